/**
 * Gradient boosted trees for two classes (Friedman 2001), on binned features as LightGBM does: a page of code, so that the
 * model can be made again anywhere with nothing but Node.
 */
export interface Tree {
  /** Feature tested at each node; -1 at a leaf. */
  feature: number[];
  /** Go left when value <= threshold; at a leaf, its value. */
  value: number[];
  left: number[];
  right: number[];
}

export interface Options {
  trees: number;
  depth: number;
  rate: number;
  /** Least sum of hessians in a leaf. */
  minHessian: number;
  lambda: number;
  /** Share of features tried by each tree. */
  featureShare: number;
  /** Rows used by each tree: the share with the largest gradients, and a random share of the rest that stands for all of it. */
  topShare: number;
  restShare: number;
  seed: number;
}

const BINS = 64;

export interface Binned {
  rows: number;
  features: number;
  /** Row by row, so that what is read of one lies together. */
  bins: Uint8Array;
  edges: Float32Array[];
}

/** Bins each feature at quantiles. `data` is row-major. */
export function bin(data: Float32Array, features: number): Binned {
  const rows = data.length / features;
  const bins = new Uint8Array(rows * features);
  const edges: Float32Array[] = [];
  const step = Math.max(1, Math.floor(rows / 50_000));
  for (let f = 0; f < features; f += 1) {
    const sample: number[] = [];
    for (let r = 0; r < rows; r += step) sample.push(data[r * features + f] as number);
    sample.sort((a, b) => a - b);
    const cuts = new Set<number>();
    const distinct = [...new Set(sample)];
    if (distinct.length <= BINS)
      for (let i = 0; i + 1 < distinct.length; i += 1) cuts.add(((distinct[i] as number) + (distinct[i + 1] as number)) / 2);
    else for (let b = 1; b < BINS; b += 1) cuts.add(sample[Math.floor((b * sample.length) / BINS)] as number);
    const list = Float32Array.from([...cuts].sort((a, b) => a - b));
    edges.push(list);
    for (let r = 0; r < rows; r += 1) bins[r * features + f] = position(list, data[r * features + f] as number);
  }
  return { rows, features, bins, edges };
}

