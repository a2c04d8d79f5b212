/**
 * Changes real pages in ways that leave the answer as it is, and prints by how much the word F1 falls for each change, and the pages
 * that lose more than a tenth without a warning.
 *
 *   npm run bench:transformed [-- --sample] [--only 'names hashed'] [--check]
 *
 * `--sample` takes one page in six. `--check` fails where a change costs more than `tests/bench/transformed-floors.json` allows.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { words } from '../src/engine/body/words.ts';
import { extract } from '../src/engine/extract.ts';
import { decodeHtml } from '../src/sources/decode.ts';
import { isHeldOut, isSampled, partOf, readPage, readTruths, type Truth } from './bench-sets.ts';
import { readTexts } from './shapes/texts.ts';
import { donorOf, paragraphsOf, TRANSFORMATIONS } from './shapes/transformations.ts';

const { values: flags } = parseArgs({
  options: {
    sample: { type: 'boolean', default: false },
    only: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});
const MOST_LOST = 0.1;
const texts = readTexts(() => true).en;
const pages = (['news', 'wcxb'] as const).flatMap((set) =>
  readTruths(set)
    .filter((truth) => truth.kind === 'article' && !isHeldOut(truth.url) && paragraphsOf(truth).length > 2)
    .map((truth) => ({ set, truth })),
);
const chosen = flags.sample ? pages.filter(({ truth }) => isSampled(truth.id) && partOf(truth.id, 2) === 0) : pages;
const sums = new Map<string, { lost: number; pages: number; silent: string[] }>();
for (const [i, { set, truth }] of chosen.entries()) {
  const { html } = await decodeHtml(readPage(set, truth.id));
  const own = paragraphsOf(truth);
  const before = scoreOf(html, truth.url, own).f1;
  const donors = [1, 2, 3, 5, 8, 13, 21, 34].map((step) => donorOf(pages[(i * 7 + step) % pages.length]?.truth as Truth));
  for (const [name, change] of Object.entries(TRANSFORMATIONS)) {
    if (flags.only && name !== flags.only) continue;
    const changed = change(html, own, donors, texts);
    if (!changed) continue;
    const after = scoreOf(changed.html, truth.url, [...own, ...changed.added]);
    const sum = sums.get(name) ?? { lost: 0, pages: 0, silent: [] };
    sums.set(name, sum);
    sum.lost += before - after.f1;
    sum.pages += 1;
    if (before - after.f1 > MOST_LOST && !after.doubted) sum.silent.push(truth.id);
  }
  await new Promise((resolve) => setImmediate(resolve));
}
report();

function report(): void {
  const floors = flags.check
    ? (JSON.parse(readFileSync('tests/bench/transformed-floors.json', 'utf8')) as Record<string, number>)
    : {};
  for (const [name, { lost, pages: count, silent }] of sums) {
    const mean = lost / count;
    process.stdout.write(
      `${name.padEnd(26)}${mean.toFixed(4).padStart(9)} lost over ${count} pages; more than ${MOST_LOST} without a warning: ${silent.join(', ') || 'none'}\n`,
    );
    if (mean > (floors[name] ?? Number.POSITIVE_INFINITY)) {
      process.stderr.write(`costs more than it may: ${name}\n`);
      process.exitCode = 1;
    }
  }
}

function scoreOf(html: string, url: string, own: string[]): { f1: number; doubted: boolean } {
  const { confidence = 0, metadata, text } = extract({ html, url });
  const doubted = confidence < 0.7 || metadata.warnings.some(({ code }) => code.startsWith('maybe-'));
  return { f1: wordF1(words(text), words(own.join(' '))), doubted };
}

/** The F1 score of two bags of words. */
function wordF1(found: string[], wanted: string[]): number {
  const counts = new Map<string, number>();
  for (const word of wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of found) {
    const left = counts.get(word) ?? 0;
    if (left > 0) hits += 1;
    counts.set(word, left - 1);
  }
  return hits === 0 ? 0 : (2 * hits) / (found.length + wanted.length);
}
