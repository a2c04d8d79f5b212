/**
 * Trains the block model on the benchmark sets and writes its weights: `npm run train:body`. A quarter of the domains is
 * held out from everything; inside the rest, the second stage learns from first-stage scores of folds by domain that did not
 * train on the page.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { SURROUNDING_NAMES, Surroundings } from '../src/engine/body/surroundings.ts';
import type { Element } from '../src/engine/page/page.ts';
import { isHeldOut, partOf } from './bench-sets.ts';
import { type Dataset, MADE_DOMAIN, makeDataset, type PageRows, type SlimElement } from './body/dataset.ts';
import { type Binned, bin, type Options, type Tree, train } from './body/gbdt.ts';
import { type Forest, writeWeights } from './body/weights-file.ts';

/** A leaf stands for at least half a page, so that no tree describes one. */
const SHARED = { minHessian: 30, lambda: 5, featureShare: 0.5, topShare: 0.12, restShare: 0.08 };
const ALONE: Options = { ...SHARED, trees: 70, depth: 6, rate: 0.14, seed: 1 };
const TOGETHER: Options = { ...SHARED, trees: 60, depth: 5, rate: 0.12, seed: 2 };
/**
 * A forest is the weighed mean of two: trees that saw made pages know comments, cards and long articles; those that did not keep
 * bodies that are split in ways which nobody thought to make.
 */
const HALVES = [
  { made: true, share: 0.6 },
  { made: false, share: 0.4 },
];
const FOLDS = 3;
/** News pages are what tearsheet is for. */
const SET_WEIGHT: Record<PageRows['set'], number> = {
  news: 2.5,
  'news-more': 2.5,
  wcxb: 1,
  segments: 0.7,
  metadata: 0,
  made: 1,
};

const log = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

const { values: flags } = parseArgs({
  options: {
    cache: { type: 'string' },
    out: { type: 'string', default: 'src/engine/body/weights.ts' },
    made: { type: 'string', default: '1600' },
    /** Weight of a made page: many of them, each of which counts for less, vary less by chance. */
    weight: { type: 'string', default: '0.6' },
    seed: { type: 'string', default: '1' },
    /** K/N: the domains of part K of N are held out, in place of the usual quarter. */
    hold: { type: 'string' },
  },
});
const dataset = await cachedDataset(flags.cache);
log(`${dataset.pages.length} pages, ${dataset.labels.length} blocks, ${dataset.names.length} features`);
trainModel(dataset);

/** With `--cache FILE`, the measured blocks are kept between runs that only change the trees. */
async function cachedDataset(file: string | undefined): Promise<Dataset> {
  if (file && existsSync(file)) return deserialize(readFileSync(file)) as Dataset;
  const [part, parts] = (flags.hold ?? '').split('/').map(Number);
  const made = await makeDataset(
    {
      ...{ made: Number(flags.made), folds: FOLDS, foldOf: foldOfDomain },
      trainedOn: (domain) => (parts ? partOf(domain, parts) !== part : !isHeldOut(`https://${domain}/`)),
    },
    log,
  );
  if (file) writeFileSync(file, serialize(made));
  return made;
}

/** Two stages; the second learns from scores that the first gives to pages it was not trained on. */
function trainModel(data: Dataset): void {
  const width = data.names.length;
  const weights = rowWeights(data);
  const tune = data.pages.filter((page) => !page.heldOut);
  const alone = bin(data.data, width);
  const scores = new Float32Array(data.labels.length);
  const options = { ...ALONE, seed: ALONE.seed + 10 * Number(flags.seed) };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const others = tune.filter((page) => foldOf(page) !== fold);
    const trees = trainHalves(data, alone, weights, others, options);
    predictAll(
      trees,
      data.data,
      width,
      tune.filter((page) => foldOf(page) === fold),
      scores,
    );
    log(`first stage, fold ${fold + 1} of ${FOLDS}`);
  }
  const aloneTrees = trainHalves(data, alone, weights, tune, options);
  const heldOut = data.pages.filter((page) => page.heldOut);
  predictAll(aloneTrees, data.data, width, heldOut, scores);
  report('first stage', data, scores);

  const joined = joinAll(data, scores);
  const joinedWidth = joined.length / data.labels.length;
  const together = bin(joined, joinedWidth);
  const second = { ...TOGETHER, seed: TOGETHER.seed + 10 * Number(flags.seed) };
  const togetherTrees = trainHalves(data, together, weights, tune, second);
  const final = new Float32Array(data.labels.length);
  predictAll(togetherTrees, joined, joinedWidth, data.pages, final);
  report('second stage', data, final);
  importance('first stage', aloneTrees, data.names);
  importance('second stage', togetherTrees, [...data.names, ...SURROUNDING_NAMES]);
  writeWeights(flags.out, {
    ...{ names: data.names, surroundings: SURROUNDING_NAMES },
    ...{ alone: forest(aloneTrees), together: forest(togetherTrees) },
    ...data.priors,
  });
}

/** Trees whose sum is the log-odds: of both halves, the leaves of each times its share. */
function trainHalves(data: Dataset, binned: Binned, weights: Float32Array, pages: PageRows[], options: Options): Tree[] {
  return HALVES.flatMap(({ made, share }, half) => {
    const use = rowsOf(
      data,
      pages.filter(({ set }) => made || set !== 'made'),
    );
    const trees = train(binned, data.labels, weights, use, { ...options, seed: options.seed + 100 * half });
    return trees.map((tree) => ({
      ...tree,
      value: tree.value.map((value, i) => ((tree.feature[i] as number) < 0 ? value * share : value)),
    }));
  });
}

