/** Text that a page folds is the article's where it stands in the text: details, accordions, tabs, with their labels. */
import { type Element, isTag, type ParentNode } from '../../page/tree.ts';
import { namedBy } from '../apart.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

const FOLD_NAME =
  /(?:^|[\s_-])(?:accordions?|collaps\w*|toggles?|tabs?|tab-?panels?|expand\w*|fold(?:ed|able)?|faq|spoiler)(?:$|[\s_-])/i;
const MOST_LINKS = 0.5;
const LONGEST = 6_000;
/** The model is sure below it. */
const LEAST_SCORE = 0.2;

export function keepFolded(page: PageBlocks): void {
  for (const [box, parts] of page.units(foldOf)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST || linkShareOf(parts) > MOST_LINKS) continue;
    if (meanScore(parts) >= LEAST_SCORE && page.isAmongText(box, parts)) page.keep(parts, 'folded');
  }
}

/** The outermost fold around the element. */
export function foldOf(element: Element): Element | undefined {
  let fold: Element | undefined;
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) {
    if (node.name === 'body' || node.name === 'main' || node.name === 'article') break;
    if (isFold(node)) fold = node;
  }
  return fold;
}

const isNamedFold = namedBy(FOLD_NAME);

function isFold({ attribs, name }: Element): boolean {
  return name === 'details' || attribs.role === 'tabpanel' || isNamedFold(attribs.class);
}
