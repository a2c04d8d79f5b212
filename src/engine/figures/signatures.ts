/** The form of makers' names in print (persons, houses, agencies), and the brackets around credits. */
import { anyLanguage, withoutAgencies } from '../lexicon/lexicon.ts';
import { anyScript, bySomeWord, hasLetter, type PatternPart } from '../page/letters.ts';
import { late, lowerCase } from '../page/text.ts';

// `Jane Doe/AP`, `Jane Doe | AP`: a name, a slash or a bar, a house.
export function isNameAndHouse(text: string): boolean {
  return /[/|｜]/.test(text) && (NAME_AND_HOUSE(text).test(text) || WITHOUT_CASE.test(text));
}

const NAME_AND_HOUSE = anyScript(
  String.raw`^\p{Lu}[\p{L}.'’-]*(?:\s\p{L}[\p{L}.'’-]*){0,4}\s?(?:/|\s[|｜]\s)\s?(?:[«“"]\s?)?\p{Lu}[^.!?]{0,60}$`,
);

/** A name of two words at least and a house, in scripts that have no capitals to tell names by. */
const UNCASED = '[\\u05d0-\\u05f4\\u0620-\\u065f\\u066e-\\u06d3\\u0900-\\u0963\\u0966-\\u0dff]{2,20}';
const WITHOUT_CASE = new RegExp(`^${UNCASED}(?: ${UNCASED}){1,3} ?/ ?${UNCASED}(?: ${UNCASED}){0,2}$`);

// `Jane Doe for The Washington Post`
export function isNameForHouse(text: string): boolean {
  return text.includes(' for ') && NAME_FOR_HOUSE(text).test(text);
}

const NAME_FOR_HOUSE = anyScript(
  String.raw`^(?:\p{Lu}[\p{L}.'’-]*\s){2,4}for\s\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,4}$`,
);

// `Picture Jane Doe`: a label that stands without its colon at the end.
export function isPictureAndName(text: string): boolean {
  return PICTURE.test(text) && PICTURE_AND_NAME(text).test(text);
}

const PICTURE = /^(?:Picture|Photo|Pic|Foto|Fotó|Bild|Beeld|Kuva|Image)s? /;
const PICTURE_AND_NAME = anyScript(
  String.raw`^\S+ \p{Lu}\p{L}+ (?:(?:de|den|der|van|von|ter|ten|te|di|da|af|la|le) ){0,2}\p{Lu}[\p{L}'’-]+(?:[ ,/]+\p{Lu}[\p{L}'’-]+){0,3}$`,
);

/** `... on Tuesday. Gazette photo by Jane Roe`: the paper's own photographer. */
export function housePhotographer(text: string): string | undefined {
  return /photo/i.test(text) ? HOUSE_PHOTO_BY().exec(text)?.[1] : undefined;
}

