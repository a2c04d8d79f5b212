/** The headline as printed, without the site's name and without a kicker. */
import type { Claim } from './claims.ts';
import { MIN_AGREEMENT_H1, type PrintedHeadline, wordsOf } from './headline.ts';
import { compactName } from './site.ts';

export interface SettledTitle {
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
  homeNames: string[] = [],
): SettledTitle | undefined {
  const titles = titleClaims(claims, siteNames, homeNames);
  const headline = printed && (isHeadline(printed) || isAlone(printed, titles)) ? printed : undefined;
  const claimed = shortest(titles);
  if (!headline) return claimed ?? (printed && { value: printed.text, source: sourceOf(printed) });
  if (headline.crumb && isConfirmed(headline.crumb, titles) && !isConfirmed(headline.text, titles))
    return { value: headline.crumb, source: 'dom:h1' };
  const better = withoutKicker(headline, titles) ?? withoutTail(headline, titles) ?? punctuated(headline, titles);
  return (
    better ?? { value: withoutSite(headline.text.replace(PERMALINK, ''), siteNames, homeNames), source: sourceOf(headline) }
  );
}

/** The mark of a link to the heading itself. */
const PERMALINK = /\s*¶$/;

/** Whether a place that is written by hand says the same: an `<h1>` that one confirms is the headline wherever it stands. */
function isConfirmed(text: string, titles: TitleClaim[]): boolean {
  const own = wordsOf(text).join(' ');
  return titles.some(
    ({ place, words }) => /^(?:meta:(?:og|twitter):title|dom:title)$/.test(place) && words.join(' ') === own,
  );
}

type TitleClaim = Claim & { title: string; words: string[] };

/** The claims without the site's name; most places claim the same. */
function titleClaims(claims: Claim[], siteNames: string[], homeNames: string[]): TitleClaim[] {
  const read = new Map<string, { title: string; words: string[] }>();
  for (const { value } of claims) {
    if (read.has(value)) continue;
    const title = withoutSite(value, siteNames, homeNames);
    read.set(value, { title, words: wordsOf(title) });
  }
  return claims
    .map((claim) => ({ ...claim, ...(read.get(claim.value) as { title: string; words: string[] }) }))
    .filter(({ title }) => title !== '');
}

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

/** The page's only main heading, where nothing but `<title>` says otherwise, which is written for search engines. */
function isAlone(printed: PrintedHeadline, titles: TitleClaim[]): boolean {
  if (!printed.alone || wordsOf(printed.text).length < MIN_TITLE_WORDS) return false;
  return titles.every(({ place }) => place === 'dom:title');
}

// A title of two words may well end another by chance.
const MIN_TITLE_WORDS = 3;

/** What follows the kicker or the section's name that the page sets apart: where a claim says just that, or where it is marked. */
function withoutKicker(printed: PrintedHeadline, titles: TitleClaim[]): SettledTitle | undefined {
  const whole = wordsOf(printed.text).join(' ');
  // What sharing gets is written by hand; `<title>` often joins the kicker to it.
  const isClaimed = titles.some(({ place, words }) => /^meta:(?:og|twitter):/.test(place) && words.join(' ') === whole);
  for (const { text, marked } of printed.rests) {
    // A second line of the headline is set apart as well: the claims know.
    if (isClaimed && !marked) continue;
    const own = wordsOf(text).join(' ');
    const same = titles.filter(({ words }) => words.join(' ') === own);
    const claim = same.find(({ place }) => place === 'json-ld:headline') ?? (same.length > 1 ? same[0] : undefined);
    if (claim && (same.length > 1 || own.split(' ').length >= MIN_TITLE_WORDS))
      return { value: claim.title, source: claim.source };
    if (marked) return { value: text, source: sourceOf(printed) };
  }
  return undefined;
}

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

const SEPARATOR = /\s+[|•·»›–—~*:-]+\s+|\s*[|｜»«ㅣ│]\s*|\s+::\s+|\s*[_＿]\s*|:\s+(?=\S+$)/gu;

/** `title` without leading and trailing parts that name the site: one of its names, or to the letter what leads home. */
export function withoutSite(title: string, siteNames: string[], homeNames: string[] = []): string {
  const names = siteNames.map(compactName).filter((name) => name.length > 1);
  const home = new Set(
    homeNames.map(compactName).filter((name) => name.length >= (CJK.test(name) ? MIN_HOME_CJK : MIN_HOME)),
  );
  // The site's address may stand before the title without any mark.
  const address = siteNames.find(
    (name) =>
      name.includes('.') &&
      title.toLowerCase().startsWith(`${name.toLowerCase()} `) &&
      /^\s+[\p{L}\p{N}]/u.test(title.slice(name.length)),
  );
  let text = address ? title.slice(address.length).trim() : title;
  for (let pass = 0; pass < 4; pass += 1) {
    const parts = splitOnce(text);
    const shorter = parts.find(
      ({ name }) => home.has(compactName(name)) || names.some((site) => isSite(compactName(name), site)),
    )?.rest;
    if (shorter === undefined || shorter === '') break;
    text = shorter;
  }
  return text;
}

// Shorter ones ("Home") are words of headlines too.
const MIN_HOME = 5;
const MIN_HOME_CJK = 3;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Every way to take one part off the front or the end. */
function splitOnce(text: string): { name: string; rest: string }[] {
  const found = [...text.slice(0, 500).matchAll(SEPARATOR)].slice(0, 20);
  return found.flatMap((match) => {
    const before = text.slice(0, match.index).trim();
    const after = text.slice((match.index as number) + match[0].length).trim();
    return [
      { name: after, rest: before },
      { name: before, rest: after },
    ];
  });
}

// How much longer or shorter than the site's known name a part may be and still name it.
const NAME_SLACK = 8;

function isSite(part: string, site: string): boolean {
  if (part === site) return true;
  // "Example Letter #18": an issue of it.
  if (part.replace(/\P{N}+/gu, ' ').trim() !== site.replace(/\P{N}+/gu, ' ').trim()) return false;
  // `Gazette` for `The Gazette`, `bote.example` for `DER BOTE`.
  if (part.length < 4 || site.length < 4 || Math.abs(part.length - site.length) > NAME_SLACK) return false;
  return part.startsWith(site) || site.startsWith(part) || site.endsWith(part);
}
