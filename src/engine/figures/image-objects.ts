/** The pictures and films that JSON-LD describes, by the file that each description is of. */

import { openedAddress } from '../embeds/players.ts';
import { type JsonLd, type JsonLdNode, resolve, textValue, typesOf } from '../metadata/json-ld.ts';
import { type Element, elementsNamed, factBy, httpUrl, type PageTree } from '../page/page.ts';
import { collapse } from '../page/text.ts';
import { creditInTitle, splitCredit } from './credit.ts';
import { bareCredit } from './signatures.ts';
import { pictureKey, type Size, type Source } from './sources.ts';

interface DescribedImage {
  caption: string;
  credit: string;
}

// An image names images inside; deeper is none of the article.
const DEEPEST = 6;
const MOST_DECLARED = 20;
const LONGEST_CREDIT = 160;

/** The images by the keys of their files. */
export const describedImages = factBy((_: PageTree, { nodes }: JsonLd) => {
  const byKey = new Map<string, DescribedImage>();
  for (const node of nodes) {
    const url = fileOf(node);
    if (url !== undefined) addImage(node, url, byKey);
  }
  return byKey;
});

/** The sizes of the files, by address. */
export function statedSizes({ nodes }: JsonLd): Map<string, Size> {
  const sizes = new Map<string, Size>();
  for (const node of nodes) {
    const url = fileOf(node);
    if (url === undefined) continue;
    const [width, height] = [sideOf(node.width), sideOf(node.height)];
    if (width) sizes.set(url, { width, ...(height && { height }) });
  }
  return sizes;
}

/** The address that an ImageObject has. */
function fileOf(node: JsonLdNode): string | undefined {
  if (!/ImageObject/.test(String(node['@type']))) return undefined;
  const url = [node.contentUrl, node.url].find((value) => typeof value === 'string' && /^https?:/.test(value));
  return typeof url === 'string' && URL.canParse(url) ? url : undefined;
}

function addImage(node: JsonLdNode, url: string, byKey: Map<string, DescribedImage>): void {
  const key = pictureKey(url);
  const printed = splitCredit(textOf(node.caption));
  const credit =
    [node.creditText, node.creator, node.author, node.copyrightHolder, node.copyrightNotice]
      .map((value) => bareCredit(textOf(value)))
      .find((text) => text !== '' && text.length <= LONGEST_CREDIT) ?? printed.credit;
  const known = byKey.get(key);
  byKey.set(key, { caption: known?.caption || printed.caption, credit: known?.credit || credit });
}

/**
 * One file has one size: a file that is only called unreduced is of the size that a `srcset` states for its address, or the page's
 * data (`described`, by address).
 */
export function withStatedSizes(sources: Source[], described: ReadonlyMap<string, Size>): Source[] {
  return sources.map((source) => {
    if (source.width > 0 || !source.full) return source;
    const same = sources.find(({ url, width }) => width > 0 && url === source.url);
    return same ? { ...source, width: same.width } : { ...source, ...described.get(source.url) };
  });
}

/** A picture that the page declares to be its article's, with the size that it states of that file. */
export interface DeclaredPicture {
  url: string;
  width?: number;
  height?: number;
}

/** Gives the declared pictures by key, the first declared first: JSON-LD's article, `og:image`, `twitter:image`. */
export function declaredPictures(page: PageTree, jsonLd: JsonLd): Map<string, DeclaredPicture> {
  const stated = [...imagesIn(jsonLd, jsonLd.article?.image, 0), ...metaImages(page)];
  const found = new Map<string, DeclaredPicture>();
  for (const { address, ...size } of stated.slice(0, 4 * MOST_DECLARED)) {
    const url = isTemplate(address) ? undefined : httpUrl(address, page.baseUrl);
    if (!url) continue;
    const key = pictureKey(url);
    const known = found.get(key);
    if (!known || (size.width ?? 0) > (known.width ?? 0)) found.set(key, { url, ...size });
  }
  return found;
}

interface Stated {
  address: string;
  width?: number;
  height?: number;
}

/** OpenGraph's properties of a picture follow its address. */
function metaImages(page: PageTree): Stated[] {
  const images: Stated[] = [];
  const cards: Stated[] = [];
  for (const { attribs } of elementsNamed(page, 'meta').filter(isOfPicture)) {
    const name = (attribs.property ?? attribs.name ?? '').toLowerCase();
    const content = attribs.content?.trim() ?? '';
    const isImage = /^og:image(?::url|:secure_url)?$/.test(name) && content !== '';
    if (isImage && images.at(-1)?.address !== content) images.push({ address: content });
    else if (/^twitter:image(?::src)?$/.test(name)) cards.push({ address: content });
    else addSide(images.at(-1), name, content);
  }
  for (const { attribs } of elementsNamed(page, 'link'))
    if (attribs.rel === 'image_src') cards.push({ address: attribs.href ?? '' });
  return [...images, ...cards];
}

