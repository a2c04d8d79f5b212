/** Sharing work out to machines that know nothing of each other: each takes part I of N of the same command. */

import { createHash } from 'node:crypto';

/** Part `index` of `of`, from 1. */
export interface Shard {
  index: number;
  of: number;
}

/** Reads `I/N` in decimal digits, 1 <= I <= N; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, index, of] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of ? shard : undefined;
}

/** Whether item `number`, counted from 1, is the shard's. */
export function isInShard(number: number, shard: Shard | undefined): boolean {
  return shard === undefined || (number - 1) % shard.of === shard.index - 1;
}

/** `I-of-N`, for names of files. */
export function shardName({ index, of }: Shard): string {
  return `${index}-of-${of}`;
}

/**
 * Whether a source of a list is the shard's. The host alone decides, so machines that share a list share no host, in any order and
 * length of the list: part `(first six bytes of the SHA-256 of the host) mod N`. A host is taken in lower case, without port,
 * `www.` and the dot at its end; a source without a host has the empty one.
 */
export function isSourceInShard(source: string, shard: Shard | undefined): boolean {
  if (shard === undefined) return true;
  const number = createHash('sha256').update(hostOf(source)).digest().readUIntBE(0, 6);
  return number % shard.of === shard.index - 1;
}

function hostOf(source: string): string {
  const address = URL.canParse(source) ? source : `https://${source}`;
  if (!URL.canParse(address)) return '';
  return new URL(address).hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
}
