/** Measures every block of the benchmark pages, with its label: what the model is trained on. */

import { type Block, cutBlocks, takenBy } from '../../src/engine/body/blocks.ts';
import { evidenceOf } from '../../src/engine/body/body.ts';
import { measureBlocks } from '../../src/engine/body/features.ts';
import { PageContext } from '../../src/engine/body/page-context.ts';
import type { SurroundingBlock } from '../../src/engine/body/surroundings.ts';
import type { Priors } from '../../src/engine/body/words.ts';
import { classWords, words } from '../../src/engine/body/words.ts';
import { findFigures } from '../../src/engine/figures/figures.ts';
import { readJsonLd } from '../../src/engine/metadata/json-ld.ts';
import { findPrinted, readMetadata } from '../../src/engine/metadata/metadata.ts';
import { type Element, isTag, type PageTree, parsePage } from '../../src/engine/page/page.ts';
import { decodeHtml } from '../../src/sources/decode.ts';
import { domainOf, readPage, readTruths, SETS, type SetName, type Truth } from '../bench-sets.ts';
import { grammarPage } from '../shapes/grammar.ts';
import { readTexts } from '../shapes/texts.ts';
import { labelBlocks } from './labels.ts';

/** The `metadata` set states the first words of an article alone. */
const TRAINED_SETS: SetName[] = [...SETS, 'news-more'];

export interface PageRows {
  set: SetName | 'made';
  id: string;
  domain: string;
  heldOut: boolean;
  /** Row range in the data. */
  from: number;
  to: number;
  /** The blocks, as far as the second stage reads them. */
  blocks: SlimBlock[];
  lengths: Float64Array;
  shapes: Int32Array;
}

/** A block without its page; its elements know what their class words say. */
export type SlimBlock = Omit<SurroundingBlock, 'element'> & { element: SlimElement };
export type SlimElement = Element & { classSum: number };

export interface Dataset {
  names: string[];
  data: Float32Array;
  labels: Float32Array;
  lengths: Float32Array;
  pages: PageRows[];
  priors: PriorTables;
}

/**
 * The votes for each word: how many domains use it, and the sum over domains of the share of its blocks that are the article's.
 */
export type Votes = Map<string, { domains: number; kept: number }>;
export interface PriorTables {
  classWords: Record<string, number>;
  textWords: Record<string, number>;
}

/** A word must be seen on so many domains: fewer would describe publishers, not the web. */
const CLASS_DOMAINS = 10;
const TEXT_DOMAINS = 15;
/** Words weighed at the start of a block only (as in `measureWords`). */
const WORDS_WEIGHED = 24;

interface Read {
  page: PageTree;
  blocks: Block[];
  labels: Float32Array;
  evidence: ReturnType<typeof evidenceOf>;
}

interface Vote {
  classes: Map<string, [kept: number, all: number]>;
  texts: Map<string, [kept: number, all: number]>;
}

export interface DatasetOptions {
  /** Whether pages of the domain are trained on; the others are measured only. */
  trainedOn(domain: string): boolean;
  /** The number of pages that are made in addition. */
  made: number;
  /** The made pages of a fold have text of that fold alone. */
  foldOf(domain: string): number;
  folds: number;
}

/** The name before a fold's number that stands for the domain of the pages made for that fold. */
export const MADE_DOMAIN = 'made:';

interface Job {
  set: PageRows['set'];
  id: string;
  domain: string;
  heldOut: boolean;
  read(): Promise<Read>;
}

