/**
 * The pages that the confidence is learned from: those that `bench:cross` read with weights which were trained without their domain,
 * and pages of the grammar with sentences that these weights have not seen; with the facts of each, and the F1 of its text.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { findBody } from '../../src/engine/body/body.ts';
import type { Facts } from '../../src/engine/body/certainty.ts';
import { loadModel, type Model } from '../../src/engine/body/model.ts';
import { words } from '../../src/engine/body/words.ts';
import { findEmbeds } from '../../src/engine/embeds/embeds.ts';
import { findFigures } from '../../src/engine/figures/figures.ts';
import { readJsonLd } from '../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../src/engine/page/page.ts';
import { decodeHtml } from '../../src/sources/decode.ts';
import { domainOf, partOf, readPage, readTruths, type SetName, type Truth } from '../bench-sets.ts';

import { grammarPage } from '../shapes/grammar.ts';
import { readTexts } from '../shapes/texts.ts';

const READ_SETS: SetName[] = ['news', 'wcxb', 'segments', 'news-more'];

/** A page once a seed. */
export interface SeenPage {
  set: SetName | 'made';
  /** The domain; a made page has a name of its own here. */
  domain: string;
  f1: number;
  /** Absent where the program refuses the page, or where its text was not decided block by block. */
  facts?: Facts;
  /** The codes of the record's warnings. */
  warnings: string[];
}

interface Read {
  id: string;
  text?: string;
  warnings?: { code: string }[];
}

/** Reads the folder of `bench:cross`. The facts of each part are kept there beside its records. */
export async function seenPages(work: string, progress: (line: string) => void): Promise<SeenPage[]> {
  const folder = join(work, 'now');
  const parts = partsIn(folder);
  const pages: SeenPage[] = [];
  for (const set of READ_SETS) {
    const truths = new Map(readTruths(set).map((truth) => [truth.id, truth]));
    for (const name of parts) {
      const part = join(folder, name.replace(/\.ts$/, ''));
      const facts = await factsOfPart(part, set, truths, progress);
      for (const record of readLines<Read>(`${part}-${set}.jsonl`)) {
        const page = seenPage(record, set, truths.get(record.id));
        if (page) pages.push(record.text === undefined ? page : { ...page, ...factsIn(facts, record.id) });
      }
    }
  }
  return pages;
}

/** The weights of each part and seed. */
function partsIn(folder: string): string[] {
  return readdirSync(folder).filter((file) => /-seed-\d+-part-\d+\.ts$/.test(file));
}

/** Made pages for each part, with sentences of the domains that its weights were trained without. */
const MADE_EACH = 250;
/** Seeds of pages that no body is trained with. */
const FIRST_MADE = 7_000_000;

export async function madePages(work: string, progress: (line: string) => void): Promise<SeenPage[]> {
  const folder = join(work, 'now');
  const pages: SeenPage[] = [];
  for (const name of partsIn(folder)) {
    const file = join(folder, name.replace(/\.ts$/, '-made-facts.jsonl'));
    if (!existsSync(file)) {
      progress(`facts: ${file}`);
      const [, parts = '1', part = '0'] = /^(\d+)-parts-.*-part-(\d+)/.exec(name) ?? [];
      const lines = readMade(Number(part), Number(parts), await modelOf(join(folder, name)));
      writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    }
    pages.push(...readLines<SeenPage>(file));
  }
  return pages;
}

function readMade(part: number, parts: number, model: Model): SeenPage[] {
  const texts = readTexts((url) => partOf(domainOf(url), parts) === part);
  return Array.from({ length: MADE_EACH }, (_, i) => {
    const { html, truth, url } = grammarPage(FIRST_MADE + part * MADE_EACH + i, texts);
    const { facts, text } = readBy(model, html, url);
    const page = { set: 'made' as const, domain: `made ${part} ${i}`, f1: wordF1(words(truth.join('\n')), words(text)) };
    return { ...page, ...(facts && { facts }), warnings: [] };
  });
}

const NOTES = JSON.parse(readFileSync('tests/bench/truth-notes.json', 'utf8')) as Record<string, { metric: string }[]>;

/** Undefined where the truth is none of an article, or is noted as wrong. */
function seenPage({ text, warnings = [] }: Read, set: SetName, truth: Truth | undefined): SeenPage | undefined {
  if (!truth || (set !== 'segments' && truth.kind !== 'article')) return undefined;
  if (NOTES[truth.id]?.some(({ metric }) => metric === 'body')) return undefined;
  const f1 = f1Of(truth, text ?? '');
  if (Number.isNaN(f1)) return undefined;
  return { set, domain: domainOf(truth.url), f1, warnings: warnings.map(({ code }) => code) };
}

function factsIn(all: Map<string, Facts>, id: string): { facts?: Facts } {
  const facts = all.get(id);
  return facts ? { facts } : {};
}

/** The facts of each page, by the weights that were trained without the part. */
async function factsOfPart(part: string, set: SetName, truths: Map<string, Truth>, progress: (line: string) => void) {
  const file = `${part}-${set}-facts.jsonl`;
  if (!existsSync(file)) {
    progress(`facts: ${file}`);
    const model = await modelOf(`${part}.ts`);
    const lines: string[] = [];
    for (const { id } of readLines<Read>(`${part}-${set}.jsonl`)) {
      const { html } = await decodeHtml(readPage(set, id));
      const { facts } = readBy(model, html, truths.get(id)?.url ?? '');
      if (facts) lines.push(JSON.stringify({ id, facts }));
    }
    writeFileSync(file, lines.join('\n'));
  }
  return new Map(readLines<{ id: string; facts: Facts }>(file).map(({ id, facts }) => [id, facts]));
}

async function modelOf(file: string): Promise<Model> {
  const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts' });
  const { WEIGHTS } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return loadModel(WEIGHTS);
}

function readBy(model: Model, html: string, url: string): { facts: Facts | undefined; text: string } {
  const page = parsePage(html, url);
  const jsonLd = readJsonLd(page);
  const embeds = findEmbeds(page, jsonLd).filter(({ isWhole }) => !isWhole);
  const figures = findFigures(page, jsonLd);
  const body = findBody(page, jsonLd, readMetadata(page, jsonLd), figures, embeds, { model });
  return { facts: body.certainty?.facts, text: body.assemble([]).text };
}

function readLines<T>(file: string): T[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

/** The F1 of words; of snippets where the truth has no more. NaN where it has nothing. */
function f1Of(truth: Truth, text: string): number {
  const body = truth.paragraphs?.join('\n') ?? truth.body;
  if (body) return wordF1(words(body), words(text));
  const flat = (part: string) => part.replace(/\s+/g, ' ').trim();
  const found = (parts: string[] = []) => parts.filter((part) => flat(text).includes(flat(part))).length;
  const want = truth.with?.length ?? 0;
  const hits = found(truth.with);
  return want > 0 ? (2 * hits) / (want + hits + found(truth.without)) : Number.NaN;
}

function wordF1(want: string[], got: string[]): number {
  const left = new Map<string, number>();
  for (const word of want) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  for (const word of got) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits += 1;
    left.set(word, count - 1);
  }
  return (2 * hits) / (want.length + got.length || 1);
}
