/** Structures among kept text stay whole: tables, code, quotes, lists; and a heading stays with what it heads. */

import { isPost } from '../../embeds/posts.ts';
import { ancestors, type ChildNode, closest, contains, type Element, isTag, isText } from '../../page/page.ts';
import type { Decision } from '../decide.ts';
import { headingOf, quoteBoxesIn } from '../structure.ts';
import { Boxes, isApart, words } from '../words.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

const MOST_TABLE_LINKS = 0.8;
const LONGEST_CELL = 2_000;
/** The model is sure below it. */
const LEAST_TABLE_SCORE = 0.03;

export function keepTables(page: PageBlocks): void {
  if (!page.has('table')) return;
  for (const [table, parts] of page.units(tablesIn)) {
    if (parts.every(({ kept }) => kept)) {
      page.keep(captionOf(page, table), 'table');
      continue;
    }
    if (!isData(table, parts)) continue;
    if (linkShareOf(parts) > MOST_TABLE_LINKS || meanScore(parts) < LEAST_TABLE_SCORE || !page.isAmongText(table, parts))
      continue;
    page.keep([...parts, ...captionOf(page, table)], 'table');
  }
}

function tablesIn(): (element: Element) => Element | undefined {
  return (element) => closest(element, 'table');
}

/** Rows of two cells at least, with header cells or of one length, or of one below a header; no table in them or around. */
function isData(table: Element, parts: Decision[]): boolean {
  if ([...ancestors(table)].some(({ name }) => name === 'table')) return false;
  if (parts.some(({ block }) => block.text.length > LONGEST_CELL)) return false;
  const rows = rowsIn(table);
  const cells = rows.map((row) => row.children.filter((child): child is Element => isTag(child) && CELL.test(child.name)));
  const headers = cells.flat().filter(({ name }) => name === 'th').length;
  const widths = new Set(widthsOf(cells));
  if (rows.length > 2 && headers > 0 && headers < rows.length && widths.size === 1 && widths.has(1)) return true;
  return rows.length > 1 && Math.max(...widths) > 1 && (headers > 1 || (widths.size === 1 && rows.length > 2));
}

/** The columns that each row takes, with those that cells of the rows above reach into. */
function widthsOf(rows: Element[][]): number[] {
  const reaching: { columns: number; rows: number }[] = [];
  return rows.map((cells) => {
    const above = reaching.filter((cell) => cell.rows > 0);
    for (const cell of above) cell.rows -= 1;
    const own = cells.map(({ attribs }) => ({ columns: span(attribs.colspan), rows: span(attribs.rowspan) - 1 }));
    reaching.push(...own.filter((cell) => cell.rows > 0));
    return [...above, ...own].reduce((sum, { columns }) => sum + columns, 0);
  });
}

function span(written: string | undefined): number {
  const count = Number(written ?? 1);
  return Number.isInteger(count) && count > 1 ? count : 1;
}

const CELL = /^t[dh]$/;

function rowsIn(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (!isTag(child)) return [];
    if (child.name === 'tr') return [child];
    return child.children.filter((row): row is Element => isTag(row) && row.name === 'tr');
  });
}

/** `<figure><table>…</table><figcaption>…</figcaption></figure>` */
function captionOf(page: PageBlocks, table: Element): Decision[] {
  const figure = closest(table, 'figure');
  return figure ? page.inside(figure) : [];
}

// Code among kept text is the text's: its lines are short and read like none of an article.

/** The model is sure below it. */
const LEAST_CODE_SCORE = 0.18;
/** A longer listing, and a command of one line, are decided by what they say. In characters. */
const LONGEST_CODE = 1_500;

export function keepCode(page: PageBlocks): void {
  if (!page.has('pre')) return;
  for (const [code, parts] of page.units(codeIn)) {
    if (charsOf(parts) > LONGEST_CODE || meanScore(parts) < LEAST_CODE_SCORE || !textIn(code).trim().includes('\n'))
      continue;
    if (page.isAmongText(code, parts)) page.keep(parts, 'code');
  }
}

function codeIn(): (element: Element) => Element | undefined {
  return (element) => closest(element, 'pre');
}

function textIn(node: ChildNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(textIn).join('') : '';
}

// A quote stays with its attribution, a post of somebody else whole; a quote that only repeats the text goes.

const LONGEST_QUOTE = 1_500;
/** The model is sure below it. */
const LEAST_QUOTE_SCORE = 0.1;
const LEAST_BLOCKQUOTE_SCORE = 0.02;
/** A shorter one may well be said twice. In words. */
const LEAST_WORDS = 4;

export function keepQuotes(page: PageBlocks): void {
  for (const [quote, parts] of page.units(quotesIn)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST_QUOTE) continue;
    const someKept = parts.some(({ kept }) => kept);
    const isPlain = quote.name === 'blockquote' && linkShareOf(parts) === 0;
    const isLikely = isPost(quote) || meanScore(parts) >= (isPlain ? LEAST_BLOCKQUOTE_SCORE : LEAST_QUOTE_SCORE);
    if (someKept || (isLikely && page.isAmongText(quote, parts, isPost(quote))))
      page.keep(parts, isPost(quote) ? 'post' : 'quote');
  }
}

