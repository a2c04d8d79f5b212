/** What a WACZ says of the WARC files in it: where each response is, in CDXJ, and which of them are pages. */
import { createReadStream } from 'node:fs';
import { TearsheetError } from '../errors.ts';
import { readWarc, type WarcEntry } from './read.ts';

export interface Page {
  url: string;
  ts: string;
  title?: string;
}

/** The beginning of a response in which its head is looked for, in bytes. */
const HEAD_BYTES = 64 * 1024;

/** What a `metadata` record tells of the page that it refers to; undefined when it is none of a page. */
export type DescribePage = (entry: WarcEntry) => Promise<{ title?: string } | undefined>;

/** Lines of the index and pages of one WARC file; `filename` is its name in the package. Throws `bad-record`. */
export async function indexWarc(
  file: string,
  filename: string,
  describe: DescribePage,
): Promise<{ lines: string[]; pages: Page[] }> {
  const { offsets, size } = await memberOffsets(file);
  const lines: string[] = [];
  const pages: Page[] = [];
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

/** Where the gzip members of a file begin, in bytes. */
async function memberOffsets(file: string): Promise<{ offsets: number[]; size: number }> {
  const { Gunzip } = await import('fflate');
  // It tells of each member but the first.
  const offsets = [0];
  const gunzip = new Gunzip(() => {});
  gunzip.onmember = (offset) => offsets.push(offset);
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    gunzip.push(new Uint8Array(chunk as Buffer), false);
    size += (chunk as Buffer).length;
  }
  return { offsets, size };
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
async function pageOf(entry: WarcEntry, describe: DescribePage, answered = entry.field('WARC-Target-URI')): Promise<Page[]> {
  const described = await describe(entry);
  if (described === undefined || answered === undefined) return [];
  return [{ url: answered, ts: entry.field('WARC-Date') ?? '', ...described }];
}
