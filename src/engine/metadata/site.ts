/** The site: the publication's name as the site gives it, the links that it repeats on every page, and the article's other addresses. */

import { getDomain } from 'tldts';
import type { Alternate } from '../article.ts';
import { ancestors, type Element, elementsNamed, fact, factBy, httpUrl, type PageTree } from '../page/page.ts';
import { collapse, pageText, textLength, textOf } from '../page/text.ts';
import { isGenericSection, isNoSection } from './article-types.ts';
import type { Claim } from './claims.ts';
import { compactName, likeness, wordsOf } from './title-parts.ts';

interface SettledSite {
  value: string;
  source: string;
}

/**
 * The first name that is one; else what follows the title in `<title>`; else the publisher. Both rows come in order of
 * precedence.
 */
export function settleSite(
  named: Claim[],
  publishers: Claim[],
  titles: Claim[],
  title: string | undefined,
  page: PageTree,
): SettledSite | undefined {
  const hosts = hostNames(page.url);
  const known = [...named, ...publishers].map(({ value }) => value);
  const whole = titles.find(({ place }) => place === 'dom:title')?.value;
  const names = named.flatMap((claim) => asName(page, claim, known, hosts, whole));
  // A host for a name is the last resort: other places have the name in letters.
  const first = names.find(({ value }) => !isHost(value)) ?? names[0];
  if (first && !isHost(first.value)) return first;
  const suffix = suffixOf(page, titles, title, hosts);
  if (suffix) return suffix;
  const publisher = publishers.flatMap((claim) => asName(page, claim, known, hosts)).find(({ value }) => !isHost(value));
  return publisher ?? first;
}

/** Systems that pages are made with or shared on, and what they call a site that nobody named. */
const PLATFORMS = new Set(
  'wordpress blogger blogspot medium facebook twitter x youtube instagram linkedin tumblr substack wix squarespace ghost drupal joomla shopify typo3 weebly google telegram tiktok pinterest website mysite myblog mywebsite site blog home homepage index untitled default sitename websitename newssite localhost undefined null none test web mobile app'.split(
    ' ',
  ),
);

/** `WordPress.com`, compact. */
const OF_PLATFORM = /(?<=.{3})com$/;

// Names have few words; what is longer is a slogan, unless the domain says otherwise.
const MOST_WORDS = 6;
const LONGEST_NAME = 60;

/** The claim as a name: without slogan; nothing for handles, platforms and sentences. */
function asName(page: PageTree, { value, source }: Claim, known: string[], hosts: string[], whole = ''): SettledSite[] {
  const name = withoutSlogan(page, collapse(value), known, hosts);
  const compact = compactName(name);
  if (compact === '' || name.startsWith('@') || /^https?:/i.test(name)) return [];
  if (PLATFORMS.has(compact.replace(OF_PLATFORM, '')) && !hosts.includes(compact)) return [];
  const isDomain = hosts.some((host) => isAlike(compact, host));
  if (!isDomain && (name.length > LONGEST_NAME || isSentence(page, name, whole) || /[.!?…]$/.test(name))) return [];
  return [{ value: name, source }];
}

/** A school may have a long name: the link to its home page bears it, and the page's title ends with it. */
function isSentence(page: PageTree, name: string, title: string): boolean {
  return wordsIn(name) > MOST_WORDS && !(title.endsWith(name) && homeNames(page).includes(name));
}

function wordsIn(name: string): number {
  return name.split(/\s+/).length;
}

const PARTS = /(?<!\s)\s+(?:[-–—|•·:»›]+|[|｜])\s*|[|｜]\s*|:\s+|(?:(?<!\s)\s+)?,\s+(?=\p{L}+ \p{L}+ )/u;

/** `Example News - Latest news and sport`: the part that other places, the domain or the link to the home page have as the name; else the first. */
function withoutSlogan(page: PageTree, name: string, known: string[], hosts: string[]): string {
  const parts = name.split(PARTS).filter(Boolean);
  if (parts.length < 2) return name;
  const own = parts.find((part) => hosts.some((host) => isAlike(compactName(part), host)));
  const others = known.filter((other) => other !== name).map(compactName);
  const told =
    own ?? parts.find((part) => others.includes(compactName(part))) ?? parts.find((part) => homeNames(page).includes(part));
  if (told) return told;
  return parts.some((part) => wordsIn(part) > 3) ? (parts.find((part) => wordsIn(part) <= 3) ?? (parts[0] as string)) : name;
}

