/** Names of authors out of bylines: labels, roles, places, handles and dates taken off, lists split, in any language. */

import { AND_JOINED, anyLanguage, isPlace, monthNumber, ofLanguage } from '../../lexicon/lexicon.ts';
import { anyScript } from '../../page/letters.ts';
import { collapse, late, lowerCase, ownCopy, Remembered } from '../../page/text.ts';
import { isDateLike } from '../dates/date-labels.ts';
import {
  hasBylineLabel,
  isLabelAlone,
  isOtherHandLabel,
  THREE_WORDS,
  withoutLabels,
  withoutPicturers,
  writersParts,
} from './byline-labels.ts';
import {
  isAgency,
  isBody,
  isNobody,
  isOffice,
  isOtherPost,
  isRole,
  looksLikeName,
  MAX_NAME,
  uniqueNames,
  withoutEdges,
  withoutRole,
  withoutTitle,
} from './name-shape.ts';

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
  const isOwn = (part: string) => !isOneBody(part.trim(), language);
  const line = JOINS_BODY.test(text) ? text.split('|').filter(isOwn).join('|') : text;
  const names = piecesOf(line, language).filter(
    (piece) => looksLikeName(piece) && !isDegrees(piece) && !isOffice(piece.replace(PROFESSOR, '')),
  );
  return uniqueNames(
    names.filter((piece, index) => index === 0 || !(isAgency(piece) || isPlace(piece) || /^The \p{Lu}/u.test(piece))),
  );
}

/** Whether degrees look like a name: of those with more than one word and no digits only those with dots do. */
function isDegrees(name: string): boolean {
  return name.includes('.') && CREDENTIAL(name).test(name);
}

/** A title here, while it is a post behind a name. */
const PROFESSOR = /^(?:prof\.?|professor(?:in)?)\s/iu;

/** The pieces of a byline, freed of labels, addresses and dates; none of what other hands than the author's did. */
export function piecesOf(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined) return [];
  const parts = withoutLastPlace(byline.split(STRONG), language).flatMap(writersParts);
  const [first, ...rest] = parts.flatMap((part) => withoutEmployers(part, language));
  if (first === undefined) return [];
  const here = withoutPlace(first);
  // "Jane Roe in Cairo and Joe Doe in Tunis"; what follows a bare name and a comma may be her institute.
  const isNext = (piece: string) => here !== first || AND_BEFORE().test(byline.slice(0, byline.indexOf(piece)));
  return [here, ...rest.map((piece) => (isNext(piece) ? withoutPlace(piece) : piece))];
}

/** "Jane Roe y Joe Doe | Puerto Viejo": the word for "and" ends the list of names, and a bar behind it begins something else. */
function withoutLastPlace(parts: string[], language: string | undefined): string[] {
  const at = parts.length < 2 ? -1 : parts.findIndex((part) => LISTED.test(part) || namesTwo(part, language));
  if (at < 0) return parts;
  const isBare = (part: string, index: number) => index !== at && looksLikeName(part.trim()) && !hasBylineLabel(part.trim());
  // Several more are names of people.
  const bare = parts.filter(isBare);
  return bare.length === 1 && bare[0] === parts[at + 1] ? parts.filter((_, index) => index !== at + 1) : parts;
}

