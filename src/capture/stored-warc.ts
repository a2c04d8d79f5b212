/** Finds the exchanges of a capture: in its own WARC, in a part of one that captures share, or in an earlier capture's. */
import { basename, dirname, join } from 'node:path';
import { exists } from '../files/durable.ts';
import { type FilePart, sha256OfFile } from '../files/hash.ts';
import type { ArticleRecord } from '../types.ts';
import { checkWarc, type StoredBody, type WarcFindings } from '../warc/check.ts';
import type { WarcPlace } from '../warc/shared-warc.ts';
import type { Problem } from './problem.ts';
import { RECORD } from './record-file.ts';

export const WARC = 'capture.warc.gz';

/** A WARC as it is to be read. Plain data. */
export interface WarcSource {
  path: string;
  part?: FilePart;
}

/** The WARC of a capture and what is in it; `why` when there is none to look into. */
export type StoredWarc = { source: WarcSource; findings: WarcFindings; bodies: StoredBody[] } | { why: string };

/** The known facts about a capture before its WARC is looked at. */
export interface Stated {
  folder: string;
  record: ArticleRecord;
  /** SHA-256 in hex by path from the folder, as SHA256SUMS states them. */
  sums: ReadonlyMap<string, string>;
  /** Paths of the files that have the stated sum. */
  intact: ReadonlySet<string>;
  /** WARC files that were named beside the capture. */
  warcs: readonly string[];
  signal?: AbortSignal | undefined;
}

/** Finds and checks the WARC that the record states. What the record states and is not there is a problem. */
export async function readStoredWarc(stated: Stated, field: string): Promise<{ stored: StoredWarc; problems: Problem[] }> {
  const { found, why, problem } = await locate(stated);
  if (found === undefined) return { stored: { why: why ?? '' }, problems: problem ? [problem] : [] };
  const bodies: StoredBody[] = [];
  const onBody = (body: StoredBody) => void bodies.push(body);
  const findings = await checkWarc(found.path, { part: found.part, field, onBody, signal: stated.signal });
  const problems = findings.problems.map((message): Problem => ({ file: found.path, kind: 'contradicts', message }));
  return { stored: { source: found, findings, bodies }, problems };
}

interface Located {
  found?: WarcSource;
  /** The reason why there is none, where that is no problem or is told already. */
  why?: string;
  problem?: Problem;
}

async function locate(stated: Stated): Promise<Located> {
  const { folder, record, sums } = stated;
  if (record.extractedFrom !== undefined) return earlierWarc(stated, record.extractedFrom);
  if (record.warc !== undefined) return sharedPart(stated, record.warc);
  if (sums.has(WARC)) return listedWarc(stated, WARC);
  const kept = record.capture?.options?.warc;
  if (kept === false) return { why: 'the record says that no WARC was kept' };
  const what = kept === 'shared file' ? 'does not say where in the shared WARC its exchanges are' : `has no ${WARC}`;
  const message = `${what}, and the record does not say that none was kept`;
  return { why: 'the WARC is missing', problem: { file: join(folder, RECORD), kind: 'missing', message } };
}

/** `extract --write` names the WARC that it read, or the record that names a part of a shared one, and the sum of that file. */
function earlierWarc(stated: Stated, { file, sha256 }: { file?: unknown; sha256?: unknown }): Located | Promise<Located> {
  const { warc } = stated.record;
  const path = `../${file}`;
  const isKnown = typeof file === 'string' && EARLIER.test(file) && stated.sums.get(path) === sha256;
  if (isKnown && basename(file) === WARC) return listedWarc(stated, path);
  if (isKnown && warc !== undefined) return sharedPart(stated, warc);
  const message = 'names another WARC than SHA256SUMS, or none';
  return { why: 'the WARC is missing', problem: { file: join(stated.folder, RECORD), kind: 'contradicts', message } };
}

const EARLIER = /^[^/\\]{1,255}\.files\/(?:capture\.warc\.gz|record\.json)$/;

function listedWarc({ folder, intact }: Stated, path: string): Located {
  return intact.has(path) ? { found: { path: join(folder, path) } } : { why: 'the WARC is not as it was' };
}

/** A part of a WARC that captures share, which lies beside the capture or was named. */
export async function sharedPart(
  { folder, warcs, signal }: Pick<Stated, 'folder' | 'warcs' | 'signal'>,
  place: unknown,
): Promise<Located> {
  const record = join(folder, RECORD);
  if (!isPlace(place)) {
    const message = 'names no part of a WARC that there can be';
    return { why: 'the WARC is missing', problem: { file: record, kind: 'contradicts', message } };
  }
  const { file: name, sha256, offset, length } = place;
  const path = warcs.find((named) => basename(named) === name) ?? join(dirname(folder), name);
  if (!(await exists(path))) {
    const message = `is missing: ${record} says that the exchanges are in it; name it too when it is kept elsewhere`;
    return { why: 'the shared WARC is missing', problem: { file: path, kind: 'missing', message } };
  }
  const part = { offset, length };
  const found = await sha256OfFile(path, { part, named: true, signal });
  if (found.sha256 === sha256) return { found: { path, part } };
  const message = `differs in the part that ${record} names (${length} bytes from ${offset})`;
  return { why: 'the WARC is not as it was', problem: { file: path, kind: 'differs', message } };
}

function isPlace(place: unknown): place is WarcPlace {
  const { file, offset, length, sha256 } = (place ?? {}) as Record<string, unknown>;
  const isFrom = (least: number, value: unknown) => Number.isSafeInteger(value) && Number(value) >= least;
  const isFile = typeof file === 'string' && basename(file) === file && file !== '..' && file !== '.';
  return isFile && typeof sha256 === 'string' && isFrom(0, offset) && isFrom(1, length);
}
