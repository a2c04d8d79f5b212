/** The note or card on the author behind the text. */
import { isRole } from '../../metadata/names/name-shape.ts';
import { contains, type Element } from '../../page/page.ts';
import { late, lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
import { boxAround } from './boxes.ts';
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
