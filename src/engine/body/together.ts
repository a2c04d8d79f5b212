/**
 * Blocks that belong together stay or go together. Blocks are decided one by one; here the structures of the page have their say:
 * a list, a table or a quote among kept text is kept whole, its label and its attribution with it, and a heading goes with the
 * text that was left out.
 */

import { countLetters } from '../page/characters.ts';
import { around, contains, type Element, elementBefore, HEADINGS, isTag, type PageTree } from '../page/page.ts';
import { lowerCase } from '../page/text.ts';
import type { Decision } from './decide.ts';
import { hasLikeSibling } from './regions/box-around.ts';
import { pageLink } from './regions/links.ts';
import { kindOf } from './regions/sight.ts';
import { isNamedPoem } from './structure.ts';
import { keepFacts, keepFootnotes, keepNotes, keepRecipes } from './together/notes.ts';
import { charsOf, dropHeadings, dropHidden, keepHeadings, linkShareOf, meanScore, PageBlocks } from './together/page.ts';
import { ENDS_SENTENCE, keepAddresses, keepParagraphs, keepTail } from './together/paragraphs.ts';
import { dropPullQuotes, keepCode, keepLists, keepQuotes, keepTables } from './together/structures.ts';
import { Boxes, isApart, isFold, WHOLE_TEXTS } from './words.ts';

/** Larger structures first; headings when all else is settled. */
const STEPS: { name: string; apply(page: PageBlocks): void }[] = [
  { name: 'hidden', apply: dropHidden },
  { name: 'tables', apply: keepTables },
  { name: 'code', apply: keepCode },
  { name: 'quotes', apply: keepQuotes },
  { name: 'pull quotes', apply: dropPullQuotes },
  { name: 'lists', apply: keepLists },
  { name: 'addresses', apply: keepAddresses },
  { name: 'paragraphs', apply: keepParagraphs },
  { name: 'folded', apply: keepFolded },
  { name: 'facts', apply: keepFacts },
  { name: 'recipes', apply: keepRecipes },
  { name: 'labels', apply: keepLabels },
  { name: 'notes', apply: keepNotes },
  { name: 'footnotes', apply: keepFootnotes },
  { name: 'tail', apply: keepTail },
  { name: 'headings', apply: keepHeadings },
  { name: 'authors', apply: dropAuthors },
  { name: 'teasers', apply: dropTeasers },
  { name: 'headings of what is gone', apply: dropHeadings },
];

/** Changes the decisions. */
export function keepTogether(page: PageTree, decisions: Decision[]): Decision[] {
  const blocks = new PageBlocks(page, decisions);
  if (blocks.first >= 0) for (const { apply } of STEPS) apply(blocks);
  return decisions;
}

// Text that a page folds is the article's where it stands in the text: details, accordions, tabs, with their labels. So are verses.

const [MOST_LINKS, LONGEST_FOLDED] = [0.5, 6_000];
/** The model is sure below it; of text without a link it is so later. */
const LEAST_SCORE = 0.2;
const LEAST_PLAIN_SCORE = 0.15;
/** The same behind a fold of its kind that is kept, and in one that a content system has only for those who write the text. */
const [LEAST_FOLLOWING, LEAST_WRITTEN] = [0.1, 0.03];
/** Questions with their answers, without a link, in the midst of a text: the sets have none that is not the text's. */
const [LEAST_ANSWERED, ASKS] = [0.02, /[?？؟;]$|か。$/];
const WRITTEN_FOLD = /(?:^|\s)(?:kg-toggle-card|wp-block-(?:details|accordion(?:-item)?))(?:\s|$)/;
/** Boxes between the text and the one that holds several questions, too. */
const MOST_LEVELS = 8;
/** Elements between two folds. */
const MOST_LABELS = 1;

