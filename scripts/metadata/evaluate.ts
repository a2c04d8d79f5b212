/**
 * Reads only the metadata of a benchmark set's pages and scores it with the set's own script, for the part that rules may be
 * tuned on and for the part that is held out by domain, apart.
 *
 *   node dist/scripts/metadata/evaluate.js [--set news|wcxb|segments] [--errors title|authors|published] [--only tune|held]
 *
 * Disagreements are listed for the tuning part only; --notes adds the figures without the pages whose truth is disputed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Metadata } from '../../src/engine/article.ts';
import { readJsonLd } from '../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../src/engine/page/tree.ts';
import { decodeHtml } from '../../src/sources/decode.ts';
import { BENCH, isHeldOut, readPage, readTruths, SETS, type SetName, type Truth } from '../bench-sets.ts';

const { values } = parseArgs({
  options: { set: { type: 'string' }, errors: { type: 'string' }, only: { type: 'string' }, notes: { type: 'boolean' } },
});
const METRICS = ['title', 'authors F1', 'published day', 'published instant'];

for (const set of SETS.filter((name) => !values.set || name === values.set)) {
  const truths = readTruths(set).filter(({ kind }) => set !== 'wcxb' || kind === 'article');
  for (const part of ['tune', 'held'] as const) {
    if (values.only && values.only !== part) continue;
    const mine = truths.filter(({ url }) => isHeldOut(url) === (part === 'held'));
    const predictions = new Map<string, Metadata>();
    let spent = 0;
    for (const truth of mine) {
      const { metadata, milliseconds } = await predict(set, truth);
      predictions.set(truth.id, metadata);
      spent += milliseconds;
    }
    report(`${set} ${part}`, mine, predictions, spent / mine.length);
    if (values.notes) {
      const noted = notes();
      const sound = mine.map((truth) => without(truth, noted));
      report(`${set} ${part}, without pages whose truth is wrong`, sound, predictions, spent / mine.length);
    }
    if (part === 'tune' && values.errors) listErrors(values.errors as 'title', mine, predictions);
  }
}

async function predict(set: SetName, truth: Truth): Promise<{ metadata: Metadata; milliseconds: number }> {
  const { html } = await decodeHtml(readPage(set, truth.id));
  // Some addresses of the segments are written with a letter before the scheme.
  const page = parsePage(html, truth.url.replace(/^.*?(?=https?:)/, ''));
  const started = performance.now();
  const metadata = readMetadata(page, readJsonLd(page));
  return { metadata, milliseconds: performance.now() - started };
}

function report(name: string, truths: Truth[], predictions: Map<string, Metadata>, perPage: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-metadata-'));
  writeFileSync(join(folder, 'truth.jsonl'), truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
  const lines = truths.map(({ id }) => {
    const { title, authors, published } = predictions.get(id) as Metadata;
    return `${JSON.stringify({ id, title, authors, published, text: '' })}\n`;
  });
  writeFileSync(join(folder, 'predictions.jsonl'), lines.join(''));
  const command = [join(BENCH, 'score.mjs'), folder, join(folder, 'predictions.jsonl'), '--json'];
  const results = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as Record<
    string,
    { value: number; pages: number }
  >;
  rmSync(folder, { recursive: true });
  const cells = METRICS.flatMap((metric) =>
    results[metric] ? [`${metric} ${results[metric].value.toFixed(3)} (${results[metric].pages})`] : [],
  );
  print(`${name}: ${cells.join(', ')}; ${perPage.toFixed(1)} ms a page after parsing`);
}

function listErrors(field: 'title' | 'authors' | 'published', truths: Truth[], predictions: Map<string, Metadata>): void {
  for (const truth of truths) {
    const metadata = predictions.get(truth.id) as Metadata;
    const want = truth[field];
    const got = metadata[field];
    if (want === undefined || want.length === 0 || agree(field, String(want), String(got ?? ''))) continue;
    print(
      `${truth.id} ${truth.url}\n  want ${JSON.stringify(want)}\n  got  ${JSON.stringify(got)} from ${metadata.provenance[field]}`,
    );
  }
}

function agree(field: string, want: string, got: string): boolean {
  if (field !== 'published') return squeeze(want) === squeeze(got);
  if (want.length > 10) return Math.abs(+new Date(got) - +new Date(want.replace(' ', 'T'))) < 60e3;
  return got.startsWith(want) || (got.length > 10 && new Date(got).toISOString().startsWith(want));
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

type Notes = Record<string, { metric: string; why: string }[]>;

function notes(): Notes {
  return JSON.parse(readFileSync(resolve('tests/bench/truth-notes.json'), 'utf8')) as Notes;
}

function without(truth: Truth, noted: Notes): Truth {
  const kept = { ...truth };
  for (const { metric } of noted[truth.id] ?? []) {
    if (metric === 'title') delete kept.title;
    if (metric === 'authors F1') delete kept.authors;
    if (metric.startsWith('published')) delete kept.published;
  }
  return kept;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
