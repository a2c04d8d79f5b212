/** The marks and signs that elements print: emphasis, quotation marks, emoji. */
import { ancestors, around, type ChildNode, type Element, HAS, isTag, isText } from '../page/page.ts';
import { visibleText } from '../page/text.ts';

/** Inline elements that carry meaning, by the name that they are written with. */
const NAMES: Record<string, string> = {
  ...{ em: 'em', i: 'em', cite: 'em', dfn: 'em', var: 'em', strong: 'strong', b: 'strong' },
  ...{ code: 'code', kbd: 'code', samp: 'code', tt: 'code', del: 'del', s: 'del', strike: 'del' },
};

/** The mark of an element by its name, else by its style, as editors of whole pages write it; a style may take it off, too. */
export function markOf(node: Element): string | undefined {
  const { attribs, has, name } = node;
  const style = has & HAS.style ? attribs.style : undefined;
  if (style === undefined || (name !== 'span' && NAMES[name] !== 'strong')) return NAMES[name];
  if (name !== 'span') return /font-weight\s*:\s*(?:normal|400)/i.test(style) ? undefined : NAMES[name];
  const mark = BOLD.test(style) ? 'strong' : ITALIC.test(style) ? 'em' : undefined;
  // Headings are set off as they are.
  return mark && !around(node, MOST_TO_HEADING).some((outer) => HEADING.test(outer.name)) ? mark : undefined;
}

const BOLD = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const ITALIC = /font-style\s*:\s*italic/i;
const MOST_TO_HEADING = 4;
const HEADING = /^(?:h[1-6]|th)$/;

/** The sign that a picture in the line stands for, as WordPress draws emoji and smileys; the source of a formula that is drawn. */
export function drawnSigns({ attribs }: Element): string | undefined {
  const { alt, class: named } = attribs;
  if (alt && named && FORMULA_NAME.test(named)) return alt.replace(/^\{\\(?:display|text)style (.*)\}$/s, '$1');
  return alt && EMOJI_NAME.test(attribs.class ?? '') && EMOJI.test(alt) ? alt : undefined;
}

const EMOJI_NAME = /(?:^|[\s_-])(?:emoji|smiley)(?:$|[\s_-])/i;
/** MediaWiki, Jetpack and others draw what the alt text holds as TeX. */
const FORMULA_NAME =
  /(?:^|\s)(?:mwe-math-fallback-image-inline|(?:ql-|wp-katex-)?(?:latex|tex|math)(?:-(?:inline|image|img))?)(?:\s|$)/;
const EMOJI = /^[^\p{L}\d\s]{1,12}$/u;

// The marks that `<q>` prints, by language: outer and inner pair, as CLDR has them ("delimiters").

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

/** Characters of a block that stand in elements of these names, all that is slanted or bold, say. */
export function charsIn(nodes: ChildNode[], names: string[]): number {
  return nodes.reduce(
    (sum, node) => sum + (isTag(node) && names.includes(node.name) ? visibleText(node).trim().length : 0),
    0,
  );
}

interface Bare {
  element: Element;
  nodes: ChildNode[];
  text: string;
}

/** The `<b>` that hangs bare between paragraphs and is all of a block: a heading of pages without any. */
export function boldLine({ element, nodes, text }: Bare): Element | undefined {
  if (text.length > LONGEST_BARE || element.name === 'p') return undefined;
  const [only, other] = nodes.filter((node) => !isText(node) || /\S/.test(node.data));
  return only && !other && isTag(only) && NAMES[only.name] === 'strong' ? only : undefined;
}

/** Characters. */
const LONGEST_BARE = 80;