function keepFolded(page: PageBlocks): void {
  for (const [box, parts] of page.units(foldsIn)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST_FOLDED || linkShareOf(parts) > MOST_LINKS) continue;
    const score = meanScore(parts);
    const questions = questionsIn(parts);
    const least = leastOf(box, parts, questions);
    // Page builders have many boxes around each text.
    const isAmong = score >= least && page.isAmongText(box, parts, false, questions > 1 ? MOST_LEVELS : undefined);
    if (isAmong || (score >= LEAST_FOLLOWING && followsKept(page, box)) || endsText(page, box, parts))
      page.keep(parts, 'folded');
  }
}

function leastOf(box: Element, parts: Decision[], questions: number): number {
  if (WRITTEN_FOLD.test(box.attribs.class ?? '')) return LEAST_WRITTEN;
  if (questions > 0) return LEAST_ANSWERED;
  const isPlain = parts.every(({ block }) => block.links === 0 && block.element.name !== 'pre');
  return isPlain ? LEAST_PLAIN_SCORE : LEAST_SCORE;
}

/** The number of questions of a fold that begins with one, and whose answers have no links; a question may be one. */
function questionsIn(parts: Decision[]): number {
  const asked = parts.map(({ block }) => ASKS.test(block.text));
  const isPlain = parts.every(({ block }, i) => block.links === 0 || asked[i]);
  return isPlain && asked[0] === true && asked[1] === false ? asked.filter(Boolean).length : 0;
}

function foldsIn({ blocks }: PageBlocks): (element: Element) => Element | undefined {
  const folds = new Boxes(blocks, (element) => isFold(element) || isNamedPoem(element.attribs.class), WHOLE_TEXTS);
  return (element) => folds.outermost(element);
}

/**
 * A label and prose without a link may be the end of the text, and so may several labels with lines; one box of lines is seldom.
 */
function endsText(page: PageBlocks, box: Element, parts: Decision[]): boolean {
  if (linkShareOf(parts) > 0 || parts.length < 2) return false;
  const labels = parts.filter(({ block }) => LABEL.test(block.element.name)).length;
  const [first, last] = [parts[0] as Decision, parts.at(-1) as Decision].map(({ block }) => block.text) as [string, string];
  const isOne = labels < 2 && first.length <= LONGEST_FOLD_LABEL && last.length >= LEAST_PROSE && ENDS_SENTENCE.test(last);
  if (!isOne && labels < 2) return false;
  return meanScore(parts) >= (isOne ? LEAST_FOLDED_PROSE : LEAST_SCORE) && page.isAmongText(box, parts, true);
}

/** Characters. */
const LEAST_PROSE = 100;
const LONGEST_FOLD_LABEL = 120;
/** The sets have next to no such fold that is not the text's, whatever the model thinks of it. */
const LEAST_FOLDED_PROSE = 0.05;

const LABEL = /^(?:button|summary|dt|h[3-6])$/;

/** Tells whether the fold stands right behind one of its kind that is kept, but for its label: the last tab of a text. */
function followsKept(page: PageBlocks, box: Element): boolean {
  const kind = kindOf(box);
  let before = elementBefore(box);
  for (let labels = 0; before && kindOf(before) !== kind; labels += 1)
    before = labels < MOST_LABELS ? elementBefore(before) : undefined;
  if (!before) return false;
  const parts = page.inside(before);
  return charsOf(parts.filter(({ kept }) => kept)) * 2 > charsOf(parts);
}

// Times of a live blog, days of a chronicle, who speaks in an interview: short lines that come again and again before kept text.

const LONGEST_LABEL = 60;
const LABEL_NAME =
  /(?:^|[\s_-])(?:time(?:stamp)?|hora|heure|uhrzeit|zeit|ora|час|время|speaker|interview(?:er|ee)|sprecher|question|qa-?name)(?:$|[\s_-])/i;
/** The days of a chronicle; those over a text are its own. */
const DATE_NAME = /(?:^|[\s_-])(?:dates?|years?|jahr|datum|fecha|año|année|дата|год)(?:$|[\s_-])/i;
const LONGEST_TIME = 25;
/** Chinese and Japanese write years in their own numbers, too. */
const NUMBER = /\d|[〇零一二三四五六七八九十]{2}/;
/** The time of each entry of a live blog is taken for the date of the article. */
const BYLINE = 'printed-byline';
const TIME = /\d{1,2}\s?[:.h時点时]\s?\d{0,2}/;

