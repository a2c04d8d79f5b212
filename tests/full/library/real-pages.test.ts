/**
 * A library of 300 pages of the benchmark sets, saved by the program from a local server, through every command of the library:
 * counted, found, exported and read by other programs, looked at in a browser, watched, read again, verified.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { pagePath, readPage, readTruths, SETS } from '../../../scripts/bench-sets.ts';
import { foldedWords } from '../../../src/library/fold.ts';
import { openLibrary } from '../../../src/library/library.ts';
import { matchesTerms } from '../../../src/library/search/match.ts';
import { parseQuery, searchLibrary } from '../../../src/library/search.ts';
import type { ArticleRecord } from '../../../src/types.ts';
import { temporaryFolder } from '../../capture/sample.ts';
import { filesIn, tearsheet } from '../../helpers/program.ts';
import { withServer } from '../../helpers/server.ts';
import { bibtexIsRead, csvIsRead, exportTo, pandocCites, parquetIsRead, type Row } from './outside-readers.ts';
import { browserPage, seriousFindings } from './site-pages.ts';

/** Pages of each set. */
const PER_SET = 103;
/** Options of the runs that ask the local server. */
const FETCH = ['-i', 'pages.txt', '-d', 'lib', '--images', 'none', '--per-host', '4', '--delay', '0', '--retry', '0'];

test('a library of 300 real pages through every command', async (context) => {
  const cwd = await temporaryFolder(context);
  const files = new Map(
    SETS.flatMap((set) =>
      readTruths(set)
        .slice(0, PER_SET)
        .map(({ id }, index): [string, string] => [`/${set}/${index}`, pagePath(set, id)]),
    ),
  );
  /** The server sends the page, or, once it is edited, other bytes. */
  const edited = new Map<string, Buffer>();
  await withServer(
    (request, response) => {
      const path = request.url ?? '';
      const file = files.get(path);
      if (file === undefined) return void response.writeHead(404).end();
      const body = edited.get(path) ?? readFileSync(file);
      const coding = body[0] === 0x1f ? { 'content-encoding': 'gzip' } : {};
      response.writeHead(200, { 'content-type': 'text/html', ...coding }).end(body);
    },
    async ({ origin }) => {
      writeFileSync(join(cwd, 'pages.txt'), [...files.keys()].map((path) => `${origin}${path}\n`).join(''));
      const saved = await tearsheet([...FETCH, '--allow-private', '-q'], { cwd });
      // A page may tell that its text is cut (4); every page is saved.
      assert.ok(saved.code === 0 || saved.code === 4, saved.stderr);
      const records = await exportTo(cwd, 'lib', 'jsonl', 'captures.jsonl');
      assert.ok(records.length >= 300 && records.length === saved.stdout.trim().split('\n').length);
      const library: Saved = { cwd, records, origin };
      await context.test('list, history and verify know each capture', () => isListed(library));
      await context.test('search finds each by its words, with and without the index', () => isFound(library));
      await context.test('pandoc, biber, Python and DuckDB read each export', () => isExported(library));
      await context.test('the site shows and finds them in a browser', (inner) => isShown(inner, library));
      await context.test('reading again by the same version changes nothing', () => isReadAgain(library));
      await context.test('watch tells the edited pages and no other', () => isWatched(library, edited));
    },
  );
});

interface Saved {
  cwd: string;
  records: Row[];
  origin: string;
}

async function isListed({ cwd, records, origin }: Saved): Promise<void> {
  const listed = await tearsheet(['list', 'lib'], { cwd });
  assert.deepEqual([listed.code, listed.stderr], [0, '']);
  const paths = listed.stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t')[3]);
  assert.deepEqual(paths.sort(), records.map(({ path }) => path).sort());
  const checked = await tearsheet(['verify', 'lib'], { cwd });
  assert.equal(checked.code, 0, checked.stderr);
  for (const path of ['/news/0', '/wcxb/50', '/segments/90']) {
    const past = await tearsheet(['history', `${origin}${path}`, '-d', 'lib'], { cwd });
    assert.equal(past.stdout.trim().split('\n').length, 1, past.stderr);
  }
}

async function isFound({ cwd, records }: Saved): Promise<void> {
  const library = openLibrary([join(cwd, 'lib')], { from: cwd, onProblem: assert.ifError });
  for (const { title, text = '' } of records as unknown as ArticleRecord[]) {
    const words = foldedWords(title ?? text.slice(0, 60)).join(' ');
    if (words === '') continue;
    const terms = parseQuery([words]);
    const hits: string[] = [];
    for await (const { path } of searchLibrary(library, join(cwd, 'lib'), { terms }))
      hits.push(relative(cwd, resolve(path)));
    const read = records.filter((record) => matchesTerms(record as unknown as ArticleRecord, terms));
    assert.deepEqual(hits.sort(), read.map(({ path }) => path).sort(), words);
  }
}

