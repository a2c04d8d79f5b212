/** A forger of captures: changes parts of them and makes all sums and digests new. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { formatSums, parseSums } from '../../src/files/hash.ts';
import type { ArticleRecord } from '../../src/types.ts';

/** A WARC record that can be changed; `lines` are its header without the version. */
export interface ForgedEntry {
  lines: string[];
  block: Buffer;
}

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

export function fieldOf({ lines }: ForgedEntry, name: string): string {
  return lines.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}: `))?.slice(name.length + 2) ?? '';
}

export function setField(entry: ForgedEntry, name: string, value: string): void {
  entry.lines = entry.lines.map((line) =>
    line.toLowerCase().startsWith(`${name.toLowerCase()}: `) ? `${name}: ${value}` : line,
  );
}

export function readEntries(bytes: Uint8Array): ForgedEntry[] {
  let rest = gunzipSync(bytes);
  const entries: ForgedEntry[] = [];
  while (rest.length > 0) {
    const end = rest.indexOf('\r\n\r\n');
    const lines = rest.toString('utf8', 0, end).split('\r\n').slice(1);
    const length = Number(fieldOf({ lines, block: rest }, 'Content-Length'));
    entries.push({ lines, block: Buffer.from(rest.subarray(end + 4, end + 4 + length)) });
    rest = rest.subarray(end + 4 + length + 4);
  }
  return entries;
}

/** With digests and lengths that fit. */
export function writeEntries(entries: ForgedEntry[]): Buffer {
  return Buffer.concat(
    entries.map((entry) => {
      const isHttp = fieldOf(entry, 'Content-Type').startsWith('application/http');
      const payload = isHttp ? entry.block.subarray(entry.block.indexOf('\r\n\r\n') + 4) : entry.block;
      setField(entry, 'Content-Length', `${entry.block.length}`);
      setField(entry, 'WARC-Block-Digest', `sha256:${sha256(entry.block)}`);
      setField(entry, 'WARC-Payload-Digest', `sha256:${sha256(payload)}`);
      const head = ['WARC/1.1', ...entry.lines, '', ''].join('\r\n');
      return gzipSync(Buffer.concat([Buffer.from(head), entry.block, Buffer.from('\r\n\r\n')]));
    }),
  );
}

/** The record of an exchange by its type and the end of its address. */
export function entryOf(entries: ForgedEntry[], type: string, address: string): ForgedEntry {
  const found = entries.find(
    (entry) => fieldOf(entry, 'WARC-Type') === type && fieldOf(entry, 'WARC-Target-URI').endsWith(address),
  );
  if (found === undefined) throw new Error(`no ${type} of ${address}`);
  return found;
}

/** Another body for a response that is stored as it stands. */
export function setBody(entry: ForgedEntry, body: Uint8Array): void {
  const head = entry.block.subarray(0, entry.block.indexOf('\r\n\r\n') + 4);
  const text = head.toString('latin1').replace(/^content-length:.*$/im, `Content-Length: ${body.length}`);
  entry.block = Buffer.concat([Buffer.from(text, 'latin1'), body]);
}

export class ForgedCapture {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  get stem(): string {
    return basename(this.folder).replace(/\.files$/, '');
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Of the article's file in a format. */
  text(extension = 'md'): string {
    return join(dirname(this.folder), `${this.stem}.${extension}`);
  }

  replace(path: string, from: string, to: string): void {
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeFileSync(path, text.replaceAll(from, to));
  }

  record(): ArticleRecord {
    return JSON.parse(readFileSync(this.path('record.json'), 'utf8')) as ArticleRecord;
  }

  setRecord(record: object): void {
    writeFileSync(this.path('record.json'), `${JSON.stringify(record, null, 2)}\n`);
  }

  /** The WARC with its entries changed in place, or with the entries that `change` returns instead. */
  changeWarc(change: (entries: ForgedEntry[]) => unknown): void {
    const entries = readEntries(readFileSync(this.path('capture.warc.gz')));
    const changed = change(entries);
    writeFileSync(this.path('capture.warc.gz'), writeEntries(Array.isArray(changed) ? changed : entries));
  }

  /** Record in record.json and in the WARC's metadata alike. */
  changeRecord(change: (record: ArticleRecord) => void, inWarc = true): void {
    const record = this.record();
    change(record);
    this.setRecord(record);
    if (inWarc) this.recordIntoWarc();
  }

  recordIntoWarc(): void {
    const { files: _, warc: __, ...record } = this.record();
    this.changeWarc((entries) => {
      const entry = entries.find((one) => fieldOf(one, 'WARC-Type') === 'metadata');
      if (entry) entry.block = Buffer.from(`tearsheet-record: ${JSON.stringify(record)}\r\n`);
    });
  }

  /** All sums made new: those in record.json and those in SHA256SUMS; files that are gone are named no more. */
  seal(): void {
    const { lines } = parseSums(readFileSync(this.path('SHA256SUMS'), 'utf8'));
    const sumOf = (path: string) => {
      try {
        return sha256(readFileSync(this.path(path)));
      } catch {
        return undefined;
      }
    };
    const record = this.record();
    for (const path of Object.keys(record.files ?? {})) {
      const sum = sumOf(path);
      if (record.files && sum) record.files[path] = sum;
      else if (record.files) delete record.files[path];
    }
    this.setRecord(record);
    const sums = lines.flatMap(({ path }) => {
      const sum = sumOf(path);
      return sum === undefined ? [] : [{ path, sha256: sum }];
    });
    writeFileSync(this.path('SHA256SUMS'), formatSums(sums));
  }
}
