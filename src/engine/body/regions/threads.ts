/**
 * Threads of comments below the article: like items with who and when, outside the core or behind its text, and words that all have.
 * Class words are not asked: they are hashed or in any language.
 */
import { anyLanguage } from '../../lexicon/lexicon.ts';
import { anyScript, bySomeWord } from '../../page/letters.ts';
import { closest, contains, type Element, HEADINGS, isTag, type ParentNode } from '../../page/page.ts';
import { lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { between } from '../groups.ts';
import { charsIn } from '../marks.ts';
import { linesOf } from './links.ts';
import { isDisjoint, LIKELY, type LikeGroup, type Sight } from './sight.ts';
import { isDate, isNameLine, isNameWithDay, LONGEST_NAME } from './signs.ts';

/** Characters of the text before a thread; before one whose signs are all there; of a whole paragraph, and of a comment that is one. */
const [LEAST_BEFORE, LEAST_SHORT, LEAST_OWN, COMMENT_PARAGRAPH] = [400, 60, 150, 150];
const CONTAINERS = ['dl', 'figure', 'nav'];
/** The share of the items that must show a sign, and that of headings. */
const [MOST, MOST_HEADINGS] = [0.7, 0.3];
/** The share of the items that must say something longer than a cell of a table, which `TALK` gives in characters. */
const [LEAST_TALK, TALK] = [0.5, 60];
/** The lowest bar for a text, and where the model is sure of one; entries of a list, names of one without days, blocks of an entry. */
const [LOWEST_BAR, SURE, LEAST_ITEMS, MANY_NAMES, MOST_APART] = [0.1, 0.75, 3, 5, 4];

export function findThreads(sight: Sight): void {
  headedThreads(sight);
  if (sight.likelyChars() >= LEAST_BEFORE) looseThreads(sight);
  for (const group of sight.groups()) {
    const before = sight.mass[group.from] as number;
    if (before < LEAST_SHORT || !group.items.some((item) => mayBeKept(sight, item))) continue;
    const core = sight.coreBefore(group.from);
    if (!isThreadBeside(sight, group, core, before < LEAST_BEFORE)) continue;
    if (contains(group.parent, core)) sight.drop(group.from, group.to, 'comments');
    else sight.dropIn(group.parent, 'comments');
  }
}

/** Whether the items are a thread by their signs and their place: apart from the text before them, or behind the last of it. */
function isThreadBeside(sight: Sight, group: LikeGroup, core: Element, isShort: boolean): boolean {
  const isApart = isDisjoint(group.items[0] as Element, core);
  // Rounds of a match are signed and timed behind a short text, too, and nobody can answer them.
  if (isShort) return isApart && isThread(sight, group, true) && isOfReaders(partsOf(sight, group));
  if (!isApart && (!contains(core, group.items[0] as Element) || goesOn(sight, core, group.to))) return false;
  return isThread(sight, group, isApart && (sight.mass[group.from] as number) >= sight.likelyChars() / 2);
}

/** Whether the bar, lowered where the model keeps little, could still let text of the item in. */
function mayBeKept({ dropped, scores, sums }: Sight, item: Element): boolean {
  const from = sums.first(item);
  return scores.subarray(from, sums.end(item)).some((score, i) => score >= LOWEST_BAR && dropped[from + i] === undefined);
}

/** Whether paragraphs of the core come after: then what stands among them is its own. */
function goesOn({ blocks, dropped, lengths, scores }: Sight, core: Element, from: number): boolean {
  for (let i = from; i < blocks.length && contains(core, (blocks[i] as Block).element); i += 1)
    if (dropped[i] === undefined && (scores[i] as number) >= LIKELY && (lengths[i] as number) >= COMMENT_PARAGRAPH)
      return true;
  return false;
}

function isThread(sight: Sight, group: LikeGroup, isBehind: boolean): boolean {
  const { items } = group;
  if (items.length < LEAST_ITEMS || items.some((item) => sight.holdsHeadline(item))) return false;
  if (CONTAINERS.some((name) => closest(group.parent, name))) return false;
  const parts = partsOf(sight, group);
  const share = (test: (blocks: Block[]) => boolean) => shareOf(parts, test);
  if (share(isSignedFirst) < MOST)
    return share(isSignedLast) >= MOST && new Set(parts.map((part) => part.at(-1)?.text)).size > 1;
  if (share((blocks) => blocks.some(({ element }) => HEADINGS.has(element.name))) > MOST_HEADINGS) return false;
  const isLast = 2 * (sight.mass[group.from] as number) >= sight.likelyChars();
  const least = isLast && share(([first]) => isAtClock(first)) >= MOST ? TALK / 2 : TALK;
  if (share((blocks) => blocks.some(({ text }) => text.length >= least)) < LEAST_TALK) return false;
  const names = new Set(parts.map(([first]) => first?.text));
  const isDistinct = names.size >= Math.max(LEAST_ITEMS, MOST * items.length);
  const timed = share((blocks) => blocks.slice(0, 3).some(isDate)) >= MOST;
  if (share(canBeAnswered) >= MOST) return true;
  // People with a button each are what the page is about where they are most of it.
  if (!timed) return isBehind && isDistinct && names.size >= MANY_NAMES && hasConstantWord(parts);
  return isDistinct || hasConstantWord(parts);
}

const shareOf = (parts: Block[][], test: (blocks: Block[]) => boolean) => parts.filter(test).length / parts.length;
const partsOf = (sight: Sight, { items }: LikeGroup) =>
  items.map((item) => linesOf(sight.blocks.slice(...sight.range(item))));

/** Buttons to answer, or days with their years, as comments have them and the entries of a live report do not, and a word that all have. */
function isOfReaders(parts: Block[][]): boolean {
  if (shareOf(parts, canBeAnswered) >= MOST) return true;
  const dated = shareOf(parts, (blocks) => blocks.slice(0, 3).some(({ text }) => YEAR.test(text)));
  return parts.length >= MANY_NAMES && dated >= MOST && hasConstantWord(parts);
}

/** A name with a day and a time of day: short words below it are talk, too. */
const isAtClock = (line?: Block) => line !== undefined && isNameWithDay(line) && line.text.match(CLOCK)?.length === 1;
const isSignedFirst = ([first, ...rest]: Block[]) => first !== undefined && rest.length > 0 && isNameLine(first);

/** A button, or what looks like one, by which readers answer; or any button below how long ago a name said so. */
function canBeAnswered(blocks: Block[]): boolean {
  if (blocks.some(({ text }) => text.length <= LONGEST_NAME && REPLY(lowerCase(text)).test(lowerCase(text)))) return true;
  return blocks.slice(0, 3).some(({ text: t }) => AGO(t).test(t)) && blocks.some(({ element }) => element.name === 'button');
}

const [YEAR, CLOCK] = [/\b(?:19|20)\d\d\b/, /(?<!\d)[012]?\d\s?[:.h時点시]\s?[0-5]\d(?!\d)/g];
/** The end of a line that tells how long ago: "3 h", "2 days ago". */
const AGO = anyScript(String.raw`(?<!\d)\d{1,2}\s?(?:\p{L}{1,3}|\p{L}+ ago)\.?$`);
const REPLY = bySomeWord((part) => `^\\P{L}*${part(anyLanguage('reply'))}\\P{L}*$`);

/** A text, and behind a dash the name and the day. */
function isSignedLast(blocks: Block[]): boolean {
  const last = blocks.at(-1);
  // A post of a network that the text embeds is signed so, with the account in brackets.
  if (!last || blocks.length < 2 || !/^[—–-]/.test(last.text) || last.text.includes('(@')) return false;
  return isNameWithDay({ ...last, text: last.text.replace(/^[—–-]+\s*/, '') });
}

/** A line that nearly all items have, but for numbers: "Reply", "Report", "12 likes". The name before the words is none. */
function hasConstantWord(parts: Block[][]): boolean {
  const counts = new Map<string, number>();
  for (const [, ...blocks] of parts)
    for (const line of new Set(blocks.map(({ text }) => text.replace(/[\d\s]+/g, ' ').trim())))
      if (line !== '' && line.length <= LONGEST_NAME) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= MOST * parts.length);
}