function isOfPicture({ attribs }: Element): boolean {
  return /^(?:og|twitter):image/i.test(attribs.property ?? attribs.name ?? '');
}

function addSide(image: Stated | undefined, name: string, content: string): void {
  const side = /^og:image:(width|height)$/.exec(name)?.[1] as 'width' | 'height' | undefined;
  if (side && image && /^\d{1,5}(?:px)?$/.test(content)) image[side] = Number.parseInt(content, 10);
}

/** `image` is an address, an ImageObject, a reference to one, or a list of these. */
function imagesIn(jsonLd: JsonLd, value: unknown, depth: number): Stated[] {
  if (typeof value === 'string') return [{ address: value }];
  if (Array.isArray(value)) return value.slice(0, MOST_DECLARED).flatMap((item) => imagesIn(jsonLd, item, depth));
  const node = resolve(jsonLd, value);
  if (!node || depth > DEEPEST) return [];
  const address = [node.contentUrl, node.url, node['@id']].find((each) => typeof each === 'string' && !each.startsWith('#'));
  if (typeof address !== 'string') return imagesIn(jsonLd, node['@list'] ?? node.image, depth + 1);
  const [width, height] = [sideOf(node.width), sideOf(node.height)];
  return [{ address, ...(width && { width }), ...(height && { height }) }];
}

/** Pixels; a QuantitativeValue has them inside. */
function sideOf(value: unknown): number | undefined {
  const inner = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  const side = Number.parseInt(String(inner ?? ''), 10);
  return side > 1 && side < 100_000 ? side : undefined;
}

function isTemplate(address: string): boolean {
  return /[{}<]|%7b/i.test(address);
}

/** Keys of pictures that the page declares to be of people and of houses: portraits and logos. */
export function picturesOfOthers(jsonLd: JsonLd): Set<string> {
  const { article, nodes } = jsonLd;
  const people = nodes.filter((node) => /Person|Organization$/.test(String(node['@type'])));
  const values = [...people.flatMap(({ image, logo }) => [image, logo]), resolve(jsonLd, article?.publisher)?.logo];
  const urls = values.flatMap((value) => imagesIn(jsonLd, value, 0)).map(({ address }) => address);
  return new Set(urls.filter((url) => URL.canParse(url)).map(pictureKey));
}

/** Keys of stills that the page declares to be of its videos. */
export function stillsOf(jsonLd: JsonLd): Set<string> {
  const videos = jsonLd.nodes.filter((node) => /VideoObject/.test(String(node['@type'])));
  const urls = videos
    .flatMap((node) => imagesIn(jsonLd, node.thumbnailUrl ?? node.thumbnail, 0))
    .map(({ address }) => address);
  return new Set(urls.filter((url) => URL.canParse(url)).map(pictureKey));
}

/** Names of the article's authors, lower case: their portraits bear them as alt texts. */
export function authorsOf(jsonLd: JsonLd): Set<string> {
  const names = textOf(jsonLd.article?.author).toLowerCase().split(', ');
  return new Set(names.filter(Boolean));
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

/** The credit that the picture's own attributes tell: one that is named so, else the end of its title or alt text. */
export function creditInAttributes({ attribs }: Element): string {
  for (const { name, value } of attribs.list) {
    if (!CREDIT_ATTRIBUTE.test(name) || value.length >= LONGEST_ATTRIBUTE || /[<{]/.test(value)) continue;
    const credit = bareCredit(collapse(value));
    if (/\p{L}{2}/u.test(credit)) return credit;
  }
  return creditInTitle(collapse(attribs.title ?? ''), true) || creditInTitle(collapse(attribs.alt ?? ''), false);
}

const CREDIT_ATTRIBUTE = /^data-.*(?:credit|copyright|photographer|fotograf)/;
const LONGEST_ATTRIBUTE = 200;

/** A string, or the name of a person or organisation, or several of them. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return collapse(value);
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  if (typeof value === 'object' && value !== null && 'name' in value) return textOf(value.name);
  return '';
}

// Titles of films and recordings that the page describes for machines, by their addresses.

export function titlesOf(page: PageTree, { nodes }: JsonLd): Map<string, string> {
  const titles = new Map<string, string>();
  for (const node of nodes) {
    if (!typesOf(node).some((type) => type === 'VideoObject' || type === 'AudioObject')) continue;
    const title = textValue(node.name) ?? textValue(node.headline);
    if (title === undefined) continue;
    for (const key of ['embedUrl', 'contentUrl', 'url']) {
      const address = httpUrl(textValue(node[key]), page.baseUrl);
      const opened = address && openedAddress(address);
      if (opened) titles.set(opened.url, title);
      if (address) titles.set(address, title);
    }
  }
  return titles;
}
