/**
 * The confidence that the text is the article, whole and alone: the probability that its F1 is at least 0.9. It is read off what
 * the blocks' probabilities let expect, by a table that was measured on domains which the model was not trained on.
 */
import type { Warning } from '../../errors.ts';
import type { Decision } from './decide.ts';

export interface Certainty {
  /** The confidence, 0 to 1. */
  confidence: number;
  warnings: Warning[];
}

/** Points that turn an expected F1 into the measured share of pages with at least 0.9; a straight line joins two points. */
const CALIBRATION: [expected: number, share: number][] = [
  [0.5, 0.1],
  [0.7, 0.25],
  [0.835, 0.42],
  [0.883, 0.55],
  [0.92, 0.74],
  [0.952, 0.8],
  [0.96, 0.88],
  [0.98, 0.93],
  [0.99, 0.96],
  [1, 0.97],
];
/** The program says what it doubts below this confidence. */
const DOUBT = 0.7;

export function certaintyOf(decisions: Decision[]): Certainty {
  const { right, extra, missed } = expectedOf(decisions);
  if (right === 0) return { confidence: 0, warnings: [] };
  const confidence = calibrated((2 * right) / (2 * right + extra + missed));
  if (confidence >= DOUBT) return { confidence, warnings: [] };
  return { confidence, warnings: [missed > extra ? incomplete(decisions) : more(decisions)] };
}

/** Characters that are likely kept rightly, kept wrongly, and left out wrongly. */
function expectedOf(decisions: Decision[]): { right: number; extra: number; missed: number } {
  const sums = { right: 0, extra: 0, missed: 0 };
  for (const { block, by, kept, score } of decisions) {
    const { length } = block.text;
    if (kept) {
      sums.right += score * length;
      sums.extra += (1 - score) * length;
    } else if (by === 'model') sums.missed += score * length;
  }
  return sums;
}

function calibrated(expected: number): number {
  let [before, share] = [0, 0];
  for (const [next, nextShare] of CALIBRATION) {
    if (expected <= next) return rounded(share + ((expected - before) / (next - before)) * (nextShare - share));
    [before, share] = [next, nextShare];
  }
  return rounded(share);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function incomplete(decisions: Decision[]): Warning {
  const left = decisions.filter(({ by, kept }) => !kept && by === 'model');
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
