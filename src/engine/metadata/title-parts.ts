/** A title by its words: without what the site puts before or behind it, the site's names, and how alike two titles are. */
import { parse } from 'tldts';
import { EAST_ASIAN, isLatin, plainLetters } from '../page/letters.ts';
import { late, matchesOf } from '../page/text.ts';
import type { Claim } from './claims.ts';
import { isAscii } from './class-words.ts';

const SEPARATOR = /(?<!\s)\s+(?:(?:[|•·»›–—~*:-]+|\/\/)\s+|[|｜»«ㅣ│_＿]\s*)|[|｜»«ㅣ│_＿]\s*|:\s+(?=\S+$)/gu;

/**
 * `title` without leading and trailing parts that name the site: one of its names, or to the letter what leads home. What
 * follows the site's name in the middle is a slogan.
 */
export function withoutSite(title: string, siteNames: string[], homeNames: string[] = []): string {
  // Most texts have no parts.
  let made: KnownNames | undefined;
  const known = () => {
    made ??= knownNames(siteNames, homeNames);
    return made;
  };
  const isAddress = (part: string) => known().home.has(compactName(part)) || known().addresses.includes(compactName(part));
  const isName = (part: string) => {
    const compact = compactName(part);
    return known().names.some((site) => isSite(compact, site)) || spellsAny(part, known().names);
  };
  let text = withoutAddress(title, siteNames);
  for (let pass = 0; pass < MOST_PARTS; pass += 1) {
    const parts = splitOnce(text);
    const shorter = (parts.find(({ name }) => isAddress(name)) ?? parts.find(({ name }) => isName(name)))?.rest;
    if (shorter === undefined || shorter === '') break;
    text = shorter;
  }
  return beforeSite(
    withoutGlued(text.replace(LEADING, ''), homeNames),
    (part) => isAddress(part) || known().names.includes(compactName(part)),
  );
}

interface KnownNames {
  names: string[];
  /** The address is the site's beyond doubt; a publisher may have the name of the one whom the article is about. */
  addresses: string[];
  home: Set<string>;
}

function knownNames(siteNames: string[], homeNames: string[]): KnownNames {
  const names = siteNames.map(compactName).filter((name) => name.length > 1);
  const addresses = names.filter((_, index) => siteNames[index]?.includes('.'));
  const home = homeNames.map(compactName).filter((name) => name.length >= (EAST_ASIAN.test(name) ? MIN_HOME_CJK : MIN_HOME));
  return { names, addresses, home: new Set(home) };
}

const MOST_PARTS = 4;
/** The mark behind a site's name that went. */
const LEADING = /^(?:[»›|·•]|\/\/)\s+/u;
// A shorter name of the home page ("Home") is a word of headlines too.
const MIN_HOME = 5;
const MIN_HOME_CJK = 3;

/** The site's address may stand before the title without any mark. */
function withoutAddress(title: string, siteNames: string[]): string {
  const address = siteNames.find(
    (name) =>
      name.includes('.') &&
      title.toLowerCase().startsWith(`${name.toLowerCase()} `) &&
      /^\s+[\p{L}\p{N}]/u.test(title.slice(name.length)),
  );
  return address ? title.slice(address.length).trim() : title;
}

/** "Bridge opensYour paper for town and country": themes that forget the mark between title and slogan. */
function withoutGlued(title: string, homeNames: string[]): string {
  const glued = homeNames.find((name) => name.length >= MIN_GLUED && title.endsWith(name) && title.length > name.length);
  if (!glued) return title;
  const rest = title.slice(0, -glued.length);
  return /[\p{L}\p{N}?!.)"”]$/u.test(rest) ? rest : title;
}

// Letters of a slogan that no headline ends with.
const MIN_GLUED = 20;

/** "Bridge opens | Example News | Read now": the title ends where the site's name stands. */
function beforeSite(text: string, isSiteName: (part: string) => boolean): string {
  const found = matchesOf(SEPARATOR, text.slice(0, LONGEST)).slice(0, MOST_SEPARATORS);
  for (const [index, match] of found.entries()) {
    const next = found[index + 1];
    if (!next || match.index === 0) continue;
    if (isSiteName(text.slice(match.index + match[0].length, next.index))) return text.slice(0, match.index).trim();
  }
  return text;
}

const LONGEST = 500;
const MOST_SEPARATORS = 20;

