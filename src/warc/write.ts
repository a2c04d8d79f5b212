/**
 * WARC 1.1 (ISO 28500:2017), each record a gzip member. Written here and not with warcio, which keeps headers in a map: it
 * moves repeated headers together and turns header bytes that are not UTF-8 into others, so that they are no longer as received.
 */
import { createHash, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Images and other compressed bytes gain nothing from a better level. */
const GZIP_LEVEL = 6;

export interface WarcRecord {
  type: 'warcinfo' | 'request' | 'response' | 'resource' | 'metadata' | 'conversion';
  id: string;
  /** ISO 8601 in UTC. */
  date: string;
  targetUri?: string;
  contentType: string;
  /** Further WARC fields. */
  fields?: [name: string, value: string][];
  /** The HTTP head, with its empty line; empty where there is none. */
  head: Uint8Array;
  payload: Uint8Array;
  /** The whole record as another file has it, which is written in place of all this. */
  whole?: Uint8Array;
}

/** Describes the file. `software` is `NAME/VERSION`, `filename` the name that the file will have. */
export function warcinfo(software: string, date: string, filename: string): WarcRecord {
  const lines: [string, string][] = [
    ['software', software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
  ];
  const fields: [string, string][] = [['WARC-Filename', filename]];
  const payload = fieldLines(lines);
  return { type: 'warcinfo', id: newId(), date, contentType: WARC_FIELDS, fields, head: NOTHING, payload };
}

/** The record as a gzip member. */
export function serialize(record: WarcRecord, warcinfoId?: string): Promise<Buffer> {
  return gzipMember(recordBytes(record, warcinfoId));
}

export function gzipMember(bytes: Uint8Array): Promise<Buffer> {
  return compress(bytes, { level: GZIP_LEVEL });
}

/** The record's bytes, not compressed. */
export function recordBytes(record: WarcRecord, warcinfoId?: string): Buffer {
  if (record.whole !== undefined) return Buffer.from(record.whole);
  const block = Buffer.concat([record.head, record.payload]);
  const fields: [string, string][] = [
    ['WARC-Type', record.type],
    ['WARC-Record-ID', record.id],
    ['WARC-Date', record.date],
    ...(record.targetUri === undefined ? [] : [['WARC-Target-URI', targetUri(record.targetUri)] as [string, string]]),
    ...(warcinfoId === undefined ? [] : [['WARC-Warcinfo-ID', warcinfoId] as [string, string]]),
    ...(record.fields ?? []),
    ['Content-Type', record.contentType],
    ['WARC-Block-Digest', digest(block)],
    ...(HAS_PAYLOAD.has(record.type) ? [['WARC-Payload-Digest', digest(record.payload)] as [string, string]] : []),
    ['Content-Length', String(block.length)],
  ];
  return Buffer.concat([Buffer.from('WARC/1.1\r\n'), fieldLines(fields), CRLF, block, CRLF, CRLF]);
}

const CRLF = Buffer.from('\r\n');
export const NOTHING = new Uint8Array();
export const WARC_FIELDS = 'application/warc-fields';
const HAS_PAYLOAD = new Set<WarcRecord['type']>(['request', 'response', 'resource']);

export function newId(): string {
  return `<urn:uuid:${randomUUID()}>`;
}

function digest(data: Uint8Array): string {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

/** The address without user name and password; percent-encoded, so that nothing in it can end the line. */
function targetUri(url: string): string {
  if (!URL.canParse(url)) return encodeURI(url);
  const address = new URL(url);
  address.username = '';
  address.password = '';
  address.hash = '';
  return address.href;
}

/** UTF-8, as WARC fields are. A value cannot start a line of its own. */
export function fieldLines(fields: [string, string][]): Buffer {
  return Buffer.from(fields.map(([name, value]) => `${name}: ${fieldValue(value)}\r\n`).join(''));
}

export function fieldValue(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ');
}
