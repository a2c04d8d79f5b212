/** The details that a page prints beside an author's name: the address of a page, an e-mail address, the post. */

import { ancestors, type Element, elementsNamed, fact, HAS, httpUrl, isTag, type PageTree } from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import { isAuthorLink } from './authors/byline-cues.ts';
import { isRole, nameKey } from './names/name-shape.ts';

export interface BylineDetails {
  url?: string;
  email?: string;
  title?: string;
}

// A link's text with the name may have a "By" before it.
const LONGEST_LINK = 100;
const MOST_IN_BYLINE = 30;
const LONGEST_TITLE = 80;

export function bylineDetails(page: PageTree, name: string): BylineDetails {
  const key = nameKey(name);
  const { marked, leading, mails } = linksOf(page);
  const link = marked.find((each) => isOf(each, key)) ?? leading.find((each) => isOf(each, key));
  const mail = mails.find((each) => isOf(each, key)) ?? mails.find((each) => isBesideName(each, key));
  const line = link ?? mail ?? elementOf(page, key);
  const box = line && bylineBox(line);
  const url = httpUrl(link?.attribs.href, page.baseUrl);
  const email =
    addressIn(mail) ?? (box && addressIn(inside(page, box).find(({ attribs }) => /^mailto:/i.test(attribs.href ?? ''))));
  const title = box && titleIn(page, box, name);
  return { ...(url && { url }), ...(email && { email }), ...(title && { title }) };
}

/** The links that are marked as an author's, that lead to a page of authors, and to a mail box. */
const linksOf = fact((page) => {
  const links = elementsNamed(page, 'a');
  return {
    marked: links.filter(({ attribs, has }) => has & HAS.rel && /(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? '')),
    leading: links.filter(({ attribs }) => isAuthorLink(attribs.href)),
    mails: links.filter(({ attribs }) => attribs.href !== undefined && /^mailto:/i.test(attribs.href)),
  };
});

function isOf(link: Element, key: string): boolean {
  if (!link.attribs.href || link.last - link.order > MOST_IN_BYLINE) return false;
  const text = visibleText(link);
  return text.length <= LONGEST_LINK && ` ${nameKey(text)} `.includes(` ${key} `);
}

/** `By Jane Roe (jroe@example.com)`: a link in the line of the name. */
function isBesideName({ parent }: Element, key: string): boolean {
  if (!parent || !isTag(parent) || parent.last - parent.order > MOST_IN_BYLINE) return false;
  const text = visibleText(parent);
  return text.length <= LONGEST_LINK && ` ${nameKey(text)} `.includes(` ${key} `);
}

/** The first small element that prints the name alone and is called an author. */
function elementOf(page: PageTree, key: string): Element | undefined {
  return authorElements(page).find((element) => ` ${nameKey(visibleText(element))} `.includes(` ${key} `));
}

/** The small elements that are called an author's. */
const authorElements = fact((page) =>
  page.elements.filter(({ attribs, has, order, last, name }) => {
    if (!(has & CALLED) || last - order > MOST_IN_BYLINE || name === 'script' || name === 'meta') return false;
    return isAuthors(attribs.class) || isAuthors(attribs.itemprop) || isAuthors(attribs.rel);
  }),
);

const CALLED = HAS.class | HAS.itemprop | HAS.rel;

function isAuthors(names: string | undefined): boolean {
  return names !== undefined && /author|byline|autor|auteur|writer/i.test(names);
}

/** The box of the byline, where it is small. */
function bylineBox(line: Element): Element {
  let box = line;
  for (const parent of [...ancestors(line)].slice(0, 2)) {
    if (parent.last - parent.order > MOST_IN_BYLINE || visibleText(parent).length > 2 * LONGEST_LINK) break;
    box = parent;
  }
  return box;
}

function inside(page: PageTree, box: Element): Element[] {
  return page.elements.slice(box.order, box.last + 1);
}

function addressIn(link: Element | undefined): string | undefined {
  return /^mailto:([^?\s]+@[^?\s]+)/i.exec(link?.attribs.href ?? '')?.[1];
}

/** A post in an element of its own, or behind the name and a comma. */
function titleIn(page: PageTree, box: Element, name: string): string | undefined {
  for (const element of inside(page, box)) {
    const called = `${element.attribs.itemprop ?? ''} ${element.attribs.class ?? ''}`;
    if (
      !/job-?title|author-?(?:title|role|position|job)|byline-?(?:title|role|position)|position|(?:^|[\s_-])role(?:$|[\s_-])/i.test(
        called,
      )
    )
      continue;
    const text = visibleText(element).replace(/^[\s,|–—-]+|(?<![\s,|–—-])[\s,|–—-]+$/g, '');
    if (text && text.length <= LONGEST_TITLE && !nameKey(text).includes(nameKey(name))) return text;
  }
  const text = visibleText(box);
  const at = text.indexOf(name);
  const behind =
    at < 0
      ? undefined
      : /^\s*[,|–—(]\s*(?!\s)([^,|–—()\d@]{2,60}?)\s*(?:[,|–—)(]|\s-\s|$|\d)/u.exec(text.slice(at + name.length))?.[1];
  return behind && isRole(behind) && behind.split(' ').length <= 6 ? behind : undefined;
}
