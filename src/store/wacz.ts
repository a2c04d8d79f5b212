/** WACZ 1.1.1: WARC files with an index and a list of pages in one ZIP, for replay in a browser (ReplayWeb.page). */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ZipInputFile } from 'fflate';
import { TearsheetError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { readWarc, type WarcEntry } from '../warc/warc.ts';
import { sha256OfFile } from './checksums.ts';
import { unwritable, withNewFile } from './durable.ts';
import { findCaptures } from './find.ts';
import { newOwner } from './owner.ts';
import { exists } from './place.ts';

/** ZIP without its 64-bit extension, which fflate does not write, ends at 4 GiB and 65,535 files; room is left for the directory. */
const LIMITS = { bytes: 4_000_000_000, files: 65_000 };
/** The beginning of a response in which its head is looked for, in bytes. */
const HEAD_BYTES = 64 * 1024;

interface Page {
  url: string;
  ts: string;
  title?: string;
}

/** A file of the package: text, or a file on disk. */
interface Part {
  path: string;
  source: { text: string } | { file: string };
}

/**
 * Packs captures, folders of captures and WARC files (one gzip member a record) into a new file. Throws `usage` when there is
 * no WARC, `bad-record` for a damaged one, `unwritable` when the file exists or would be beyond the limits, which are given for
 * tests alone; then nothing is written.
 */
export async function writeWacz(output: string, paths: string[], limits = LIMITS): Promise<void> {
  if (await exists(output)) throw new TearsheetError('unwritable', `cannot write ${output}: it exists already`);
  const warcs = await findWarcs(paths);
  await requireRoom(output, warcs, limits);
  const index: string[] = [];
  const pages: Page[] = [];
  for (const { file, name } of warcs) {
    const indexed = await indexWarc(file, name);
    // One by one: as arguments of one call a million lines would not fit on the stack.
    for (const line of indexed.lines) index.push(line);
    for (const page of indexed.pages) pages.push(page);
  }
  const parts: Part[] = [
    ...warcs.map(({ file, name }) => ({ path: `archive/${name}`, source: { file } })),
    { path: 'indexes/index.cdx', source: { text: index.sort().join('') } },
    { path: 'pages/pages.jsonl', source: { text: pageList(pages) } },
  ];
  const { description, bytes } = await describe(parts, pages);
  if (bytes > limits.bytes) throw tooLarge(output, `${bytes} bytes`, limits);
  const digest = { path: 'datapackage.json', hash: `sha256:${createHash('sha256').update(description).digest('hex')}` };
  parts.push({ path: 'datapackage.json', source: { text: description } });
  parts.push({ path: 'datapackage-digest.json', source: { text: JSON.stringify(digest, null, 2) } });
  await writeZip(output, parts);
}

/** Each under a name of its own in the package. */
async function findWarcs(paths: string[]): Promise<{ file: string; name: string }[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (/\.warc\.gz$/i.test(path)) files.push(path);
    else for await (const folder of findCaptures(path)) files.push(join(folder, 'capture.warc.gz'));
  }
  const present: { file: string; name: string }[] = [];
  const names = new Set<string>();
  for (const file of files) {
    if (!(await exists(file))) continue;
    const own =
      basename(file) === 'capture.warc.gz' ? basename(dirname(file)).replace(/\.files$/, '.warc.gz') : basename(file);
    let name = own;
    for (let number = 2; names.has(name); number++) name = `${number}-${own}`;
    names.add(name);
    present.push({ file, name });
  }
  if (present.length === 0) throw new TearsheetError('usage', `no WARC in ${paths.join(', ')}`);
  return present;
}

/** Before hours are spent on reading what will not fit. */
async function requireRoom(output: string, warcs: { file: string }[], limits: typeof LIMITS): Promise<void> {
  if (warcs.length > limits.files) throw tooLarge(output, `${warcs.length} captures`, limits);
  let bytes = 0;
  for (const { file } of warcs) bytes += (await stat(file)).size;
  if (bytes > limits.bytes) throw tooLarge(output, `${bytes} bytes`, limits);
}