function quotesIn(page: PageBlocks): (element: Element) => Element | undefined {
  const boxOf = quoteBoxesIn(page.blocks);
  if (!page.has('blockquote')) return boxOf;
  const quotes = new Boxes(page.blocks, ({ name }) => name === 'blockquote');
  return (element) => boxOf(element) ?? quotes.outermost(element);
}

export function dropPullQuotes(page: PageBlocks): void {
  const units = page.units(quotesIn);
  if (units.size === 0) return;
  const kept = page.decisions.filter((decision) => decision.kept);
  const phrases = new Map<Decision, string>();
  const phraseOf = (decision: Decision) => {
    const phrase = phrases.get(decision) ?? ` ${words(decision.block.text).join(' ')} `;
    phrases.set(decision, phrase);
    return phrase;
  };
  for (const [quote, parts] of units) {
    if (charsOf(parts) > LONGEST_QUOTE || isPost(quote)) continue;
    const [longest] = [...parts].sort((a, b) => b.block.text.length - a.block.text.length);
    const said = words((longest as Decision).block.text);
    if (said.length < LEAST_WORDS) continue;
    const phrase = ` ${said.join(' ')} `;
    const repeats = kept.some((decision) => {
      const { element, text } = decision.block;
      return !contains(quote, element) && text.length >= phrase.length && phraseOf(decision).includes(phrase);
    });
    if (repeats) page.drop(parts, 'pull-quote');
  }
}

// A list stays whole: of its items, many are too short to be judged alone.

/** A list with a larger share of links leads to other pages. */
const MOST_LIST_LINKS = 0.4;
const MOST_LINKS_INTRODUCED = 0.9;
/** The rest of a list comes along where at least this share of it is kept. */
const LEAST_KEPT = 0.5;
/** The model is sure below it. */
const LEAST_LIST_SCORE = 0.1;
/** A list that holds most of a page is its layout. */
const MOST_ITEMS = 60;
const ENDS_WITH_COLON = /[:：]\s*$/;

export function keepLists(page: PageBlocks): void {
  for (const [list, parts] of page.units(listsIn)) {
    if (parts.every(({ kept }) => kept) || parts.length > MOST_ITEMS * 2) continue;
    const kept = parts.filter((part) => part.kept);
    const links = linkShareOf(parts);
    const isAmong = page.isAmongText(list, parts);
    const isIntroduced = isAmong && (links < MOST_LINKS_INTRODUCED || leadsToFiles(list)) && introduces(page, parts);
    const isMostly = kept.length > 0 && charsOf(kept) >= LEAST_KEPT * charsOf(parts);
    const isLikely = meanScore(parts) >= LEAST_LIST_SCORE;
    if (isIntroduced || (links < MOST_LIST_LINKS && (isMostly || (isAmong && isLikely))))
      page.keep(
        parts.filter(({ block }) => !closest(block.element, 'figcaption') && !isApartIn(list, block.element)),
        'list',
      );
  }
}

function listsIn({ blocks }: PageBlocks): (element: Element) => Element | undefined {
  const lists = new Boxes(blocks, ({ name }) => name === 'ul' || name === 'ol' || name === 'dl');
  return (element) => lists.outermost(element);
}

/** Tells whether a box inside the list is named as something else, such as an advertisement. */
function isApartIn(list: Element, element: Element): boolean {
  for (const box of [element, ...ancestors(element)]) {
    if (box === list) return false;
    if (isApart(box)) return true;
  }
  return false;
}

/** Tells whether each link of the list leads to a document. */
function leadsToFiles(list: Element): boolean {
  const addresses = addressesIn(list);
  return addresses.length > 0 && addresses.every((address) => FILE.test(address));
}

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|epub)(?:[?#]|$)/i;

function addressesIn(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (!isTag(child)) return [];
    return child.name === 'a' && child.attribs.href ? [child.attribs.href] : addressesIn(child);
  });
}

/** A kept paragraph right before it ends in a colon. */
function introduces({ decisions }: PageBlocks, [first]: Decision[]): boolean {
  const before = decisions[(first as Decision).block.index - 1];
  return before?.kept === true && ENDS_WITH_COLON.test(before.block.text);
}

// A heading stays with what it heads, and goes with it.

/** The model is sure below this that a heading is none of the article's. */
const LEAST_HEADING_SCORE = 0.3;
const LEAST_BETWEEN = 0.12;
const LONGEST_HEADING = 200;
const MOST_HEADING_LINKS = 0.7;
/** Characters of a heading that may end in a full stop and still be one. */
const LONGEST_LABEL = 80;

/** Keeps headings between kept text, in one box with what follows them. */
export function keepHeadings(page: PageBlocks): void {
  const { decisions } = page;
  decisions.forEach((decision, i) => {
    const { block, kept, score } = decision;
    if (kept || score < LEAST_BETWEEN || block.text.length > LONGEST_HEADING) return;
    const next = decisions[i + 1];
    if (!next?.kept) return;
    // A line without links right between two kept blocks is seldom another text's.
    const isBetween = decisions[i - 1]?.kept === true && block.links === 0;
    if (score < LEAST_HEADING_SCORE && !isBetween) return;
    const before = page.keptBefore(i);
    const heading = headingOf(block.element)?.element;
    if (!heading || !before) return;
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
