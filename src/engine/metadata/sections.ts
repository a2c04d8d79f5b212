/** The path of sections that an article stands under, and the one that says most. */
import { collapse } from '../page/text.ts';
import type { Claim } from './claims.ts';
import { likeness, wordsOf } from './likeness.ts';
import { isGenericSection, isNoSection, withoutLabel } from './section-words.ts';
import { compactName } from './site.ts';

export interface SettledSections {
  sections: string[];
  /** The deepest name that tells something; absent where none does. */
  section?: string;
  source: string;
}

// Longer names are sentences.
const LONGEST_NAME = 60;
const MOST_SECTIONS = 10;

/** The first place whose path says something; else the first that has a path at all. `claims` come in order of precedence. */
export function settleSections(claims: Claim[], titles: string[], siteNames: string[]): SettledSections | undefined {
  const sites = new Set(siteNames.map(compactName).filter((name) => name.length > 1));
  const words = titles.map(wordsOf).filter((title) => title.length > 0);
  const paths = [...new Set(claims.map(({ place }) => place))].map((place) => {
    const here = claims.filter((claim) => claim.place === place);
    const names = here.length === 1 ? split((here[0] as Claim).value) : here.map(({ value }) => value);
    return { names: pathOf(names, words, sites), source: (here[0] as Claim).source };
  });
  const telling = paths.map(({ names, source }) => ({ names, source, section: names.findLast(tells) }));
  const chosen =
    telling.find(({ section }) => section && !isLowerCase(section)) ??
    telling.find(({ section }) => section) ??
    telling.find(({ names }) => names.length > 0);
  if (!chosen) return undefined;
  return { sections: chosen.names, source: chosen.source, ...(chosen.section && { section: chosen.section }) };
}

/** Gives the sections, each once, without home page, site, title, slugs, and words that name no section. */
function pathOf(names: string[], titles: string[][], sites: Set<string>): string[] {
  const kept: string[] = [];
  for (const [index, written] of names.slice(0, MOST_SECTIONS).entries()) {
    const name = withoutLabel(
      collapse(written)
        .replace(/^[#»›>«‹<←\s]+/, '')
        .replace(/(?<![»›>:\s])[»›>:\s]+$/, ''),
    );
    if (name === '' || name.length > LONGEST_NAME || isNoSection(name) || isSlug(name) || !/\p{L}/u.test(name)) continue;
    if (sites.has(compactName(name)) || /^https?:|^www\.|@/.test(name)) continue;
    // Titles end a breadcrumb, often cut.
    if (index === names.length - 1 && isTitle(name, titles)) continue;
    if (!kept.some((other) => other.toLowerCase() === name.toLowerCase())) kept.push(name);
  }
  return kept;
}

/** `world-news`, `cat_12`: made for addresses. */
function isSlug(name: string): boolean {
  return /^[\p{Ll}\p{N}]+(?:[-_][\p{Ll}\p{N}]+)+$/u.test(name) || /_/.test(name) || /\d{4,}/.test(name);
}

function isTitle(name: string, titles: string[][]): boolean {
  const words = wordsOf(name);
  if (name.split(/\s+/).length > MOST_WORDS) return true;
  return titles.some((title) => {
    if (words.length === 0 || words.join(' ') === title.join(' ')) return true;
    const isBeginning = words.every(
      (word, at) => title[at] === word || (at === words.length - 1 && title[at]?.startsWith(word)),
    );
    return (words.length >= 3 && isBeginning) || (words.length >= 4 && likeness(words, title) >= LIKE_TITLE);
  });
}

const LIKE_TITLE = 0.6;
// Names of sections have few words.
const MOST_WORDS = 6;

function tells(name: string): boolean {
  return !isGenericSection(name);
}

/** Words that a system writes small where the page prints them large; another place may have it as printed. */
function isLowerCase(name: string): boolean {
  return /^[\p{Ll}\p{N}\s&-]+$/u.test(name) && /\p{Ll}/u.test(name);
}

/** Splits one text of several names: a path, or a list without words that join a name of its own. */
function split(value: string): string[] {
  if (/\s[>»›|]\s|[>»›|;]/.test(value)) return parted(value, /[>»›|;]/);
  if (/^\/|\/.*\/|\s\/\s/.test(value)) return parted(value, '/');
  if (/^[\p{L}\p{N}-]+\/[\p{L}\p{N}-]+$|^\p{Lu}[^/]*\/\p{Lu}[^/]*$/u.test(value)) return value.split('/');
  if (/[,，、]/.test(value) && !JOINED.test(value)) return parted(value, /[,，、]/);
  return [value];
}

function parted(value: string, separator: RegExp | string): string[] {
  return value.split(separator).map((part) => part.trim());
}

const JOINED = /[&+]|\s(?:and|und|et|y|e|og|och|ja|i|en|și|и|і|та)\s/iu;
