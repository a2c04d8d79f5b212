/**
 * WARC files as the news crawl of Common Crawl writes them: WARC 1.0, a gzip member a record, requests before their responses,
 * content and transfer codings taken off and their headers renamed, revisits, redirects, errors, feeds and pictures in between,
 * and now and then a member that is damaged or cut short.
 */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

export interface CrawledPage {
  url: string;
  /** As received, decoded. */
  body: Uint8Array;
}

/** One file. Of two with the same pages and number the bytes are the same. */
export function crawlFile(pages: readonly CrawledPage[], number: number): Buffer {
  const records = [
    record('warcinfo', `file ${number}`, { contentType: 'application/warc-fields', block: Buffer.from(INFO) }),
    ...pages.flatMap((page, i) => exchangeRecords(page, number, i)),
  ];
  const members = records.map((bytes) => gzipSync(bytes, { level: 6 }));
  if (number % 10 === 4) spoil(members, Math.min(members.length - 1, 3));
  if (number % 25 === 9) cutLast(members);
  // A crawl that does not compress, and one that packs the whole file at once.
  if (number % 20 === 11) return Buffer.concat(records);
  return number % 20 === 15 ? gzipSync(Buffer.concat(records)) : Buffer.concat(members);
}

/** The name of the file, also of one that is not compressed. */
export function crawlName(number: number): string {
  return `CC-NEWS-20260102030405-${String(number).padStart(5, '0')}.warc.gz`;
}

const INFO = 'software: StormCrawler 2.11 http://stormcrawler.net/\r\nformat: WARC File Format 1.0\r\nrobots: checked\r\n';
const PICTURE = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const FEED = Buffer.from('<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>');

function exchangeRecords({ url, body }: CrawledPage, number: number, i: number): Buffer[] {
  const kind = (number + i) % 9;
  const records: Buffer[] = [];
  if (kind === 1) records.push(...pair(`${url}?from=old`, '301 Moved Permanently', [['Location', url]], Buffer.alloc(0)));
  if (kind === 2) records.push(...pair(`${url}.jpg`, '200 OK', [['Content-Type', 'image/jpeg']], PICTURE));
  if (kind === 3) records.push(...pair(`${url}/feed`, '200 OK', [['Content-Type', 'application/rss+xml']], FEED));
  if (kind === 4)
    records.push(...pair(`${url}/gone`, '404 Not Found', [['Content-Type', 'text/html']], Buffer.from('<h1>Gone</h1>')));
  records.push(...pair(url, '200 OK', [['Content-Type', 'text/html'], ...CODED], Buffer.from(body)));
  if (kind === 5) records.push(revisit(url, number, i));
  return records;
}

/** The renamed heads of what was taken off. */
const CODED: [string, string][] = [
  ['X-Crawler-Content-Encoding', 'gzip'],
  ['X-Crawler-Transfer-Encoding', 'chunked'],
];

function pair(url: string, status: string, headers: [string, string][], body: Buffer): Buffer[] {
  const { host, pathname, search } = new URL(url);
  const asked = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: CCBot/2.0\r\nAccept-Encoding: gzip\r\n\r\n`;
  const told = [...headers, ['Content-Length', String(body.length)]]
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const answer = Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${told}\r\n`, 'latin1'), body]);
  return [
    record('request', `request ${url}`, {
      url,
      contentType: 'application/http; msgtype=request',
      block: Buffer.from(asked),
    }),
    record('response', `response ${url}`, {
      url,
      contentType: 'application/http; msgtype=response',
      block: answer,
      fields: [['WARC-Payload-Digest', sha1(body)]],
    }),
  ];
}

/** A page that is as it was at an earlier visit has no body here. */
function revisit(url: string, number: number, i: number): Buffer {
  return record('revisit', `revisit ${number} ${i}`, {
    url,
    contentType: 'application/http; msgtype=response',
    block: Buffer.from('HTTP/1.1 304 Not Modified\r\nContent-Type: text/html\r\n\r\n'),
    fields: [['WARC-Profile', 'http://netpreserve.org/warc/1.0/revisit/server-not-modified']],
  });
}

interface RecordParts {
  url?: string;
  contentType: string;
  block: Buffer;
  fields?: [string, string][];
}

function record(type: string, key: string, { url, contentType, block, fields = [] }: RecordParts): Buffer {
  const lines: [string, string][] = [
    ['WARC-Type', type],
    ['WARC-Date', '2026-01-02T03:04:05Z'],
    ['WARC-Record-ID', `<urn:uuid:${uuidOf(key)}>`],
    ...(url === undefined ? [] : ([['WARC-Target-URI', url]] as [string, string][])),
    ...fields,
    ['WARC-Block-Digest', sha1(block)],
    ['Content-Type', contentType],
    ['Content-Length', String(block.length)],
  ];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

function uuidOf(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function sha1(bytes: Uint8Array): string {
  return `sha1:${base32(createHash('sha1').update(bytes).digest())}`;
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** A bit that turned over on a disk. */
function spoil(members: Buffer[], at: number): void {
  const member = members[at] as Buffer;
  member.writeUInt8(member.readUInt8(member.length >> 1) ^ 0x10, member.length >> 1);
}

function cutLast(members: Buffer[]): void {
  const last = members.pop() as Buffer;
  members.push(last.subarray(0, last.length >> 1));
}
