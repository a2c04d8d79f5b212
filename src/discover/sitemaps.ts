import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { TearsheetError } from '../errors.ts';
import type { Resource } from '../sources/sources.ts';

/** The protocol's limits (sitemaps.org). */
const MOST_URLS = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;

const decompress = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip);

export interface SitemapReference {
  url: string;
  /** The title that a news sitemap states. */
  title?: string;
  date?: string;
}

export interface Sitemap {
  /** The pages that the sitemap lists. */
  entries: SitemapReference[];
  /** Other sitemaps that an index lists. */
  sitemaps: SitemapReference[];
  /** The reason why the rest could not be read. */
  broken?: TearsheetError;
}

/** The text of a resource; `sitemap.xml.gz` is gzip by itself, apart from any content coding. */
export async function decodedText({ bytes, url }: Pick<Resource, 'bytes' | 'url'>): Promise<string> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder(charsetOf(bytes)).decode(bytes);
  const plain = await decompress(bytes, { maxOutputLength: MOST_BYTES }).catch((error: NodeJS.ErrnoException) => {
    const code = error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'bad-encoding';
    throw new TearsheetError(code, `cannot decompress ${url}: ${error.message}`, { cause: error });
  });
  return new TextDecoder(charsetOf(plain)).decode(plain);
}

/** Whether a text is a sitemap, an index of sitemaps, or a list of URLs as the protocol also allows. */
export function isSitemap(text: string, address: string): boolean {
  if (/<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(text.slice(0, 8192))) return true;
  return /\.txt(?:\.gz)?$/i.test(new URL(address).pathname) && /^\s*https?:\/\/\S+\s*(?:\n|$)/i.test(text.slice(0, 4096));
}

/** Reads a sitemap as far as it can be read; entries that are no web addresses are left out. */
export function readSitemap(text: string, address: string): Sitemap {
  if (!text.includes('<'))
    return {
      entries: references(
        text.split(/\s+/).map((url) => ({ url })),
        address,
      ),
      sitemaps: [],
    };
  const { urls, sitemaps, broken } = parse(text);
  const failure = broken && new TearsheetError('bad-record', `the sitemap is broken (${broken}): ${address}`);
  return {
    entries: references(urls, address),
    sitemaps: references(sitemaps, address),
    ...(failure ? { broken: failure } : {}),
  };
}

/** XML declares its encoding; what TextDecoder does not know is read as UTF-8, and addresses are ASCII anyway. */
function charsetOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const label = /encoding\s*=\s*["']([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return 'utf-8';
    throw error;
  }
}

/** Fields by the name of their element; the date of publication in a news sitemap goes before the last change. */
const FIELDS: Record<string, 'loc' | 'lastmod' | 'published' | 'title'> = {
  title: 'title',
  loc: 'loc',
  lastmod: 'lastmod',
  publication_date: 'published',
};

type Entry = Partial<Record<'loc' | 'lastmod' | 'published' | 'title', string>>;

interface Parsed {
  urls: SitemapReference[];
  sitemaps: SitemapReference[];
  /** The parser's words for what is wrong; nothing is taken after it. */
  broken?: string;
}

function parse(text: string): Parsed {
  const parsed: Parsed = { urls: [], sitemaps: [] };
  const parser = new SaxesParser();
  let entry: Entry | undefined;
  let depth = 0;
  let value = '';
  const read = (chunk: string) => {
    value += chunk;
  };
  parser.on('text', read);
  parser.on('cdata', read);
  parser.on('opentag', ({ name }) => {
    value = '';
    if (entry) depth++;
    else if (/^(?:\w+:)?(?:url|sitemap)$/.test(name)) entry = {};
  });
  parser.on('closetag', ({ name }) => {
    if (!entry) return;
    if (depth === 0) {
      keep(entry, name, parsed);
      entry = undefined;
      return;
    }
    depth--;
    setField(entry, name, depth, value);
    value = '';
  });
  parser.on('error', (error) => {
    parsed.broken ??= error.message.replace(/\s+/g, ' ').slice(0, 100);
  });
  for (let at = 0; at < text.length && parsed.broken === undefined; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  if (parsed.broken === undefined) parser.close();
  return parsed;
}

function keep({ loc, title, published, lastmod }: Entry, name: string, { urls, sitemaps, broken }: Parsed): void {
  const list = localName(name) === 'sitemap' ? sitemaps : urls;
  const date = published ?? lastmod;
  if (loc && list.length < MOST_URLS && broken === undefined)
    list.push({ url: loc, ...(title && { title }), ...(date && { date }) });
}

function setField(entry: Entry, name: string, depth: number, value: string): void {
  const field = FIELDS[localName(name)];
  // `image:loc` and `video:...` lie deeper or under another prefix; the page's own `loc` comes straight under `url`.
  const isOwn = depth === 0 && field !== 'title' && !name.startsWith('image:');
  // The news extension's title; that of a picture or video is none of the page's.
  const isNews = field === 'published' || (field === 'title' && name.startsWith('news:'));
  if (field && (isNews || isOwn)) entry[field] ??= value.trim();
}

function localName(name: string): string {
  return name.split(':')[1] ?? name;
}

/** Characters handed to the parser at once: after an error it would go on through the rest of the piece. */
const CHUNK = 64 * 1024;

function references(list: SitemapReference[], address: string): SitemapReference[] {
  return list.flatMap(({ url, title, date }) => {
    if (!URL.canParse(url, address) || url === '') return [];
    const absolute = new URL(url, address);
    return /^https?:$/.test(absolute.protocol)
      ? [{ url: absolute.href, ...(title && { title }), ...(date && { date }) }]
      : [];
  });
}
