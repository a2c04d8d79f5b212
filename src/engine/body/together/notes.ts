/** Notes and boxes of facts beside the text: those of the newsroom, those that the text leads to, and where a table is from. */

import { byFirstWord, firstWord, hasLetter } from '../../page/letters.ts';
import { around, type ChildNode, closest, contains, type Element, isTag, type ParentNode } from '../../page/page.ts';
import { late, lowerCase } from '../../page/text.ts';
import type { Decision } from '../decide.ts';
import { linksIn } from '../regions/links.ts';
import { isAdvertisingNote } from '../regions/signs.ts';
import { NOTES } from '../regions/wording.ts';
import { isApart, namedBy, WHOLE_TEXTS } from '../words.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

// Notes of the newsroom: corrections, editor's notes, disclosures, where a text was published first.

const LONGEST_OF_NEWSROOM = 1_200;
const NOTE_NAME =
  /(?:^|[\s_-])(?:corrections?|corrigend\w+|clarifications?|editors?-?notes?|edit(?:or|orial)-?note|update-?note|disclosures?|disclaimers?-?editorial|erratum|erratas?|korrektur\w*|berichtigung|anmerkung(?:-der-redaktion)?|ndlr|fe-de-erratas?|fe-de-errores|nota-(?:de-la-redaccion|del-editor|da-redacao)|rectificati\w+|republish-?note|first-published|originally-published|callout-card|admonition|methodology|nota-metodol\w+|note-m[eé]thodo\w+|methodik|about-this-(?:article|project|report|series|story)|funding-note|transparenzhinweis|transparency-note)(?:$|[\s_-])/i;
/** The beginnings of such notes, in many languages. */
const NOTE = byFirstWord((part) => part(NOTES));
/** The number of blocks before the article's start, and behind its end, among which such a note is the article's. */
const [NEAR_START, NEAR_LAST] = [6, 8];

export function keepNotes(page: PageBlocks): void {
  const { decisions } = page;
  const first = page.first;
  const last = decisions.findLastIndex(({ kept }) => kept);
  decisions.forEach((decision, i) => {
    if (decision.kept || i < first - NEAR_START || i > last + NEAR_LAST) return;
    const sign = signOfNote(page, decision, i);
    const { element, text } = decision.block;
    if (!sign || isAdvertisingNote(text)) return;
    if (isInApartBox(element, sign === 'words', page.keptBefore(i)?.block.element)) return;
    // A line that names a source looks like one of the editor's; a note's own heading is the last of the page.
    page.keep(noteParts(page, decision), 'note', sign === 'source' ? 'editor-line' : 'heading-without-text');
  });
}

/** The sign by which a block is a note: its first words, the source that it names, or the name of its box. */
function signOfNote(page: PageBlocks, { block }: Decision, i: number): 'words' | 'source' | 'name' | undefined {
  const { element, text, linkChars } = block;
  if (text.length > LONGEST_OF_NEWSROOM || linkChars > text.length * 0.7) return undefined;
  const lower = lowerCase(text);
  if (beginsAsNote(lower)) return 'words';
  if (namesSource(page, i, lower)) return 'source';
  return isNamedNote(element, text, page.decisions[i + 1]?.kept === true) ? 'name' : undefined;
}

