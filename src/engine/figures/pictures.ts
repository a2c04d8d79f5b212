/** The pictures of a page: each once with its lazy and `noscript` twins, without icons, trackers, avatars and logos. */
import { plainText } from '../page/characters.ts';
import { around, type ChildNode, contains, type Element, HAS, httpUrl, isTag, isText, type PageTree } from '../page/page.ts';
import { collapse } from '../page/text.ts';
import { withStatedSizes } from './image-objects.ts';
import { isImageFile, largest, linkedImage, pathOfUrl, pictureKey, type Size, type Source, sourcesOf } from './sources.ts';
import { classNames, FIGURE_NAME } from './words.ts';

export interface Picture {
  /** `picture`, `img`, `amp-img`, `video` or what stands in for them. */
  element: Element;
  sources: Source[];
  /** The largest of them; empty for a captioned picture whose address only a script knows. */
  url: string;
  /** The width of that file, 0 when the markup does not tell. */
  pixels: number;
  /** `keyOfPicture` reads it. */
  key?: string;
  alt: string;
  /** The `img` of a `picture`; else the element itself. */
  image: Element;
  width?: number;
  height?: number;
}

/** The key of its address, equal for two versions of one picture; empty where only a script knows the address. Few pictures are asked. */
export function keyOfPicture(picture: Picture): string {
  picture.key ??= picture.url && pictureKey(picture.url);
  return picture.key;
}

type Draft = Pick<Picture, 'element' | 'sources' | 'alt' | 'image'> & { noscript: Element | undefined };

// `amp-img`, `lazy-image` and other elements of pages' own that scripts turn into pictures.
const OWN_IMAGE_TAG =
  /^[a-z]+-.*(?:image|img|picture|photo)|^[a-z]+(?:image|img|picture|photo)-|^(?:image|img|picture|photo)-/;
const IMAGE_TAGS = new Set(['img', 'picture', 'amp-img', 'video', 'noscript']);
const PICTURE_CHILDREN = new Set(['source', 'script', 'style', 'template', 'br', 'i', 'svg']);
const BOXES = new Set(['div', 'span', 'a', 'section', 'p', 'i', 'li']);
const MOST_INSIDE_PAINTED = 8; // Boxes that stand for a picture hold little else.
// Names and files of pictures that are none of the article's, wherever they stand.
const NO_PICTURE_NAME =
  /-(?:avatar|gravatar|icons?|logos?|emoji|emoticon|smiley|sprite|badge|flag|spacer|pixel|tracker|tracking|beacon|spinner|loader|author-(?:image|photo|picture|img|pic)|profile-(?:image|photo|picture|img|pic)|byline-(?:image|photo|img)|user-?(?:photo|pic|image)|headshot|rounded-full|adslot|advert|advertisement|captcha|qr-?code|sponsor)-/;
const NO_PICTURE_FILE =
  /\/(?:[\w-]*[_-])?(?:1x1|pixel|spacer|blank|clear|transparent|empty|sprite|avatar|gravatar|loader|loading|spinner|tracking|beacon|placeholder|lazy|fallback|no-?image|default-image|divider|separator|ornament)(?:[_-]?\d+(?:x\d+)?)?\.(?:gif|png|jpe?g|webp|avif)|\/(?:icons?|avatars?|gravatars?|emojis?|smilies|smileys?|sprites?|flags?|badges?|pixel)\/|\/(?:icon|favicon|logo|badge)s?\.\w+$/i;
const SMALLEST_SIDE = 100; // Pictures declared smaller in both directions are icons, flags and faces beside bylines.

/** Finds the pictures of the page in document order, in linear time. `sizes` are those that the page's data states, by address. */
export function findPictures(page: PageTree, sizes: ReadonlyMap<string, Size> = new Map()): Picture[] {
  const drafts: Draft[] = [];
  for (const draft of draftsOf(page)) {
    const twin = draft.noscript ? twinBefore(draft, drafts.at(-1)) : placeholderAfter(draft, drafts.at(-1));
    if (!twin) drafts.push(draft);
    else {
      twin.sources.push(...draft.sources);
      twin.alt ||= draft.alt;
    }
  }
  return drafts.map((draft) => finish(draft, sizes)).filter((picture) => picture !== undefined);
}