// Threads under a heading of the word for comments, however few they are and however they are set.

function headedThreads(sight: Sight): void {
  // All are found before one goes, after which the masses are summed up anew.
  const found: [from: number, to: number][] = [];
  for (const { index } of sight.blocks.filter((block) => isHead(sight, block)).slice(0, MOST_TRIES)) {
    if (index < (found.at(-1)?.[1] ?? 0)) continue;
    const to = endOfThread(sight, index);
    const isShort = (sight.mass[index] as number) < LEAST_SHORT && !paragraphBefore(sight, index);
    // Entries below so little text are a thread where readers can answer one after the other.
    const answered = () => sight.blocks.slice(index, to).filter((block) => canBeAnswered([block])).length;
    if (to > index && !(isShort && answered() < MANY_NAMES)) found.push([index, to]);
  }
  if (found.length === 0 || FORUM.test(sight.page.url)) return;
  for (const [from, to] of found) sight.drop(from, to, 'comments');
  behindThread(sight, found.at(-1)?.[1] as number);
}

/** A little that stands apart behind a thread is another column's, where the model wavers. */
function behindThread(sight: Sight, from: number): void {
  const [core, before] = [sight.coreBefore(from), sight.mass[from] as number];
  const wavers = (score: number) => score >= LOWEST_BAR && score < SURE;
  const mayBe = ({ element, index }: Block) => wavers(sight.scores[index] as number) && isDisjoint(element, core);
  const behind = sight.blocks.slice(from).filter(mayBe);
  const said = behind.reduce((sum, { index }) => sum + (sight.lengths[index] as number), 0);
  if (before >= LEAST_BEFORE && said <= before / 2) for (const { index } of behind) sight.drop(index, index + 1, 'column');
}

