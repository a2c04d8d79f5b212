/**
 * Eight articles in eight scripts, each in the forms in which real programs saved them (docs/sources.md tells which): the record is the
 * live page's, but for what a form cannot hold, and nothing is asked of the network.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { verifyCapture } from '../../../src/capture/verify-capture.ts';
import { sha256 } from '../../../src/files/hash.ts';
import { archiveUrl } from '../../../src/pipeline/pipeline.ts';
import { createRereader } from '../../../src/pipeline/read-again.ts';
import { extractStream } from '../../../src/pipeline/stream.ts';
import { type Archive, pagesIn, readArchivedPage } from '../../../src/sources/warc/archive.ts';
import { archiveAt } from '../../../src/sources/warc/archive-at.ts';
import type { ArticleRecord } from '../../../src/types.ts';
import { encode } from '../../helpers/encode.ts';
import { archiveListener, NEWSPAPER, type NewspaperPage, newspaperListener, pictureAt } from '../../helpers/newspaper.ts';
import { inFolder, tearsheet } from '../../helpers/program.ts';
import { asChromium, comparable, FIXTURES, FORMS, type Form, recordOf } from '../../helpers/saved-forms.ts';
import { type TestServer, withServer } from '../../helpers/server.ts';

/** The page as a server sent it, in the wrappings that people keep. */
const GZIPPED: [name: string, stored: (html: Buffer, page: NewspaperPage) => Buffer][] = [
  ['gzip', (html) => gzipSync(html)],
  ['curl -i', (html, { charset }) => Buffer.concat([answerHead(html, charset), html])],
];

describe('saved pages', () => {
  for (const form of FORMS) {
    for (const page of NEWSPAPER) {
      test(`${form.name}: ${page.name}`, () => inServer((server, dir) => sameAsLive(form, page, server, dir)));
    }
  }

  for (const page of NEWSPAPER) {
    test(`replay address: ${page.name}`, () => inServer((server, dir) => sameAsReplayed(page, server, dir)));
    for (const [name, stored] of GZIPPED) {
      test(`${name}: ${page.name}`, () =>
        inServer(async (server, dir) => {
          const file = join(dir, 'page.gz');
          await writeFile(file, stored(Buffer.from(encode(page.html, page.charset)), page));
          await sameWithBase(file, page, server, dir);
        }));
    }
  }

  test('a WARC of several pages is as many sources', () =>
    inServer(async (server, dir) => {
      const [first, second] = NEWSPAPER as [NewspaperPage, NewspaperPage];
      const file = join(dir, 'two.warc.gz');
      const warcs = [first, second].map(({ name }) => readFile(join(FIXTURES, 'warc', `${name}.warc.gz`)));
      await writeFile(file, Buffer.concat(await Promise.all(warcs)));
      const saved = await tearsheet([file, '-d', 'out', '-x', server.origin], { cwd: dir });
      equal(saved.code, 0, saved.stderr);
      equal(saved.stdout.trim().split('\n').length, 2);
      const shown = await tearsheet(['show', file], { cwd: dir });
      equal(shown.code, 2);
      match(shown.stderr, /holds 2 pages; --base URL chooses one/);
      const chosen = await tearsheet(['show', file, '--base', second.url, '--json'], { cwd: dir });
      equal((JSON.parse(chosen.stdout) as ArticleRecord).url, second.url);
      deepEqual(server.requests, []);
    }));

  /* Records one by one, all in one gzip member, not packed at all, and captures of our own one behind the other. */
  for (const packed of ['members', 'one member', 'plain', 'captures'])
    test(`each page of an archive has its own record and pictures: ${packed}`, () =>
      inServer(async (server, dir) => {
        const file = join(dir, packed === 'plain' ? 'all.warc' : 'all.warc.gz');
        const lives = await eachLive(server, dir);
        await writeFile(file, await allInOne(packed, lives));
        const asked = server.requests.length;
        const saved = await tearsheet([file, '-d', 'saved', '-x', server.origin], { cwd: dir });
        equal(saved.code, 0, saved.stderr);
        const paths = saved.stdout.trim().split('\n');
        const records = await Promise.all(paths.map((path) => recordOf(join(dir, path))));
        for (const live of lives) {
          const own = records.find(({ url }) => url === live.record.url) as ArticleRecord;
          const { requestedUrl: _, ...rest } = comparable(own) as ArticleRecord;
          const { requestedUrl: __, ...expected } = comparable(live.record) as ArticleRecord;
          deepEqual(rest, expected);
          for (const { url, sha256: sum } of own.images) equal(sum, sha256(pictureAt(new URL(url))), url);
        }
        deepEqual(server.requests.slice(asked), []);
      }));

  test('an archive is not read again for each of its pages', () =>
    inFolder(async (dir) => {
      const file = join(dir, 'all.warc.gz');
      const fixtures = await Promise.all(NEWSPAPER.map(({ name }) => readFile(join(FIXTURES, 'warc', `${name}.warc.gz`))));
      // Records that no page names stand in between, as in a crawl.
      const others = Array.from({ length: 40 }, (_, i) => gzipSync(foreignRecord(`http://other.example/${i}`)));
      await writeFile(file, Buffer.concat(fixtures.flatMap((bytes, i) => [...others.slice(i * 5, i * 5 + 5), bytes])));
      const { size } = await stat(file);
      const archive = (await archiveAt(file)) as Archive;
      equal((await pagesIn(archive)).length, NEWSPAPER.length);
      const before = await bytesRead();
      for (const { url } of NEWSPAPER) await readArchivedPage(archive, { base: url });
      const read = (await bytesRead()) - before;
      ok(read < 2 * size, `${read} bytes were read of ${size}`);
    }));

  test('gzip of MHTML', () =>
    inServer(async (server, dir) => {
      const [page] = NEWSPAPER as [NewspaperPage];
      const file = join(dir, 'page.mhtml.gz');
      await writeFile(file, gzipSync(await readFile(join(FIXTURES, 'mhtml', `${page.name}.mhtml`))));
      await sameAsLive({ name: 'gzip', file: () => file, lost: asChromium }, page, server, dir);
    }));
});

