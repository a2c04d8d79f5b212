/** A comparison of addresses of pictures: two are one picture when they differ in sizes, crops, formats and proxies alone. */

// Words that image services put into paths beside the name of the file, alone or in a row: `webp_wide_1200`, `wide__360x202__mobile`.
const SIZE_WORD =
  /^(?:\d{1,5}x\d{0,5}|\d{0,5}x\d{1,5}|[whsqrcvxy]?\d{1,4}[a-z]?|fit-in|smart|crops?|cropped|original|orig|alternates|landscape|portrait|square|wide|tall|desktop|mobile|tablet|large|medium|small|thumbs?|thumbnails?|default|master|full|free|scaled|images?|img|public|webp|jpe?g|png|avif|gif|rw|no|nu|k|p|c|cc|scale|fill|retina|hd|xl|xs|xxl|ratio|auto|resize|teaser|lead|hero|stage|article|gallery|ogimage|og|ogp)$/;
const SIZE_FOLDER =
  /^(?:[whsqrcv]?[_=-]?\d{1,4}[a-z]?|(?:w|h|width|height|quality|fit|crop|format|resize|rs|g|q)[_=:,-].*|c_\w+|r\d\.\d+|ver?\d+|-)$/;
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
// TYPO3 writes processed versions as `csm_name_0123456789.jpg`.
const PROCESSED = /^csm_(.+)_[0-9a-f]{10}$/;
const UNIQUE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{20,64}/g;
const SIZE_PARAMETER =
  /^(?:w|h|width|height|q|quality|fit|crop|auto|format|resize|dpr|sig?|s|auth|t|ts|v|ver|strip|ssl|rect|cx|cy|x|y|fl|type|itok)$/;

/** A key that is equal for two versions of one picture. A guess from the address alone: it may part twins, seldom joins strangers. */
export function pictureKey(address: string): string {
  const url = new URL(unwrapped(address));
  const all = decoded(decoded(url.pathname)).toLowerCase().split('/').filter(Boolean);
  // `/3700095/jpg/640x360`: the file is what stands before its sizes.
  const end = all.findLastIndex((segment) => !SIZE_ALONE.test(segment.replace(EXTENSIONS, '')));
  const segments = end < 0 ? all : all.slice(0, end + 1);
  const bare = (segments.at(-1) ?? '').replace(EXTENSIONS, '').replace(CROP_MARK, '$1');
  const name = bare.replace(PROCESSED, '$1').replace(SIZE_SUFFIX, '').replace(SIZE_PREFIX, '') || bare;
  const unique = bare.match(UNIQUE)?.at(-1);
  if (unique) return unique;
  const digits = name.match(/\d/g)?.length ?? 0;
  if (name.length >= 7 && digits >= 5) return name;
  const folders = segments.slice(0, -1).filter((segment) => !isSizes(segment) && !/-w\d{2,4}$/.test(segment));
  // A name of words alone may serve two pictures of one page: numbers in the path tell them apart.
  const numbered = folders.filter((segment) => /\d{5}/.test(segment));
  if (name.length >= 16) return [...numbered, name].join('/');
  const directory = segments.join('/').match(UNIQUE)?.at(-1);
  if (directory) return directory;
  if (name.length >= 4 && numbered.length > 0) return [...numbered, name].join('/');
  const query = EXTENSIONS.test(all.at(-1) ?? '') ? '' : meaningfulQuery(url);
  return [...folders, name].join('/') + query;
}

/** Each word is asked for alone: in one pattern `1x1-1x1-...` has two readings a word, and takes exponential time. */
function isSizes(segment: string): boolean {
  return SIZE_FOLDER.test(segment) || segment.split(/[-_@]+/).every((word) => SIZE_WORD.test(word));
}

/** The address inside a proxy's: `/image?url=https%3A%2F%2F...`, `/resize/800/https://...`. */
function unwrapped(address: string): string {
  let current = address.slice(0, 4096);
  for (let round = 0; round < 3; round += 1) {
    const inner = /.(https?(?::|%3a)(?:\/|%2f){1,2}[^&]+)/i.exec(current)?.[1];
    if (!inner) break;
    const next = /%3a/i.test(inner.slice(0, 10)) ? decoded(inner) : inner.replace(/^(https?:)\/(?!\/)/i, '$1//');
    if (!URL.canParse(next)) break;
    current = next;
  }
  return current === address.slice(0, 4096) && !URL.canParse(current) ? address : current;
}

function decoded(text: string): string {
  // A lone % or a byte that is no UTF-8 is allowed in addresses: such a path is its own decoding.
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

function meaningfulQuery(url: URL): string {
  const kept = [...url.searchParams].filter(([name]) => !SIZE_PARAMETER.test(name.toLowerCase()));
  return kept.length ? `?${kept.map(([name, value]) => `${name}=${value}`).join('&')}` : '';
}
