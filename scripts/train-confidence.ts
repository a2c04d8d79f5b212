/**
 * Learns the confidence on what `bench:cross` read, writes its weights, and tells how far it can be believed: `npm run train:confidence`.
 * No page is judged by weights that knew its domain: neither those of the blocks nor those of the confidence.
 *
 *   npm run bench:cross && npm run train:confidence [-- --work bench-output/cross] [--out src/engine/body/certainty-weights.ts]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CertaintyWeights, confidenceFor, FACT_NAMES, type Steps } from '../src/engine/body/certainty.ts';
import { partOf } from './bench-sets.ts';
import { drawPicture, GOOD, type Told, tableOf } from './body/calibration.ts';
import { madePages, type SeenPage, seenPages } from './body/confidence-pages.ts';
import { bin, type Options, type Tree, train } from './body/gbdt.ts';

/** Trees of one question each, so that their sum is points for each fact by itself. All rows are used by each tree. */
const OPTIONS: Options = {
  ...{ trees: 80, depth: 1, rate: 0.12, minHessian: 3, lambda: 3, featureShare: 0.7, seed: 1 },
  ...{ topShare: 0.9999, restShare: 0.0001 },
};
/**
 * The weight of a made page beside a real one. Short pages are few in the sets and often wrong there; made ones tell what a text that
 * is short and right looks like.
 */
const MADE_SHARE = 0.3;
const FOLDS = 8;
const BAD = 0.8;
const VERY_GOOD = 0.95;
const DOUBT = 0.7;
/** Warnings of other steps that the text is not the whole article. */
const OTHER_DOUBTS = new Set(['truncated-article', 'paywalled']);

const { values: flags } = parseArgs({
  options: {
    work: { type: 'string', default: 'bench-output/cross' },
    out: { type: 'string', default: 'src/engine/body/certainty-weights.ts' },
  },
});
const seen = await seenPages(flags.work, print);
const made = await madePages(flags.work, print);
const crossed = crossValidated([...seen, ...made]);
const [real, others] = [crossed.filter(({ set }) => set !== 'made'), crossed.filter(({ set }) => set === 'made')];
report(real);
print('pages of the grammar:');
report(others);
drawPicture(real);
writeWeights(trained([...seen, ...made].filter(({ facts }) => facts)));

interface Judged extends Told, SeenPage {}

/** Each page with the confidence by weights that were learned without its domain. A page that gives no text says so. */
function crossValidated(pages: SeenPage[]): Judged[] {
  const foldOf = ({ domain }: SeenPage) => partOf(`confidence ${domain}`, FOLDS);
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const weights = trained(pages.filter((page) => page.facts && foldOf(page) !== fold));
    const own = pages.filter((page) => foldOf(page) === fold);
    return own.map((page) => ({ ...page, confidence: page.facts ? confidenceFor(page.facts, weights) : 0 }));
  });
}

function trained(pages: SeenPage[]): CertaintyWeights {
  const data = Float32Array.from(pages.flatMap(({ facts }) => FACT_NAMES.map((name) => facts?.[name] ?? 0)));
  const labels = Float32Array.from(pages, ({ f1 }) => (f1 >= GOOD ? 1 : 0));
  // Each page is there once a seed.
  const weights = Float32Array.from(pages, ({ set }) => (set === 'made' ? MADE_SHARE : 1) / 3);
  const rows = Int32Array.from(pages.keys());
  const trees = train(bin(data, FACT_NAMES.length), labels, weights, rows, OPTIONS);
  const entries = FACT_NAMES.map((name, feature) => [name, stepsOf(trees.filter((tree) => tree.feature[0] === feature))]);
  const bare = trees.filter(({ feature }) => (feature[0] as number) < 0);
  return {
    base: round(bare.reduce((sum, { value }) => sum + (value[0] as number), 0)),
    facts: Object.fromEntries(entries) as CertaintyWeights['facts'],
  };
}

/** The sum of trees that ask of one fact. */
function stepsOf(trees: Tree[]): Steps {
  const upTo = [...new Set(trees.map(({ value }) => round(value[0] as number)))].sort((a, b) => a - b);
  const sumBetween = (bound: number) =>
    trees.reduce((sum, { left, right, value }) => {
      const child = bound <= round(value[0] as number) ? left[0] : right[0];
      return sum + (value[child as number] as number);
    }, 0);
  return { upTo, points: [...upTo, Number.POSITIVE_INFINITY].map((bound) => round(sumBetween(bound))) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function report(pages: Judged[]): void {
  for (const line of tableOf(pages)) print(line);
  const bad = pages.filter(({ f1 }) => f1 < BAD);
  const good = pages.filter(({ f1 }) => f1 > VERY_GOOD);
  const isWarned = ({ warnings }: Judged) => warnings.some((code) => OTHER_DOUBTS.has(code));
  const shareOf = (some: Judged[], isTold: (page: Judged) => boolean) => {
    const told = some.filter(isTold).length;
    return `${told} of ${some.length} (${((100 * told) / some.length).toFixed(1)} %)`;
  };
  for (const bar of [0.5, 0.6, 0.65, DOUBT, 0.75, 0.8, 0.85, 0.9]) {
    const isTold = (page: Judged) => isWarned(page) || page.confidence < bar;
    print(`told below ${bar}: ${shareOf(bad, isTold)} below F1 ${BAD}, ${shareOf(good, isTold)} above ${VERY_GOOD}`);
  }
}

function writeWeights({ base, facts }: CertaintyWeights): void {
  const lines = Object.entries(facts).map(([name, steps]) => `    ${name}: ${JSON.stringify(steps)},`);
  const text = `// Written by scripts/train-confidence.ts; not edited by hand.\nexport const CERTAINTY = {\n  base: ${base},\n  facts: {\n${lines.join('\n')}\n  },\n};\n`;
  writeFileSync(flags.out, text);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
