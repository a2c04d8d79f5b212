/** Gives what stays of a page whose scores are given. */
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { keepTogether } from '../../../src/engine/body/together.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

/** Gives the blocks that are kept; at first those with a score of one half. */
export function kept(body: string, scores: number[]): string[] {
  const page = parsePage(`<!DOCTYPE html><body>${body}`, 'https://example.org/');
  const blocks = cutBlocks(page, new Set());
  const decisions = blocks.map((block, i) => {
    const score = scores[i] as number;
    return { block, score, kept: score >= 0.5, by: 'model' };
  });
  return keepTogether(page, decisions)
    .filter((decision) => decision.kept)
    .map(({ block }) => block.text);
}
