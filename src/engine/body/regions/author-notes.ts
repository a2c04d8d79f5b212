/** The note or card on the author behind the text, and lines on who edited it. */
import { isRole } from '../../metadata/names/name-shape.ts';
import { contains, type Element } from '../../page/page.ts';
import { late, lowerCase, visibleText } from '../../page/text.ts';
import type { Block } from '../blocks.ts';
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

/** A line on who edited or where the text comes from is shorter. Characters. */
export const MAX_EDITOR_LINE = 50;
const EDITOR_LINE =
  /^[（(【[]?\s?(?:(?:责任编辑|責任編輯|责编|編輯|编辑|校对|校對|来源|來源|原标题|原標題)\s?[:：]|返回.{1,8}[,，]\s?查看更多$|제보는 카카오톡|.{1,25}(?:기자|특파원)\s?[\w.+-]+@[\w.-]+$|toimetaja:|edited by:|(?:no|keine|aucun|nessun|nenhum|geen|ingen|inga|brak|žádné|(?:tidak|belum) ada) (?:comments|kommentar(?:e|er)?|commentaire|commento|comentário|reacties|komentar(?:zy|z|e|ář)?)$|нет комментариев$|комментариев нет$|(?:kindly |please )?share this (?:story|article|post):?$|(?:sdílejte|sdílet) článek$|deel (?:dit )?artikel:?$|partagez? (?:cet )?article$|compart(?:e|ir) (?:esta |este )?(?:nota|noticia|artículo)$|condividi (?:questo )?articolo$|haberi paylaş$|xəbəri paylaş$|jaa (?:juttu|artikkeli)$|dela artikeln?$|показать комментарии$|(?:انتهای|پایان) (?:پیام|خبر)\W*$)/i;

/** Whether a line says who edited the text, where it comes from, or that it ends, as papers of Asia close with. */
export const isEditorLine = (text: string): boolean => text.length < MAX_EDITOR_LINE && EDITOR_LINE.test(text);
