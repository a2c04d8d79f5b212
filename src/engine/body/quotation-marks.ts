/** The marks that `<q>` prints, by language: outer and inner pair, as CLDR has them ("delimiters"). */
import { ancestors, type Element } from '../page/page.ts';

type Marks = readonly [open: string, close: string];

const ENGLISH: Marks[] = [
  ['“', '”'],
  ['‘', '’'],
];
const GERMAN: Marks[] = [
  ['„', '“'],
  ['‚', '‘'],
];
const POLISH: Marks[] = [
  ['„', '”'],
  ['«', '»'],
];
const SPANISH: Marks[] = [
  ['«', '»'],
  ['“', '”'],
];
const RUSSIAN: Marks[] = [
  ['«', '»'],
  ['„', '“'],
];
const SWISS: Marks[] = [
  ['«', '»'],
  ['‹', '›'],
];
const SWEDISH: Marks[] = [
  ['”', '”'],
  ['’', '’'],
];
const ARABIC: Marks[] = [
  ['”', '“'],
  ['’', '‘'],
];
const JAPANESE: Marks[] = [
  ['「', '」'],
  ['『', '』'],
];

const BY_LANGUAGE: [languages: string, marks: Marks[]][] = [
  ['de cs sk sl sq is lt lv et bg ka mk sr dsb hsb', GERMAN],
  ['pl ro hu hr bs', POLISH],
  ['fr es it pt-pt el ca gl eu no nb nn ast oc br', SPANISH],
  ['ru uk be kk ky uz-cyrl hy az-cyrl', RUSSIAN],
  ['de-ch fr-ch it-ch rm fa', SWISS],
  ['sv fi he', SWEDISH],
  ['ar', ARABIC],
  ['ja zh-tw zh-hk zh-hant', JAPANESE],
];

const MARKS = new Map(BY_LANGUAGE.flatMap(([languages, marks]) => languages.split(' ').map((name) => [name, marks])));

/** The pair for a `<q>` at `depth` quotes, by the nearest `lang` around it; English where it says nothing. */
export function quotationMarks(quote: Element, depth: number): Marks {
  const language = languageOf(quote);
  const marks = MARKS.get(language) ?? MARKS.get(language.split('-')[0] as string) ?? ENGLISH;
  return marks[depth % 2] as Marks;
}

function languageOf(element: Element): string {
  for (const around of [element, ...ancestors(element)]) {
    const language = around.attribs.lang ?? around.attribs['xml:lang'];
    if (language) return language.trim().toLowerCase().replaceAll('_', '-');
  }
  return '';
}