/** Reads the elements whose names may be a picture's; gives the drafts in document order. */
function draftsOf(page: PageTree): Draft[] {
  const drafts: Draft[] = [];
  for (const [name, elements] of page.byName) {
    const read = readerFor(name);
    if (!read) continue;
    for (const element of elements) {
      const draft = read(page, element);
      if (draft && !isClone(element)) drafts.push(draft);
    }
  }
  return drafts.sort((a, b) => a.image.order - b.image.order);
}

/** Sliders that go round repeat their last slide before the first. */
function isClone(element: Element): boolean {
  let around = element.parent;
  for (let level = 0; level <= MOST_LEVELS_IN_SLIDE && around && isTag(around); level += 1) {
    const names = around.has & HAS.class ? (around.attribs.class ?? '') : '';
    if ((names.includes('clone') || names.includes('duplicate')) && CLONE.test(names)) return true;
    around = around.parent;
  }
  return false;
}

const CLONE =
  /(?:^|\s)(?:slick-cloned|swiper-slide-duplicate|bx-clone|cloned|splide__slide--clone|glide__slide--clone)(?:\s|$)/;
const MOST_LEVELS_IN_SLIDE = 5;

function readerFor(name: string): ((page: PageTree, element: Element) => Draft | undefined) | undefined {
  if (name === 'img') return readImage;
  if (name === 'video' || name === 'amp-video') return readVideo;
  if (BOXES.has(name)) return readPainted;
  return name.includes('-') && OWN_IMAGE_TAG.test(name) ? readOwnImage : undefined;
}

function readVideo({ baseUrl }: PageTree, element: Element): Draft | undefined {
  const url = httpUrl(element.attribs.poster ?? element.attribs['data-poster'], baseUrl);
  return url ? draftOf(element, [{ url, width: 0 }]) : undefined;
}

/** A box that scripts or styles fill with a picture: `<div data-src>`, `<div style="background-image: url(...)">`. */
function readPainted(page: PageTree, element: Element): Draft | undefined {
  if ((element.has & MAY_PAINT) === 0 || element.last - element.order > MOST_INSIDE_PAINTED) return undefined;
  const sources = paintedSources(page, element);
  if (!sources.some((found) => isImageFile(found.url))) return undefined;
  for (let i = element.order + 1; i <= element.last; i += 1)
    if (IMAGE_TAGS.has((page.elements[i] as Element).name)) return undefined;
  return draftOf(element, sources);
}

function paintedSources({ baseUrl }: PageTree, element: Element): Source[] {
  const { attribs, parent } = element;
  const ground = attribs['data-bg'] ?? attribs['data-thumbnail'];
  const source = attribs['data-src'] ?? attribs['data-srcset'] ?? ground ?? attribs['data-background-image'];
  const painted = source || attribs.style === undefined ? undefined : PAINTED.exec(attribs.style)?.[1];
  const isNamed = () => attribs.role === 'img' || FIGURE_NAME.test(classNames(element)) || isCaptioned(element);
  if (!(source ?? painted) || ((ground ?? painted) && !isNamed())) return [];
  const url = httpUrl(painted, baseUrl);
  const own = url ? [{ url, width: 0 }] : sourcesOf(element, baseUrl);
  const isLinked = own.length > 0 && parent && isTag(parent) && parent.name === 'a';
  const linked = isLinked ? linkedImage(parent, baseUrl) : undefined;
  return linked ? [...own, linked] : own;
}

const MAY_PAINT =
  HAS.style | HAS['data-src'] | HAS['data-srcset'] | HAS['data-bg'] | HAS['data-background-image'] | HAS['data-thumbnail'];
