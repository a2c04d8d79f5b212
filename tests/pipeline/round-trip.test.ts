/** A capture's WARC gives the record again, for every way of saving that leaves something out of the bytes received. */
import assert from 'node:assert/strict';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { SharedWarc } from '../../src/capture/capture.ts';
import type { ArchiveOptions } from '../../src/pipeline/options.ts';
import { archiveUrl } from '../../src/pipeline/pipeline.ts';
import { extractStream } from '../../src/pipeline/stream.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { png, temporaryFolder } from '../capture/sample.ts';
import { type Route, withServer } from '../helpers/server.ts';

const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(12);

function page(more = '', paragraph = TEXT): string {
  return `<!doctype html><html lang="en"><head><title>Rivers rise</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2016-03-04T10:00:00Z"></head>
<body><article><h1>Rivers rise</h1><figure><img src="/a.png" width="800" height="600"><figcaption>The lower town</figcaption></figure>
<p>${paragraph}</p><p>${paragraph.toUpperCase()}</p>${more}</article></body></html>`;
}

const ROUTES: Record<string, Route> = {
  '/a.png': { headers: { 'content-type': 'text/html' }, body: png(1) },
  '/story': page(),
  '/moved': { status: 301, headers: { location: '/story#lower-town' } },
  '/xml': { headers: { 'content-type': 'application/xml' }, body: page() },
  '/no-picture': page('<figure><img src="/gone.png" width="800" height="600"><figcaption>Gone</figcaption></figure>'),
  '/index': `<!doctype html><title>News</title>${'<h2><a href="/story">Rivers rise in the night</a></h2>'.repeat(40)}`,
  '/split': page('<link rel="next" href="/split/2"><a rel="next" href="/split/2">Next page</a>'),
  '/split/2': page(
    '',
    'The second page tells of the days after the flood and of what the town learned from it. '.repeat(12),
  ),
  '/endless': page('<link rel="next" href="/endless/2"><a rel="next" href="/endless/2">Next page</a>'),
};

/** The saved record without what only a saved capture has. */
function comparable({ files: _, capture: __, warc: ___, ...record }: ArticleRecord): string {
  return JSON.stringify(record);
}

async function saved(folder: string | undefined): Promise<ArticleRecord> {
  return JSON.parse(await readFile(join(folder ?? '', 'record.json'), 'utf8')) as ArticleRecord;
}

async function extracted(files: string[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const { record } of extractStream(files)) lines.push(JSON.stringify(record));
  return lines;
}

const CASES: [name: string, address: string, options: ArchiveOptions][] = [
  ['a fragment that was typed', '/story#top', {}],
  ['a fragment of a redirect', '/moved', {}],
  ['credentials in the address', 'USER/story', {}],
  ['a page sent as XML', '/xml', {}],
  ['no images', '/story', { images: 'none' }],
  ['images left where they are', '/story', { images: 'link' }],
  ['an image that failed', '/no-picture', {}],
  ['no article, but forced', '/index', { force: true }],
  ['two pages', '/split', {}],
  ['a further page that failed', '/endless', {}],
];

for (const [name, address, options] of CASES) {
  test(`${name}: the WARC gives the same record, also far from its capture`, async (t) => {
    const dir = await temporaryFolder(t);
    await withServer(ROUTES, async ({ origin }) => {
      const url = address.startsWith('USER')
        ? `${origin.replace('//', '//ann:secret@')}${address.slice(4)}`
        : `${origin}${address}`;
      const { capture } = await archiveUrl(url, { dir, ...options, fetch: { retries: 0 } });
      const before = await saved(capture?.folder);
      assert.ok(!JSON.stringify(before).includes('secret'));
      await mkdir(join(dir, 'elsewhere'));
      const moved = join(dir, 'elsewhere', 'some.warc.gz');
      await rename(join(capture?.folder ?? '', 'capture.warc.gz'), moved);
      assert.deepEqual(await extracted([moved]), [comparable(before)]);
    });
  });
}

test('a page from a file, and an archived copy', async (t) => {
  const dir = await temporaryFolder(t);
  await writeFile(join(dir, 'page.html'), page());
  const local = await archiveUrl(join(dir, 'page.html'), {
    dir,
    fetch: { base: 'https://news.example/a#b' },
    images: 'link',
  });
  await withServer({}, async (dead) => {
    const url = `${dead.origin}/story#top`;
    const copy: Route = { headers: { 'content-type': 'text/html' }, body: page() };
    const cdx: Route = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([
        ['timestamp', 'original'],
        ['20170102030405', `${dead.origin}/story`],
      ]),
    };
    const routes = { '/cdx/search/cdx': cdx, [`/web/20170102030405id_/${dead.origin}/story`]: copy };
    await withServer(routes, async ({ origin }) => {
      const copied = await archiveUrl(url, { dir, fallback: 'wayback', wayback: origin, images: 'link' });
      for (const { capture } of [local, copied]) {
        const before = await saved(capture?.folder);
        assert.deepEqual(await extracted([join(capture?.folder ?? '', 'capture.warc.gz')]), [comparable(before)]);
      }
    });
  });
});

test('captures that share a WARC come out one by one', async (t) => {
  const dir = await temporaryFolder(t);
  const warc = new SharedWarc(join(dir, 'all.warc.gz'), 'tearsheet/0.0.0-test');
  const expected: string[] = [];
  await withServer(ROUTES, async ({ origin }) => {
    for (const address of ['/split', '/story#top', '/no-picture', '/moved']) {
      const { capture } = await archiveUrl(`${origin}${address}`, { dir, warc, fetch: { retries: 0 } });
      expected.push(comparable(await saved(capture?.folder)));
    }
  });
  await warc.close();
  assert.deepEqual(await extracted([join(dir, 'all.warc.gz')]), expected);
});
