/** The addresses of a picture: its files by size and format, and which two addresses show one picture. */
import { addressInside, percentDecoded } from '../addresses.ts';
import { type Element, httpUrl } from '../page/page.ts';
import { parseSrcset } from './srcset.ts';

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

/** Pixels. */
export interface Size {
  width: number;
  height?: number;
}

// Attributes that lazy loaders park the address in: `data-src`, `data-lazy-srcset`, `data-original`; forums write `zoomfile`, blogs `real_src`.
const LAZY =
  /^(?:zoomfile|real_src|ix-src)$|^(?=[\w-]*$)(?:data-|lazy|\w+-lazy-)[\w-]*(?:src|srcset|original|lazy|full|large|hires|orig|image|img|url|zoom|file|thumb|bg)[\w-]*$/;
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
  for (const { name, value } of element.attribs.list) {
    if (!MAY_HOLD_ADDRESS.test(name)) continue;
    if (!value || value.length > MAX_VALUE || value.startsWith('data:')) continue;
    if (PACKED.test(value)) found.push(...filesIn(value, base));
    else
      found.push(...sourcesIn(name, value, element).flatMap((written) => withWholeAddress(written, base, drawings) ?? []));
  }
  return found;
}

/** Files by their widths, as JSON in base64: `{"400":"https://...","980":"https://..."}`. */
const PACKED = /^\s*eyI[\w+/]{40,}={0,2}\s*$/;

function filesIn(packed: string, base: string): Source[] {
  const files = Buffer.from(packed, 'base64')
    .toString()
    .matchAll(/"(\d{2,4})":"(https?:[^"\s]+)"/g);
  return [...files].flatMap(([, width, url = '']) => withWholeAddress({ url, width: Number(width) }, base, false) ?? []);
}

/** The name of a file, as wikis state it (`data-image-name`), is no address. */
const MAY_HOLD_ADDRESS =
  /^(?:src|srcset|imagesrcset|content|zoomfile|real_src|ix-src)$|^(?:data-|lazy|.+-lazy-)(?!.*-(?:name|key|title|alt|caption|credit)$)/;

function withWholeAddress(written: Written, base: string, drawings: boolean): Source | undefined {
  const url = isNoAddress(written.url) ? undefined : httpUrl(written.url, base);
  if (!url || (NOT_PICTURES.test(url) && !(drawings && DRAWING.test(url)))) return undefined;
  const stated = sizeInAddress(url);
  const width = written.width || (stated.width ?? 0);
  const height = written.height ?? (stated.width === width ? stated.height : undefined);
  return { ...written, width, ...(height && { height }), url: url.includes('#') ? withoutNote(url) : url };
}

/** Systems note behind `#` what they know of a file; a part of a drawing is named there, too. */
function withoutNote(url: string): string {
  const at = url.indexOf('#');
  return DRAWING.test(url.slice(0, at)) ? url : url.slice(0, at);
}

type Written = Partial<Source> & { url: string };

/** The addresses in one attribute as it writes them, with what it tells of each file. */
function sourcesIn(name: string, value: string, element: Element): Written[] {
  if (name === 'srcset' || name === 'imagesrcset') return filesOfSet(value);
  if ((name === 'src' && element.name !== 'source') || (name === 'content' && IMAGE_FILE.test(value)))
    return [{ url: value }];
  if (name === 'data-pin-media') return pinnedFile(value, element);
  if (!LAZY.test(name)) return [];
  if (name.includes('srcset') || DESCRIBED.test(value)) return filesOfSet(value);
  if (!(IMAGE_FILE.test(value) || (/src$/.test(name) && !/\s/.test(value.trim())))) return [];
  return [{ url: value, lazy: true, ...(FULL.test(name) && { full: true }), ...originalSize(name, element) }];
}

/** The file that Pinterest is to show may be another picture, with words in it; on Wix it is the same one, where `src` is blurred. */
function pinnedFile(address: string, { attribs: { src = '' } }: Element): Written[] {
  const [own, pinned] = [httpUrl(src, address), httpUrl(address, src)];
  return own && pinned && pictureKey(own) === pictureKey(pinned) ? [{ url: address }] : [];
}

