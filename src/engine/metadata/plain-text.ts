/** Text out of strings that may hold markup: JSON-LD values and attributes that were escaped once too often. */
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';
import { withoutEndlessReferences } from '../page/references.ts';

// A headline or a byline is short; longer values (article bodies) are cut before they are parsed as HTML.
const MAX_MARKUP = 5_000;

const TEXT_TAGS =
  'a|abbr|acronym|b|bdi|bdo|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|picture|q|s|samp|small|source|span|strike|strong|sub|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|var|wbr';
// A `<` that begins no tag of text is prose: a headline may be about `<script>`, or say that 3 <4.
const PROSE = new RegExp(`<(?!/?(?:${TEXT_TAGS})(?:[\\s/>]|$)|!--)`, 'gi');
const PROSE_BESIDE_RAW_TEXT = new RegExp(`<(?!/?(?:${TEXT_TAGS}|script|style|iframe)(?:[\\s/>]|$)|!--)`, 'gi');

/** `text` with entities decoded (`&amp;amp;` too) and tags dropped. Prose with a bare `<` keeps it. */
export function plainText(text: string): string {
  let plain = text;
  for (let pass = 0; pass < 2 && /&(?:#x?[\da-f]{1,7}|[a-z]\w{1,31});|<\/?[a-z][^<>]{0,2000}>/i.test(plain); pass += 1) {
    const markup = plain.slice(0, MAX_MARKUP);
    const prose = /<\/(?:script|style|iframe)\b/i.test(markup) ? PROSE_BESIDE_RAW_TEXT : PROSE;
    plain = textContent(parseFragment(withoutEndlessReferences(markup.replace(prose, '&lt;'))));
  }
  return plain;
}

function textContent(node: DefaultTreeAdapterMap['node']): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value;
  if (node.nodeName === 'script' || node.nodeName === 'style' || !('childNodes' in node)) return '';
  const inner = node.childNodes.map(textContent).join('');
  return /^(?:p|br|div|li)$/.test(node.nodeName) ? ` ${inner} ` : inner;
}
