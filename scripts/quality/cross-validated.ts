/** The figures of the body that are cross-validated, and the file that keeps them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { domainOf, type SetName, type Truth } from '../bench-sets.ts';
import { type Interval, type PagePair, pairedInterval, type Share } from './interval.ts';
import { readPredictions, score, worstPages, writeSet } from './scores.ts';

export const CROSS_VALIDATED = 'tests/bench/cross-validated.json';
/** The figure by which each set tells of the body. */
export const MAIN_METRIC = {
  news: 'ROUGE-LSum F1',
  'news-more': 'ROUGE-LSum F1',
  wcxb: 'word F1',
  segments: 'segments F1',
} as const satisfies Partial<Record<SetName, string>>;
export type CrossedSet = keyof typeof MAIN_METRIC;
export const CROSSED_SETS = Object.keys(MAIN_METRIC) as CrossedSet[];
/** The pages of both sets of news as one. */
const ALL_NEWS = 'news with news-more: ROUGE-LSum F1';

/** A version of the program and its training, measured. */
export interface Side {
  commit: string;
  parts: number;
  /** By figure: with the weights that the version has, on all pages. */
  all: Record<string, number>;
  /** By figure, one value a seed: with weights that were trained without the domain of the page. */
  crossValidated: Record<string, number[]>;
}

export interface CrossValidated {
  before?: Side;
  now?: Side;
  /** By figure: now less before, cross-validated, over the seeds of both. */
  gain?: Record<string, Interval>;
}

/** By figure and page id. */
export type Shares = Record<string, Record<string, Share & { domain: string }>>;

export function readCrossValidated(): CrossValidated {
  return existsSync(CROSS_VALIDATED) ? JSON.parse(readFileSync(CROSS_VALIDATED, 'utf8')) : {};
}

export function writeCrossValidated(results: CrossValidated): void {
  const rounded = JSON.stringify(results, (_, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value), 2);
  // Numbers of one list stand on one line, as the formatter has them.
  const text = rounded.replace(/\[\s+([^\]]*?)\s+\]/g, (_, list: string) => `[${list.replace(/\s+/g, ' ')}]`);
  writeFileSync(CROSS_VALIDATED, `${text}\n`);
}

/** Scores predictions of each set; the result are the figures, and what each page adds to them. */
export function measure(folder: string, truthsOf: (set: CrossedSet) => Truth[], predictionsOf: (set: CrossedSet) => string) {
  const figures: Record<string, number> = {};
  const shares: Shares = {};
  const news = { sum: 0, pages: 0 };
  for (const set of CROSSED_SETS) {
    const metric = MAIN_METRIC[set];
    const [own, key, predictions] = [`${folder}-${set}-set`, `${set}: ${metric}`, predictionsOf(set)];
    writeSet(own, set, truthsOf(set));
    const { value, pages } = score(own, set, predictions)[metric] ?? { value: 0, pages: 0 };
    const found =
      set === 'segments'
        ? segmentShares(truthsOf(set), predictions)
        : meanShares(worstPages(own, set, predictions, '1000000'));
    figures[key] = value;
    shares[key] = withDomains(truthsOf(set), found);
    check(key, value, Object.values(shares[key]));
    if (metric !== MAIN_METRIC.news) continue;
    news.sum += value * pages;
    news.pages += pages;
    shares[ALL_NEWS] = { ...shares[ALL_NEWS], ...shares[key] };
  }
  return { figures: { ...figures, [ALL_NEWS]: news.sum / news.pages }, shares };
}

/** The scorer's list of all pages with their values, each to three decimals. */
function meanShares(list: string): Map<string, Share> {
  return new Map(
    [...list.matchAll(/^(\d\.\d{3}) {2}(.+)$/gm)].map(([, value, id]) => [id as string, { over: Number(value), under: 1 }]),
  );
}

/** The scorer counts segments over all pages and prints none of a page, so they are counted here in the same way. */
function segmentShares(truths: Truth[], predictions: string): Map<string, Share> {
  const texts = new Map(readPredictions(predictions).map(({ id, text = '' }) => [String(id), flat(text)]));
  return new Map(
    truths.map(({ id, with: wanted = [], without: unwanted = [] }) => {
      const text = texts.get(id) ?? '';
      const count = (snippets: string[]) => snippets.filter((snippet) => text.includes(flat(snippet))).length;
      const hits = count(wanted);
      return [id, { over: 2 * hits, under: hits + count(unwanted) + wanted.length }];
    }),
  );
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withDomains(truths: Truth[], shares: Map<string, Share>): Shares[string] {
  return Object.fromEntries(
    truths.flatMap(({ id, url }) => {
      const share = shares.get(id);
      return share ? [[id, { ...share, domain: domainOf(url) }]] : [];
    }),
  );
}

/** Throws when the pages' parts do not make the scorer's figure. */
function check(key: string, value: number, shares: Share[]): void {
  const [over, under] = [sum(shares.map((share) => share.over)), sum(shares.map((share) => share.under))];
  if (Math.abs(over / under - value) > 5e-4) throw new Error(`${key}: ${over / under} by page, ${value} by the scorer`);
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Adds up what each page adds to the figures in several seeds. */
export function addShares(all: Shares[]): Shares {
  const total: Shares = {};
  for (const shares of all)
    for (const [key, pages] of Object.entries(shares)) total[key] = addPages(total[key] ?? {}, pages);
  return total;
}

function addPages(known: Shares[string], pages: Shares[string]): Shares[string] {
  const sums = Object.entries(pages).map(([id, { over, under, domain }]) => {
    const own = known[id] ?? { over: 0, under: 0 };
    return [id, { over: over + own.over, under: under + own.under, domain }] as const;
  });
  return Object.fromEntries(sums);
}

/** The gain of each figure that both sides have. */
export function gains(before: Shares, now: Shares): Record<string, Interval> {
  return Object.fromEntries(
    Object.entries(now).flatMap(([key, pages]) => {
      const known = before[key];
      if (!known) return [];
      const pairs = Object.entries(pages).flatMap(([id, page]): PagePair[] => {
        const old = known[id];
        return old ? [{ domain: page.domain, before: old, now: page }] : [];
      });
      return [[key, pairedInterval(pairs)]];
    }),
  );
}
