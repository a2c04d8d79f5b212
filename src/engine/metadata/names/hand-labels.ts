/** Labels of those who did something else than write: pictures, editing, translation, and of where a text was taken from. */
import { anyLanguage } from '../../lexicon/lexicon.ts';
import { lowerCase } from '../../page/text.ts';

const PICTURES = anyLanguage('pictures');
const NOUNS = anyLanguage('pictures', 'editing', 'translation', 'sources', 'otherHands');
const BY = anyLanguage('by', 'of');
/** Nouns and participles that a preposition may follow. */
const MADE = anyLanguage('made');
const AND = `\\s*(?:[&+,/・]|${anyLanguage('and')})\\s*`;
const TEXT = anyLanguage('text');

const LABELLED = `(?:${NOUNS})\\s*[:：=＝・／]|(?:${MADE})\\s*(?:\\|\\s*)?(?:${BY})(?!\\p{L})`;
/** Labels of other hands, also "Foto Jane Roe", without any mark between. */
const OTHER_HAND = new RegExp(
  `^(?:${LABELLED}|(?:photos?|fotos?|photograph\\p{L}*|fotograf\\p{L}*|bild(?:er)?|images?|illustrations?|illustration\\p{L}*|video|grafik|фото|写真|撮影|사진|ảnh)(?![\\p{L}\\p{N}]))`,
  'u',
);
/** "Text und Fotos: Jane Roe", "Photos and text by". */
const BOTH = new RegExp(
  `^(?:(?:${TEXT})${AND}(?:${PICTURES})|(?:${PICTURES})${AND}(?:${TEXT}))(?:\\s*[:：=＝]\\s*|\\s+(?:${BY})\\s+)`,
  'u',
);
const NEXT_HAND = new RegExp(
  `(?<![\\p{L}\\p{N}])(?=(?:${LABELLED}|(?:${TEXT}|author|autor|written by|作者|撰文|記者|记者)\\s*[:：=＝]))`,
  'gu',
);
/** The marks without which no label stands inside a line. */
const HAS_MARK = new RegExp(`.[:：=＝]|\\s(?:${BY})\\s`, 'u');

/** Chinese lines set one label behind the other: "来源：城市日报 作者：王小梅 字号：大 中 小". */
const HAN_LABEL = /(?:^|\s)(?=\p{Script=Han}{2,4}\s?[:：])/u;
const HAN_OTHER =
  /^\p{Script=Han}{2,4}\s?[:：](?<!(?:作者|撰文|撰稿|文字|記者|记者|執筆|著者|筆者|採訪|采访|取材|采写|採寫)\s?[:：])/u;

/** Whether the text begins with the label of another hand. */
export function isOtherHandLabel(text: string): boolean {
  return OTHER_HAND.test(lowerCase(text));
}

/** The parts of a line that no other hand's label begins: "Text: Jane Roe Fotos: Joe Doe" is the first alone. */
export function writersParts(line: string): string[] {
  const both = HAS_MARK.test(lowerCase(line)) ? (BOTH.exec(lowerCase(line))?.[0].length ?? 0) : 0;
  const plain = line
    .slice(both)
    .split(HAN_LABEL)
    .filter((part) => !HAN_OTHER.test(part))
    .join(' ');
  const lower = lowerCase(plain);
  const marked = HAS_MARK.test(lower);
  if (!marked && !OTHER_HAND.test(lower)) return [plain];
  const starts = [0, ...(marked ? Array.from(lower.matchAll(NEXT_HAND), ({ index }) => index) : []), plain.length];
  return starts
    .slice(0, -1)
    .map((start, index) => plain.slice(start, starts[index + 1]))
    .filter((part) => part !== '' && !isOtherHandLabel(part));
}
