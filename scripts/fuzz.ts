/**
 * `node dist/scripts/fuzz.js [inputs] [seed]`: random inputs through fetch, decode, extract and render; nine of ten are mutated
 * pages of the benchmark (folder in TEARSHEET_BENCH), one of ten is a random answer of a server.
 */
import { fileURLToPath } from 'node:url';
import { type Ends, fuzzAnswers, fuzzPages, seedPages } from '../tests/helpers/fuzz.ts';

const [count = 20_000, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
const bench = process.env.TEARSHEET_BENCH ?? fileURLToPath(new URL('../../../shared/bench', import.meta.url));
const pages = seedPages(['news', 'segments', 'wcxb'].map((set) => `${bench}/${set}/pages`));
const answers = Math.round(count / 10);
process.stdout.write(`${count} inputs from ${pages.length} pages, seeds ${seed} to ${seed + count - 1}\n`);
const started = performance.now();
print('answers', await fuzzAnswers(pages, seed, answers));
print(
  'pages',
  await fuzzPages(pages, seed + answers, count - answers, (input) => {
    if (input % 1000 === 0) process.stdout.write(`at seed ${input}\n`);
  }),
);

function print(what: string, ends: Ends): void {
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(`${what}: ${JSON.stringify(ends)} after ${seconds} s\n`);
}
