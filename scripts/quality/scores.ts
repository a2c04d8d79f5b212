/** Runs the real `extract` over pages of a benchmark set, and the sets' own scorer over what it printed. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH, pagePath, type SetName, type Truth } from '../bench-sets.ts';

export type Figures = Record<string, { value: number; pages: number }>;

/** A record of `extract`, as far as benchmarks read it. */
export interface Prediction {
  id: string;
  text?: string;
  error?: { code: string };
}

export interface Run {
  /** The program's `bin/tearsheet.js`. */
  program: string;
  set: SetName;
  truths: Truth[];
  /** The path of the records, and of the pages beside it, without an extension. */
  file: string;
  jobs: string;
}

/** Gives pages of the set to the program as page JSONL; the result is the file of its records. */
export async function predict({ program, set, truths, file, jobs }: Run): Promise<string> {
  const [input, predictions] = [`${file}-pages.jsonl`, `${file}.jsonl`];
  writeFileSync(input, truths.map(({ id, url }) => `${JSON.stringify({ id, url, path: pagePath(set, id) })}\n`).join(''));
  const code = await new Promise((done, fail) => {
    const args = [program, 'extract', '--quiet', '-j', jobs, input];
    spawn(process.execPath, args, { stdio: ['ignore', openSync(predictions, 'w'), 'inherit'] })
      .on('error', fail)
      .on('close', done);
  });
  // 3 and 10: some pages hold no article; the scores show it.
  if (code !== 0 && code !== 3 && code !== 4 && code !== 10) throw new Error(`extract ended with ${code}`);
  return predictions;
}

export function readPredictions(file: string): Prediction[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** Writes the truths beside the pages into a folder that the scorer reads as a set. */
export function writeSet(folder: string, set: SetName, truths: Truth[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'truth.jsonl'), truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
  // The scorer reads the headings of the pages.
  const pages = join(folder, 'pages');
  if (!existsSync(pages)) symlinkSync(join(BENCH, set, 'pages'), pages);
}

export function score(folder: string, set: SetName, predictions: string): Figures {
  return JSON.parse(runScorer(folder, set, predictions, ['--json']));
}

/** The worst pages by the set's main figure, as the scorer prints them. */
export function worstPages(folder: string, set: SetName, predictions: string, pages: string): string {
  const text = runScorer(folder, set, predictions, ['--worst', pages]);
  return text.slice(text.indexOf('\nworst'));
}

function runScorer(folder: string, set: SetName, predictions: string, flags: string[]): string {
  const kind = set === 'wcxb' ? ['--kind', 'article'] : [];
  const command = [join(BENCH, 'score.mjs'), folder, predictions, ...kind, ...flags];
  return execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 });
}