async function isExported({ cwd, records }: Saved): Promise<void> {
  for (const [format, name] of [
    ['csl-json', 'refs.json'],
    ['bibtex', 'refs.bib'],
    ['ris', 'refs.ris'],
    ['csv', 'captures.csv'],
    ['parquet', 'captures.parquet'],
  ] as const) {
    for (const file of [name, `again-${name}`]) {
      const { code, stderr } = await tearsheet(['export', 'lib', '--to', format, '-o', file], { cwd });
      assert.deepEqual([code, stderr], [0, ''], format);
    }
    assert.ok(
      readFileSync(join(cwd, name)).equals(readFileSync(join(cwd, `again-${name}`))),
      `${format}: the same bytes twice`,
    );
  }
  pandocCites(cwd, 'refs.json', records.length);
  bibtexIsRead(cwd, 'refs.bib', records);
  csvIsRead(cwd, 'captures.csv', records);
  await parquetIsRead(cwd, 'captures.parquet', records);
  assert.equal(readFileSync(join(cwd, 'refs.ris'), 'utf8').match(/^TY {2}- /gm)?.length, records.length);
}

async function isShown(context: TestContext, { cwd, records }: Saved): Promise<void> {
  const site = await tearsheet(['site', 'lib', '-o', 'site'], { cwd });
  assert.deepEqual([site.code, site.stderr, site.stdout], [0, '', 'site/index.html\n']);
  const pages = (await filesIn(join(cwd, 'site'))).filter((name) => /^captures\/.*\.html$/.test(name));
  assert.equal(pages.length, records.length);
  const page = await browserPage(context, { viewport: { width: 360, height: 800 } });
  for (const [index, name] of ['index.html', ...pages].entries()) {
    await page.goto(pathToFileURL(join(cwd, 'site', name)).href);
    const [width, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.equal(width, inner, `${name} is as wide as the screen`);
    if (index % 10 === 0) assert.deepEqual(await seriousFindings(page), [], name);
  }
}

async function isReadAgain({ cwd }: Saved): Promise<void> {
  const before = await filesIn(join(cwd, 'lib'));
  const again = await tearsheet(['extract', '--write', 'lib'], { cwd });
  assert.deepEqual(again, { code: 0, stdout: '', stderr: '' });
  assert.deepEqual(await filesIn(join(cwd, 'lib')), before);
}

/** The file of what is known of the pages; who deletes it has every page looked at. */
const KNOWN = 'lib/.tearsheet/watch.json';

async function isWatched({ cwd, records, origin }: Saved, edited: Map<string, Buffer>): Promise<void> {
  const watch = () => tearsheet(['watch', ...FETCH, '--allow-private', '--json'], { cwd });
  assert.deepEqual(await watch(), { code: 0, stdout: '', stderr: '' });
  const chosen = SETS.map((set) => pageToEdit(set, records, origin));
  for (const { path, html } of chosen) edited.set(path, Buffer.from(`${html}<!-- built anew -->`, 'latin1'));
  rmSync(join(cwd, KNOWN));
  assert.deepEqual(await watch(), { code: 0, stdout: '', stderr: '' }, 'other bytes with the same article are no edit');
  for (const { path, html, words } of chosen)
    edited.set(path, Buffer.from(html.replace(words, `Edited since then, ${words}`), 'latin1'));
  rmSync(join(cwd, KNOWN));
  const { code, stdout } = await watch();
  const told: string[] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).url);
  assert.deepEqual([code, told.sort()], [1, chosen.map(({ path }) => `${origin}${path}`).sort()]);
}

/** The first page of a set with words of its longest paragraph in one place of its bytes, which are read as Latin-1. */
function pageToEdit(
  set: (typeof SETS)[number],
  records: Row[],
  origin: string,
): { path: string; html: string; words: string } {
  for (const [index, { id }] of readTruths(set).slice(0, PER_SET).entries()) {
    const path = `/${set}/${index}`;
    const record = records.find(({ requestedUrl, url }) => (requestedUrl ?? url) === `${origin}${path}`);
    const lines = String(record?.text ?? '').split('\n');
    const longest = lines.reduce((one, other) => (other.length > one.length ? other : one));
    const words = longest.match(/[A-Za-z ]{25,}/)?.[0].trim();
    const html = readPage(set, id).toString('latin1');
    if (words !== undefined && html.split(words).length === 2) return { path, html, words };
  }
  throw new Error(`no page of ${set} has words in one place`);
}