function tooLarge(output: string, what: string, { bytes, files }: typeof LIMITS): TearsheetError {
  const most = `${bytes} bytes and ${files} captures`;
  const why = `${what} do not fit into a WACZ, which holds at most ${most}; pack fewer captures`;
  return new TearsheetError('unwritable', `cannot write ${output}: ${why}`);
}

async function indexWarc(file: string, filename: string): Promise<{ lines: string[]; pages: Page[] }> {
  const { offsets, size } = await memberOffsets(file);
  const lines: string[] = [];
  const pages: Page[] = [];
  let number = 0;
  for await (const entry of readWarc(file)) {
    const offset = offsets[number++];
    if (offset === undefined) throw new TearsheetError('bad-record', `${file} has several records in one gzip member`);
    const length = (offsets[number] ?? size) - offset;
    if (entry.type === 'response' || entry.type === 'resource')
      lines.push(await indexLine(entry, { length, offset, filename }));
    else if (entry.type === 'metadata') pages.push(...(await pageOf(entry)));
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

/** From the record that our own WARC files carry; pages of others are found by their address alone. */
async function pageOf(entry: WarcEntry): Promise<Page[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.block()) chunks.push(chunk);
  const json = /^tearsheet-record: (.*)\r?$/m.exec(Buffer.concat(chunks).toString('utf8'))?.[1];
  if (json === undefined) return [];
  const { title } = JSON.parse(json) as { title?: string };
  const url = entry.field('WARC-Target-URI') ?? '';
  return [{ url, ts: entry.field('WARC-Date') ?? '', ...(title !== undefined && { title }) }];
}

function pageList(pages: Page[]): string {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'Pages' },
    ...pages.map((page, id) => ({ id: `${id + 1}`, ...page })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

async function describe(parts: Part[], pages: Page[]): Promise<{ description: string; bytes: number }> {
  const resources = [];
  let total = 0;
  for (const { path, source } of parts) {
    const { sha256, bytes } =
      'file' in source
        ? await sha256OfFile(source.file)
        : { sha256: createHash('sha256').update(source.text).digest('hex'), bytes: Buffer.byteLength(source.text) };
    total += bytes;
    resources.push({ name: basename(path), path, hash: `sha256:${sha256}`, bytes });
  }
  const [main] = pages;
  const described = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: main?.title ?? 'Captures',
    software: `tearsheet ${VERSION}`,
    created: new Date().toISOString(),
    ...(main && { mainPageUrl: main.url, mainPageDate: main.ts }),
    resources,
  };
  return { description: JSON.stringify(described, null, 2), bytes: total };
}

/** Stored and not deflated, so that a browser can read single records out of it. Whole, or not there. */
async function writeZip(output: string, parts: Part[]): Promise<void> {
  const { Zip, ZipPassThrough } = await import('fflate');
  const temporary = join(dirname(output), `.${basename(output)}.${newOwner()}.writing`);
  try {
    await mkdir(dirname(output), { recursive: true });
    await withNewFile(temporary, async (file) => {
      const ready: Uint8Array[] = [];
      let failure: Error | null = null;
      const zip = new Zip((error, chunk) => {
        failure ??= error;
        ready.push(chunk);
      });
      const flush = async () => {
        if (failure !== null) throw failure;
        for (const chunk of ready.splice(0)) await file.writeFile(chunk);
      };
      for (const { path, source } of parts) {
        const entry = new ZipPassThrough(path);
        zip.add(entry as ZipInputFile);
        if ('text' in source) entry.push(Buffer.from(source.text), true);
        else {
          for await (const chunk of createReadStream(source.file)) {
            entry.push(new Uint8Array(chunk as Buffer), false);
            await flush();
          }
          entry.push(new Uint8Array(), true);
        }
        await flush();
      }
      zip.end();
      await flush();
    });
    await rename(temporary, output);
  } catch (error) {
    await rm(temporary, { force: true });
    throw unwritable(output, error);
  }
}
