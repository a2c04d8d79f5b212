/** From a server to a capture and back: what `extract` makes of the WARC is what was saved, and `verify` says that it is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';
import { TearsheetError } from '../../src/errors.ts';
import { archiveUrl } from '../../src/pipeline/pipeline.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { png } from '../capture/sample.ts';
import { BIN as PROGRAM } from './program.ts';
import { type Reply, type Route, withServer } from './server.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const BENCH = process.env.TEARSHEET_BENCH ?? join(ROOT, '../shared/bench');
/** Pages that a part of the round takes from; some are no articles. */
const ROUTED = 65;
const MOST_PARTS = 4;

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-evidence-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The best of Brotli takes a second a page. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Bytes as crawled, in the order of the sets. */
async function benchPages(): Promise<Buffer[]> {
  const pages: Buffer[] = [];
  for (const set of ['news', 'wcxb']) {
    for await (const line of createInterface(createReadStream(join(BENCH, set, 'truth.jsonl')))) {
      const { id, kind } = JSON.parse(line) as { id: string; kind?: string };
      if (kind !== undefined && kind !== 'article') continue;
      pages.push(gunzipSync(readFileSync(join(BENCH, set, 'pages', `${id}.html.gz`))));
      if (pages.length === MOST_PARTS * ROUTED) return pages;
    }
  }
  return pages;
}

/** Every way to send a page: plain, with a length, gzip, brotli, in chunks, after redirects. */
function routesOf(pages: Buffer[]): Record<string, Route> {
  const routes: Record<string, Route> = {};
  pages.forEach((page, index) => {
    const headers = { 'content-type': 'text/html' };
    const replies: Route[] = [
      { headers, body: page } satisfies Reply,
      { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(page) } satisfies Reply,
      { headers: { ...headers, 'content-encoding': 'br' }, body: brotliCompressSync(page, QUICKLY) } satisfies Reply,
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' });
        for (let at = 0; at < page.length; at += 4000) response.write(page.subarray(at, at + 4000));
        response.end();
      },
    ];
    routes[`/news/${index}/story.html`] = replies[index % replies.length] as Route;
    routes[`/r/${index}`] = { status: 301, headers: { location: `/r2/${index}`, 'set-cookie': ['a=1', 'b=2'] } };
    routes[`/r2/${index}`] = { status: 302, headers: { location: `/news/${index}/story.html` }, body: 'moved' };
  });
  return routes;
}

/** The page with its pictures on its own server. */
function withLocalImages(page: Buffer): Buffer {
  let number = 0;
  const text = page
    .toString('latin1')
    .replace(/https?:\/\/[^\s"'<>()\\]+?\.(?:jpe?g|png|webp|gif)\b[^\s"'<>()\\,]*/gi, () => {
      number = (number + 1) % IMAGE_ROUTES.length;
      return `/images/${number}.jpg?${page.length}`;
    });
  return Buffer.from(text, 'latin1');
}

/** Every way that a picture can come, and some in which it does not. */
const IMAGE_ROUTES: Route[] = [
  { headers: { 'content-type': 'image/png' }, body: png(1) },
  { headers: { 'content-type': 'text/html' }, body: png(2) },
  { status: 302, headers: { location: '/images/0.jpg' } },
  { status: 404, headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>gone</title>' },
  { headers: { 'content-type': 'image/png', 'content-encoding': 'gzip' }, body: gzipSync(png(3)) },
  { headers: { 'content-type': 'image/jpeg' }, body: '<!doctype html><title>no picture</title>' },
];

/** The saved record without what only a saved capture has. */
function comparable({ files: _files, capture: _capture, ...record }: ArticleRecord): ArticleRecord {
  return record;
}

/** The round trip of pages with pictures that come in every way, and in some that fail. */
export async function roundTripWithPictures(
  t: TestContext,
  { part, wanted }: { part: number; wanted: number },
): Promise<void> {
  const records = await roundTrip(t, { part, images: 'save', wanted });
  if (records.length === 0) return;
  const images = records.flatMap((record) => record.images);
  assert.ok(images.filter(({ file }) => file !== undefined).length > wanted, 'pictures were saved');
  const warned = new Set(records.flatMap(({ warnings }) => warnings.map(({ code }) => code)));
  assert.ok(warned.has('image-failed'), [...warned].join(' '));
}

/** Saves `wanted` of the benchmark's pages, from those of the part on, and compares what comes back; gives the records. */
export async function roundTrip(
  t: TestContext,
  { part, images, wanted }: { part: number; images: 'link' | 'save'; wanted: number },
): Promise<ArticleRecord[]> {
  if (!existsSync(BENCH)) {
    t.skip(`no pages in ${BENCH}; set TEARSHEET_BENCH`);
    return [];
  }
  const dir = await temporaryFolder(t);
  const found = (await benchPages()).slice(part * ROUTED, (part + 1) * ROUTED);
  const pages = images === 'save' ? found.map(withLocalImages) : found;
  const pictures = Object.fromEntries(IMAGE_ROUTES.map((route, number) => [`/images/${number}.jpg`, route]));
  const folders: string[] = [];
  await withServer({ ...routesOf(pages), ...pictures }, async ({ origin }) => {
    for (let index = 0; index < pages.length && folders.length < wanted; index++) {
      const url = `${origin}${index % 3 === 0 ? `/r/${index}` : `/news/${index}/story.html`}`;
      try {
        const { capture } = await archiveUrl(url, { dir, images, fetch: { retries: 0 } });
        folders.push(capture?.folder ?? '');
      } catch (error) {
        if (!(error instanceof TearsheetError)) throw error;
      }
    }
  });
  assert.equal(folders.length, wanted);
  const saved = await Promise.all(folders.map((folder) => readFile(join(folder, 'record.json'), 'utf8')));
  const files = folders.map((folder) => join(folder, 'capture.warc.gz'));
  const output = execFileSync(process.execPath, [PROGRAM, 'extract', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const extracted = output.trimEnd().split('\n');
  assert.equal(extracted.length, wanted);
  extracted.forEach((line, index) => {
    const before = JSON.stringify(comparable(JSON.parse(saved[index] ?? '')));
    assert.equal(line, before, folders[index]);
  });
  const verified = execFileSync(process.execPath, [PROGRAM, 'verify', dir], { encoding: 'utf8' });
  assert.deepEqual(
    verified.trimEnd().split('\n').sort(),
    folders
      .map(
        (folder, index) =>
          `${folder}: OK (sums, WARC, ${hasPictures(saved[index]) ? 'pictures, ' : ''}text read again; no time stamp)`,
      )
      .sort(),
  );
  for (const folder of folders) execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS'], { cwd: folder });
  return saved.map((text) => JSON.parse(text) as ArticleRecord);
}

function hasPictures(record = '{}'): boolean {
  return (JSON.parse(record) as ArticleRecord).images.some(({ file }) => file !== undefined);
}