/** Whether the language's own word for "and" stands between two names. */
function namesTwo(text: string, language: string | undefined): boolean {
  return text.includes(` ${ofLanguage(language, 'andHere') ?? '\n'} `);
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
const AND_BEFORE = late(() => new RegExp(`\\s(?:[&+]|${anyLanguage('and')})\\s$`, 'u'));

/** The signs between parts of a byline that have labels of their own. */
const STRONG = new RegExp(`(?:(?<!\\s)\\s*[|;•●\\n]|[|;•●])\\s*(?:(?:${anyLanguage('and')}|与|與|和)\\s+)?`, 'u');

/** The words between two names, apart from commas and the language's own word for "and"; Arabic joins its own to the name behind it. */
const AND = anyLanguage('and', 'with');
/** The words between who was asked and who asked. */
const CONVERSATION = 'im (?:gespräch|interview) mit|in conversation with|as told to|interviewed by|interviewt von';
const SPLIT = new RegExp(
  `(?:(?<!\\s)\\s+)?[,;،、，；/&+|•·●](?:\\s*(?:${AND})\\s)?\\s*|(?<!\\s)\\s+(?:[–—‒-]|${AND}|${CONVERSATION})\\s+|(?<!\\s)\\s*\\n\\s*|\\sو(?=[أإآ]|محمد|عبد )|${AND_JOINED}`,
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
  const pieces = parts.flatMap((part) => part.split(splitter(language)));
  return pieces.filter((piece, at) => at === 0 || !OF_HOUSE.test(piece)).flatMap((piece) => name(piece, language));
}

/** "Jane Roe, of the Example News", "Rita Lopes, do Diário": whose she is. */
const OF_HOUSE = /^(?:do|da|del|della|dello|dell['’]|of|from|vom|du)\s(?:the\s)?\p{Lu}/u;

/**
 * Names in a field that is said to hold an author: trusted to be a name even where it does not look like one (`dpa`,
 * `beispiel.example`), but freed of labels, roles, addresses and dates as well.
 */
export function namesInField(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined || isOtherHandLabel(byline)) return [];
  if (isOneBody(byline, language)) return [withoutLabels(byline, language)];
  const pieces = withoutEmployers(byline, language);
  // Degrees stand behind a name; alone, capitals are an agency.
  const names = pieces.filter(
    (piece, index) => piece.length <= MAX_NAME && /\p{L}/u.test(piece) && (index === 0 || !CREDENTIAL(piece).test(piece)),
  );
  return uniqueNames(
    names.some(looksLikeName) && names.length > 1
      ? names.filter((piece) => !isRole(piece) && !/(?:^|\s)team$/i.test(piece))
      : names,
  );
}

/** "Bündnis 90/Die Grünen", "CDU - Fraktion Erfurt", "Department of Health & Social Care": the parts of one name are no names of people. */
function isOneBody(text: string, language: string | undefined): boolean {
  if (/[,;|:：]/.test(text)) return false;
  const [first = '', ...more] = withoutLabels(text, language).split(splitter(language));
  if (more.length === 0) return false;
  if (isBody(first) && more.length === 1 && !/\s[–—-]\s/.test(text)) return true;
  const parts = [first, ...more];
  const isNumbered = parts.some((part) => /^\p{Lu}\p{L}+ \d{1,3}$/u.test(part) && !isDateLike(part, language));
  if (parts.some(isBody) && !parts.some((part) => looksLikeName(part) && !isBody(part))) return true;
  return isNumbered || (parts.some((part) => HOLDS_FOR.test(part)) && !parts.some(looksLikeName));
}

const JOINS_BODY = /\s(?:[&–—-]|and|und|et|y|e)\s/;

/** A word of what a body is for, which no person's name has. */
const HOLDS_FOR = new RegExp(`^\\p{Lu}\\p{L}+ (?:${anyLanguage('purpose')}) \\p{L}`, 'u');

function cleanByline(text: string): string | undefined {
  const byline = collapse(text.slice(0, MAX_BYLINE * 2));
  if (byline.length === 0 || byline.length > MAX_BYLINE) return undefined;
  const isSlashed = /[／/]/.test(byline);
  let line = withoutPicturers(byline.includes(', ') ? byline.replace(JUNIOR, ' ') : byline);
  if (/\d/.test(line)) line = line.replace(DATED_BY(line), '');
  if (isSlashed) line = line.replace(CODES(), (codes) => codes.replaceAll('/', JOINED)).replace(/https?:\/\/\S+/gi, ' ; ');
  if (/@|[[(]at[\])]/i.test(line)) line = line.replace(/\S+/g, (word) => (isMailAddress(word) ? ' ; ' : word));
  line = line
    .replace(/[([{（][^()[\]{}（）]*[)\]}）]/g, ' ')
    .replace(/(by|[:：])\s*\|\s*/gi, '$1 ')
    .replace(/^[【〔](.*)[】〕]$/, '$1');
  return isSlashed ? line.replace(REPORTED_FROM, '') : line;
}

const JUNIOR = /,\s(?=(?:[JS]r\.?|I{2,3}|IV)(?:,|$| and ))/g;

function isMailAddress(word: string): boolean {
  const at = /.(?:@|\[at\]|\(at\))/is.exec(word);
  return at !== null && word.lastIndexOf('.', word.length - 2) > at.index + at[0].length;
}

/** "記者王小明／台北報導": where it was reported from. */
const REPORTED_FROM = /[／/]\p{Script=Han}{2,6}(?:報導|报道|報道)$/u;

/** "det/dpa": the signs of an editor and an agency are one signature. */
const CODES = late(() => /(?<![\p{L}\p{N}])\p{Ll}{2,5}(?:\/\p{Ll}{2,5})+(?![\p{L}\p{N}])/gu);
const JOINED = '\u2215';

function name(piece: string, language: string | undefined): string[] {
  if (isOtherHandLabel(piece.trim())) return [];
  let text = collapse(piece.replace(/(?:^|\s)@\w+/g, ' '))
    // "ByJane Roe", where the page parts the two by layout alone.
    .replace(BY_JOINED(piece), '')
    .replace(FOLLOW_BEHIND(piece), '');
  if (BY_INSIDE.test(text)) text = text.slice(LIST_LINK(text).exec(lowerCase(text))?.[0].length ?? 0);
  text = text.slice(0, PICTURE_BEHIND(text).exec(lowerCase(text))?.index);
  text = withoutLabels(text, language);
  text = withoutRole(withoutLabels(/[:：]/.test(text) ? text.replace(ANY_LABEL(text), '') : text, language));
  text = withoutEdges(text);
  // The words before a date may be a section where the line has no label.
  if (text.length < piece.trim().length && hasBylineLabel(piece.trim())) text = withoutTail(text, language);
  if (text === '' || isLabelAlone(text) || isDateLike(text, language)) return [];
  text = withoutTitle(text.replaceAll(JOINED, '/'));
  if (language?.startsWith('zh') && CHINESE_LIST.test(text))
    return text
      .replace(OTHER_HAN, '')
      .split(' ')
      .filter((word) => !OWN_HAN.test(word));
  if (language?.startsWith('ja') && JAPANESE_LIST().test(text)) return text.split(' ');
  return isNobody(text) ? [] : [text];
}

const BY_JOINED = anyScript(String.raw`^By(?=\p{Lu})`);
const FOLLOW_BEHIND = anyScript(String.raw`(?<=\p{Ll})(?:Follow(?:ing)?|Folgen|Subscribe)$`);

/** "田中美咲　佐藤健": whole names, since neither a family's nor a first name has four signs. */
const JAPANESE_LIST = late(
  () =>
    /^(?=.*[^ ]{4})\p{Script=Han}[\p{Script=Han}\p{Script=Hiragana}々]{2,5}(?: \p{Script=Han}[\p{Script=Han}\p{Script=Hiragana}々]{2,5})+$/u,
);

/** "记者 陈国强 编辑 刘芳 校对 赵琳": the post of another hand, and what is behind it; the post of one's own. */
const OTHER_HAN =
  /\s(?:(?:责任|責任|值班|执行|執行)?(?:编辑|編輯)|[责責][編编]|校对|校對|[审審]核|[一二三终]审|摄影|攝影|监制|監製|制图|製圖|视频|主编|美编|统筹)(?:\s.*)?$/su;
const OWN_HAN = /(?:记者|記者|通讯员|通訊員|实习生|實習生|撰文)$/u;

/** Chinese names of two to four signs, parted by spaces alone. */
const CHINESE_LIST = /^\p{Script=Han}{2,4}(?: \p{Script=Han}{2,4})+$/u;

// The words before and behind a name that are no part of it.

/** Degrees and licences behind a comma: `MD`, `Ph.D.`, `E-RYT 200`, `M.Sc.`; capitals with dots, or no vowel to speak. */
const CREDENTIAL = anyScript(
  String.raw`^(?:(?:\p{Lu}\p{Ll}{0,2}\.\s?){1,4}|\p{Lu}{2,5}(?:-\p{Lu}+)?(?:\s\d+)?|PhD|MSc|BSc|MPhil|DrPH|PharmD|PsyD|EdD)\.?$`,
);

/** "Jane Roe Updated 12:30", "Jane Roe le 12 mai". */
const STATUS_BEHIND = late(
  () => new RegExp(String.raw`(?<!\s)\s+(?:(?:last |first )?(?:${anyLanguage('published', 'updated')})).*`, 'isu'),
);
const NUMBER_BEHIND = /(?<![\s,])[\s,]+(?:(?:on|at|@|am|le|el|il|em|den|op|dnia|pe)\s+)?\d.*/isu;
const ELSEWHERE_BEHIND = late(
  () =>
    new RegExp(
      String.raw`\s(?:${anyLanguage('elsewhere')})(?:\s(?:the|der|den|dem|la|le|l['’])?\s?\p{Lu}[\p{L}\p{M}.'’-]*){1,4}$|\s(?:on behalf of|im auftrag|au nom d[eu]|en nombre de|in nome di|namens)\s.*`,
      'su',
    ),
);

/** `text` without such words, where a name is left. */
function withoutTail(text: string, language: string | undefined): string {
  let rest = text.replace(STATUS_BEHIND(), '');
  if (/\d/.test(rest)) {
    const day = rest.replace(NUMBER_BEHIND, '');
    const words = day.split(' ');
    const isMonth = words.length > 2 && monthNumber(words.at(-1) as string, language) !== undefined;
    rest = isMonth ? day.slice(0, day.lastIndexOf(' ')).replace(/\s(?:on|at)$/, '') : day;
  }
  return rest !== text && looksLikeName(rest) ? rest : text;
}

/** "Jane Roe in Cairo", "Jane Roe for the Example News": without where she wrote it and for whom. */
function withoutPlace(text: string): string {
  if (!THREE_WORDS.test(text)) return text;
  const here = text.replace(ELSEWHERE_BEHIND(), '');
  return here !== text && looksLikeName(here) ? here : text;
}

/** "Alle Artikel von", "More posts by": a link to the author's list. */
const LIST_LINK = anyScript(
  String.raw`^(?:alle[sr]?|all|more|mehr|weitere|tous|toutes|todos|tutti|view|see|read)\s+(?:[\p{L}]+\s+){0,3}(?:by|von|de|di|from|par|por)\s+`,
);
const BY_INSIDE = /\s(?:by|von|de|di|from|par|por)\s/i;

/** "Jane Roe Illustration by ...": the hands behind the pictures follow those behind the text. */
const PICTURE_BEHIND = anyScript(
  String.raw`(?<!\s)\s+(?:illustration|illustrationen|fotos?|photos?|photograph\w*|fotograf\w*|bild(?:er)?|video)(?![\p{L}])`,
);

/** "Posted on September 21, 2020 by Jane Roe": what follows the date and a "by". */
const DATED_BY = anyScript(
  String.raw`^.{0,60}(?:\d{4}|\d\d[:.]\d\d)[^\p{L}]{0,6}(?:\p{L}{1,3}\s)?(?:by|von|par|por|door|av|af|di|przez)\s+(?=\p{Lu})`,
);

/** "Interview: Jane Roe": whatever stands before a colon is no part of a name. */
const ANY_LABEL = anyScript(String.raw`^[\p{L} ]{2,25}[:：]\s*(?=[\p{Lu}\p{Lo}])`);
