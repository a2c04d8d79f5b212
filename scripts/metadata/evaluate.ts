/**
 * Reads only the metadata of a benchmark set's pages and scores it with the set's own script, for the part that rules may be
 * tuned on and for the part that is held out by domain, apart.
 *
 *   node dist/scripts/metadata/evaluate.js [--set news|wcxb|segments|news-more|metadata] [--errors title|authors|published]
 *     [--only tune|held] [--print-alone] [--notes] [--dump FILE]
 *
 * Disagreements are listed for the tuning part only. --notes adds the figures without the pages whose truth is disputed.
 * --print-alone takes JSON-LD, meta tags and microdata off the pages first: what is left is what a reader sees, and `<title>`.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Metadata } from '../../src/engine/article.ts';
import { readJsonLd } from '../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../src/engine/metadata/metadata.ts';
import { likeness, wordsOf } from '../../src/engine/metadata/title-parts.ts';
import { parsePage } from '../../src/engine/page/page.ts';
import { decodeHtml } from '../../src/sources/decode.ts';
import { ALL_SETS, BENCH, isHeldOut, readPage, readTruths, type SetName, type Truth } from '../bench-sets.ts';
import { printAlone } from './print-alone.ts';

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    errors: { type: 'string' },
    only: { type: 'string' },
    notes: { type: 'boolean' },
    'print-alone': { type: 'boolean' },
    dump: { type: 'string' },
  },
});
// biome-ignore format: a table
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', rsquo: "'", lsquo: "'", ldquo: '"', rdquo: '"', ndash: '-', mdash: '-', hellip: '...' };

const METRICS = ['title as printed', 'title', 'authors F1', 'published day', 'published instant'];

interface Prediction {
  metadata: Metadata;
  /** The texts of the page's main headings. */
  headings: string[];
}

for (const set of ALL_SETS.filter((name) => !values.set || name === values.set)) {
  const truths = readTruths(set).filter(({ kind }) => set !== 'wcxb' || kind === 'article');
  for (const part of ['tune', 'held'] as const) {
    if (values.only && values.only !== part) continue;
    const mine = truths.filter(({ url }) => isHeldOut(url) === (part === 'held'));
    const predictions = new Map<string, Prediction>();
    for (const truth of mine) predictions.set(truth.id, await predict(set, truth));
    report(set, part, mine, predictions);
    if (values.dump) dump(values.dump, set, part, predictions);
    if (values.notes) {
      const noted = notes();
      const sound = mine.map((truth) => without(truth, noted));
      report(set, `${part}, without pages whose truth is wrong`, sound, predictions);
    }
    if (part === 'tune' && values.errors) listErrors(values.errors as 'title', mine, predictions);
  }
}

async function predict(set: SetName, truth: Truth): Promise<Prediction> {
  const { html } = await decodeHtml(readPage(set, truth.id));
  // Some addresses of the segments are written with a letter before the scheme.
  const page = parsePage(values['print-alone'] ? printAlone(html) : html, truth.url.replace(/^.*?(?=https?:)/, ''));
  return { metadata: readMetadata(page, readJsonLd(page)), headings: headingsOf(html) };
}

/** The headings as the scorer finds them: in the source, without tags. */
function headingsOf(html: string): string[] {
  const found = [...html.matchAll(/<h([12])\b[^>]*>([\s\S]{1,4000}?)<\/h\1>/gi)];
  return found.map(([, , inner = '']) => bare(decodeEntities(inner.replace(/<[^<>]*>/g, ' '))));
}

/** The scorer's few entities; a heading with others counts as another. */
function decodeEntities(html: string): string {
  return html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, word) =>
    decimal || hex
      ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(decimal ?? hex, decimal ? 10 : 16)))
      : (ENTITIES[word] ?? whole),
  );
}

function bare(text: string): string {
  return squeeze(text).replace(/\s+/g, '');
}

function report(set: SetName, part: string, truths: Truth[], predictions: Map<string, Prediction>): void {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-metadata-'));
  writeFileSync(join(folder, 'truth.jsonl'), truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
  // The scorer reads the pages' headings.
  execFileSync('ln', ['-s', join(BENCH, set, 'pages'), join(folder, 'pages')]);
  const lines = truths.map(({ id }) => {
    const { title, authors, published } = (predictions.get(id) as Prediction).metadata;
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
    results[metric] ? [`${metric} ${results[metric].value.toFixed(4)} (${results[metric].pages})`] : [],
  );
  print(`${set} ${part}: ${cells.join(', ')}`);
}

/** Appends what was read of each page, a line a page, so that two programs can be compared with `diff`. */
function dump(file: string, set: SetName, part: string, predictions: Map<string, Prediction>): void {
  const lines = [...predictions].map(([id, { metadata }]) => {
    const { title, authors, published, modified, provenance } = metadata;
    const from = [provenance.title, provenance.authors, provenance.published].join(' ');
    return `${set} ${part} ${id}\t${title}\t${authors.join('; ')}\t${published} ${modified}\t${from}\n`;
  });
  appendFileSync(file, lines.join(''));
}

function listErrors(field: 'title' | 'authors' | 'published', truths: Truth[], predictions: Map<string, Prediction>): void {
  for (const truth of truths) {
    const { metadata, headings } = predictions.get(truth.id) as Prediction;
    const want = truth[field];
    const got = metadata[field];
    if (want === undefined || want.length === 0 || agree(field, String(want), String(got ?? ''), headings)) continue;
    print(
      `${truth.id} ${truth.url}\n  want ${JSON.stringify(want)}\n  got  ${JSON.stringify(got)} from ${metadata.provenance[field]}`,
    );
  }
}

function agree(field: string, want: string, got: string, headings: string[]): boolean {
  if (field === 'title')
    return squeeze(want) === squeeze(got) || (likeness(wordsOf(want), wordsOf(got)) >= 0.3 && headings.includes(bare(got)));
  if (field === 'authors') return squeeze(want) === squeeze(got);
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
