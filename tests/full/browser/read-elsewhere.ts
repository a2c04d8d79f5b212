/** A capture's WARC as readers by other hands find it: warcio (Webrecorder), and the npm package `warc` where it is there. */
import { deepEqual, equal } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WARCParser } from 'warcio';

/** One record of a WARC. */
export interface WarcLine {
  type: string;
  url: string;
  /** Of a response. */
  status?: string;
  head: string;
  body: string;
  fields: Map<string, string>;
}

export async function readWarc(path: string): Promise<WarcLine[]> {
  const lines: WarcLine[] = [];
  for await (const record of WARCParser.iterRecords(createReadStream(path) as never)) {
    const body = Buffer.from(await record.readFully(true)).toString('utf8');
    const head = record.httpHeaders?.toString() ?? '';
    const status = record.httpHeaders?.statusCode;
    lines.push({
      type: record.warcType ?? '',
      url: record.warcTargetURI ?? '',
      ...(record.warcType === 'response' && status !== undefined && { status: String(status) }),
      head,
      body,
      fields: new Map(
        [...(record.warcHeaders.headers as Iterable<[string, string]>)].map(([name, value]) => [name.toLowerCase(), value]),
      ),
    });
  }
  return lines;
}

/** Every record has the digests that are its bytes', for both readers, and every answer its request. */
export async function isReadElsewhere(path: string): Promise<void> {
  const types: string[] = [];
  const [asked, answered]: [string[], string[]] = [[], []];
  for await (const record of WARCParser.iterRecords(createReadStream(path) as never)) {
    const payload = await record.readFully(false);
    const { headers } = record.warcHeaders;
    types.push(record.warcType ?? '');
    const stated = headers.get('WARC-Payload-Digest');
    if (stated !== undefined && stated !== null) equal(stated, digestOf(payload), record.warcTargetURI ?? '');
    if (record.warcType === 'response') answered.push(record.warcTargetURI ?? '');
    if (record.warcType === 'request') asked.push(record.warcTargetURI ?? '');
  }
  deepEqual(answered.sort(), asked.sort());
  for (const type of ['warcinfo', 'request', 'response', 'resource', 'metadata']) equal(types.includes(type), true, type);
  if (existsSync(join(WARC_READER, 'index.js'))) deepEqual(await typesByOther(path), types);
}

/** The unpacked npm package `warc`; `tests/capture/warc.test.ts` says so where it is missing. */
const WARC_READER = process.env.TEARSHEET_WARC_READER ?? '';

async function typesByOther(path: string): Promise<string[]> {
  const Parser = createRequire(import.meta.url)(join(WARC_READER, 'index.js')) as new () => Transform;
  const types: string[] = [];
  for await (const { protocol, headers, content } of createReadStream(path).pipe(createGunzip()).pipe(new Parser())) {
    equal(protocol, 'WARC/1.1');
    equal(headers['WARC-Block-Digest'], digestOf(content));
    types.push(headers['WARC-Type']);
  }
  return types;
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
