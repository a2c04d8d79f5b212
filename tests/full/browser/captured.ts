/** Captures of a local site in headless Chromium, by the real program, and what they hold, read by warcio. */
import { deepEqual, equal } from 'node:assert/strict';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { WARCParser } from 'warcio';
import type { ArticleRecord } from '../../../src/types.ts';
import { type Run, type RunOptions, tearsheet } from '../../helpers/program.ts';

/** One record of a WARC. */
export interface WarcLine {
  type: string;
  url: string;
  /** Of a response. */
  status?: string;
  head: string;
  body: string;
  fields: Map<string, string>;
}

export interface Captured extends Run {
  cwd: string;
  /** Undefined where nothing was saved. */
  markdown: string;
  record: ArticleRecord;
  /** Of the WARC, in its order. */
  warc: WarcLine[];
  folder: string;
}

/** Eight paragraphs, of which no two are alike. */
export const PARAGRAPHS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
  'the first of May',
].map(
  (day, index) =>
    `On ${day} the bridge over the river was closed to all ${index + 2} thousand cars, and nobody in the town knows for how long it will be.`,
);
export const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');

/** A page with an article; `more` stands behind it, `head` in the head. */
export function page(title: string, article: string, { head = '', more = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head>
<body><h1>${title}</h1><article>${article}</article>${more}</body></html>`;
}

/** A new folder that goes with the test. */
export async function folderOf(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-browser-test-'));
  context.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Runs the program with `--browser`, and sees that nothing of the browser is left: no process, no folder. */
export async function browse(cwd: string, args: string[], options: Partial<RunOptions> = {}): Promise<Run> {
  // Chromium wants short paths there.
  const own = await mkdtemp('/tmp/tb');
  try {
    const run = await tearsheet(['--browser', '-q', ...args], { cwd, ...options, env: { TMPDIR: own, ...options.env } });
    await nothingLeft(own);
    return run;
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Fails when a process of a browser, or a folder of one, is there five seconds on. */
export async function nothingLeft(own: string, { folders = true } = {}): Promise<void> {
  for (let count = 0; count < 50 && processesOf(own).length > 0; count++) await wait(100);
  deepEqual(processesOf(own), []);
  if (folders) deepEqual(readdirSync(own), []);
}

/** Processes whose files for a while are in this folder. */
function processesOf(own: string): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      const lines = readFileSync(`/proc/${id}/environ`, 'latin1').split('\0');
      return lines.some((line) => line.startsWith(`TMPDIR=${own}/`));
    } catch {
      // It ended meanwhile.
      return false;
    }
  });
}

/** One page, and what was saved of it. `code` is the exit code that it must end with. */
export async function capture(context: TestContext, url: string, args: string[] = [], code = 0): Promise<Captured> {
  const cwd = await folderOf(context);
  const run = await browse(cwd, [url, '-d', 'out', ...args]);
  equal(run.code, code, run.stderr);
  return { ...run, cwd, ...(await saved(join(cwd, 'out'))) };
}

/** The one capture of a folder. */
export async function saved(dir: string): Promise<Pick<Captured, 'markdown' | 'record' | 'warc' | 'folder'>> {
  const names = readable(dir);
  const main = names.find((name) => name.endsWith('.md'));
  if (main === undefined) return { markdown: '', record: undefined as never, warc: [], folder: '' };
  const folder = join(dir, main.replace(/\.md$/, '.files'));
  return {
    folder,
    markdown: readFileSync(join(dir, main), 'utf8'),
    record: JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as ArticleRecord,
    warc: await readWarc(join(folder, 'capture.warc.gz')),
  };
}

function readable(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

export async function readWarc(path: string): Promise<WarcLine[]> {
  const lines: WarcLine[] = [];
  for await (const record of WARCParser.iterRecords(createReadStream(path) as never)) {
    const body = Buffer.from(await record.readFully(true)).toString('utf8');
    const head = record.httpHeaders?.toString() ?? '';
    const status = record.httpHeaders?.statusCode;
    lines.push({
      type: record.warcType ?? '',
      url: record.warcTargetURI ?? '',
      ...(record.warcType === 'response' && status !== undefined && { status: String(status) }),
      head,
      body,
      fields: new Map(
        [...(record.warcHeaders.headers as Iterable<[string, string]>)].map(([name, value]) => [name.toLowerCase(), value]),
      ),
    });
  }
  return lines;
}

/** The paragraphs of the saved article, without the front matter and the headline. */
export function bodyOf({ markdown }: Pick<Captured, 'markdown'>): string[] {
  const [, , ...rest] = markdown.split(/^---$/m);
  return rest
    .join('---')
    .trim()
    .split(/\n{2,}/)
    .slice(1);
}

/** Saved as it should be, and read again without a browser it is the same: `verify --deep` and `extract` say so. */
export async function isWhole(captured: Captured): Promise<void> {
  const { cwd, folder, record } = captured;
  const verified = await tearsheet(['verify', '--deep', 'out'], { cwd });
  equal(verified.code, 0, verified.stdout + verified.stderr);
  const extracted = await tearsheet(['extract', join(folder, 'capture.warc.gz')], { cwd });
  equal(extracted.code, 0, extracted.stderr);
  const again = JSON.parse(extracted.stdout) as ArticleRecord;
  deepEqual(again.text, record.text);
  deepEqual(again.markdown, record.markdown);
}
