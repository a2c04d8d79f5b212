/** Links to the site's home page and to its sections: what the site repeats on every page. */
import { getDomain } from 'tldts';
import { type Element, elementsNamed, httpUrl, type PageTree } from '../page/tree.ts';
import { textLength, textOf } from './page-text.ts';
import { compactName } from './site.ts';

/** Gives the texts of links to the site's home page, or of the pictures in them: the names that the site calls itself. */
export function homeNames(page: PageTree): string[] {
  const names = new Set<string>();
  for (const link of elementsNamed(page, 'a')) {
    if (names.size >= MAX_HOME_NAMES || !isHomeLink(page, link) || link.attribs.href === undefined) continue;
    if (textLength(page, link) <= MAX_HOME_NAME) names.add(textOf(page, link));
    for (const { name, attribs } of page.elements.slice(link.order + 1, link.last + 1)) {
      if (name === 'img') names.add(attribs.alt ?? '');
    }
  }
  return [...names];
}

const MAX_HOME_NAMES = 10;
const MAX_HOME_NAME = 80;

/** A link to the first page of this site, or to the page itself. */
export function isHomeLink(page: PageTree, { name, attribs }: Element): boolean {
  if (name !== 'a' || !HOME.test(attribs.href ?? '#')) return false;
  // The first page of another site is that of somebody whom the article tells of.
  return !/^(?:https?:)?\/\//.test(attribs.href ?? '') || hostOf(attribs.href, page) === hostOf(page.url, page);
}

const HOME = /^(?:https?:)?(?:\/\/[^/?#]+)?\/?(?:index\.\w+)?$/;

function hostOf(url: string | undefined, page: PageTree): string | undefined {
  const absolute = httpUrl(url, page.baseUrl);
  return absolute === undefined ? undefined : (getDomain(absolute) ?? new URL(absolute).hostname);
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
    if (httpUrl(link.attribs.href, page.baseUrl) === page.url) continue;
    if (textLength(page, link) <= MAX_SECTION + 2) names.add(compactName(textOf(page, link)));
  }
  names.delete('');
  return names;
}

const MAX_SECTION = 30;
