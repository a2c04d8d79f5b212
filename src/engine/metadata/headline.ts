/** The printed headline: the element that the title claims point to, or that stands as the page's first heading. */
import { addressKey } from '../addresses.ts';
import { quotationMarks } from '../body/marks.ts';
import { closest, contains, type Element, elementsNamed, HAS, type PageTree } from '../page/page.ts';
import { matchesOf, pageText, textLength, textOf } from '../page/text.ts';
import { headlineLevel, inNavigation, insideHidden, isBelowText, isKicker, MAIN_HEADING } from './class-words.ts';
import { homeNames, leadsHome } from './site.ts';
import {
  BESIDE_NAME,
  bestAgreement,
  compactName,
  isLongLine,
  MIN_LINE,
  OTHER_STORY,
  partsOf,
  slugOf,
  wordsOf,
} from './title-parts.ts';

export interface PrintedHeadline {
  element: Element;
  text: string;
  /** The agreement of a claimed title with it, 0 to 1. */
  agreement: number;
  /** The only main heading of the page, in its place. */
  alone: boolean;
  /** An `<h1>` among the breadcrumbs that says what a claim says, where the headline has a lower heading. */
  crumb: string | undefined;
  /** The text behind each part that the page sets apart in an element of its own, such as a kicker; the longest first. */
  rests: Rest[];
}

interface Rest {
  text: string;
  /** The part before it is marked as a kicker or a date, and no colon or dash joins the two. */
  marked: boolean;
}

// A headline of the sets has at most 40 words; longer headings are prose that is set large.
const MAX_HEADLINE = 400;
// A page of many cards has many headings; the article's own is among the first.
const MAX_CANDIDATES = 200;
// Elements inside a headline: emphasis, line breaks, a link. A heading around half the page is none.
const MAX_INNER = 40;

/** The best heading by likeness to `stated` titles (`bare`: without the site's name), level and place; undefined where no heading can be the headline. */
export function printedHeadline(
  page: PageTree,
  stated: string[],
  siteNames: string[] = [],
  bare: string[] = [],
): PrintedHeadline | undefined {
  const sites = new Set(siteNames.map(compactName));
  // The name of the site says nothing of the article.
  const claimed = stated.filter((title) => !sites.has(compactName(title)));
  // The address often spells the title where nothing claims one.
  const targets = (claimed.length > 0 ? claimed : [slugOf(page.url)]).map(wordsOf).filter((words) => words.length > 0);
  const bareTargets = bare.map(wordsOf).filter((words) => words.length > 0);
  const { best: likest, crumb, mainHeadings, seen } = searchHeadings(page, { targets, bareTargets, sites });
  const best = likest ? (behindSite(page, likest, claimed, seen) ?? likest) : unclaimed(page, claimed, sites, seen);
  // A heading that shares a word or two with the claims heads something else where a line says all that a claim says.
  const found =
    best && best.agreement >= MIN_AGREEMENT_H1
      ? best
      : (lineOf(page, [...claimed, ...claimed.flatMap((title) => partsOf(title, sites))], sites) ?? best);
  if (!found || (claimed.length > 0 && found.agreement < OTHER_STORY && isBelowText(page, found.element))) return undefined;
  const { element, text, agreement } = found;
  const alone = mainHeadings === 1 && element.name === 'h1';
  const isLower = element.name !== 'h1' && mainHeadings === 0 && crumb !== undefined;
  const seenText = unseenApart(page, element, text, new Set(claimed.map(compactName)));
  const behind = text.startsWith(seenText) ? text.slice(seenText.length) : '';
  const rests = restsOf(page, element).map((rest) =>
    behind !== '' && rest.text.endsWith(behind) ? { ...rest, text: rest.text.slice(0, -behind.length) } : rest,
  );
  return { element, text: seenText, agreement, alone, rests, crumb: isLower ? crumb : undefined };
}

/** The words of the claims, with and without the site's name, and the site's names. */
interface Wanted {
  targets: string[][];
  bareTargets: string[][];
  sites: Set<string>;
}

interface Search {
  best: Candidate | undefined;
  /** The first headings, whatever they say. */
  seen: Candidate[];
  mainHeadings: number;
  crumb: string | undefined;
}

function searchHeadings(page: PageTree, wanted: Wanted): Search {
  const search: Search = { best: undefined, seen: [], mainHeadings: 0, crumb: undefined };
  for (let [order, count] = [0, 0]; order < page.elements.length && count < MAX_CANDIDATES; order += 1) {
    const element = page.elements[order] as Element;
    const length = textLength(page, element);
    if (length === 0 || length > MAX_HEADLINE + 2 || element.last - order > MAX_INNER) continue;
    const level = headlineLevel(page, element);
    if (level === 0) continue;
    const text = textOf(page, element);
    if (text === '' || text.length > MAX_HEADLINE) continue;
    count += 1;
    if (HEADING.test(element.name) && search.seen.length < MAX_SEEN)
      search.seen.push({ element, text, agreement: 0, score: 0, sure: false });
    weigh(page, { element, text, level }, wanted, search);
  }
  return search;
}

