/**
 * The model that decides each block: boosted trees in two stages. The first sees a block by itself and its surroundings in
 * markup; the second sees also what the first said of the neighbours, so that one odd paragraph inside an article is kept
 * and one fluent teaser outside is not. Trained by `scripts/train-body.ts`; the weights are a data file.
 */
import type { Block } from './blocks.ts';
import type { Measured } from './features.ts';
import type { Priors } from './page-context.ts';

/** Trees as flat arrays: `feature` -1 marks a leaf, whose `value` is its log-odds; else left when the value is not above `value`. */
export interface Forest {
  feature: number[];
  value: number[];
  left: number[];
  right: number[];
  roots: number[];
}

export interface Weights {
  /** Names of the first stage's features, checked against what the program measures. */
  names: string[];
  alone: Forest;
  together: Forest;
  classWords: Record<string, number>;
  textWords: Record<string, number>;
}

export function priorsOf(weights: Weights): Priors {
  const classes = new Map(Object.entries(weights.classWords));
  const texts = new Map(Object.entries(weights.textWords));
  return { classWord: (word) => classes.get(word) ?? 0, textWord: (word) => texts.get(word) ?? 0 };
}

/** The probability, 0 to 1, of each block to be the article's. */
export function scoreBlocks(weights: Weights, blocks: Block[], measured: Measured): Float32Array {
  const alone = Float32Array.from(measured.rows, (row) => probability(weights.alone, row));
  const surroundings = new Surroundings(blocks, alone);
  return Float32Array.from(measured.rows, (row, i) => probability(weights.together, joinRows(row, surroundings.row(i))));
}

export function joinRows(row: Float32Array, more: number[]): Float32Array {
  const joined = new Float32Array(row.length + more.length);
  joined.set(row);
  joined.set(more, row.length);
  return joined;
}

function probability({ feature, value, left, right, roots }: Forest, row: Float32Array): number {
  let sum = 0;
  for (const root of roots) {
    let at = root;
    for (let f = feature[at] as number; f >= 0; f = feature[at] as number) {
      at = ((row[f] as number) <= (value[at] as number) ? left[at] : right[at]) as number;
    }
    sum += value[at] as number;
  }
  return 1 / (1 + Math.exp(-sum));
}

/** What the first stage says around each block. */
export class Surroundings {
  readonly #scores: Float32Array;
  readonly #lengths: number[];
  readonly #mass: Float64Array;
  readonly #groups: Map<unknown, [mass: number, length: number, count: number]>[];
  readonly #keys: unknown[][];
  readonly #before: Int32Array;
  readonly #after: Int32Array;

  constructor(blocks: Block[], scores: Float32Array) {
    this.#scores = scores;
    this.#lengths = blocks.map(({ text }) => Math.min(text.length, 600) + 10);
    this.#mass = new Float64Array(blocks.length + 1);
    this.#lengths.forEach((length, i) => {
      this.#mass[i + 1] = (this.#mass[i] as number) + length * (scores[i] as number);
    });
    const parents = blocks.map(({ element }) => element.parent);
    const grandparents = blocks.map(({ element }) => element.parent?.parent ?? null);
    const shapes = blocks.map(({ element }) => `${element.name}.${element.attribs.class ?? ''}`);
    const headings = headingGroups(blocks);
    this.#keys = [blocks.map(({ element }) => element), parents, grandparents, shapes, headings];
    this.#groups = this.#keys.map((keys) => this.#sumBy(keys));
    this.#before = new Int32Array(blocks.length);
    this.#after = new Int32Array(blocks.length);
    for (let i = 0, last = -1; i < blocks.length; i += 1) {
      this.#before[i] = last < 0 ? 60 : Math.min(i - last, 50);
      if ((scores[i] as number) > 0.5) last = i;
    }
    for (let i = blocks.length - 1, last = -1; i >= 0; i -= 1) {
      this.#after[i] = last < 0 ? 60 : Math.min(last - i, 50);
      if ((scores[i] as number) > 0.5) last = i;
    }
  }

  row(i: number): number[] {
    const scores = this.#scores;
    const own = scores[i] as number;
    const values = [own];
    for (const offset of [-3, -2, -1, 1, 2, 3]) values.push(scores[i + offset] ?? -1);
    values.push(this.#window(i, 4), this.#window(i, 10));
    this.#keys.forEach((keys, k) => {
      const group = this.#groups[k] as Map<unknown, [mass: number, length: number, count: number]>;
      const [mass, length, count] = group.get(keys[i]) as [number, number, number];
      const weight = this.#lengths[i] as number;
      // Without the block itself, so that it is the others' voice.
      values.push(count > 1 ? (mass - own * weight) / (length - weight) : -1, Math.log1p(count));
    });
    const total = this.#mass.at(-1) as number;
    values.push(
      (this.#mass[i] as number) / (total || 1),
      Math.log1p(total),
      this.#before[i] as number,
      this.#after[i] as number,
    );
    return values;
  }

  #sumBy(keys: unknown[]): Map<unknown, [number, number, number]> {
    const sums = new Map<unknown, [number, number, number]>();
    keys.forEach((key, i) => {
      const sum = sums.get(key) ?? [0, 0, 0];
      const length = this.#lengths[i] as number;
      sum[0] += length * (this.#scores[i] as number);
      sum[1] += length;
      sum[2] += 1;
      sums.set(key, sum);
    });
    return sums;
  }

  /** Mean score of the blocks within `reach`, weighed by length, the block itself left out. */
  #window(i: number, reach: number): number {
    let [mass, length] = [0, 0];
    for (let j = Math.max(0, i - reach); j <= Math.min(this.#scores.length - 1, i + reach); j += 1) {
      if (j === i) continue;
      mass += (this.#lengths[j] as number) * (this.#scores[j] as number);
      length += this.#lengths[j] as number;
    }
    return length ? mass / length : -1;
  }
}

/** Each block's number of headings before it: what stands under one heading goes together. */
function headingGroups(blocks: Block[]): number[] {
  let headings = 0;
  return blocks.map(({ element }) => {
    if (/^h[1-6]$/.test(element.name)) headings += 1;
    return headings;
  });
}
