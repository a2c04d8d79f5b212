/**
 * What the model is told of each block: its text, its markup, its container, its neighbours, and what the proposals say of
 * it. Every feature is one number with a name; nothing here knows a host, a publisher or a page.
 */

import { ancestors, contains, type Element, isTag, isText, type PageTree } from '../tree.ts';
import type { Block } from './blocks.ts';
import { between, type Evidence, PageContext, type Priors, type SignatureStats } from './page-context.ts';
import { classWords, coverShare, overlapShare, SHINGLE, share, shingles, words } from './words.ts';

export interface Measured {
  names: string[];
  /** One row a block. */
  rows: Float32Array[];
}

export function measureBlocks(page: PageTree, blocks: Block[], evidence: Evidence, priors: Priors): Measured {
  const context = new PageContext(page, blocks, evidence, priors);
  const sheet = new Sheet();
  const rows = blocks.map((block) => {
    sheet.next();
    measureText(block, context, sheet);
    measureMarkup(block, context, sheet);
    measureContainers(block, context, sheet);
    measureProposals(block, context, sheet);
    measureNeighbours(block, context, sheet);
    measurePage(block, context, sheet);
    return Float32Array.from(sheet.values);
  });
  return { names: sheet.names, rows };
}

/** One row after the other; all have the same names in the same order, so those are kept of the first. */
class Sheet {
  readonly names: string[] = [];
  readonly values: number[] = [];
  next(): void {
    this.values.length = 0;
  }
  set(name: string, value: number | boolean): void {
    if (this.names.length === this.values.length) this.names.push(name);
    this.values.push(Number(value));
  }
}