type Heading = Pick<Candidate, 'element' | 'text'> & { level: number };
type Said = Pick<Candidate, 'element' | 'agreement'>;

function weigh(page: PageTree, { element, text, level }: Heading, wanted: Wanted, search: Search): void {
  const { best } = search;
  const { targets, bareTargets, sites } = wanted;
  const isMain = level === MAIN_HEADING;
  const inside = best !== undefined && contains(best.element, element);
  const away = inNavigation(page, element);
  const least = leastAgreement(isMain, best, inside);
  const agreement = agreementOf(wordsOf(text), targets, isMain && !away ? bareTargets : [], least);
  if (agreement < least || sites.has(compactName(text)) || isUnseenOrOther(page, best, { element, agreement })) return;
  const aside = away || headsCard(page, element);
  const heads = isMain && !aside;
  const score = agreement * 4 + level - (aside ? 2 : 0);
  if (heads) search.mainHeadings += 1;
  if (element.name === 'h1' && away && agreement >= BESIDE_NAME) search.crumb ??= text;
  // A part of the heading that agrees better: the rest is a kicker.
  if (!best || score > best.score || (inside && agreement > best.agreement))
    search.best = { element, text, agreement, score, sure: heads && agreement >= MIN_AGREEMENT_H1 };
}

function isUnseenOrOther(page: PageTree, best: Candidate | undefined, next: Said): boolean {
  return insideHidden(next.element) || leadsHome(page, next.element) || headsNext(page, best, next);
}

/** Whether a heading behind a whole text heads another article, in an element of its own; a claim may have a word or two of it. */
function headsNext(page: PageTree, best: Candidate | undefined, next: Said): boolean {
  if (next.element.name !== 'h1' || !best || next.agreement >= SAME || elementsNamed(page, 'article').length === 0)
    return false;
  const article = closest(next.element, 'article');
  return article !== undefined && !contains(article, best.element) && isBelowText(page, next.element);
}

function leastAgreement(isMain: boolean, best: Candidate | undefined, inside: boolean): number {
  if (isMain) return 0;
  return best?.sure && !inside ? SAME : MIN_AGREEMENT;
}

/** The headline without buttons, badges and small print behind all that a claim says, and words for screen readers; with the marks of `<q>`. */
function unseenApart(page: PageTree, { order, last }: Element, text: string, claims: Set<string>): string {
  let seen = text;
  for (const inner of page.elements.slice(order + 1, last + 1)) {
    const own = textOf(page, inner);
    if (own === '') continue;
    const before = seen.endsWith(own) ? seen.slice(0, -own.length) : undefined;
    const isShort = own.length <= LONGEST_BADGE || inner.name === 'small';
    const isBadge = before !== undefined && isShort && claims.has(compactName(before));
    // Small screens get a shorter one.
    const isOther =
      inner.has & HAS['aria-hidden'] && compactName(own) !== '' && claims.has(compactName(seen.replace(own, '')));
    if (isBadge || isOther || inner.name === 'button' || UNSEEN.test(inner.attribs.class ?? '') || isCount(inner, own))
      seen = seen.replace(own, '');
    else if (inner.name === 'q') seen = seen.replace(own, () => quotationMarks(inner, 0).join(own));
  }
  const bare = seen.replace(/\s+/g, ' ').trim();
  return bare === '' ? text : bare;
}

const LONGEST_BADGE = 25;

/** The number of comments, which the headline leads to. */
function isCount({ attribs }: Element, text: string): boolean {
  return (
    /^[([]?\d{1,5}[)\]]?$/.test(text) && /comment|repl(?:y|ies)|count/i.test(`${attribs.class ?? ''} ${attribs.href ?? ''}`)
  );
}
const UNSEEN =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|u-visually-hidden|assistive-text)(?:\s|$)/i;

/** Gives the text behind each part of the heading that is an element of its own. */
function restsOf(page: PageTree, heading: Element): Rest[] {
  const { text, start, end } = pageText(page);
  const [open, close] = [start[heading.order] as number, end[heading.order] as number];
  const rests = new Map<string, Rest>();
  for (const inner of page.elements.slice(heading.order + 1, heading.last + 1)) {
    const [from, to] = [start[inner.order] as number, end[inner.order] as number];
    for (const at of [from, to]) {
      const rest = text.slice(at, close).replace(JOINED_BEHIND, '').trim();
      const kicker = text.slice(open, at).trim();
      if (kicker === '' || rest === '' || rests.has(rest)) continue;
      const behind = text.slice(at, close);
      const joined = isJoined(kicker, behind);
      rests.set(rest, { text: rest, marked: at === to && from === open && !joined && isKicker(page, inner) });
    }
  }
  return [...rests.values()];
}

