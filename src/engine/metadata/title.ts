/** The title as printed, without the site's name and without a kicker; and the page's own summary. */

import { elementsNamed, fact, type PageTree } from '../page/page.ts';
import { collapse, late, textLength, textOf, visibleText } from '../page/text.ts';
import type { Claim } from './claims.ts';
import { MIN_AGREEMENT_H1, type PrintedHeadline } from './headline.ts';
import { homeNames, leadsHome } from './site.ts';
import { compactName, isLongLine, withoutSections, withoutSite, wordsOf } from './title-parts.ts';

interface SettledTitle {
  value: string;
  source: string;
}

/**
 * The printed headline where it can be told from a section's name or a teaser; else the first claim by precedence. A claim
 * comes before the printed headline only where it says the same without the kicker or a section behind a bar, or with the
 * marks that the page leaves to its layout: whatever else a schema says is for machines.
 */
export function settleTitle(
  claims: Claim[],
  printed: PrintedHeadline | undefined,
  siteNames: string[],
  bareTitle: (title: string) => string,
  isSection: (name: string) => boolean,
): SettledTitle | undefined {
  const titles = titleClaims(claims, bareTitle, isSection);
  const headline = printed && (isHeadline(printed) || isAlone(printed, titles)) ? printed : undefined;
  if (!headline) {
    const sites = new Set(siteNames.map(compactName));
    const claimed = shortest(titles.filter(({ value }) => !sites.has(compactName(value))));
    return claimed ?? (printed ? { value: printed.text, source: sourceOf(printed) } : shortest(titles));
  }
  if (headline.crumb && isConfirmed(headline.crumb, titles) && !isConfirmed(headline.text, titles))
    return { value: headline.crumb, source: 'dom:h1' };
  const better = withoutKicker(headline, titles) ?? withoutTail(headline, titles) ?? punctuated(headline, titles);
  return better ?? { value: bareTitle(headline.text.replace(PERMALINK, '')), source: sourceOf(headline) };
}

/** The mark of a link to the heading itself. */
const PERMALINK = /(?:(?<!\s)\s+)?¶$/;

/** Whether a place that is written by hand says the same: an `<h1>` that one confirms is the headline wherever it stands. */
function isConfirmed(text: string, titles: TitleClaim[]): boolean {
  const own = wordsOf(text).join(' ');
  return titles.some(
    ({ place, words }) => /^(?:meta:(?:og|twitter):title|dom:title)$/.test(place) && words.join(' ') === own,
  );
}

type TitleClaim = Claim & { title: string; words: string[] };

/** The claims without the site's name; most places claim the same. */
function titleClaims(
  claims: Claim[],
  bareTitle: (title: string) => string,
  isSection: (name: string) => boolean,
): TitleClaim[] {
  const read = new Map<string, { title: string; words: string[] }>();
  for (const { value } of claims) {
    if (read.has(value)) continue;
    const title = withoutSections(bareTitle(value), isSection).replace(OPEN_END, '');
    read.set(value, { title, words: wordsOf(title) });
  }
  const titles = claims
    .map((claim) => ({ ...claim, ...(read.get(claim.value) as { title: string; words: string[] }) }))
    .filter(({ title }) => title !== '');
  const written = titles.filter(({ title }) => title.includes(' ') || !SLUG().test(title));
  return written.length > 0 ? written : titles;
}

/** The bar before a site's name that the system did not fill in. */
const OPEN_END = /(?<!\s)\s+[|｜»›•·]$/u;
/** The end of an address: systems put it where no title was written. */
const SLUG = late(() => /^[\p{Ll}\p{N}]+(?:[-_][\p{Ll}\p{N}]+){2,}$/u);

/** The first claim, or the beginning of it that another place has alone: what follows is a section or a slogan. */
function shortest(titles: TitleClaim[]): SettledTitle | undefined {
  const first = titles[0];
  if (!first) return undefined;
  const begins = titles.find(
    ({ title, words }) =>
      words.length >= MIN_TITLE_WORDS &&
      first.title.startsWith(title) &&
      /^\s*[-–—|:·]/u.test(first.title.slice(title.length)),
  );
  const { title, source } = begins ?? first;
  return { value: title, source };
}

function sourceOf(printed: PrintedHeadline): string {
  return `dom:${printed.element.name}`;
}

// A lower heading that shares less than four fifths of its words with the claims heads a part of the text.
const MIN_AGREEMENT_OTHER = 0.8;

function isHeadline(printed: PrintedHeadline): boolean {
  return printed.element.name === 'h1' ? printed.agreement >= MIN_AGREEMENT_H1 : printed.agreement > MIN_AGREEMENT_OTHER;
}

/** The page's only main heading, where nothing but `<title>` and its copy say otherwise, which is written for search engines. */
function isAlone(printed: PrintedHeadline, titles: TitleClaim[]): boolean {
  if (!printed.alone || wordsOf(printed.text).length < MIN_TITLE_WORDS) return false;
  return titles.every(({ place }) => place === 'dom:title' || place === 'meta:title');
}