function measureText(block: Block, context: PageContext, sheet: Sheet): void {
  const { text } = block;
  const length = context.lengths[block.index] as number;
  const tokens = words(text);
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  sheet.set('length', Math.log1p(length));
  sheet.set('words', Math.log1p(tokens.length));
  sheet.set('linkShare', block.linkChars / text.length);
  sheet.set('links', Math.min(block.links, 20));
  sheet.set('endsSentence', /[.!?。！？।؟…][”"'’»)\]]*$/.test(text));
  sheet.set('endsColon', /[:：]$/.test(text));
  sheet.set('endsEllipsis', /(?:…|\.\.\.)\]?$/.test(text));
  sheet.set('sentenceMarks', count(/[.!?。！？।؟]/g) / length);
  sheet.set('commas', count(/[,，、،;]/g) / length);
  sheet.set('upperShare', count(/\p{Lu}/gu) / length);
  sheet.set('digitShare', count(/\p{Nd}/gu) / length);
  sheet.set('wordLength', length / (tokens.length + 1));
  sheet.set('capitalisedWords', count(/(?<![\p{L}\p{N}])\p{Lu}/gu) / (tokens.length + 1));
  sheet.set('startsLower', /^\p{Ll}/u.test(text));
  sheet.set('startsQuote', /^[“"„«‘'–—-]/.test(text));
  sheet.set('startsDigit', /^\p{Nd}/u.test(text));
  sheet.set('asks', /[?!？！]/.test(text));
  sheet.set('signs', count(/[|©®@#›»→▶•·/*]/g) / length);
  sheet.set('copyright', /©|\(c\)|copyright|all rights reserved/i.test(text.slice(0, 400)));
  sheet.set('address', /[\w.]@[\w-]+\./.test(text.slice(0, 2000)));
  sheet.set('webAddress', /https?:\/\/|www\./i.test(text.slice(0, 2000)));
  sheet.set('dateLike', text.length < 120 && /\b(?:19|20)\d\d\b|\d{1,2}[.:/]\d\d/.test(text));
  sheet.set('copies', Math.min(context.copies.get(text) ?? 1, 10));
  sheet.set('titleShare', overlapShare(tokens, context.titleWords));
  sheet.set('titleCover', context.titleWords.size ? coverShare(tokens, context.titleWords) : 0);
  sheet.set('descriptionShare', overlapShare(tokens, context.descriptionWords));
  sheet.set('descriptionCover', context.descriptionWords.size ? coverShare(tokens, context.descriptionWords) : 0);
  measureWords(tokens, context.priors, sheet);
}

/** Longer texts speak for themselves; the first words carry the label of a box. */
const WORDS_WEIGHED = 24;

function measureWords(tokens: string[], priors: Priors, sheet: Sheet): void {
  let [sum, low, high] = [0, 0, 0];
  for (const token of tokens.slice(0, WORDS_WEIGHED)) {
    const weight = priors.textWord(token);
    sum += weight;
    if (weight < low) low = weight;
    if (weight > high) high = weight;
  }
  sheet.set('wordsSum', sum);
  sheet.set('wordsMean', sum / (Math.min(tokens.length, WORDS_WEIGHED) + 1));
  sheet.set('wordsLow', low);
  sheet.set('wordsHigh', high);
}

const TAGS = [
  'p',
  'li',
  'td',
  'div',
  'span',
  'blockquote',
  'pre',
  'section',
  'a',
  'button',
  'label',
  'figcaption',
  'dd',
  'dt',
  'article',
];
const AROUND = [
  'ul',
  'table',
  'blockquote',
  'aside',
  'nav',
  'header',
  'footer',
  'form',
  'section',
  'article',
  'main',
  'figure',
  'a',
  'details',
  'address',
  'button',
];

function measureMarkup(block: Block, context: PageContext, sheet: Sheet): void {
  const { element } = block;
  for (const name of TAGS) sheet.set(`tag:${name}`, element.name === name);
  const heading = /^h([1-6])$/.exec(element.name);
  sheet.set('heading', heading ? Number(heading[1]) : 0);
  const around = new Map<string, number>();
  let [marked, role, labelled, level] = [0, 0, 0, 0];
  for (let node: Element | null = element; node && isTag(node); node = node.parent as Element | null) {
    level += 1;
    if (!around.has(node.name)) around.set(node.name, level);
    const itemprop = node.attribs.itemprop ?? node.attribs.property ?? '';
    if (/articlebody|^text$|reviewbody|content:encoded/i.test(itemprop)) marked = 1;
    if (/complementary|navigation|banner|contentinfo|dialog|search|menu|tab|alert|region/i.test(node.attribs.role ?? ''))
      role = 1;
    if (node.attribs['aria-label'] !== undefined || node.attribs['aria-labelledby'] !== undefined) labelled += 1;
  }
  for (const name of AROUND) sheet.set(`in:${name}`, Math.min(around.get(name) ?? 0, 12));
  sheet.set('articles', [...ancestors(element)].filter(({ name }) => name === 'article').length);
  sheet.set('marked', marked);
  sheet.set('role', role);
  sheet.set('labelled', labelled);
  sheet.set('hidden', block.hidden);
  sheet.set('depth', element.depth);
  sheet.set('attributes', Object.keys(element.attribs).length);
  sheet.set('classless', !element.attribs.class && !element.attribs.id);
  measureInline(block, sheet);
  measureClasses(block, context, sheet);
}

function measureInline(block: Block, sheet: Sheet): void {
  const [only] = block.nodes.filter((node) => !(isText(node) && !node.data.trim()));
  const single =
    only && isTag(only) && block.nodes.filter((node) => isTag(node) || (isText(node) && node.data.trim())).length === 1
      ? only.name
      : '';
  sheet.set('allBold', single === 'strong' || single === 'b');
  sheet.set('allItalic', single === 'em' || single === 'i');
  sheet.set('allLink', single === 'a');
  sheet.set('allSpan', single === 'span');
  sheet.set('startsBold', only !== undefined && isTag(only) && (only.name === 'strong' || only.name === 'b'));
  sheet.set('time', block.nodes.some((node) => isTag(node) && node.name === 'time') || block.element.name === 'time');
  sheet.set(
    'icon',
    block.nodes.some((node) => isTag(node) && (node.name === 'i' || node.name === 'svg' || node.name === 'img')),
  );
}

function measureClasses(block: Block, context: PageContext, sheet: Sheet): void {
  let [low, high, sum, level, inside] = [0, 0, 0, 0, 0];
  const near: number[] = [];
  for (let node: Element | null = block.element; node && isTag(node); node = node.parent as Element | null) {
    const score = classScore(node, context);
    near.push(score);
    if (score < low) low = score;
    if (score > high) high = score;
    sum += score;
    if (!contains(node, context.core)) inside += score;
    level += 1;
  }
  sheet.set('class:own', near[0] ?? 0);
  sheet.set('class:parent', near[1] ?? 0);
  sheet.set('class:third', near[2] ?? 0);
  sheet.set('class:low', low);
  sheet.set('class:high', high);
  sheet.set('class:mean', sum / level);
  sheet.set('class:inCore', inside);
}

/** The most telling of the words in class and id: what speaks strongest for or against. */
function classScore(element: Element, context: PageContext): number {
  let score = context.classScores.get(element);
  if (score === undefined) {
    score = 0;
    for (const word of classWords(element)) {
      const weight = context.priors.classWord(word);
      if (Math.abs(weight) > Math.abs(score)) score = weight;
    }
    context.classScores.set(element, score);
  }
  return score;
}

function measureContainers(block: Block, context: PageContext, sheet: Sheet): void {
  let node: Element = block.element;
  for (let level = 1; level <= 4; level += 1) {
    const parent: Element | null = node.parent as Element | null;
    if (parent && isTag(parent) && parent.name !== 'html') node = parent;
    const range = context.range(node);
    const chars = between(context.chars, range) || 1;
    const count = Math.max(range[1] - range[0], 1);
    sheet.set(`up${level}:chars`, Math.log1p(chars));
    sheet.set(`up${level}:linkShare`, between(context.linkChars, range) / chars);
    sheet.set(`up${level}:blocks`, Math.log1p(count));
    sheet.set(`up${level}:meanLength`, Math.log1p(chars / count));
    sheet.set(`up${level}:paragraphShare`, between(context.paragraphChars, range) / chars);
    sheet.set(`up${level}:readability`, between(context.readabilityChars, range) / chars);
    sheet.set(`up${level}:place`, (block.index - range[0]) / count);
  }
  const stats = context.signatures.get(context.signatureOf[block.index] as string) as SignatureStats;
  sheet.set('alike:count', Math.log1p(stats.count));
  sheet.set('alike:meanLength', Math.log1p(stats.chars / stats.count));
  sheet.set('alike:linkShare', stats.linkChars / (stats.chars || 1));
  sheet.set('alike:share', stats.chars / (context.chars.at(-1) || 1));
  sheet.set('alike:readability', stats.kept / (stats.chars || 1));
}

function measureProposals(block: Block, context: PageContext, sheet: Sheet): void {
  const { index } = block;
  const { core, coreRange, evidence } = context;
  const { headline, bylines, dates, dek } = evidence.printed;
  const prints = (element: Element | undefined) =>
    element !== undefined && (contains(element, block.element) || contains(block.element, element));
  sheet.set('printed:headline', prints(headline));
  sheet.set('printed:byline', bylines.some(prints));
  sheet.set('printed:date', dates.some(prints));
  sheet.set('printed:dek', prints(dek));
  sheet.set('readability', evidence.readability.has(index));
  const sinceKept = index - (context.previousKept[index] as number);
  sheet.set('keptBefore', context.previousKept[index] === -1 ? 99 : Math.min(sinceKept, 50));
  sheet.set('keptAfter', context.nextKept[index] === -1 ? 99 : Math.min((context.nextKept[index] as number) - index, 50));
  sheet.set('inCore', contains(core, block.element));
  let up = 0;
  for (
    let node: Element | null = block.element;
    node && isTag(node) && !contains(node, core);
    node = node.parent as Element | null
  )
    up += 1;
  sheet.set('stepsToCore', up);
  let down = 0;
  let meeting: Element | null = core;
  while (meeting && isTag(meeting) && !contains(meeting, block.element)) {
    down += 1;
    meeting = meeting.parent as Element | null;
  }
  sheet.set('stepsFromCore', down);
  sheet.set('corePlace', (index - coreRange[0]) / Math.max(coreRange[1] - coreRange[0], 1));
  sheet.set('sinceFirstKept', clamp(index - context.firstKept, -50, 50));
  sheet.set('untilLastKept', clamp(context.lastKept - index, -50, 50));
  sheet.set('sinceHeadline', context.headline < 0 ? -99 : clamp(index - context.headline, -40, 80));
  const body = context.bodyShingles;
  const tokens = words(block.text);
  const inBody = !body
    ? -1
    : tokens.length >= SHINGLE
      ? share([...shingles(tokens)], (shingle) => body.has(shingle))
      : Number(` ${context.bodyFlat} `.includes(` ${tokens.join(' ')} `));
  sheet.set('inArticleBody', inBody);
  sheet.set('articleBodyLength', body ? Math.log1p(context.bodyFlat.length) : 0);
}

function measureNeighbours(block: Block, context: PageContext, sheet: Sheet): void {
  const { blocks, lengths, paragraph } = context;
  for (const offset of [-2, -1, 1, 2]) {
    const other = blocks[block.index + offset];
    const name = `at${offset}`;
    sheet.set(`${name}:length`, other ? Math.log1p(lengths[other.index] as number) : -1);
    sheet.set(`${name}:linkShare`, other ? other.linkChars / other.text.length : -1);
    sheet.set(`${name}:sameTag`, other?.element.name === block.element.name);
    sheet.set(`${name}:sameParent`, other?.element.parent === block.element.parent);
    sheet.set(`${name}:readability`, other ? context.evidence.readability.has(other.index) : -1);
    sheet.set(`${name}:heading`, other ? /^h[1-6]$/.test(other.element.name) : -1);
  }
  sheet.set('paragraph', paragraph[block.index] as boolean);
  sheet.set(
    'paragraphBefore',
    context.previousParagraph[block.index] === -1
      ? 60
      : Math.min(block.index - (context.previousParagraph[block.index] as number), 50),
  );
  sheet.set(
    'paragraphAfter',
    context.nextParagraph[block.index] === -1
      ? 60
      : Math.min((context.nextParagraph[block.index] as number) - block.index, 50),
  );
}

function measurePage(block: Block, context: PageContext, sheet: Sheet): void {
  const total = context.chars.at(-1) || 1;
  sheet.set('place', block.index / context.blocks.length);
  sheet.set('charPlace', (context.chars[block.index] as number) / total);
  sheet.set('page:blocks', Math.log1p(context.blocks.length));
  sheet.set('page:chars', Math.log1p(total));
  sheet.set('page:linkShare', (context.linkChars.at(-1) as number) / total);
  sheet.set('page:paragraphs', (context.paragraphChars.at(-1) as number) / total);
  sheet.set('page:readability', (context.readabilityChars.at(-1) as number) / total);
  sheet.set('page:readabilityChars', Math.log1p(context.readabilityChars.at(-1) as number));
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
