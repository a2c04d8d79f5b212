/** The path of sections that a page prints, with or without microdata: `Home > Sport > Football`. */

import { isTag } from '../page/nodes.ts';
import { fact } from '../page/page.ts';
import { INLINE, visibleText } from '../page/text.ts';
import { ancestors, contains, type Element, type PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits, someFit } from './class-words.ts';
import { isNoSection } from './section-words.ts';

/** Names of breadcrumbs in themes of many countries. */
const CRUMBS = anyWord(
  'breadcrumb breadcrumbs crumb crumbs brotkrumen brotkrume brotkrümel krumen krümel ariane ariadne migas kruimelpad kruimelspoor kruimels okruszki drobečková drobeckova morzsa morzsamenü topicpath pankuzu pathway navpath navipath brødkrumme brödsmulor smulor briciole rastro',
);
const LABEL =
  /bread ?crumb|brotkr[uü]m|fil d.ariane|migas?(?: de pan)?$|ruta de navegaci[oó]n|percorso|briciole|kruimel|br[oö]dsmul|br[oø]dkrumme|murupolku|okruszk|drobe[cč]k|navega[cç][aã]o estrutural|хлебн|навигационн|パンくず|面包屑|breadcrumbs?/i;
const ITEM_LIST = /(?:BreadcrumbList|\bBreadcrumb)$/i;

// A path has a home page, some sections and the title; menus that are called so have more.
const MOST_CRUMBS = 10;
const MOST_INSIDE = 80;
const LONGEST = 150;

/** Claims of the first breadcrumb that names anything, by its microdata or RDFa, else by what it prints. */
export const breadcrumbClaims = fact((page): Claim[] => {
  const marked = page.elements.filter(({ attribs }) => ITEM_LIST.test(attribs.itemtype ?? attribs.typeof ?? ''));
  const list = marked.find(({ attribs }) => /List$/i.test(attribs.itemtype ?? attribs.typeof ?? ''));
  const stated = list ? namesIn(page, list) : marked.flatMap((crumb) => namesIn(page, crumb));
  if (stated.length > 0) return claims('microdata:breadcrumb', stated);
  const head = page.byName.get('h1')?.[0]?.order ?? page.elements.length;
  for (const box of boxes(page)) {
    const printed = printedIn(box);
    // Lists of subjects behind the headline are called so too; a path begins at home.
    const isPath = box.order < head || isNoSection(printed[0] ?? '');
    if (printed.length > 0 && isPath) return claims('dom:breadcrumb', printed);
  }
  return claims('dom:breadcrumb', unnamedPath(page, head));
});

/** `Home > Regional > Traffic` over the headline of a page that names nothing: a line that begins with a link to the home page. */
function unnamedPath(page: PageTree, head: number): string[] {
  for (const link of page.byName.get('a') ?? []) {
    if (link.order > head) return [];
    const home = link.last - link.order <= MOST_IN_HOME ? visibleText(link).trim() : '';
    if (home === '' || home.length > LONGEST_HOME || !isNoSection(home)) continue;
    const names = lineBehind(link);
    if (names.length > 0) return names;
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
    if (line.length > LONGEST) return [];
  }
  if (!/^\s*[>»›→]/.test(line)) return [];
  const names = line
    .split(/[>»›→]/)
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  return names.length <= MOST_CRUMBS ? names : [];
}

/**
 * Claims of the categories that a content system prints beside the headline as links: marked `rel=category`, or in a box that is
 * called so and holds nothing else.
 */
export function categoryClaims(page: PageTree, headline: Element | undefined): Claim[] {
  if (!headline) return [];
  const names: string[] = [];
  for (const link of page.byName.get('a') ?? []) {
    if (link.order < headline.order - BEFORE_HEADLINE) continue;
    if (link.order > headline.last + BEHIND_HEADLINE) break;
    if (contains(headline, link) || link.last - link.order > MOST_IN_HOME || isElsewhere(link, headline)) continue;
    const isMarked = /(?:^|\s)category(?:\s|$)/.test(link.attribs.rel ?? '');
    const isCalled = link.order < headline.order && (CATEGORY.test(link.attribs.class ?? '') || isInCategoryBox(link));
    const name = isMarked || isCalled ? visibleText(link).trim() : '';
    if (name !== '' && name.length <= LONGEST_HOME) names.push(name);
  }
  return names.length <= MOST_CATEGORIES
    ? names.map((value) => ({ field: 'sections', place: 'dom:category', source: 'dom:category', value }))
    : [];
}

// A head's lines of category, byline, date and share links.
const [BEFORE_HEADLINE, BEHIND_HEADLINE] = [15, 40];
// A list of more is one of subjects.
const MOST_CATEGORIES = 3;
const CATEGORY =
  /(?:^|[\s_-])(?:cat-?links?|categor\w{1,4}|kategori\w*|section|ressort|rubri(?:k|c|que|ek|ka)|secci[oó]n|sezione|se[cç][aã]o|editoria|primary-?tag|article-?tag)(?:-?(?:name|link|label|title))?(?:$|[\s_-])/i;

/** A box of links alone. */
function isInCategoryBox({ parent }: Element): boolean {
  if (!parent || !isTag(parent) || !CATEGORY.test(parent.attribs.class ?? '')) return false;
  return parent.children.every((child) =>
    child.type === 'text' ? !/[\p{L}\p{N}]/u.test(child.data) : !isTag(child) || child.name === 'a',
  );
}

function isElsewhere(link: Element, headline: Element): boolean {
  for (const box of ancestors(link)) {
    if (contains(box, headline)) return false;
    if (/^(?:nav|aside|footer|figure|h[2-4])$/.test(box.name)) return true;
  }
  return false;
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
    const { name, attribs } = element;
    if (!/^(?:nav|ol|ul|div|p|section|span|header|aside|table|td)$/.test(name)) continue;
    const labelled = attribs['aria-label'] !== undefined && LABEL.test(attribs['aria-label']);
    if (!labelled && !(named && fits(page, element, CRUMBS))) continue;
    if (element.last - element.order > MOST_INSIDE || found.some((outer) => contains(outer, element))) continue;
    found.push(element);
  }
  return found;
}

/** Gives the items of a breadcrumb, or its links and the text printed between and behind them. */
function printedIn(box: Element): string[] {
  const parts: string[] = [];
  walk(box);
  const names = parts.map((part) => part.replace(EDGES, '')).filter((part) => part !== '' && part.length <= LONGEST);
  return names.length <= MOST_CRUMBS ? names : [];

  function walk(element: Element): void {
    for (const child of element.children) {
      if (child.type === 'text') parts.push(...child.data.split(BETWEEN).map((text) => text.replace(/\s+/g, ' ').trim()));
      else if (!isTag(child) || SILENT.has(child.name)) continue;
      else if (child.name === 'a' || !holdsLink(child)) parts.push(...visibleText(child).split(BETWEEN));
      else walk(child);
    }
  }
}

const SILENT = new Set(['script', 'style', 'svg', 'template', 'noscript', 'button', 'h1', 'h2', 'time']);
const BETWEEN = /(?<!\s)\s+[>»›→|/·•\\]\s+|[»›→]/;
const EDGES = /^[\s>»›→|/·•\\:,–—-]+|(?<![\s>»›→|/·•\\:,–—-])[\s>»›→|/·•\\:,–—-]+$/g;

function holdsLink(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (child.name === 'a' || holdsLink(child)));
}
