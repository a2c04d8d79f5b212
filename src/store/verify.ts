/** Whether captures still are what they were when they were made: files against SHA256SUMS, WARC digests, text against record. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { checkWarc } from './check-warc.ts';
import { parseSums, type Sum, sha256OfFile } from './checksums.ts';
import { hasCode } from './durable.ts';
import { findCaptures, SUMS } from './find.ts';
import { exists } from './place.ts';
import { recordProblems } from './same-text.ts';
import { storedTimestamp, TIMESTAMP_FILE, TIMESTAMP_SUM_FILE } from './timestamp.ts';

/** Captures checked at once, each file by file: hashing is bound by the disk before it is by the processor. */
const JOBS = 4;

/** One thing that is not as it was. */
export interface Problem {
  /** Path, as far as it was given. */
  file: string;
  kind: 'differs' | 'missing' | 'extra' | 'unreadable' | 'unfinished' | 'contradicts';
  /** What is wrong with the file, without its name. */
  message: string;
}

export interface Verification {
  /** The capture's folder. */
  path: string;
  /** Number of files that were checked. */
  files: number;
  /** Empty when all is well. */
  problems: Problem[];
}

/**
 * Checks captures in the order found. A path is a Markdown file, a capture's folder, any folder above captures, or a
 * WARC file. Memory does
 * not grow with their number or size. Throws `usage` for a path that does not exist or holds no capture.
 */
export async function* verifyPaths(paths: string[], options: { jobs?: number } = {}): AsyncGenerator<Verification> {
  const { jobs = JOBS } = options;
  const running: Promise<Verification>[] = [];
  for (const path of paths) {
    if (/\.warc(?:\.gz)?$/i.test(path)) {
      yield await verifyWarc(path);
      continue;
    }
    let found = false;
    for await (const folder of findCaptures(path)) {
      found = true;
      const checked = verifyCapture(folder);
      // Its failure is thrown when its turn comes; until then it is not unhandled.
      checked.catch(() => {});
      running.push(checked);
      if (running.length >= jobs) yield (await running.shift()) as Verification;
    }
    if (!found) throw new TearsheetError('usage', `no capture in ${path}; a capture is a folder that ends in .files`);
  }
  for (const checked of running) yield await checked;
}

/** What may lie in the folder without being in SHA256SUMS: itself, and what was added to it after it. */
const NOT_LISTED = new Set([SUMS, TIMESTAMP_FILE, TIMESTAMP_SUM_FILE]);

/** A WARC that captures share, or anyone's: its digests are all that it can be held to. */
async function verifyWarc(path: string): Promise<Verification> {
  const problems = (await checkWarc(path)).map((message): Problem => ({ file: path, kind: 'contradicts', message }));
  return { path, files: 1, problems };
}

/** Checks one capture, given its folder. */
export async function verifyCapture(folder: string): Promise<Verification> {
  const text = await readFile(join(folder, SUMS), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (text === undefined) {
    const message = 'is missing: the capture was not finished';
    return { path: folder, files: 0, problems: [{ file: join(folder, SUMS), kind: 'unfinished', message }] };
  }
  const { lines, bad } = parseSums(text);
  const problems: Problem[] = bad.map((line) => broken(join(folder, SUMS), `line ${line} is not a checksum`));
  if (lines.length === 0 && bad.length === 0) problems.push(broken(join(folder, SUMS), 'is empty'));
  const intact = new Set<string>();
  for (const sum of lines) {
    const problem = await checkFile(folder, sum);
    if (problem === undefined) intact.add(sum.path);
    else problems.push(problem);
  }
  problems.push(...(await extraFiles(folder, lines)), ...(await checkContents(folder, intact)));
  problems.push(...(await checkTimestamp(folder)));
  return { path: folder, files: lines.length, problems };
}

/** Files of the capture, beside its folder, and of the capture beside it that `extract --write` read. */
const WITHIN_REACH = /^(?:\.\.\/(?!\.)(?:[^/]+\.files\/)?)?[^/]+$/;

async function checkFile(folder: string, { path, sha256 }: Sum): Promise<Problem | undefined> {
  const file = join(folder, path);
  if (!WITHIN_REACH.test(path) || /(?:^|\/)\.\.?$/.test(path)) {
    return broken(join(folder, SUMS), `names ${path}, which is outside of the capture`);
  }
  try {
    const info = await lstat(file);
    if (!info.isFile()) return { file, kind: 'differs', message: 'is not a file any more' };
    const found = await sha256OfFile(file);
    return found.sha256 === sha256 ? undefined : { file, kind: 'differs', message: 'differs from its checksum' };
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return { file, kind: 'missing', message: 'is missing' };
    return broken(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function extraFiles(folder: string, lines: Sum[]): Promise<Problem[]> {
  const listed = new Set(lines.map(({ path }) => path));
  const names = (await readdir(folder)).filter((name) => !listed.has(name) && !NOT_LISTED.has(name));
  return names.sort().map((name) => ({ file: join(folder, name), kind: 'extra', message: 'is not in SHA256SUMS' }));
}

/**
 * What sums alone do not show, as they can be made anew: that the parts of the capture agree. Files that differ are left out,
 * they are named already.
 */
async function checkContents(folder: string, intact: Set<string>): Promise<Problem[]> {
  const problems: Problem[] = [];
  const record = intact.has('record.json') ? await readRecord(join(folder, 'record.json')) : undefined;
  if (typeof record === 'string') problems.push(broken(join(folder, 'record.json'), record));
  const known = typeof record === 'object' ? record : undefined;
  for (const path of intact) {
    const file = join(folder, path);
    if (path.endsWith('.warc.gz')) {
      const contradictions = await checkWarc(file, known?.sha256);
      problems.push(...contradictions.map((message): Problem => ({ file, kind: 'contradicts', message })));
    } else if (path.startsWith('../') && path.endsWith('.md') && known !== undefined) {
      const contradictions = await recordProblems(await readFile(file, 'utf8'), known);
      problems.push(...contradictions.map((message): Problem => ({ file, kind: 'contradicts', message })));
    }
  }
  return problems;
}

async function checkTimestamp(folder: string): Promise<Problem[]> {
  const file = join(folder, TIMESTAMP_FILE);
  try {
    const stamp = await storedTimestamp(folder);
    const isLost = stamp === undefined && (await exists(join(folder, TIMESTAMP_SUM_FILE)));
    return isLost ? [{ file, kind: 'missing', message: 'is missing, and its checksum is there' }] : [];
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
    return [{ file, kind: 'contradicts', message: error.message }];
  }
}

async function readRecord(path: string): Promise<(Record<string, unknown> & { sha256?: string }) | string> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown> & { sha256?: string };
  } catch (error) {
    if (error instanceof SyntaxError) return 'is not JSON';
    throw error;
  }
}

function broken(file: string, message: string): Problem {
  return { file, kind: 'unreadable', message };
}
