/** The labelled digests of WARC records (ISO 28500:2017, 5.8 and 5.9). */
import { createHash, type Hash } from 'node:crypto';

/** Digest labels that OpenSSL knows under the same name but for hyphens and case. */
const ALGORITHMS = new Set(['sha1', 'sha256', 'sha384', 'sha512', 'md5']);

export interface Expected {
  hash: Hash;
  value: string;
}

/** A labelled digest such as `sha256:...`; one of an unknown algorithm is not checked. */
export function expectedDigest(digest: string | undefined): Expected | undefined {
  const [, label = '', value = ''] = /^([\w-]{1,20}):(\S+)$/.exec(digest ?? '') ?? [];
  const algorithm = label.toLowerCase().replace('-', '');
  return ALGORITHMS.has(algorithm) ? { hash: createHash(algorithm), value } : undefined;
}

/** Compares with a digest in hex or, as older writers have it, in base32. */
export function matchesDigest({ hash, value }: Expected): boolean {
  const found = hash.digest();
  return value.toLowerCase() === found.toString('hex') || withoutPadding(value.toUpperCase()) === base32(found);
}

function withoutPadding(value: string): string {
  const end = value.indexOf('=');
  return end < 0 ? value : value.slice(0, end);
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
