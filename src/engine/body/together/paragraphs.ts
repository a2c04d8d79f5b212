/**
 * Paragraphs that the model alone has dropped: a short one between two of the text, the last one, and those set like the
 * text before them; and boxes of facts, and notes that the text leads to.
 */

import { around, type ChildNode, closest, contains, type Element, HAS, isTag, type ParentNode } from '../../page/page.ts';
import { late, lowerCase } from '../../page/text.ts';
import { type Decision, isPlaceholder } from '../decide.ts';
import { isInNamedText } from '../element-facts.ts';
import { linksIn } from '../regions/links.ts';
import { kindOf } from '../regions/sight.ts';
import { AD_LABEL, SAYS_BY, WRITTEN_BY } from '../regions/wording.ts';
import { isApart, isFold, WHOLE_TEXTS } from '../words.ts';
import { charsOf, linkShareOf, meanScore, type PageBlocks } from './page.ts';

// A paragraph without links between two of the text is the text's, however short; so is a last one that is set like them. On the
// pages of the sets 284 of 307 such `p` were the article's, and 230 of 331 boxes without a class. An information box has a heading.
const MOST_PARAGRAPHS = 3;
const [LEAST_PARAGRAPH_SCORE, LEAST_IN_RUN] = [0.2, 0.12];
const [HEADING, LINE] = [/^h[2-6]$/, /^(?:p|figcaption|h[2-6])$/];
/** A shorter one behind the text signs it, or leads on. In characters. */
const [LEAST_LAST_SCORE, SHORTEST_LAST] = [0.35, 60];
/** The agency that sent the text, or the first letters of its writers. */
const IN_BRACKETS = /^[([（].*[)\]）]$/;
export const ENDS_SENTENCE = /[.!?。！？؟।]["'“”’»«)」]?$/;
/** Like boxes around both paragraphs; and such with class words, in which next to all prose of the sets is the text's. */
const [LIKE_LEVELS, LIKE_NAMED_LEVELS, LEAST_LIKE_SCORE, LEAST_NAMED_SCORE] = [3, 5, 0.1, 0.05];
/** Characters, and those of Chinese and Japanese, of which a sentence has fewer; prose that has links, and the share of them. */
const [SHORTEST_LIKE, SHORTEST_WIDE, WIDE] = [100, 30, /[\u3040-\u30ff\u3400-\u9fff]/] as const;
const [SHORTEST_LINKED, MOST_LINKED, MOST_NAMED] = [200, 0.2, 0.3];

export function keepParagraphs(page: PageBlocks): void {
  const { decisions } = page;
  const alike: Decision[] = [];
  let before: Decision | undefined;
  decisions.forEach((decision, i) => {
    if (!decision.kept && before) {
      const mayBeKept = decision.by === 'model' && decision.score >= LEAST_NAMED_SCORE;
      if (mayBeKept && page.beside(i) === before) keepFrom(page, i);
      if (mayBeKept && !decision.kept && isLikeText(decision, before)) alike.push(decision);
    }
    if (decision.kept) before = decision;
  });
  // The rest of a thread is set like the one comment that was kept.
  if (charsOf(alike) <= charsOf(decisions.filter(({ kept }) => kept))) page.keep(alike, 'paragraph');
}

/** Keeps the run that stands right behind kept text and before more, or the last paragraph. */
function keepFrom(page: PageBlocks, i: number): void {
  const run = plainFrom(page, i);
  const last = run.at(-1);
  if (!last) return;
  const isBetween = page.decisions[i + run.length]?.kept === true && !HEADING.test(last.block.element.name);
  if (isBetween && run.every((part) => page.isAmongText(part.block.element, [part]))) page.keep(run, 'paragraph');
  else if (isLast(page, i)) page.keep([page.decisions[i] as Decision], 'paragraph');
}

/**
 * Whether prose is set like the text before it: in boxes of the same names, such as the text modules of a page builder; boxes that
 * are named as an article's text may be far apart. What a page folds is judged with its labels.
 */
function isLikeText({ block, score }: Decision, before: Decision): boolean {
  const { linkChars, links, text } = block;
  if (text.length < (WIDE.test(text) ? SHORTEST_WIDE : SHORTEST_LIKE)) return false;
  if (!ENDS_SENTENCE.test(text) || isFurniture(text)) return false;
  const isNamed = isInNamedText(block.element);
  if (score < LEAST_LIKE_SCORE && !isNamed) return false;
  const mostLinked = text.length < SHORTEST_LINKED ? 0 : text.length * (isNamed ? MOST_NAMED : MOST_LINKED);
  if (links > 0 && linkChars > mostLinked) return false;
  const boxes = alikeBoxes(before.block.element, block.element, LIKE_NAMED_LEVELS, isNamed);
  return boxes?.some(({ has }) => (has & HAS.class) !== 0) === true && !boxes.some((box) => isApart(box) || isFold(box));
}

/** Paragraphs, lines and headings without links from one on, which the model alone has dropped. */
function plainFrom(page: PageBlocks, from: number): Decision[] {
  const { decisions } = page;
  const before = (page.beside(from) as Decision).block.element;
  const run: Decision[] = [];
  for (let i = from; i < decisions.length && run.length < MOST_PARAGRAPHS; i += 1) {
    const decision = decisions[i] as Decision;
    const { element, links, text } = decision.block;
    const isBare = element.name === 'div' && element.attribs.class === undefined && element.attribs.id === undefined;
    const isText = isBare || LINE.test(element.name) || element === before || isSpeech(element); // Lines between breaks are of one element.
    if (decision.kept || decision.by !== 'model' || decision.score < LEAST_IN_RUN) break;
    if (!isText || links > 0 || isPlaceholder(text) || isFurniture(text)) break;
    run.push(decision);
  }
  return meanScore(run) >= LEAST_PARAGRAPH_SCORE ? run : [];
}

/** Lines of the page's own among paragraphs: the label of an advertisement, who wrote the text, who owns it. */
function isFurniture(text: string): boolean {
  return (
    AD_LABEL.test(text) || OWNED.test(text) || (text.length < LONGEST_BYLINE && SAYS_BY.test(text) && WRITTEN_BY.test(text))
  );
}

const OWNED = /©|\bcopyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés/i;
const LONGEST_BYLINE = 80;

/** Questions and answers of an interview. */
function isSpeech({ attribs, has }: Element): boolean {
  return (has & HAS.class) !== 0 && SPEECH.test(attribs.class ?? '');
}

const SPEECH = /(?:^|[\s_-])(?:question|answer|frage|antwort|réponse|pregunta|respuesta|вопрос|ответ)(?:$|[\s_-])/i;

function isLast(page: PageBlocks, i: number): boolean {
  const [before, { block, score }] = [page.beside(i) as Decision, page.decisions[i] as Decision];
  const ends = block.text.length < SHORTEST_LAST ? IN_BRACKETS : ENDS_SENTENCE;
  if (score < LEAST_LAST_SCORE || !ends.test(block.text)) return false;
  if (HEADING.test(block.element.name) || page.keptAfter(i) !== undefined) return false;
  // The last one may stand behind a list.
  const isBeside = ({ block: { element }, kept }: Decision) =>
    kept && element.parent === block.element.parent && kindOf(element) === kindOf(block.element);
  const isLike = alikeBoxes(before.block.element, block.element, LIKE_LEVELS, true) !== undefined;
  return isLike || page.decisions.slice(0, i).some(isBeside);
}

/** The boxes around the second element, up to the one that both are in, if those around the first are like them. */
function alikeBoxes(first: Element, second: Element, levels: number, isCut = false): Element[] | undefined {
  const boxes: Element[] = [];
  let [a, b]: (ParentNode | null)[] = [first, second];
  while (a !== b) {
    if (boxes.length === levels) return isCut ? boxes : undefined;
    if (!a || !b || !isTag(a) || !isTag(b) || kindOf(a) !== kindOf(b)) return undefined;
    boxes.push(b);
    [a, b] = [a.parent, b.parent];
  }
  return boxes;
}

// Boxes of facts beside the text: their lines are too short to be judged alone.

/** Blocks behind the last kept one among which such a box stands. */
const [NEAR_END, LONGEST_HEADING] = [4, 60];
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
        'w (?:skrócie|liczbach)|v kostce|ve zkratce|rakamlarla|künye|με μια ματιά',
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

export function namesSource(page: PageBlocks, i: number, lower: string): boolean {
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
