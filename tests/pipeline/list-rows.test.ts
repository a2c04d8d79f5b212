/** Lists as tables: what the rows say is kept in the record, in the capture, and read again. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRows } from '../../src/pipeline/list-rows.ts';
import { inFolder, tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const PAGE = {
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>Bridge</title><article><h1>Bridge</h1>${'<p>The bridge over the river opened on Monday after two years of work, the city said.</p>'.repeat(4)}</article>`,
};
const LOCAL = ['--allow-private', '--delay', '0', '-q'];

async function rows(...chunks: (string | Uint8Array)[]) {
  const found = [];
  for await (const row of readRows(
    (async function* () {
      yield* chunks;
    })(),
  ))
    found.push(row);
  return found;
}

test('the form is told by the first line with data, whatever the pieces in which it comes', async () => {
  const csv = 'id,URL,"desk"\r\n7,https://a.example/1,"sports, ""local"""\r\n,https://a.example/2,\r\n';
  const expected = [
    { source: 'https://a.example/1', id: '7', columns: { desk: 'sports, "local"' }, place: 'row 2' },
    { source: 'https://a.example/2', place: 'row 3' },
  ];
  deepEqual(await rows(csv), expected);
  deepEqual(await rows(...csv.split(/(?=[,\n])/)), expected);
  deepEqual(await rows(`\ufeff${csv.replaceAll(',', ';').replace('sports; ', 'sports, ')}`), expected);
  deepEqual(await rows(Buffer.from(`\ufeff${csv}`, 'utf16le')), expected);
  deepEqual(await rows('\n# news\n{"id":7,"url":"https://a.example/1","n":[1,null]}\nno\n{"id":8}\n'), [
    { source: 'https://a.example/1', id: 7, columns: { n: [1, null] }, place: 'line 3' },
    { source: 'no', place: 'line 4' },
    { source: '', id: 8, place: 'line 5' },
  ]);
  deepEqual(await rows('# a\n\nhttps://a.example/x,url\r\n  https://a.example/y  \nlast'), [
    { source: 'https://a.example/x,url', place: 'line 3' },
    { source: 'https://a.example/y', place: 'line 4' },
    { source: 'last', place: 'line 5' },
  ]);
  deepEqual(await rows('url\nhttps://a.example/1\n'), [{ source: 'https://a.example/1', place: 'row 2' }]);
  deepEqual(await rows(''), []);
});

test('a column that names a prototype and a cell beyond the header are left out; a cell may hold line ends', async () => {
  const [row] = await rows('url,__proto__,note\nhttps://a.example/1,x,"two\nlines",beyond\n');
  deepEqual(Object.entries(row?.columns ?? {}), [['note', 'two\nlines']]);
  equal(({} as { x?: string }).x, undefined);
});

test('columns and ids are in the record, the capture, and what extract and verify read of it', () =>
  withServer({ '/a': PAGE, '/b': PAGE }, ({ origin }) =>
    inFolder(async (cwd) => {
      const list = `id;url;desk;__proto__\n17;${origin}/a;sports;p\n18;${origin}/a#again;second;\n;${origin}/b;;\n;ftp://x.example/;x;\n`;
      await writeFile(join(cwd, 'list.csv'), list);
      const { code, stdout, stderr } = await tearsheet(['-i', 'list.csv', '-d', 'out', '--json', ...LOCAL], { cwd });
      match(stderr, /list\.csv, row 5: a list may hold http and https URLs only: "ftp:\/\/x\.example\/"/);
      equal(code, 2);
      const saved = stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .filter(({ error }) => error === undefined)
        .sort((a, b) => (a.url < b.url ? -1 : 1));
      deepEqual(
        saved.map(({ id, columns }) => [id, columns && Object.entries(columns)]),
        [
          ['17', [['desk', 'sports']]],
          [undefined, undefined],
        ],
      );
      const folder = saved[0].path.replace(/\.md$/, '.files');
      const record = JSON.parse(await readFile(join(cwd, folder, 'record.json'), 'utf8'));
      deepEqual([record.id, Object.keys(record.columns)], ['17', ['desk']]);
      const again = await tearsheet(['extract', join(folder, 'capture.warc.gz')], { cwd });
      deepEqual([JSON.parse(again.stdout).id, JSON.parse(again.stdout).columns.desk], ['17', 'sports']);
      const verified = await tearsheet(['verify', 'out'], { cwd });
      equal(verified.code, 0, verified.stdout + verified.stderr);
    }),
  ));

test('links of many sites with titles and dates, which go on as a list', () =>
  withServer(
    {
      '/feed': `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item><title>A &lt;b&gt;bold&lt;/b&gt; bridge</title><link>/a</link><pubDate>Mon, 05 Oct 2020 10:00:00 +0430</pubDate></item></channel></rss>`,
      '/map.xml': `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"><url><loc>/b</loc><video:video><video:title>No</video:title></video:video><news:news><news:title>B</news:title><news:publication_date>2020-10-05</news:publication_date></news:news></url><url><loc>/a</loc></url></urlset>`,
      '/a': PAGE,
      '/b': PAGE,
    },
    ({ origin }) =>
      inFolder(async (cwd) => {
        await writeFile(join(cwd, 'sites.txt'), `${origin}/map.xml\n${origin}/none\n`);
        const polite = ['--no-robots', '--delay', '0', '--allow-private', '--retry', '0'];
        const listed = await tearsheet(['links', `${origin}/feed`, '-i', 'sites.txt', '--json', ...polite], { cwd });
        equal(listed.code, 6, listed.stderr);
        match(listed.stderr, /\/none.*\(http-status\)/);
        const found = listed.stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line));
        deepEqual(found, [
          {
            url: `${origin}/a`,
            title: 'A bold bridge',
            date: 'Mon, 05 Oct 2020 10:00:00 +0430',
            from: `${origin}/feed`,
            site: `${origin}/feed`,
          },
          { url: `${origin}/b`, title: 'B', date: '2020-10-05', from: `${origin}/map.xml`, site: `${origin}/map.xml` },
        ]);
        const plain = await tearsheet(['links', `${origin}/feed`, `${origin}/map.xml`, ...polite], { cwd });
        deepEqual([plain.code, plain.stdout], [0, `${origin}/a\n${origin}/b\n`]);
        const saved = await tearsheet(['-i', '-', '--json', '-d', 'out', ...LOCAL], { cwd, stdin: listed.stdout });
        const records = saved.stdout
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line));
        deepEqual(records.map(({ columns }) => columns.title).sort(), ['A bold bridge', 'B']);
        equal((await tearsheet(['links'], { cwd })).code, 2);
      }),
  ));
