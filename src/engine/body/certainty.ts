/**
 * The confidence that the text is the article, whole and alone: the probability that its F1 is at least 0.9. It is a sum of points
 * over facts of the page, learned by `scripts/train-confidence.ts` from pages of domains that the block model was not trained on.
 */

import type { Warning } from '../../errors.ts';
import { closest, contains, type Element } from '../page/page.ts';
import { CERTAINTY } from './certainty-weights.ts';
import type { Decision } from './decide.ts';
import type { Answer } from './readability.ts';
import { LIKELY } from './regions/sight.ts';

export interface Certainty {
  /** The confidence, 0 to 1. */
  confidence: number;
  /** The facts that it was told by; absent where there is no text. */
  facts?: Facts;
  warnings: Warning[];
}

/** The names of the facts, in the order in which they are added up. */
export const FACT_NAMES = [
  /** The share of all bars between 0 and 1 by which the text would have an F1 of at least 0.9 with what is kept. */
  'steady',
  /** The same share by the probabilities of the half of the trees that saw no made pages. */
  'steadyByHalf',
  /** The lowest mean probability of a stretch of the text, a sixth of it long. */
  'weakest',
  /** The F1 of what Readability keeps with what is kept. */
  'readability',
  /** The share of the text in the element that holds most of it, as its parent. */
  'together',
  /** The logarithm of the text's length. */
  'length',
] as const;
export type Facts = Record<(typeof FACT_NAMES)[number], number>;

/** The log-odds that a fact adds: the first of `points` up to the first bound, the next up to the second. */
export interface Steps {
  upTo: number[];
  points: number[];
}

export interface CertaintyWeights {
  base: number;
  facts: Record<keyof Facts, Steps>;
}

/** The program says what it doubts below this confidence. */
const DOUBT = 0.7;
/**
 * Cards with more likely text than this share of what is kept may be the article: a page of short entries that each lead on. Of the
 * pages of the sets, of the grammar and of two unseen hands none that is right has as much.
 */
const MOST_IN_CARDS = 0.3;
/** The names of what left a block out. */
const MODEL = new Set(['model']);
const CARDS = new Set(['card', 'cards']);

/** Takes the blocks' probabilities by half of the trees, and what Readability keeps, beside the decisions. */
export function certaintyOf(all: Decision[], readability: Answer, half: Float32Array, headline?: Element): Certainty {
  // The printed dek is stated as such, whatever the model thinks of it.
  const decisions = all.filter(({ by }) => by !== 'dek');
  const sums = sumsOf(decisions);
  if (sums.right === 0) return { confidence: 0, warnings: [] };
  const facts = factsOf(decisions, readability, half, sums.kept);
  const confidence = confidenceFor(facts, CERTAINTY);
  const other = headline && headOfAnother(decisions, headline);
  if (other !== undefined) return { confidence, facts, warnings: [ofAnother(other)] };
  if (confidence < DOUBT)
    return { confidence, facts, warnings: [sums.missed > sums.extra ? incomplete(decisions, MODEL) : more(decisions)] };
  const isInCards = sums.cards > MOST_IN_CARDS * sums.kept;
  return { confidence, facts, warnings: isInCards ? [incomplete(decisions, CARDS)] : [] };
}

export function confidenceFor(facts: Facts, { base, facts: steps }: CertaintyWeights): number {
  let sum = base;
  for (const name of FACT_NAMES) sum += pointsFor(facts[name], steps[name]);
  return Math.round(100 / (1 + Math.exp(-sum))) / 100;
}

function pointsFor(value: number, { points, upTo }: Steps): number {
  let at = 0;
  while (at < upTo.length && value > (upTo[at] as number)) at += 1;
  return points[at] ?? 0;
}

/** Characters that are likely kept rightly, kept wrongly, and left out wrongly; of what a rule left out cards alone are a doubt. */
interface Sums {
  kept: number;
  right: number;
  extra: number;
  missed: number;
  cards: number;
}

function sumsOf(decisions: Decision[]): Sums {
  const sums = { kept: 0, right: 0, extra: 0, missed: 0, cards: 0 };
  for (const { block, by, kept, score } of decisions) {
    const { length } = block.text;
    if (kept) {
      sums.kept += length;
      sums.right += score * length;
      sums.extra += (1 - score) * length;
    } else if (by === 'model') sums.missed += score * length;
    else if (score >= LIKELY && CARDS.has(by)) sums.cards += score * length;
  }
  return sums;
}

