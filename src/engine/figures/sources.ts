/** The addresses that a picture element offers, and the largest of them. */
import { type Element, httpUrl } from '../page/tree.ts';

export interface Source {
  url: string;
  /** Pixels, as far as the markup or the address tells; 0 when it does not. */
  width: number;
}

// Attributes that lazy loaders park the address in: `data-src`, `data-lazy-srcset`, `data-original`, `data-full-src` ...
const LAZY = /^(?:data-|lazy)[\w-]*(?:src|srcset|original|lazy|full|large|hires|orig|image|img|url|zoom|file|thumb)[\w-]*$/;
// What says that an attribute holds the unreduced file, so no width needs to.
const FULL = /full|large|hires|hi-res|orig|zoom/;
// Of a width that no scaled version reaches, so that files said to be unreduced win.
const UNREDUCED = 100_000;
const IMAGE_FILE = /\.(?:jpe?g|png|webp|avif|gif|jxl|bmp|tiff?)(?:[?#!/:]|$)/i;
const NOT_PICTURES = /\.(?:svg|ico|js|css|html?|mp4|webm|m3u8|pdf)(?:[?#]|$)/i;
// Longer values are no srcset of a real page (the longest of 1,500 news pages has 9 KB).
const MAX_VALUE = 32_768;

/** What one element (`img`, `source`, `amp-img`, a lazy placeholder) offers, in the order of its attributes. */
export function sourcesOf(element: Element, base: string): Source[] {
  const found: Source[] = [];
  for (const [name, value] of Object.entries(element.attribs)) {
    if (!value || value.length > MAX_VALUE || value.startsWith('data:')) continue;
    const lazy = LAZY.test(name);
    if (name === 'srcset' || name === 'imagesrcset' || (lazy && name.includes('srcset'))) {
      for (const { url, width } of parseSrcset(value)) add(url, width);
    } else if ((name === 'src' && element.name !== 'source') || (name === 'content' && IMAGE_FILE.test(value))) {
      add(value, 0);
    } else if (lazy && (IMAGE_FILE.test(value) || (/src$/.test(name) && !/\s/.test(value.trim())))) {
      add(value, FULL.test(name) ? UNREDUCED : 0);
    }
  }
  return found;

  function add(address: string, width: number): void {
    const url = httpUrl(address, base);
    if (url && !NOT_PICTURES.test(url)) found.push({ url, width: width || widthInAddress(url) });
  }
}

/** The file behind a link around the picture, when the link leads to an image: the unreduced version. */
export function linkedImage(link: Element, base: string): Source | undefined {
  const url = httpUrl(link.attribs.href, base);
  if (!url) return undefined;
  const path = pathOf(url);
  return IMAGE_FILE.test(path) && !/\.html?$/.test(path) ? { url, width: UNREDUCED } : undefined;
}

/** The path of an address that was parsed already. */
export function pathOf(url: string): string {
  return /^https?:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';
}

/** True when the address ends like an image file's. */
export function isImageFile(url: string): boolean {
  return IMAGE_FILE.test(url);
}

/** The widest; the first of equals. */
export function largest(sources: Source[]): Source | undefined {
  let best: Source | undefined;
  for (const source of sources) if (!best || source.width > best.width) best = source;
  return best;
}

/**
 * The candidates of a `srcset` (HTML, 4.8.4.2.2). A density counts as that many thousand pixels, so that 2x beats 1x.
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
    let descriptor = '';
    if (end === at) {
      const comma = value.indexOf(',', at);
      descriptor = value.slice(at, comma < 0 ? value.length : comma).trim();
      at = comma < 0 ? value.length : comma;
    }
    const [, number, unit] = /^(\d+(?:\.\d+)?)([wx])/.exec(descriptor) ?? [];
    const width = number ? Math.round(Number(number) * (unit === 'x' ? 1000 : 1)) : 0;
    found.push({ url: value.slice(start, end), width });
  }
  return found;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : code > 0x7f && /\s/.test(text.charAt(at));
}

/** Widths that image services write into addresses: `w=1200`, `/w_1200,`, `-1200x800.`, `/1200/`. */
function widthInAddress(url: string): number {
  const tail = url.slice(-300);
  const written =
    /(?:[?&;,/_-](?:w|wid|width|imwidth|maxwidth|mw|size)[=_-]?)(\d{2,4})(?!\d)/i.exec(tail) ??
    /[/_.-](\d{2,4})x(?:\d{2,4})?(?!\d)/.exec(tail) ??
    /[/_-]w?(\d{3,4})(?=[/_.-][^/]*$)/.exec(tail);
  return written ? Number(written[1]) : 0;
}
