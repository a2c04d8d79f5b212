/** The links of blocks: those in them, the last of them, and the pages that they lead to. */
import { type Element, httpUrl, isTag, type PageTree } from '../../page/page.ts';
import { visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';

/** The first link in or around the block that leads to another page of the same site; without its fragment. */
export function pageLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherPage);
}

/** The first link in or around the block that leads to another site; without its fragment. */
export function outwardLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherSite);
}

function linkOf(
  { element, nodes }: Block,
  page: PageTree,
  test: (address: string, own: string) => boolean,
): string | undefined {
  const found: Element[] = [];
  for (let node: Element | null = element, level = 0; node && level < 4; level += 1) {
    if (node.name === 'a') found.push(node);
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  for (const link of linksIn(nodes, found)) {
    const address = httpUrl(link.attribs.href, page.baseUrl)?.split('#')[0];
    if (address !== undefined && URL.canParse(page.url) && test(address, page.url)) return address;
  }
  return undefined;
}

function isOtherSite(address: string, own: string): boolean {
  return siteOf(new URL(address).hostname) !== siteOf(new URL(own).hostname);
}

/** Adds the links in document order to those found before. */
export function linksIn(nodes: Block['nodes'], found: Element[] = []): Element[] {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    if (node.name === 'a' && node.attribs.href !== undefined) found.push(node);
    linksIn(node.children, found);
  }
  return found;
}

export function firstLink(nodes: Block['nodes']): Element | undefined {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    const link = node.name === 'a' && node.attribs.href !== undefined ? node : firstLink(node.children);
    if (link) return link;
  }
  return undefined;
}

/** The link whose words are the last of a text; `a` elements alone. */
export function linkAtEnd(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (!node) continue;
    if (!isTag(node)) {
      if ('data' in node && /[\p{L}\p{N}]/u.test(node.data)) return undefined;
      continue;
    }
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
    const inner = linkAtEnd(node.children);
    if (inner || /[\p{L}\p{N}]/u.test(visibleText(node))) return inner;
  }
  return undefined;
}

function isOtherPage(address: string, own: string): boolean {
  const [other, mine] = [new URL(address), new URL(own)];
  if (siteOf(other.hostname) !== siteOf(mine.hostname)) return false;
  return other.pathname !== '/' && other.pathname !== mine.pathname;
}

/** A host without the part that names one of its servers. */
function siteOf(host: string): string {
  const parts = host.split('.');
  return parts.slice(-2).join('.').length <= SHORT_SUFFIX ? parts.slice(-3).join('.') : parts.slice(-2).join('.');
}

/** The length of `co.uk`. */
const SHORT_SUFFIX = 6;