function keepLabels(page: PageBlocks): void {
  const groups = new Map<string, Decision[]>();
  const alike = new Map<string, Decision[]>();
  page.decisions.forEach((decision, i) => {
    const { block } = decision;
    if (block.text.length > LONGEST_LABEL || !leadsKept(page, i)) return;
    const named = kindOfLabel(decision);
    const kind = named ?? kindOfSpeaker(page, i);
    if (kind === undefined || isApart(block.element)) return;
    const kinds = named === undefined ? alike : groups;
    kinds.set(kind, [...(kinds.get(kind) ?? []), decision]);
  });
  for (const group of groups.values()) if (group.length > 1) page.keep(group, 'label', BYLINE);
  for (const group of alike.values()) if (group.length >= LEAST_ALIKE) page.keep(group, 'label');
}

const LEAST_ALIKE = 3;

/** The kind of the box that a line begins, before kept text in the same: who speaks, where no name of a class says so. */
function kindOfSpeaker({ decisions }: PageBlocks, i: number): string | undefined {
  const { block, by } = decisions[i] as Decision;
  const { element, links, nodes, text } = block;
  const next = decisions[i + 1];
  if (by !== 'model' || links > 0 || HEADINGS.has(element.name) || !next?.kept || !isName(text)) return undefined;
  // The name of the language of a listing is none of its lines.
  if (next.block.element.name === 'pre') return undefined;
  const box = contains(element, next.block.element) ? element : (element.parent as Element);
  const before = decisions[i - 1];
  if (!box.attribs.class || !contains(box, next.block.element)) return undefined;
  if (before && contains(box, before.block.element)) return undefined;
  const inner = nodes.find((node) => isTag(node));
  return `${kindOf(box)} ${element === box && inner ? kindOf(inner as Element) : kindOf(element)}`;
}

/** No number, and no single letter that stands for a picture; the dash of the one who asks has none. */
function isName(text: string): boolean {
  return !/\d/.test(text) && countLetters(text) !== 1;
}

/** The element that holds the line alone, by its name and class. */
function kindOfLabel(decision: Decision): string | undefined {
  const { element, nodes, text } = decision.block;
  const only = nodes.filter((node) => isTag(node));
  const inner = only.length === 1 ? (only[0] as Element) : undefined;
  for (const holder of [inner, element]) {
    if (!holder) continue;
    const { attribs, name } = holder;
    const isTime =
      (name === 'time' || LABEL_NAME.test(attribs.class ?? '')) && TIME.test(text) && text.length <= LONGEST_TIME;
    if (isTime || LABEL_NAME.test(attribs.class ?? '') || isDate(decision, attribs.class))
      return `${name}.${attribs.class ?? ''}`;
  }
  return undefined;
}

function isDate({ block, by }: Decision, named = ''): boolean {
  return by === 'model' && block.text.length <= LONGEST_TIME && NUMBER.test(block.text) && DATE_NAME.test(named);
}

/** The next block, or the one after it, is kept text of the same box. */
function leadsKept({ decisions }: PageBlocks, i: number): boolean {
  if (!decisions[i + 1]?.kept && !decisions[i + 2]?.kept) return false;
  const { element } = (decisions[i] as Decision).block;
  const box = element.parent && isTag(element.parent) ? element.parent : element;
  for (const next of [decisions[i + 1], decisions[i + 2]]) {
    if (next && !contains(box, next.block.element) && !contains(element, next.block.element)) return false;
    if (next?.kept) return true;
  }
  return false;
}

// The author of the text, under a heading of these words behind it.

