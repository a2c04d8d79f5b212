/** `watch`: the real program against a real server whose page is edited between two runs. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isDue } from '../../src/pipeline/watch.ts';
import { temporaryFolder } from '../capture/sample.ts';
import { tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const SENTENCE =
  'The council met for six hours on Tuesday, and the talks about the harbour went on until the lights were out. ';
const page = (
  title: string,
  text: string,
) => `<!doctype html><html lang="en"><title>${title}</title><meta name="author" content="Jane Roe">
<article><h1>${title}</h1><p>${SENTENCE.repeat(5)}</p><p>${text}</p><p>${SENTENCE.repeat(4)}</p></article>`;

test('pages are captured first, left alone until they are due, asked for with a condition, and told when they are edited', async (context) => {
  let title = 'Harbour talks go on';
  let text = 'They will meet again on Friday at noon in the old town hall.';
  let version = 1;
  const conditions: (string | undefined)[] = [];
  await withServer(
    (request, response) => {
      conditions.push(request.headers['if-none-match']);
      const etag = `"v${version}"`;
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', etag }).end(page(title, text));
    },
    async ({ origin }) => {
      const cwd = await temporaryFolder(context);
      const url = `${origin}/story`;
      writeFileSync(join(cwd, 'pages.txt'), `# watched\n${url}\n`);
      const run = (...args: string[]) =>
        tearsheet(['watch', '-i', 'pages.txt', '-d', 'd', '--allow-private', '--delay', '0', ...args], { cwd });
      const count = () => readdirSync(join(cwd, 'd')).filter((name) => name.endsWith('.md')).length;
      const state = join(cwd, 'd/.tearsheet/watch.json');
      /** As if the page had been looked at and changed long ago. */
      const makeDue = () =>
        writeFileSync(state, readFileSync(state, 'utf8').replace(/"20\d\d-[^"]*Z"/g, '"2020-01-01T00:00:00.000Z"'));
      const quiet = { code: 0, stdout: '', stderr: '' };
      assert.deepEqual(await run(), quiet);
      assert.equal(count(), 1);
      assert.deepEqual(await run(), quiet);
      assert.equal(conditions.length, 1, 'it is not due');
      makeDue();
      assert.deepEqual(await run(), quiet);
      assert.equal(conditions.at(-1), '"v1"');
      assert.equal(count(), 1, '304 makes no capture');
      makeDue();
      version = 2;
      assert.deepEqual(await run(), quiet);
      assert.equal(count(), 1, 'nor does another answer with the same article');
      makeDue();
      [title, text, version] = ['Harbour talks fail', text.replace('Friday', 'Monday'), 3];
      const small = await run('--min-change', '50');
      assert.deepEqual(small, quiet);
      makeDue();
      const edited = await run();
      assert.equal(edited.code, 1);
      assert.equal(edited.stderr, '');
      assert.match(
        edited.stdout,
        /^http:.*\/story\n--- d\/.*\.files\n\+\+\+ d\/.*\.md\ntitle: Harbour talks \[-go on-\]\{\+fail\+\}\n/,
      );
      assert.match(edited.stdout, /text: They will meet again on \[-Friday-\]\{\+Monday\+\} at noon/);
      assert.equal(count(), 2);
      makeDue();
      [text, version] = [text.replace('noon', 'midnight'), 4];
      const json = await run('--json');
      assert.equal(json.code, 1);
      const { words, differences } = JSON.parse(json.stdout);
      assert.deepEqual([words, differences.map(({ field }: { field: string }) => field)], [2, ['text']]);
      writeFileSync(state, '{"spoilt');
      assert.deepEqual(await run(), quiet, 'without what it knew, the newest capture is what it compares with');
      assert.equal(count(), 3);
      assert.deepEqual((await tearsheet(['verify', 'd'], { cwd })).code, 0);
    },
  );
});

test('a record that was cut is no edit: the article before is read from the WARC', async (context) => {
  await withServer({ '/story': page('Harbour', 'They will meet again on Friday.') }, async ({ origin }) => {
    const cwd = await temporaryFolder(context);
    const run = () =>
      tearsheet(['watch', '-i', '-', '-d', '.', '--allow-private', '--delay', '0', '-v'], {
        cwd,
        stdin: `${origin}/story\n`,
      });
    const captures = () => readdirSync(cwd).filter((name) => name.endsWith('.files'));
    assert.match((await run()).stderr, /: new\n$/);
    const record = join(cwd, captures()[0] as string, 'record.json');
    writeFileSync(record, readFileSync(record).subarray(0, -40));
    const state = join(cwd, '.tearsheet/watch.json');
    writeFileSync(state, readFileSync(state, 'utf8').replace(/"20\d\d-[^"]*Z"/g, '"2020-01-01T00:00:00.000Z"'));
    const again = await run();
    assert.match(again.stderr, /: same\n$/);
    assert.equal(again.code, 0);
    assert.equal(captures().length, 1);
  });
});

test('a page that fails is told, and the others are done', async (context) => {
  await withServer({ '/good': page('Good', 'Text of the good page, which is long enough.') }, async ({ origin }) => {
    const cwd = await temporaryFolder(context);
    const stdin = `${origin}/gone\n${origin}/good\n`;
    const run = await tearsheet(['watch', '-i', '-', '-d', '.', '--allow-private', '--delay', '0'], { cwd, stdin });
    assert.equal(run.code, 6);
    assert.match(run.stderr, /gone.*\(http-status\)\n$/);
    assert.equal(readdirSync(cwd).filter((name) => name.endsWith('.md')).length, 1);
    assert.equal((await tearsheet(['watch'], { cwd })).code, 2);
    assert.equal((await tearsheet(['watch', '-i', 'nowhere'], { cwd })).code, 2);
  });
});

test('the longer nothing has changed the rarer a page is due, and at most once a day', () => {
  const at = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * 3_600_000).toISOString();
  const due = (changed: number, checked: number, now: number) =>
    isDue({ changed: at(changed), checked: at(checked) }, Date.parse(at(now)));
  assert.equal(due(0, 0, 0.1), false);
  assert.equal(due(0, 0, 0.25), true);
  assert.equal(due(0, 84, 84 + 11), false, 'half a day after half a week');
  assert.equal(due(0, 84, 84 + 12), true);
  assert.equal(due(0, 168, 168 + 22), false);
  assert.equal(due(0, 168, 168 + 24), true);
  assert.equal(due(0, 10_000, 10_000 + 22), false);
  assert.equal(due(0, 10_000, 10_000 + 23.9), true, 'cron is not exact');
  assert.equal(isDue({ changed: at(0), checked: '' }, Date.parse(at(1))), true);
  assert.equal(due(0, 100, 50), true, 'a clock that was set back');
});
