/** The address of the next part of an article that is split over several pages. */
import { collapse } from './page/text.ts';
import { type Element, elementsNamed, httpUrl, isText, type PageTree } from './page/tree.ts';

/**
 * The next page of the same article, or undefined. A link counts only when its address is this page's with the next number:
 * `rel=next` alone also marks the next article of a series and the next page of a list.
 */
export function nextPageOf(page: PageTree): string | undefined {
  const here = numbered(page.url);
  for (const element of [...elementsNamed(page, 'link'), ...elementsNamed(page, 'a')]) {
    const target = isNextLink(element, here.number + 1) ? targetOf(element, page, here) : undefined;
    if (target) return target;
  }
  return undefined;
}

function isNextLink(element: Element, number: number): boolean {
  const { rel } = element.attribs;
  if (rel !== undefined && NEXT.test(rel)) return true;
  return element.name === 'a' && shortText(element) === String(number);
}

const NEXT = /(?:^|\s)next(?:\s|$)/i;

/** The link's text when it is as short as a page number can be. */
function shortText(element: Element): string {
  const only = element.children.length === 1 ? element.children[0] : undefined;
  return only && isText(only) && only.data.length < 12 ? collapse(only.data) : '';
}

/** The link's address where it is that of the page after `here`. */
function targetOf({ attribs }: Element, { baseUrl }: PageTree, here: Numbered): string | undefined {
  const target = httpUrl(attribs.href, baseUrl);
  if (!target) return undefined;
  const there = numbered(target);
  return there.number === here.number + 1 && there.base === here.base ? target : undefined;
}

interface Numbered {
  base: string;
  number: number;
}

/** The forms in which sites number the pages of an article: a parameter, a path segment, or a suffix before the ending. */
const NUMBER_FORMS = [
  /[?&](?:page|p|pg|paged|seite|pagina|sivu|side|strana)=(\d{1,2})(?=&|$)/i,
  /\/(?:page|seite|pagina|p|s)[/-]?(\d{1,2})(?=\/?(?:\?|$))/i,
  /\/(\d{1,2})(?=\/?(?:\?|$))/,
  /[-_,](?:page|seite|p|s)?[-_]?(\d{1,2})(?=\.\w{3,5}(?:\?|$))/i,
];

/** The address without its page number, and the number (1 where none is written). */
function numbered(address: string): Numbered {
  const url = address.replace(/#.*/s, '');
  for (const form of NUMBER_FORMS) {
    const match = form.exec(url);
    if (match)
      return { base: flat(url.slice(0, match.index) + url.slice(match.index + match[0].length)), number: Number(match[1]) };
  }
  return { base: flat(url), number: 1 };
}

/** Makes addresses alike that differ in a closing slash, in `http` or `https`, or in a `?` left over. */
function flat(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/\?$/, '')
    .replace(/\?&/, '?')
    .replace(/\/(?=$|\?)/, '');
}
