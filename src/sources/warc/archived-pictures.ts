/** The pictures of a WARC, and the records of exchanges as they stand in it. */
import type { Exchange, FetchedImage } from '../../types.ts';
import { decodeContent, headerOf, parseMessage } from '../../warc/http-message.ts';
import { readWarc, type WarcEntry } from '../../warc/read.ts';
import { parseContentType } from '../decode.ts';
import { FETCH_LIMITS } from '../options.ts';
import { type ArchiveIndex, type ArchivePart, HEAD_BYTES, holdsPicture, indexOf, LARGEST_PICTURE } from './archive-index.ts';
import { exchangeOf } from './response.ts';
import { withoutHash } from './trail.ts';

/** The exchanges with the records that they stand in, as they are: chunks stay where a writer left them in. */
export async function withRecords(exchanges: Exchange[], index: ArchiveIndex): Promise<Exchange[]> {
  const records = new Map<string, StoredRecord[]>();
  for (const address of new Set(exchanges.map(({ url }) => withoutHash(url))))
    records.set(address, await recordsOf(address, index));
  return exchanges.map((exchange) => {
    const ofAddress = records.get(withoutHash(exchange.url)) ?? [];
    const response = ofAddress.find(({ date, isRequest }) => !isRequest && date === exchange.startedAt);
    if (response === undefined) return exchange;
    const request = ofAddress.find(({ id, isRequest }) => isRequest && id === response.id);
    return { ...exchange, stored: [...(request ? [request.whole] : []), response.whole] };
  });
}

interface StoredRecord {
  date: string;
  /** The id of an answer, for a request that of its answer. */
  id: string;
  isRequest: boolean;
  whole: Buffer;
}

async function recordsOf(address: string, { exchanges }: ArchiveIndex): Promise<StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const entry of entriesAt(exchanges.get(address) ?? [])) {
    const isRequest = entry.type === 'request';
    const isOne = (isRequest || entry.type === 'response') && addressOf(entry) === address;
    if (!isOne || entry.length > FETCH_LIMITS.maxBytes * 2) continue;
    const whole = Buffer.concat([Buffer.from(`${entry.header}\r\n\r\n`), await blockOf(entry), Buffer.from('\r\n\r\n')]);
    const id = (isRequest ? entry.field('WARC-Concurrent-To') : entry.field('WARC-Record-ID')) ?? '';
    records.push({ date: entry.field('WARC-Date') ?? '', id, isRequest, whole });
  }
  return records;
}

/** The records at some places, each place once: one gzip member may hold several records. */
async function* entriesAt(places: ArchivePart[]): AsyncGenerator<WarcEntry> {
  let last: ArchivePart | undefined;
  for (const { path, part } of places) {
    if (last?.path !== path || last.part?.offset !== part?.offset) yield* readWarc(path, { part });
    last = { path, ...(part && { part }) };
  }
}

function addressOf(entry: WarcEntry): string {
  return withoutHash(entry.field('WARC-Target-URI') ?? '');
}

async function blockOf(entry: WarcEntry): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.block()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The pictures of these addresses, with the exchanges that they came in. */
export async function archivedImages(parts: ArchivePart[], urls: string[]): Promise<FetchedImage[]> {
  const index = await indexOf(parts);
  const images: FetchedImage[] = [];
  for (const url of urls) {
    const place = index.pictures.get(withoutHash(url));
    const image = place && (await imageAt(place, url));
    if (image !== undefined) images.push(image);
  }
  const exchanges = images.flatMap((image) => image.exchanges);
  const stored = await withRecords(exchanges, index);
  return images.map((image) => ({
    ...image,
    exchanges: image.exchanges.map((one) => stored[exchanges.indexOf(one)] ?? one),
  }));
}

async function imageAt(place: ArchivePart, url: string): Promise<FetchedImage | undefined> {
  for await (const entry of entriesAt([place])) {
    if (addressOf(entry) !== withoutHash(url) || entry.length > LARGEST_PICTURE) continue;
    const block = await blockOf(entry);
    if (holdsPicture(entry, block.toString('latin1', 0, HEAD_BYTES))) return imageOf(entry, block, url);
  }
  return undefined;
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
