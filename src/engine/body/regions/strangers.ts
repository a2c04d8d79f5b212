/** Whole articles of other headlines that stand on the page of this one. */
import { closest, type Element, elementsNamed, HEADINGS, isTag } from '../../page/page.ts';
import { visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { words } from '../words.ts';
import { kindOf, type Sight } from './sight.ts';
import { isByline, isDate } from './signs.ts';

/** Characters of the text before such an article, and of one in an element of its own. */
const [LEAST_BEFORE, LEAST_OWN] = [400, 150];

/**
 * Drops whole articles of other headlines, signed and dated, below a line that the page's title has. Their text may outweigh the
 * page's own: so what stands before them is counted as it is.
 */
export function findStrangers(sight: Sight): void {
  const { blocks, page } = sight;
  const articles = elementsNamed(page, 'article');
  if (articles.length > MOST_ARTICLES) return;
  const headed = articles.flatMap((element) => {
    const [from, to] = sight.range(element);
    const head = blocks.slice(from, Math.min(from + HEAD_BLOCKS, to));
    const heading = head.find((block) => block.element.name === 'h1');
    return heading && head.some(isDate) ? { element, from, heading, isSigned: head.some(isByline), to } : [];
  });
  const [titled] = elementsNamed(page, 'title');
  if (headed.length === 0 || titled === undefined) return;
  const title = new Set(words(visibleText(titled).slice(0, LONGEST_TITLE)));
  const isNamed = ({ text }: Block) => {
    const own = text.length < SHORTEST_TITLE || text.length > LONGEST_TITLE ? [] : words(text);
    return own.filter((word) => title.has(word)).length > own.length / 2;
  };
  const named = blocks.findIndex((block) => (block.links === 0 || HEADINGS.has(block.element.name)) && isNamed(block));
  // A text in an article element of its own is one, however short.
  const own = closest(blocks[named]?.element ?? page.body, 'article');
  const isOther = ({ element, from, heading, isSigned }: (typeof headed)[number]) =>
    element !== own && from > named && !isNamed(heading) && (isSigned || own !== undefined) && !sight.holdsHeadline(element);
  for (const { element, from, to } of named < 0 ? [] : headed.filter(isOther)) {
    const before = between(sight.chars, named + 1, from) - between(sight.linkChars, named + 1, from);
    const isAlone = before >= (own ? LEAST_OWN : LEAST_BEFORE) && !sight.isSiteHead(from) && !isOneOfSeveral(sight, element);
    if (isAlone) sight.drop(from, to, 'second-article');
  }
}

/** Tells whether one of its kind stands before it as text, as on a page of several posts. */
function isOneOfSeveral(sight: Sight, article: Element): boolean {
  const before = (article.parent?.children ?? []).filter(isTag).filter(({ order }) => order < article.order);
  const isAlike = (other: Element) => kindOf(other) === kindOf(article) && !sight.holdsHeadline(other);
  return before.some((other) => isAlike(other) && sight.dropped[sight.range(other)[0]] === undefined);
}

/** A page of more articles is a list. */
const [MOST_ARTICLES, HEAD_BLOCKS, SHORTEST_TITLE, LONGEST_TITLE] = [20, 4, 10, 400];
