/** The links of blocks: those in them, the last of them, and the pages that they lead to. */
import { type ChildNode, type Element, fact, httpUrl, isTag, type PageTree } from '../../page/page.ts';
import { visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { PITCHED } from './wording.ts';

/** The first link in or around the block that leads to another page of the same site; without its fragment. */
export function pageLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherPage);
}

/** The first link in or around the block that leads to another site; without its fragment. */
export function outwardLink(block: Block, page: PageTree): string | undefined {
  return linkOf(block, page, isOtherSite);
}

function linkOf({ element, nodes }: Block, page: PageTree, test: (address: URL, own: URL) => boolean): string | undefined {
  const own = ownAddress(page);
  if (!own) return undefined;
  const found: Element[] = [];
  for (let node: Element | null = element, level = 0; node && level < 4; level += 1) {
    if (node.name === 'a') found.push(node);
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  for (const link of linksIn(nodes, found)) {
    const address = httpUrl(link.attribs.href, page.baseUrl)?.split('#')[0];
    if (address !== undefined && test(new URL(address), own)) return address;
  }
  return undefined;
}

const ownAddress = fact((page) => (URL.canParse(page.url) ? new URL(page.url) : null));

function isOtherSite(address: URL, own: URL): boolean {
  return siteOf(address.hostname) !== siteOf(own.hostname);
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

export function lastLink(nodes: Block['nodes']): Element | undefined {
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i] as ChildNode;
    if (!isTag(node)) continue;
    const inner = lastLink(node.children);
    if (inner) return inner;
    if (node.name === 'a' && node.attribs.href !== undefined) return node;
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

/** The link at the end that is a sentence of its own, behind a whole one or alone. */
export function linkApart({ nodes, text }: Block): Element | undefined {
  const link = linkAtEnd(nodes);
  const label = link && visibleText(link).trim();
  if (!label) return undefined;
  const before = text.slice(0, text.lastIndexOf(label)).trimEnd();
  return before === '' || WHOLE_SENTENCE.test(before.slice(-2)) ? link : undefined;
}

const WHOLE_SENTENCE = /[.!?…:。！？：؟][»”"’)]?$/u;

/** Tells whether a link leads to where a program is fetched, or a house is followed. */
export function isPitched({ attribs: { href = '' } }: Element): boolean {
  return PITCHED.test(href);
}

/** Tells whether a link stays on the site, on another of its hosts too. */
export function isOwnSite({ attribs: { href = '' } }: Element, page: PageTree): boolean {
  const [own, address] = [ownAddress(page), httpUrl(href, page.baseUrl)];
  return own !== null && address !== undefined && !isOtherSite(new URL(address), own);
}

function isOtherPage(address: URL, own: URL): boolean {
  if (siteOf(address.hostname) !== siteOf(own.hostname)) return false;
  return address.pathname !== '/' && address.pathname !== own.pathname;
}

/** A host without the part that names one of its servers. */
function siteOf(host: string): string {
  const parts = host.split('.');
  return parts.slice(-2).join('.').length <= SHORT_SUFFIX ? parts.slice(-3).join('.') : parts.slice(-2).join('.');
}

/** The length of `co.uk`. */
const SHORT_SUFFIX = 6;

/** An address or a type of an article's own. */
export function statesOwn({ attribs }: Element): boolean {
  const { itemtype } = attribs;
  if (itemtype !== undefined && /(?:Article|BlogPosting|Report)$/.test(itemtype)) return true;
  return Object.keys(attribs).some((name) => OWN_ADDRESS.test(name));
}

const OWN_ADDRESS = /^data-(?:.*-)?(?:url|permalink|canonical|href|post-?id|article-?id)$/;
