/** The note or card on the author behind the text. */
import { isRole } from '../../metadata/names/name-shape.ts';
import { contains, type Element } from '../../page/page.ts';
import { late, lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { charsIn } from '../marks.ts';
import { boxAround } from './box-around.ts';
import { firstLink } from './links.ts';
import type { Sight } from './sight.ts';

/** Characters of a note and of a name, and blocks of a card. */
const [LONGEST_NOTE, LONGEST_NAME, MOST_IN_BOX] = [400, 40, 4];
/** The share of the text that stands before a note. */
const MOST_BEFORE = 0.85;
/** A rule may still keep what is less likely. */
const LEAST_SCORE = 0.2;

export function findAuthorNotes(sight: Sight, total: number): void {
  authorNotes(sight, total);
  authorCards(sight, total);
  signedNotes(sight, total);
}

/** A box of one block behind most of the text: a linked name, and within a few words what the person does. */
function authorNotes(sight: Sight, total: number): void {
  const { blocks, dropped, mass, scores, sums } = sight;
  for (const { element, index, links, nodes, text } of blocks) {
    if (links === 0 || text.length > LONGEST_NOTE || (mass[index] as number) < total * MOST_BEFORE) continue;
    if (dropped[index] !== undefined || (scores[index] as number) < LEAST_SCORE) continue;
    const box = element.parent as Element;
    if (sums.first(box) !== index || sums.end(box) !== index + 1) continue;
    const link = firstLink(nodes);
    const name = link ? visibleText(link).trim() : '';
    if (name !== '' && name.length <= LONGEST_NAME && text.startsWith(name) && saysPost(text.slice(name.length)))
      sight.drop(index, index + 1, 'author-note');
  }
}

/** A name of the byline, and behind it in the same small box a text that begins with it: what is said of the author. */
function authorCards(sight: Sight, total: number): void {
  const { blocks, dropped, printed, scores } = sight;
  const boxes: Element[] = [];
  for (let i = 1; i < blocks.length; i += 1) {
    const [{ text: name, element }, { text }] = [blocks[i - 1] as Block, blocks[i] as Block];
    if (dropped[i] !== undefined || (scores[i] as number) < LEAST_SCORE || name.length > LONGEST_NAME) continue;
    if (text.length > LONGEST_NOTE || text.length === name.length || !text.startsWith(name)) continue;
    if (!printed.bylines.some((line) => !contains(line, element) && visibleText(line).includes(name))) continue;
    const box = boxAround(sight, (blocks[i] as Block).element, total, MOST_IN_BOX);
    if (box && contains(box, element)) boxes.push(box);
  }
  for (const box of boxes) sight.dropIn(box, 'author-note');
}

/**
 * Lines all in italics behind most of the text that begin with a name of the byline: authors do not speak of themselves so. Where the
 * model is sure of such a line it says what the author does: else it may tell who paid for a journey, which is of the text.
 */
function signedNotes(sight: Sight, total: number): void {
  const { blocks, dropped, mass, printed, scores } = sight;
  const bylines = printed.bylines.map(visibleText);
  for (const { index, nodes, text } of blocks) {
    if (text.length > LONGEST_NOTE || (mass[index] as number) < total * MOST_BEFORE) continue;
    if (dropped[index] !== undefined || (scores[index] as number) < LEAST_SCORE) continue;
    const name = NAME_FIRST().exec(text)?.[0].trim();
    if (name === undefined || name.length === text.length || !bylines.some((line) => line.includes(name))) continue;
    const isNote = (scores[index] as number) < SURE || saysPost(text.slice(name.length));
    if (isNote && charsIn(nodes, ITALICS) >= text.length * MOST_IN_ITALICS) sight.drop(index, index + 1, 'author-note');
  }
}

const ITALICS = ['em', 'i', 'small'];
const [MOST_IN_ITALICS, SURE] = [0.9, 0.85];
/** Two words, the second of which begins with a capital where there are any; a few signs of a script without spaces. */
const NAME_FIRST = late(
  () =>
    /^(?:\p{Lu}[\p{L}\p{M}'’.-]+\s+\p{Lu}[\p{L}\p{M}'’.-]+|\p{Lo}[\p{Lo}\p{M}]+\s+\p{Lo}[\p{Lo}\p{M}]+|[\p{Script=Han}\p{Script=Hangul}]{3})/u,
);

/** Whether the first words behind a person's name say what that person does. */
export function saysPost(behind: string): boolean {
  const start = behind.slice(0, POST_WITHIN);
  return isRole(start) || WORKS().test(lowerCase(start));
}

/** Characters. */
const POST_WITHIN = 40;
const WORKS = late(
  () =>
    /(?<!\p{L})(?:writes|covers|reports on|schreibt|berichtet|écrit|couvre|escribe|cubre|scrive|escreve|cobre|schrijft|skriver|pisze|пишет|пише)(?!\p{L})|记者|記者|编辑|編輯|撰稿|作家|ライター|編集|기자|에디터|خبرنگار|روزنامه.?نگار|صحاف[يی]|مراسل|כתב|עיתונאי/u,
);
