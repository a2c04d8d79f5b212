/**
 * Runs the real engine over made pages of many shapes, layouts and languages, and prints the share of each shape that passes: 98 %
 * of the article in whole paragraphs, at most 2 % foreign.
 *
 *   npm run bench:shapes [-- --each 8] [--hand first] [--shape comments] [--show comments] [--check | --record]
 *
 * `--engine` takes another build's `extract.js`, to compare. `--show` writes what went wrong on the first failing page of a shape.
 * `--check` fails below the floors in `tests/bench/shape-floors.json`, which hold for eight pages a shape; `--record` writes what
 * is measured down as floors.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { extract as Extract } from '../src/engine/extract.ts';
import type { MadePage } from './shapes/made-page.ts';
import { SECOND_HAND } from './shapes/second-hand/second-hand.ts';
import { FIRST_HAND, makePage, ordersOf } from './shapes/shapes.ts';
import { readTexts } from './shapes/texts.ts';

const FLOORS = 'tests/bench/shape-floors.json';

const { values: flags } = parseArgs({
  options: {
    each: { type: 'string', default: '8' },
    /** `second`: shapes that no model is trained with. */
    hand: { type: 'string', default: 'first' },
    offset: { type: 'string', default: '0' },
    shape: { type: 'string' },
    show: { type: 'string' },
    check: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'dist/src/engine/extract.js' },
  },
});

const { extract } = (await import(resolve(flags.engine))) as { extract: typeof Extract };
const texts = readTexts(() => true);
const scores = new Map<string, { passed: number; pages: number; whole: number; foreign: number }>();
let shown = false;
const workshop = flags.hand === 'second' ? SECOND_HAND : FIRST_HAND;
for (const order of ordersOf(Number(flags.each), workshop, Number(flags.offset))) {
  const only = flags.shape ?? flags.show;
  if (only && order.name !== only) continue;
  const page = makePage(order, texts, workshop);
  const { whole, foreign, wrong } = judge(page);
  const score = scores.get(order.name) ?? { passed: 0, pages: 0, whole: 0, foreign: 0 };
  scores.set(order.name, score);
  const passed = whole >= 0.98 && foreign <= 0.02;
  score.pages += 1;
  score.passed += passed ? 1 : 0;
  score.whole += whole;
  score.foreign += foreign;
  if (flags.show && !passed && !shown) {
    shown = true;
    print(`${order.layout}, ${order.language}, ${order.naming}: whole ${whole.toFixed(2)}, foreign ${foreign.toFixed(2)}`);
    for (const line of wrong) print(line);
  }
}
report();

/** Shares of the article's characters in whole paragraphs and of the text's that are foreign. */
function judge({ html, url, truth }: MadePage): { whole: number; foreign: number; wrong: string[] } {
  const { text } = extract({ html, url });
  // A soft hyphen or a space without width may be gone: neither is a sign of the text.
  const flat = (part: string) => part.replace(/[\s|\u00ad\u200b-\u200d\u2060\ufeff]+/g, '').replace(/[¹²³]|\[\d\]/g, '');
  const blocks = text.split(/\n\n/).map(flat);
  const kept = new Set([...blocks, ...text.split(/\n+| \| /).map(flat)]);
  const known = truth.map(flat);
  const all = known.join('');
  // Preformatted text is one block.
  const missing = known.filter((part) => part !== '' && !kept.has(part) && !blocks.some((block) => block.includes(part)));
  const extra = blocks.filter((block) => !all.includes(block));
  const size = (parts: string[]) => parts.reduce((sum, part) => sum + part.length, 0);
  return {
    whole: 1 - size(missing) / (size(known) || 1),
    foreign: size(extra) / (size(blocks) || 1),
    wrong: [
      ...missing.map((part) => `missing: ${part.slice(0, 100)}`),
      ...extra.map((part) => `foreign: ${part.slice(0, 100)}`),
    ],
  };
}

function report(): void {
  const all = JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, Record<string, number>>;
  const floors = all[flags.hand] ?? {};
  let [passed, pages] = [0, 0];
  const misses: string[] = [];
  for (const [name, score] of scores) {
    const share = score.passed / score.pages;
    passed += score.passed;
    pages += score.pages;
    if (share < (floors[name] ?? 0)) misses.push(name);
    print(
      `${name.padEnd(24)}${share.toFixed(2).padStart(6)}   whole ${(score.whole / score.pages).toFixed(3)}   foreign ${(score.foreign / score.pages).toFixed(3)}`,
    );
  }
  print(`${'all'.padEnd(24)}${(passed / pages).toFixed(3).padStart(6)}   of ${pages} pages`);
  if (flags.record) {
    const measured = [...scores].map(([name, score]) => [name, score.passed / score.pages] as const);
    writeFileSync(FLOORS, `${JSON.stringify({ ...all, [flags.hand]: Object.fromEntries(measured) }, null, 2)}\n`);
  }
  if (flags.check && misses.length > 0) {
    process.stderr.write(`below their floors: ${misses.join(', ')}\n`);
    process.exitCode = 1;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
