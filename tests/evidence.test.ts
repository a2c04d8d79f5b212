/** From a server to a capture and back: what `extract` makes of the WARC is what was saved. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { archiveUrl } from '../src/archive/archive.ts';
import { TearsheetError } from '../src/errors.ts';
import type { ArticleRecord } from '../src/types.ts';
import { type Reply, type Route, withServer } from './helpers/server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BENCH = process.env.TEARSHEET_BENCH ?? join(ROOT, '../shared/bench');
const PROGRAM = join(ROOT, 'bin/tearsheet.js');
/** Four times fifty pages: each test ends well within its time also on a slow machine. */
const PARTS = 4;
const WANTED = 50;
/** Some pages are no articles. */
const ROUTED = 65;

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-evidence-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Bytes as crawled, in the order of the sets. */
async function benchPages(): Promise<Buffer[]> {
  const pages: Buffer[] = [];
  for (const set of ['news', 'wcxb']) {
    for await (const line of createInterface(createReadStream(join(BENCH, set, 'truth.jsonl')))) {
      const { id, kind } = JSON.parse(line) as { id: string; kind?: string };
      if (kind !== undefined && kind !== 'article') continue;
      pages.push(gunzipSync(readFileSync(join(BENCH, set, 'pages', `${id}.html.gz`))));
      if (pages.length === PARTS * ROUTED) return pages;
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
      { headers: { ...headers, 'content-encoding': 'br' }, body: brotliCompressSync(page) } satisfies Reply,
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

/** The saved record without what only a saved capture has. */
function comparable({ files: _files, capture: _capture, ...record }: ArticleRecord): ArticleRecord {
  return record;
}

for (let part = 0; part < PARTS; part++) {
  test(`${WANTED} pages, part ${part + 1} of ${PARTS}: server, capture, WARC, extract: the same records, bit for bit`, (t) =>
    roundTrip(t, part));
}

async function roundTrip(t: TestContext, part: number): Promise<void> {
  if (!existsSync(BENCH)) return t.skip(`no pages in ${BENCH}; set TEARSHEET_BENCH`);
  const dir = await temporaryFolder(t);
  const pages = (await benchPages()).slice(part * ROUTED, (part + 1) * ROUTED);
  const folders: string[] = [];
  await withServer(routesOf(pages), async ({ origin }) => {
    for (let index = 0; index < pages.length && folders.length < WANTED; index++) {
      const url = `${origin}${index % 3 === 0 ? `/r/${index}` : `/news/${index}/story.html`}`;
      try {
        const { capture } = await archiveUrl(url, { dir, images: 'link' });
        folders.push(capture?.folder ?? '');
      } catch (error) {
        if (!(error instanceof TearsheetError)) throw error;
      }
    }
  });
  assert.equal(folders.length, WANTED);
  const saved = await Promise.all(folders.map((folder) => readFile(join(folder, 'record.json'), 'utf8')));
  const files = folders.map((folder) => join(folder, 'capture.warc.gz'));
  const output = execFileSync(process.execPath, [PROGRAM, 'extract', ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const extracted = output.trimEnd().split('\n');
  assert.equal(extracted.length, WANTED);
  extracted.forEach((line, index) => {
    const before = JSON.stringify(comparable(JSON.parse(saved[index] ?? '')));
    assert.equal(line, before, folders[index]);
  });
}
