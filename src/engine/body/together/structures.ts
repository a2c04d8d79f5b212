/** Structures among kept text stay whole: tables, code, quotes, lists. */

import { isConsentBox, isPost } from '../../embeds/posts.ts';
import { ancestors, type ChildNode, closest, contains, type Element, HEADINGS, isTag, isText } from '../../page/page.ts';
import { type Block, languageOfCode } from '../blocks.ts';
import type { Decision } from '../decide.ts';
import { isEditorLine } from '../regions/author-notes.ts';
import { leadsToFiles, linksIn } from '../regions/links.ts';
import { quoteBoxesIn } from '../structure.ts';
import { Boxes, isApart, isFold, words } from '../words.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';
import { ENDS_SENTENCE } from './paragraphs.ts';

/** The model is sure below the score. */
const [MOST_TABLE_LINKS, LONGEST_CELL, LEAST_TABLE_SCORE, LEAST_LAST_TABLE] = [0.8, 2_000, 0.03, 0.08];

export function keepTables(page: PageBlocks): void {
  if (!page.has('table')) return;
  for (const [table, parts] of page.units(() => (element) => closest(element, 'table'))) {
    const isWhole = parts.every(({ kept }) => kept);
    if (isWhole) page.keep(captionOf(page, table), 'table');
    if (isWhole || !isData(table, parts)) continue;
    const [links, score] = [linkShareOf(parts), meanScore(parts)];
    if (links > MOST_TABLE_LINKS || score < LEAST_TABLE_SCORE) continue;
    if (!page.isAmongText(table, parts, links === 0 && score >= LEAST_LAST_TABLE && isBehindText(page, parts))) continue;
    // A row that begins with a link is no card.
    page.keep([...parts, ...captionOf(page, table)], 'table', 'card');
  }
}

/** The block before the table is kept, or a heading is, and kept text before that. */
function isBehindText({ decisions }: PageBlocks, [first]: Decision[]): boolean {
  const { index } = (first as Decision).block;
  const [before, above] = [decisions[index - 1], decisions[index - 2]];
  return before?.kept === true || (above?.kept === true && HEADINGS.has(before?.block.element.name ?? ''));
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
function captionOf(page: PageBlocks, shown: Element): Decision[] {
  const figure = closest(shown, 'figure');
  return figure ? page.inside(figure) : [];
}

// Code among kept text is the text's: its lines are short and read like none of an article.

/** The model is sure below it; below the second of code beside the numbers of its lines, or that names its language. */
const [LEAST_CODE_SCORE, LEAST_LISTING_SCORE] = [0.18, 0.03];
/** A longer listing must be likelier; a command of one line that nothing leads to is decided by what it says. In characters. */
const [LONGEST_CODE, LEAST_LONG_SCORE] = [1_500, 0.3];

export function keepCode(page: PageBlocks): void {
  if (!page.has('pre')) return;
  for (const [code, parts] of page.units(codeIn)) {
    const listing = listingOf(code);
    const whole = listing === code ? parts : page.inside(listing);
    if (isShownCode(page, code, parts) && page.isAmongText(listing, whole, introduces(page, whole)))
      page.keep([...parts, ...captionOf(page, code)], 'code');
    if (listing !== code && parts.some(({ block, kept }) => kept && WORDED.test(block.text)))
      page.drop(whole.filter(isOfNumbers), 'line-numbers');
  }
}

function isShownCode(page: PageBlocks, code: Element, parts: Decision[]): boolean {
  if (isHiddenCode(code) || (charsOf(parts) > LONGEST_CODE && meanScore(parts) < LEAST_LONG_SCORE)) return false;
  const text = textIn(code).trim();
  const isMarked = listingOf(code) !== code || languageOfCode(code) !== undefined;
  const least = isMarked ? LEAST_LISTING_SCORE : LEAST_CODE_SCORE;
  const isLikely = meanScore(parts) >= least && (isMarked || text.includes('\n'));
  return WORDED.test(text) && (isLikely || introduces(page, parts));
}

/** Listings in tabs are hidden until one of them is opened. */
function isHiddenCode(code: Element): boolean {
  return code.attribs.hidden !== undefined && !isFold(code) && !(code.parent && isTag(code.parent) && isFold(code.parent));
}

/** The number of a line is no code. */
const isOfNumbers = ({ block }: Decision): boolean => !WORDED.test(block.text);
const WORDED = /\p{L}/u;

function codeIn(): (element: Element) => Element | undefined {
  return (element) => closest(element, 'pre');
}

function textIn(node: ChildNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  return node.name === 'br' ? '\n' : node.children.map(textIn).join('');
}

/** Hexo and its like set code beside the numbers of its lines, in a table of one row. */
function listingOf(code: Element): Element {
  const table = code.parent && isTag(code.parent) && code.parent.name === 'td' ? closest(code, 'table') : undefined;
  return table && rowsIn(table).length === 1 ? table : code;
}

// A quote stays with its attribution, a post of somebody else whole; a quote that only repeats the text goes.

const LONGEST_QUOTE = 1_500;
/** The model is sure below it. */
const LEAST_QUOTE_SCORE = 0.1;
/** Without a link; one of fewer words may well be said twice. */
const [LEAST_PLAIN_QUOTE_SCORE, LEAST_BLOCKQUOTE_SCORE, LEAST_IN_BOX, LEAST_WORDS] = [0.05, 0.02, 0.02, 4];

export function keepQuotes(page: PageBlocks): void {
  for (const [quote, parts] of page.units(quotesIn)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST_QUOTE) continue;
    const someKept = parts.some(({ kept }) => kept);
    const isOfNetwork = isPost(quote);
    const isLikely = isOfNetwork || meanScore(parts) >= leastScoreOf(quote, parts);
    if (!someKept && !(isLikely && page.isAmongText(unasked(quote), parts, isOfNetwork))) continue;
    const isWhole = isOfNetwork || /^(?:blockquote|figure)$/.test(quote.name);
    page.keep(isWhole ? parts : parts.filter(({ score }) => score >= LEAST_IN_BOX), isOfNetwork ? 'post' : 'quote');
  }
}

