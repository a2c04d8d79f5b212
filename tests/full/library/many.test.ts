/**
 * Twenty thousand captures: every command of the library tells all of them, takes hardly more memory than for a tenth of them, and
 * time in proportion.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openIndex } from '../../../src/library/search/index-file.ts';
import { findInIndex } from '../../../src/library/search/indexed.ts';
import { parseQuery } from '../../../src/library/search.ts';
import { measured } from '../../helpers/memory.ts';
import { randomFrom } from '../../helpers/random.ts';
import { writeCapture } from '../../library/captures.ts';

const [FEW, MANY] = [2_000, 20_000];
const WORDS = Array.from({ length: 3_000 }, (_, index) => `word${index.toString(36)}`);
/** One capture of a hundred has it. */
const RARE = 'zeppelin';
/** Bytes that a capture may add to the peak: the facts by which it is sorted, and not its text, which has some 2,200 bytes twice. */
const MOST_PER_CAPTURE = 5_000;
/** The first page of a site holds what filters it; V8 collects the groups of Parquet's rows late (they fit in a heap of 48 MB). */
const MOST_OF: Record<string, number> = { site: 9_000, 'export to parquet': 9_000 };
/** Bytes. */
const MOST_IN_ALL = 350e6;
/** The CPU time over that of the few; there are ten times as many captures. */
const MOST_TIMES = 15;

interface Cost {
  peak: number;
  /** Seconds of the processor. */
  cpu: number;
}

const cwd = mkdtempSync(join(tmpdir(), 'tearsheet-many-'));
const library = (count: number) => join(cwd, `library-${count}`);

before(() => {
  for (const count of [FEW, MANY]) writeMany(library(count), count);
});
after(() => rmSync(cwd, { recursive: true }));

/** The commands in their order, with the lines that they print of so many captures. */
const COMMANDS: [name: string, args: (dir: string) => string[], lines: (count: number) => number][] = [
  ['list, making the index', (dir) => ['list', dir], (count) => count],
  ['list', (dir) => ['list', dir], (count) => count],
  ['search', (dir) => ['search', '-d', dir, RARE], (count) => count / 100],
  ['search of all', (dir) => ['search', '-d', dir, 'story'], (count) => count],
  ...['csv', 'jsonl', 'bibtex', 'csl-json', 'ris', 'parquet'].map((format): (typeof COMMANDS)[number] => [
    `export to ${format}`,
    (dir) => ['export', dir, '--to', format, '-o', join(cwd, format)],
    () => 0,
  ]),
  ['site', (dir) => ['site', dir, '-o', `${dir}-site`], () => 1],
];

for (const [name, args, lines] of COMMANDS) {
  test(`${name}: twenty thousand captures in bounded memory and linear time`, async (context) => {
    const cost = async (count: number): Promise<Cost> => {
      const { code, stdout, stderr, ...cost } = await measured(args(library(count)));
      assert.deepEqual([code, stdout.split('\n').length - 1, stderr], [0, lines(count), '']);
      return cost;
    };
    const [few, many] = [await cost(FEW), await cost(MANY)];
    const grown = Math.round((many.peak - few.peak) / (MANY - FEW));
    const told = `${mega(few.peak)}, ${mega(many.peak)} MB, ${grown} bytes more a capture; ${few.cpu}, ${many.cpu} s`;
    context.diagnostic(told);
    assert.ok(grown <= (MOST_OF[name] ?? MOST_PER_CAPTURE) && many.peak <= MOST_IN_ALL, told);
    assert.ok(many.cpu <= MOST_TIMES * few.cpu, told);
  });
}

test('a look-up among twenty thousand costs no more than three starts of Node', async (context) => {
  const index = (await openIndex(join(library(MANY), '.tearsheet'))) ?? assert.fail('list has made the index');
  context.after(() => index.close());
  const lookUp = (words: string): number => {
    const before = process.cpuUsage();
    const [first] = findInIndex(index, { terms: parseQuery([words]) });
    const { user, system } = process.cpuUsage(before);
    assert.ok(first !== undefined, words);
    return (user + system) / 1e6;
  };
  // The first one compiles the engine.
  lookUp('story');
  const bare = Number(
    execFileSync(process.execPath, ['-p', 'const { user, system } = process.cpuUsage(); (user + system) / 1e6']),
  );
  for (const words of [RARE, 'story', `story -${RARE}`, 'word1a*']) {
    const spent = Math.min(...[1, 2, 3].map(() => lookUp(words)));
    context.diagnostic(`${words}: ${spent} s, a start ${bare} s`);
    assert.ok(spent <= 3 * bare, `${words}: ${spent} s, a start ${bare} s`);
  }
});

const mega = (bytes: number) => Math.round(bytes / 1e6);

function writeMany(dir: string, count: number): void {
  const { below } = randomFrom(count);
  // A few words are in most texts, most are in few.
  const word = () => WORDS[below(1 + below(WORDS.length))] ?? '';
  for (let index = 0; index < count; index++) {
    const text = Array.from({ length: 300 }, word).join(' ') + (index % 100 === 0 ? ` ${RARE}` : '');
    writeCapture(join(dir, String(index % 50), `story-${index}`), {
      title: `Story ${index} of ${word()}`,
      authors: [`${word()} ${word()}`],
      published: new Date(Date.UTC(2015, 0, 1 + (index % 3_000))).toISOString().slice(0, 10),
      url: `https://paper${index % 40}.example/${index}`,
      text,
      markdown: `${text}\n`,
    });
  }
}
