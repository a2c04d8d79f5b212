/** `--engine readability`: Readability's answer alone, from the command line to `verify`. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { BIN as PROGRAM } from '../helpers/program.ts';

const PROSE =
  'The council of the town voted on Tuesday to rebuild the old bridge over the river, which had been closed, it said.';
/** Readability keeps what stands under `side`, since the box says nothing of itself; the model does not. */
const PAGE = `<!DOCTYPE html><html lang="en"><head><title>Bridge is rebuilt - Paper</title></head><body>
<article><h1>Bridge is rebuilt</h1><p class="byline">By Jane Roe</p><div>${Array.from({ length: 6 }, (_, i) => `<p>${PROSE.replace('Tuesday', `day ${i}`)}</p>`).join('')}
<figure><img src="a.jpg" width="600" height="400"><figcaption>The bridge.</figcaption></figure></div></article></body></html>`;

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'tearsheet-engine-'));
}

test('the record says who found the article, and verify asks the same', () => {
  const dir = folder();
  writeFileSync(join(dir, 'page.html'), PAGE);
  const args = [join(dir, 'page.html'), '--base', 'https://paper.example/bridge', '-d', dir, '--images', 'link'];
  const path = execFileSync(process.execPath, [PROGRAM, ...args, '--engine', 'readability'], { encoding: 'utf8' }).trim();
  const evidence = readdirSync(dir).find((name) => name.endsWith('.files')) as string;
  const record = JSON.parse(readFileSync(join(dir, evidence, 'record.json'), 'utf8'));
  assert.equal(record.capture.options.engine, 'readability');
  assert.equal(record.capture.candidate.name, 'readability');
  assert.equal(record.title, 'Bridge is rebuilt');
  assert.deepEqual(record.authors, ['Jane Roe']);
  assert.equal(record.confidence, undefined);
  assert.ok(readFileSync(path, 'utf8').includes('day 5'));
  assert.equal(spawnSync(process.execPath, [PROGRAM, 'verify', path]).status, 0);
});

test('no article found is exit 3', () => {
  const dir = folder();
  writeFileSync(join(dir, 'page.html'), '<!DOCTYPE html><title>x</title><body><nav><a href="/">Home</a></nav></body>');
  const { status } = spawnSync(process.execPath, [
    ...[PROGRAM, 'show', join(dir, 'page.html'), '--base', 'https://paper.example/x', '--engine', 'readability'],
  ]);
  assert.equal(status, 3);
});

test('an unknown engine is a usage error', () => {
  assert.equal(spawnSync(process.execPath, [PROGRAM, 'show', 'x.html', '--engine', 'other']).status, 2);
});