/** Addresses of forums, where the answers are the text; and what is no heading of a thread. */
const [FORUM, NO_HEADINGS] = [/\/(?:forums?|threads?|topics?)\b/i, new Set(['h1', 'li'])];
/** Each try may read all of the page. A page with more such headings is no article. */
const MOST_TRIES = 200;

function isHead(sight: Sight, { element, index, linkChars, nodes, text }: Block): boolean {
  const { headline, mass } = sight;
  if (text.length > LONGEST_NAME || NO_HEADINGS.has(element.name) || linkChars >= text.length * MOST) return false;
  if (element.name === 'td' && charsIn(nodes, ['b', 'strong']) < text.length) return false;
  const isBehindText = (mass[index] as number) >= LEAST_SHORT;
  if (index <= headline || !(isBehindText || headline >= 0)) return false;
  const [word = ''] = FIRST_WORDS(text).exec(lowerCase(text)) ?? [];
  return COMMENTS.has(word.trim().replace(/ -$/, '')) && (isBehindText || isBehindWords(sight, index));
}

/** Whether the page says something of its own above, which the model need not take for a text: the names of works that it shows. */
function isBehindWords(sight: Sight, index: number): boolean {
  const said = between(sight.chars, sight.headline, index) - between(sight.linkChars, sight.headline, index);
  return said >= LEAST_BEFORE || paragraphBefore(sight, index) !== undefined;
}

/** The whole paragraph without a link between the headline and a block, whatever the model thinks of it. */
function paragraphBefore({ blocks, dropped, headline, lengths }: Sight, index: number): Element | undefined {
  const isOne = ({ index: i, links }: Block) =>
    links === 0 && (lengths[i] as number) >= LEAST_OWN && dropped[i] === undefined;
  return headline < 0 ? undefined : blocks.slice(headline + 1, index).find(isOne)?.element;
}

const FIRST_WORDS = anyScript(String.raw`\p{L}[\p{L}\p{M}\u200c’ -]*`);
const COMMENTS = new Set(anyLanguage('comments').split('|'));

