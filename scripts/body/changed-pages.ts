/**
 * The changes that real pages are trained with beside the pages as they are, so that the model learns what an article is without the
 * names of its classes, and which text of two is the page's. The answer stays as it is: what is put in or left out is not the article.
 */
import { partOf, type Truth } from '../bench-sets.ts';
import type { Texts } from '../shapes/texts.ts';
import { donorOf, paragraphsOf, placeOf, TRANSFORMATIONS } from '../shapes/transformations.ts';

/** The change that stands here alone: it may take out a dek, so that the answer is not the page's to the word. */
const NOTHING_AROUND = 'nothing around';

/** Each page gets one of these, chosen by its name. */
const CHANGES = [
  ['names hashed'],
  ['names hashed', 'comments appended'],
  ['names hashed', 'no metadata'],
  ['second article appended'],
  [NOTHING_AROUND, 'no metadata'],
  [NOTHING_AROUND, 'comments appended'],
  [NOTHING_AROUND, 'second article appended', 'names hashed'],
];

/** A page that is trained on as it is and changed counts once: the changed one has this share. */
export const CHANGED_SHARE = 0.35;

/** Changes a page. Its neighbours in the list, which must be trained on as well, lend an article to put in. */
export function changedPage(html: string, truths: Truth[], at: number, texts: Texts): string {
  const truth = truths[at] as Truth;
  const own = paragraphsOf(truth);
  const donors = [1, 5, 13].map((step) => donorOf(truths[(at * 7 + step) % truths.length] as Truth));
  const names = CHANGES[partOf(`changed ${truth.id}`, CHANGES.length)] ?? [];
  return names.reduce(apply, html);

  function apply(before: string, name: string): string {
    if (name === NOTHING_AROUND) return alone(before, own);
    return TRANSFORMATIONS[name]?.(before, own, donors, texts)?.html ?? before;
  }
}

/** The headline and what stands from the first own paragraph to the last; the page as it is where they are not found. */
function alone(html: string, own: string[]): string {
  const body = html.search(/<body\b/i);
  const start = (text: string) => text.trim().slice(0, 40);
  const places = own.filter((part) => part.length >= 40).map((part) => placeOf(html, start(part)));
  const found = places.filter((place) => place > body);
  if (body < 0 || found.length < 2) return html;
  const first = html.lastIndexOf('<', Math.min(...found));
  const last = Math.max(...found);
  const end = html.slice(last).search(/<\/(?:p|div|li|td|section|article|blockquote|main)\s*>/i);
  const headline = /<h1\b[^>]*>[\s\S]*?<\/h1\s*>/i.exec(html.slice(body, first))?.[0] ?? '';
  const text = html.slice(first, end < 0 ? undefined : last + end);
  return `${html.slice(0, body)}<body>${headline}${text}</body></html>`;
}