function filesOfSet(value: string): Written[] {
  return isNoAddress(value) ? [] : parseSrcset(value);
}

/** `a.jpg 1x, b.jpg 2x`: a list of addresses, whatever the attribute is called (`data-original-set`). */
const DESCRIBED = /\s\d+(?:\.\d+)?[wx]\s*(?:,|$)/;

/** Templates that a script fills (`{width}`), data in JSON or base64: what only looks like an address. */
function isNoAddress(value: string): boolean {
  const text = value.trim();
  if (/[{}]|%7b/i.test(text) || /^(?:\[|ey[IJ]|W3s|data:|blob:)/.test(text)) return true;
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
  if (!IMAGE_FILE.test(path) || NO_FILE.test(path) || isNoAddress(link.attribs.href ?? '')) return undefined;
  const { width = 0, height } = sizeInAddress(url);
  return { url, width, ...(height && { height }), full: true };
}

/** A page, or a wiki's page about a file: `/wiki/File:Bridge.jpg`. */
const NO_FILE = /\.html?$|\/wiki\/[^/:%]{1,40}(?::|%3A)[^/]*$/i;

/** The path of an address that was parsed already. */
export function pathOfUrl(url: string): string {
  return /^https?:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? '';
}

/** Whether the address ends like an image file's. */
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

/** Sizes that image services write into addresses: `w=1200`, `/w_1200,`, `/tr:w-1200/`, `-1200x800.`, `/1200/`. */
function sizeInAddress(url: string): { width?: number; height?: number } {
  const tail = url.slice(-300);
  const width = /(?:[?&;,:/_-](?:w|wid|width|imwidth|maxwidth|mw|size)[=_-]?)(\d{2,4})(?!\d)/i.exec(tail)?.[1];
  const height = width && /(?:[?&;,/_-](?:h|hei|height|imheight)[=_-]?)(\d{2,4})(?!\d)/i.exec(tail)?.[1];
  if (width) return { width: Number(width), ...(height && { height: Number(height) }) };
  const [, wide, high] = /[/_.=,-](\d{2,4})x(\d{2,4})?(?!\d)/.exec(tail) ?? [];
  // `16x9` is a shape.
  if (wide && Number(wide) > 32) return { width: Number(wide), ...(high && { height: Number(high) }) };
  // Renditions of Adobe's system: `cq5dam.thumbnail.cropped.1500.844.jpeg`.
  const rendition = /\.(\d{3,4})\.\d{3,4}\.[a-z]{3,4}(?:[?#]|$)/i.exec(tail)?.[1];
  if (rendition) return { width: Number(rendition) };
  // Blogger's `/s1600/`, `=s1600`, `/w640-h360/`.
  const sized = /[/=][sw](\d{2,4})(?:-h(\d{2,4}))?(?:-[a-z]{1,3}\d?)*(?:\/|$)/.exec(tail);
  if (sized) return { width: Number(sized[1]), ...(sized[2] && { height: Number(sized[2]) }) };
  return twoFolders(tail) ?? oneNumber(tail);
}

/** `/1920/1080/`; of three numbers in a row each is a part of an id. */
function twoFolders(tail: string): Size | undefined {
  const [, width = 0, height = 0] = (/(?<!\/\d{2,4})\/(\d{3,4})\/(\d{3,4})\/[^/]*$/.exec(tail) ?? []).map(Number);
  return isShape(width, height) ? { width, height } : undefined;
}

function oneNumber(tail: string): { width?: number } {
  // A segment of its own, or the end of a name; a camera's number, a year or an id is no width.
  const part = /\/w?([1-9]\d{2,3})\/[^/]*$/.exec(tail)?.[1] ?? NAME_END.exec(tail)?.[1];
  return part && !/^(?:19|20)\d\d$/.test(part) && (Number(part) <= MOST_IN_NAME || part.endsWith('0'))
    ? { width: Number(part) }
    : {};
}

/** Sides of a picture; what could be a year is none but for the width of usual screens. */
function isShape(width: number, height: number): boolean {
  const isYear = width > 1900 && width < 2100 && width !== 1920 && width !== 2048;
  return !isYear && width <= MOST_IN_NAME && height <= MOST_IN_NAME && width > height / 2 && width < height * 3;
}

// Larger numbers are those of cameras and systems, unless they are round.
const MOST_IN_NAME = 2_600;
const NAME_END =
  /(?<!(?<![a-z])(?:img|dsc|dscn|dscf|pict|photo|image|foto|bild|pic|p|screenshot|file|no|nr))[_-]w?([1-9]\d{2,3})\.[a-z]{3,4}(?:[?#]|$)/i;

// A comparison of addresses of pictures: two are one picture when they differ in sizes, crops, formats and proxies alone.

// Words that image services put into paths beside the name of the file, alone or in a row: `webp_wide_1200`, `wide__360x202__mobile`.
const SIZE_WORD =
  /^(?:\d{1,5}x\d{0,5}|\d{0,5}x\d{1,5}|[whsqrcvxy]?\d{1,4}[a-z]?|fit-in|smart|crops?|cropped|original|orig|alternates|landscape|portrait|square|wide|tall|desktop|mobile|tablet|large|medium|small|thumbs?|thumbnails?|default|master|full|free|scaled|images?|img|public|webp|jpe?g|png|avif|gif|rw|no|nu|k|p|c|cc|scale|fill|retina|hd|xl|xs|xxl|ratio|auto|resize|teaser|lead|hero|stage|article|gallery|ogimage|og|ogp)$/;
const SIZE_FOLDER =
  /^(?:[whsqrcv]?[_=-]?\d{1,4}[a-z]?|(?:w|h|width|height|quality|fit|crop|format|resize|rs|g|q)[_=:,-].*|c_\w+|r\d\.\d+|ver?\d+|_ipx|-)$/;
// Names that are a size or a shape and no file's own.
const SIZE_ALONE =
  /^(?:\d{2,5}x\d{2,5}|\d{2,4}@\d{1,3}|(?:wide|square|tall|landscape|portrait|original|orig|default|master|full|large|medium|small|desktop|mobile)(?:_+(?:\d{2,5}x\d{2,5}|wide|square|desktop|mobile|large|small|original))*)$/;
const EXTENSIONS = /(?:\.(?:jpe?g|png|webp|avif|gif|jxl|bmp|tiff?|ece|ashx|image|rendition)){1,4}$/;
// Marks behind a file's own name: `-1200x800`, `-scaled`, `_v16_9_600`, `@2x`, `~_v-TeaserFormat`, `-w600`, `.1200.jpg` ...
const SIZE_SUFFIX =
  /(?:~_?v-.*|(?:@\dx|[-_.]?\d{2,4}x\d{2,4}|[-_.]\d{2,4}x|[-_][a-z]\d{2,4}(?:c\d{2,4}x\d{2,4}o\d{1,4}x\d{1,4}|x\d{2,4})|[-_.](?:(?:16|4|3|2|1|9|21|5|8|18)[-x_:](?:9|3|2|1|16|4|10|5|6)(?:[-_]\d{2,4})?(?!\d)|v\d{1,2}_\d{1,2}(?:_\d{2,4})?|ci\d+x\d+-w\d+|[wh]_?\d{2,4}|scaled|e\d{12,13}|rotated|thumb(?:nail)?|small|medium|large|full|big|orig(?:inal)?|square|landscape|portrait|\d{3,4}w?|c|rc|mobile|desktop|default|web|comm|l|m|s|xl|xs|hd)){1,5}(?:~_?v-.*)?)$/s;
// `34432223-mann-mit-heuschnupfen-2n4qnu87ytea`: an id, words, and a mark of letters and digits for each crop.
const CROP_MARK = /^(\d{5,}-[\p{L}-]{5,}?)-(?=[a-z\d]*\d)[a-z\d]{10,14}$/u;
// Marks before a file's own name: `w144_h90_x1796_y1197_name`, `resize-800-name`.
const SIZE_PREFIX = /^(?:(?:[whxy]|width|height|resize|crop|thumb|small|medium|large)[-_]?\d{2,4}[-_])+/;
// A folder of Adobe's system that holds the versions of the file before it: `/bridge.jpg/jcr:content/renditions/1600.jpg`.
const RENDITIONS = /^_?jcr[:_]content$/;
// A row of options with the picture's number among them: `/msid-130301798,width-400,height-225/words.jpg`.
const NUMBERED = /(?:^|,)\w{0,6}id[-_=](\d{6,})(?:,|$)/;
const CAMERA = /^_?(?:img|dscn?|dscf|pict?|photo|image|foto|bild|dji|mg|p|screenshot)$/;
// TYPO3 writes processed versions as `csm_name_0123456789.jpg`.
const PROCESSED = /^csm_(.+)_[0-9a-f]{10}$/;
const UNIQUE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{20,64}/g;
const SIZE_PARAMETER =
  /^(?:w|h|width|height|q|quality|fit|crop|auto|format|resize|dpr|sig?|s|auth|t|ts|v|ver|strip|ssl|rect|cx|cy|x|y|fl|type|itok)$/;

/** A key that is equal for two versions of one picture. A guess from the address alone: it may part twins, seldom joins strangers. */
export function pictureKey(address: string): string {
  const url = new URL(addressInside(address));
  const all = percentDecoded(percentDecoded(url.pathname)).toLowerCase().split('/').filter(Boolean);
  const segments = withoutSizes(all);
  const id = segments.length > 1 ? NUMBERED.exec(segments.at(-2) as string)?.[1] : undefined;
  if (id) return id;
  const bare = (segments.at(-1) ?? '').replace(EXTENSIONS, '').replace(CROP_MARK, '$1');
  const plain = bare.replace(PROCESSED, '$1').replace(SIZE_SUFFIX, '').replace(SIZE_PREFIX, '');
  // The number behind a camera's word is no size: `IMG_2041`.
  const name = plain === '' || CAMERA.test(plain) ? bare : plain;
  const unique = bare.match(UNIQUE)?.at(-1);
  if (unique) return unique;
  const digits = name.match(/\d/g)?.length ?? 0;
  if (name.length >= 7 && digits >= 5) return name;
  // A name of words alone may serve two pictures of one page: numbers in the path tell them apart.
  const numbered = segments.slice(0, -1).filter((segment) => /\d{5}/.test(segment) && isFolder(segment));
  if (name.length >= 16) return [...numbered, name].join('/');
  const directory = segments.join('/').match(UNIQUE)?.at(-1);
  if (directory) return directory;
  if (name.length >= 4 && numbered.length > 0) return [...numbered, name].join('/');
  const query = EXTENSIONS.test(all.at(-1) ?? '') ? '' : meaningfulQuery(url);
  return [...segments.slice(0, -1).filter(isFolder), name].join('/') + query;
}

/** The path to the file's own name: `/3700095/jpg/640x360` has its sizes behind that. */
function withoutSizes(path: string[]): string[] {
  const store = path.findIndex((segment, at) => RENDITIONS.test(segment) && IMAGE_FILE.test(path[at - 1] ?? ''));
  if (store > 0) return path.slice(0, store);
  const end = path.findLastIndex((segment) => !SIZE_ALONE.test(segment.replace(EXTENSIONS, '')));
  return end < 0 ? path : path.slice(0, end + 1);
}

function isFolder(segment: string): boolean {
  return !isSizes(segment) && !/-w\d{2,4}$/.test(segment);
}

/** Each word is asked for alone: in one pattern `1x1-1x1-...` has two readings a word, and takes exponential time. */
function isSizes(segment: string): boolean {
  return SIZE_FOLDER.test(segment) || segment.split(/[-_@]+/).every((word) => SIZE_WORD.test(word));
}

function meaningfulQuery(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !SIZE_PARAMETER.test(name.toLowerCase()));
  return kept.length ? `?${kept.map(([name, value]) => `${name}=${value}`).join('&')}` : '';
}
