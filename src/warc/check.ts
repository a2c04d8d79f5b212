/** The digests inside a WARC file against what it holds, and what else is asked of it in the same pass. */
import { createHash, type Hash } from 'node:crypto';
import { TearsheetError } from '../errors.ts';
import type { FilePart } from '../files/hash.ts';
import { expectedDigest, matchesDigest } from './digest.ts';
import { decodeContent, headerOf, parseHead, withoutChunks } from './http-message.ts';
import { fieldIn, mayHoldFields } from './metadata.ts';
import { readWarc, type WarcEntry } from './read.ts';

/** Longest HTTP head, in bytes. */
const HEAD_BYTES = 256 * 1024;
/** Largest body whose content coding is taken off, in bytes, as stored and decoded: that of a picture. */
const DECODED_BYTES = 20 * 1024 * 1024;

/** The stored body of a response or a `resource`. */
export interface StoredBody {
  type: 'response' | 'resource';
  url: string;
  /** The status of a response. */
  status?: number;
  /** The `Location` of a response, as it stands. */
  location?: string;
  /** SHA-256 of the body as stored, hex. */
  sha256: string;
  /** SHA-256 of the body without its content codings; absent where they cannot be taken off. */
  decodedSha256?: string;
}

export interface WarcQuestions {
  /** The part that is read of a file that captures share. */
  part?: FilePart | undefined;
  /** Name of a field of `metadata` records that is wanted. */
  field?: string;
  /** Called with each response and resource. */
  onBody?: (body: StoredBody) => void;
  signal?: AbortSignal | undefined;
}

/** The contents of a WARC file, and the problems in it. */
export interface WarcFindings {
  /** Contradictions, one line each: digests that do not match, and a record that is cut short, which is the last then. */
  problems: string[];
  /** Number of records. */
  records: number;
  /** The values of the field that was asked for, of all `metadata` records. */
  fields: string[];
}

/** Reads the file in pieces. Throws `unreadable` where there is no such file. */
export async function checkWarc(path: string, questions: WarcQuestions = {}): Promise<WarcFindings> {
  const findings: WarcFindings = { problems: [], records: 0, fields: [] };
  try {
    for await (const entry of readWarc(path, { part: questions.part, signal: questions.signal })) {
      findings.records++;
      await checkEntry(entry, questions, findings);
    }
  } catch (error) {
    if (!(error instanceof TearsheetError) || error.code !== 'bad-record') throw error;
    findings.problems.push(withoutPath(error.message, path));
  }
  return findings;
}

function withoutPath(message: string, path: string): string {
  const rest = message.startsWith(path) ? message.slice(path.length) : message;
  return rest.replace(/^[ ,:]{1,2}/, '');
}

async function checkEntry(entry: WarcEntry, questions: WarcQuestions, findings: WarcFindings): Promise<void> {
  const block = expectedDigest(entry.field('WARC-Block-Digest'));
  const payload = expectedDigest(entry.field('WARC-Payload-Digest'));
  const reader = new BodyReader(entry, payload?.hash, questions.onBody !== undefined);
  const kept: Uint8Array[] | undefined = questions.field !== undefined && mayHoldFields(entry) ? [] : undefined;
  for await (const chunk of entry.block()) {
    block?.hash.update(chunk);
    reader.push(chunk);
    kept?.push(chunk);
  }
  const name = `${entry.type} record ${entry.field('WARC-Target-URI') ?? entry.field('WARC-Record-ID')}`;
  if (block && !matchesDigest(block)) findings.problems.push(`${name} does not match its block digest`);
  else if (payload && entry.type !== 'revisit' && !reader.isChunked && !matchesDigest(payload)) {
    findings.problems.push(`${name} does not match its payload digest`);
  }
  const field = kept === undefined ? undefined : fieldIn(kept, questions.field ?? '');
  if (field !== undefined) findings.fields.push(field);
  if (questions.onBody !== undefined && (entry.type === 'response' || entry.type === 'resource')) {
    questions.onBody(await reader.body(entry.type));
  }
}

/** Hashes what comes after the empty line that ends an HTTP head; keeps it where its coding is to be taken off. */
class BodyReader {
  private readonly entry: WarcEntry;
  private readonly hashes: Hash[];
  private readonly own = createHash('sha256');
  private readonly wantsBody: boolean;
  private head: Buffer = Buffer.alloc(0);
  private inHead: boolean;
  private coding: string | undefined;
  private kept: Uint8Array[] | undefined;

  constructor(entry: WarcEntry, payload: Hash | undefined, wantsBody: boolean) {
    this.entry = entry;
    this.inHead = entry.field('Content-Type')?.startsWith('application/http') === true;
    this.hashes = [...(payload ? [payload] : []), ...(wantsBody ? [this.own] : [])];
    this.wantsBody = wantsBody;
  }

  /**
   * Whether the answer came in chunks. Some writers leave the chunks in and make the digest with them, others without them: it is
   * not for us to say who is right.
   */
  get isChunked(): boolean {
    return headerOf(parseHead(this.head), 'transfer-encoding')?.toLowerCase().includes('chunked') === true;
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
    this.coding = this.wantsBody ? headerOf(parseHead(this.head), 'content-encoding') : undefined;
    const isCoded = this.coding !== undefined || (this.wantsBody && this.isChunked);
    if (isCoded && this.entry.length <= DECODED_BYTES) this.kept = [];
    if (end >= 0) this.pass(seen.subarray(end + 4));
  }

  async body(type: StoredBody['type']): Promise<StoredBody> {
    const { startLine, headers } = parseHead(this.head);
    const location = headerOf({ headers }, 'location');
    const plain = this.isChunked && this.kept ? withoutChunks(Buffer.concat(this.kept)) : undefined;
    if (plain) this.kept = [plain];
    const sha256 = plain ? createHash('sha256').update(plain).digest('hex') : this.own.digest('hex');
    const decodedSha256 = this.coding === undefined ? sha256 : await this.decoded();
    const status = Number(/^HTTP\/\S{1,9} {1,9}(\d{3})/.exec(startLine)?.[1]);
    return {
      type,
      url: this.entry.field('WARC-Target-URI') ?? '',
      ...(type === 'response' && !Number.isNaN(status) && { status }),
      ...(location !== undefined && { location }),
      sha256,
      ...(decodedSha256 !== undefined && { decodedSha256 }),
    };
  }

  private async decoded(): Promise<string | undefined> {
    if (this.kept === undefined) return undefined;
    try {
      const bytes = await decodeContent(Buffer.concat(this.kept), this.coding, DECODED_BYTES);
      return createHash('sha256').update(bytes).digest('hex');
    } catch (error) {
      if (error instanceof TearsheetError) return undefined;
      throw error;
    }
  }

  private pass(bytes: Uint8Array): void {
    for (const hash of this.hashes) hash.update(bytes);
    this.kept?.push(bytes);
  }
}
