/**
 * The changes that real pages are trained with beside the pages as they are, so that the model learns what an article is without the
 * names of its classes, and which text of two is the page's. The answer stays as it is: what is put in is not the article.
 */
import { partOf, type Truth } from '../bench-sets.ts';
import type { Texts } from '../shapes/texts.ts';
import { donorOf, paragraphsOf, TRANSFORMATIONS } from '../shapes/transformations.ts';

/** Each page gets one of these, chosen by its name. */
const CHANGES = [
  ['names hashed'],
  ['names hashed', 'comments appended'],
  ['names hashed', 'no metadata'],
  ['second article appended'],
];

/** A page that is trained on as it is and changed counts once: the changed one has this share. */
export const CHANGED_SHARE = 0.35;

/** Changes a page. Its neighbours in the list, which must be trained on as well, lend an article to put in. */
export function changedPage(html: string, truths: Truth[], at: number, texts: Texts): string {
  const truth = truths[at] as Truth;
  const own = paragraphsOf(truth);
  const donors = [1, 5, 13].map((step) => donorOf(truths[(at * 7 + step) % truths.length] as Truth));
  const names = CHANGES[partOf(`changed ${truth.id}`, CHANGES.length)] ?? [];
  const apply = (before: string, name: string) => TRANSFORMATIONS[name]?.(before, own, donors, texts)?.html ?? before;
  return names.reduce(apply, html);
}