/** The element that the box that asks before a post stands in, or the quote itself. */
const unasked = (quote: Element, box = quote.parent as Element) => (isConsentBox(box) ? (box.parent as Element) : quote);

function leastScoreOf({ name }: Element, parts: Decision[]): number {
  if (linkShareOf(parts) > 0) return LEAST_QUOTE_SCORE;
  return name === 'blockquote' ? LEAST_BLOCKQUOTE_SCORE : LEAST_PLAIN_QUOTE_SCORE;
}

function quotesIn(page: PageBlocks): (element: Element) => Element | undefined {
  const boxOf = quoteBoxesIn(page.blocks);
  if (!page.has('blockquote')) return boxOf;
  const quotes = new Boxes(page.blocks, ({ name }) => name === 'blockquote');
  return (element) => boxOf(element) ?? quotes.outermost(element);
}

export function dropPullQuotes(page: PageBlocks): void {
  // An <aside> that repeats the text is such a quote, whatever it is called.
  const units = new Map([...page.units(quotesIn), ...page.units(asidesIn)]);
  if (units.size === 0) return;
  const kept = page.decisions.filter((decision) => decision.kept);
  const phrases = new Map<Decision, string>();
  const phraseOf = (decision: Decision, parting: string) => {
    const phrase = phrases.get(decision) ?? ` ${words(decision.block.text).join(' ')} `;
    phrases.set(decision, phrase);
    return parting === '' ? phrase.replaceAll(' ', '') : phrase;
  };
  for (const [quote, parts] of units) {
    if (charsOf(parts) > LONGEST_QUOTE || isPost(quote) || introduces(page, parts)) continue;
    const [longest] = [...parts].sort((a, b) => b.block.text.length - a.block.text.length);
    const said = words((longest as Decision).block.text);
    // Chinese and Japanese part no words.
    const parting = WIDE.test(said[0] ?? '') ? '' : ' ';
    if (parting === '' ? said.join('').length < LEAST_SIGNS : said.length < LEAST_WORDS) continue;
    const phrase = `${parting}${said.join(parting)}${parting}`;
    const repeats = kept.some((decision) => {
      const { element, text } = decision.block;
      return !contains(quote, element) && text.length >= phrase.length && phraseOf(decision, parting).includes(phrase);
    });
    if (repeats) page.drop(parts, 'pull-quote');
  }
}

function asidesIn(page: PageBlocks): (element: Element) => Element | undefined {
  if (!page.has('aside')) return () => undefined;
  const asides = new Boxes(page.blocks, ({ name }) => name === 'aside');
  return (element) => asides.of(element) ?? undefined;
}

/** As many signs of a script that parts no words as such quotes have words elsewhere. */
const [WIDE, LEAST_SIGNS] = [/[\u3040-\u30ff\u3400-\u9fff]/, 8];

// A list stays whole: of its items, many are too short to be judged alone.

/** A list with a larger share of links leads to other pages. */
const [MOST_LIST_LINKS, MOST_LINKS_INTRODUCED] = [0.4, 0.9];
/** The rest of a list comes along where at least this share of it is kept; the model is sure below these scores. */
const [LEAST_KEPT, LEAST_LIST_SCORE, LEAST_AT_END, LEAST_OF_LINKS] = [0.5, 0.1, 0.2, 0.3];
/** A list that holds most of a page is its layout; characters of a sentence that its items end, and of a word or two. */
const [MOST_ITEMS, LEAST_SENTENCE, LONGEST_WORDS] = [60, 60, 25];
const ENDS_WITH_COLON = /[:：]\s*$/;

