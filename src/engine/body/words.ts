/**
 * Words of texts, of classes and ids: how far two texts share them, which blocks share those of the title, and which boxes
 * are named as something else than the article's text.
 */
import { isAscii, splitAscii } from '../metadata/class-words.ts';
import { isLetter, isSurrogate } from '../page/characters.ts';
import { type Element, elementBefore, HAS, isTag, type ParentNode } from '../page/page.ts';
import { late } from '../page/text.ts';

/** Lower-case words of letters and digits in any script, and underscores; by hand, as the pattern takes twice the time. */
export function words(text: string): string[] {
  const lower = text.toLowerCase();
  return splitBasic(lower) ?? lower.match(WORD()) ?? [];
}

const WORD = late(() => /[\p{L}\p{N}_]+/gu);

/** Splits a text into words; undefined where letters beyond the basic plane stand in it. */
function splitBasic(lower: string): string[] | undefined {
  const found: string[] = [];
  let start = -1;
  const { length } = lower;
  for (let at = 0; at < length; at += 1) {
    const code = lower.charCodeAt(at);
    if (isLetter(code) || code === UNDERSCORE) {
      if (start < 0) start = at;
      continue;
    }
    if (isSurrogate(code)) return undefined;
    if (start >= 0) found.push(lower.slice(start, at));
    start = -1;
  }
  if (start >= 0) found.push(lower.slice(start));
  return found;
}

const UNDERSCORE = 0x5f;

/** The number of words in a shingle, as in the comparison of near duplicates (Broder 1997). */
export const SHINGLE = 4;

export function shingles(tokens: string[]): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + SHINGLE <= tokens.length; i += 1) found.add(tokens.slice(i, i + SHINGLE).join(' '));
  return found;
}

/** A text that blocks are compared with. */
export interface KnownText {
  shingles: ReadonlySet<string>;
  words: ReadonlySet<string>;
  /** The words in their order, parted and enclosed by spaces. */
  flat: string;
  /** The share that it has of a block's shingles, by the block's text, once that was measured. */
  shares: Map<string, number>;
}

export function knownText(text: string): KnownText {
  const tokens = words(text);
  return { shares: new Map(), shingles: shingles(tokens), words: new Set(tokens), flat: ` ${tokens.join(' ')} ` };
}

/** Words of class and id, each once. */
export function classWords(element: Element): string[] {
  return [...new Set(namesOf(element).flatMap(wordsOfName))];
}

/** The names in class and id. */
function namesOf({ attribs }: Element): string[] {
  return splitNames(`${attribs.class ?? ''} ${attribs.id ?? ''}`.slice(0, LONGEST_NAMES));
}

/** The most characters that are read of class and id together. */
export const LONGEST_NAMES = 400;

export function splitNames(names: string): string[] {
  return UNEVEN.test(names) ? names.split(/\s+/) : names.split(' ');
}

/** White space other than spaces. V8 splits by spaces several times as fast as by a pattern. */
const UNEVEN = /[^\S ]/;

/** The words of a name, lower case, split at separators and capitals; generated ones (with digits, too long) left out. */
export function wordsOfName(name: string): string[] {
  const parts = isAscii(name) ? splitAscii(name) : splitAny(name);
  // Utility classes and pairs such as "read-more" say more whole than in parts.
  const isWhole = parts.length > 0 && parts[0] === name.toLowerCase();
  const whole = name !== '' && name.length < 30 && !isWhole ? parts.join('-') : undefined;
  const found = parts.filter(isTelling);
  if (whole !== undefined) found.push(whole);
  return found;
}

function isTelling(word: string): boolean {
  return word.length > 1 && word.length < 20;
}

function splitAny(name: string): string[] {
  const parted = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter(Boolean);
}

/** The log-odds by which a class word or a text word speaks for the body; 0 for a word not known. */
export interface Priors {
  classWord(word: string): number;
  textWord(word: string): number;
}

// The words of the page's title and description, and how far a block shares them.

export class ClaimedWords {
  /** Numbers the words, the title's first. */
  readonly #numbers = new Map<string, number>();
  readonly #titleSize: number;
  /** The words that the description has: 1 at their numbers. */
  readonly #described: Uint8Array;
  readonly #descriptionSize: number;
  /** The time when each word, by its number, was last met, so that it counts once a block. */
  readonly #met: Uint32Array;
  #now = 0;

