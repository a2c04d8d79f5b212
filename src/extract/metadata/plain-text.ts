/** Text out of strings that may hold markup: JSON-LD values and attributes that were escaped once too often. */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';

// A headline or a byline is short; longer values (article bodies) are cut before they are parsed as HTML.
const MAX_MARKUP = 5_000;

/** `text` with entities decoded (`&amp;amp;` too) and tags dropped. Prose with a bare `<` keeps it. */
export function plainText(text: string): string {
  let plain = text;
  for (let pass = 0; pass < 2 && /&(?:#x?[\da-f]{1,7}|[a-z]\w{1,31});|<\/?[a-z][^<>]{0,2000}>/i.test(plain); pass += 1) {
    plain = textContent(parseFragment(plain.slice(0, MAX_MARKUP)));
  }
  return plain;
}

function textContent(node: DefaultTreeAdapterMap['node']): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  if (node.nodeName === 'script' || node.nodeName === 'style' || !('childNodes' in node)) return '';
  const inner = node.childNodes.map(textContent).join('');
  return /^(?:p|br|div|li)$/.test(node.nodeName) ? ` ${inner} ` : inner;
}