/** Gives every way to take one part off the front or the end. */
function splitOnce(text: string): { name: string; rest: string }[] {
  const found = matchesOf(SEPARATOR, text.slice(0, LONGEST)).slice(0, MOST_SEPARATORS);
  return found.flatMap((match) => {
    const before = text.slice(0, match.index).trim();
    const after = text.slice(match.index + match[0].length).trim();
    return [
      { name: after, rest: before },
      { name: before, rest: after },
    ].filter(({ name }) => name.length <= LONGEST_NAME);
  });
}

/** Characters of a part that may name a site: a hostile title of a megabyte has none. */
const LONGEST_NAME = 200;

// The most letters by which a part may be longer or shorter than the site's known name and still name it.
const NAME_SLACK = 8;

function isSite(part: string, site: string): boolean {
  if (part === site) return true;
  // `Gazette` for `The Gazette`, `bote.example` for `DER BOTE`.
  if (part.length < 4 || site.length < 4 || Math.abs(part.length - site.length) > NAME_SLACK) return false;
  if (!part.startsWith(site) && !site.startsWith(part) && !site.endsWith(part)) return false;
  // "Example Letter #18": an issue of it.
  return part.replace(/\P{N}+/gu, ' ').trim() === site.replace(/\P{N}+/gu, ' ').trim();
}

/** `Example Marketing Group` on examplegroup.org: whole words of the part, in order, are a site's name. */
function spellsAny(part: string, sites: string[]): boolean {
  const spelt = sites.filter((site) => site.length >= MIN_SPELT && isAscii(site));
  if (spelt.length === 0) return false;
  const words: string[] = [];
  for (const word of part.split(/\s+/)) {
    const compact = compactName(word);
    if (compact !== '') words.push(compact);
    if (words.length > MOST_NAME_WORDS) return false;
  }
  return words.length > 1 && spelt.some((site) => spells(words, site));
}

function spells(words: string[], site: string): boolean {
  let at = 0;
  let used = 0;
  for (const word of words) {
    if (!site.startsWith(word, at)) {
      // "Example Letter #18": an issue, which a headline may begin with.
      if (/\d/.test(word)) return false;
      continue;
    }
    at += word.length;
    used += 1;
  }
  return at === site.length && used > 1;
}

const MIN_SPELT = 6;
const MOST_NAME_WORDS = 8;

/**
 * `title` without leading and trailing parts that are names of sections, as the page's menu has them: the titles of old pages
 * are paths ("The Courier : National : ..."). What is left has more words than what went.
 */
export function withoutSections(title: string, isSection: (name: string) => boolean): string {
  let text = title;
  for (let pass = 0; pass < MOST_PARTS; pass += 1) {
    const part = splitOnce(text).find(({ name, rest }) => isShort(name, rest) && isSection(compactName(name)));
    if (!part) break;
    text = part.rest;
  }
  const joined = JOINED_SECTION.exec(text);
  return joined?.[1] && isShort(joined[1], text) && isSection(compactName(joined[1])) ? text.slice(0, joined.index) : text;
}

/** "…책임-정치": without spaces in scripts that need none. */
const JOINED_SECTION = /-([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,6})$/u;

function isShort(name: string, rest: string): boolean {
  return name.split(/\s+/).length <= 3 && rest.length > MIN_REST && rest.length > 2 * name.length;
}

const MIN_REST = 10;

// Names of the site, to know them where they stand in titles and bylines.

/** Gives every name that the page has for its site or publisher, and its domain with and without the suffix. */
export function siteNames(url: string, claims: Claim[]): string[] {
  const named = claims.filter(({ field }) => field === 'site' || field === 'publisher').map(({ value }) => value);
  const { hostname, domainWithoutSuffix: domain } = parse(url);
  const host = hostname?.replace(/^www\./, '');
  return [...new Set([...named, ...(host ? [host] : []), ...(domain ? [domain] : [])])].filter(
    (name) => !/^https?:/.test(name),
  );
}

/** Letters and digits alone, without case and accents: equal for `Der Bote` and `derbote`. */
export function compactName(text: string): string {
  return plainLetters(text, '');
}

/** `old-town-bridge`: words as an address has them. */
function isSlug(name: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(name);
}

