/** The path of sections that an article stands under, as claimed or as the page prints it (`Home > Sport > Football`). */

import { anyScript, hasLetter } from '../page/letters.ts';
import { around, contains, type Element, fact, HAS, isTag, type PageTree } from '../page/page.ts';
import { collapse, INLINE, visibleText } from '../page/text.ts';
import { isGenericSection, isNoSection, withoutLabel } from './article-types.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits, someFit } from './class-words.ts';
import { parsePrintedDate } from './dates/dates.ts';
import { markedElements } from './markup-claims.ts';
import { isHomeLink } from './site.ts';
import { compactName, likeness, wordsOf } from './title-parts.ts';

interface SettledSections {
  sections: string[];
  /** The deepest name that tells something; absent where none does. */
  section?: string;
  /** The first name of the path; absent where the path begins with the home page under a name of its own. */
  general?: string;
  source: string;
}

// Longer names are sentences.
const LONGEST_NAME = 60;
const MOST_SECTIONS = 10;

/** The first place whose path says something; else the first that has a path at all. `claims` come in order of precedence. */
export function settleSections(
  claims: Claim[],
  titles: string[],
  siteNames: string[],
  authors: string[],
): SettledSections | undefined {
  const sites = new Set(siteNames.map(compactName).filter((name) => name.length > 1));
  const people = authors.filter((author) => author.includes(' ')).map((author) => author.toLowerCase());
  const words = titles.map(wordsOf).filter((title) => title.length > 0);
  const paths = [...new Set(claims.map(({ place }) => place))].map((place) => {
    const all = claims.filter((claim) => claim.place === place);
    const here = all.filter(({ home }) => !home);
    const names =
      here.length === 1 && !place.endsWith('breadcrumb') ? split((here[0] as Claim).value) : here.map(({ value }) => value);
    return {
      names: pathOf(names, words, { sites, people }),
      isNamed: all.some(({ home, value }) => home && !isNoSection(value)),
      source: (all[0] as Claim).source,
    };
  });
  const telling = paths.map((path) => ({ ...path, section: path.names.findLast(tells) }));
  const chosen =
    telling.find(({ section }) => section && !isLowerCase(section)) ??
    telling.find(({ section }) => section) ??
    telling.find(({ names }) => names.length > 0);
  if (!chosen) return undefined;
  const { names, section, source } = chosen;
  const general = chosen.isNamed ? undefined : names[0];
  return { sections: names, source, ...(section && { section }), ...(general && { general }) };
}

