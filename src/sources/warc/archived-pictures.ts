/** The pictures of a WARC: which there are, how a page names them, and their bytes with the exchanges that they came in. */
import type { Exchange, FetchedImage, FetchedPage } from '../../types.ts';
import { decodeContent } from '../../warc/content-coding.ts';
import { headerOf, parseMessage } from '../../warc/http-message.ts';
import { readWarc, type WarcEntry } from '../../warc/read.ts';
import { parseContentType } from '../media-type.ts';
import { FETCH_LIMITS } from '../options.ts';
import { withFoundPictures } from '../saved/references.ts';
import { parseUrl } from '../url.ts';
import { exchangeOf } from './response.ts';

/** The place of an archive's records: a file, or a part of one. Plain data. */
export interface ArchivePart {
  path: string;
  part?: { offset: number; length: number };
}

/** The addresses of all pictures, without fragments. */
export async function picturesIn(parts: ArchivePart[]): Promise<Set<string>> {
  const addresses = new Set<string>();
  for await (const { url, isPicture } of answersIn({ parts })) if (isPicture) addresses.add(url);
  return addresses;
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** The page as it names those pictures that are in the archive. */
export function withStoredPictures(page: FetchedPage, addresses: ReadonlySet<string>): { html: string; found: string[] } {
  const stated = /<base\b[^>]{0,300}?\bhref\s*=\s*["']?([^"'\s>]{1,2000})/i.exec(page.html.slice(0, 1 << 20))?.[1];
  const base = parseUrl(stated ?? '', new URL(page.url)) ?? new URL(page.url);
  return withFoundPictures(page.html, (reference) => {
    const url = parseUrl(reference.trim(), base)?.href;
    return url !== undefined && addresses.has(withoutHash(url)) ? url : undefined;
  });
}

interface StoredFile {
  url: string;
  isPicture: boolean;
  entry: WarcEntry;
  /** The head of a response and what was read with it; a `resource` has none. */
  start: Buffer;
  rest: AsyncIterator<Uint8Array>;
}

/** Bytes of a record that its head is looked for in. */
const HEAD_BYTES = 64 * 1024;

async function* answersIn({ parts }: { parts: ArchivePart[] }): AsyncGenerator<StoredFile> {
  for (const { path, part } of parts) {
    for await (const entry of readWarc(path, { ...(part && { part }) })) {
      if (entry.type !== 'response' && entry.type !== 'resource') continue;
      const url = addressOf(entry);
      const rest = entry.block()[Symbol.asyncIterator]();
      const chunks: Uint8Array[] = [];
      for (let size = 0; size < HEAD_BYTES; ) {
        const { done, value } = await rest.next();
        if (done) break;
        chunks.push(value);
        size += value.length;
      }
      const start = Buffer.concat(chunks);
      yield { url, isPicture: isPicture(entry, start), entry, start, rest };
    }
  }
}

function isPicture(entry: WarcEntry, start: Buffer): boolean {
  if (entry.type === 'resource') return /^image\//i.test(entry.field('Content-Type') ?? '');
  const head = start.toString('latin1');
  return (
    /^HTTP\/\S+ 20[03]\b/.test(head) && /^content-type:[ \t]*image\//im.test(head.slice(0, head.search(/\r?\n\r?\n/) + 1))
  );
}

/** The exchanges with the records that they stand in, as they are: chunks stay where a writer left them in. */
export async function withRecords(exchanges: Exchange[], parts: ArchivePart[]): Promise<Exchange[]> {
  const wanted = new Set(exchanges.map(({ url }) => withoutHash(url)));
  const records: { url: string; date: string; id: string; isRequest: boolean; whole: Buffer }[] = [];
  for (const { path, part } of parts) {
    for await (const entry of readWarc(path, { ...(part && { part }) })) {
      const url = addressOf(entry);
      const isRequest = entry.type === 'request';
      if (!wanted.has(url) || !(isRequest || entry.type === 'response') || entry.length > FETCH_LIMITS.maxBytes * 2)
        continue;
      const chunks: Uint8Array[] = [];
      for await (const chunk of entry.block()) chunks.push(chunk);
      const whole = Buffer.concat([Buffer.from(`${entry.header}\r\n\r\n`), ...chunks, Buffer.from('\r\n\r\n')]);
      const id = (isRequest ? entry.field('WARC-Concurrent-To') : entry.field('WARC-Record-ID')) ?? '';
      records.push({ url, date: entry.field('WARC-Date') ?? '', id, isRequest, whole });
    }
  }
  return exchanges.map((exchange) => {
    const response = records.find(
      ({ url, date, isRequest }) => !isRequest && url === withoutHash(exchange.url) && date === exchange.startedAt,
    );
    if (response === undefined) return exchange;
    const request = records.find(({ id, isRequest }) => isRequest && id === response.id);
    return { ...exchange, stored: [...(request ? [request.whole] : []), response.whole] };
  });
}

function addressOf(entry: WarcEntry): string {
  return withoutHash(entry.field('WARC-Target-URI') ?? '');
}

/** The pictures of these addresses, with the exchanges that they came in. */
export async function archivedImages(parts: ArchivePart[], urls: string[]): Promise<FetchedImage[]> {
  const wanted = new Map(urls.map((url) => [withoutHash(url), url]));
  const images: FetchedImage[] = [];
  for await (const { url, isPicture: isOne, entry, start, rest } of answersIn({ parts })) {
    const asked = wanted.get(url);
    if (asked === undefined || !isOne || entry.length > FETCH_LIMITS.imageBytes + HEAD_BYTES) continue;
    wanted.delete(url);
    const chunks: Uint8Array[] = [start];
    for (let next = await rest.next(); !next.done; next = await rest.next()) chunks.push(next.value);
    const image = await imageOf(entry, Buffer.concat(chunks), asked);
    if (image !== undefined) images.push(image);
  }
  const exchanges = images.flatMap((image) => image.exchanges);
  const stored = await withRecords(exchanges, parts);
  return images.map((image) => ({
    ...image,
    exchanges: image.exchanges.map((one) => stored[exchanges.indexOf(one)] ?? one),
  }));
}

async function imageOf(entry: WarcEntry, block: Buffer, url: string): Promise<FetchedImage | undefined> {
  if (entry.type === 'resource') return { url, exchanges: [], bytes: block, inFolder: true };
  const message = parseMessage(block);
  if (message === undefined) return undefined;
  const exchange = exchangeOf(withoutHash(url), entry.field('WARC-Date') ?? '', message, entry, undefined);
  const { type } = parseContentType(headerOf(exchange, 'content-type'));
  const coding = headerOf(exchange, 'content-encoding');
  const bytes = /^image\//.test(type) ? await decodeContent(message.body, coding, FETCH_LIMITS.imageBytes) : message.body;
  return { url, exchanges: [exchange], bytes };
}