export function keepLists(page: PageBlocks): void {
  for (const [list, parts] of page.units(listsIn)) {
    if (parts.every(({ kept }) => kept) || parts.length > MOST_ITEMS * 2 || !isOfText(page, list, parts)) continue;
    page.keep(
      parts.filter(({ block }) => !closest(block.element, 'figcaption') && !isApartIn(list, block)),
      'list',
      // The first day of a chronicle looks like that of the article.
      parts.some(({ kept }) => kept) ? 'printed-byline' : 'model',
    );
  }
}

function isOfText(page: PageBlocks, list: Element, parts: Decision[]): boolean {
  const kept = parts.filter((part) => part.kept);
  const isContents = isOfContents(page, list, parts);
  const links = isContents ? 0 : linkShareOf(parts);
  const isIntroduced = introduces(page, parts);
  // At the end of the text a list of sources is announced as one of other texts is, or has its own heading.
  const isToldOf = isIntroduced || areOfText(page, parts);
  const isAmong = page.isAmongText(list, parts, isToldOf && meanScore(parts) >= LEAST_AT_END);
  const isWanted = links < MOST_LINKS_INTRODUCED || meanScore(parts) >= LEAST_OF_LINKS || leadsToFiles(list);
  if (isAmong && isIntroduced && isWanted) return true;
  // Links of a word or two stand for what they say; headlines of other texts are longer.
  const isShort = links < MOST_LIST_LINKS || charsOf(parts) <= parts.length * LONGEST_WORDS;
  if (isAmong && isShort && isCutShort(page, list, parts)) return true;
  if (links >= MOST_LIST_LINKS) return false;
  const isMostly = kept.length > 0 && charsOf(kept) >= LEAST_KEPT * charsOf(parts);
  return isMostly || (isAmong && (isContents || meanScore(parts) >= LEAST_LIST_SCORE));
}

/** Items under a kept heading, each of which says a year: sources. Sentences without a link right behind kept text: steps. */
function areOfText({ decisions }: PageBlocks, parts: Decision[]): boolean {
  const before = decisions[(parts[0] as Decision).block.index - 1];
  if (!before?.kept || parts.length < 2) return false;
  if (HEADINGS.has(before.block.element.name)) return parts.every(({ block }) => SAYS_YEAR.test(block.text));
  return parts.every(({ block: { links, text } }) => links === 0 && text.length >= LEAST_STEP && ENDS_SENTENCE.test(text));
}

const [SAYS_YEAR, LEAST_STEP] = [/(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/, 30];

/** The contents of the text: links to headings alone, which the model does not mind, or in words of their own; those of other texts lead to whole pages. */
function isOfContents({ blocks }: PageBlocks, list: Element, parts: Decision[]): boolean {
  const score = meanScore(parts);
  if (score < LEAST_TOLD_SCORE || linkShareOf(parts) < MOST_LIST_LINKS) return false;
  const links = linksIn([list]);
  if (links.length < 2 || !links.every(({ attribs }) => TO_HEADING.test(attribs.href ?? ''))) return false;
  const isTold = (text: string) => text.length >= LEAST_SENTENCE && blocks.filter((block) => block.text === text).length < 2;
  return score >= LEAST_CONTENTS_SCORE || parts.every(({ block }) => isTold(block.text));
}

const TO_HEADING = /^(?:[^#]*\/)?#./;
const [LEAST_CONTENTS_SCORE, LEAST_TOLD_SCORE] = [0.25, 0.05];

function listsIn({ blocks }: PageBlocks): (element: Element) => Element | undefined {
  const lists = new Boxes(blocks, ({ name }) => name === 'ul' || name === 'ol' || name === 'dl');
  return (element) => lists.outermost(element);
}

/** Tells whether a box inside the list is named as something else, such as an advertisement, or its line is the house's. */
function isApartIn(list: Element, { element, text }: Block): boolean {
  for (const box of [element, ...ancestors(element)]) {
    if (box === list) return isEditorLine(text);
    if (isApart(box)) return true;
  }
  return false;
}

/** A kept paragraph right before the list, beside it, stops in the midst of a sentence, which the items end. */
function isCutShort({ decisions }: PageBlocks, list: Element, [first]: Decision[]): boolean {
  const before = decisions[(first as Decision).block.index - 1];
  if (!before?.kept || before.block.element.name !== 'p' || before.block.element.parent !== list.parent) return false;
  const { text } = before.block;
  return text.length >= LEAST_SENTENCE && /[\p{Ll},]$/u.test(text);
}

/** A kept paragraph right before it ends in a colon. */
function introduces({ decisions }: PageBlocks, [first]: Decision[]): boolean {
  const before = decisions[(first as Decision).block.index - 1];
  return before?.kept === true && ENDS_WITH_COLON.test(before.block.text);
}