export async function makeDataset(options: DatasetOptions, progress: (line: string) => void): Promise<Dataset> {
  const jobs = realJobs(options);
  const votes = new Map<string, Vote>();
  for (const [i, job] of jobs.entries()) {
    if (!job.heldOut) countVotes(await job.read(), voteOf(votes, job.domain));
    if (i % 200 === 0) progress(`votes: ${i} of ${jobs.length} pages`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const classTotals = total(votes, (vote) => vote.classes);
  const textTotals = total(votes, (vote) => vote.texts);
  const rows = new RowStore();
  const all = [...jobs, ...madeJobs(options)];
  for (const [i, job] of all.entries()) {
    // A training page must not see its own domain's votes, or the model would trust the words too much.
    const own = votes.get(job.domain);
    const priors: Priors = {
      classWord: (word) => prior(classTotals, own?.classes, word, CLASS_DOMAINS),
      textWord: (word) => prior(textTotals, own?.texts, word, TEXT_DOMAINS),
    };
    rows.add(job, await job.read(), priors);
    if (i % 200 === 0) progress(`features: ${i} of ${all.length} pages`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return rows.dataset({ classWords: table(classTotals, CLASS_DOMAINS), textWords: table(textTotals, TEXT_DOMAINS) });
}

function realJobs({ trainedOn }: DatasetOptions): Job[] {
  return TRAINED_SETS.flatMap((set) =>
    readTruths(set)
      .filter((truth) => truth.kind === 'article' || set === 'segments')
      .map((truth) => {
        const domain = domainOf(truth.url);
        return { set, id: truth.id, domain, heldOut: !trainedOn(domain), read: () => readOne(set, truth) };
      }),
  );
}

function madeJobs({ trainedOn, made, foldOf, folds }: DatasetOptions): Job[] {
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const texts = readTexts((url) => trainedOn(domainOf(url)) && foldOf(domainOf(url)) === fold);
    return Array.from({ length: Math.floor(made / folds) }, (_, i) => {
      const id = `made-${fold}-${i}`;
      const read = async () => {
        const { html, url, truth } = grammarPage(fold * 100_000 + i, texts);
        return readHtml(html, { id, url, paragraphs: truth });
      };
      return { set: 'made' as const, id, domain: `${MADE_DOMAIN}${fold}`, heldOut: false, read };
    });
  });
}

class RowStore {
  readonly #rows: Float32Array[] = [];
  readonly #labels: number[] = [];
  readonly #lengths: number[] = [];
  readonly #pages: PageRows[] = [];
  #names: string[] = [];

  add({ set, id, domain, heldOut }: Job, read: Read, priors: Priors): void {
    const context = new PageContext(read.page, read.blocks, read.evidence, priors);
    const { data, stride, names } = measureBlocks(context);
    const from = this.#rows.length;
    read.blocks.forEach((_, i) => {
      this.#rows.push(data.subarray(i * stride, (i + 1) * stride));
    });
    this.#labels.push(...read.labels);
    this.#lengths.push(...read.blocks.map(({ text }) => words(text).length));
    this.#pages.push({
      ...{ set, id, domain, heldOut, from, to: this.#rows.length },
      ...{ blocks: slim(context), lengths: context.lengths, shapes: context.shapes },
    });
    this.#names = names;
  }

  dataset(priors: PriorTables): Dataset {
    const width = this.#names.length;
    const data = new Float32Array(this.#rows.length * width);
    this.#rows.forEach((row, r) => {
      data.set(row, r * width);
    });
    return {
      ...{ names: this.#names, data, pages: this.#pages, priors },
      labels: Float32Array.from(this.#labels),
      lengths: Float32Array.from(this.#lengths),
    };
  }
}

async function readOne(set: SetName, truth: Truth): Promise<Read> {
  const { html } = await decodeHtml(readPage(set, truth.id));
  return readHtml(html, truth);
}

function readHtml(html: string, truth: Truth): Read {
  const page = parsePage(html, truth.url);
  const jsonLd = readJsonLd(page);
  const metadata = readMetadata(page, jsonLd);
  const figures = findFigures(page, jsonLd);
  const blocks = cutBlocks(page, takenBy(figures));
  return {
    page,
    blocks,
    labels: labelBlocks(blocks, truth),
    evidence: evidenceOf(metadata, jsonLd, findPrinted(page, metadata, jsonLd)),
  };
}

function voteOf(votes: Map<string, Vote>, domain: string): Vote {
  const vote = votes.get(domain) ?? { classes: new Map(), texts: new Map() };
  votes.set(domain, vote);
  return vote;
}

function countVotes({ blocks, labels }: Read, vote: Vote): void {
  blocks.forEach((block, i) => {
    const label = labels[i] as number;
    if (Number.isNaN(label)) return;
    const seen = new Set<string>();
    for (let node: Element | null = block.element; node && isTag(node); node = node.parent as Element | null) {
      for (const word of classWords(node)) seen.add(word);
    }
    for (const word of seen) add(vote.classes, word, label, block.text.length);
    for (const word of new Set(words(block.text).slice(0, WORDS_WEIGHED))) add(vote.texts, word, label, 1);
  });
}

function add(map: Map<string, [number, number]>, word: string, label: number, weight: number): void {
  const entry = map.get(word) ?? [0, 0];
  entry[0] += label * weight;
  entry[1] += weight;
  map.set(word, entry);
}

function total(votes: Map<string, Vote>, pick: (vote: Vote) => Map<string, [number, number]>): Votes {
  const totals: Votes = new Map();
  for (const vote of votes.values()) {
    for (const [word, [kept, all]] of pick(vote)) {
      const entry = totals.get(word) ?? { domains: 0, kept: 0 };
      entry.domains += 1;
      entry.kept += kept / all;
      totals.set(word, entry);
    }
  }
  return totals;
}

function prior(totals: Votes, own: Map<string, [number, number]> | undefined, word: string, least: number): number {
  const entry = totals.get(word);
  if (!entry) return 0;
  const mine = own?.get(word);
  const domains = entry.domains - (mine ? 1 : 0);
  const kept = entry.kept - (mine ? mine[0] / mine[1] : 0);
  return domains < least ? 0 : logOdds(kept, domains);
}

/** The log odds, smoothed by two imagined domains that split evenly. */
function logOdds(kept: number, domains: number): number {
  const share = (kept + 1) / (domains + 2);
  return Math.log(share / (1 - share));
}

function table(totals: Votes, least: number): Record<string, number> {
  const entries = [...totals]
    .filter(([, { domains }]) => domains >= least)
    .map(([word, { kept, domains }]) => [word, round(logOdds(kept, domains))] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Copies blocks so that they keep no page in memory: elements become tokens of the same shape. */
function slim({ blocks, facts }: PageContext): SlimBlock[] {
  const tokens = new Map<Element, SlimElement>();
  const token = (element: Element): SlimElement => {
    const known = tokens.get(element);
    if (known) return known;
    const { attribs, depth, last, name, order, parent, type } = element;
    const made = {
      ...{ name, type, order, last, depth, classSum: facts.of(element).classSum, parent: null as unknown },
      attribs: { class: attribs.class },
    };
    tokens.set(element, made as unknown as SlimElement);
    if (parent && isTag(parent)) made.parent = token(parent as Element);
    return made as unknown as SlimElement;
  };
  return blocks.map(({ element, position }) => ({ position, element: token(element) }));
}
