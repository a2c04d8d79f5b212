/**
 * WET files as Common Crawl writes them: WARC `conversion` records (ISO 28500:2017, 6.8) that hold the article's text alone and
 * refer to the response it was read from. Two runs give the same bytes: dates and identifiers are made of what was read.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ArticleRecord } from '../../types.ts';
import { gzipMember, recordBytes, type WarcRecord, warcinfo } from '../../warc/write.ts';
import type { InputRecord } from '../stream.ts';
import { isArticle, type LineWriter, type WriteBytes } from './line-writer.ts';

export interface WetOptions {
  /** `NAME/VERSION` of the program. */
  software: string;
  /** Path of the output; undefined for standard output. A `.gz` gets a gzip member a record. */
  path: string | undefined;
}

/** The date of a text whose page tells no time. */
const NO_TIME = '1970-01-01T00:00:00Z';

export function wetWriter(write: WriteBytes, { software, path }: WetOptions): LineWriter {
  let warcinfoId: string | undefined;
  const put = async (record: WarcRecord) => {
    const bytes = recordBytes(record, record.id === warcinfoId ? undefined : warcinfoId);
    await write(path?.endsWith('.gz') ? await gzipMember(bytes) : bytes);
  };
  const begin = async (date: string) => {
    const name = path === undefined ? 'stdout' : basename(path);
    warcinfoId = idOf('warcinfo', name, date);
    await put({ ...warcinfo(software, date, name), id: warcinfoId });
  };
  return {
    async add(line) {
      if (!isArticle(line.record)) return;
      const record = conversion(line.record, line.from);
      if (warcinfoId === undefined) await begin(record.date);
      await put(record);
    },
    async end() {
      if (warcinfoId === undefined) await begin(NO_TIME);
    },
  };
}

function conversion({ text = '', language, url, requestedUrl }: ArticleRecord, from: InputRecord | undefined): WarcRecord {
  const target = from?.url ?? requestedUrl ?? url;
  const payload = Buffer.from(text);
  const fields: [string, string][] = [
    ...(from?.recordId === undefined ? [] : [['WARC-Refers-To', from.recordId] as [string, string]]),
    ...(language === undefined ? [] : [['WARC-Identified-Content-Language', language] as [string, string]]),
  ];
  return {
    type: 'conversion',
    id: idOf('conversion', from?.recordId ?? target, text),
    date: from?.date ?? NO_TIME,
    targetUri: target,
    contentType: 'text/plain; charset=utf-8',
    fields,
    head: new Uint8Array(),
    payload,
  };
}

/** A UUID of version 8 (RFC 9562) made of the parts' SHA-256, so that the same text of the same page has the same name. */
function idOf(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((Number.parseInt(hex[16] as string, 16) & 3) | 8).toString(16);
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return `<urn:uuid:${uuid}>`;
}
