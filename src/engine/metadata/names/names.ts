/** Names of authors out of bylines: labels, roles, places, handles and dates taken off, lists split, in any language. */

import { Remembered } from '../../bounded-cache.ts';
import { anyLanguage, ofLanguage } from '../../lexicon/lexicon.ts';
import { monthNumber } from '../../lexicon/months.ts';
import { isPlace } from '../../lexicon/proper-names.ts';
import { collapse, ownCopy } from '../../page/text.ts';
import { hasBylineLabel, isLabelAlone, withoutLabels } from './byline-labels.ts';
import { isOtherHandLabel, writersParts } from './hand-labels.ts';
import { isNobody, looksLikeName, MAX_NAME, uniqueNames } from './name-shape.ts';
import {
  ANY_LABEL,
  CREDENTIAL,
  DATED_BY,
  LIST_LINK,
  PICTURE_BEHIND,
  withoutPlace,
  withoutRole,
  withoutTail,
  withoutTitle,
} from './name-trims.ts';
import { isAgency, isOffice, isOtherPost, isRole } from './office-words.ts';

// Longer texts are prose or lists of everybody; nothing is looked for in them.
const MAX_BYLINE = 400;

/** Names in a byline that is printed on the page. Empty unless each piece left looks like a name. */
export function namesInByline(text: string, language?: string): string[] {
  if (text.length > MAX_BYLINE) return readByline(text, language);
  const key = `${language ?? ''} ${text}`;
  return [...(read.get(key) ?? read.set(key, readByline(text, language).map(ownCopy)))];
}

// Boxes in boxes hold the same line, and teasers the same names.
const read = new Remembered<string[]>(300);

function readByline(text: string, language: string | undefined): string[] {
  const names = piecesOf(text, language).filter(
    (piece) => looksLikeName(piece) && !isDegrees(piece) && !isOffice(piece.replace(PROFESSOR, '')),
  );
  const people = names.filter((piece, index) => index === 0 || !(isAgency(piece) || isPlace(piece)));
  return uniqueNames(people);
}

/**
 * Tells whether degrees look like a name. Names here have no digits and more than one word, which of degrees only those with dots
 * do.
 */
function isDegrees(name: string): boolean {
  return name.includes('.') && CREDENTIAL.test(name);
}

/** A title here, while it is a post behind a name. */
const PROFESSOR = /^(?:prof\.?|professor(?:in)?)\s/iu;

/** The pieces of a byline, freed of labels, addresses and dates; none of what other hands than the author's did. */
export function piecesOf(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined) return [];
  const parts = byline.split(STRONG).flatMap(writersParts);
  const [first, ...rest] = parts.flatMap((part) => withoutEmployers(part, language));
  if (first === undefined) return [];
  const here = withoutPlace(first);
  // "Jane Roe in Cairo and Joe Doe in Tunis"; what follows a bare name may be her institute.
  return [here, ...(here === first ? rest : rest.map(withoutPlace))];
}

/** "Jane Roe, Director of Engineering, Example Platform": what follows a post outside the press is where she has it. */
function withoutEmployers(part: string, language: string | undefined): string[] {
  if (!part.includes(',')) return piecesIn([part], language);
  return part.split(LISTED).flatMap((item) => {
    const pieces = piecesIn([item], language);
    const post = pieces.findIndex((piece, index) => index > 0 && isOtherPost(piece));
    return post < 0 ? pieces : pieces.slice(0, post + 1);
  });
}

/** The word before the last of several authors with posts. */
const LISTED = new RegExp(`\\s(?:${anyLanguage('and')})\\s`, 'u');

/** The signs between parts of a byline that have labels of their own. */
const STRONG = new RegExp(`(?:(?<!\\s)\\s*[|;•●\\n]|[|;•●])\\s*(?:(?:${anyLanguage('and')}|与|與|和)\\s+)?`, 'u');

/** The words between two names, apart from commas and the language's own word for "and". */
const AND = anyLanguage('and', 'with');
/** The words between who was asked and who asked. */
const CONVERSATION = 'im (?:gespräch|interview) mit|in conversation with|interviewed by|interviewt von';
const SPLIT = new RegExp(
  `(?:(?<!\\s)\\s+)?[,;،、，；/&+|•·●](?:\\s*(?:${AND})\\s)?\\s*|(?<!\\s)\\s+(?:[–—‒-]|${AND}|${CONVERSATION})\\s+|(?<!\\s)\\s*\\n\\s*`,
  'iu',
);

/** The pattern that splits lists of names, by the language's own "and"; there are no more than the tables have. */
const splitters = new Map<string, RegExp>();

