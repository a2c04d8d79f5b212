/** The digests inside a WARC file against what it holds. */
import { createHash, type Hash } from 'node:crypto';
import { TearsheetError } from '../errors.ts';
import { fieldIn, mayHoldFields } from './metadata.ts';
import { readWarc, type WarcEntry } from './read.ts';

/** Longest HTTP head, in bytes. */
const HEAD_BYTES = 256 * 1024;

/** Digest labels that OpenSSL knows under the same name but for hyphens and case. */
const ALGORITHMS = new Set(['sha1', 'sha256', 'sha384', 'sha512', 'md5']);

/** What a WARC file tells of itself. */
export interface WarcFindings {
  /** One line a contradiction: digests that do not match, and a record that is cut short, which is the last then. */
  problems: string[];
  /** Whether a response has the body that was asked for; true when none was. */
  holdsPage: boolean;
  /** The last value of the field that was asked for, of `metadata` records. */
  field?: string;
}

export interface WarcQuestions {
  /** SHA-256, hex, of a body that a response or resource should have. */
  pageSha256?: string | undefined;
  /** Name of a field of `metadata` records that is wanted. */
  field?: string;
}

/** Reads the file in pieces. */
export async function checkWarc(path: string, { pageSha256, field: wanted }: WarcQuestions = {}): Promise<WarcFindings> {
  const findings: WarcFindings = { problems: [], holdsPage: pageSha256 === undefined };
  try {
    for await (const entry of readWarc(path)) {
      const { problem, payload, field } = await checkEntry(entry, wanted);
      if (problem !== undefined) findings.problems.push(problem);
      if (payload === pageSha256) findings.holdsPage = true;
      if (field !== undefined) findings.field = field;
    }
  } catch (error) {
    if (!(error instanceof TearsheetError) || error.code !== 'bad-record') throw error;
    findings.problems.push(error.message.replace(path, '').replace(/^[ ,:]+/, ''));
  }
  return findings;
}

interface EntryFindings {
  problem?: string;
  /** SHA-256 of what a server or a file gave, hex. */
  payload?: string;
  field?: string | undefined;
}

async function checkEntry(entry: WarcEntry, wanted: string | undefined): Promise<EntryFindings> {
  const block = expected(entry.field('WARC-Block-Digest'));
  const payload = expected(entry.field('WARC-Payload-Digest'));
  const body = createHash('sha256');
  const splitter = new HeadSplitter(entry, [body, ...(payload ? [payload.hash] : [])]);
  const kept: Uint8Array[] | undefined = wanted !== undefined && mayHoldFields(entry) ? [] : undefined;
  for await (const chunk of entry.block()) {
    block?.hash.update(chunk);
    splitter.push(chunk);
    kept?.push(chunk);
  }
  const name = `${entry.type} record ${entry.field('WARC-Target-URI') ?? entry.field('WARC-Record-ID')}`;
  if (block && !matches(block)) return { problem: `${name} does not match its block digest` };
  if (payload && entry.type !== 'revisit' && !splitter.isChunked && !matches(payload)) {
    return { problem: `${name} does not match its payload digest` };
  }
  if (kept !== undefined && wanted !== undefined) return { field: fieldIn(kept, wanted) };
  return entry.type === 'response' || entry.type === 'resource' ? { payload: body.digest('hex') } : {};
}

interface Expected {
  hash: Hash;
  value: string;
}

/** A labelled digest such as `sha256:...`; one of an unknown algorithm is not checked. */
function expected(digest: string | undefined): Expected | undefined {
  const [, label = '', value = ''] = /^([\w-]+):(\S+)$/.exec(digest ?? '') ?? [];
  const algorithm = label.toLowerCase().replace('-', '');
  return ALGORITHMS.has(algorithm) ? { hash: createHash(algorithm), value } : undefined;
}

/** In hex or, as older writers do, in base32. */
function matches({ hash, value }: Expected): boolean {
  const found = hash.digest();
  return value.toLowerCase() === found.toString('hex') || value.toUpperCase().replace(/=+$/, '') === base32(found);
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Passes on what comes after the empty line that ends an HTTP head. */
class HeadSplitter {
  private readonly sinks: Hash[];
  private head: Buffer = Buffer.alloc(0);
  private inHead: boolean;

  constructor(entry: WarcEntry, sinks: Hash[]) {
    this.inHead = entry.field('Content-Type')?.startsWith('application/http') === true;
    this.sinks = sinks;
  }

  /** Some writers leave the chunks in and make the digest with them, others without them: it is not for us to say. */
  get isChunked(): boolean {
    return /^transfer-encoding:.*\bchunked/im.test(this.head.toString('latin1'));
  }

  push(chunk: Uint8Array): void {
    if (!this.inHead) {
      this.pass(chunk);
      return;
    }
    const seen = Buffer.concat([this.head, chunk]);
    const end = seen.indexOf('\r\n\r\n');
    this.head = seen.subarray(0, end < 0 ? HEAD_BYTES : end);
    if (end < 0 && seen.length < HEAD_BYTES) return;
    this.inHead = false;
    if (end >= 0) this.pass(seen.subarray(end + 4));
  }

  private pass(bytes: Uint8Array): void {
    for (const sink of this.sinks) sink.update(bytes);
  }
}
