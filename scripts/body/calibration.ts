/**
 * Holds the confidence against what is true: of the records that `bench:cross` made with weights that were trained without the domain of
 * the page, the share whose text has an F1 of at least 0.9, by ten bins of the confidence, and how many bad and good pages are doubted.
 * Prints the table for docs/benchmarks.md and draws it to docs/pictures/confidence.svg.
 *
 *   npm run bench:cross && node dist/scripts/body/calibration.js [--work bench-output/cross]
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { words } from '../../src/engine/body/words.ts';
import { readTruths, type SetName, type Truth } from '../bench-sets.ts';

const READ_SETS: SetName[] = ['news', 'wcxb', 'segments', 'news-more'];
const PICTURE = 'docs/pictures/confidence.svg';
const GOOD = 0.9;
/** Warnings that the text may not be the article, whole and alone. */
const DOUBTS = new Set(['maybe-incomplete', 'maybe-more', 'truncated-article', 'paywalled']);

interface Seen {
  confidence: number;
  doubted: boolean;
  f1: number;
}

interface Bin {
  from: number;
  pages: number;
  /** Means: of the confidence, and of the pages with a good F1. */
  confidence: number;
  good: number;
}

const { values: flags } = parseArgs({ options: { work: { type: 'string', default: 'bench-output/cross' } } });
const seen = seenPages();
const bins = binsOf(seen);
report();
writeFileSync(PICTURE, drawn());

interface Read {
  id: string;
  text?: string;
  confidence?: number;
  warnings?: { code: string }[];
}

/** A page once a seed. */
function seenPages(): Seen[] {
  const notes = JSON.parse(readFileSync('tests/bench/truth-notes.json', 'utf8')) as Record<string, { metric: string }[]>;
  return READ_SETS.flatMap((set) => {
    const isWanted = ({ id, kind }: Truth) =>
      (set === 'segments' || kind === 'article') && !notes[id]?.some(({ metric }) => metric === 'body');
    const truths = new Map(readTruths(set).map((truth) => [truth.id, truth]));
    return recordsOf(set).flatMap((record) => {
      const truth = truths.get(record.id);
      const f1 = truth && isWanted(truth) ? f1Of(truth, record.text ?? '') : Number.NaN;
      return Number.isNaN(f1) ? [] : [{ ...doubtsOf(record), f1 }];
    });
  });
}

/** The records of all seeds. */
function recordsOf(set: SetName): Read[] {
  const folder = join(flags.work, 'now');
  const files = readdirSync(folder).filter((name) => new RegExp(`-seed-\\d+-${set}\\.jsonl$`).test(name));
  return files.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Read),
  );
}

/** A page that gave no article says so. */
function doubtsOf({ text, confidence = 0, warnings = [] }: Read): Omit<Seen, 'f1'> {
  return { confidence, doubted: text === undefined || confidence < 0.7 || warnings.some(({ code }) => DOUBTS.has(code)) };
}

/** The F1 of words; of snippets where the truth has no more. NaN where it has nothing. */
function f1Of(truth: Truth, text: string): number {
  const body = truth.paragraphs?.join('\n') ?? truth.body;
  if (body) return wordF1(words(body), words(text));
  const flat = (part: string) => part.replace(/\s+/g, ' ').trim();
  const found = (parts: string[] = []) => parts.filter((part) => flat(text).includes(flat(part))).length;
  const want = truth.with?.length ?? 0;
  const hits = found(truth.with);
  return want > 0 ? (2 * hits) / (want + hits + found(truth.without)) : Number.NaN;
}

function wordF1(want: string[], got: string[]): number {
  const left = new Map<string, number>();
  for (const word of want) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of got) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits += 1;
    left.set(word, count - 1);
  }
  return (2 * hits) / (want.length + got.length || 1);
}

function binsOf(pages: Seen[]): Bin[] {
  return Array.from({ length: 10 }, (_, i) => {
    const here = pages.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === i);
    const mean = (value: (page: Seen) => number) => here.reduce((sum, page) => sum + value(page), 0) / (here.length || 1);
    return {
      ...{ from: i / 10, pages: here.length },
      confidence: mean(({ confidence }) => confidence),
      good: mean(({ f1 }) => (f1 >= GOOD ? 1 : 0)),
    };
  });
}

function report(): void {
  print('| confidence | pages | mean of it | of them F1 at least 0.9 |\n| --- | --- | --- | --- |');
  for (const { confidence, from, good, pages } of bins) {
    const to = from + 0.1;
    const means = pages > 0 ? `${confidence.toFixed(2)} | ${good.toFixed(2)}` : '- | -';
    print(`| ${from.toFixed(1)} to ${to.toFixed(1)} | ${pages} | ${means} |`);
  }
  const error =
    bins.reduce((sum, { confidence, good, pages }) => sum + pages * Math.abs(confidence - good), 0) / seen.length;
  const told = (some: Seen[]) => `${some.filter(({ doubted }) => doubted).length} of ${some.length}`;
  print(`calibration error ${error.toFixed(3)}`);
  print(
    `doubted: ${told(seen.filter(({ f1 }) => f1 < 0.8))} below 0.8, ${told(seen.filter(({ f1 }) => f1 > 0.95))} above 0.95`,
  );
}

/** The share of good pages over the confidence: a dot a bin, as large as its pages are many; on the line both agree. */
function drawn(): string {
  const x = (value: number) => (60 + 300 * value).toFixed(1);
  const y = (value: number) => (330 - 300 * value).toFixed(1);
  const dots = bins
    .filter(({ pages }) => pages > 0)
    .map(({ confidence, good, pages }) => {
      const radius = 3 + 22 * Math.sqrt(pages / seen.length);
      return `<circle cx="${x(confidence)}" cy="${y(good)}" r="${radius.toFixed(1)}"><title>${pages} pages</title></circle>`;
    });
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (value) =>
      `<text x="${x(value)}" y="348" text-anchor="middle">${value}</text><text x="52" y="${y(value - 0.013)}" text-anchor="end">${value}</text>`,
  );
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 390" width="400" height="390" role="img" font-family="sans-serif" font-size="12">',
    '<title>The share of pages whose text is right, by the confidence that the record states</title>',
    '<rect width="400" height="390" fill="#fff"/>',
    `<path d="M${x(0)},${y(1)} V${y(0)} H${x(1)}" fill="none" stroke="#333"/>`,
    `<path d="M${x(0)},${y(0)} L${x(1)},${y(1)}" stroke="#999" stroke-dasharray="4 4"/>`,
    `<g fill="#1f6feb" fill-opacity="0.65">${dots.join('')}</g>`,
    `<g fill="#333">${ticks.join('')}`,
    '<text x="210" y="375" text-anchor="middle">confidence that the record states</text>',
    '<text transform="translate(18 180) rotate(-90)" text-anchor="middle">share of pages with F1 of at least 0.9</text></g>',
    '</svg>\n',
  ].join('\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
