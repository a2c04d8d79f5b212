/** Names of authors out of bylines: labels, roles, places, handles and dates taken off, lists split, in any language. */
import { collapse } from '../text.ts';
import { BY_ALONE, JOINED_LABEL, LABEL, OTHER_LABEL } from './byline-labels.ts';
import { splitter } from './conjunctions.ts';
import { monthNumber } from './month-names.ts';
import { isNobody, looksLikeName, MAX_NAME, nameKey } from './name-shape.ts';
import { ANY_LABEL, CREDENTIAL, DATED_BY, LIST_LINK, PICTURE_BEHIND, withoutTitle } from './name-trims.ts';
import { DEGREE, isOffice, ROLE } from './office-words.ts';

// Longer texts are prose or lists of everybody; nothing is looked for in them.
const MAX_BYLINE = 400;

/** Names in a byline that is printed on the page. Empty unless each piece left looks like a name. */
export function namesInByline(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined) return [];
  return unique(
    byline
      .split(splitter(language))
      .flatMap((piece) => name(piece, language))
      .filter((piece) => looksLikeName(piece) && !CREDENTIAL.test(piece) && !isOffice(piece)),
  );
}

/** The pieces of a signature, freed of labels, addresses and dates; none where it begins with the label of another hand. */
export function piecesOf(text: string, language?: string): string[] {
  return (
    cleanByline(text)
      ?.split(splitter(language))
      .flatMap((piece) => name(piece, language)) ?? []
  );
}

/**
 * Names in a field that is said to hold an author: trusted to be a name even where it does not look like one (`dpa`,
 * `beispiel.example`), but freed of labels, roles, addresses and dates as well.
 */
export function namesInField(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined) return [];
  const pieces = byline.split(splitter(language)).flatMap((piece) => name(piece, language));
  // Degrees stand behind a name; alone, capitals are an agency.
  const names = pieces.filter(
    (piece, index) => piece.length <= MAX_NAME && /\p{L}/u.test(piece) && (index === 0 || !CREDENTIAL.test(piece)),
  );
  return unique(
    names.some(looksLikeName) && names.length > 1
      ? names.filter((piece) => !ROLE.test(piece) && !DEGREE.test(piece) && !/(?:^|\s)team$/i.test(piece))
      : names,
  );
}

function cleanByline(text: string): string | undefined {
  const byline = collapse(text.slice(0, MAX_BYLINE * 2));
  if (byline.length === 0 || byline.length > MAX_BYLINE || OTHER_LABEL.test(byline)) return undefined;
  return byline
    .replace(DATED_BY, '')
    .replace(CODES, (codes) => codes.replaceAll('/', JOINED))
    .replace(/https?:\/\/\S+/gi, ' ; ')
    .replace(/\S+(?:@|\[at\]|\(at\))\S+\.\S+/gi, ' ; ')
    .replace(/[([{][^()[\]{}]*[)\]}]/g, ' ');
}

/** "det/dpa": the signs of an editor and an agency are one signature. */
const CODES = /(?<![\p{L}\p{N}])\p{Ll}{2,5}(?:\/\p{Ll}{2,5})+(?![\p{L}\p{N}])/gu;
const JOINED = '\u2215';

function name(piece: string, language: string | undefined): string[] {
  if (OTHER_LABEL.test(piece.trim())) return [];
  let text = collapse(piece.replace(/(?:^|\s)@\w+/g, ' '))
    // "ByJane Roe", where the page parts the two by layout alone.
    .replace(/^By(?=\p{Lu})/u, '')
    .replace(/(?<=\p{Ll})(?:Follow(?:ing)?|Folgen|Subscribe)$/u, '')
    .replace(JOINED_LABEL, '')
    .replace(LIST_LINK, '')
    .replace(PICTURE_BEHIND, '')
    .replace(ANY_LABEL, '');
  for (let pass = 0; pass < 3 && LABEL.test(text); pass += 1) text = text.replace(LABEL, '');
  text = text.replace(/^[\p{P}\p{S}\s]+|[^\p{L}\p{N}.\p{M})]+$/gu, '').replace(/(\p{L}{3})\.$/u, '$1');
  if (text === '' || BY_ALONE.test(text) || isDateLike(text, language)) return [];
  text = withoutTitle(text.replaceAll(JOINED, '/'));
  return isNobody(text) ? [] : [text];
}

function isDateLike(text: string, language: string | undefined): boolean {
  if (/^\P{L}*$/u.test(text) || WEEKDAY.test(text)) return true;
  return (
    /\d/.test(text) &&
    text.split(/[\s.,]+/).some((word) => monthNumber(word, language) !== undefined || /^(?:19|20)\d\d$/.test(word))
  );
}

/** What is left of a date whose day stands alone. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i;

function unique(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((text) => {
    const key = nameKey(text) || text;
    return seen.has(key) ? false : seen.add(key);
  });
}
