/** SHA256SUMS of a capture against its files. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { formatSums, isMissing, parseSums, type Sum, sha256OfFile } from '../files/hash.ts';
import { SUMS } from './find.ts';
import type { Problem } from './problem.ts';
import { TIMESTAMP_FILE, TIMESTAMP_SUM_FILE } from './timestamp.ts';

/** Largest SHA256SUMS that is read, in bytes: some ten thousand files. */
export const MOST_SUMS = 1024 * 1024;
/** All files of a capture together, in bytes: far above what the limits of a capture allow, and hashed in seconds. */
const MOST_BYTES = 2_000_000_000;

/** Files of the capture, beside its folder, and of the capture beside it that `extract --write` read. */
const WITHIN_REACH = /^(?:\.\.\/(?!\.)(?:[^/]+\.files\/)?)?[^/]+$/;

/** The SHA-256 of each file that is named, hex, or what is wrong with it. */
export async function hashFiles(
  folder: string,
  paths: Iterable<string>,
  signal: AbortSignal | undefined,
): Promise<Map<string, string | Problem>> {
  const found = new Map<string, string | Problem>();
  let left = MOST_BYTES;
  for (const path of paths) {
    const result = await hashOf(folder, path, left, signal);
    if ('sha256' in result) left -= result.bytes;
    found.set(path, 'sha256' in result ? result.sha256 : result);
  }
  return found;
}

async function hashOf(
  folder: string,
  path: string,
  most: number,
  signal: AbortSignal | undefined,
): Promise<{ sha256: string; bytes: number } | Problem> {
  const file = join(folder, path);
  if (!WITHIN_REACH.test(path) || /(?:^|\/)\.\.?$/.test(path)) {
    return { file: join(folder, SUMS), kind: 'unreadable', message: `names ${path}, which is outside of the capture` };
  }
  try {
    return await sha256OfFile(file, { most, signal });
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
    if (isMissing(error)) return { file, kind: 'missing', message: 'is missing' };
    const cause = error.cause as { code?: unknown } | undefined;
    if (cause?.code === 'ELOOP' || error.message.endsWith('it is a folder')) {
      return { file, kind: 'differs', message: 'is not a file any more' };
    }
    return { file, kind: 'unreadable', message: error.message };
  }
}

/** Checks that the sums are written as this program writes them: other forms mean the same, and are not what was written. */
export function formProblems(file: string, text: string): Problem[] {
  const { lines, bad } = parseSums(text);
  if (lines.length === 0 && bad.length === 0) return [{ file, kind: 'unreadable', message: 'is empty' }];
  if (bad.length > 0) {
    return bad.map((line) => ({ file, kind: 'unreadable', message: `line ${line} is not a checksum` }));
  }
  const message = 'is not written as it was: it has other white space, letters or marks';
  if (formatSums(lines) !== text) return [{ file, kind: 'differs', message }];
  return repeated(lines).map((path) => ({ file, kind: 'differs', message: `names ${path} twice` }));
}

function repeated(lines: Sum[]): string[] {
  const seen = new Set<string>();
  return lines.flatMap(({ path }) => {
    const isRepeated = seen.has(path);
    seen.add(path);
    return isRepeated ? [path] : [];
  });
}

/** Files that may lie in the folder without being in SHA256SUMS: the list itself, and what was added after it. */
const NOT_LISTED = new Set([SUMS, TIMESTAMP_FILE, TIMESTAMP_SUM_FILE]);

export async function extraFiles(folder: string, stated: ReadonlyMap<string, string>): Promise<Problem[]> {
  const names = (await readdir(folder)).filter((name) => !stated.has(name) && !NOT_LISTED.has(name));
  return names.sort().map((name) => ({ file: join(folder, name), kind: 'extra', message: 'is not in SHA256SUMS' }));
}
