/** The library as others import it: by its name, through package.json. */
import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { archiveUrl, buildRecord, extractArticle, extractStream, render, TearsheetError, VERSION } from 'tearsheet';
import { inFolder } from './helpers/program.ts';
import { withServer } from './helpers/server.ts';

const PAGE = readFileSync(
  fileURLToPath(new URL('../../tests/fixtures/tagblatt--german/page.html', import.meta.url)),
  'utf8',
);
const URL_OF_PAGE = 'https://tagblatt.example/lokales/wochenmarkt-domplatz-101.html';

test('its version is that of package.json', () => {
  const { version } = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'));
  equal(VERSION, version);
});

test('archiveUrl saves an article', () =>
  withServer({ '/a': PAGE }, ({ origin }) =>
    inFolder(async (folder) => {
      const { path, record, capture } = await archiveUrl(`${origin}/a`, { dir: folder, images: 'link', warc: false });
      equal(record.title, 'Wochenmarkt zieht für zwei Jahre auf den Domplatz um');
      deepEqual(record.authors, ['Sabine Köhler', 'Jörg Weiß']);
      equal(capture?.path, path);
      match(readFileSync(path, 'utf8'), /^---\ntitle: "Wochenmarkt/);
      await rejects(archiveUrl(`${origin}/none`, { dir: join(folder, 'x'), fetch: { retries: 0 } }), (error) => {
        return error instanceof TearsheetError && error.code === 'http-status';
      });
    }),
  ));

test('archiveUrl asks nobody for a page that is saved, with ifExists: skip', () =>
  withServer({ '/a': PAGE, '/b': PAGE }, ({ origin, requests }) =>
    inFolder(async (dir) => {
      const options = { dir, images: 'link', ifExists: 'skip' } as const;
      const first = await archiveUrl(`${origin}/a`, options);
      const again = await archiveUrl(`${origin}/a/#top`, options);
      equal(requests.length, 1);
      deepEqual([again.path, again.record.title, again.capture], [first.path, first.record.title, undefined]);
      await archiveUrl(`${origin}/b`, options);
      equal(requests.length, 2);
    }),
  ));

test('extractArticle and render work on text alone', () => {
  const article = extractArticle({ html: PAGE, url: URL_OF_PAGE });
  match(article.text, /^Der Wochenmarkt verlässt im März den Marktplatz\./m);
  match(render(article, buildRecord(article), 'md').text, /\n## Händler fürchten um ihre Stammkunden\n/);
  throws(() => extractArticle({ html: '', url: URL_OF_PAGE }), { code: 'empty-page' });
});

test('extractStream yields one line a page', () =>
  inFolder(async (folder) => {
    const { writeFile } = await import('node:fs/promises');
    const file = join(folder, 'pages.jsonl');
    await writeFile(
      file,
      [PAGE, '', PAGE].map((html, id) => `${JSON.stringify({ id, url: URL_OF_PAGE, html })}\n`).join(''),
    );
    const lines = [];
    for await (const { record } of extractStream([file])) lines.push(record);
    deepEqual(
      lines.map((line) => ('error' in line ? (line.error as { code: string }).code : line.id)),
      [0, 'empty-page', 2],
    );
  }));