function rowsOf(data: Dataset, pages: PageRows[]): Int32Array {
  const rows: number[] = [];
  for (const { from, to } of pages) for (let r = from; r < to; r += 1) if (!Number.isNaN(data.labels[r])) rows.push(r);
  return Int32Array.from(rows);
}

function predictAll(trees: Tree[], data: Float32Array, width: number, pages: PageRows[], scores: Float32Array): void {
  for (const { from, to } of pages)
    for (let r = from; r < to; r += 1) scores[r] = predict(trees, data.subarray(r * width, (r + 1) * width));
}

/** A block counts as its words do in the page's F1; pages count alike, as they are and changed together. */
function rowWeights(data: Dataset): Float32Array {
  const weights = new Float32Array(data.labels.length);
  for (const page of data.pages) {
    let total = 0;
    for (let r = page.from; r < page.to; r += 1) if (data.labels[r] === 1) total += data.lengths[r] as number;
    const scale = page.set === 'segments' ? 1 : Math.max(total, 100);
    for (let r = page.from; r < page.to; r += 1) {
      const size = page.set === 'segments' ? 0.05 : ((data.lengths[r] as number) + 6) / scale;
      weights[r] = Math.min(size, 0.3) * 60 * setWeight(page.set) * page.share;
    }
  }
  return weights;
}

function setWeight(set: PageRows['set']): number {
  return SET_WEIGHT[set] * (set === 'made' ? Number(flags.weight) : 1);
}

function foldOf({ domain }: PageRows): number {
  return domain.startsWith(MADE_DOMAIN) ? Number(domain.slice(MADE_DOMAIN.length)) : foldOfDomain(domain);
}

function foldOfDomain(domain: string): number {
  return partOf(`fold ${domain}`, FOLDS);
}

function predict(trees: Tree[], row: Float32Array): number {
  let sum = 0;
  for (const { feature, value, left, right } of trees) {
    let at = 0;
    while ((feature[at] as number) >= 0)
      at = ((row[feature[at] as number] as number) <= (value[at] as number) ? left[at] : right[at]) as number;
    sum += value[at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}

function joinAll(data: Dataset, scores: Float32Array): Float32Array {
  const width = data.names.length;
  const joinedWidth = width + SURROUNDING_NAMES.length;
  const joined = new Float32Array(joinedWidth * data.labels.length);
  for (const { from, to, blocks, lengths, shapes } of data.pages) {
    if (from === to) continue;
    const classSum = (element: Element) => (element as SlimElement).classSum;
    const surroundings = new Surroundings(blocks, lengths, shapes, scores.slice(from, to), classSum);
    for (let r = from; r < to; r += 1) {
      joined.set(data.data.subarray(r * width, (r + 1) * width), r * joinedWidth);
      surroundings.write(r - from, joined, r * joinedWidth + width);
    }
  }
  return joined;
}

/** Mean over pages of the word F1 of the decision at 0.5 against the labels. */
function report(what: string, data: Dataset, scores: Float32Array): void {
  for (const set of ['news', 'wcxb', 'segments', 'made'] as const) {
    for (const heldOut of [false, true]) {
      const f1s: number[] = [];
      for (const page of data.pages.filter((page) => page.set === set && page.heldOut === heldOut)) {
        const f1 = f1Of(page, data, scores);
        if (f1 !== undefined) f1s.push(f1);
      }
      log(
        `${what}: ${set}, ${heldOut ? 'held out' : 'trained on'}: word F1 ${(f1s.reduce((a, b) => a + b, 0) / f1s.length).toFixed(4)} over ${f1s.length} pages`,
      );
    }
  }
}

/** The word F1 of a page; undefined where nothing of it is labelled as the article's. */
function f1Of({ set, from, to }: Dataset['pages'][number], data: Dataset, scores: Float32Array): number | undefined {
  let [hit, got, want] = [0, 0, 0];
  for (let r = from; r < to; r += 1) {
    const label = data.labels[r] as number;
    if (Number.isNaN(label)) continue;
    const length = set === 'segments' ? 1 : (data.lengths[r] as number);
    const kept = (scores[r] as number) > 0.5;
    if (kept) got += length;
    if (label === 1) want += length;
    if (kept && label === 1) hit += length;
  }
  return want > 0 ? (2 * hit) / (got + want) : undefined;
}

function importance(what: string, trees: Tree[], names: string[]): void {
  const uses = new Map<string, number>();
  for (const { feature } of trees)
    for (const f of feature) if (f >= 0) uses.set(names[f] as string, (uses.get(names[f] as string) ?? 0) + 1);
  const top = [...uses].sort((a, b) => b[1] - a[1]);
  log(
    `${what}, splits by feature: ${top
      .slice(0, 40)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ')}; unused: ${names.filter((name) => !uses.has(name)).join(' ')}`,
  );
}

function forest(trees: Tree[]): Forest {
  const all = {
    feature: [] as number[],
    value: [] as number[],
    left: [] as number[],
    right: [] as number[],
    roots: [] as number[],
  };
  for (const tree of trees) {
    const offset = all.feature.length;
    all.roots.push(offset);
    all.feature.push(...tree.feature);
    all.value.push(
      ...tree.value.map((value, i) =>
        (tree.feature[i] as number) < 0 ? Number(value.toFixed(4)) : Number(value.toPrecision(6)),
      ),
    );
    all.left.push(...tree.left.map((i, at) => ((tree.feature[at] as number) < 0 ? 0 : i + offset)));
    all.right.push(...tree.right.map((i, at) => ((tree.feature[at] as number) < 0 ? 0 : i + offset)));
  }
  return all;
}