function position(edges: Float32Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Trains on the rows in `use`; returns trees whose sum is the log-odds. */
export function train(
  binned: Binned,
  labels: Float32Array,
  weights: Float32Array,
  use: Int32Array,
  options: Options,
): Tree[] {
  const random = generator(options.seed);
  const score = new Float64Array(binned.rows);
  const gradient = new Float32Array(binned.rows);
  const hessian = new Float32Array(binned.rows);
  const trees: Tree[] = [];
  for (let t = 0; t < options.trees; t += 1) {
    for (const r of use) {
      const p = 1 / (1 + Math.exp(-(score[r] as number)));
      const w = weights[r] as number;
      gradient[r] = w * (p - (labels[r] as number));
      hessian[r] = Math.max(w * p * (1 - p), 1e-9);
    }
    const rows = sampleByGradient(use, gradient, hessian, random, options);
    const features = Array.from({ length: binned.features }, (_, f) => f).filter(() => random() < options.featureShare);
    const tree = grow(binned, gradient, hessian, rows, features, options);
    for (const r of use) score[r] = (score[r] as number) + predictBinned(tree, binned, r);
    trees.push(tree.tree);
  }
  return trees;
}

/** Gradient-based one-side sampling (LightGBM, Ke et al. 2017): rows that are already right teach little. */
function sampleByGradient(
  use: Int32Array,
  gradient: Float32Array,
  hessian: Float32Array,
  random: () => number,
  options: Options,
): Int32Array {
  const sample: number[] = [];
  for (let k = 0; k < 4000; k += 1)
    sample.push(Math.abs(gradient[use[Math.floor(random() * use.length)] as number] as number));
  sample.sort((a, b) => b - a);
  const limit = sample[Math.floor(sample.length * options.topShare)] as number;
  const amplify = (1 - options.topShare) / options.restShare;
  return use.filter((r) => {
    if (Math.abs(gradient[r] as number) >= limit) return true;
    if (random() >= options.restShare / (1 - options.topShare)) return false;
    gradient[r] = (gradient[r] as number) * amplify;
    hessian[r] = (hessian[r] as number) * amplify;
    return true;
  });
}

interface Grown {
  tree: Tree;
  bins: number[];
}

/** Sums of gradients and hessians by feature and bin, one beside the other. */
type Histogram = Float64Array;

function grow(
  binned: Binned,
  gradient: Float32Array,
  hessian: Float32Array,
  rows: Int32Array,
  features: number[],
  options: Options,
): Grown {
  const tree: Tree = { feature: [], value: [], left: [], right: [] };
  const grown: Grown = { tree, bins: [] };
  const sum = (own: Int32Array) => sumUp(binned, gradient, hessian, own, features);
  const node = (own: Int32Array, depth: number, sums: Histogram): number => {
    const at = tree.feature.length;
    tree.feature.push(-1);
    tree.left.push(0);
    tree.right.push(0);
    grown.bins.push(0);
    const [g, h] = totalOf(sums);
    tree.value.push((-options.rate * g) / (h + options.lambda));
    const split = depth < options.depth ? bestSplit(binned, sums, features, g, h, options) : undefined;
    if (!split) return at;
    const { bins, features: width } = binned;
    const [leftRows, rightRows] = partition(own, (r) => (bins[r * width + split.feature] as number) <= split.bin);
    tree.feature[at] = split.feature;
    tree.value[at] = (binned.edges[split.feature] as Float32Array)[split.bin] as number;
    grown.bins[at] = split.bin;
    // The sums of the larger side are those of both without the smaller's.
    const isLeftSmaller = leftRows.length <= rightRows.length;
    const smaller = sum(isLeftSmaller ? leftRows : rightRows);
    const larger = sums;
    for (let i = 0; i < larger.length; i += 1) larger[i] = (larger[i] as number) - (smaller[i] as number);
    tree.left[at] = node(leftRows, depth + 1, isLeftSmaller ? smaller : larger);
    tree.right[at] = node(rightRows, depth + 1, isLeftSmaller ? larger : smaller);
    return at;
  };
  node(rows, 0, sum(rows));
  return grown;
}

function sumUp(
  { bins, features: width }: Binned,
  gradient: Float32Array,
  hessian: Float32Array,
  rows: Int32Array,
  features: number[],
): Histogram {
  const sums = new Float64Array(features.length * BINS * 2);
  const columns = Int32Array.from(features);
  for (let k = 0; k < rows.length; k += 1) {
    const r = rows[k] as number;
    const [g, h] = [gradient[r] as number, hessian[r] as number];
    const start = r * width;
    for (let i = 0; i < columns.length; i += 1) {
      const at = (i * BINS + (bins[start + (columns[i] as number)] as number)) * 2;
      sums[at] = (sums[at] as number) + g;
      sums[at + 1] = (sums[at + 1] as number) + h;
    }
  }
  return sums;
}

/** The sums over all rows; a histogram of the first feature has them all. */
function totalOf(sums: Histogram): [gradient: number, hessian: number] {
  let [g, h] = [0, 0];
  for (let b = 0; b < BINS && sums.length > 0; b += 1) {
    g += sums[2 * b] as number;
    h += sums[2 * b + 1] as number;
  }
  return [g, h];
}

function partition(rows: Int32Array, left: (row: number) => boolean): [Int32Array, Int32Array] {
  const out = new Int32Array(rows.length);
  let [from, to] = [0, rows.length];
  for (let k = 0; k < rows.length; k += 1) {
    const r = rows[k] as number;
    if (left(r)) out[from++] = r;
    else out[--to] = r;
  }
  return [out.subarray(0, from), out.subarray(from)];
}

function bestSplit(
  { edges }: Binned,
  sums: Histogram,
  features: number[],
  g: number,
  h: number,
  { lambda, minHessian }: Options,
): { feature: number; bin: number } | undefined {
  if (h < 2 * minHessian) return undefined;
  const base = (g * g) / (h + lambda);
  let best: { feature: number; bin: number } | undefined;
  let bestGain = 1e-4;
  features.forEach((feature, i) => {
    const cuts = (edges[feature] as Float32Array).length;
    let [gl, hl] = [0, 0];
    for (let b = 0; b < cuts; b += 1) {
      const at = (i * BINS + b) * 2;
      gl += sums[at] as number;
      hl += sums[at + 1] as number;
      if (hl < minHessian || h - hl < minHessian) continue;
      const gain = (gl * gl) / (hl + lambda) + ((g - gl) * (g - gl)) / (h - hl + lambda) - base;
      if (gain > bestGain) {
        bestGain = gain;
        best = { feature, bin: b };
      }
    }
  });
  return best;
}

function predictBinned({ tree, bins }: Grown, binned: Binned, row: number): number {
  const start = row * binned.features;
  let at = 0;
  while ((tree.feature[at] as number) >= 0) {
    const b = binned.bins[start + (tree.feature[at] as number)] as number;
    at = (b <= (bins[at] as number) ? tree.left[at] : tree.right[at]) as number;
  }
  return tree.value[at] as number;
}

/** A small seeded generator (mulberry32), so that training gives the same model each time. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
