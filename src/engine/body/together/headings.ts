/** A heading stays with what it heads, and goes with it. */

import { ancestors, closest, type Element, isTag, isText } from '../../page/page.ts';
import type { Block } from '../blocks.ts';
import type { Decision } from '../decide.ts';
import { headingOf } from '../structure.ts';
import { linkShareOf, type PageBlocks } from './page.ts';

/** The model is sure below this that a heading is none of the article's. */
const LEAST_HEADING_SCORE = 0.3;
const LEAST_BETWEEN = 0.12;
const LONGEST_HEADING = 200;
const MOST_HEADING_LINKS = 0.7;
/** Characters of a heading that may end in a full stop and still be one. */
const LONGEST_LABEL = 80;

/** Keeps headings between kept text, in one box with what follows them. */
export function keepHeadings(page: PageBlocks): void {
  page.decisions.forEach((decision, i) => {
    if (!decision.kept && isHeadingOfText(page, decision, i)) page.keep([decision], 'heading');
  });
}

function isHeadingOfText(page: PageBlocks, { block, score }: Decision, i: number): boolean {
  const { decisions } = page;
  if (score < LEAST_BETWEEN || block.text.length > LONGEST_HEADING) return false;
  const next = decisions[i + 1];
  if (!next?.kept) return false;
  // A line without links right between two kept blocks is seldom another text's.
  const isBetween = decisions[i - 1]?.kept === true && block.links === 0;
  if (score < LEAST_HEADING_SCORE && !isBetween) return false;
  const before = page.keptBefore(i);
  const heading = headingOf(block.element)?.element ?? (isBetween ? boldLine(block) : undefined);
  if (!heading || !before) return false;
  const boxes = new Set(ancestors(heading));
  return isIn(next.block.element, boxes) && isIn(before.block.element, boxes);
}

/** The `<b>` that hangs bare between paragraphs and is all of a block: a heading of pages without any. */
function boldLine({ element, nodes, text }: Block): Element | undefined {
  if (text.length > LONGEST_LABEL || element.name === 'p') return undefined;
  const [only, other] = nodes.filter((node) => !isText(node) || /\S/.test(node.data));
  return only && !other && isTag(only) && BOLD.test(only.name) ? only : undefined;
}

const BOLD = /^(?:b|strong)$/;

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
    if (!decision.kept) return;
    const { element, text } = decision.block;
    const by = isOfCard(element) ? 'card' : leadsLinks(page, i) ? 'heading-of-links' : undefined;
    // A sentence is of the text, which the page prints large here.
    if (by !== undefined && headingOf(element) && !isSentence(text)) page.drop([decision], by);
  });
}

/** Tells whether links that were left out stand behind the block, up to the next that is kept. */
function leadsLinks({ decisions }: PageBlocks, i: number): boolean {
  let end = i + 1;
  while (end < decisions.length && !decisions[end]?.kept) end += 1;
  return end - i > 2 && linkShareOf(decisions.slice(i + 1, end)) > MOST_HEADING_LINKS;
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
