/** Labels of bylines: what stands before an author's name, and before the names of those who had another part. */
import { anyLanguage, LANGUAGES, ofLanguage } from '../../lexicon/lexicon.ts';
import {
  alternatives,
  anyScript,
  beginnings,
  byFirstWord,
  firstWord,
  isLatin,
  letterRuns,
  someBegins,
} from '../../page/letters.ts';
import { late, lowerCase, matchesOf } from '../../page/text.ts';

const BEGINS = anyLanguage('by');
const BY = anyLanguage('by', 'byOrOf');
const OF = anyLanguage('of');
const AUTHOR = anyLanguage('author');
const WRITES = anyLanguage('writes');
const WRITTEN_BY = anyLanguage('writtenBy');
const POST = anyLanguage('post', 'authorBeforeColon');
const GENRE = anyLanguage('genre');
const BY_READERS = anyLanguage('genreOfReaders');
const ARTICLE = anyLanguage('article');

const WORDS = [WRITTEN_BY, WRITES, AUTHOR, 'posted', BY];
const LABEL = byFirstWord((part) => part(WORDS, '(?:\\s*[:：՝/|=＝]\\s*|\\s*-\\s+|\\s+)(?=\\S)'));
const GENRE_LABEL = late(
  () => new RegExp(`^(?:(?:${ARTICLE})\\s*)?(?:[\\p{L}-]+\\s)?(?:${GENRE})\\s+(?:${OF})\\s+(?=\\p{Ll})`, 'u'),
);
/** Three words: the least that a kind of text, a word such as "von", and a name have. */
export const THREE_WORDS = /\S\s+\S+\s+\S/;
const BY_ALONE = byFirstWord((part) => part(WORDS, '[:：]?$'));

/** Scripts without spaces join the label by a mark or not at all. */
const JOINED_LABEL = late(
  () =>
    new RegExp(
      String.raw`^(?:${anyLanguage('joinedLabel')})\s*[・:：／/＝=｜|丨]\s*|^(?:[\p{Script=Han}]{0,6}(?:记者|記者|通讯员|通訊員))\s*(?=\p{Script=Han})|^\p{Script=Han}{1,4}部\s+(?=\p{Script=Han})|^(?:기자|글)\s+(?=\p{Script=Hangul})|^글[·ㆍ,]\s?사진\s?[=:]?\s?(?=\p{Script=Hangul})|^[가-힣]{2,4}[=＝](?=\p{Script=Hangul})`,
      'u',
    ),
);

/** The pattern of each language's labels, by its words; there are no more than the tables have. */
const labelsHere = new Map<string, RegExp>();

function labelHere(language: string | undefined): RegExp | undefined {
  const words = ofLanguage(language, 'ofHere');
  if (words === undefined) return undefined;
  const made = labelsHere.get(words) ?? new RegExp(`^(?:${words})\\s+(?=\\p{Ll})`, 'u');
  labelsHere.set(words, made);
  return made;
}

/** Takes away the labels in front: "Eine Analyse von Jane Roe". */
export function withoutLabels(text: string, language: string | undefined): string {
  let rest = isEastAsian(text) ? text.replace(JOINED_LABEL(), '') : text;
  if (mayNameGenre(rest)) rest = without(GENRE_LABEL(), rest);
  for (let pass = 0; pass < MOST_LABELS; pass += 1) rest = rest.slice(labelAt(LABEL, rest)?.[0].length ?? 0);
  const own = labelHere(language);
  return (own ? without(own, rest) : rest).replace(SMALL_OF(text), '');
}

/** Whether one of the first words may be a kind of text. */
function mayNameGenre(text: string): boolean {
  return THREE_WORDS.test(text) && someBegins(lowerCase(text.slice(0, MAX_LABEL)), GENRES_BEGIN);
}

const GENRES_BEGIN = beginnings(GENRE);

/** The text without what `label` finds at its start. */
function without(label: RegExp, text: string): string {
  return text.slice(label.exec(lowerCase(text))?.[0].length ?? 0);
}

/** A small "de" or "da" before a name; with a capital, it begins names in most languages: "De Luca". */
const SMALL_OF = anyScript(String.raw`^d[ea]\s+(?=\p{Lu})`);
// "Text: Posted by:".
const MOST_LABELS = 3;

/** Whether the text begins with the label of a byline. */
export function hasBylineLabel(text: string): boolean {
  if (labelAt(LABEL, text) || (isEastAsian(text) && JOINED_LABEL().test(text))) return true;
  return mayNameGenre(text) && GENRE_LABEL().test(lowerCase(text));
}

