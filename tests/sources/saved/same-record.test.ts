/**
 * Eight articles in eight scripts, each in the forms in which real programs saved them (docs/sources.md tells which): the record is the
 * live page's, but for what a form cannot hold, and nothing is asked of the network.
 */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { archiveUrl } from '../../../src/pipeline/pipeline.ts';
import { extractStream } from '../../../src/pipeline/stream.ts';
import type { ArticleRecord } from '../../../src/types.ts';
import { NEWSPAPER, type NewspaperPage, newspaperListener } from '../../helpers/newspaper.ts';
import { inFolder } from '../../helpers/program.ts';
import { type TestServer, withServer } from '../../helpers/server.ts';

const FIXTURES = fileURLToPath(new URL('../../../../tests/sources/saved/fixtures', import.meta.url));

interface Form {
  name: string;
  file(page: NewspaperPage): string;
  /** What the form cannot hold: takes it off the live record. */
  lost?(record: ArticleRecord, page: NewspaperPage): ArticleRecord;
}

const FORMS: Form[] = [
  { name: 'MHTML of Chromium', file: ({ name }) => join(FIXTURES, 'mhtml', `${name}.mhtml`), lost: asChromium },
  { name: 'webpage, complete', file: completePage },
  { name: 'SingleFile', file: ({ name }) => join(FIXTURES, 'single-file', `${name}.html`) },
];

describe('saved pages', () => {
  for (const form of FORMS) {
    for (const page of NEWSPAPER) {
      test(`${form.name}: ${page.name}`, () => inServer((server, dir) => sameAsLive(form, page, server, dir)));
    }
  }

  test('gzip of MHTML', () =>
    inServer(async (server, dir) => {
      const [page] = NEWSPAPER as [NewspaperPage];
      const file = join(dir, 'page.mhtml.gz');
      await writeFile(file, gzipSync(await readFile(join(FIXTURES, 'mhtml', `${page.name}.mhtml`))));
      await sameAsLive({ name: 'gzip', file: () => file, lost: asChromium }, page, server, dir);
    }));
});

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
  deepEqual(comparable(savedRecord), comparable(form.lost?.(liveRecord, page) ?? liveRecord));
  equal(savedRecord.url, page.url);
  equal(savedRecord.requestedUrl, page.url);
  ok(savedRecord.images.every(({ file, sha256 }) => file && sha256));
  await sameAgain(saved.path, savedRecord);
}

/** `extract` of the capture gives the record, sums of pictures included. */
async function sameAgain(path: string, saved: ArticleRecord): Promise<void> {
  const { capture: _, files: __, ...expected } = saved;
  for await (const { record } of extractStream([path.replace(/\.md$/, '.files/capture.warc.gz')]))
    deepEqual(record, expected);
}

async function recordOf(path: string): Promise<ArticleRecord> {
  return JSON.parse(await readFile(path.replace(/\.md$/, '.files/record.json'), 'utf8')) as ArticleRecord;
}

/** Without what a file cannot have: the answer's head, its hash, and the addresses of pictures that the forms do not keep. */
function comparable(record: ArticleRecord): unknown {
  const { capture, files, sha256, retrieved, http, provenance, ...rest } = record;
  return { ...rest, images: rest.images.map(({ url: _, sha256: __, width: ___, height: ____, ...image }) => image) };
}

/** Chromium's MHTML has no scripts, and so no JSON-LD, where the publisher was stated. */
function asChromium({ publisher: _, ...record }: ArticleRecord): ArticleRecord {
  return record;
}

function completePage({ name }: NewspaperPage): string {
  const folder = join(FIXTURES, 'complete', name);
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.html')) ?? 'missing.html');
}
