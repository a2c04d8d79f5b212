/**
 * Reads only the metadata of a benchmark set's pages and scores it with the set's own script, for the part that rules may be
 * tuned on and for the part that is held out by domain, apart.
 *
 *   node dist/scripts/metadata/evaluate.js [--set news|wcxb|segments] [--errors title|authors|published] [--only tune|held]
 *
 * TEARSHEET_BENCH is the folder of the sets (default ../shared/bench). Disagreements are listed for the tuning part only.
 */
import { isUtf8 } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { legacyHookDecode } from '@exodus/bytes/encoding.js';
import sniffEncoding from 'html-encoding-sniffer';
import { getDomain } from 'tldts';
import { readJsonLd } from '../../src/extract/metadata/json-ld.ts';
import { readMetadata } from '../../src/extract/metadata/metadata.ts';
import { parsePage } from '../../src/extract/tree.ts';
import type { Metadata } from '../../src/types.ts';

interface Truth {
  id: string;
  url: string;
  kind?: string;
  title?: string;
  authors?: string[];
  published?: string;
}

const bench = resolve(process.env.TEARSHEET_BENCH ?? '../shared/bench');
const { values } = parseArgs({
  options: { set: { type: 'string' }, errors: { type: 'string' }, only: { type: 'string' }, notes: { type: 'boolean' } },
});
const sets = values.set ? [values.set] : ['news', 'wcxb', 'segments'];
const METRICS = ['title', 'authors F1', 'published day', 'published instant'];

for (const set of sets) {
  const truths = readLines<Truth>(join(bench, set, 'truth.jsonl')).filter(
    (truth) => set !== 'wcxb' || truth.kind === 'article',
  );
  for (const part of ['tune', 'held'] as const) {
    if (values.only && values.only !== part) continue;
    const mine = truths.filter((truth) => isHeldOut(truth) === (part === 'held'));
    const started = performance.now();
    const predictions = new Map(mine.map((truth) => [truth.id, predict(set, truth)]));
    const perPage = (performance.now() - started) / mine.length;
    report(`${set} ${part}`, mine, predictions, perPage);
    if (values.notes) {
      const noted = notes();
      const sound = mine.map((truth) => without(truth, noted));
      report(`${set} ${part}, without pages whose truth is wrong`, sound, predictions, perPage);
    }
    if (part === 'tune' && values.errors) listErrors(values.errors as 'title', mine, predictions);
  }
}

/** A quarter of the domains: rules are never tuned on their pages. */
function isHeldOut(truth: Truth): boolean {
  const domain = getDomain(truth.url) ?? '';
  return (createHash('sha1').update(domain).digest()[0] as number) % 4 === 0;
}

function predict(set: string, truth: Truth): Metadata {
  const bytes = gunzipSync(readFileSync(join(bench, set, 'pages', `${truth.id}.html.gz`)));
  const html = legacyHookDecode(bytes, sniffEncoding(bytes, { defaultEncoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252' }));
  // Some addresses of the segments are written with a letter before the scheme.
  const page = parsePage(html, truth.url.replace(/^.*?(?=https?:)/, ''));
  return readMetadata(page, readJsonLd(page));
}

function report(name: string, truths: Truth[], predictions: Map<string, Metadata>, perPage: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-metadata-'));
  writeFileSync(join(folder, 'truth.jsonl'), truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
  const lines = truths.map(({ id }) => {
    const { title, authors, published } = predictions.get(id) as Metadata;
    return `${JSON.stringify({ id, title, authors, published, text: '' })}\n`;
  });
  writeFileSync(join(folder, 'predictions.jsonl'), lines.join(''));
  const output = execFileSync(process.execPath, [
    join(bench, 'score.mjs'),
    folder,
    join(folder, 'predictions.jsonl'),
    '--json',
  ]);
  rmSync(folder, { recursive: true });
  const results = JSON.parse(output.toString()) as Record<string, { value: number; pages: number }>;
  const cells = METRICS.flatMap((metric) =>
    results[metric] ? [`${metric} ${results[metric].value.toFixed(3)} (${results[metric].pages})`] : [],
  );
  print(`${name}: ${cells.join(', ')}; ${perPage.toFixed(1)} ms a page`);
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
  if (want.length > 10 && Math.abs(+new Date(got) - +new Date(want.replace(' ', 'T'))) >= 60e3) return false;
  return want.slice(0, 10) === got.slice(0, 10) || want.length > 10;
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

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
