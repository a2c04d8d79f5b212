/**
 * Forty nasty pages, saved by the program from a local server, four of them into one WARC. Then some are moved, cut, left
 * unfinished or lose their text, and every command that reads captures tells each of them.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { makeAuthority } from '../../capture/authority.ts';
import { temporaryFolder } from '../../capture/sample.ts';
import { filesIn, type Run, tearsheet } from '../../helpers/program.ts';
import { withServer } from '../../helpers/server.ts';
import type { Changes } from '../../library/captures.ts';
import { NASTY } from '../../library/nasty.ts';

/** The first four are what something happens to afterwards. */
const PAGES: Changes[] = [{ title: 'Cut' }, { title: 'Left alone' }, { title: 'Text gone' }, { title: 'Moved' }, ...NASTY];
const [DAMAGED, UNFINISHED, TEXTLESS, MOVED] = [0, 1, 2, 3];
/** The last pages share a WARC. */
const SHARED = 4;
const ADDRESSES = PAGES.map((_, index) => `/${index}`);
const LISTED = PAGES.length - 2;

/** By page: the Markdown file and the folder of its capture. */
type Captures = Map<number, { text: string; folder: string }>;
type Command = (...args: string[]) => Promise<Run>;

test('forty nasty pages through every command', async (context) => {
  const cwd = await temporaryFolder(context);
  const pages = Object.fromEntries(PAGES.map((changes, index) => [ADDRESSES[index], pageOf(changes, index)]));
  const authority = makeAuthority(join(cwd, 'authority'));
  await withServer({ ...pages, '/tsa': authority.route }, async ({ origin }) => {
    const run: Command = (...args) => tearsheet(args, { cwd });
    const captures = await saveAll(cwd, origin, run);
    await context.test('all are whole, and watch sees no edit', () => isWhole(captures, run));
    spoil(cwd, captures);
    await context.test('list, search, history and diff', () => isRead(captures, origin, run));
    await context.test('verify and extract --write', () => isChecked(captures, run));
    await context.test('export, site, wacz, extract', () => isPassedOn(cwd, captures, run));
    await context.test('timestamp', () => isStamped(captures, `${origin}/tsa`, run));
  });
});

const POLITE = ['--allow-private', '--per-host', '4', '--delay', '0'];

async function saveAll(cwd: string, origin: string, run: Command): Promise<Captures> {
  const captures: Captures = new Map();
  const lines = ADDRESSES.map((path) => `${origin}${path}\n`);
  writeFileSync(join(cwd, 'own.txt'), lines.slice(0, -SHARED).join(''));
  writeFileSync(join(cwd, 'shared.txt'), lines.slice(-SHARED).join(''));
  for (const list of [['own.txt'], ['shared.txt', '--warc-file', 'library/all.warc.gz']]) {
    const { code, stdout, stderr } = await run('-q', '--json', ...POLITE, '-d', 'library', '-i', ...list);
    assert.deepEqual([code, stderr], [0, '']);
    for (const { requestedUrl, url, path } of linesOf(stdout).map((line) => JSON.parse(line))) {
      const page = ADDRESSES.indexOf(new URL(requestedUrl ?? url).pathname);
      captures.set(page, { text: path, folder: path.replace(/\.md$/, '.files') });
    }
  }
  assert.deepEqual([...captures.keys()].sort(), [...PAGES.keys()].sort());
  return captures;
}

