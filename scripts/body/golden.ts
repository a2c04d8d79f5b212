/**
 * Twenty fixtures as the model sees them: what it decides of each block, and the mean of each feature. A test tells by them when
 * weights no longer fit what is measured; after a training, `node dist/scripts/body/golden.js` writes them down.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Block, cutBlocks, takenBy } from '../../src/engine/body/blocks.ts';
import { evidenceOf } from '../../src/engine/body/body.ts';
import { measureBlocks } from '../../src/engine/body/features.ts';
import { loadModel, scoreBlocks, type Weights } from '../../src/engine/body/model.ts';
import { PageContext } from '../../src/engine/body/page-context.ts';
import { WEIGHTS } from '../../src/engine/body/weights.ts';
import { findFigures } from '../../src/engine/figures/figures.ts';
import { readJsonLd } from '../../src/engine/metadata/json-ld.ts';
import { findPrinted, readMetadata } from '../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../src/engine/page/page.ts';
import { decodeHtml } from '../../src/sources/decode.ts';

const FIXTURES = 'tests/fixtures';
const PAGES = 20;
export const GOLDEN_FILE = 'tests/bench/golden-blocks.json';

export interface Golden {
  /** The result by fixture: how many characters the model alone keeps, of how many, and its mean score. */
  pages: Record<string, { kept: number; chars: number; score: number }>;
  /** The means of the features, over all blocks of these pages. */
  means: Record<string, number>;
}

export async function goldenOf(weights: Weights): Promise<Golden> {
  const model = loadModel(weights);
  const pages: Golden['pages'] = {};
  let sums: number[] = [];
  let count = 0;
  const names = readdirSync(FIXTURES).filter((name) => readdirSync(join(FIXTURES, name)).includes('page.html'));
  for (const name of names
    .sort()
    .filter((_, i) => i % Math.floor(names.length / PAGES) === 0)
    .slice(0, PAGES)) {
    const context = await contextOf(name, model.priors);
    const scores = scoreBlocks(model, context).all;
    const { data, names: features, stride } = measureBlocks(context);
    if (sums.length === 0) sums = features.map(() => 0);
    context.blocks.forEach((_, i) => {
      for (let f = 0; f < features.length; f += 1) sums[f] = (sums[f] as number) + (data[i * stride + f] as number);
    });
    count += context.blocks.length;
    pages[name] = told(context.blocks, scores);
  }
  const means = Object.fromEntries(weights.names.map((name, f) => [name, rounded((sums[f] as number) / count)]));
  return { pages, means };
}

async function contextOf(name: string, priors: ReturnType<typeof loadModel>['priors']): Promise<PageContext> {
  const { html } = await decodeHtml(readFileSync(join(FIXTURES, name, 'page.html')));
  const { url } = JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as { url: string };
  const page = parsePage(html, url);
  const jsonLd = readJsonLd(page);
  const metadata = readMetadata(page, jsonLd);
  const blocks = cutBlocks(page, takenBy(findFigures(page, jsonLd)));
  return new PageContext(page, blocks, evidenceOf(metadata, jsonLd, findPrinted(page, metadata, jsonLd)), priors);
}

function told(blocks: Block[], scores: Float32Array): Golden['pages'][string] {
  const size = (some: Block[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  const mean = scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
  return { kept: size(blocks.filter((_, i) => (scores[i] as number) >= 0.5)), chars: size(blocks), score: rounded(mean) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(GOLDEN_FILE, `${JSON.stringify(await goldenOf(WEIGHTS), null, 2)}\n`);