// A title of two words may well end another by chance.
const MIN_TITLE_WORDS = 3;

/**
 * Gives the text behind the kicker or the section's name that the page sets apart: where a claim says just that, or where it is
 * marked.
 */
function withoutKicker(printed: PrintedHeadline, titles: TitleClaim[]): SettledTitle | undefined {
  // A kicker and a headline in inline elements have no space between them.
  const whole = wordsOf(printed.text).join('');
  // Titles for sharing are written by hand; `<title>` often joins the kicker to it.
  const isClaimed = titles.some(({ place, words }) => /^meta:(?:og|twitter):/.test(place) && words.join('') === whole);
  for (const { text, marked } of printed.rests) {
    // A second line of the headline is set apart as well: the claims know.
    if (isClaimed && !marked) continue;
    const claim = claimOf(text, titles);
    if (claim) return { value: claim.title.startsWith(text) ? text : claim.title, source: claim.source };
    if (marked) return { value: text, source: sourceOf(printed) };
  }
  return undefined;
}

/** The claim of the text alone: by JSON-LD, or by several places; what follows it in `<title>` is a site that nothing names. */
function claimOf(text: string, titles: TitleClaim[]): TitleClaim | undefined {
  const own = wordsOf(text).join(' ');
  const same = titles.filter(({ title, words }) => words.join(' ') === own || goesOnApart(title, text));
  const claim = same.find(({ place }) => place === 'json-ld:headline') ?? (same.length > 1 ? same[0] : undefined);
  return same.length > 1 || own.split(' ').length >= MIN_TITLE_WORDS ? claim : undefined;
}

/** `Bridge opens - The Post`: the text, and behind a sign something else. */
function goesOnApart(title: string, text: string): boolean {
  return wordsOf(text).length >= MIN_TITLE_WORDS && title.startsWith(text) && BEHIND_SIGN.test(title.slice(text.length));
}

const BEHIND_SIGN = /^\s+[-–—|·]\s/u;

/** The beginning that a claim has alone; what follows a bar is a section or the site's name. */
function withoutTail(printed: PrintedHeadline, titles: TitleClaim[]): SettledTitle | undefined {
  const claim = titles.find(
    ({ title, words }) =>
      words.length >= MIN_TITLE_WORDS &&
      printed.text.startsWith(title) &&
      /^\s*[|｜]/u.test(printed.text.slice(title.length)),
  );
  return claim && { value: claim.title, source: claim.source };
}

/** The claim with the same words, where the page sets a kicker apart by layout and the claim by a colon or a dash. */
function punctuated(printed: PrintedHeadline, titles: TitleClaim[]): SettledTitle | undefined {
  const letters = compactName(printed.text);
  const marks = (text: string) => text.match(/[:–—|/]|-\s/g)?.length ?? 0;
  const claim = titles.find(({ title }) => compactName(title) === letters && marks(title) > marks(printed.text));
  return claim && { value: claim.title, source: claim.source };
}

/** The first line in large letters, on pages of the first years of the web, which are called by the site's name and have no headings. */
export function largeLine(page: PageTree, claimed: string[]): PrintedHeadline | undefined {
  if (HEADINGS.some((name) => elementsNamed(page, name).length > 0)) return undefined;
  const homes = homeNames(page).map(compactName).filter(isLongLine);
  const isOfSite = (title: string) =>
    homes.some((home) => title.startsWith(home) && title.length - home.length <= MOST_BEHIND_SITE);
  if (!claimed.map(compactName).every(isOfSite)) return undefined;
  for (const element of elementsNamed(page, 'font')) {
    if (!LARGE.test(element.attribs.size ?? '') || textLength(page, element) > LONGEST_LARGE) continue;
    const text = textOf(page, element);
    if (wordsOf(text).length >= MIN_TITLE_WORDS && !leadsHome(page, element))
      return { element, text, agreement: 1, alone: false, rests: [], crumb: undefined };
  }
  return undefined;
}

const HEADINGS = ['h1', 'h2', 'h3'];
// Letters behind the site's name in its title: "Online", "Homepage".
const [MOST_BEHIND_SITE, LONGEST_LARGE] = [8, 150];
const LARGE = /^\s*(?:\+[2-4]|[4-7])\s*$/;

// The page's own summary: the whole one before a cut one, without the site's name.

interface SettledDescription {
  value: string;
  source: string;
}

const CUT =
  /(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\[&hellip;\]|(?:continue reading|read more|weiterlesen|lire la suite|leer más|leia mais|lees meer|leggi tutto|czytaj więcej|читать далее|devamını oku)\s*[.…»→]*)$/i;
// A summary is a few sentences; what is longer is the text. Two texts with so many first words in common are the same, one cut.
const [LONGEST, SAME_WORDS] = [1_000, 5];

/** All that a page tells, kept until its text is known. */
const toldBy = fact((): { all: Told[] } => ({ all: [] }));

