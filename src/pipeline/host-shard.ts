/** Sharing a list of addresses out by their hosts. Apart from shard.ts, which the command line reads at every start. */
import { createHash } from 'node:crypto';
import type { Shard } from './shard.ts';

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
