/** Words of class names, ids and test ids, for rules that know what a word means in any theme; and what they say of headings. */
import { ancestors, type Element, elementsNamed, fact, HAS, type PageTree } from '../page/page.ts';
import { isHidden, late, textLength } from '../page/text.ts';

/** A rule that names may fit, as one bit; rules are joined by `|` where any of several will do. */
type Rule = number;

/** The rules that each word fits. */
const wordRules = new Map<string, Rule>();
/** The words by their numbers: see `numbered`. */
const wordNumbers = new Set<number>();
const phrases: { pattern: RegExp; rule: Rule }[] = [];
let rules = 0;

/** The rule that any of the words is there. To be made when a module is loaded: there is room for 31. */
export function anyWord(words: string): Rule {
  const rule = newRule();
  for (const word of words.split(' ')) {
    wordRules.set(word, (wordRules.get(word) ?? 0) | rule);
    let number = 0;
    for (let at = 0; at < word.length; at += 1) number = numbered(number, word.charCodeAt(at));
    wordNumbers.add(number);
  }
  return rule;
}

/** The number of a word with one more letter: it is known before the word is cut out, and few words share one. */
function numbered(before: number, letter: number): number {
  return (Math.imul(before, 31) + letter) | 0;
}

/** The rule that `pattern` fits the words in a row, in lower case, with a hyphen between them. */
export function phrase(pattern: RegExp): Rule {
  const rule = newRule();
  phrases.push({ pattern, rule });
  return rule;
}

/** All phrases as one, with any signs or none for a hyphen: on names as they are written it fits more, but seldom. */
const SOME_PHRASE = late(() => {
  const sources = phrases.map(({ pattern }) => pattern.source.replaceAll(/\(\?:\^\|-\)|\(\?:-\|\$\)/g, ''));
  return new RegExp(sources.join('|').replaceAll(/-\??/g, '[^a-z]*'), 'i');
});

function newRule(): Rule {
  rules += 1;
  return 1 << (rules - 1);
}

/** Whether the words of an element's class, id and data hooks fit the rule. */
export function fits(page: PageTree, element: Element, rule: Rule): boolean {
  return ((rulesOf(page).each[element.order] as Rule) & rule) !== 0;
}

/** Whether those of any element do. */
export function someFit(page: PageTree, rule: Rule): boolean {
  return (rulesOf(page).all & rule) !== 0;
}

interface PageRules {
  /** The rules that each element fits, by `order`. */
  each: Int32Array;
  all: Rule;
}

const OTHERS = /[^\0-\x7f]/;

const LETTER_A = 'a'.charCodeAt(0);
const LETTER_Z = 'z'.charCodeAt(0);

const rulesOf = fact((page): PageRules => {
  const each = new Int32Array(page.elements.length);
  const known = new Map<string, Rule>();
  let all = 0;
  for (let order = 0; order < each.length; order += 1) {
    const rule = rulesOfElement(page.elements[order] as Element, known);
    each[order] = rule;
    all |= rule;
  }
  return { each, all };
});

const HOOKS = HAS['data-testid'] | HAS['data-component'] | HAS['data-qa'];
const NAMED = HAS.class | HAS.id | HOOKS;

// Utility-class frameworks write hundreds of classes; those that mean something come early.
const MAX_LENGTH = 300;

/** `known` are the rules of the page's names so far: pages repeat few sets of names many times over. */
function rulesOfElement({ attribs, has }: Element, known: Map<string, Rule>): Rule {
  if (!(has & NAMED)) return 0;
  const hooks = has & HOOKS ? (attribs['data-testid'] ?? attribs['data-component'] ?? attribs['data-qa']) : undefined;
  const id = has & HAS.id ? attribs.id : undefined;
  const own = attribs.class;
  const all = id || hooks ? `${own ?? ''} ${id ?? ''} ${hooks ?? ''}` : own;
  if (!all) return 0;
  const names = all.length > MAX_LENGTH ? all.slice(0, MAX_LENGTH) : all;
  const before = known.get(names);
  if (before !== undefined) return before;
  const made = rulesOfNames(names);
  known.set(names, made);
  return made;
}

function rulesOfNames(names: string): Rule {
  const ofAscii = isAscii(names);
  let found = ofAscii ? rulesOfAscii(names) : 0;
  if (ofAscii && !SOME_PHRASE().test(names)) return found;
  const words = splitWords(names);
  for (const word of words) found |= rulesOfWord(word);
  const row = words.join('-');
  for (const { pattern, rule } of phrases) if (pattern.test(row)) found |= rule;
  return found;
}

function rulesOfWord(word: string): Rule {
  return wordRules.get(word) ?? 0;
}

/** Splits names at hyphens, underscores and inner capitals, into lower case. */
function splitWords(names: string): string[] {
  if (isAscii(names)) return splitAscii(names);
  // The lower case of other letters may have another length.
  const parted = names.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter(Boolean);
}

// Names as most pages write them, of ASCII only: split by hand, as a page has hundreds.

export function isAscii(names: string): boolean {
  return !OTHERS.test(names);
}

/** The runs of letters in lower case, split at inner capitals too. */
export function splitAscii(names: string): string[] {
  const lower = names.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code < LETTER_A || code > LETTER_Z) {
      if (start >= 0) words.push(lower.slice(start, at));
      start = -1;
    } else if (start < 0) start = at;
    else if (isInnerCapital(names, at, names.charCodeAt(at))) {
      words.push(lower.slice(start, at));
      start = at;
    }
  }
  if (start >= 0) words.push(lower.slice(start));
  return words;
}

