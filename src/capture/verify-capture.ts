/** Whether one capture still is what it was when it was made: each file against SHA256SUMS, then one against the other. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists, hasCode } from '../files/durable.ts';
import { sha256OfFile } from '../files/hash.ts';
import { disagreements, isAsRecorded, type Parts, readParts } from './agree.ts';
import { formatSums, parseSums } from './checksums.ts';
import { SUMS } from './find.ts';
import type { Problem } from './problem.ts';
import { hasTimestampSum, storedTimestamp, TIMESTAMP_FILE, TIMESTAMP_SUM_FILE } from './timestamp.ts';
import { sharedWarcProblems } from './warc-part.ts';

export interface Verification {
  /** The capture's folder. */
  path: string;
  /** Number of files that were checked. */
  files: number;
  /** Empty when all is well. */
  problems: Problem[];
}

/** Checks one capture, given its folder. One that shares a WARC is held against it where it is among `warcs` or beside the folder. */
export async function verifyCapture(folder: string, warcs: string[] = []): Promise<Verification> {
  const text = await readFile(join(folder, SUMS), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) {
    const message = 'is missing: the capture was not finished';
    return { path: folder, files: 0, problems: [{ file: join(folder, SUMS), kind: 'unfinished', message }] };
  }
  const stated = new Map(parseSums(text).lines.map(({ path, sha256 }) => [path, sha256]));
  const seen = new Map<string, string | Problem>();
  for (const path of stated.keys()) seen.set(path, await hashOf(folder, path));
  const parts = await readParts(folder, stated, seen);
  const problems = [
    ...formProblems(join(folder, SUMS), text),
    ...[...seen].flatMap(([path, result]) => (typeof result === 'string' ? difference(parts, path, result) : [result])),
    ...(await extraFiles(folder, stated)),
    ...(await disagreements(parts)),
    ...(await sharedWarcProblems(parts, warcs)),
    ...(await timestampProblems(folder)),
  ];
  return { path: folder, files: stated.size, problems };
}

/** Files of the capture, beside its folder, and of the capture beside it that `extract --write` read. */
const WITHIN_REACH = /^(?:\.\.\/(?!\.)(?:[^/]+\.files\/)?)?[^/]+$/;

async function hashOf(folder: string, path: string): Promise<string | Problem> {
  const file = join(folder, path);
  if (!WITHIN_REACH.test(path) || /(?:^|\/)\.\.?$/.test(path)) {
    return { file: join(folder, SUMS), kind: 'unreadable', message: `names ${path}, which is outside of the capture` };
  }
  try {
    const info = await lstat(file);
    if (!info.isFile()) return { file, kind: 'differs', message: 'is not a file any more' };
    return (await sha256OfFile(file)).sha256;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return { file, kind: 'missing', message: 'is missing' };
    const message = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { file, kind: 'unreadable', message };
  }
}

/** That the sums are written as this program writes them: other forms mean the same, and are not what was written. */
function formProblems(file: string, text: string): Problem[] {
  const { lines, bad } = parseSums(text);
  if (lines.length === 0 && bad.length === 0) return [{ file, kind: 'unreadable', message: 'is empty' }];
  if (bad.length > 0) {
    return bad.map((line) => ({ file, kind: 'unreadable', message: `line ${line} is not a checksum` }));
  }
  const message = 'is not written as it was: it has other white space, letters or marks';
  if (formatSums(lines) !== text) return [{ file, kind: 'differs', message }];
  const twice = lines.filter(({ path }, index) => lines.findIndex((line) => line.path === path) !== index);
  return twice.map(({ path }) => ({ file, kind: 'differs', message: `names ${path} twice` }));
}

/** Where a file and its sum disagree, the file was changed, unless record.json says that it was the sum. */
function difference(parts: Parts, path: string, found: string): Problem[] {
  const { folder, stated } = parts;
  if (stated.get(path) === found) return [];
  return isAsRecorded(parts, path, found)
    ? [{ file: join(folder, SUMS), kind: 'differs', message: `has another checksum of ${path} than it had` }]
    : [{ file: join(folder, path), kind: 'differs', message: 'differs from its checksum' }];
}

/** What may lie in the folder without being in SHA256SUMS: itself, and what was added to it after it. */
const NOT_LISTED = new Set([SUMS, TIMESTAMP_FILE, TIMESTAMP_SUM_FILE]);

async function extraFiles(folder: string, stated: Map<string, string>): Promise<Problem[]> {
  const names = (await readdir(folder)).filter((name) => !stated.has(name) && !NOT_LISTED.has(name));
  return names.sort().map((name) => ({ file: join(folder, name), kind: 'extra', message: 'is not in SHA256SUMS' }));
}

async function timestampProblems(folder: string): Promise<Problem[]> {
  const [file, sum] = [join(folder, TIMESTAMP_FILE), join(folder, TIMESTAMP_SUM_FILE)];
  try {
    if ((await storedTimestamp(folder)) === undefined) {
      return (await exists(sum)) ? [{ file, kind: 'missing', message: 'is missing, and its checksum is there' }] : [];
    }
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
    return [{ file, kind: 'contradicts', message: error.message }];
  }
  if (await hasTimestampSum(folder)) return [];
  // A stamp has bytes that no signature covers: it may be either of them.
  return [
    { file, kind: 'differs', message: `differs from ${TIMESTAMP_SUM_FILE}` },
    { file: sum, kind: 'differs', message: `differs from ${TIMESTAMP_FILE}` },
  ];
}
