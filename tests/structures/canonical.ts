/** HTML of any reader in one form: its blocks, lists with their numbers, cells, quotes, marks, targets of links, and its text. */
import { type ChildNode, type Element, isTag, isText, parsePage } from '../../src/engine/page/page.ts';

/** Names of readers for one thing. */
const SAME: Record<string, string> = { b: 'strong', i: 'em', s: 'del', strike: 'del' };
const KEPT = new Set('h1 h2 h3 h4 h5 h6 p ul ol li blockquote pre code table tr th td em strong del a br hr img'.split(' '));
/** A paragraph alone in an item is the item's text: readers differ in what makes a list loose. */
const LOOSE = new Set(['li', 'td', 'th']);

export function canonical(html: string): string {
  const parts: string[] = [];
  for (const child of parsePage(`<!DOCTYPE html><body>${html}`, 'https://paper.example/').body.children) write(child, parts);
  return parts
    .join('')
    .replace(/<a mailto:([^>]*)>\1<\/a>/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim();
}

function write(node: ChildNode, parts: string[]): void {
  // A sign of the text is no mark, but a break that a reader shows as it is written.
  if (isText(node)) parts.push(node.data.replace(/<(?!br>)/g, '&lt;'));
  if (!isTag(node)) return;
  const name = SAME[node.name] ?? node.name;
  const isKept = KEPT.has(name) && !(name === 'p' && node.parent && isTag(node.parent) && LOOSE.has(node.parent.name));
  if (isKept) parts.push(`<${name}${detailOf(node, name)}>`);
  for (const child of node.children) write(child, parts);
  if (isKept) parts.push(`</${name}>`);
}

function detailOf(element: Element, name: string): string {
  if (name === 'a') return ` ${decoded(element.attribs.href)}`;
  if (name === 'img') return ` ${element.attribs.src} ${element.attribs.alt}`;
  return name === 'ol' ? ` ${element.attribs.start ?? 1}` : '';
}

/** Readers differ in which signs of an address they write as percent and number. */
function decoded(address = ''): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** All signs of the text but white space. */
export function signsOf(html: string): string {
  return canonical(html)
    .replace(/<(?:br|[^>]*)>/g, '')
    .replace(/\s+/g, '');
}