const ABOUT_AUTHOR =
  /^(?:about the (?:authors?|writers?)|(?:über|zu[mr]) (?:den |die )?autor(?:in|en|innen)?|à propos d(?:e l[’']|es )auteure?s?|(?:sobre|acerca de) (?:el |la |l[oa]s |os? |as? )?autore?s?a?s?|over de auteurs?|(?:sull[’']|gli )autor[ei]|om (?:författaren|forfatter(?:en|ne))|o autor(?:ze|ce|ovi|ovi)|об авторе|про автора|关于作者|關於作者|作者(?:简介|簡介)|著者(?:について|プロフィール)|저자 소개)\s?[:：]?$/;
/** Characters. */
const LONGEST_ABOUT = 40;
const LONGEST_OF_AUTHOR = 1_500;
const MOST_OF_AUTHOR = 5;
/** The share of the kept text that stands before. */
const LEAST_BEFORE_AUTHOR = 0.6;

function dropAuthors(page: PageBlocks): void {
  const { decisions } = page;
  const total = charsOf(decisions.filter(({ kept }) => kept));
  let before = 0;
  decisions.forEach(({ block: { text }, kept }, i) => {
    const isBehind = before >= LEAST_BEFORE_AUTHOR * total && before > 0;
    if (isBehind && text.length <= LONGEST_ABOUT && ABOUT_AUTHOR.test(lowerCase(text))) {
      const behind = decisions.slice(i + 1, i + 1 + MOST_OF_AUTHOR);
      const end = behind.findIndex(({ block }) => HEADINGS.has(block.element.name));
      const about = [decisions[i] as Decision, ...behind.slice(0, end < 0 ? undefined : end)];
      if (charsOf(about) <= LONGEST_OF_AUTHOR) page.drop(about, 'author-note');
    }
    if (kept) before += text.length;
  });
}

// The beginning of another article, set into the text: a box with a headline that leads there, and at its end a short link that does too.

/** Characters of the link at the end; blocks of a box, and those before its headline; a page with more of them is a digest. */
const [LONGEST_ON, MOST_IN_TEASER, MOST_BEFORE_HEADLINE, MOST_TEASERS] = [40, 9, 2, 3];
const TEASER_LEVELS = 4;

function dropTeasers(page: PageBlocks): void {
  const { decisions, first } = page;
  const found: Decision[][] = [];
  for (let i = Math.max(first, 0) + 1; i < decisions.length && found.length <= MOST_TEASERS; i += 1) {
    const teaser = teaserAt(page, i);
    if (teaser) found.push(teaser);
  }
  const all = found.flat().filter(({ kept }) => kept);
  const isLess = 2 * charsOf(all) <= charsOf(decisions.filter(({ kept }) => kept));
  if (found.length <= MOST_TEASERS && isLess) page.drop(all, 'card');
}

/** The parts of the teaser whose headline a block is. */
function teaserAt({ decisions, tree }: PageBlocks, i: number): Decision[] | undefined {
  const { block } = decisions[i] as Decision;
  if (!HEADINGS.has(block.element.name) || block.linkChars < block.text.length) return undefined;
  const address = pageLink(block, tree);
  if (address === undefined) return undefined;
  const isOn = ({ block: { linkChars, text } }: Decision) => text.length <= LONGEST_ON && linkChars >= text.length;
  const behind = decisions.slice(i + 1, i + MOST_IN_TEASER).findIndex((one) => one.block.links > 0);
  const last = decisions[i + 1 + behind];
  if (behind < 1 || !last || !isOn(last) || pageLink(last.block, tree) !== address) return undefined;
  const box = around(block.element, TEASER_LEVELS).find((one) => contains(one, last.block.element));
  const isIn = (one: Decision | undefined) => one !== undefined && box !== undefined && contains(box, one.block.element);
  let from = i;
  while (i - from < MOST_BEFORE_HEADLINE && isIn(decisions[from - 1])) from -= 1;
  const to = i + 2 + behind;
  if (!box || hasLikeSibling(box)) return undefined;
  return !isIn(decisions[from - 1]) && !isIn(decisions[to]) ? decisions.slice(from, to) : undefined;
}
