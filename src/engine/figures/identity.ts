/** When two addresses are one picture: the same file under other sizes, crops, formats and proxies. */

// Words that image services put into paths beside the name of the file.
const SIZE_WORDS =
  /^(?:\d{1,4}x\d{0,4}|\d{0,4}x\d{1,4}|[whsqrcv]?[_=-]?\d{1,4}[a-z]?|(?:w|h|width|height|quality|fit|crop|format|resize)[_=:,-].*|c_\w+|fit-in|smart|crops?|original|alternates|landscape|portrait|square|large|medium|small|thumbs?|thumbnails?|default|master|full|scaled|image|images|img|public|webp|jpe?g|png)$/;
const EXTENSIONS = /(?:\.(?:jpe?g|png|webp|avif|gif|jxl|bmp|tiff?|ece|ashx|image|rendition))+$/;
// What stands behind a file's own name: `-1200x800`, `-scaled`, `_v16_9_600`, `@2x`, `~_v-TeaserFormat`, `-w600`, `.1200.jpg` ...
const SIZE_SUFFIX =
  /(?:~_?v-.*|@\dx|[-_.]?\d{2,4}x\d{0,4}|[-_.](?:\d{1,2}[-x_:]\d{1,2}(?:[-_]\d{2,4})?(?!\d)|v\d{1,2}_\d{1,2}(?:_\d{2,4})?|ci\d+x\d+-w\d+|[wh]_?\d{2,4}|scaled|e\d{12,13}|rotated|thumb(?:nail)?|small|medium|large|full|big|orig(?:inal)?|square|landscape|portrait|\d{3,4}w?|c|mobile|desktop|default|web|l|m|s|xl|xs|hd))+$/;
// TYPO3 writes processed versions as `csm_name_0123456789.jpg`.
const PROCESSED = /^csm_(.+)_[0-9a-f]{10}$/;
const UNIQUE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{20,64}/g;
const SIZE_PARAMETER =
  /^(?:w|h|width|height|q|quality|fit|crop|auto|format|resize|dpr|sig?|s|auth|t|ts|v|ver|strip|ssl|rect|cx|cy|x|y|fl|type|itok)$/;

/** A key that is equal for two versions of one picture. A guess from the address alone: it may part twins, seldom joins strangers. */
export function pictureKey(address: string): string {
  const url = new URL(unwrapped(address));
  const segments = decoded(url.pathname).toLowerCase().split('/').filter(Boolean);
  const bare = (segments.at(-1) ?? '').replace(EXTENSIONS, '');
  const name = bare.replace(PROCESSED, '$1').replace(SIZE_SUFFIX, '') || bare;
  const unique = bare.match(UNIQUE)?.at(-1);
  if (unique) return unique;
  const digits = name.match(/\d/g)?.length ?? 0;
  if (name.length >= 7 && digits >= 5) return name;
  // A name of words alone may serve two pictures of one page: numbers in the path tell them apart.
  if (name.length >= 16) return [...segments.slice(0, -1).filter((segment) => /\d{5}/.test(segment)), name].join('/');
  const directory = segments.join('/').match(UNIQUE)?.at(-1);
  if (directory) return directory;
  const kept = segments.slice(0, -1).filter((segment) => !SIZE_WORDS.test(segment));
  const query = EXTENSIONS.test(segments.at(-1) ?? '') ? '' : meaningfulQuery(url);
  return [...kept, name].join('/') + query;
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
