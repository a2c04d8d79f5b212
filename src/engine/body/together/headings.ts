/** A heading stays with what it heads, and goes with it. */
import { ancestors, closest, type Element, isTag } from '../../page/tree.ts';
import type { Decision } from '../decide.ts';
import { headingOf } from '../structure.ts';
import { linkShareOf, type PageBlocks } from './page.ts';

/** The model is sure below this that a heading is none of the article's. */
const LEAST_SCORE = 0.3;
const LEAST_BETWEEN = 0.12;
const LONGEST = 200;
const MOST_LINKS = 0.7;
/** Characters of a heading that may end in a full stop and still be one. */
const LONGEST_LABEL = 80;

/** Keeps headings between kept text, in one box with what follows them. */
export function keepHeadings(page: PageBlocks): void {
  const { decisions } = page;
  decisions.forEach((decision, i) => {
    const { block, kept, score } = decision;
    if (kept || score < LEAST_BETWEEN || block.text.length > LONGEST) return;
    const next = decisions[i + 1];
    // A line without links right between two kept blocks is seldom another text's.
    const isBetween = decisions[i - 1]?.kept === true && next?.kept === true && block.links === 0;
    if (score < LEAST_SCORE && !isBetween) return;
    const before = page.keptBefore(i);
    const heading = headingOf(block.element)?.element;
    if (!heading || !next?.kept || !before) return;
    const boxes = new Set(ancestors(heading));
    if (isIn(next.block.element, boxes) && isIn(before.block.element, boxes)) page.keep([decision], 'heading');
  });
}

/** Whether the element stands within three steps of the heading's own box. */
function isIn(element: Element, boxes: ReadonlySet<Element>): boolean {
  let level = 0;
  for (const around of ancestors(element)) {
    if (around.name === 'body') return false;
    if (boxes.has(around)) return true;
    level += 1;
    if (level > 3) return false;
  }
  return false;
}

/** A heading right before links that were left out headed them. */
export function dropHeadings(page: PageBlocks): void {
  const { decisions } = page;
  decisions.forEach((decision, i) => {
    // A sentence is of the text, which the page prints large here.
    if (!decision.kept || !headingOf(decision.block.element) || isSentence(decision.block.text)) return;
    if (isOfCard(decision.block.element)) {
      page.drop([decision], 'card');
      return;
    }
    const lost: Decision[] = [];
    for (let at = i + 1; at < decisions.length && !decisions[at]?.kept; at += 1) lost.push(decisions[at] as Decision);
    if (lost.length > 1 && linkShareOf(lost) > MOST_LINKS) page.drop([decision], 'heading-of-links');
  });
}

/** Tells whether a heading is in one link with a picture: the card of another story. */
function isOfCard(heading: Element): boolean {
  const link = closest(heading, 'a');
  if (!link || link.attribs.href === undefined || link.attribs.href.startsWith('#')) return false;
  return holdsPicture(link);
}

function holdsPicture(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (child.name === 'img' || holdsPicture(child)));
}

function isSentence(text: string): boolean {
  return text.length > LONGEST_LABEL && /[.!?。！？]["'”’»)]?$/.test(text);
}