/** Whether a name is expected behind the text: "Written by", "Autor:". */
export function isLabelBefore(text: string): boolean {
  return text.length <= MAX_LABEL_ALONE && labelAt(LABEL_BEFORE, text) !== null;
}

const BEFORE_NAME = [
  WRITTEN_BY,
  BEGINS,
  'authors?|autor(?:in|en|es)?|auteurs?|contributors?|words|te[kx]st[aeios]{0,2}|автор|作者',
];
const BEFORE_COLON = [AUTHOR, WRITES, POST];
const LABEL_BEFORE = byFirstWord((part) => `${part(BEFORE_NAME, '\\s*[:：]?$')}|${part(BEFORE_COLON, '\\s*[:：՝]$')}`);

/** Whether the text is nothing but such a label. */
export function isLabelAlone(text: string): boolean {
  return labelAt(BY_ALONE, text) !== null;
}

/** Whether the text begins as a byline does; asked of every short line of a page, so the first word is looked up first. */
export function beginsByline(line: string, language: string | undefined): boolean {
  const word = firstWord(line);
  if (word !== undefined) return isBeginning(word, line, language);
  // "【記者王小明台北報導】" before a sentence is where the text begins.
  return BRACKETED.test(line) && beginsByline(line.replace(OPENING_BRACKET, ''), language);
}

function isBeginning(word: string, text: string, language: string | undefined): boolean {
  if (!FIRST_OF_ALL.has(word) && !isEastAsian(word)) return false;
  const start = text.slice(0, MAX_LABEL).trimStart();
  // A sentence tells what a reporter saw on the spot.
  if (isEastAsian(word)) return !text.includes('。') && (JOINED_LABEL().test(start) || SIGNED_EAST_ASIAN.test(text));
  if (isOfLanguage(word, language) || (BY_WORDS.has(word) && ENDS_WORD.test(start.slice(word.length)))) return true;
  if (FIRST_WORDS.has(word) || (ARTICLES.has(word) && GENRES.has(letterRuns(lowerCase(start))[1] ?? '')))
    return START(word).test(lowerCase(start));
  return OF_OURS_FIRST.has(word) && OURS.test(start) && OF_OURS().test(lowerCase(text.slice(0, MAX_LABEL)));
}

function isEastAsian(text: string): boolean {
  return text.charCodeAt(0) >= FIRST_EAST_ASIAN && EAST_ASIAN().test(text);
}

const BY_WORDS = new Set(alternatives(BEGINS));
const ENDS_WORD = /^(?:\s|[:：]|$)/;

/** Whether a text begins as a byline does that names the author or the text, and not only the kind of text, as "Report:" does. */
export function tellsAuthor(text: string, language: string | undefined): boolean {
  return beginsByline(text, language) && !(NO_AUTHOR_WORDS.has(firstWord(text) ?? '') && NO_AUTHOR().test(lowerCase(text)));
}

/** "Van onze redacteur Jane Roe", "Da nostro inviato": the words after which a post of the press can only be the author's. */
const OF_OURS_FIRST = new Set(['van', 'af', 'av', 'fra', 'från', 'da', 'dal', 'dalla', 'from']);
const OURS = /^\S+ (?:onze|vår|vores|our|nostr[oa]) /i;
const OF_OURS = late(
  () => new RegExp(`^\\s*\\p{L}+ (?:onze|vår|vores|our|nostr[oa]) (?:\\p{L}+ )?(?:${anyLanguage('post')})(?!\\p{L})`, 'u'),
);

const NO_AUTHOR = late(
  () =>
    new RegExp(
      `^\\s*(?!(?:${WRITTEN_BY}|${AUTHOR})(?:\\s|[:：]))(?:${POST}|(?:(?:${ARTICLE})\\s+)?(?:${GENRE}))(?:\\s|[:：])`,
      'u',
    ),
);
/** 〔記者王小明／台北報導〕 */
const OPENING_BRACKET = /^\s*[〔【]/u;
const BRACKETED = /^\s*[〔【][^〕】]*(?:[〕】]\s*)?$/u;
// Letters of the longest labels.
const [MAX_LABEL, MAX_LABEL_ALONE] = [80, 30];
/** Hangul's first letter; no script of East Asia comes before it. */
const FIRST_EAST_ASIAN = 0x1100;
const EAST_ASIAN = late(() => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u);
/** "홍길동 기자", "山田太郎 記者": the post stands behind. */
const SIGNED_EAST_ASIAN =
  /^\s*(?:[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4})*\s(?:[가-힣]{0,3}기자|특파원|논설위원)|\p{Script=Han}{2,6}\s?記者|[\p{Script=Han}\p{Script=Hiragana}]{3,6}[（(]\p{Script=Han}{0,8}記者[）)])(?:\s|$)/u;
