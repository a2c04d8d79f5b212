/** `list` and `search` as people use them: the real program over captures on disk, with the index and without it. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openLibrary } from '../../src/library/library.ts';
import { matchesTerms } from '../../src/library/search/match.ts';
import { parseQuery, searchLibrary, snippetOf } from '../../src/library/search.ts';
import { temporaryFolder } from '../capture/sample.ts';
import { tearsheet } from '../helpers/program.ts';
import { found, rows, writeCapture } from './captures.ts';

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test('list prints date, site, title and path, the newest first, by the day as printed', async (context) => {
  const cwd = await temporaryFolder(context);
  writeCapture(join(cwd, 'a'), { title: 'Old', published: '2019-01-01' });
  writeCapture(join(cwd, 'deep/er/b'), { title: 'New', published: '2023-12-31T23:30:00-08:00', site: undefined });
  writeCapture(join(cwd, 'c'), { title: 'No date\tand\ntabs', published: undefined, retrieved: '2021-05-06T23:59:59Z' });
  const run = await tearsheet(['list'], { cwd });
  assert.equal(run.code, 0);
  assert.equal(run.stderr, '');
  assert.deepEqual(rows(run), [
    ['2023-12-31', 'courier.example', 'New', 'deep/er/b.md'],
    ['2021-05-06', 'The Courier', 'No date and tabs', 'c.md'],
    ['2019-01-01', 'The Courier', 'Old', 'a.md'],
  ]);
  const inside = await tearsheet(['list', '..'], { cwd: join(cwd, 'deep') });
  assert.deepEqual(rows(inside)[0]?.[3], 'er/b.md');
  assert.deepEqual(rows(inside)[2]?.[3], '../a.md');
});

test('list filters by site, author and days, both included, and limits', async (context) => {
  const cwd = await temporaryFolder(context);
  writeCapture(join(cwd, 'a'), { title: 'A', published: '2020-01-31T23:59:00+14:00', authors: ['Zoë Müller'] });
  writeCapture(join(cwd, 'b'), { title: 'B', published: '2020-02-01', url: 'https://news.other.example/b', site: 'Other' });
  writeCapture(join(cwd, 'c'), { title: 'C', published: undefined, retrieved: undefined });
  const titles = async (...args: string[]) => rows(await tearsheet(['list', ...args], { cwd })).map((row) => row[2]);
  assert.deepEqual(await titles('--since', '2020-01-31', '--until', '2020-01-31'), ['A']);
  assert.deepEqual(await titles('--since', '2020-02-01'), ['B']);
  assert.deepEqual(await titles('--site', 'the courier'), ['A', 'C']);
  assert.deepEqual(await titles('--site', 'courier.example'), ['A', 'C']);
  assert.deepEqual(await titles('--site', 'www.news.other.example'), ['B']);
  assert.deepEqual(await titles('--site', 'other.example'), []);
  assert.deepEqual(await titles('--author', 'zoe mull'), ['A']);
  assert.deepEqual(await titles('--limit', '2'), ['B', 'A']);
  const wrong = await tearsheet(['list', '--since', '2020-02-30'], { cwd });
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /^tearsheet: --since takes a day such as 2026-01-31: 2020-02-30 \(usage\)\n$/);
});

test('--json gives the records with their paths', async (context) => {
  const cwd = await temporaryFolder(context);
  writeCapture(join(cwd, 'a'), { title: 'A' });
  for (const args of [
    ['list', '--json'],
    ['search', '--json', 'roof'],
  ]) {
    const { stdout, code } = await tearsheet(args, { cwd });
    assert.equal(code, 0);
    const record = JSON.parse(stdout);
    assert.deepEqual([record.title, record.path, record.authors], ['A', 'a.md', ['Ann Lee']]);
  }
});

test('unfinished and damaged captures are told, never listed, and end the command with 1', async (context) => {
  const cwd = await temporaryFolder(context);
  for (const name of ['good', 'unfinished', 'cut', 'other', 'list', 'norecord'])
    writeCapture(join(cwd, name), { title: name });
  rmSync(join(cwd, 'unfinished.files/SHA256SUMS'));
  rmSync(join(cwd, 'norecord.files/record.json'));
  const record = readFileSync(join(cwd, 'cut.files/record.json'));
  writeFileSync(join(cwd, 'cut.files/record.json'), record.subarray(0, 100));
  writeFileSync(join(cwd, 'other.files/record.json'), record.toString().replace('Stadium', 'Stadion'));
  writeFileSync(join(cwd, 'list.files/record.json'), '[]');
  for (const args of [['list'], ['list'], ['search', 'good']]) {
    const run = await tearsheet(args, { cwd });
    assert.equal(run.code, 1);
    assert.equal(rows(run).length, 1);
    for (const name of ['cut', 'list', 'other', 'norecord']) {
      assert.match(run.stderr, new RegExp(`^tearsheet: ${name}\\.files is damaged: .*\\(not-verified\\)$`, 'm'));
    }
    assert.match(run.stderr, /^tearsheet: unfinished\.files is unfinished: there is no SHA256SUMS/m);
    assert.equal(run.stderr.split('\n').length, 6);
  }
});

test('stray notes, link circles, hidden folders and the folders of browsers are no captures; one without its text is', async (context) => {
  const cwd = await temporaryFolder(context);
  const outside = await temporaryFolder(context);
  writeCapture(join(outside, 'elsewhere'));
  writeCapture(join(cwd, 'whole'), { title: 'Whole' });
  rmSync(join(cwd, 'whole.md'));
  writeCapture(join(cwd, '.staging/hidden'), { title: 'Hidden' });
  writeFileSync(join(cwd, 'notes.md'), 'stadium');
  mkdirSync(join(cwd, 'page.files'));
  writeFileSync(join(cwd, 'page.files/style.css'), '');
  symlinkSync('.', join(cwd, 'circle'));
  symlinkSync(outside, join(cwd, 'link'));
  symlinkSync(join(outside, 'elsewhere.files'), join(cwd, 'elsewhere.files'));
  const run = await tearsheet(['list'], { cwd });
  assert.equal(run.stderr, '');
  assert.equal(run.code, 0);
  assert.deepEqual(
    rows(run).map((row) => row[3]),
    ['whole.files'],
  );
});

test('words, phrases, beginnings and exclusions; nothing is syntax', async (context) => {
  const cwd = await temporaryFolder(context);
  const capture = (title: string, text: string, changes = {}) =>
    writeCapture(join(cwd, title), { title, text, tags: [], authors: [], site: 'S', ...changes });
  capture('covid', 'The covid-19 wave at AT&T: 50% of the title: NEAR(x) {y}. café Élysée naïve');
  capture('drought', 'A drought in the north. The state of emergency ended.');
  capture('german', 'Die Müller überquerten die Straße nach Köln.', { language: 'de-AT' });
  capture('quelle', 'die neue Quelle', { language: 'de' });
  capture('spanish', 'los dos cafés', { language: 'es' });
  capture('chinese', '中华人民共和国外交部发言人', { language: 'zh' });
  capture('japanese', '東京タワーのライトアップ', { language: 'ja' });
  capture('korean', '대한민국 서울에서', { language: 'ko' });
  capture('thai', 'สวัสดีชาวโลก', { language: 'th' });
  capture('arabic', 'قالَ الرئيسُ', { language: 'ar' });
  capture('greek', 'Αθήνα λόγος', { language: 'el' });
  const library = openLibrary([cwd], { onProblem: assert.ifError });
  const records = (await allOf(library.captures())).map(({ record }) => record);
  const same = async (query: string, ...titles: string[]) => {
    const terms = parseQuery([query]);
    const hits = await allOf(searchLibrary(library, cwd, { terms }));
    assert.deepEqual(hits.map(({ title }) => title).sort(), titles.sort(), query);
    const read = records.filter((record) => matchesTerms(record, terms)).map(({ title }) => title);
    assert.deepEqual(read.sort(), titles, `without the index: ${query}`);
    for (const record of records) {
      if (titles.includes(record.title ?? '') && terms.some(({ excluded }) => !excluded)) {
        assert.ok((snippetOf(record, terms)?.length ?? 0) > 1, `a hit is shown: ${query}`);
      }
    }
  };
  const typed = async (args: string[], ...titles: string[]) =>
    assert.deepEqual((await found(cwd, args)).sort(), titles.sort());
  await same('covid-19', 'covid');
  await same('COVID 19 wave', 'covid');
  await same('at&t', 'covid');
  await same('title:', 'covid');
  await same('NEAR(', 'covid');
  await same('cafe', 'covid');
  await same('CAFÉ', 'covid');
  await same('cafe*', 'covid', 'spanish');
  await same('caf');
  await same('cafe\u0301 elysee', 'covid');
  await same('"state of emergency"', 'drought');
  await same('"emergency of state"');
  await same('emergency state', 'drought');
  await typed(['north', '-state']);
  await typed(['north', '-missing'], 'drought');
  await typed(['the', '-drought'], 'covid');
  await typed(['the', '-d', '.', '-covid'], 'drought');
  await typed(['--', '-drought'], 'drought');
  await same('the -covid', 'drought');
  await typed(['north', '-"state of emergency"']);
  await same('“state of emergency”', 'drought');
  await same('"north" "drought', 'drought');
  await same('muller', 'german');
  await same('Mueller', 'german');
  await same('MÜLLER ueberquerten strasse koeln', 'german');
  await same('"die Mueller ueberquerten"', 'german');
  await same('does');
  await same('quelle', 'quelle');
  await same('人民', 'chinese');
  await same('国外', 'chinese');
  await same('民', 'chinese');
  await same('民人');
  await same('ライト', 'japanese');
  await same('ﾗｲﾄ', 'japanese');
  await same('민국', 'korean');
  await same('ชาว', 'thai');
  await same('قال الرئيس', 'arabic');
  await same('αθηνα λογος', 'greek');
  for (const engine of ['(drought', '^drought', '{drought}', "'drought", '+drought', 'drought)'])
    await same(engine, 'drought');
  for (const engine of ['OR drought', 'AND drought', 'NOT drought', 'NEAR drought', 'words:drought', 'rowid:drought']) {
    await same(engine);
  }
  for (const none of ['*', '"', '""', '&&&', '-', '--']) {
    const run = await tearsheet(['search', none], { cwd });
    assert.equal(run.code, 2, none);
    assert.equal(run.stdout, '');
  }
  await same(`drought ${'漢'.repeat(10_000)}`);
  await same(Array.from({ length: 3_000 }, (_, index) => `w${index}`).join(' '));
  await same(
    Array.from({ length: 3_000 }, (_, index) => `-w${index}`)
      .concat('north')
      .join(' '),
    'drought',
  );
  assert.equal((await found(cwd, ['-drought'])).length, 10);
});

test('title, subtitle, authors, captions, credits, tags, site and text are searched, each for itself', async (context) => {
  const cwd = await temporaryFolder(context);
  const images = [{ url: 'https://x.example/1.jpg', lead: true, caption: 'fcaption one', credit: 'fcredit' }];
  const tags = ['ftag one', 'ftag two'];
  writeCapture(join(cwd, 'a'), {
    title: 'ftitle',
    subtitle: 'fsub',
    authors: ['fauthor'],
    images,
    tags,
    site: 'fsite',
    text: 'ftext',
    description: 'fdescription',
  });
  const library = openLibrary([cwd], { onProblem: assert.ifError });
  const count = async (query: string) => (await allOf(searchLibrary(library, cwd, { terms: parseQuery([query]) }))).length;
  for (const word of [
    'ftitle',
    'fsub',
    'fauthor',
    'fcaption',
    'fcredit',
    'ftag',
    'fsite',
    'ftext',
    '"ftag two"',
    'fsite ftitle',
  ]) {
    assert.equal(await count(word), 1, word);
  }
  for (const word of ['fdescription', '"one ftag"', '"fcredit ftag"']) assert.equal(await count(word), 0, word);
});

test('a snippet shows the passage; on no terminal without marks; what a page says never steers the terminal', async (context) => {
  const cwd = await temporaryFolder(context);
  const text = `${'Nothing here. '.repeat(200)}The bridge\u001b[31m fell\tat dawn.${' And so on.'.repeat(200)}`;
  writeCapture(join(cwd, 'a'), { text, title: 'T\u001b]0;x\u0007' });
  const run = await tearsheet(['search', 'dawn', 'bridge'], { cwd });
  const [path, title, snippet] = rows(run)[0] ?? [];
  assert.deepEqual([path, title], ['a.md', 'T ]0;x']);
  assert.match(snippet ?? '', /^… .*The bridge \[31m fell at dawn\. And .* …$/);
  assert.ok((snippet ?? '').length < 260);
});
