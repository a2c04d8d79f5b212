/** MHTML (RFC 2557), as Chromium, Edge, Opera and older browsers save a page with its pictures; also a mail with a page in it. */
import { TearsheetError } from '../../errors.ts';
import { decodeHtml } from '../decode.ts';
import { isWeb, parseUrl, withoutCredentials } from '../url.ts';
import type { FormReader, SavedBytes, SavedPage, StoredPicture } from './form.ts';
import { type MimePart, readParts } from './mime.ts';
import { nameByContent } from './names.ts';
import { withFoundPictures } from './references.ts';
import { statedTime } from './times.ts';

const TYPE = /^content-type:[\s]*(?:multipart\/|text\/html|message\/)/i;
/** The number of bytes of the file's beginning that are looked at. */
const HEAD_BYTES = 64 * 1024;
const FIELD = /^[!-9;-~]{1,80}:/;
/** A tag is none, though a page in one line may have a colon in its title. */
const FIRST_FIELD = /^(?:\xef\xbb\xbf)?[\r\n]*(?!<)[!-9;-~]{1,80}:/;

export const mhtml: FormReader = { form: 'mhtml', is: isMessage, read: readMhtml };

/**
 * Whether the file begins with a head: fields, folded or not, up to the first empty line, of which one says that it is MIME with
 * a page in it.
 */
function isMessage(head: string): boolean {
  // Nearly all files begin with a tag, which their first sign tells.
  if (!FIRST_FIELD.test(head)) return false;
  let hasType = false;
  let hasField = false;
  const lines = head.replace(/^(?:\xef\xbb\xbf)?[\r\n]*/, '').split(/\r?\n/);
  // The last line may go on behind what is looked at.
  for (const line of head.length < HEAD_BYTES ? lines : lines.slice(0, -1)) {
    if (line === '') return hasType;
    if (FIELD.test(line)) hasField = true;
    else if (!hasField || !/^[ \t]/.test(line)) return false;
    hasType ||= TYPE.test(line);
  }
  // Nothing but fields, and no end of them, is no HTML either; the limit of heads refuses it.
  return hasField;
}

async function readMhtml({ bytes, where }: SavedBytes): Promise<SavedPage> {
  const parts = await readParts(bytes, where);
  const [root] = parts;
  const page = pageOf(parts);
  if (root === undefined || page === undefined)
    throw new TearsheetError('unsupported-type', `there is no HTML page in ${where}`);
  const { html: source, charset } = await decodeHtml(page.content(), page.charset);
  const stated = locationOf(root, 'Snapshot-Content-Location') || locationOf(page, 'Content-Location');
  const url = parseUrl(stated);
  const base = parseUrl(baseIn(source) ?? '', url) ?? url;
  const pictures = new Map<string, StoredPicture>();
  const find = finder(parts, url, base, pictures);
  const { html } = withFoundPictures(source, find);
  const savedAt = statedTime(root.head('Date'));
  return {
    form: 'mhtml',
    type: root.type.startsWith('multipart/') ? 'multipart/related' : 'message/rfc822',
    html,
    charset,
    ...(url && isWeb(url) && { url: withoutCredentials(url).href }),
    ...(savedAt !== undefined && { savedAt }),
    pictures: [...pictures.values()],
    holdsPictures: true,
  };
}

const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml']);

/** The part that `start` or `Snapshot-Content-Location` names, else the first of HTML: frames may stand before the page. */
function pageOf(parts: MimePart[]): MimePart | undefined {
  const pages = parts.filter(({ type }) => HTML_TYPES.has(type));
  const [root] = parts;
  const start = /;\s*start\s*=\s*"?([^";]+)/i.exec(root?.head('Content-Type') ?? '')?.[1]?.trim();
  const snapshot = root && locationOf(root, 'Snapshot-Content-Location');
  return (
    pages.find((part) => start !== undefined && bare(part.head('Content-ID')) === bare(start)) ??
    pages.find((part) => snapshot && locationOf(part, 'Content-Location') === snapshot) ??
    pages[0]
  );
}

/** An id without its angle brackets. */
function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '');
}

/** A long address may be folded: white space is no part of it. */
function locationOf(part: MimePart, name: string): string {
  return part.head(name).replace(/\s+/g, '');
}

function baseIn(html: string): string | undefined {
  return /<base\b[^>]{0,300}?\bhref\s*=\s*["']?([^"'\s>]{1,2000})/i.exec(html.slice(0, 1 << 20))?.[1];
}

/** Finds parts by their location, as written and as it resolves, and by their id; what is found goes into `pictures`. */
function finder(parts: MimePart[], page: URL | undefined, base: URL | undefined, pictures: Map<string, StoredPicture>) {
  const byLocation = new Map<string, MimePart>();
  const put = (key: string | undefined, part: MimePart) => {
    if (key && !byLocation.has(key)) byLocation.set(key, part);
  };
  for (const part of parts) {
    if (part.type.startsWith('multipart/') || HTML_TYPES.has(part.type)) continue;
    const location = locationOf(part, 'Content-Location');
    const from = parseUrl(locationOf(part, 'Content-Base'), page) ?? page;
    put(location && resourceKey(location, from), part);
    put(location, part);
    const id = bare(part.head('Content-ID'));
    put(id && `cid:${id}`, part);
  }
  const named = new Map<MimePart, string | undefined>();
  return (reference: string): string | undefined => {
    const trimmed = reference.trim();
    const part =
      byLocation.get(resourceKey(trimmed, base) ?? '') ?? byLocation.get(trimmed) ?? byLocation.get(decodedId(trimmed));
    if (part === undefined) return undefined;
    if (!named.has(part)) named.set(part, stored(part, page, pictures));
    return named.get(part);
  };
}

/** The address without a fragment; undefined for what is no address. */
function resourceKey(reference: string, base: URL | undefined): string | undefined {
  return parseUrl(reference, base)?.href.replace(/#.*/s, '');
}

function decodedId(reference: string): string {
  if (!/^cid:/i.test(reference)) return '';
  try {
    return `cid:${decodeURIComponent(reference.slice(4))}`;
  } catch {
    // A lone percent sign is part of the id.
    return `cid:${reference.slice(4)}`;
  }
}

function stored(part: MimePart, page: URL | undefined, pictures: Map<string, StoredPicture>): string | undefined {
  const bytes = part.content();
  if (bytes.length === 0) return undefined;
  const location = parseUrl(locationOf(part, 'Content-Location'), page);
  const url = location && isWeb(location) ? withoutCredentials(location).href : nameByContent(bytes, part.type);
  if (!pictures.has(url)) pictures.set(url, { url, bytes });
  return url;
}