/** Gives the part of `<title>` that stands behind or before the title. */
function suffixOf(page: PageTree, titles: Claim[], title: string | undefined, hosts: string[]): SettledSite | undefined {
  const claim = titles.find(({ place }) => place === 'dom:title');
  if (!claim || !title) return undefined;
  const parts = claim.value.split(/(?<!\s)\s+(?:(?:[-–—|•·»«›‹]+|::)\s+|[|｜│_]\s*)|[|｜│_]\s*/u).filter(Boolean);
  if (parts.length < 2) return besideColon(claim.value, title, hosts);
  const words = wordsOf(title);
  const isTitle = (part: string) => likeness(wordsOf(part), words) > SOME_OF_TITLE || title.includes(part);
  const free = parts.filter((part) => !isTitle(part));
  const [first, last] = [parts[0] as string, parts.at(-1) as string];
  const own = free.find((part) => hosts.some((host) => isAlike(compactName(part), host))) ?? ofHome(page, free);
  const value = own ?? besideSlogan(free, last) ?? [last, first].find((part) => free.includes(part));
  if (!value || isGenericSection(value) || isNoSection(value) || PLATFORMS.has(compactName(value))) return undefined;
  // The whole of <title> has to be about this article.
  if (free.length === parts.length && !own) return undefined;
  if (
    value.length > (CJK.test(value) ? LONGEST_CJK : LONGEST_NAME) ||
    (!own && (wordsIn(value) > MOST_WORDS - 1 || /[.!?…]$/.test(value)))
  )
    return undefined;
  return { value, source: 'dom:title' };
}

/**
 * The one of several parts that the link to the home page has as well, or the line of the copyright: a channel or a slogan may stand
 * behind the site.
 */
function ofHome(page: PageTree, free: string[]): string | undefined {
  if (free.length < 2) return undefined;
  const names = new Set(homeNames(page).map(compactName));
  const own = free.filter((part) => names.has(compactName(part)) && !isNoSection(part));
  if (own.length > 0) return own.length === 1 ? own[0] : undefined;
  const { text } = pageText(page);
  const at = text.lastIndexOf('©');
  const line = at < 0 ? '' : text.slice(at, at + LONGEST_RIGHTS);
  const holders = free.filter((part) => line.includes(part));
  return holders.length === 1 ? holders[0] : undefined;
}

const LONGEST_RIGHTS = 80;

/** `Bridge opens | Example News | Your paper for town and country`: the short name before a slogan. */
function besideSlogan(free: string[], last: string): string | undefined {
  const isSlogan = free.includes(last) && wordsIn(last) > MOST_OF_NAME + 1;
  return isSlogan ? free.find((part) => wordsIn(part) <= MOST_OF_NAME) : undefined;
}

const MOST_OF_NAME = 3;

/** `Example News: Bridge opens` on example-news.org: blogs and old systems set the site first; `橋が開通：港新聞デジタル`. */
function besideColon(value: string, title: string, hosts: string[]): SettledSite | undefined {
  const behind = value.startsWith(title) ? /^\s?：\s?(\S.+)$/u.exec(value.slice(title.length))?.[1] : undefined;
  if (behind && behind.length <= LONGEST_CJK) return { value: behind, source: 'dom:title' };
  const name = value.endsWith(title) ? /^(.{2,60}?)\s?:\s+$/u.exec(value.slice(0, -title.length))?.[1] : undefined;
  return name && hosts.some((host) => isAlike(compactName(name), host)) ? { value: name, source: 'dom:title' } : undefined;
}

const SOME_OF_TITLE = 0.4;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LONGEST_CJK = 15;

function isHost(name: string): boolean {
  if (!name.includes('.') || name !== name.toLowerCase()) return false;
  return /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u.test(name);
}

/** The parts of the host that may be a name: `example-news` of `www.example-news.co.uk`. */
function hostNames(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const labels = new URL(url).hostname.replace(/^www\./, '').split('.');
  return labels
    .slice(0, -1)
    .map(compactName)
    .filter((label) => label.length > 2);
}

// `NDR.de` on ndr.de.
const SHORT = 3;

/** `Example News` on examplenews.com, `The Example` on example.org, `Example` on example-online.de. */
function isAlike(name: string, host: string): boolean {
  if (name === host || (host.includes('e') && inPlainLetters(name) === inPlainLetters(host))) return true;
  if (host.length === SHORT && name.startsWith(host) && name.length <= host.length + SHORT) return true;
  if (name.length < 4 || host.length < 4) return false;
  const [short, long] = name.length < host.length ? [name, host] : [host, name];
  return long.includes(short) && short.length * 2 > long.length;
}

