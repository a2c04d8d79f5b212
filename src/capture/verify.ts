/** Whether captures still are what they were when they were made, whole trees of them. */
import { TearsheetError } from '../errors.ts';
import { checkWarc } from '../warc/check.ts';
import { findCaptures } from './find.ts';
import { type Verification, verifyCapture } from './verify-capture.ts';

export type { Problem } from './problem.ts';
export type { Verification } from './verify-capture.ts';

/** Captures checked at once, each file by file: hashing is bound by the disk before it is by the processor. */
const JOBS = 4;

/**
 * Checks captures in the order found. A path is a Markdown file, a capture's folder, any folder above captures, or a WARC file.
 * Memory does not grow with their number or size. Throws `usage` for a path that does not exist or holds no capture.
 */
export async function* verifyPaths(paths: string[], options: { jobs?: number } = {}): AsyncGenerator<Verification> {
  const { jobs = JOBS } = options;
  const running: Promise<Verification>[] = [];
  for await (const begin of checksOf(paths)) {
    const check = begin();
    // Its failure is thrown when its turn comes; until then it is not unhandled.
    check.catch(() => {});
    running.push(check);
    if (running.length >= jobs) yield (await running.shift()) as Verification;
  }
  for (const check of running) yield await check;
}

async function* checksOf(paths: string[]): AsyncGenerator<() => Promise<Verification>> {
  const warcs = paths.filter(isWarc);
  for (const path of paths) {
    if (isWarc(path)) {
      yield () => verifyWarc(path);
      continue;
    }
    let found = false;
    for await (const folder of findCaptures(path)) {
      found = true;
      yield () => verifyCapture(folder, warcs).catch((error: unknown) => unreadable(folder, error));
    }
    if (!found) {
      throw new TearsheetError('usage', `no capture in ${path}; a capture is a folder that ends in .files`);
    }
  }
}

/** What the file system refuses of one capture does not end the check of the others. */
function unreadable(path: string, error: unknown): Verification {
  if (!(error instanceof Error) || !('syscall' in error)) throw error;
  return { path, files: 0, problems: [{ file: path, kind: 'unreadable', message: `cannot be read: ${error.message}` }] };
}

function isWarc(path: string): boolean {
  return /\.warc(?:\.gz)?$/i.test(path);
}

/** A WARC that captures share, or anyone's: its digests are all that it can be held to. */
async function verifyWarc(path: string): Promise<Verification> {
  const { problems } = await checkWarc(path);
  return { path, files: 1, problems: problems.map((message) => ({ file: path, kind: 'contradicts', message })) };
}
