/** The printed headline: the element that the title claims point to, or that stands as the page's first heading. */
import { isHidden } from '../text.ts';
import { ancestors, contains, type Element, type PageTree } from '../tree.ts';
import { anyWord, classNames } from './class-words.ts';
import { textLength, textOf } from './page-text.ts';
import { compactName } from './site.ts';

export interface PrintedHeadline {
  element: Element;
  text: string;
  /** 0 to 1: how far a claimed title agrees with it. */
  agreement: number;
}

// A headline of the sets has at most 40 words; longer headings are prose that is set large.
const MAX_HEADLINE = 400;
// A page of many cards has many headings; the article's own is among the first.
const MAX_CANDIDATES = 200;
// Elements inside a headline: emphasis, line breaks, a link. A heading around half the page is none.
const MAX_INNER = 40;

/** The best heading by likeness to `claimed` titles, level and place; undefined where no heading can be the headline. */
export function printedHeadline(page: PageTree, claimed: string[], siteNames: string[] = []): PrintedHeadline | undefined {
  const sites = new Set(siteNames.map(compactName));
  const targets = claimed.map(wordsOf).filter((words) => words.length > 0);
  let best: { headline: PrintedHeadline; score: number } | undefined;
  let count = 0;
  for (const element of page.elements) {
    const level = headlineLevel(page, element);
    if (level === 0 || count >= MAX_CANDIDATES || element.last - element.order > MAX_INNER) continue;
    if (textLength(page, element) > MAX_HEADLINE + 2) continue;
    const text = textOf(page, element);
    if (text === '' || text.length > MAX_HEADLINE || insideHidden(element) || sites.has(compactName(text))) continue;
    count += 1;
    const words = wordsOf(text);
    const agreement = Math.max(0, ...targets.map((target) => agreementOf(words, target)));
    if (level < MAIN_HEADING && agreement < 0.5) continue;
    const score = agreement * 4 + level - (inNavigation(page, element) ? 2 : 0);
    // A part of the heading that agrees better: the rest is a kicker.
    const part = best && contains(best.headline.element, element) && agreement > best.headline.agreement;
    if (!best || score > best.score || part) best = { headline: { element, text, agreement }, score };
  }
  return best && best.headline.agreement > 0 ? best.headline : (lineOf(page, claimed, sites) ?? best?.headline);
}

/** A line that says what a claim says, where no heading has a word of it: pages laid out without headings. */
function lineOf(page: PageTree, claimed: string[], sites: Set<string>): PrintedHeadline | undefined {
  const lines = new Set(claimed.map(compactName).filter((line) => line.length >= MIN_LINE && !sites.has(line)));
  const longest = Math.max(0, ...claimed.map((line) => line.length));
  for (const element of page.elements) {
    const length = textLength(page, element);
    if (length < MIN_LINE || length > longest + 2) continue;
    const text = textOf(page, element);
    if (lines.has(compactName(text)) && !insideHidden(element) && !inNavigation(page, element))
      return { element, text, agreement: 1 };
  }
  return undefined;
}

// Shorter lines ("News", "Home") repeat a title by chance.
const MIN_LINE = 10;

const MAIN_HEADING = 2;

/** How much an element is marked as a headline: `h1` and `itemprop=headline` most, lower headings and class words less. */
const LOWER_HEADING = new Set(['h3', 'h4', 'h5', 'h6']);
const TITLE_TAG = new Set(['div', 'span', 'p', 'strong', 'b', 'td', 'a', 'font', 'header']);
const isTitle = anyWord(/^(?:headline|title|titel|titulo|titre|titolo|heading|überschrift|tytul)$/);

function headlineLevel(page: PageTree, element: Element): number {
  const { name, attribs } = element;
  if (name === 'h1') return MAIN_HEADING;
  if (attribs.itemprop && /(?:^|\s)headline(?:\s|$)/.test(attribs.itemprop)) return name === 'meta' ? 0 : MAIN_HEADING;
  if (name === 'h2') return 1;
  if (LOWER_HEADING.has(name)) return 0.5;
  if (attribs.role === 'heading' && attribs['aria-level'] === '1') return MAIN_HEADING;
  if (!attribs.class || !TITLE_TAG.has(name)) return 0;
  return isTitle(classNames(page, element)) ? 0.5 : 0;
}

function insideHidden(element: Element): boolean {
  if (isHidden(element)) return true;
  for (const ancestor of ancestors(element)) if (isHidden(ancestor)) return true;
  return false;
}

/** Part of the navigation: the last crumb of a breadcrumb trail is a heading on many news sites, and no headline. */
function inNavigation(page: PageTree, element: Element): boolean {
  if (isCrumb(classNames(page, element))) return true;
  for (const ancestor of ancestors(element)) {
    if (/^(?:nav|footer|aside)$/.test(ancestor.name)) return true;
    if (isCrumb(classNames(page, ancestor)) && ancestor.last - ancestor.order <= MAX_INNER) return true;
    if (ancestor.name === 'article' || ancestor.name === 'main') return false;
  }
  return false;
}

const isCrumb = anyWord(/^breadcrumbs?$/);

export function wordsOf(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // Without spaces between words, characters are compared.
  return words.some((word) => CJK.test(word)) ? words.flatMap((word) => (CJK.test(word) ? [...word] : [word])) : words;
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

// A claim that goes on with the site's name or a slogan begins with the headline all the same.
const BEGINS = 0.9;

function agreementOf(words: string[], target: string[]): number {
  const alike = likeness(words, target);
  const begins = words.length >= 3 && words.length < target.length && words.every((word, index) => target[index] === word);
  return begins ? Math.max(alike, BEGINS) : alike;
}

/** Dice's coefficient of two bags of words. */
export function likeness(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const bag = new Map<string, number>();
  for (const word of a) bag.set(word, (bag.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = bag.get(word) ?? 0;
    if (left > 0) {
      shared += 1;
      bag.set(word, left - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}
