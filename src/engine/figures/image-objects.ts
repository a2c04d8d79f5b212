/** What JSON-LD says of pictures: schema.org ImageObjects by the picture that they describe. */

import type { JsonLd } from '../metadata/json-ld.ts';
import { collapse } from '../page/text.ts';
import { type Element, elementsNamed, httpUrl, type PageTree } from '../page/tree.ts';
import { bareCredit, splitCredit } from './credit.ts';
import { pictureKey } from './identity.ts';

export interface DescribedImage {
  url: string;
  caption: string;
  credit: string;
}

// Graphs nest articles, their parts, images and the images' makers; deeper is no image of the article.
const DEEPEST = 6;
const MOST_OBJECTS = 20_000;
const MOST_DECLARED = 20;
const LONGEST_CREDIT = 160;

export function describedImages(jsonLd: JsonLd): Map<string, DescribedImage> {
  const found = new Map<string, DescribedImage>();
  let visited = 0;
  for (const node of jsonLd.nodes) visit(node, 0);
  return found;

  function visit(value: unknown, depth: number): void {
    visited += 1;
    if (typeof value !== 'object' || value === null || depth > DEEPEST || visited > MOST_OBJECTS) return;
    if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
      return;
    }
    const node = value as Record<string, unknown>;
    if (/ImageObject/.test(String(node['@type']))) add(node);
    for (const inner of Object.values(node)) if (typeof inner === 'object') visit(inner, depth + 1);
  }

  function add(node: Record<string, unknown>): void {
    const url = [node.contentUrl, node.url].find((value) => typeof value === 'string' && /^https?:/.test(value));
    if (typeof url !== 'string' || !URL.canParse(url)) return;
    const key = pictureKey(url);
    const printed = splitCredit(textOf(node.caption));
    const credit =
      [node.creditText, node.creator, node.author, node.copyrightHolder, node.copyrightNotice]
        .map((value) => bareCredit(textOf(value)))
        .find((text) => text !== '' && text.length <= LONGEST_CREDIT) ?? printed.credit;
    const known = found.get(key);
    found.set(key, { url: known?.url ?? url, caption: known?.caption || printed.caption, credit: known?.credit || credit });
  }
}

/** The pictures that the page's head or its JSON-LD article declare to be the article's: addresses by key. */
export function declaredPictures(page: PageTree, jsonLd: JsonLd): Map<string, string> {
  const addresses: (string | undefined)[] = [];
  for (const { attribs } of elementsNamed(page, 'meta'))
    if (DECLARES_IMAGE.test(attribs.property ?? attribs.name ?? '')) addresses.push(attribs.content);
  for (const { attribs } of elementsNamed(page, 'link')) if (attribs.rel === 'image_src') addresses.push(attribs.href);
  addresses.push(...imageAddresses(jsonLd.article?.image));
  const urls = addresses.map((address) => httpUrl(address, page.baseUrl)).filter((url) => url !== undefined);
  return new Map(urls.map((url) => [pictureKey(url), url]));
}

const DECLARES_IMAGE = /^(?:og:image(?::url|:secure_url)?|twitter:image(?::src)?)$/i;

/** Names of the article's authors, lower case: their portraits bear them as alt texts. */
export function authorsOf(jsonLd: JsonLd): Set<string> {
  const names = textOf(jsonLd.article?.author).toLowerCase().split(', ');
  return new Set(names.filter(Boolean));
}

/** `image` is an address, an ImageObject, or a list of these. */
function imageAddresses(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.slice(0, MOST_DECLARED).flatMap(imageAddresses);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Record<string, unknown>;
  return [node.contentUrl, node.url, node['@id']].filter((address) => typeof address === 'string');
}

/** The credit that microdata states inside a figure without printing it: `<meta itemprop="copyrightHolder" content="...">`. */
export function creditInMicrodata(page: PageTree, figure: Element): string {
  for (let i = figure.order; i <= figure.last; i += 1) {
    const { name, attribs } = page.elements[i] as Element;
    if (name !== 'meta' || !/^(?:creditText|copyrightHolder|copyrightNotice|author|creator)$/.test(attribs.itemprop ?? ''))
      continue;
    const credit = bareCredit(collapse(attribs.content ?? ''));
    if (credit && credit.length <= LONGEST_CREDIT) return credit;
  }
  return '';
}

/** A string, or the name of a person or organisation, or several of them. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return collapse(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return '';
}