  constructor(title = '', description = '') {
    for (const word of words(title)) this.#number(word);
    this.#titleSize = this.#numbers.size;
    const described = new Set(words(description).map((word) => this.#number(word)));
    this.#descriptionSize = described.size;
    this.#described = new Uint8Array(this.#numbers.size);
    for (const number of described) this.#described[number] = 1;
    this.#met = new Uint32Array(this.#numbers.size);
  }

  #number(word: string): number {
    const number = this.#numbers.get(word) ?? this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  /** The share of `tokens` that are in the title. */
  titleShare(tokens: string[]): number {
    let shared = 0;
    for (const token of tokens) if ((this.#numbers.get(token) ?? this.#titleSize) < this.#titleSize) shared += 1;
    return shared / (tokens.length || 1);
  }

  /**
   * Writes the share of `tokens` that are in the title and the share of the title that they cover, and the same of the
   * description, to `data` from `at` on; gives where the next number goes.
   */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: each word of the page is looked up once for all four counts, and a loop for each count would look it up again.
  measure(tokens: string[], data: Float32Array, at: number): number {
    let inTitle = 0;
    let ofTitle = 0;
    let inDescription = 0;
    let ofDescription = 0;
    this.#now += 1;
    for (let i = 0; i < tokens.length; i += 1) {
      const number = this.#numbers.get(tokens[i] as string);
      if (number === undefined) continue;
      const isNew = this.#met[number] !== this.#now;
      this.#met[number] = this.#now;
      if (number < this.#titleSize) {
        inTitle += 1;
        if (isNew) ofTitle += 1;
      }
      if (this.#described[number] === 1) {
        inDescription += 1;
        if (isNew) ofDescription += 1;
      }
    }
    data[at++] = inTitle / (tokens.length || 1);
    data[at++] = ofTitle / (this.#titleSize || 1);
    data[at++] = inDescription / (tokens.length || 1);
    data[at++] = ofDescription / (this.#descriptionSize || 1);
    return at;
  }
}

// Boxes that are named as something else than the article's text, or as folds of it.

/** Tells whether `pattern` fits names. No answer is kept: to look one up takes as long as to match most names. */
export function namedBy(pattern: RegExp): (names: string | undefined) => boolean {
  return (names) => {
    if (!names) return false;
    // Utility classes go on for hundreds of characters; those that mean something come early.
    return pattern.test(names.length > LONGEST_NAMES_APART ? names.slice(0, LONGEST_NAMES_APART) : names);
  };
}

const LONGEST_NAMES_APART = 300;

/**
 * Class words of boxes that are not the article's text, whatever is in them. Drupal promotes an article to the front page, and
 * Elementor calls each part of a text a widget.
 */
const APART =
  /(?:^|[\s_-])(?:shar(?:e|ing)|(?<!bluesky-)social(?!-?post)|tags?|tagged|related|recirc\w*|recommend\w*|more-(?:on|from|stories|news)|read-?(?:more|also|next)|see-also|nav(?:igation)?|menu|breadcrumbs?|byline|(?<!code-)toolbar|newsletter|(?<!node--?)promo\w*|teasers?|sponsor\w*|advert\w*|ads?|banner|comments?|subscri\w*|paywall|cookie|consent|footer|sidebar|(?<!elementor-)widget|trending|popular|signup|author-?(?:box|bio|info)|donat\w*|outbrain|taboola|(?<!kg-file-)cards?-?(?:list|grid|container)|toc|w-dyn-empty)(?:$|[\s_-])/i;

const isNamedApart = namedBy(APART);

export function isApart({ attribs, has, name }: Element): boolean {
  if (name === 'nav' || name === 'footer' || name === 'form') return true;
  return (has & HAS.class && isNamedApart(attribs.class)) || ((has & HAS.id) !== 0 && isNamedApart(attribs.id));
}

/** The outermost fold around the element. */
export function foldOf(element: Element): Element | undefined {
  let fold: Element | undefined;
  for (let node: ParentNode | null = element; node && isTag(node); node = node.parent) {
    if (WHOLE_TEXTS.has(node.name)) break;
    if (isFold(node)) fold = node;
  }
  return fold;
}

/** Class words of text that a reader folds in and out. */
const FOLD_NAME =
  /(?:^|[\s_-])(?:accordions?|collaps\w*|toggles?|tabs?|tab-?panels?|(?<!width-)expand\w*|fold(?:ed|able)?|faq|spoiler)(?:$|[\s_-])/i;

const isNamedFold = namedBy(FOLD_NAME);

export function isFold(element: Element): boolean {
  const { attribs, has, name } = element;
  if (name === 'details' || name.endsWith('-accordion') || (has & HAS.role && attribs.role === 'tabpanel')) return true;
  if (has & HAS.class && isNamedFold(attribs.class)) return true;
  return (has & (HAS.hidden | HAS['aria-hidden'] | HAS.style)) !== 0 && isOpenedBefore(element);
}

/** Tells whether a button stands right before that opens and closes something, alone or in a heading. */
function isOpenedBefore(element: Element): boolean {
  const before = elementBefore(element);
  const button = before?.name === 'button' ? before : before?.children.find(isTag);
  return button?.attribs['aria-expanded'] !== undefined;
}

// Boxes around elements that pass a test: each element is asked once, as blocks share most of what is around them.

/** Elements around the whole text: what is around them is around all of it. */
export const WHOLE_TEXTS: ReadonlySet<string> = new Set(['body', 'article', 'main']);

export class Boxes {
  readonly #test: (element: Element) => boolean;
  readonly #ends: ReadonlySet<string> | undefined;
  /** The nearest box of each element, by `order`; null for none. */
  readonly #nearest: (Element | null)[];

  /** The boxes of the elements of `placed`, within those whose names are in `ends`. */
  constructor(placed: { element: Element }[], test: (element: Element) => boolean, ends?: ReadonlySet<string>) {
    this.#test = test;
    this.#ends = ends;
    let size = 0;
    for (let i = 0; i < placed.length; i += 1) size = Math.max(size, (placed[i] as { element: Element }).element.order + 1);
    this.#nearest = new Array(size);
  }

  /** The nearest box around the element, or itself. */
  of(element: Element): Element | null {
    const known = this.#nearest[element.order];
    if (known !== undefined) return known;
    const isEnd = this.#ends?.has(element.name) === true;
    const found = isEnd ? null : this.#test(element) ? element : this.around(element);
    this.#nearest[element.order] = found;
    return found;
  }

  /** The nearest box around the element. */
  around({ parent }: Element): Element | null {
    return parent !== null && isTag(parent) ? this.of(parent) : null;
  }

  /** The outermost box around the element, or itself; one that is at most so many levels up. */
  outermost(element: Element, levels = Number.POSITIVE_INFINITY): Element | undefined {
    let found: Element | undefined;
    for (let box = this.of(element); box && element.depth - box.depth <= levels; box = this.around(box)) found = box;
    return found;
  }
}

/**
 * Tells whether a line is the title, or the title with a short line of who wrote it and when behind it, or the title before the sign
 * that parts it from the site's name.
 */
export function isTitle(text: string, title: string): boolean {
  if (text.length > title.length * 2 + LONGEST_BYLINE) return false;
  const [line, flat] = [words(text).join(' '), words(title).join(' ')];
  if (line === flat) return true;
  if (text.length >= SHORTEST_TITLE && title.startsWith(text) && BEFORE_SITE.test(title.slice(text.length))) return true;
  return (
    line.startsWith(`${flat} `) && line.length - flat.length <= LONGEST_BYLINE && /\d{4}/.test(text) && !/[.!?]$/.test(text)
  );
}

const LONGEST_BYLINE = 80;
/** A shorter one may be a word over the title. Characters. */
const SHORTEST_TITLE = 15;
const BEFORE_SITE = /^\s*[|–—·-]\s/;

/** A line of one element that is bold. */
export function isAllStrong([only, ...others]: Element['children']): boolean {
  return only !== undefined && others.length === 0 && isTag(only) && /^(?:b|strong)$/.test(only.name);
}