/** The rules of the same words, of which those that are in no rule are not cut out. */
function rulesOfAscii(names: string): Rule {
  let found = 0;
  let start = 0;
  let number = 0;
  for (let at = 0; at <= names.length; at += 1) {
    const code = at < names.length ? names.charCodeAt(at) : 0;
    const letter = code | CASE;
    const isLetter = letter >= LETTER_A && letter <= LETTER_Z;
    if (!isLetter || isInnerCapital(names, at, code)) {
      if (wordNumbers.has(number)) found |= rulesOfWord(names.slice(start, at).toLowerCase());
      start = isLetter ? at : at + 1;
      number = 0;
    }
    if (isLetter) number = numbered(number, letter);
  }
  return found;
}

/** The bit by which a letter of ASCII is small. */
const CASE = 0x20;

/** Whether the letter at a place, in a run of letters, is a capital behind a small one. */
function isInnerCapital(names: string, at: number, code: number): boolean {
  return code < LETTER_A && names.charCodeAt(at - 1) >= LETTER_A;
}

// Headings that nobody sees, or that lead elsewhere.

/** Whether the element, or one around it, is hidden by attribute or style. */
export function insideHidden(element: Element): boolean {
  if (isHidden(element)) return true;
  for (const ancestor of ancestors(element)) if (isHidden(ancestor)) return true;
  return false;
}

/**
 * Tells whether a heading is part of the navigation: the last crumb of a breadcrumb trail is one on many news sites, and no
 * headline.
 */
export function inNavigation(page: PageTree, element: Element): boolean {
  if (fits(page, element, CRUMB)) return true;
  for (const ancestor of ancestors(element)) {
    if (ancestor.name === 'nav' || ancestor.name === 'footer' || ancestor.name === 'aside') return true;
    if (fits(page, ancestor, CRUMB) && ancestor.last - ancestor.order <= LONGEST_TRAIL) return true;
    if (ancestor.name === 'article' || ancestor.name === 'main') return false;
  }
  return false;
}

/** Whether paragraphs of a whole text stand before an element: a heading there is that of a further one. */
export function isBelowText(page: PageTree, { order }: Element): boolean {
  let told = 0;
  for (const paragraph of elementsNamed(page, 'p')) {
    if (paragraph.order > order || told >= WHOLE_TEXT) break;
    const length = textLength(page, paragraph);
    if (length >= PARAGRAPH && !inNavigation(page, paragraph)) told += length;
  }
  return told >= WHOLE_TEXT;
}

/** Characters. */
const PARAGRAPH = 100;
const WHOLE_TEXT = 400;

const CRUMB = anyWord('breadcrumb breadcrumbs');
// Elements in a trail: what is called so and holds more is a part of the page.
const LONGEST_TRAIL = 40;

/** Class words of a line over the headline. */
export const OVERLINE =
  'kicker eyebrow overline dachzeile spitzmarke roofline topline toplijn overtitle suptitle surtitre surtitle sobretitulo antetitulo antetítulo volanta volada cintillo ladillo cartola chapeu chapéu occhiello vignette vinjett stikktittel trompete oberzeile supertitle preheadline pretitle toptitle uptitle rutitr rotitr rootitr nadtitulok nadtitulek nadtytul nadtytuł надзаголовок soprattitolo sopratitolo sovratitolo trompet bovenkop felcím supratitlu üstbaşlık ustbaslik superhead supertitulo supertítulo';

// The rank of each mark of a headline: `h1` and `itemprop=headline` most, lower headings and class words less.
export const MAIN_HEADING = 2;
const LEVELS = new Map([['h1', MAIN_HEADING], ['h2', 1], ...['h3', 'h4', 'h5', 'h6'].map((name) => [name, 0.5] as const)]);
const TITLE_TAG = new Set(['div', 'span', 'p', 'strong', 'b', 'td', 'a', 'font', 'header']);
const TITLE = anyWord('headline title titel titulo titre titolo heading überschrift tytul');

export function headlineLevel(page: PageTree, element: Element): number {
  const { name, attribs, has } = element;
  const level = LEVELS.get(name);
  if (level === MAIN_HEADING) return level;
  if (has & HAS.itemprop && /(?:^|\s)headline(?:\s|$)/.test(attribs.itemprop ?? ''))
    return name === 'meta' ? 0 : MAIN_HEADING;
  if (level !== undefined) return level;
  if (has & HAS.role && attribs.role === 'heading' && attribs['aria-level'] === '1') return MAIN_HEADING;
  return TITLE_TAG.has(name) && fits(page, element, TITLE) && attribs.class ? 0.5 : 0;
}

const KICKER = anyWord(`${OVERLINE} rubrik label topic badge flag category date live`);

/** A data attribute named so; the other words mean other things there (`data-label`). */
const KICKER_ATTRIBUTE = /^data-(?:\w+-)*(?:kicker|overline|topline|roofline|dachzeile|spitzmarke|eyebrow)$/;

/** Whether an element is called a kicker, a label or a date. */
export function isKicker(page: PageTree, element: Element): boolean {
  if (element.name === 'time' || fits(page, element, KICKER)) return true;
  return Object.keys(element.attribs).some((name) => KICKER_ATTRIBUTE.test(name));
}