function factsOf(decisions: Decision[], readability: Answer, half: Float32Array, length: number): Facts {
  let [proposed, agreed] = [0, 0];
  const homes = new Map<unknown, number>();
  for (const { block, kept } of decisions) {
    const { element, index, text } = block;
    const isProposed = readability.has(index);
    if (isProposed) proposed += text.length;
    if (!kept) continue;
    if (isProposed) agreed += text.length;
    homes.set(element.parent, (homes.get(element.parent) ?? 0) + text.length);
  }
  return {
    steady: steadiness(decisions, length, ({ score }) => score),
    steadyByHalf: steadiness(decisions, length, ({ block }) => half[block.index] as number),
    weakest: weakest(decisions, length / 6),
    readability: (2 * agreed) / (length + proposed),
    together: Math.max(0, ...homes.values()) / length,
    length: Math.log1p(length),
  };
}

/**
 * Blocks are right and wrong together more than apart: what the model doubts on a page is mostly of one kind. So one bar parts all
 * of a page's blocks, and each bar is as likely.
 */
function steadiness(decisions: Decision[], length: number, scoreOf: (decision: Decision) => number): number {
  const kept = new Float64Array(BARS + 1);
  const left = new Float64Array(BARS + 1);
  for (const decision of decisions) {
    if (!decision.kept && decision.by !== 'model') continue;
    const sums = decision.kept ? kept : left;
    const bars = Math.round(scoreOf(decision) * BARS);
    sums[bars] = (sums[bars] as number) + decision.block.text.length;
  }
  let [steady, right, missed] = [0, 0, 0];
  for (let bars = BARS; bars > 0; bars -= 1) {
    right += kept[bars] as number;
    missed += left[bars] as number;
    if (2 * right >= GOOD * (length + right + missed)) steady += 1;
  }
  return steady / BARS;
}

const BARS = 50;
const GOOD = 0.9;

function weakest(decisions: Decision[], chars: number): number {
  const kept = decisions.filter((decision) => decision.kept);
  let [worst, sum, length, from] = [1, 0, 0, 0];
  for (const { block, score } of kept) {
    sum += score * block.text.length;
    length += block.text.length;
    for (let first = kept[from]; first && length - first.block.text.length >= chars; first = kept[from]) {
      sum -= first.score * first.block.text.length;
      length -= first.block.text.length;
      from += 1;
    }
    if (length >= chars) worst = Math.min(worst, sum / length);
  }
  return worst;
}

/** The headline that stands between the page's own and the text, if one does: a page of a few words may be taken for its neighbour. */
function headOfAnother(decisions: Decision[], headline: Element): string | undefined {
  let isBelow = false;
  for (const { block, kept } of decisions) {
    const { element, hidden, text } = block;
    if (contains(headline, element)) isBelow = true;
    else if (isBelow && element.name === 'h1' && !hidden && headsAnother(element, headline)) return text;
    else if (kept) return undefined;
  }
  return undefined;
}

function headsAnother(heading: Element, headline: Element): boolean {
  const article = closest(heading, 'article');
  return article !== undefined && !contains(article, headline);
}

function ofAnother(headline: string): Warning {
  return { code: 'maybe-more', message: `the text stands under another headline than the title: ${preview(headline)}` };
}

function incomplete(decisions: Decision[], from: Set<string>): Warning {
  const left = decisions.filter(({ by, kept }) => !kept && from.has(by));
  return {
    code: 'maybe-incomplete',
    message: `text may be missing, such as: ${preview(heaviest(left, ({ score }) => score))}`,
  };
}

function more(decisions: Decision[]): Warning {
  const kept = decisions.filter((decision) => decision.kept);
  return {
    code: 'maybe-more',
    message: `text that is not the article's may be among it, such as: ${preview(heaviest(kept, ({ score }) => 1 - score))}`,
  };
}

function heaviest(decisions: Decision[], doubt: (decision: Decision) => number): string {
  const weigh = (decision: Decision) => doubt(decision) * decision.block.text.length;
  let best: Decision | undefined;
  for (const decision of decisions) if (!best || weigh(decision) > weigh(best)) best = decision;
  return best?.block.text ?? '';
}

function preview(text: string): string {
  return text.length > LONGEST_PREVIEW ? `“${text.slice(0, LONGEST_PREVIEW - 1)}…”` : `“${text}”`;
}

const LONGEST_PREVIEW = 80;
