/** The library as others import it: by its name, through package.json. */
import { deepEqual, equal, match, rejects, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  archiveMany,
  archiveUrl,
  buildRecord,
  extractArticle,
  extractStream,
  type FoundCapture,
  findArticles,
  render,
  searchCaptures,
  TearsheetError,
  toMarkdown,
  VERSION,
  verifyCaptures,
} from 'tearsheet';
import { inFolder, tearsheet } from './helpers/program.ts';
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
      lines.map((line) => ('error' in line ? line.error.code : line.id)),
      [0, 'empty-page', 2],
    );
  }));

test('toMarkdown gives what the program prints', () =>
  inFolder(async (folder) => {
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'page.html'), PAGE);
    const { stdout } = await tearsheet(['show', 'page.html', '--base', URL_OF_PAGE], { cwd: folder });
    const bare = (text: string) => text.replace(/^(?:retrieved|sha256|requested_url|final_url): .*\n/gm, '');
    equal(bare(toMarkdown({ html: PAGE, url: URL_OF_PAGE })), bare(stdout));
    match(toMarkdown({ html: PAGE, url: URL_OF_PAGE }, { frontMatter: 'none' }), /^# Wochenmarkt/);
    throws(() => toMarkdown({ html: '', url: URL_OF_PAGE }), { code: 'empty-page' });
  }));

async function eachOf<T, R>(items: AsyncIterable<T>, read: (item: T) => R): Promise<R[]> {
  const all: R[] = [];
  for await (const item of items) all.push(read(item));
  return all;
}

function codeOf(error: unknown): string {
  return (error as TearsheetError).code;
}

test('findArticles and archiveMany go over a site, and each failure is one result', () =>
  withServer(
    {
      '/feed': ({ headers }, response) => {
        const items = ['a', 'none', 'a'].map(
          (name) => `<item><title>${name}</title><link>http://${headers.host}/${name}</link></item>`,
        );
        response.setHeader('content-type', 'application/rss+xml');
        response.end(`<rss version="2.0"><channel><title>N</title>${items.join('')}</channel></rss>`);
      },
      '/a': PAGE,
    },
    ({ origin }) =>
      inFolder(async (dir) => {
        const fetch = { allowPrivate: true, retries: 0 };
        const urls = await eachOf(findArticles(`${origin}/feed`, { fetch, delaySeconds: 0 }), ({ url }) => url);
        deepEqual(urls, [`${origin}/a`, `${origin}/none`]);
        const ends = await eachOf(archiveMany(urls, { dir, fetch, images: 'link', delaySeconds: 0 }), (result) =>
          'error' in result ? codeOf(result.error) : result.archived.record.title,
        );
        deepEqual(ends.sort(), ['Wochenmarkt zieht für zwei Jahre auf den Domplatz um', 'http-status']);
        const checks = await eachOf(verifyCaptures([dir]), ({ problems, checked }) => [problems, checked.includes('text')]);
        deepEqual(checks, [[[], true]]);
        const titleOf = ({ record }: FoundCapture) => record.title;
        deepEqual(await eachOf(searchCaptures(dir, ['händler', '-drought']), titleOf), [
          'Wochenmarkt zieht für zwei Jahre auf den Domplatz um',
        ]);
        deepEqual(await eachOf(searchCaptures(dir, ['drought']), titleOf), []);
        // A list may not lead to a private address unless that is asked for.
        const refused = await eachOf(archiveMany([`${origin}/a`], { dir }), (result) =>
          'error' in result ? codeOf(result.error) : undefined,
        );
        deepEqual(refused, ['private-address']);
      }),
  ));
