/** Measures every block of the benchmark pages, with its label: what the model is trained on. */

import { type Block, cutBlocks, takenBy } from '../../src/engine/body/blocks.ts';
import { evidenceOf } from '../../src/engine/body/body.ts';
import { measureBlocks } from '../../src/engine/body/features.ts';
import { PageContext } from '../../src/engine/body/page-context.ts';
import type { SurroundingBlock } from '../../src/engine/body/surroundings.ts';
import type { Priors } from '../../src/engine/body/words.ts';
import { words } from '../../src/engine/body/words.ts';
import { findFigures } from '../../src/engine/figures/figures.ts';
import { readJsonLd } from '../../src/engine/metadata/json-ld.ts';
import { findPrinted, readMetadata } from '../../src/engine/metadata/metadata.ts';
import { type Element, isTag, type PageTree, parsePage } from '../../src/engine/page/page.ts';
import { decodeHtml } from '../../src/sources/decode.ts';
import { domainOf, readPage, readTruths, SETS, type SetName, type Truth } from '../bench-sets.ts';
import { grammarPage } from '../shapes/grammar.ts';
import { readTexts } from '../shapes/texts.ts';
import { CHANGED_SHARE, changedPage } from './changed-pages.ts';
import { labelBlocks } from './labels.ts';
import { type PriorTables, Votes } from './votes.ts';

/** The `metadata` set states the first words of an article alone. */
const TRAINED_SETS: SetName[] = [...SETS, 'news-more'];

export interface PageRows {
  set: SetName | 'made';
  id: string;
  domain: string;
  heldOut: boolean;
  /** The part of a page that it counts as. */
  share: number;
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

interface Read {
  page: PageTree;
  blocks: Block[];
  labels: Float32Array;
  evidence: ReturnType<typeof evidenceOf>;
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
  share: number;
  read(): Promise<Read>;
}

interface RealJob extends Job {
  set: SetName;
  truth: Truth;
}

export async function makeDataset(options: DatasetOptions, progress: (line: string) => void): Promise<Dataset> {
  const jobs = realJobs(options);
  const trained = jobs.filter(({ heldOut }) => !heldOut);
  const votes = new Votes();
  for (const [i, job] of trained.entries()) {
    const { blocks, labels } = await job.read();
    votes.count(job.domain, blocks, labels);
    if (i % 200 === 0) progress(`votes: ${i} of ${trained.length} pages`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const rows = new RowStore();
  const all = [...jobs, ...changedJobs(trained), ...madeJobs(options)];
  for (const [i, job] of all.entries()) {
    rows.add(job, await job.read(), votes.without(job.domain));
    if (i % 200 === 0) progress(`features: ${i} of ${all.length} pages`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return rows.dataset(votes.tables());
}

function realJobs({ trainedOn }: DatasetOptions): RealJob[] {
  return TRAINED_SETS.flatMap((set) =>
    readTruths(set)
      .filter((truth) => truth.kind === 'article' || set === 'segments')
      .map((truth) => {
        const domain = domainOf(truth.url);
        const heldOut = !trainedOn(domain);
        const share = heldOut ? 1 : 1 - CHANGED_SHARE;
        return { set, id: truth.id, domain, heldOut, share, truth, read: () => readOne(set, truth) };
      }),
  );
}

/** The pages that are trained on, once more with a change. */
function changedJobs(trained: RealJob[]): Job[] {
  const domains = new Set(trained.map(({ domain }) => domain));
  const texts = readTexts((url) => domains.has(domainOf(url))).en;
  const truths = trained.map(({ truth }) => truth);
  return trained.map((job, at) => ({
    ...job,
    share: CHANGED_SHARE,
    read: async () => {
      const { html } = await decodeHtml(readPage(job.set, job.id));
      return readHtml(changedPage(html, truths, at, texts), job.truth);
    },
  }));
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
      return { set: 'made' as const, id, domain: `${MADE_DOMAIN}${fold}`, heldOut: false, share: 1, read };
    });
  });
}

class RowStore {
  readonly #rows: Float32Array[] = [];
  readonly #labels: number[] = [];
  readonly #lengths: number[] = [];
  readonly #pages: PageRows[] = [];
  #names: string[] = [];

  add({ set, id, domain, heldOut, share }: Job, read: Read, priors: Priors): void {
    const context = new PageContext(read.page, read.blocks, read.evidence, priors);
    const { data, stride, names } = measureBlocks(context);
    const from = this.#rows.length;
    read.blocks.forEach((_, i) => {
      this.#rows.push(data.subarray(i * stride, (i + 1) * stride));
    });
    this.#labels.push(...read.labels);
    this.#lengths.push(...read.blocks.map(({ text }) => words(text).length));
    this.#pages.push({
      ...{ set, id, domain, heldOut, share, from, to: this.#rows.length },
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
