/** The addresses that a picture element offers, and the largest of them. */
import { type Element, httpUrl } from '../page/tree.ts';

export interface Source {
  url: string;
  /** Pixels, as far as the markup or the address tells; 0 when it does not. */
  width: number;
  /** Pixels, where the address or the markup states both sides of the file. */
  height?: number;
  /** The sharpness against the plain address, as a `srcset` gives it: 2 is twice as sharp. It orders sources without a width. */
  density?: number;
  /** A script puts it in the place of the plain address. */
  lazy?: boolean;
  /** An attribute or a link says that this is the unreduced file. */
  full?: boolean;
  /** The file that was uploaded, with its size. */
  original?: boolean;
}

// Attributes that lazy loaders park the address in: `data-src`, `data-lazy-srcset`, `data-original`, `data-full-src` ...
const LAZY =
  /^(?=[\w-]*$)(?:data-|lazy)[\w-]*(?:src|srcset|original|lazy|full|large|hires|orig|image|img|url|zoom|file|thumb)[\w-]*$/;
// Words in an attribute's name that say that it holds the unreduced file, so no width needs to.
const FULL = /full|large|hires|hi-res|orig|zoom/;
const IMAGE_FILE = /\.(?:jpe?g|png|webp|avif|gif|jxl|bmp|tiff?)(?:[?#!/:]|$)/i;
const NOT_PICTURES = /\.(?:svg|ico|js|css|html?|mp4|webm|m3u8|pdf)(?:[?#]|$)/i;
const DRAWING = /\.svg(?:[?#]|$)/i;
// Longer values are no srcset of a real page (the longest of 1,500 news pages has 9 KB).
const MAX_VALUE = 32_768;

/**
 * Gives the sources that one element (`img`, `source`, `amp-img`, a lazy placeholder) offers, in the order of its attributes.
 * Drawings (SVG) are icons and logos, unless `drawings` says that the element stands over a caption.
 */
export function sourcesOf(element: Element, base: string, { drawings = false } = {}): Source[] {
  const found: Source[] = [];
  for (const [name, value] of Object.entries(element.attribs)) {
    if (!value || value.length > MAX_VALUE || value.startsWith('data:') || isNoAddress(value)) continue;
    const lazy = LAZY.test(name);
    if (name === 'srcset' || name === 'imagesrcset' || (lazy && name.includes('srcset'))) {
      for (const source of parseSrcset(value)) add(source.url, source);
    } else if ((name === 'src' && element.name !== 'source') || (name === 'content' && IMAGE_FILE.test(value))) {
      add(value);
    } else if (lazy && (IMAGE_FILE.test(value) || (/src$/.test(name) && !/\s/.test(value.trim())))) {
      add(value, { lazy: true, ...(FULL.test(name) && { full: true }), ...originalSize(name, element) });
    }
  }
  return found;

  function add(address: string, told: Partial<Source> = {}): void {
    const url = isNoAddress(address) ? undefined : httpUrl(address, base);
    if (!url || (NOT_PICTURES.test(url) && !(drawings && DRAWING.test(url)))) return;
    const written = sizeInAddress(url);
    const width = told.width || (written.width ?? 0);
    const height = told.height ?? (written.width === width ? written.height : undefined);
    found.push({ ...told, width, ...(height && { height }), url });
  }
}

/** Templates that a script fills (`{width}`), data in JSON or base64: what only looks like an address. */
function isNoAddress(value: string): boolean {
  const text = value.trim();
  if (/[{}]|%7b/i.test(text) || /^(?:\[|eyJ|W3s|data:|blob:)/.test(text)) return true;
  return /^[A-Za-z0-9+]{40,}={0,2}$/.test(text);
}

/** WordPress states the size of the file that it names so: `data-orig-size="2000,1333"`. */
function originalSize(name: string, { attribs }: Element): Partial<Source> {
  const [, width, height] =
    (name === 'data-orig-file' && /^(\d{2,5}),(\d{2,5})$/.exec(attribs['data-orig-size'] ?? '')) || [];
  return width && height ? { width: Number(width), height: Number(height), original: true } : {};
}

/** The file behind a link around the picture, when the link leads to an image: the unreduced version. */
export function linkedImage(link: Element, base: string): Source | undefined {
  const url = httpUrl(link.attribs.href, base);
  if (!url) return undefined;
  const path = pathOfUrl(url);
  if (!IMAGE_FILE.test(path) || /\.html?$/.test(path) || isNoAddress(link.attribs.href ?? '')) return undefined;
  const { width = 0, height } = sizeInAddress(url);
  return { url, width, ...(height && { height }), full: true };
}

/** The path of an address that was parsed already. */
export function pathOfUrl(url: string): string {
  return /^https?:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';
}

/** True when the address ends like an image file's. */
export function isImageFile(url: string): boolean {
  return IMAGE_FILE.test(url);
}

/**
 * The widest. What is said to be unreduced and states no width comes before all that do; of others without a width, which come
 * behind, the sharpest; the first of equals.
 */
export function largest(sources: Source[]): Source | undefined {
  let best: Source | undefined;
  for (const source of sources) if (!best || sizeOf(source) > sizeOf(best)) best = source;
  return best;
}

function sizeOf({ width, full, lazy, original, density = 1 }: Source): number {
  if (original) return UNREDUCED + 1;
  if (full && width === 0) return UNREDUCED;
  // Blurred stand-ins are smaller than any picture of unknown size.
  const sharpness = Math.min(density, MOST_SHARP);
  // The sharper of two files that name one width has more pixels.
  if (width > 0) return width > STAND_IN ? width + MOST_SHARP + sharpness / (2 * MOST_SHARP) : width / UNREDUCED;
  return sharpness + (lazy ? 0.5 : 0);
}

const STAND_IN = 120;

// A number above the width of any scaled version, and above any density.
const UNREDUCED = 100_000;
const MOST_SHARP = 10;

/**
 * The candidates of a `srcset` (HTML, 4.8.4.2.2), with what their descriptors say: a width, or a density, which is no size.
 * One pass: the expressions of the usual packages are quadratic in runs of commas.
 */
export function parseSrcset(value: string): Source[] {
  const found: Source[] = [];
  let at = 0;
  while (at < value.length) {
    while (at < value.length && (value[at] === ',' || isSpace(value, at))) at += 1;
    const start = at;
    while (at < value.length && !isSpace(value, at)) at += 1;
    let end = at;
    while (end > start && value[end - 1] === ',') end -= 1;
    if (end === start) break;
    // A comma right behind the address ends the candidate; else its descriptor goes to the next one.
    const comma = end === at ? value.indexOf(',', at) : at;
    const next = comma < 0 ? value.length : comma;
    found.push({ url: value.slice(start, end), ...described(value.slice(at, next).trim()) });
    at = next;
  }
  return found;
}

function described(descriptor: string): { width: number; density?: number } {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([wx])/.exec(descriptor) ?? [];
  if (!number) return { width: 0 };
  return unit === 'w' ? { width: Math.round(Number(number)) } : { width: 0, density: Number(number) };
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7f && /\s/.test(text.charAt(at));
}

/** Sizes that image services write into addresses: `w=1200`, `/w_1200,`, `-1200x800.`, `/1200/`. */
export function sizeInAddress(url: string): { width?: number; height?: number } {
  const tail = url.slice(-300);
  const width = /(?:[?&;,/_-](?:w|wid|width|imwidth|maxwidth|mw|size)[=_-]?)(\d{2,4})(?!\d)/i.exec(tail)?.[1];
  const height = width && /(?:[?&;,/_-](?:h|hei|height|imheight)[=_-]?)(\d{2,4})(?!\d)/i.exec(tail)?.[1];
  if (width) return { width: Number(width), ...(height && { height: Number(height) }) };
  const [, wide, high] = /[/_.=,-](\d{2,4})x(\d{2,4})?(?!\d)/.exec(tail) ?? [];
  // `16x9` is a shape.
  if (wide && Number(wide) > 32) return { width: Number(wide), ...(high && { height: Number(high) }) };
  // Blogger's `/s1600/`, `=s1600`, `/w640-h360/`.
  const sized = /[/=][sw](\d{2,4})(?:-h(\d{2,4}))?(?:-[a-z]{1,3}\d?)*(?:\/|$)/.exec(tail);
  if (sized) return { width: Number(sized[1]), ...(sized[2] && { height: Number(sized[2]) }) };
  // A segment of its own, or the end of a name; a camera's number, a year or an id is no width.
  const part = /\/w?([1-9]\d{2,3})\/[^/]*$/.exec(tail)?.[1] ?? NAME_END.exec(tail)?.[1];
  return part && !/^(?:19|20)\d\d$/.test(part) ? { width: Number(part) } : {};
}

const NAME_END =
  /(?<!(?:img|dsc|dscn|dscf|pict|photo|image|foto|bild|pic|p|screenshot|file|no|nr)[_-])[_-]w?([1-9]\d{2,3})\.[a-z]{3,4}(?:[?#]|$)/i;