/** The names, each once; those that are slugs in the words that another of `others` has for them. */
export function inWords(names: string[], others: () => string[]): string[] {
  if (!names.some(isSlug)) return names;
  const words = new Map(others().flatMap((name) => (isSlug(name) ? [] : [[compactName(name), name] as const])));
  return [...new Set(names.map((name) => (isSlug(name) ? (words.get(compactName(name)) ?? name) : name)))];
}

// Shorter lines ("News", "Home") repeat a title by chance; signs of a script without spaces say more.
export const MIN_LINE = 6;
const SHORTEST_SPACED = 10;

export function isLongLine(line: string): boolean {
  return line.length >= (UNSPACED().test(line) ? MIN_LINE : SHORTEST_SPACED);
}

// The likeness of two titles, by their words.

/** The words of a text in lower case; of scripts without spaces between words, the signs. */
export function wordsOf(text: string): string[] {
  if (isAscii(text)) return text.toLowerCase().match(/[a-z\d]+/g) ?? [];
  const lower = text.normalize('NFKC').toLowerCase();
  if (isLatin(lower)) return lower.match(/[a-z\dµß-öø-ɏ]+/g) ?? [];
  const words = lower.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // A text without spaces between words is compared by characters.
  return UNSPACED().test(text) ? words.flatMap((word) => (UNSPACED().test(word) ? [...word] : [word])) : words;
}

const UNSPACED = late(() => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u);

// A claim that goes on with the site's name or a slogan, or begins with one, has the headline all the same.
export const BESIDE_NAME = 0.9;

/** Gives how far the likest of `targets` agrees, 0 to 1; what cannot agree as far as `least` is not looked at. */
export function bestAgreement(words: string[], targets: string[][], least = 0): number {
  let best = 0;
  for (const target of targets) {
    if (best < BESIDE_NAME && isPart(words, target)) best = BESIDE_NAME;
    const most = (2 * Math.min(words.length, target.length)) / (words.length + target.length);
    if (most > best && most >= least) best = Math.max(best, likeness(words, target));
  }
  return best;
}

/** Whether a longer `target` begins or ends with `words`. */
function isPart(words: string[], target: string[]): boolean {
  const behind = target.length - words.length;
  if (words.length < 3 || behind <= 0) return false;
  const at = (start: number) => words.every((word, index) => target[start + index] === word);
  return at(0) || at(behind);
}

/** Likeness below which two headlines have nothing to do with each other: one may be of another article. */
export const OTHER_STORY = 0.2;

/** Dice's coefficient of two bags of words. */
export function likeness(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const bag = new Map<string, number>();
  for (let at = 0; at < a.length; at += 1) bag.set(a[at] as string, (bag.get(a[at] as string) ?? 0) + 1);
  let shared = 0;
  for (let at = 0; at < b.length; at += 1) {
    const word = b[at] as string;
    const left = bag.get(word) ?? 0;
    if (left > 0) {
      shared += 1;
      bag.set(word, left - 1);
    }
  }
  return (2 * shared) / (a.length + b.length);
}

/**
 * The parts of a title behind the site's name: `Example News : Regional : Bridge opens`; where the site is not known, what stands
 * before the last part, and the last of a path, where they are the longer.
 */
export function partsOf(title: string, sites: Set<string>): string[] {
  const [site = '', ...parts] = title.slice(0, LONGEST_TITLE).split(/\s[|:•·»›>–—-]{1,2}\s|(?<=\S):\s/u);
  const telling = parts.filter((part) => wordsOf(part).length > 2);
  if (sites.has(compactName(site))) return telling;
  const last = parts.at(-1) ?? '';
  const isLonger = wordsOf(last).length > wordsOf(site).length;
  if (isLonger) return parts.length > 1 && telling.includes(last) ? [last] : [];
  return last === '' ? [] : [site];
}

const LONGEST_TITLE = 400;

/** Gives the last part of the address's path, without its ending. */
export function slugOf(url: string): string {
  const last = URL.canParse(url) ? (new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '') : '';
  return last.replace(/\.\w{2,5}$/, '').replace(/[-_+]/g, ' ');
}

/** Whether a list is the title cut at its spaces, in small letters, as systems make one where nobody named subjects. */
export function isCutTitle(list: string[], title = ''): boolean {
  const words = new Set(list.length < LEAST_CUT ? [] : wordsOf(title));
  return words.size > 0 && list.every((tag) => tag === tag.toLowerCase() && words.has(wordsOf(tag).join(' ')));
}

const LEAST_CUT = 5;
