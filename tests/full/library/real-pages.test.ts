/** Captures of 300 real pages of the benchmark sets through every command of the library: counted, found, exported, read. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pagePath, readTruths, SETS } from '../../../scripts/bench-sets.ts';
import { foldedWords } from '../../../src/library/fold.ts';
import { openLibrary } from '../../../src/library/library.ts';
import { matchesTerms } from '../../../src/library/search/match.ts';
import { parseQuery, searchLibrary } from '../../../src/library/search.ts';
import { extractStream } from '../../../src/pipeline/stream.ts';
import type { ArticleRecord } from '../../../src/types.ts';
import { temporaryFolder } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Changes, writeCapture } from '../../library/captures.ts';

/** Pages of each set. */
const PER_SET = 105;

test('every capture is listed, found by what it says with and without the index, and exported once', async (context) => {
  const cwd = await temporaryFolder(context);
  const lines = SETS.flatMap((set) =>
    readTruths(set)
      .slice(0, PER_SET)
      .map(({ id, url }) => JSON.stringify({ id, url, path: pagePath(set, id) })),
  );
  writeFileSync(join(cwd, 'pages.jsonl'), lines.join('\n'));
  const records: ArticleRecord[] = [];
  for await (const { record } of extractStream([join(cwd, 'pages.jsonl')], { force: true })) {
    if ('error' in record) continue;
    writeCapture(join(cwd, 'lib', String(records.length)), record as Changes);
    records.push(record);
  }
  context.diagnostic(`${records.length} captures`);
  assert.ok(records.length >= 300);
  const listed = await tearsheet(['list', 'lib'], { cwd });
  assert.deepEqual([listed.code, listed.stderr, listed.stdout.trim().split('\n').length], [0, '', records.length]);
  const library = openLibrary([join(cwd, 'lib')], { onProblem: assert.ifError });
  for (const [index, { title, text = '' }] of records.entries()) {
    const words = foldedWords(title ?? text.slice(0, 60)).join(' ');
    if (words === '') continue;
    const terms = parseQuery([words]);
    const hits: string[] = [];
    for await (const hit of searchLibrary(library, join(cwd, 'lib'), { terms }))
      hits.push(hit.path.match(/(\d+)\.md$/)?.[1] ?? '');
    assert.ok(hits.includes(String(index)), words);
    const read = records.flatMap((record, at) => (matchesTerms(record, terms) ? [String(at)] : []));
    assert.deepEqual(hits.sort(), read.sort(), words);
  }
  for (const [format, each] of [
    ['csl-json', /^\{"id"/gm],
    ['bibtex', /^@article\{/gm],
    ['ris', /^TY {2}- /gm],
    ['jsonl', /^\{"path"/gm],
  ] as const) {
    const { stdout, stderr, code } = await tearsheet(['export', 'lib', '--to', format], { cwd });
    assert.deepEqual([code, stderr, stdout.match(each)?.length], [0, '', records.length], format);
  }
  const site = await tearsheet(['site', 'lib', '-o', 'site'], { cwd });
  assert.deepEqual([site.code, site.stderr], [0, '']);
});