async function isWhole(captures: Captures, run: Command): Promise<void> {
  const checked = await run('verify', '--deep', 'library');
  assert.deepEqual([checked.code, checked.stderr], [0, '']);
  assert.equal(linesOf(checked.stdout).filter((line) => /: OK \(/.test(line)).length, captures.size);
  for (const list of ['own.txt', 'shared.txt']) {
    const watched = await run('watch', '-i', list, '-d', 'library', ...POLITE);
    assert.deepEqual(watched, { code: 0, stdout: '', stderr: '' });
  }
  assert.deepEqual(await run('extract', '--write', 'library'), { code: 0, stdout: '', stderr: '' });
}

function spoil(cwd: string, captures: Captures): void {
  const of = (page: number) => captures.get(page) ?? assert.fail(`page ${page} was saved`);
  truncateSync(join(cwd, of(DAMAGED).folder, 'record.json'), 100);
  rmSync(join(cwd, of(UNFINISHED).folder, 'SHA256SUMS'));
  rmSync(join(cwd, of(TEXTLESS).text));
  of(TEXTLESS).text = of(TEXTLESS).folder;
  mkdirSync(join(cwd, 'library/elsewhere'));
  for (const kind of ['text', 'folder'] as const) {
    const path = join('library/elsewhere', basename(of(MOVED)[kind]));
    renameSync(join(cwd, of(MOVED)[kind]), join(cwd, path));
    of(MOVED)[kind] = path;
  }
}

/** A command that tells the two captures that cannot be read, and does the rest. */
async function toldBoth(captures: Captures, run: Command, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  assert.equal(code, 1, args.join(' '));
  const told = linesOf(stderr).sort();
  assert.equal(told.length, 2, stderr);
  assert.ok(
    told.some((line) => line.startsWith(`tearsheet: ${captures.get(DAMAGED)?.folder} is damaged: `)),
    stderr,
  );
  assert.ok(
    told.some((line) => line.startsWith(`tearsheet: ${captures.get(UNFINISHED)?.folder} is unfinished: `)),
    stderr,
  );
  return stdout;
}

async function isRead(captures: Captures, origin: string, run: Command): Promise<void> {
  const readable = [...captures].filter(([page]) => page !== DAMAGED && page !== UNFINISHED);
  const listed = linesOf(await toldBoth(captures, run, 'list', 'library'));
  const expected = readable.map(([, { text }]) => text).sort();
  assert.deepEqual(listed.map((line) => line.split('\t')[3]).sort(), expected);
  const records = linesOf(await toldBoth(captures, run, 'list', '--json', 'library'));
  assert.deepEqual(records.map((line) => JSON.parse(line).path).sort(), expected);
  for (const [page, { text, folder }] of readable.filter(([number]) => number % 3 === 0)) {
    const found = await toldBoth(captures, run, 'search', `mark${page}x`, '-d', 'library');
    assert.deepEqual(
      linesOf(found).map((line) => line.split('\t')[0]),
      [text],
      found,
    );
    if (page % 6 !== 0) continue;
    const past = await run('history', `${origin}${ADDRESSES[page]}`, '-d', 'library');
    assert.deepEqual([past.code, linesOf(past.stdout).map((line) => line.split('\t')[1])], [0, [folder]], past.stderr);
    const diff = await run('diff', folder, captures.get(MOVED)?.folder as string);
    assert.deepEqual([diff.code, diff.stderr], [1, '']);
  }
}

async function isChecked(captures: Captures, run: Command): Promise<void> {
  for (const how of [[], ['--quick'], ['--deep']]) {
    const { code, stdout } = await run('verify', ...how, 'library');
    const failed = linesOf(stdout).filter((line) => line.includes('FAILED'));
    assert.deepEqual([code, failed.length, linesOf(stdout).length], [1, 3, captures.size], stdout);
  }
  const { code, stdout, stderr } = await run('extract', '--write', 'library');
  assert.deepEqual([code, stdout, linesOf(stderr).length], [1, '', 2], stderr);
  assert.match(stderr, /\.files is unfinished: there is no SHA256SUMS; tearsheet verify tells more \(not-verified\)$/m);
}

async function isPassedOn(cwd: string, captures: Captures, run: Command): Promise<void> {
  for (const format of ['csl-json', 'bibtex', 'ris', 'csv', 'jsonl', 'parquet'])
    await toldBoth(captures, run, 'export', 'library', '--to', format, '-o', `all.${format}`);
  const exported = linesOf(readFileSync(join(cwd, 'all.jsonl'), 'utf8'));
  assert.equal(exported.length, LISTED);
  await toldBoth(captures, run, 'site', 'library', '-o', 'site');
  const pages = (await filesIn(join(cwd, 'site/captures'))).filter((name) => name.endsWith('.html'));
  assert.equal(pages.length, LISTED);
  await isPacked(captures, run);
  const warcs = [...captures.values()].map(({ folder }) => join(folder, 'capture.warc.gz'));
  const own = warcs.filter((path) => existsSync(join(cwd, path)));
  assert.equal(own.length, captures.size - SHARED);
  const packed = [...captures.keys()].filter((page) => page !== DAMAGED);
  for (const [inputs, pages] of [
    [[...own, 'library/all.warc.gz'], captures.keys()],
    [['all.wacz', 'library/all.warc.gz'], packed],
  ] as const) {
    const read = await run('extract', '-q', ...inputs);
    assert.deepEqual([read.code, read.stderr], [0, '']);
    const titles = linesOf(read.stdout).map((line) => JSON.parse(line).text?.match(/mark(\d+)x/)?.[1]);
    assert.deepEqual(new Set(titles.map(Number)), new Set(pages));
  }
}

/** The package has every capture but the one whose record was cut: that one is told. */
async function isPacked(captures: Captures, run: Command): Promise<void> {
  const record = `${captures.get(DAMAGED)?.folder}/record.json`;
  assert.deepEqual(await run('wacz', 'library', '-o', 'all.wacz'), {
    code: 1,
    stdout: 'all.wacz\n',
    stderr: `tearsheet: ${record} is no record: it is not JSON (bad-record)\n`,
  });
}

/** A stamp is of the sums, so all but the unfinished one get one; `verify` names it where the rest is whole, too. */
async function isStamped(captures: Captures, authority: string, run: Command): Promise<void> {
  const { code, stdout, stderr } = await run('timestamp', 'library', '--authority', authority);
  assert.deepEqual([code, linesOf(stdout).length, linesOf(stderr).length], [1, captures.size - 1, 1], stdout + stderr);
  assert.ok(stderr.includes(captures.get(UNFINISHED)?.folder as string), stderr);
  const verified = linesOf((await run('verify', 'library')).stdout);
  const stamped = verified.filter((line) => /: OK \(.*; time stamp of /.test(line));
  assert.equal(stamped.length, captures.size - 3, verified.join('\n'));
}

const FILLER =
  'Officials said on Tuesday that the roof had fallen at dawn, that nobody was hurt, and that the match would be played elsewhere. ';

/** Every page has a word of its own, `mark7x`. */
function pageOf({ title, authors, site, published, tags, language, direction, text, url }: Changes, index: number): string {
  const stated = {
    '@type': 'NewsArticle',
    headline: title,
    author: authors?.map((name) => ({ '@type': 'Person', name })),
    datePublished: published,
    keywords: tags,
    publisher: site && { '@type': 'Organization', name: site },
    mainEntityOfPage: url,
  };
  const own = Array.isArray(text) || text === undefined ? '' : `<p>${escaped(text)}</p>`;
  return `<!doctype html><html lang="${language ?? 'en'}" dir="${direction ?? 'ltr'}"><head><meta charset="utf-8">
<title>${escaped(title ?? '')}</title><script type="application/ld+json">${JSON.stringify(stated).replaceAll('<', '\\u003c')}</script>
</head><body><article><h1>${escaped(title ?? '')}</h1>${own}
${Array.from({ length: 5 }, (_, paragraph) => `<p>${FILLER.repeat(2)} mark${index}x ${paragraph}.</p>`).join('\n')}
<pre>${'long'.repeat(100)}\\TeX{$x^2} &lt;/script&gt;</pre></article></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function linesOf(text: string): string[] {
  return text.split('\n').filter(Boolean);
}
