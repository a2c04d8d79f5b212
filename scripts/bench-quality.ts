/**
 * Runs the real `extract` over the benchmark sets and prints the scorer's figures beside the best peer's and the goal.
 *
 *   npm run bench:quality [-- --set news] [--sample] [--check] [--record] [--worst 20] [--jobs 2]
 *
 * `--sample` takes one page in six, chosen by hash. `--check` fails when a figure is below its floor in
 * `tests/bench/quality-floors.json`; `--record` raises floors to what was measured, and never lowers one. The cross-validated
 * figures are those that `npm run bench:cross` kept.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ALL_SETS, isHeldOut, isSampled, readTruths, type SetName, type Truth } from './bench-sets.ts';
import { CROSS_VALIDATED, readCrossValidated, type Side } from './quality/cross-validated.ts';
import { type Figures, predict, readPredictions, score, worstPages, writeSet } from './quality/scores.ts';

/** Metric, best peer (measured, see the sets' README; undefined where none was measured), goal. */
const GOALS: Record<SetName, [metric: string, peer: number | undefined, goal: number][]> = {
  news: [
    ['ROUGE-LSum F1', 0.951, 0.972],
    ['paragraphs whole', 0.934, 0.965],
    ['captions F1', 0.626, 0.9],
    ['credit field', 0, 0.85],
    ['credit by page', undefined, 0.93],
    ['title', 0.795, 0.93],
    ['title as printed', undefined, 0.975],
    ['authors F1', 0.816, 0.94],
    ['published day', 0.975, 0.995],
    ['published instant', 0.902, 0.975],
    ['pictures F1', undefined, 0.96],
    ['lead picture', undefined, 0.96],
    ['tags F1', undefined, 0.72],
  ],
  wcxb: [
    ['word F1', 0.935, 0.96],
    ['shingle F1', 0.936, 0.955],
    ['title', 0.744, 0.88],
    ['title as printed', undefined, 0.955],
    ['authors F1', 0.652, 0.8],
    ['published day', 0.844, 0.92],
  ],
  segments: [
    ['segments F1', 0.934, 0.952],
    ['title', 0.721, 0.85],
    ['title as printed', undefined, 0.955],
    ['authors F1', 0.58, 0.75],
    ['published day', 0.864, 0.93],
  ],
  'news-more': [
    ['ROUGE-LSum F1', undefined, 0.96],
    ['title as printed', undefined, 0.975],
    ['authors F1', undefined, 0.94],
    ['published day', undefined, 0.995],
    ['captions F1', undefined, 0.93],
    ['credit by page', undefined, 0.93],
  ],
  metadata: [
    ['title as printed', undefined, 0.975],
    ['authors F1', undefined, 0.95],
    ['published day', undefined, 0.95],
    ['published instant', undefined, 0.85],
  ],
};
const FLOORS = 'tests/bench/quality-floors.json';
const OUTPUT = 'bench-output';
/** Pages whose truth is wrong or arbitrary, by metric, and why. */
const TRUTH_NOTES = JSON.parse(readFileSync('tests/bench/truth-notes.json', 'utf8')) as Record<
  string,
  { metric: string; why: string }[]
>;
/** The parts of a page's truth that are taken away when a metric of it is disputed. */
const DISPUTED: Record<string, string[]> = {
  body: ['body', 'paragraphs', 'with', 'without'],
  'captions F1': ['imagesKnown'],
  'credit field': ['imagesKnown'],
  title: ['title'],
  'authors F1': ['authors'],
  'published day': ['published'],
  'published instant': ['published'],
};
const PARTS = ['all', 'undisputed', 'tuned on', 'held out'] as const;

type Floors = Record<string, Record<string, number>>;

const { values: flags } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    sample: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    worst: { type: 'string' },
    jobs: { type: 'string', default: '2' },
  },
});

