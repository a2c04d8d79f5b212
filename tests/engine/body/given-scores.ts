/** Gives what stays or goes of a page whose scores are given. */
import assert from 'node:assert/strict';
import type { Metadata } from '../../../src/engine/article.ts';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { decide } from '../../../src/engine/body/decide.ts';
import type { Regions } from '../../../src/engine/body/regions.ts';
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

/** An article of which nothing is known. */
export const METADATA: Metadata = {
  authors: [],
  tags: [],
  url: 'https://example.org/',
  access: 'unknown',
  provenance: {},
  warnings: [],
};

/** Regions that drop nothing. */
export function undropped(scores: number[]): Regions {
  return { scores: Float32Array.from(scores), dropped: scores.map(() => undefined) };
}

/** Gives the blocks that rules drop, each with the name of the rule, by the model's scores in the order of the blocks. */
export function dropped(
  body: string,
  scores: number[],
  readability: number[] = [],
  title?: string,
  authors: string[] = [],
): [string, string][] {
  const page = parsePage(`<!DOCTYPE html><body>${body}`, 'https://example.org/');
  const blocks = cutBlocks(page, new Set());
  assert.equal(blocks.length, scores.length);
  const clues = {
    page,
    printed: { bylines: [], dates: [] },
    metadata: { ...METADATA, authors, ...(title && { title }) },
    readability: new Set(readability),
  };
  return decide(blocks, undropped(scores), clues)
    .filter(({ kept }) => !kept)
    .map(({ block, by }) => [block.text, by]);
}