interface Live {
  path: string;
  record: ArticleRecord;
}

async function eachLive(server: TestServer, dir: string): Promise<Live[]> {
  const lives: Live[] = [];
  for (const { url } of NEWSPAPER) {
    const { path } = await archiveUrl(url, { fetch: { proxy: server.origin }, dir: join(dir, 'live') });
    lives.push({ path, record: await recordOf(path) });
  }
  return lives;
}

async function allInOne(packed: string, lives: Live[]): Promise<Buffer> {
  const files =
    packed === 'captures'
      ? lives.map(({ path }) => join(path.replace(/\.md$/, '.files'), 'capture.warc.gz'))
      : NEWSPAPER.map(({ name }) => join(FIXTURES, 'warc', `${name}.warc.gz`));
  const all = Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
  if (packed === 'plain') return gunzipSync(all);
  return packed === 'one member' ? gzipSync(gunzipSync(all)) : all;
}

/** A record of bytes that do not compress. */
function foreignRecord(url: string): Buffer {
  const body = randomBytes(50_000);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: ${body.length}\r\n\r\n`;
  const fields = `WARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2024-07-01T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:${randomUUID()}>`;
  const start = `WARC/1.0\r\n${fields}\r\nContent-Length: ${head.length + body.length}\r\n\r\n${head}`;
  return Buffer.concat([Buffer.from(start), body, Buffer.from('\r\n\r\n')]);
}

/** The bytes that this process has read from files. */
async function bytesRead(): Promise<number> {
  return Number(/^rchar: (\d+)$/m.exec(await readFile('/proc/self/io', 'utf8'))?.[1]);
}

function answerHead(html: Buffer, charset: string): Buffer {
  const type = charset === 'utf-8' ? 'text/html; charset=utf-8' : 'text/html';
  return Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\nContent-Length: ${html.length}\r\n\r\n`);
}

/** Plain HTML has its pictures from the network, as any page. */
async function sameWithBase(file: string, page: NewspaperPage, server: TestServer, dir: string): Promise<void> {
  const fetch = { proxy: server.origin, maxSeconds: 20 };
  const live = await archiveUrl(page.url, { fetch, dir: join(dir, 'live') });
  const saved = await archiveUrl(file, { fetch: { ...fetch, base: page.url }, dir: join(dir, 'saved') });
  const record = await recordOf(saved.path);
  deepEqual(comparable(record), comparable(await recordOf(live.path)));
  await sameAgain(saved.path, record);
}

async function sameAsReplayed(page: NewspaperPage, server: TestServer, dir: string): Promise<void> {
  const live = await recordOf(
    (await archiveUrl(page.url, { fetch: { proxy: server.origin }, dir: join(dir, 'live') })).path,
  );
  await withServer(archiveListener(), async (archive) => {
    for (const stamp of ['20240701120000', '2024if_']) {
      const address = `${archive.origin}/web/${stamp}/${page.url}`;
      const saved = await archiveUrl(address, { dir: join(dir, stamp) });
      const record = await recordOf(saved.path);
      const { snapshot, ...rest } = record as ArticleRecord & { snapshot: { takenAt: string } };
      equal(snapshot.takenAt, '2024-07-01T12:00:00Z');
      equal(record.requestedUrl, address.replaceAll(' ', '%20'));
      deepEqual(comparable({ ...rest, requestedUrl: page.url }), comparable(live));
      ok(record.images.every(({ file }) => file));
      deepEqual(
        record.images.map(({ url }) => url),
        live.images.map(({ url }) => url),
      );
      await sameAgain(saved.path, record);
    }
    ok(archive.requests.every(({ url }) => /^\/web\/\d+id_\//.test(url)));
  });
}

function inServer(run: (server: TestServer, dir: string) => Promise<void>): Promise<void> {
  return withServer(newspaperListener(), (server) => inFolder((dir) => run(server, dir)));
}

async function sameAsLive(form: Form, page: NewspaperPage, server: TestServer, dir: string): Promise<void> {
  const fetch = { proxy: server.origin, maxSeconds: 20 };
  const live = await archiveUrl(page.url, { fetch, dir: join(dir, 'live') });
  const before = server.requests.length;
  ok(before > 1, 'the live page has pictures');
  const saved = await archiveUrl(form.file(page), { fetch, dir: join(dir, 'saved') });
  deepEqual(server.requests.slice(before), [], 'nothing may be asked of the network');
  const liveRecord = await recordOf(live.path);
  const savedRecord = await recordOf(saved.path);
  deepEqual(comparable(savedRecord), comparable(form.lost?.(liveRecord) ?? liveRecord));
  equal(savedRecord.url, page.url);
  equal(savedRecord.requestedUrl, page.url);
  ok(savedRecord.images.every(({ file, sha256 }) => file && sha256));
  await sameAgain(saved.path, savedRecord);
}

/** `extract` of the capture gives the record, sums of pictures included. */
async function sameAgain(path: string, saved: ArticleRecord): Promise<void> {
  const { capture: _, files: __, ...expected } = saved;
  const folder = path.replace(/\.md$/, '.files');
  for await (const { record } of extractStream([join(folder, 'capture.warc.gz')])) deepEqual(record, expected);
  const { readAgain, close } = createRereader();
  deepEqual((await verifyCapture(folder, { readAgain })).problems, []);
  await close();
}
