/** Reads the benchmark sets: pages, truths, and which domains are held out from tuning. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { getDomain } from 'tldts';

export interface Truth {
  id: string;
  url: string;
  kind?: string;
  title?: string;
  authors?: string[];
  published?: string;
  body?: string;
  paragraphs?: string[];
  optional?: number[];
  with?: string[];
  without?: string[];
}

/** The sets that the first rules and weights were made with, a quarter of their domains held out. */
export const SETS = ['news', 'wcxb', 'segments'] as const;
/** The names of all sets: `news-more` and `metadata` came later. */
export const ALL_SETS = [...SETS, 'news-more', 'metadata'] as const;
export type SetName = (typeof ALL_SETS)[number];

export const BENCH = resolve(process.env.TEARSHEET_BENCH ?? '../shared/bench');

export function readTruths(set: SetName): Truth[] {
  return readFileSync(join(BENCH, set, 'truth.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Truth);
}

export function pagePath(set: SetName, id: string): string {
  return join(BENCH, set, 'pages', `${id}.html.gz`);
}

export function readPage(set: SetName, id: string): Buffer {
  return gunzipSync(readFileSync(pagePath(set, id)));
}

/** A quarter of all registrable domains is never looked at nor trained on; chosen by hash, so that it stays the same. */
export function isHeldOut(url: string): boolean {
  const domain = domainOf(url);
  return (createHash('sha1').update(domain).digest()[0] as number) % 4 === 0;
}

/** A fixed sixth of the pages, chosen by hash, is what CI checks. */
export function isSampled(id: string): boolean {
  return (createHash('sha1').update(`sample ${id}`).digest()[0] as number) % 6 === 0;
}

/** The number of the part that a key belongs to, by hash. */
export function partOf(key: string, parts: number): number {
  return (createHash('sha1').update(key).digest()[1] as number) % parts;
}

export function domainOf(url: string): string {
  return getDomain(url) ?? url;
}
