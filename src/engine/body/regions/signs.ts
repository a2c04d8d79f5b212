/** Signs that a block belongs to the head of an article or a comment: bylines, dates, links of the same site. */
import { hasBylineLabel } from '../../metadata/names/byline-labels.ts';
import { type Element, httpUrl, isTag, type PageTree } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';

/** A longer block is prose. Characters. */
const LONGEST_LINE = 120;
const BYLINE_WORD = /(?:^|[\s_-])(?:by-?line|author|writer|autor|auteur|dateline)/i;
const DATE_WORD = /(?:^|[\s_-])(?:date|time|published|timestamp|datum|fecha)/i;
const DATE =
  /\b(?:19|20)\d\d\b|\d{1,2}[.:/h]\d\d|(?:19|20)\d\d\s?年|\b\d{1,2}\s?(?:min|h|hours?|days?|weeks?|months?|years?)\b\.? ago|\bvor \d{1,2} |\bhace \d|\bil y a \d/i;
const SENTENCE = /[\p{Ll}\p{Lo}][.!?。]["”’»]?$/u;

export function isByline({ element, text }: Block): boolean {
  if (text.length > LONGEST_LINE || SENTENCE.test(text)) return false;
  if (hasBylineLabel(text)) return true;
  return near(element, ({ attribs }) => {
    const { class: classes, itemprop, rel } = attribs;
    return rel === 'author' || (itemprop !== undefined && /author/i.test(itemprop)) || BYLINE_WORD.test(classes ?? '');
  });
}

export function isDate({ element, nodes, text }: Block): boolean {
  if (text.length > LONGEST_LINE || HEADING.test(element.name) || SENTENCE.test(text)) return false;
  const times = nodes.some(
    (node) => isTag(node) && (node.name === 'time' || node.children.some((child) => isTag(child) && child.name === 'time')),
  );
  if (times || DATE.test(text)) return true;
  return /\d/.test(text) && near(element, ({ attribs, name }) => name === 'time' || DATE_WORD.test(attribs.class ?? ''));
}

const HEADING = /^h[1-6]$/;

/** The element itself or the one around it. */
function near(element: Element, test: (element: Element) => boolean): boolean {
  const { parent } = element;
  return test(element) || (parent !== null && isTag(parent) && test(parent as Element));
}

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
  const around: Element[] = [];
  for (let node: Element | null = element, level = 0; node && level < 4; level += 1) {
    if (node.name === 'a') around.push(node);
    node = node.parent && isTag(node.parent) ? (node.parent as Element) : null;
  }
  for (const link of [...around, ...linksIn(nodes)]) {
    const address = httpUrl(link.attribs.href, page.baseUrl)?.split('#')[0];
    if (address !== undefined && URL.canParse(page.url) && test(address, page.url)) return address;
  }
  return undefined;
}

function isOtherSite(address: string, own: string): boolean {
  return siteOf(new URL(address).hostname) !== siteOf(new URL(own).hostname);
}

function* linksIn(nodes: Block['nodes']): Generator<Element> {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    if (node.name === 'a' && node.attribs.href !== undefined) yield node;
    yield* linksIn(node.children);
  }
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