/** `turmstaedter` and `turmstadter`: hosts spell umlauts with an e behind. */
function inPlainLetters(name: string): string {
  return name.replace(/([aou])e/g, '$1');
}

// Links to the site's home page and to its sections: what the site repeats on every page.

/** Gives the texts of links to the site's home page, or of the pictures in them: the names that the site calls itself. */
export const homeNames = fact((page): string[] => {
  const names = new Set<string>();
  for (const link of elementsNamed(page, 'a')) {
    if (names.size >= MAX_HOME_NAMES || !isHomeLink(page, link) || link.attribs.href === undefined) continue;
    if (textLength(page, link) <= MAX_HOME_NAME) names.add(textOf(page, link));
    for (const { name, attribs } of page.elements.slice(link.order + 1, link.last + 1)) {
      if (name === 'img') names.add(attribs.alt ?? '');
    }
  }
  return [...names];
});

const MAX_HOME_NAMES = 10;
const MAX_HOME_NAME = 80;

/** A link to the first page of this site, or to the page itself. */
export function isHomeLink(page: PageTree, { name, attribs }: Element): boolean {
  if (name !== 'a' || !HOME.test(attribs.href ?? '#')) return false;
  // The first page of another site is that of somebody whom the article tells of.
  return !/^(?:https?:)?\/\//.test(attribs.href ?? '') || isOfOwnHost(page, attribs.href ?? '');
}

/** The site's name or logo as a heading: a link to its home page. */
export function leadsHome(page: PageTree, element: Element): boolean {
  for (let order = element.order; order <= element.last; order += 1) {
    if (isHomeLink(page, page.elements[order] as Element)) return true;
  }
  for (const ancestor of ancestors(element)) if (isHomeLink(page, ancestor)) return true;
  return false;
}

const HOME = /^(?:https?:)?(?:\/\/[^/?#]+)?\/?(?:index\.\w+)?$/;

const ownHost = fact((page) => {
  const absolute = httpUrl(page.url, page.baseUrl);
  return absolute === undefined ? '' : hostOf(absolute);
});

/** Pages link to few first pages, each a few times. */
const isOfOwnHost = factBy((page, address: string) => {
  const absolute = httpUrl(address, page.baseUrl);
  // Most that are of another host do not have this one's name anywhere.
  return absolute?.includes(ownHost(page)) === true && hostOf(absolute) === ownHost(page);
});

function hostOf(absolute: string): string {
  return getDomain(absolute) ?? new URL(absolute).hostname;
}

/** Whether a name is that of a section: a short link that stands before the headline, in menus and paths. Compact names. */
export function sectionLinks(page: PageTree, headline: Element | undefined): (name: string) => boolean {
  let names: Set<string> | undefined;
  return (name) => {
    names ??= shortLinks(page, headline?.order ?? page.elements.length);
    return names.has(name);
  };
}

function shortLinks(page: PageTree, end: number): Set<string> {
  const names = new Set<string>();
  for (const link of elementsNamed(page, 'a')) {
    if (link.order >= end) break;
    // The menu has this page too.
    if (textLength(page, link) > MAX_SECTION + 2 || httpUrl(link.attribs.href, page.baseUrl) === page.url) continue;
    names.add(compactName(textOf(page, link)));
  }
  names.delete('');
  return names;
}

const MAX_SECTION = 30;

// The other addresses of the article, as the head's links state them.

interface SettledAlternates {
  value: Alternate[];
  source: string;
}

/** Gives each address once a kind, in the order of the page, without this page's own. */
export function settleAlternates(
  claims: Claim[],
  own: string[],
  ownLanguage: string | undefined,
): SettledAlternates | undefined {
  const seen = new Set<string>();
  const value: Alternate[] = [];
  const pages = new Set(own.map(bareAddress));
  for (const { alternate, language, value: url } of claims) {
    const key = `${alternate} ${bareAddress(url)}`;
    if (!alternate || seen.has(key) || pages.has(bareAddress(url)) || (language !== undefined && language === ownLanguage))
      continue;
    // A site's front page in another language is no version of the article.
    if (alternate === 'language' && FRONT_PAGE.test(new URL(url).pathname)) continue;
    seen.add(key);
    value.push({ kind: alternate, ...(language && { language }), url });
  }
  const source = claims[0]?.source;
  return value.length > 0 && source ? { value, source } : undefined;
}

/** `/`, `/en/`, `/pt-br`. */
const FRONT_PAGE = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i;

function bareAddress(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*/s, '')
    .replace(/\/$/, '');
}