const PAINTED = /background(?:-image)?\s*:[^;]{0,40}?url\(\s*["']?([^"')\s]{1,2000})/i;

function draftOf(element: Element, sources: Source[]): Draft {
  const { attribs } = element;
  const spoken = attribs.role === 'img' ? attribs['aria-label'] : undefined;
  return { element, image: element, sources, alt: collapse(attribs['data-alt'] ?? spoken ?? ''), noscript: undefined };
}

function readOwnImage(page: PageTree, element: Element): Draft | undefined {
  const { attribs } = element;
  const isFilled = (attribs.src ?? attribs['data-src'] ?? attribs.srcset ?? attribs['data-srcset']) !== undefined;
  return isFilled ? readImage(page, element) : undefined;
}

const MOST_AROUND = 5; // Elements around an `<img>` that say something of it are no farther away.

function readImage(page: PageTree, image: Element): Draft {
  const sources = sourcesOf(image, page.baseUrl, { drawings: isLarge(image) && isCaptioned(image) });
  let element = image;
  let noscript: Element | undefined;
  for (const parent of around(image, MOST_AROUND)) {
    if (parent.name === 'picture') {
      if (parent.children.every(isSilent)) element = parent;
      const others = parent.children.filter((child) => isTag(child) && child.name === 'source');
      sources.push(...others.flatMap((source) => sourcesOf(source as Element, page.baseUrl)));
    } else if (parent.name === 'noscript') noscript = parent;
    else if (parent.name === 'a') {
      const linked = linkedImage(parent, page.baseUrl);
      if (linked && sources.length) sources.push(linked);
      break;
    }
  }
  return { element, image, sources, alt: altOf(image), noscript };
}

/** A drawing over a caption is a chart, its sign for enlarging is none. */
function isLarge({ attribs }: Element): boolean {
  return pixels(attribs.width) > 2 * SMALLEST_SIDE;
}

/** Systems escape what is escaped already. */
function altOf({ attribs }: Element): string {
  const written = attribs.alt ?? attribs['data-alt-text'] ?? '';
  return collapse(ESCAPED.test(written) ? plainText(written) : written);
}

const ESCAPED = /^[^<]*&[#\w]{2,10};[^<]*$|<\/[a-z]\w*>|<br ?\/?>/i;

/** Captions inside `<picture>` are an error that browsers print all the same. */
function isSilent(child: ChildNode): boolean {
  return isTag(child)
    ? PICTURE_CHILDREN.has(child.name) || IMAGE_TAGS.has(child.name)
    : !isText(child) || !/\S/.test(child.data);
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

function finish(draft: Draft, sizes: ReadonlyMap<string, Size>): Picture | undefined {
  const real = withStatedSizes(
    draft.sources.filter((source) => !NO_PICTURE_FILE.test(pathOfUrl(source.url))),
    sizes,
  );
  const best = largest(real);
  if (best ? isNoPicture(draft, best) : !isCaptioned(draft.element)) return undefined;
  return {
    // A picture that only <noscript> holds takes that element's place.
    element: draft.noscript && contains(draft.noscript, draft.element) ? draft.noscript : draft.element,
    sources: real,
    url: best?.url ?? '',
    pixels: best?.width ?? 0,
    alt: draft.alt,
    image: draft.image,
    ...(best && sizeOfFile(draft, best)),
  };
}

/**
 * The size of the file at that address: as the address or a `srcset` states it, the height by the shape that the element has; else
 * by the element, where the file is its `src`. A shape alone (16 by 9, 100 by 56) is no size.
 */
function sizeOfFile({ image, element, sources }: Draft, best: Source): { width?: number; height?: number } {
  const [width, height] = [pixels(image.attribs.width), pixels(image.attribs.height)];
  const shape = width > 1 && height > 1 ? height / width : 0;
  // The address of a sharper file may name the width that it is shown at, as that of the plain file does.
  if (best.density !== undefined && best.density > 1 && !statesOwnSize(best, sources)) return {};
  if (best.width > 1 && best.height) return { width: best.width, height: best.height };
  // The element of a picture in several crops has the shape of only one of them.
  const isCropped = element.name === 'picture' && element.children.some((child) => isTag(child) && child.attribs.media);
  if (best.width > 1)
    return shape > 0 && !isCropped ? { width: best.width, height: Math.round(best.width * shape) } : { width: best.width };
  const isOwn = !best.full && best.density === undefined;
  return isOwn && shape > 0 && width > LARGEST_SHAPE ? { width, height } : {};
}

function statesOwnSize({ height, url, width }: Source, others: Source[]): boolean {
  if (!height || /dpr|scale|@\d/i.test(url)) return false;
  return others.some((other) => other.density !== undefined && other.width > 0 && other.width < width);
}

const LARGEST_SHAPE = 160; // Templates state shapes in small numbers: 100x56, 16x9, 3x2.

/** Shapes that templates write in place of a size. */
const SHAPES = new Set('16x9 9x16 4x3 3x4 3x2 2x3 16x10 10x16 21x9 5x4 4x5 2x1 1x2 5x3'.split(' '));

function isNoPicture({ image, element, noscript }: Draft, best: Source): boolean {
  const [width, height] = [pixels(image.attribs.width), pixels(image.attribs.height)];
  const isShape = SHAPES.has(`${width}x${height}`);
  if (!isShape && isTiny(image.attribs.width) && isTiny(image.attribs.height)) return true;
  const { style } = image.attribs;
  if (style !== undefined && (isHiddenByStyle(style) || isShownNever(image, style))) return true;
  const sides = [width, height].filter((side) => side > 0);
  if (!isShape && sides.length > 0 && sides.every((side) => side < SMALLEST_SIDE) && best.width < 3 * SMALLEST_SIDE)
    return true;
  if (isCaptioned(element)) return false;
  // An image that only <noscript> holds is a counter, unless it is a file or has a size.
  if (noscript && sides.length === 0 && !isImageFile(best.url)) return true;
  return NO_PICTURE_NAME.test(classNames(image)) || (element !== image && NO_PICTURE_NAME.test(classNames(element)));
}

/** Tells whether the element is in a `<figure>` with a caption: there even a so-called logo is a picture. */
function isCaptioned(element: Element): boolean {
  const figure = around(element, MOST_LEVELS_IN_FIGURE).find(({ name }) => name === 'figure');
  return figure?.children.some((child) => isTag(child) && child.name === 'figcaption') ?? false;
}

const MOST_LEVELS_IN_FIGURE = 5;

/** Counters whose size or place a style takes away. */
function isHiddenByStyle(style: string): boolean {
  const isTinySide = (side: RegExp) => {
    const [, size, unit = 'px'] = side.exec(style) ?? [];
    return size !== undefined && Number(size) <= 3 && unit.toLowerCase() === 'px';
  };
  if (isTinySide(WIDTH) && isTinySide(HEIGHT)) return true;
  return /position\s*:\s*absolute/i.test(style) && /(?:left|top)\s*:\s*-\d{3,}px/i.test(style);
}

const WIDTH = /(?:^|[;\s])(?:max-)?width\s*:\s*([0-9.]+)(px|%|em|rem)?/i;
const HEIGHT = /(?:^|[;\s])(?:max-)?height\s*:\s*([0-9.]+)(px|%|em|rem)?/i;

/** Tells whether a picture is not displayed, and has nothing that a script could put in its place. */
function isShownNever({ attribs }: Element, style: string): boolean {
  if (!/display\s*:\s*none/i.test(style)) return false;
  return !attribs.list.some(({ name }) => /^(?:data-|lazy)|srcset/.test(name));
}

/** Counters are declared with sides of nothing or of one pixel. */
function isTiny(value: string | undefined): boolean {
  return value !== undefined && /^\s*[0-3](?:px)?\s*$/.test(value);
}

function pixels(value: string | undefined): number {
  return value === undefined ? 0 : Number(/^\s*(\d{1,5})/.exec(value)?.[1] ?? 0);
}