const HOUSE_PHOTO_BY = late(() => /^(?:\p{Lu}[\p{L}'’-]*\s){1,3}(?:photo|PHOTO|Photo)(?: by |\/)(\p{Lu}.{2,40})$/u);

/** `(Photo Jeanne Dupont)`, `(foto LaPresse)`; some houses are called so themselves. */
export const LABEL_WITHOUT_COLON =
  /^(?:[Pp]hotos?|PHOTO|[Ff]otos?|FOTO|[Ff]ot\.|[Bb]ild|[Bb]eeld|[Ii]mage|[Φφ]ωτ[.ο]|[Фф]ото)\s(?!(?:Source|Library|News|Press|Archive|Agency|Researchers|Marburg)\b)(?=\p{Lu})/u;

/** `... el domingo. ANA BELTRÁN`: as Spanish papers sign. */
export const NAME_IN_CAPITALS = late(() => /^\p{Lu}{3,}(?:\s(?:DE|DEL|LA|LAS|\p{Lu}\.|\p{Lu}{3,})){0,2}\s\p{Lu}{4,}$/u);

/** Stations and papers that are called by a number or end as such: `7Metro`, `CITY 9 TV`. */
export const HOUSE = late(
  () =>
    /^(?:\p{N}{1,2}\p{Lu}\p{L}+|(?:\p{Lu}[\p{L}\p{N}.-]*\s){0,3}(?:\p{N}{1,2}\s)?(?:TV|FM|Radio|Televisión|Télévision|ТВ|Media|News))$/u,
);

/** Words that stand for who gave the picture away, where nobody is named. */
export const HANDOUT = late(
  () =>
    /^(?:(?:archives?|archivo|arquivo|archivio|archief) [\p{L} ]{3,40}|divulgação|reprodução|arquivo pessoal|acervo pessoal|cortesía|gentileza|archivo(?: personal)?|handout|supplied|zvg|privat|DR|D\.\s?R\.|per gentile concessione|из личного архива|提供写真|資料写真|자료사진)$/iu,
);

/** The end of a sentence, but not a dot behind a title or an initial: "Dr. Roe", "J. K. Roe". */
export const SENTENCE_END = anyScript(
  String.raw`(?<!(?:^|[\s.])\p{Lu})(?<!\b(?:Mrs?|Ms|Dr|St|Jr|Sr|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Hon|Pres))[.!?。”"’»)]\s+(?=\S)`,
  'gu',
);

// A credit is a name or two; what is longer is prose.
const LONGEST_CREDIT = 160;
/** A name and nothing more, as a part of a caption that has its own element may be. */
export function isName(text: string): boolean {
  const words = text.split(/\s+/);
  if (text.length > 60 || words.length > 7 || /[.!?…:]$/.test(text) || !isNameLike(text)) return false;
  return words.every(
    (word) =>
      /^[^\p{Ll}\p{Nd}]/u.test(word) ||
      /^(?:de|del|della|di|da|do|van|von|der|den|la|le|via|for|of|the|et|and|und|y|e|i|og|och|ja|en)$/.test(word) ||
      word.includes('/'),
  );
}

/** Names, agencies and nothing else: `Jana Doe / dpa`, `picture alliance`. */
export function isSignature(text: string): boolean {
  const rest = withoutAgencies(text)
    .replace(/[\s/,&|+-]+/g, ' ')
    .trim();
  return rest === '' || isName(rest);
}

/** Names have no sentence in them: no full stop before a new sentence of several words. */
export function isNameLike(text: string): boolean {
  if (text.length < 2 || text.length > LONGEST_CREDIT || !hasLetter(text)) return false;
  const mayEnd = /[.!?]\s/.test(text);
  return !(mayEnd && SENTENCES().test(text)) && !/[。！？].+/u.test(text);
}

/** A sentence behind the end of another. */
const SENTENCES = late(() => /\p{Ll}{3}[.!?]\s+\p{Lu}\p{L}*\s+\p{Ll}+\s+\p{Ll}/u);

// Brackets around credits, of the keyboard and of East Asia.

export const PAIRS: Record<string, string> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
  '〔': '〕',
};

/** Finds the place where the bracket opened before `rest` is closed; the end of `rest` where it is not. */
export function closerIndex(rest: string, closing: string): number {
  let open = 0;
  for (let i = 0; i < rest.length; i += 1) {
    const char = rest[i] as string;
    if (char === closing && open === 0) return i;
    if (char === closing) open -= 1;
    else if (PAIRS[char] === closing) open += 1;
  }
  return rest.length;
}

/** Takes away the brackets around a credit, and the signs that part it from a caption. */
export function unbracketed(text: string): string {
  let bare = text
    .trim()
    .replace(/^[|/–—:：,;-]+\s*/u, '')
    .replace(/(?<![|/–—:：,;])[|/–—:：,;]+$/u, '')
    .trimEnd();
  const closing = PAIRS[bare[0] ?? ''];
  if (closing && closerIndex(bare.slice(1), closing) >= bare.length - 2)
    bare = bare.slice(1, bare.endsWith(closing) ? -1 : undefined);
  if (/[)\]}）］】〕]$/u.test(bare) && !/[([{（［【〔]/u.test(bare)) bare = bare.slice(0, -1);
  return bare.trim();
}

/** A caption without the marks that parted its credit from it. */
export function tidyCaption(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s|/–—([（［【・•·-])[\s|/–—([（［【・•·-]+$/u, '')
    .trim();
}

/** ＝24日、東京都: where and when it was taken. */
export const PLACE_OR_DAY = /[\d０-９]\s?[日月年時]|(?:午前|午後|[都道府県市区町村]|[でにて])$/u;

// Labels of credits: "Photo:", "©", "courtesy of", in many languages, always looked for in small letters.

const NOUNS = anyLanguage('credit');
export const MADE_BY_OR_OF = anyLanguage('creditByOrOf');
const JOINED = anyLanguage('creditJoined');
const MADE = [anyLanguage('creditBy'), MADE_BY_OR_OF];
// The colons of all scripts: also Armenian's, Ethiopic's and Khmer's, and the sign that stands for one in Nepali.
const COLON = '[:：՝፦៖ः]';
const label = (part: PatternPart) =>
  `(?:${part(NOUNS, `\\s{0,2}${COLON}`)}|${part(JOINED, '\\s?[=＝/／・]')}|${part('credits?', '(?:\\.{3}|…)')}|${part(MADE, '(?=\\s)')}|(?:©|ⓒ|℗|📷|📸|[(（][cCｃＣ][)）]|&copy;)\\ufe0f?\\s{0,2}:?|${part('copyright', '(?=\\s)\\s{0,2}:?')})`;
const SIGNS = /[©ⓒ℗📷📸]|[(（][cCｃＣ][)）]|&copy;/u;
const BOUNDARY = '(?:^|(?=[©ⓒ℗📷📸])|(?<=[\\s([{（［【〔）】］|/,.;:!?…"”»’\'。、।۔։።។＝=–—-]))';
export const LABELS = bySomeWord((part) => `${BOUNDARY}${label(part)}`, 'gu', SIGNS);
export const LABEL_AT_END = bySomeWord(
  (part) => `${BOUNDARY}(?:${part(NOUNS)}|${part(MADE)}|©|\\(c\\))\\s{0,2}${COLON}?\\s*$`,
  'u',
  SIGNS,
);
const LABEL_ALONE = bySomeWord(
  (part) =>
    `^\\P{L}*(?:${part(NOUNS)}|${part(MADE)}|${part('illustrationen|zeichnungen|(?:image|photo|picture)\\s?via|via')})\\P{L}*$`,
);
const LABELS_AT_START =
  '(?:photo|image|picture|foto|bild)[- ]?(?:credits?|nachweis|quelle|by|source)|credits?|courtesy of|(?:photo|image|picture|foto|bild)(?=\\s?[/|])|(?:source|quelle|fuente|fonte)(?=\\s)';
const LABEL_AT_START = bySomeWord(
  (part) => `^[\\s([{（［【〔|/–—-]*(?:${label(part)}|${part(LABELS_AT_START, '\\s*[:：/|-]?')})\\s*`,
  'u',
  SIGNS,
);

/** A label that stands without what it names, as where the name is an element of its own: `Photos:`, `Image source`. */
export function isBareLabel(text: string): boolean {
  const lower = text.length < 40 ? lowerCase(text) : '';
  return lower !== '' && LABEL_ALONE(lower).test(lower);
}

/** Labels that stand behind the name. */
export const BEHIND = anyLanguage('creditBehind');
export const LABEL_LAST = new RegExp(`\\s(?:${BEHIND})$`);

/** A credit by its markup: the label and enclosing brackets taken off. */
export function bareCredit(text: string): string {
  let bare = text.trim();
  for (let round = 0; round < 3; round += 1) {
    const start = lowerCase(bare.slice(0, 80));
    const next = unbracketed(bare.slice(LABEL_AT_START(start).exec(start)?.[0].length ?? 0));
    if (next === bare) break;
    bare = next;
  }
  return bare.replace(LABEL_LAST, '');
}

/** Whether a label stands anywhere in the text. */
export function hasLabel(text: string): boolean {
  const lower = lowerCase(text);
  return lower.search(LABELS(lower)) >= 0;
}