/** The end of the box apart that the heading begins, or of the entries behind it; its own number where there are none. */
function endOfThread(sight: Sight, heading: number): number {
  const core = ((sight.mass[heading] as number) === 0 && paragraphBefore(sight, heading)) || sight.coreBefore(heading);
  let box = (sight.blocks[heading] as Block).element;
  while (box.parent && isTag(box.parent) && isDisjoint(box.parent as Element, core)) box = box.parent as Element;
  const end = isDisjoint(box, core) ? sight.range(box)[1] : heading;
  const isApart = end > heading + 1;
  const last = lastEntry(sight.blocks.slice(heading + 1, isApart ? end : undefined), isApart);
  if (last < 0) return heading;
  return isApart ? end : heading + last + 2;
}

/** The last line of entries of two names or more, most of whose texts stand right behind one; -1 for none. */
function lastEntry(blocks: Block[], isApart: boolean): number {
  const names = new Set<string>();
  let [told, signed, last] = [0, 0, -1];
  for (const [i, block] of blocks.entries()) {
    if (i - last > MOST_APART) break;
    const name = nameOf(block, isApart) ?? '';
    if (name !== '') names.add(name);
    const isText = block.text.length - name.length >= TALK / 2;
    told += Number(isText);
    signed += Number(isText && (name !== '' || i <= last + 2));
    if (name !== '' || (isText && i === last + 1) || canBeAnswered([block])) last = i;
  }
  return names.size >= 2 && signed >= Math.max(2, told / 2) ? last : -1;
}

/** The name that a line is, or that begins a block in marks of its own: apart, or in a line with a colon behind (`Jane wrote:`). */
function nameOf(block: Block, isApart: boolean): string | undefined {
  const isNameToo = (text: string) => isNameLine({ ...block, text });
  const first = block.nodes.find((node) => isTag(node));
  const name = first && (isApart || /^.{2,60}:\n/.test(block.lines)) ? visibleText(first as Element).trim() : '';
  if (name !== '' && name.length < block.text.length && block.text.startsWith(name) && isNameToo(name)) return name;
  const line = block.text.replace(/^[—–-]+\s*/, '');
  return isNameToo(line) && (isApart || isDate(block)) ? line : undefined;
}

/** Comments without boxes at the end of a container: lines of a name and a day, each with its text behind it. */
function looseThreads(sight: Sight): void {
  const { blocks, dropped, mass } = sight;
  for (let from = 0; from < blocks.length; from += 1) {
    if (dropped[from] !== undefined || (mass[from] as number) < LEAST_BEFORE || !isNameWithDay(blocks[from] as Block))
      continue;
    const parent = boxOf(blocks[from] as Block);
    const { names, to } = entriesFrom(blocks, from);
    if (to === from) continue;
    const head = blocks[from - 1];
    const isHeaded = head !== undefined && /^h[2-6]$/.test(head.element.name) && boxOf(head) === parent;
    const next = blocks[to];
    const isLast = next === undefined || boxOf(next) !== parent || !goesOn(sight, parent as Element, to);
    if (names.size >= MANY_NAMES && isLast) sight.drop(isHeaded ? from - 1 : from, to, 'comments');
    from = to - 1;
  }
}

/** The element that a block stands in: the table for a cell. */
const boxOf = ({ element }: Block): ParentNode | null =>
  (element.name === 'td' ? closest(element, 'table') : undefined) ?? element.parent;

/** The names over the entries that follow one another from a block on, and the block behind them. */
function entriesFrom(blocks: Block[], from: number): { names: Set<string>; to: number } {
  const parent = boxOf(blocks[from] as Block);
  const names = new Set<string>();
  let to = from;
  while (to + 1 < blocks.length && isEntryOf(parent, blocks[to] as Block, blocks[to + 1] as Block)) {
    names.add((blocks[to] as Block).text);
    to += 2;
  }
  return { names, to };
}

/** Sources side by side, each with a name and a year, are no entries. */
function isEntryOf(parent: ParentNode | null, line: Block, said: Block): boolean {
  if (boxOf(line) !== parent || boxOf(said) !== parent || said.text.length <= TALK / 2) return false;
  return isNameWithDay(line) && !isNameWithDay(said);
}
