/** The pictures of a page: each once with its lazy and `noscript` twins, without icons, trackers, avatars and logos. */
import { collapse } from '../text.ts';
import { ancestors, contains, type Element, httpUrl, isTag, type PageTree } from '../tree.ts';
import { bareCredit, creditInTitle } from './credit.ts';
import { pictureKey } from './identity.ts';
import { largest, linkedImage, type Source, sourcesOf } from './sources.ts';
import { classNames } from './words.ts';

export interface Picture {
  /** `picture`, `img`, `amp-img`, `video` or what stands in for them. */
  element: Element;
  sources: Source[];
  /** The largest of them. */
  url: string;
  key: string;
  alt: string;
  /** A credit that attributes tell: `data-credit`, or the end of a title or alt text. */
  credit: string;
  width?: number;
  height?: number;
}

type Draft = Pick<Picture, 'element' | 'sources' | 'alt'> & { image: Element; noscript: Element | undefined };

// `amp-img`, `lazy-image` and other elements of pages' own that scripts turn into pictures.
const OWN_IMAGE_TAG =
  /^[a-z]+-.*(?:image|img|picture|photo)|^[a-z]+(?:image|img|picture|photo)-|^(?:image|img|picture|photo)-/;
// Names and files of pictures that are none of the article's, wherever they stand.
const NO_PICTURE_NAME =
  /-(?:avatar|gravatar|icons?|logos?|emoji|emoticon|smiley|sprite|badge|flag|spacer|pixel|tracker|tracking|beacon|spinner|loader|author-(?:image|photo|picture|img|pic)|profile-(?:image|photo|picture|img|pic)|byline-(?:image|photo|img)|user-?(?:photo|pic|image)|headshot|rounded-full|adslot|advert|advertisement|captcha|qr-?code|sponsor)-/;
const NO_PICTURE_FILE =
  /(?:^|[/_.-])(?:1x1|pixel|spacer|blank|clear|transparent|empty|sprite|avatar|gravatar|emoji|smil(?:ey|ies)|favicon|loader|loading|spinner|tracking|beacon|placeholder|fallback|no-?image|default-image|icons?|badges?)(?:[/_.-]|$)/i;
// Pictures declared smaller in both directions are icons, flags and faces beside bylines.
const SMALLEST_SIDE = 100;

/** In document order. Linear in the page. */
export function findPictures(page: PageTree): Picture[] {
  const drafts: Draft[] = [];
  for (const element of page.elements) {
    const draft = read(page, element);
    if (!draft) continue;
    const twin = draft.noscript ? twinBefore(draft, drafts.at(-1)) : placeholderAfter(draft, drafts.at(-1));
    if (!twin) drafts.push(draft);
    else {
      twin.sources.push(...draft.sources);
      twin.alt ||= draft.alt;
    }
  }
  return drafts.map(finish).filter((picture) => picture !== undefined);
}

function read(page: PageTree, element: Element): Draft | undefined {
  if (element.name === 'img' || isOwnImage(element)) return readImage(page, element);
  if (element.name === 'video' || element.name === 'amp-video') {
    const url = httpUrl(element.attribs.poster ?? element.attribs['data-poster'], page.baseUrl);
    if (url) return { element, image: element, sources: [{ url, width: 0 }], alt: '', noscript: undefined };
  }
  return undefined;
}

function isOwnImage(element: Element): boolean {
  const isSource =
    element.attribs.src ?? element.attribs['data-src'] ?? element.attribs.srcset ?? element.attribs['data-srcset'];
  return isSource !== undefined && OWN_IMAGE_TAG.test(element.name);
}

function readImage(page: PageTree, image: Element): Draft {
  const sources = sourcesOf(image, page.baseUrl);
  let element = image;
  let noscript: Element | undefined;
  let climbed = 0;
  for (const parent of ancestors(image)) {
    if (parent.name === 'picture') {
      element = parent;
      for (const child of parent.children)
        if (isTag(child) && child.name === 'source') sources.push(...sourcesOf(child, page.baseUrl));
    } else if (parent.name === 'noscript') noscript = parent;
    else if (parent.name === 'a') {
      const linked = linkedImage(parent, page.baseUrl);
      if (linked && sources.length) sources.push(linked);
      break;
    }
    climbed += 1;
    if (climbed > 4) break;
  }
  return { element, image, sources, alt: collapse(image.attribs.alt ?? image.attribs['data-alt-text'] ?? ''), noscript };
}

/** The lazy picture that a `<noscript>` behind it repeats. */
function twinBefore(draft: Draft, previous: Draft | undefined): Draft | undefined {
  const parent = draft.noscript?.parent;
  if (!previous || !parent || !isTag(parent) || !contains(parent, previous.element)) return undefined;
  return isTwin(draft, previous) ? previous : undefined;
}

/** The placeholder that follows the `<noscript>` with its picture. */
function placeholderAfter(draft: Draft, previous: Draft | undefined): Draft | undefined {
  const parent = previous?.noscript?.parent;
  if (!previous || !parent || !isTag(parent) || !contains(parent, draft.element)) return undefined;
  return isTwin(draft, previous) ? previous : undefined;
}

function isTwin(a: Draft, b: Draft): boolean {
  const [first, second] = [largest(a.sources), largest(b.sources)];
  if (!first || !second || NO_PICTURE_FILE.test(first.url) || NO_PICTURE_FILE.test(second.url)) return true;
  return pictureKey(first.url) === pictureKey(second.url) || (a.alt !== '' && a.alt === b.alt);
}

function finish(draft: Draft): Picture | undefined {
  const real = draft.sources.filter((source) => !NO_PICTURE_FILE.test(new URL(source.url).pathname));
  const best = largest(real);
  if (!best || isNoPicture(draft, best)) return undefined;
  const [width, height] = [pixels(draft.image.attribs.width), pixels(draft.image.attribs.height)];
  return {
    // A picture that only <noscript> holds takes that element's place.
    element: draft.noscript && contains(draft.noscript, draft.element) ? draft.noscript : draft.element,
    sources: real,
    url: best.url,
    key: pictureKey(best.url),
    alt: draft.alt,
    credit: creditInAttributes(draft.image),
    ...(width > 1 && height > 1 && { width, height }),
  };
}

function creditInAttributes(image: Element): string {
  for (const [name, value] of Object.entries(image.attribs))
    if (/^data-.*(?:credit|copyright|photographer|fotograf)/.test(name) && value.length < 200 && !/[<{]/.test(value)) {
      const credit = bareCredit(collapse(value));
      if (/\p{L}{2}/u.test(credit)) return credit;
    }
  return creditInTitle(collapse(image.attribs.title ?? '')) || creditInTitle(collapse(image.attribs.alt ?? ''));
}

function isNoPicture({ image, element }: Draft, best: Source): boolean {
  const [width, height] = [pixels(image.attribs.width), pixels(image.attribs.height)];
  const sides = [width, height].filter((side) => side > 0);
  if (sides.length > 0 && sides.every((side) => side < SMALLEST_SIDE) && best.width < 3 * SMALLEST_SIDE) return true;
  return NO_PICTURE_NAME.test(classNames(image)) || (element !== image && NO_PICTURE_NAME.test(classNames(element)));
}

function pixels(value: string | undefined): number {
  return Number(/^\s*(\d{1,5})/.exec(value ?? '')?.[1] ?? 0);
}