/** `claims` come in order of precedence. */
export function settleDescription(
  page: PageTree,
  claims: Claim[],
  title: string | undefined,
  siteNames: string[],
): SettledDescription | undefined {
  const [whole] = elementsNamed(page, 'title').map((element) => visibleText(element));
  const told = claims
    .filter(({ value }) => value !== whole)
    .map(({ place, value, source }) => ({ place, value: withoutName(collapse(value), siteNames), source }))
    .filter(({ value }) => value !== title && value.length <= LONGEST && /\p{L}/u.test(value) && !isName(value, siteNames));
  toldBy(page).all = told;
  const chosen = wholeOf(told);
  return chosen && { value: chosen.value, source: chosen.source };
}

/** The description where the best is the text itself, its first paragraph or a cut beginning: the next that is none of these. */
export function descriptionBeside(page: PageTree, text: string): SettledDescription | undefined {
  const others = toldBy(page).all.filter(({ value }) => value.length >= LEAST_OTHER && !isOfText(value, text));
  const chosen = wholeOf(others);
  return chosen && { value: chosen.value, source: chosen.source };
}

// Shorter ones are the same on all pages of a site; the description may be half of a brief note.
const [LEAST_OTHER, MOST_OF_TEXT] = [30, 0.8];
// Letters of a beginning that is one for sure: fewer are words that many sentences begin with. A first line of one sentence is a
// standfirst, which the editors wrote as the summary; a longer one is the first paragraph.
const [LEAST_BEGINNING, MOST_IN_STANDFIRST] = [40, 170];
// A description with so many first letters in common with the text is the text, whatever follows.
const SURELY_TEXT = 300;

/** `text` is the body: its blocks are parted by blank lines. */
export function isOfText(description: string, text: string): boolean {
  const told = plain(description);
  if (description.length >= MOST_OF_TEXT * text.length && plain(text).includes(told)) return true;
  const cut = plain(description.replace(CUT, ''));
  const start = plain(text.slice(0, 2 * description.length + LEAST_BEGINNING));
  if (cut.length > SURELY_TEXT && start.startsWith(cut.slice(0, SURELY_TEXT))) return true;
  if (cut.length < LEAST_BEGINNING) return false;
  // A system's excerpt has the byline, the dateline or the site's name before the text.
  if (!start.startsWith(cut)) return isCut(description) && excerptEnd(cut, text);
  // A first sentence alone may be the summary; the paragraph, or what ends amid a sentence, is the text.
  const [paragraph = ''] = text.split('\n\n', 1);
  const isParagraph = told.length >= plain(paragraph).length && told.length > MOST_IN_STANDFIRST;
  return isCut(description) || endsMidway(description) || isParagraph;
}

/** Whether the last words before a cut stand near the beginning of the text. */
function excerptEnd(cut: string, text: string): boolean {
  return cut.length > 2 * LEAST_BEGINNING && plain(text.slice(0, 2 * cut.length)).includes(cut.slice(-2 * LEAST_BEGINNING));
}

function plain(text: string): string {
  return text.replace(/(?:[\s.…]|&nbsp;)+/g, ' ').trim();
}

type Told = SettledDescription & { place: string };

/** The first; where it is cut, the one that goes on with the same words, or the one that the article's own node states. */
function wholeOf(told: Told[]): Told | undefined {
  const [first] = told;
  if (!first) return undefined;
  const words = wordsOf(first.value.replace(CUT, ''));
  const longer = told.find(({ value }) => value.length > first.value.replace(CUT, '').length && goesOn(words, value));
  if (!isCut(first.value)) return longer && !isCut(longer.value) && endsMidway(first.value) ? longer : first;
  const whole = told.find(({ value }) => !isCut(value) && goesOn(words, value));
  const own = told.find(({ place, value }) => place === 'json-ld:description' && !isCut(value));
  return whole ?? own ?? (longer && longer.value.length > first.value.length ? longer : first);
}

function isCut(text: string): boolean {
  return CUT.test(text);
}

/** Tells whether a text is cut without a mark, as systems do at 155 or 200 characters. */
function endsMidway(text: string): boolean {
  return !/[.!?。！？؟।…:;"”’»)\]]$/u.test(text);
}

/** Whether `text` begins with these words; the last of them may be cut. */
function goesOn(words: string[], text: string): boolean {
  const others = wordsOf(text);
  if (words.length < SAME_WORDS || others.length < words.length) return false;
  return words.every((word, index) =>
    index === words.length - 1 ? others[index]?.startsWith(word) : others[index] === word,
  );
}

function withoutName(text: string, siteNames: string[]): string {
  const house = /^【([^】]{2,20})】\s*/.exec(text);
  const isHouse = house !== null && siteNames.some((name) => name.startsWith(house[1] as string));
  const bare = withoutSite(isHouse ? text.slice(house[0].length) : text, siteNames).replace(/(?<!\s)\s+[|｜]$/, '');
  return bare.length * 2 > text.length ? bare : text;
}

function isName(text: string, siteNames: string[]): boolean {
  return siteNames.some((name) => name.toLowerCase() === text.toLowerCase());
}