/** Tells whether a colon, a bar or a dash joins the two; one with a space before it parts two lines, as layout would. */
function isJoined(kicker: string, behind: string): boolean {
  const before = JOINED_BEFORE.test(kicker) && !/\s[:：|]$/.test(kicker);
  return before || (JOINED_BEHIND.test(behind) && !/^\s+[:：|]\s/.test(behind));
}

const JOINED_BEFORE = /[:：|/–—-]$/;
const JOINED_BEHIND = /^\s*[:：|/–—-]\s*/;

/** Gives how far the claims agree; a claim diluted by a long name of the site is enough for a headline, and for no more. */
function agreementOf(words: string[], targets: string[][], bare: string[][], least: number): number {
  const agreement = bestAgreement(words, targets, least);
  if (agreement >= MIN_AGREEMENT_H1 || bare.length === 0) return agreement;
  return Math.max(agreement, Math.min(MIN_AGREEMENT_H1, bestAgreement(words, bare)));
}

interface Candidate {
  element: Element;
  text: string;
  agreement: number;
  score: number;
  /** A main heading in its place that has something of the claims. */
  sure: boolean;
}

// Headings that may turn out to be the headline; it is among the first.
const MAX_SEEN = 20;
const HEADING = /^h[1-3]$/;

/**
 * "ORM Quick Start - Example Documentation" under a masthead "Example Documentation": a heading above that the title ends with is
 * the site's name, where another one below is what the title begins with.
 */
function behindSite(page: PageTree, best: Candidate, claimed: string[], seen: Candidate[]): Candidate | undefined {
  const key = compactName(best.text);
  for (const title of claimed) {
    const signs = matchesOf(PARTED, title.slice(0, MAX_HEADLINE));
    const [first, last] = [signs[0], signs.at(-1)];
    if (!first || !last || key === '') continue;
    const [begins, ends] = [title.slice(0, first.index), title.slice(last.index + last[0].length)].map(compactName);
    // "Example News » Town » Bridge opens" has it the other way round.
    const isHome = ends !== key && begins === key && homeNames(page).some((name) => compactName(name) === key);
    const rest = ends === key ? compactName(title.slice(0, last.index)) : isHome ? ends : undefined;
    const other = seen.find(({ element, text }) => element.order > best.element.order && compactName(text) === rest);
    if (other && !insideHidden(other.element) && !inNavigation(page, other.element)) return { ...other, agreement: 1 };
  }
  return undefined;
}

const PARTED = /(?<!\s)\s+(?:[|•·»›–—-]+\s+|[|｜]\s*)|[|｜]\s*/gu;

/** The first heading of some words where nothing claims a title: pages of the first years of the web have none. */
function unclaimed(page: PageTree, claimed: string[], sites: Set<string>, seen: Candidate[]): Candidate | undefined {
  if (claimed.length > 0) return undefined;
  return seen.find(
    ({ element, text }) =>
      wordsOf(text).length >= LEAST_WORDS &&
      !insideHidden(element) &&
      !inNavigation(page, element) &&
      !sites.has(compactName(text)) &&
      !leadsHome(page, element),
  );
}

// "Comments", "Latest news": headings of boxes.
const LEAST_WORDS = 3;

// A lone <h1> is the headline even where it shares a third of its words with the claims (measured on the sets).
export const MIN_AGREEMENT_H1 = 0.3;
// Lower headings and lines are many; the headline among them has half of its words from a claim.
const MIN_AGREEMENT = 0.5;
// The agreement that a heading needs below a sure one: another that is only like a claim heads a part of the text.
const SAME = 0.95;

/** A line that says what a claim says, where no heading has a word of it: pages laid out without headings. */
function lineOf(
  page: PageTree,
  claimed: string[],
  sites: Set<string>,
): Omit<PrintedHeadline, 'rests' | 'alone' | 'crumb'> | undefined {
  const lines = new Set(claimed.map(compactName).filter((line) => isLongLine(line) && !sites.has(line)));
  if (lines.size === 0) return undefined;
  const longest = Math.max(0, ...claimed.map((line) => line.length));
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    const length = textLength(page, element);
    if (length < MIN_LINE || length > longest + 2) continue;
    const text = textOf(page, element);
    if (lines.has(compactName(text)) && !insideHidden(element) && !inNavigation(page, element) && !leadsHome(page, element))
      return { element, text, agreement: 1 };
  }
  return undefined;
}

/** The heading of a card: all of it is a link to another article. */
function headsCard(page: PageTree, heading: Element): boolean {
  const link = page.elements.slice(heading.order + 1, heading.last + 1).find(({ name }) => name === 'a');
  const { href } = link?.attribs ?? {};
  if (!link || !href || /^(?:#|javascript:)/i.test(href) || textOf(page, link) !== textOf(page, heading)) return false;
  return addressKey(href, page.url) !== addressKey(page.url, page.url);
}