const crossed = readCrossValidated().now;
const floors: Floors = existsSync(FLOORS) ? JSON.parse(readFileSync(FLOORS, 'utf8')) : {};
const misses: string[] = [];
mkdirSync(OUTPUT, { recursive: true });
for (const set of ALL_SETS.filter((name) => !flags.set || flags.set.includes(name))) {
  const truths = readTruths(set).filter(({ id }) => !flags.sample || isSampled(id));
  const started = performance.now();
  const predictions = await predict({
    ...{ program: 'bin/tearsheet.js', set, truths },
    ...{ file: join(OUTPUT, set), jobs: flags.jobs },
  });
  const seconds = (performance.now() - started) / 1000;
  print(`\n${set}: ${truths.length} pages in ${seconds.toFixed(1)} s`);
  const failures = readPredictions(predictions).flatMap(({ id, error }) => (error ? [`${id} (${error.code})`] : []));
  print(`no article: ${failures.join(', ') || 'none'}`);
  report(set, truths, predictions);
}
if (crossed) print(`\n${aboutCrossed(crossed)}`);
if (flags.record) writeFileSync(FLOORS, `${JSON.stringify(floors, null, 2)}\n`);
if (flags.check && misses.length) {
  process.stderr.write(`${misses.map((miss) => `below its floor: ${miss}`).join('\n')}\n`);
  process.exitCode = 1;
}

function report(set: SetName, truths: Truth[], predictions: string): void {
  const figures = PARTS.map((part) => figuresOf(set, part, partOf(part, truths), predictions));
  print(
    `${'metric'.padEnd(20)}${[...PARTS, 'cross-val.', 'best peer', 'goal', 'floor', 'pages'].map((name) => name.padStart(11)).join('')}`,
  );
  for (const [metric, peer, goal] of GOALS[set]) {
    const key = `${set}: ${metric}`;
    const value = figures[0]?.[metric]?.value ?? 0;
    const floor = flags.sample ? checkFloor(key, value) : undefined;
    const cells = [...figures.map((part) => part[metric]?.value), crossedMean(key), peer, goal, floor].map((cell) =>
      (cell?.toFixed(4) ?? '-').padStart(11),
    );
    print(
      `${metric.padEnd(20)}${cells.join('')}${String(figures[0]?.[metric]?.pages ?? 0).padStart(11)}  ${verdict(value, peer, goal)}`,
    );
  }
}

/** The mean over the seeds. */
function crossedMean(key: string): number | undefined {
  const values = crossed?.crossValidated[key];
  return values && values.reduce((sum, value) => sum + value, 0) / values.length;
}

function aboutCrossed({ commit, parts, crossValidated }: Side): string {
  const seeds = Math.max(...Object.values(crossValidated).map((values) => values.length));
  return `cross-val.: over all pages, the page's domain not trained on (${parts} parts, ${seeds} seeds), measured at ${commit}; ${CROSS_VALIDATED}`;
}

function verdict(value: number, peer: number | undefined, goal: number): string {
  if (value >= goal) return 'reached';
  if (peer === undefined) return 'below the goal';
  return value >= peer ? 'above peers' : 'BELOW PEERS';
}

function partOf(part: (typeof PARTS)[number], truths: Truth[]): Truth[] {
  if (part === 'all') return truths;
  if (part !== 'undisputed') return truths.filter(({ url }) => isHeldOut(url) === (part === 'held out'));
  return truths.map((truth) => {
    const disputed = (TRUTH_NOTES[truth.id] ?? []).flatMap(({ metric }) => DISPUTED[metric] ?? []);
    return Object.fromEntries(Object.entries(truth).filter(([field]) => !disputed.includes(field))) as unknown as Truth;
  });
}

/** Floors stand for the fixed sample, so that they can be checked in a minute. */
function checkFloor(key: string, value: number): number | undefined {
  const known = floors.sample?.[key];
  if (known !== undefined && value < known - 1e-9) misses.push(`${key}: ${value.toFixed(4)} < ${known.toFixed(4)}`);
  if (flags.record) floors.sample = { ...floors.sample, [key]: Math.max(known ?? 0, Math.floor(value * 1e4) / 1e4) };
  return known;
}

function figuresOf(set: SetName, part: string, truths: Truth[], predictions: string): Figures {
  if (!truths.length) return {};
  const folder = join(OUTPUT, `${set}-${part.replace(' ', '-')}`);
  writeSet(folder, set, truths);
  if (flags.worst && part === 'tuned on') print(worstPages(folder, set, predictions, flags.worst));
  return score(folder, set, predictions);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