function splitter(language: string | undefined): RegExp {
  const own = ofLanguage(language, 'andHere');
  if (own === undefined) return SPLIT;
  const made = splitters.get(own) ?? new RegExp(`${SPLIT.source}|\\s${own}\\s`, 'iu');
  splitters.set(own, made);
  return made;
}

function piecesIn(parts: string[], language: string | undefined): string[] {
  return parts.flatMap((part) => part.split(splitter(language))).flatMap((piece) => name(piece, language));
}

/**
 * Names in a field that is said to hold an author: trusted to be a name even where it does not look like one (`dpa`,
 * `beispiel.example`), but freed of labels, roles, addresses and dates as well.
 */
export function namesInField(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined || isOtherHandLabel(byline)) return [];
  const pieces = piecesIn([byline], language);
  // Degrees stand behind a name; alone, capitals are an agency.
  const names = pieces.filter(
    (piece, index) => piece.length <= MAX_NAME && /\p{L}/u.test(piece) && (index === 0 || !CREDENTIAL.test(piece)),
  );
  return uniqueNames(
    names.some(looksLikeName) && names.length > 1
      ? names.filter((piece) => !isRole(piece) && !/(?:^|\s)team$/i.test(piece))
      : names,
  );
}

function cleanByline(text: string): string | undefined {
  const byline = collapse(text.slice(0, MAX_BYLINE * 2));
  if (byline.length === 0 || byline.length > MAX_BYLINE) return undefined;
  return byline
    .replace(DATED_BY, '')
    .replace(CODES, (codes) => codes.replaceAll('/', JOINED))
    .replace(/https?:\/\/\S+/gi, ' ; ')
    .replace(/\S+/g, (word) => (isMailAddress(word) ? ' ; ' : word))
    .replace(/[([{（][^()[\]{}（）]*[)\]}）]/g, ' ')
    .replace(/(by|[:：])\s*\|\s*/giu, '$1 ')
    .replace(/^【(.*)】$/u, '$1')
    .replace(REPORTED_FROM, '');
}

function isMailAddress(word: string): boolean {
  const at = /.(?:@|\[at\]|\(at\))/is.exec(word);
  return at !== null && word.lastIndexOf('.', word.length - 2) > at.index + at[0].length;
}

/** "記者王小明／台北報導": where it was reported from. */
const REPORTED_FROM = /[／/]\p{Script=Han}{2,6}(?:報導|报道|報道)$/u;

/** "det/dpa": the signs of an editor and an agency are one signature. */
const CODES = /(?<![\p{L}\p{N}])\p{Ll}{2,5}(?:\/\p{Ll}{2,5})+(?![\p{L}\p{N}])/gu;
const JOINED = '\u2215';

function name(piece: string, language: string | undefined): string[] {
  if (isOtherHandLabel(piece.trim())) return [];
  let text = collapse(piece.replace(/(?:^|\s)@\w+/g, ' '))
    // "ByJane Roe", where the page parts the two by layout alone.
    .replace(/^By(?=\p{Lu})/u, '')
    .replace(/(?<=\p{Ll})(?:Follow(?:ing)?|Folgen|Subscribe)$/u, '')
    .replace(LIST_LINK, '')
    .replace(PICTURE_BEHIND, '');
  text = withoutRole(withoutLabels(withoutLabels(text, language).replace(ANY_LABEL, ''), language));
  text = text
    .replace(/^[\p{P}\p{S}\s]+/u, '')
    .replace(/(?<![^\p{L}\p{N}.\p{M})])[^\p{L}\p{N}.\p{M})]+$/u, '')
    .replace(/(\p{L}{3})\.$/u, '$1');
  // The words before a date may be a section where the line has no label.
  if (text.length < piece.trim().length && hasBylineLabel(piece.trim())) text = withoutTail(text, language);
  if (text === '' || isLabelAlone(text) || isDateLike(text, language)) return [];
  text = withoutTitle(text.replaceAll(JOINED, '/'));
  if (CHINESE_LIST.test(text) && language?.startsWith('zh')) return text.split(' ');
  return isNobody(text) ? [] : [text];
}

/** Chinese names of two to four signs, parted by spaces alone. */
const CHINESE_LIST = /^\p{Script=Han}{2,4}(?: \p{Script=Han}{2,4})+$/u;

function isDateLike(text: string, language: string | undefined): boolean {
  if (/^\P{L}*$/u.test(text) || WEEKDAY.test(text)) return true;
  return (
    /\d/.test(text) &&
    text.split(/[\s.,]+/).some((word) => monthNumber(word, language) !== undefined || /^(?:19|20)\d\d$/.test(word))
  );
}

/** The rest of a date whose day stands alone. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i;
