/** Whether captures still are what they were when they were made, whole trees of them. */
import { TearsheetError } from '../errors.ts';
import { checkWarc } from '../warc/check.ts';
import { findCaptures } from './find.ts';
import type { Verification } from './verification.ts';
import { failed, type VerifyOptions, verifyCapture } from './verify-capture.ts';

export type { Problem } from './problem.ts';
export type { ReadAgain, Reading } from './read-again.ts';
export type { Check, Verification } from './verification.ts';

/** Captures checked at once, each file by file: hashing is bound by the disk before it is by the processor. */
const JOBS = 4;

export type VerifyPathsOptions = Omit<VerifyOptions, 'warcs'> & { jobs?: number };

/**
 * Checks captures in the order found. A path is a Markdown file, a capture's folder, any folder above captures, or a WARC file.
 * Memory does not grow with their number or size. What is wrong with one capture does not end the check of the others. Throws
 * `usage` for a path that does not exist or holds no capture, and what `signal` is aborted with.
 */
export async function* verifyPaths(paths: string[], options: VerifyPathsOptions = {}): AsyncGenerator<Verification> {
  const { jobs = JOBS, ...how } = options;
  const running: Promise<Verification>[] = [];
  for await (const begin of checksOf(paths, how)) {
    const check = begin();
    // The check's failure is thrown when its turn comes; until then it is not unhandled.
    check.catch(() => {});
    running.push(check);
    if (running.length >= jobs) yield (await running.shift()) as Verification;
  }
  for (const check of running) yield await check;
}

async function* checksOf(
  paths: string[],
  options: Omit<VerifyOptions, 'warcs'>,
): AsyncGenerator<() => Promise<Verification>> {
  const warcs = paths.filter(isWarc);
  for (const path of paths) {
    if (isWarc(path)) {
      yield () => guarded(path, options, () => verifyWarc(path, options.signal));
      continue;
    }
    let found = false;
    const hidden: { path: string; error: unknown }[] = [];
    for await (const folder of findCaptures(path, (where, error) => hidden.push({ path: where, error }))) {
      found = true;
      yield () => guarded(folder, options, () => verifyCapture(folder, { ...options, warcs }));
    }
    for (const one of hidden) yield async () => unreadable(one.path, one.error);
    if (!found && hidden.length === 0) {
      throw new TearsheetError('usage', `no capture in ${path}; a capture is a folder that ends in .files`);
    }
  }
}

async function guarded(
  path: string,
  { signal }: Pick<VerifyOptions, 'signal'>,
  check: () => Promise<Verification>,
): Promise<Verification> {
  signal?.throwIfAborted();
  try {
    return await check();
  } catch (error) {
    if (signal?.aborted) throw error;
    return unreadable(path, error);
  }
}

/** A failure of one capture, whatever it is, does not end the check of the others. */
function unreadable(path: string, error: unknown): Verification {
  const message = error instanceof Error ? error.message : String(error);
  const isKnown = error instanceof TearsheetError || (error instanceof Error && 'syscall' in error);
  return failed(path, { file: path, kind: 'unreadable', message: isKnown ? message : `cannot be checked: ${message}` });
}

function isWarc(path: string): boolean {
  return /\.warc(?:\.gz)?$/i.test(path);
}

/** A WARC that captures share, or anyone's: its digests are all that it can be held to. */
async function verifyWarc(path: string, signal: AbortSignal | undefined): Promise<Verification> {
  const { problems } = await checkWarc(path, { signal });
  const why = 'a WARC alone has no text';
  return {
    path,
    files: 1,
    problems: problems.map((message) => ({ file: path, kind: 'contradicts', message })),
    checked: problems.length === 0 ? ['warc'] : [],
    unchecked: [{ what: 'text', why }],
  };
}
