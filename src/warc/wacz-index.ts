/** Makes the lists of a WACZ about the WARC files in it: where each response is, in CDXJ, and which of them are pages. */
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { fileProblem, TearsheetError } from '../errors.ts';
import { openRegular } from '../files/hash.ts';
import { readWarc, requireGrowth, type WarcEntry } from './read.ts';

export interface WaczPage {
  url: string;
  ts: string;
  title?: string;
}

/** The beginning of a response in which its head is looked for, in bytes. */
const HEAD_BYTES = 64 * 1024;

/** Reads what a `metadata` record tells of the page that it refers to; undefined when it is none of a page. */
export type DescribePage = (entry: WarcEntry) => Promise<{ title?: string } | undefined>;

/** Lines of the index and pages of one WARC file; `filename` is its name in the package. Throws `bad-record`. */
export async function indexWarc(
  file: string,
  filename: string,
  describe: DescribePage,
): Promise<{ lines: string[]; pages: WaczPage[] }> {
  const { offsets, size } = await memberOffsets(file);
  const lines: string[] = [];
  const pages: WaczPage[] = [];
  /** Addresses of the capture's answers so far, by the ids of their records. */
  const answered = new Map<string, string>();
  let number = 0;
  for await (const entry of readWarc(file)) {
    const offset = offsets[number++];
    if (offset === undefined) throw new TearsheetError('bad-record', `${file} has several records in one gzip member`);
    const length = (offsets[number] ?? size) - offset;
    if (entry.type === 'response' || entry.type === 'resource') {
      lines.push(await indexLine(entry, { length, offset, filename }));
      answered.set(entry.field('WARC-Record-ID') ?? '', entry.field('WARC-Target-URI') ?? '');
    } else if (entry.type === 'metadata') {
      pages.push(...(await pageOf(entry, describe, answered.get(entry.field('WARC-Refers-To') ?? ''))));
      answered.clear();
    }
  }
  return { lines, pages };
}

/** The places where the gzip members of a file begin, in bytes. */
async function memberOffsets(file: string): Promise<{ offsets: number[]; size: number }> {
  const handle = await openRegular(file, Number.MAX_SAFE_INTEGER, { named: true });
  try {
    const { size } = await handle.stat();
    const offsets: number[] = [];
    for (let at = 0; at < size; ) {
      offsets.push(at);
      at = await endOfMember(handle, at, file);
    }
    return { offsets, size };
  } finally {
    await handle.close();
  }
}

/** Length of a gzip trailer: checksum and size. */
const TRAILER_BYTES = 8;
/** Longest header of a member that is read, with the name of a file in it. */
const MEMBER_HEADER_BYTES = 4096;

async function endOfMember(handle: FileHandle, at: number, file: string): Promise<number> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(MEMBER_HEADER_BYTES), 0, MEMBER_HEADER_BYTES, at);
  const start = at + memberHeader(buffer.subarray(0, bytesRead), `${file}, byte ${at}`);
  const inflate = createInflateRaw({ chunkSize: HEAD_BYTES });
  // Errors of the pipeline come out of the iteration below.
  pipeline(createReadStream(file, { start }), inflate, () => {});
  let unpacked = 0;
  try {
    for await (const chunk of inflate) {
      unpacked += (chunk as Buffer).length;
      requireGrowth(unpacked, inflate.bytesWritten, file);
    }
  } catch (error) {
    if (error instanceof TearsheetError) throw error;
    throw new TearsheetError('bad-record', `${file} cannot be read to its end: ${fileProblem(error)}`, { cause: error });
  }
  return start + inflate.bytesWritten + TRAILER_BYTES;
}

/** Bytes of a gzip header (RFC 1952, 2.3). Throws `bad-record`. */
function memberHeader(bytes: Buffer, where: string): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + (bytes.length >= 12 ? bytes.readUInt16LE(10) : 0);
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1 || bytes.length;
  if (flags & 2) at += 2;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && at < bytes.length) return at;
  throw new TearsheetError('bad-record', `${where}: there is no gzip member`);
}

/** A line of CDXJ: sort-friendly URL, time stamp of 14 digits, JSON. */
async function indexLine(entry: WarcEntry, place: { length: number; offset: number; filename: string }): Promise<string> {
  const url = entry.field('WARC-Target-URI') ?? '';
  const head =
    entry.type === 'response' ? await readHead(entry) : `HTTP/1.1 200\r\nContent-Type: ${entry.field('Content-Type')}`;
  const status = /^HTTP\/\S+ +(\d{3})/.exec(head)?.[1] ?? '';
  const mime = /^content-type:[ \t]*([^;\s]+)/im.exec(head)?.[1];
  const digest = entry.field('WARC-Payload-Digest');
  const { length, offset, filename } = place;
  const fields = {
    url,
    ...(mime && { mime }),
    status,
    ...(digest && { digest }),
    length: `${length}`,
    offset: `${offset}`,
    filename,
  };
  return `${surt(url)} ${digits(entry.field('WARC-Date') ?? '')} ${JSON.stringify(fields)}\n`;
}

async function readHead(entry: WarcEntry): Promise<string> {
  let head = '';
  for await (const chunk of entry.block()) {
    head += Buffer.from(chunk).toString('latin1');
    if (head.includes('\r\n\r\n') || head.length > HEAD_BYTES) break;
  }
  return head.split('\r\n\r\n', 1)[0] ?? '';
}

function digits(date: string): string {
  return date.replace(/\D/g, '').slice(0, 14);
}

/** Sort-friendly URI reordering transform, as indexes of web archives use it: `com,example)/path?query`. */
function surt(url: string): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return url.replace(/\s/g, '%20');
  const { hostname, port, pathname, search } = new URL(url.replace(/^(https?:\/\/)www\d*\./i, '$1').toLowerCase());
  const query = search === '' ? '' : `?${search.slice(1).split('&').sort().join('&')}`;
  return `${hostname.split('.').reverse().join(',')}${port === '' ? '' : `:${port}`})${pathname}${query}`;
}

/**
 * Pages of other programs, whose `metadata` is not described, are found by their address alone. An archived copy was `answered`
 * under the address that it has in its archive.
 */
async function pageOf(
  entry: WarcEntry,
  describe: DescribePage,
  answered = entry.field('WARC-Target-URI'),
): Promise<WaczPage[]> {
  const described = await describe(entry);
  if (described === undefined || answered === undefined) return [];
  return [{ url: answered, ts: entry.field('WARC-Date') ?? '', ...described }];
}