function beginsAsNote(lower: string): boolean {
  const bare = lower.replace(/^[\s([【（*_—–-]+/, '');
  return NOTE(firstWord(bare) ?? '').test(bare);
}

/** Tells whether a text is named as a note, and is a sentence; a short one stands right before the text. */
function isNamedNote(element: Element, text: string, leads: boolean): boolean {
  if (!/[.!?。！？؟]|:/.test(text) || (text.length < 25 && !leads)) return false;
  return noteBox(element) !== undefined;
}

function noteBox(element: Element): Element | undefined {
  let node: Element = element;
  for (let level = 0; level < 3; level += 1) {
    if (NOTE_NAME.test(`${node.attribs.class ?? ''} ${node.attribs.id ?? ''}`)) return node;
    if (!node.parent || !isTag(node.parent)) return undefined;
    node = node.parent as Element;
  }
  return undefined;
}

/** The note's own box: a label and its text may be two blocks, and a callout begins with an icon. */
function noteParts(page: PageBlocks, decision: Decision): Decision[] {
  const box = noteBox(decision.block.element);
  const parts = box ? page.inside(box).filter(({ block }) => hasLetter(block.text)) : [decision];
  const chars = parts.reduce((sum, { block }) => sum + block.text.length, 0);
  return chars > LONGEST_OF_NEWSROOM ? [decision] : parts;
}

/** An article's own footer may hold a note that says that it is one; what holds the text before it, too, is not apart. */
function isInApartBox(element: Element, isSaid: boolean, before: Element | undefined): boolean {
  let node: Element = element;
  for (let level = 0; level < 5; level += 1) {
    if (before && contains(node, before)) return false;
    if (isApart(node) && !(isSaid && node.name === 'footer' && isOfText(node, before))) return true;
    if (!node.parent || !isTag(node.parent) || node.name === 'article' || node.name === 'main') return false;
    node = node.parent as Element;
  }
  return false;
}

/** Tells whether a footer is the article's: within it, or in one box with its text. */
function isOfText(footer: Element, before: Element | undefined): boolean {
  if (closest(footer, 'article')) return true;
  const { parent } = footer;
  return before !== undefined && parent !== null && isTag(parent) && parent.name !== 'body' && contains(parent, before);
}

// Boxes of facts beside the text: their lines are too short to be judged alone.

/** Blocks behind the last kept one among which such a box stands. */
const [NEAR_END, LONGEST_HEADING, HEADING] = [4, 60, /^h[2-6]$/] as const;
/** Characters and links of a box of facts: more is another text, or a list of them. */
const LONGEST_FACTS = 2_000;
const [MOST_LINKS, MOST_PARTS, LEAST_FACTS] = [0.25, 25, 0.1];

/** The beginnings of headings over boxes of facts, in many languages. */
const FACTS = late(
  () =>
    new RegExp(
      `^\\W{0,3}(?:${[
        'fact ?(?:box|file|sheet)|(?:the |key |quick )?facts(?: and figures)?|at a glance|key (?:figures|numbers|points|takeaways)|(?:the )?background|(?:in|by the) numbers|need to know|if you go|match (?:facts|stats)',
        'fakten(?:box)?|info-?(?:box|kasten)|(?:zum )?hintergrund|zur person|auf einen blick|kurz erklärt|stichwort|(?:daten|zahlen) (?:und|&) fakten|steckbrief|(?:das spiel im )?(?:stenogramm|telegramm)|spiel-?telegramm',
        "repères?|l[’']essentiel|en (?:bref|résumé)|en chiffres|infos? pratiques?|bio express|fiche technique|feuille de match|(?:le )?contexte",
        'lo esencial|en resumen|(?:los )?datos clave|en cifras|(?:las )?claves|ficha(?: técnica)?|(?:el )?contexto|información práctica',
        '(?:la )?scheda|in (?:breve|sintesi|cifre)|i numeri|(?:il )?tabellino|(?:il )?contesto|informazioni utili|ficha técnica|em números',
        'feiten|samengevat|sammanfattning|in het kort|achtergrond|praktische informatie|fakta(?:ruta|boks)?|bak?gg?runn?d?|det här har hänt|i korthet|kort (?:om|fortalt)|taustaa?',
        '(?:who (?:is|was)|wer (?:ist|war)|qui est|quién es|chi è|quem é|wie is|vem är|hvem er|kim jest|kdo je) \\S+',
        'w (?:skrócie|liczbach)|v kostce|ve zkratce|rakamlarla|kısaca|künye|με μια ματιά',
        '(?:(?:our|the|final) )?(?:verdict|conclusions?)|(?:unser )?fazit|notre (?:avis|verdict)|nuestr[ao] (?:opinión|veredicto)|il nostro (?:giudizio|verdetto)|a nossa opinião|(?:ons )?oordeel|vårt omdöme|nasza ocena|(?:наш )?(?:вывод|вердикт)|итог|총평|总结|總結',
        'главное|коротко|справка|для справки|досье|в цифрах|контекст|довідка|досьє|у цифрах',
        'خلفية|بالأرقام|حقائق|در یک نگاه|רקע|בקצרה|पृष्ठभूमि|एक नज़?र में',
        '(?:新闻|新聞|相关)?背景|小资料|名词解释|用語解説|略歴|한눈에|용어 설명',
      ].join('|')})(?:$|[\\s:：–—,.(|-])`,
    ),
);

/** Keeps boxes of facts beside the text: their lines are too short to be judged alone. */
export function keepFacts(page: PageBlocks): void {
  const { decisions } = page;
  const last = decisions.findLastIndex(({ kept }) => kept) + NEAR_END;
  for (let i = page.first + 1; i < decisions.length && i <= last; i += 1) {
    const found = headsFacts(decisions[i] as Decision) ? boxFrom(page, i) : undefined;
    if (found && areFacts(found.parts) && page.isAmongText(found.box, found.parts, true))
      page.keep(found.parts, 'facts', 'heading-without-text');
  }
  // The summary of a text stands before it, under words that the model takes for those of another box.
  for (let i = Math.max(page.first - 1, 0); i < decisions.length && i <= last; i += 1) {
    const decision = decisions[i] as Decision;
    if (HEADING.test(decision.block.element.name) && headsFacts(decision) && beginsKept(page, i))
      page.keep([decision], 'facts', 'heading-without-text');
  }
}

/** Keeps the lines that say how long a recipe takes, and for how many it is: content systems have boxes for them alone. */
export function keepRecipes(page: PageBlocks): void {
  const { decisions, first } = page;
  const lines = decisions
    .slice(
      first,
      decisions.findLastIndex(({ kept }) => kept),
    )
    .filter(({ block, kept }) => {
      const { element, links, text } = block;
      // Buttons reckon for more.
      if (kept || links > 0 || element.name === 'button' || text.length > LONGEST_OF_RECIPE) return false;
      if (!/\p{N}/u.test(text)) return false;
      return [element, ...around(element, LEVELS_UP)].some(({ attribs }) => isNamedRecipe(attribs.class));
    });
  page.keep(lines, 'facts');
}

const LONGEST_OF_RECIPE = 120;
const isNamedRecipe = namedBy(
  /(?:^|[\s_-])recipes?[_-](?:(?!rating|vote|review)[a-z]+[_-])?(?:meta|times?|details|servings|yield)(?:$|[\s_-])/i,
);

/** Whether the next block is kept, and in a box that begins with the heading. */
function beginsKept({ decisions }: PageBlocks, i: number): boolean {
  const [before, heading, next] = [decisions[i - 1], decisions[i] as Decision, decisions[i + 1]];
  if (!next?.kept) return false;
  for (const box of around(heading.block.element, LEVELS_UP))
    if (contains(box, next.block.element)) return before === undefined || !contains(box, before.block.element);
  return false;
}

/** Tells whether a block, or its first line, heads facts. */
function headsFacts({ block: { lines, text }, by, kept }: Decision): boolean {
  if (kept || !OF_MODEL.has(by)) return false;
  const end = lines.indexOf('\n');
  const heading = end < 0 ? text : lines.slice(0, end);
  return heading.length <= LONGEST_HEADING && FACTS().test(lowerCase(heading));
}

function areFacts(parts: Decision[]): boolean {
  const [first] = parts;
  if (parts.length === 1 && !first?.block.lines.includes('\n')) return false;
  if (meanScore(parts) < LEAST_FACTS) return false;
  return parts.every(({ by }) => OF_MODEL.has(by)) && charsOf(parts) <= LONGEST_FACTS && linkShareOf(parts) <= MOST_LINKS;
}

const OF_MODEL = new Set(['model', 'heading-without-text']);

/** The blocks of the outermost box that begins with a block and holds no kept text. */
function boxFrom({ decisions }: PageBlocks, i: number): { box: Element; parts: Decision[] } | undefined {
  const before = (decisions[i - 1] as Decision).block.element;
  let found: { box: Element; parts: Decision[] } | undefined;
  let node: ParentNode | null = (decisions[i] as Decision).block.element;
  for (let end = i; node && isTag(node) && !WHOLE_TEXTS.has(node.name); node = node.parent) {
    const box: Element = node;
    if (contains(box, before) || isApart(box)) break;
    while (end < decisions.length && end - i <= MOST_PARTS && contains(box, (decisions[end] as Decision).block.element))
      end += 1;
    const parts = decisions.slice(i, end);
    if (parts.length > MOST_PARTS || parts.some(({ kept }) => kept)) break;
    found = { box, parts };
  }
  return found;
}

// Notes that the text leads to, and that lead back to their places in it, whatever they are named.

/** A longer one is a text of its own. In characters. */
const LONGEST_NOTE = 1_500;
const LEVELS_UP = 2;
/** The share of the text; the notes of a study are half of it. */
const MOST_NOTES = 0.25;

export function keepFootnotes(page: PageBlocks): void {
  const { decisions } = page;
  const targets = new Set<string>();
  const places = new Set<string>();
  for (const { block, kept } of decisions) {
    if (!kept || block.links === 0 || !addFragments(block.nodes, targets)) continue;
    addIds(block.nodes, places);
  }
  if (targets.size === 0 || places.size === 0) return;
  const left = decisions.slice(page.first + 1).filter(({ by, kept }) => !kept && by === 'model');
  const notes = left.filter(({ block: { element, links, nodes, text } }) => {
    if (links === 0 || text.length > LONGEST_NOTE) return false;
    const leadsBack = linksIn(nodes).some(({ attribs }) => places.has(fragmentOf(attribs.href)));
    return leadsBack && idsAbout(element, nodes).some((id) => targets.has(id));
  });
  if (notes.length === 0) return;
  // A note's number may stand in its box by itself, with the words in boxes within.
  const whole = left.filter(({ block }) => notes.some((note) => contains(note.block.element, block.element)));
  if (charsOf(whole) <= MOST_NOTES * charsOf(decisions.filter(({ kept }) => kept))) page.keep(whole, 'note');
}

/** Adds the places on the page that links lead to; tells whether there are any. */
function addFragments(nodes: ChildNode[], targets: Set<string>): boolean {
  const found = linksIn(nodes).map(({ attribs }) => fragmentOf(attribs.href));
  for (const fragment of found) if (fragment !== '') targets.add(fragment);
  return found.some((fragment) => fragment !== '');
}

function fragmentOf(href: string | undefined): string {
  return href?.startsWith('#') ? href.slice(1) : '';
}

function addIds(nodes: ChildNode[], ids: Set<string>): void {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    for (const id of [node.attribs.id, node.attribs.name]) if (id) ids.add(id);
    addIds(node.children, ids);
  }
}

/** The ids in a block and of the boxes right around it. */
function idsAbout(element: Element, nodes: ChildNode[]): string[] {
  const ids = new Set<string>();
  addIds(nodes, ids);
  let node: ParentNode | null = element;
  for (let level = 0; level <= LEVELS_UP && node && isTag(node); level += 1) {
    if (node.attribs.id) ids.add(node.attribs.id);
    node = node.parent;
  }
  return [...ids];
}

// A line below a table or a figure, within the text, says where it is from or explains its marks.

function namesSource(page: PageBlocks, i: number, lower: string): boolean {
  return (SOURCE.test(lower) || explainsTable(page, i, lower)) && isBesideText(page, i);
}

/** A line that names the source of the figures above; the same words name who took a picture, or who sent the text. */
const SOURCE =
  /^(?:sources?|quellen?|fuentes?|fontes?|fonti?|bron(?:nen)?|källor?|kilder?|źródł[oa]|zdroje?|источники?|джерел[ао]|kaynak(?:lar)?|المصدر|المصادر|出典|出所|資料|来源|資料來源|资料来源|출처|자료)\s?[:：]\s?\S/u;

/** A line right behind a table that explains a mark in it. */
function explainsTable({ decisions }: PageBlocks, i: number, text: string): boolean {
  const before = decisions[i - 1]?.block.element;
  return before !== undefined && /^(?:\*+|†|‡)\s?[^\s*]/.test(text) && closest(before, 'table') !== undefined;
}

/** Tells whether a block is between kept blocks, or right behind the last. */
function isBesideText({ decisions }: PageBlocks, i: number): boolean {
  return decisions[i - 1]?.kept === true && decisions.slice(i + 1, i + 3).some(({ kept }) => kept);
}