/** Gives the sections, each once, without home page, site, title, author, slugs, and words that name no section. */
function pathOf(names: string[], titles: string[][], { sites, people }: { sites: Set<string>; people: string[] }): string[] {
  const kept: string[] = [];
  for (const [index, written] of names.slice(0, MOST_SECTIONS).entries()) {
    const name = withoutLabel(
      collapse(written)
        .replace(/^[#»›>«‹<←/\s]+/, '')
        .replace(/(?<![»›>:\s])[»›>:\s]+$/, ''),
    );
    if (name === '' || name.length > LONGEST_NAME || isNoSection(name) || isSlug(name) || !/\p{L}/u.test(name)) continue;
    if (sites.has(compactName(name)) || /^https?:|^www\.|@/.test(name) || isOfArchive(name, names[index - 1])) continue;
    // `Jane Roe's articles` is the page of an author.
    if (people.some((person) => /^['’]/.test(name.toLowerCase().split(person)[1] ?? ''))) continue;
    // Titles end a breadcrumb, often cut; the day may stand behind a whole one.
    if ((index === names.length - 1 || isWholeTitle(name, titles)) && isTitle(name, titles)) continue;
    if (!kept.some((other) => other.toLowerCase() === name.toLowerCase())) kept.push(name);
  }
  return kept;
}

function isWholeTitle(name: string, titles: string[][]): boolean {
  const words = wordsOf(name);
  return words.length > 1 && titles.some((title) => title.join(' ') === words.join(' '));
}

/** `2025 / March / 10`: a system's archive by days. */
function isOfArchive(name: string, before = ''): boolean {
  return /^(?:19|20)\d\d$/.test(before.trim()) && parsePrintedDate(`1 ${name} ${before.trim()}`) !== undefined;
}

/** `world-news`, `cat_12`: made for addresses. */
function isSlug(name: string): boolean {
  return SLUG(name).test(name) || /_/.test(name) || /\d{4,}/.test(name);
}

const TWO_NAMES = anyScript(String.raw`^[\p{L}\p{N}-]+/[\p{L}\p{N}-]+$|^\p{Lu}[^/]*/\p{Lu}[^/]*$`);
const SLUG = anyScript(String.raw`^[\p{Ll}\p{N}]+(?:[-_][\p{Ll}\p{N}]+)+$`);

function isTitle(name: string, titles: string[][]): boolean {
  const words = wordsOf(name);
  if (name.split(/\s+/).length > MOST_WORDS) return true;
  return titles.some((title) => {
    if (words.length === 0 || words.join(' ') === title.join(' ')) return true;
    const isBeginning = words.every(
      (word, at) => title[at] === word || (at === words.length - 1 && title[at]?.startsWith(word)),
    );
    return (
      (words.length >= (CUT.test(name) ? 1 : 3) && isBeginning) ||
      (words.length >= 4 && likeness(words, title) >= LIKE_TITLE)
    );
  });
}

/** A title that a breadcrumb cuts. */
const CUT = /(?:…|\.{3})$/;
const LIKE_TITLE = 0.6;
// Names of sections have few words.
const MOST_WORDS = 6;

function tells(name: string): boolean {
  return !isGenericSection(name);
}

/** Words that a system writes small where the page prints them large; another place may have it as printed. */
function isLowerCase(name: string): boolean {
  return SMALL(name).test(name);
}

const SMALL = anyScript(String.raw`^[\p{N}\s&-]*\p{Ll}[\p{Ll}\p{N}\s&-]*$`);

/** Splits one text of several names: a path, or a list without words that join a name of its own. */
function split(value: string): string[] {
  if (/^https?:/i.test(value)) return [];
  if (/\s[>»›|]\s|[>»›|;]/.test(value)) return parted(value, /[>»›|;]/);
  if (/^\/|\/.*\/|\s\/\s/.test(value)) return parted(value, '/');
  if (value.includes('/') && TWO_NAMES(value).test(value)) return value.split('/');
  if (/[,，、]/.test(value) && !JOINED.test(value)) return parted(value, /[,，、]/);
  return [value];
}

function parted(value: string, separator: RegExp | string): string[] {
  return value.split(separator).map((part) => part.trim());
}

const JOINED = /[&+]|\s(?:and|und|et|y|e|og|och|ja|i|en|și|и|і|та)\s/iu;

// The path of sections that a page prints, with or without microdata: `Home > Sport > Football`.

/** Names of breadcrumbs in themes of many countries. */
const CRUMBS = anyWord(
  'breadcrumb breadcrumbs crumb crumbs brotkrumen brotkrume brotkrümel krumen krümel ariane ariadne migas kruimelpad kruimelspoor kruimels okruszki drobečková drobeckova morzsa morzsamenü topicpath pankuzu pathway navpath navipath brødkrumme brödsmulor smulor briciole rastro rootline',
);
const LABEL =
  /bread ?crumb|brotkr[uü]m|fil d.ariane|migas?(?: de pan)?$|ruta de navegaci[oó]n|percorso|briciole|kruimel|br[oö]dsmul|br[oø]dkrumme|murupolku|okruszk|drobe[cč]k|navega[cç][aã]o estrutural|хл[еі]бн|нав[иі]гац[иі]йн|навигационн|مسار|פירורי|탐색 ?경로|현재 ?위치|gezinti|パンくず|面包屑|breadcrumbs?/i;
const ITEM_LIST = /(?:BreadcrumbList|\bBreadcrumb)$/i;

// A path has a home page, some sections and the title; menus that are called so have more.
const MOST_CRUMBS = 10;
const MOST_INSIDE = 80;
const LONGEST = 150;

/** Claims of the first breadcrumb that names anything, by its microdata or RDFa, else by what it prints. */
export const breadcrumbClaims = fact((page): Claim[] => {
  const marked = markedElements(page).items.filter(({ attribs }) =>
    ITEM_LIST.test(attribs.itemtype ?? attribs.typeof ?? ''),
  );
  const list = marked.find(({ attribs }) => /List$/i.test(attribs.itemtype ?? attribs.typeof ?? ''));
  const stated = list ? namesIn(page, list) : marked.flatMap((crumb) => namesIn(page, crumb));
  if (stated.some((name) => !isNoSection(name))) return claims('microdata:breadcrumb', stated);
  const head = page.byName.get('h1')?.[0]?.order ?? page.elements.length;
  for (const box of boxes(page)) {
    const { names: printed, isLabelled } = printedIn(page, box);
    // Lists of subjects behind the headline are called so too; a path begins at home.
    const isPath = box.order < head || isNoSection(printed[0] ?? '');
    if (printed.length > 0 && isPath)
      return claims('dom:breadcrumb', isLabelled && printed.length > 1 ? printed.slice(1) : printed);
  }
  return claims('dom:breadcrumb', unnamedPath(page, head));
});

/**
 * `Home > Regional > Traffic` over the headline of a page that names nothing: a line that begins with a link to the home page;
 * behind `You are here:` slashes part it, too.
 */
function unnamedPath(page: PageTree, head: number): string[] {
  for (const link of page.byName.get('a') ?? []) {
    if (link.order > head) return [];
    const names = link.last - link.order <= MOST_IN_HOME ? lineBehind(link) : [];
    const home = names.length > 0 ? visibleText(link).trim() : '';
    if (home !== '' && home.length <= LONGEST_HOME && isNoSection(home)) return names;
  }
  return [];
}

const MOST_IN_HOME = 4;
const LONGEST_HOME = 40;

/** The names of the line behind a link, parted by arrows, to the next break or box. */
function lineBehind(link: Element): string[] {
  let line = '';
  for (let node = link.next; node; node = node.next) {
    if (node.type === 'text') line += node.data;
    else if (isTag(node) && (node.name === 'br' || !INLINE.has(node.name))) break;
    else if (isTag(node)) line += visibleText(node);
    if (line.length > LONGEST || !BEGINS_BEHIND_LINK.test(line)) return [];
  }
  const marks = isBehindColon(link) ? /[>»›→/|]/ : /[>»›→]/;
  if (!marks.test(line.trimStart().charAt(0))) return [];
  const names = line
    .split(marks)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  return names.length <= MOST_CRUMBS ? names : [];
}

/** Nothing yet, or an arrow or slash: the line of most links goes on with something else. */
const BEGINS_BEHIND_LINK = /^\s*(?:[>»›→/|]|$)/;

function isBehindColon({ prev }: Element): boolean {
  const before = prev?.type === 'text' && prev.data.trim() === '' ? prev.prev : prev;
  const text = before?.type === 'text' ? before.data : before && isTag(before) ? visibleText(before) : '';
  return LABEL_END.test(text) && text.length <= LONGEST_HOME;
}

function claims(place: string, names: string[]): Claim[] {
  return names.map((value) => ({ field: 'sections', place, source: place, value }));
}

/** The `name` or `title` of each item; of an item with both a link and a name the name alone. */
function namesIn(page: PageTree, list: Element): string[] {
  const names: string[] = [];
  const end = Math.min(list.last, list.order + 20 * MOST_INSIDE);
  for (let order = list.order + 1; order <= end && names.length < MOST_CRUMBS; order += 1) {
    const element = page.elements[order] as Element;
    const property = element.attribs.itemprop ?? element.attribs.property ?? '';
    if (!/(?:^|[\s:])(?:name|title)$/.test(property)) continue;
    const link = around(element, 2).find(({ name }) => name === 'a');
    if (names.length === 0 && isFirstPage(page, link)) continue;
    const name = element.attribs.content ?? visibleText(element);
    if (name.trim()) names.push(name.trim());
  }
  return names;
}

/** Finds the boxes that are called breadcrumbs, the outermost first. */
function boxes(page: PageTree): Element[] {
  const named = someFit(page, CRUMBS);
  const found: Element[] = [];
  for (let order = 0; order < page.elements.length; order += 1) {
    const element = page.elements[order] as Element;
    const isLabelled = element.has & HAS['aria-label'] && LABEL.test(element.attribs['aria-label'] ?? '');
    if (!isLabelled && !(named && fits(page, element, CRUMBS))) continue;
    if (!/^(?:nav|ol|ul|div|p|section|span|header|aside|table|td)$/.test(element.name)) continue;
    if (element.last - element.order > MOST_INSIDE || found.some((outer) => contains(outer, element))) continue;
    found.push(element);
  }
  return found;
}

/** Gives the items of a breadcrumb before the main heading, or its links and the text printed between and behind them. */
function printedIn(page: PageTree, box: Element): { names: string[]; isLabelled: boolean } {
  const parts: string[] = [];
  const inner = page.elements.slice(box.order, box.last + 1);
  const end = inner.find(({ name }) => name === 'h1')?.order ?? page.elements.length;
  walk(box);
  const names = parts.map((part) => part.replace(EDGES, '')).filter((part) => part !== '' && part.length <= LONGEST);
  // "You are here:" in any language.
  const isLabelled = LABEL_END.test(parts.find((part) => part.trim() !== '') ?? '');
  return { names: names.length <= MOST_CRUMBS ? names : [], isLabelled };

  function walk(element: Element): void {
    for (const child of element.children) {
      if (child.type === 'text') parts.push(...child.data.split(BETWEEN).map((text) => text.replace(/\s+/g, ' ').trim()));
      else if (isTag(child) && !SILENT.has(child.name) && child.order < end) read(child);
    }
  }

  function read(child: Element): void {
    if (isFirstPage(page, child) && !parts.some(hasLetter)) parts.push(FIRST_PAGE);
    else if (child.name === 'a' || !holdsLink(child)) parts.push(...visibleText(child).split(BETWEEN));
    else walk(child);
  }
}

/** The home page, whatever it is called. */
function isFirstPage(page: PageTree, link: Element | undefined): boolean {
  return link !== undefined && FIRST_PAGES.test(link.attribs.href ?? '') && isHomeLink(page, link);
}

const FIRST_PAGE = 'Home';
/** A channel may have a host of its own below the site's. */
export const FIRST_PAGES = /^(?:\/|https?:\/\/(?:www\.)?[\w-]+\.\w+(?:\.\w\w)?\/?)$/;
const LABEL_END = /[:：]\s*$/;
const SILENT = new Set(['script', 'style', 'svg', 'template', 'noscript', 'button', 'h1', 'h2', 'time']);
const BETWEEN = /(?<!\s)\s+[>»›→|/·•\\]\s+|[»›→]/;
const EDGES = /^[\s>»›→|/·•\\:,–—-]+|(?<![\s>»›→|/·•\\:,–—-])[\s>»›→|/·•\\:,–—-]+$/g;

function holdsLink(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (child.name === 'a' || holdsLink(child)));
}