// "Analysis by" heads lines about studies and products.
const OF_BEHIND = `\\s(?!by\\s)(?:${OF})\\s`;
const AT_START = [WRITTEN_BY, WRITES, AUTHOR, BEGINS];
const START = byFirstWord((part) =>
  [
    part(AT_START, '(?:\\s*[:：՝]|\\s|$)'),
    part(POST, '\\s*[:：]'),
    part(ARTICLE, `\\s*(?:${GENRE})${OF_BEHIND}`),
    `(?!(?:${BY_READERS})\\s)${part(GENRE, OF_BEHIND)}`,
  ].join('|'),
);
const NO_AUTHOR_WORDS = firstWords(POST, GENRE, ARTICLE);
const FIRST_WORDS = firstWords(...AT_START, POST, BY, 'posted', GENRE, 'contributor|contributors|作者');

/** The words that a kind of text may follow, and the first words of the kinds. */
const [ARTICLES, GENRES] = [firstWords(ARTICLE), firstWords(GENRE)];

/** The words that begin what the parts of patterns find. */
function firstWords(...parts: string[]): Set<string> {
  const texts = parts
    .join('|')
    .toLowerCase()
    .replaceAll(/\\p\{l\}\+|\[[^[\]]*\]|\(\?:|[()?*]/g, '|')
    .split('|');
  return new Set(texts.flatMap((words) => firstWord(words) ?? []));
}

/** Finds a label at the beginning, where the first word may begin one: V8 then seldom has to compile the patterns. */
function labelAt(label: (word: string) => RegExp, text: string): RegExpExecArray | null {
  const word = firstWord(text);
  // "Starker Gastbeitrag von Jane Roe" begins with any word.
  const mayBegin = word !== undefined && (FIRST_WORDS.has(word) || text.includes('beitrag'));
  return mayBegin ? label(word).exec(lowerCase(text)) : null;
}

const HERE = new Set(Object.values(LANGUAGES).flatMap(({ ofHere }) => alternatives(ofHere ?? '')));

/** Every word that a byline may begin with: most lines begin with another. */
const FIRST_OF_ALL = new Set([...HERE, ...BY_WORDS, ...FIRST_WORDS, ...ARTICLES, ...OF_OURS_FIRST]);

/** Whether the word begins bylines in the language. */
function isOfLanguage(word: string, language: string | undefined): boolean {
  return HERE.has(word) && alternatives(ofLanguage(language, 'ofHere') ?? '').includes(word);
}

// Labels of those who did something else than write: pictures, editing, translation, and of where a text was taken from.

const PICTURES = anyLanguage('pictures');
const NOUNS = anyLanguage('pictures', 'editing', 'translation', 'sources', 'otherHands');
const BY_OR_OF = anyLanguage('by', 'of');
/** Nouns and participles that a preposition may follow. */
const MADE = anyLanguage('made');
const AND = `\\s*(?:[&+,/・]|${anyLanguage('and')})\\s*`;
const TEXT = anyLanguage('text');

const LABELLED = `(?:${NOUNS})\\s*[:：=＝・／]|(?:${MADE})\\s*(?:\\|\\s*)?(?:${BY_OR_OF})(?!\\p{L})`;
/** Labels of other hands, also "Foto Jane Roe", without any mark between. */
const UNMARKED =
  'photos?|pictures|fotos?|fot\\.|photograph\\p{L}*|fotograf\\p{L}*|beeld|kuvat?|zdjęcia|fotoğraf|bild(?:er)?|images?|illustrations?|illustration\\p{L}*|video|grafik|фото|写真|撮影|사진|ảnh';
const OTHER_HAND = late(() => new RegExp(`^(?:${LABELLED}|(?:${UNMARKED})(?![\\p{L}\\p{N}]))`, 'u'));
const OTHER_HANDS_BEGIN = beginnings(NOUNS, MADE, UNMARKED);
/** "Text und Fotos: Jane Roe", "Photos and text by". */
const BOTH = late(
  () =>
    new RegExp(
      `^(?:(?:${TEXT})${AND}(?:${PICTURES})|(?:${PICTURES})${AND}(?:${TEXT}))(?:\\s*[:：=＝]\\s*|\\s+(?:${BY_OR_OF})\\s+)`,
      'u',
    ),
);
const NEXT_HAND = late(
  () =>
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?=(?:${LABELLED}|(?:${TEXT}|author|autor|written by|автор|yazar|penulis|tác giả|โดย|نویسنده|بقلم|作者|撰文|記者|记者)\\s*[:：=＝]))`,
      'gu',
    ),
);
/** The marks without which no label stands inside a line. */
const HAS_MARK = new RegExp(`.[:：=＝・／]|\\s(?:${BY_OR_OF})\\s`, 'u');

/** Chinese lines set one label behind the other: "来源：城市日报 作者：王小梅 字号：大 中 小". */
const HAN_LABEL = /(?:^|\s)(?=\p{Script=Han}{2,4}\s?[:：丨]|(?:摄影|攝影|编辑|編輯|校对)\s?[/／])/u;
const HAN_OTHER =
  /^(?:摄影|攝影|编辑|編輯|校对)\s?[/／]|^\p{Script=Han}{2,4}\s?[:：丨](?<!(?:作者|撰文|撰稿|文字|記者|记者|執筆|著者|筆者|採訪|采访|取材|采写|採寫)\s?[:：丨])/u;

/** Whether the text begins with the label of another hand, or ends with a photographer's post. */
export function isOtherHandLabel(text: string): boolean {
  const lower = lowerCase(text);
  return beginsOtherHand(lower) || PHOTOGRAPHER_BEHIND(lower).test(lower);
}

function beginsOtherHand(lower: string): boolean {
  const word = firstWord(lower);
  // In scripts without spaces the label may go on without an end.
  const mayBegin = word !== undefined && (!isLatin(word) || OTHER_HANDS_BEGIN.has(word.slice(0, 3)));
  return mayBegin && OTHER_HAND().test(lower);
}

/** "Joe Doe Fotograf": the post behind the name. */
const PHOTOGRAPHER_BEHIND = anyScript(
  String.raw`\p{L}\s(?:photographer|fotograf(?:in|ka)?|fotógraf[oa]|photographe|fotografo|fotograaf|kuvaaja|valokuvaaja|ljósmyndari)\s?$`,
);

/** "Jane Roe, Joe Doe (Fotos)", "글·사진 홍길동 기자": without the name before such brackets, and without the word for the pictures. */
export function withoutPicturers(line: string): string {
  const byline = line.replace(POST_APART, ' $1');
  const bracket = /[(（]/.test(byline) ? PICTURED().exec(byline) : undefined;
  if (!bracket) return byline.replace(WROTE_AND_PICTURED, '기자 ');
  const before = byline.slice(0, bracket.index);
  const others = before.slice(0, matchesOf(BETWEEN_NAMES, before).at(-1)?.index ?? 0);
  return withoutPicturers(`${others} ; ${byline.slice(bracket.index + bracket[0].length)}`);
}

/** "Joe Doe | Fotograf": in elements of their own. */
const POST_APART =
  /\s?[,;|•\n]\s?((?:photographer|fotograf(?:in|ka)?|fotógraf[oa]|photographe|fotografo|fotograaf|kuvaaja|valokuvaaja))(?=\s?(?:$|[,;|•\n]))/giu;
const PICTURED = late(() => new RegExp(`(?<!\\s)\\s*[(（](?:${PICTURES})[)）]`, 'iu'));
const BETWEEN_NAMES = new RegExp(`[,;&|•]|\\s(?:${anyLanguage('and')})\\s`, 'giu');
const WROTE_AND_PICTURED = /^글\s?[·ㆍ,/]\s?사진\s?[=:]?\s?(?=\p{Script=Hangul})/u;

/** The parts of a line that no other hand's label begins: "Text: Jane Roe Fotos: Joe Doe" is the first alone. */
export function writersParts(line: string): string[] {
  const both = HAS_MARK.test(lowerCase(line)) ? (BOTH().exec(lowerCase(line))?.[0].length ?? 0) : 0;
  const plain = withoutHanLabels(line.slice(both));
  const lower = lowerCase(plain);
  const marked = HAS_MARK.test(lower);
  if (!marked && !beginsOtherHand(lower)) return [plain];
  const starts = [0, ...(marked ? matchesOf(NEXT_HAND(), lower).map(({ index }) => index) : []), plain.length];
  return starts
    .slice(0, -1)
    .map((start, index) => plain.slice(start, starts[index + 1]))
    .filter((part) => part !== '' && !isOtherHandLabel(part));
}

function withoutHanLabels(line: string): string {
  if (isLatin(line)) return line;
  return line
    .split(HAN_LABEL)
    .filter((part) => !HAN_OTHER.test(part))
    .join(' ');
}
