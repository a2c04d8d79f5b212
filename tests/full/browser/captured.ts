/** Captures of a local site in headless Chromium, by the real program, and what each of them must hold. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { ArticleRecord } from '../../../src/types.ts';
import { PARAGRAPHS } from '../../engine/body/bridge-story.ts';
import { type Run, type RunOptions, tearsheet } from '../../helpers/program.ts';
import { type Route, type TestServer, withServer } from '../../helpers/server.ts';
import { isReadElsewhere, readWarc, type WarcLine } from './read-elsewhere.ts';
import { BOX, BOX_ROUTES, BOX_STYLE, looksAlike } from './replayed.ts';

export interface Captured extends Run {
  cwd: string;
  /** Empty where nothing was saved. */
  markdown: string;
  record: ArticleRecord;
  /** Of the WARC, in its order. */
  warc: WarcLine[];
  folder: string;
}

export { PARAGRAPHS } from '../../engine/body/bridge-story.ts';
export const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');

/** A page with a styled box and an article; `more` stands behind them, `head` in the head. */
export function page(title: string, article: string, { head = '', more = '' } = {}): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${BOX_STYLE}${head}</head>
<body><h1>${title}</h1><article>${article}</article>${BOX}${more}</body></html>`;
}

/** A server of such pages: it has what the box needs. */
export function withSite<T>(routes: Record<string, Route>, run: (server: TestServer) => Promise<T>): Promise<T> {
  return withServer({ ...BOX_ROUTES, ...routes }, run);
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
      // The process ended meanwhile.
      return false;
    }
  });
}

/** One page, and what was saved of it. `code` is the exit code that it must end with. */
export async function capture(context: TestContext, url: string, args: string[] = [], code = 0): Promise<Captured> {
  const cwd = await folderOf(context);
  const run = await browse(cwd, [url, '-d', 'out', '--name', 'article', '--screenshot', ...args]);
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

/** The paragraphs of the saved article, without the front matter and the headline. */
export function bodyOf({ markdown }: Pick<Captured, 'markdown'>): string[] {
  const [, , ...rest] = markdown.split(/^---$/m);
  return rest
    .join('---')
    .trim()
    .split(/\n{2,}/)
    .slice(1);
}

/** The record's facts on its page, and on the steps to see it; all else is as on the plainest page. */
export interface Expected {
  /** The page's address; so are the typed and the final one, where they are not named. */
  url: string;
  requestedUrl?: string;
  paragraphs?: string[];
  title?: string;
  images?: { url: string; caption?: string; credit?: string }[];
  warnings?: string[];
  consent?: object;
  clicked?: string[];
  dismissed?: { dialogs?: number; windows?: number; downloads?: number };
  userAgent?: RegExp;
  /** The page's scripts lead elsewhere. Here that is refused; the player follows, so that there is nothing to look at. */
  leaves?: boolean;
}

/**
 * The promises for every kind of page: the exact article and record; `verify --deep` and `extract` read the same again without a
 * browser; other readers find the WARC right; and the replay shows the page with its styles, pixel for pixel.
 */
export async function isWhole(
  captured: Pick<Captured, 'cwd' | keyof Awaited<ReturnType<typeof saved>>>,
  expected: Expected,
) {
  await areWhole(captured.cwd, [{ captured, expected }]);
}

/** Checks as `isWhole` does for all captures in `dir`. */
export async function areWhole(
  cwd: string,
  all: { captured: Awaited<ReturnType<typeof saved>>; expected: Expected }[],
  dir = 'out',
): Promise<void> {
  for (const { captured, expected } of all) {
    deepEqual(bodyOf(captured), expected.paragraphs ?? PARAGRAPHS, expected.url);
    hasRecord(captured.record, expected);
    await isReadElsewhere(join(captured.folder, 'capture.warc.gz'));
  }
  const verified = await tearsheet(['verify', '--deep', '-q', dir], { cwd });
  equal(verified.code, 0, verified.stdout + verified.stderr);
  const files = all.map(({ captured }) => join(captured.folder, 'capture.warc.gz'));
  const extracted = await tearsheet(['extract', '-j', '2', ...files], { cwd });
  equal(extracted.code, 0, extracted.stderr);
  const lines = extracted.stdout.trim().split('\n');
  const again = lines.map((line) => JSON.parse(line) as ArticleRecord).map(({ text, markdown }) => ({ text, markdown }));
  deepEqual(
    again,
    all.map(({ captured: { record } }) => ({ text: record.text, markdown: record.markdown })),
  );
  const staying = all.filter(({ expected: { leaves } }) => leaves !== true);
  await looksAlike(
    cwd,
    staying.map(({ captured, expected }) => ({ url: expected.requestedUrl ?? expected.url, folder: captured.folder })),
    dir,
  );
}

function hasRecord(record: ArticleRecord, expected: Expected): void {
  const { url, requestedUrl = url, title = 'The bridge', images = [], warnings = [], consent = { found: false } } = expected;
  const { browser, consent: answered } = record.capture ?? {};
  deepEqual(
    {
      ...{ title: record.title, url: record.url, requestedUrl: record.requestedUrl, finalUrl: record.finalUrl },
      ...{ language: record.language, authors: record.authors, status: record.http?.status },
      images: record.images.map(({ url: address, caption, credit, file }) => ({
        ...{ url: address, caption, credit, file: file?.split('/').at(-1) },
      })),
      warnings: record.warnings.map(({ code }) => code),
      ...{ consent: answered, clicked: browser?.clicked, dismissed: browser?.dismissed, window: browser?.window },
      ...{ name: browser?.name, language2: browser?.language, timezone: browser?.timezone },
    },
    {
      ...{ title, url, requestedUrl, finalUrl: url, language: 'en', authors: [], status: 200 },
      images: images.map(({ url: address, caption, credit }, index) => ({
        ...{ url: address, caption, credit, file: `${index + 1}.png` },
      })),
      warnings,
      ...{ consent, clicked: expected.clicked ?? [] },
      dismissed: { dialogs: 0, windows: 0, downloads: 0, ...expected.dismissed },
      window: { width: 1280, height: 900 },
      ...{ name: 'Chromium', language2: 'en-US', timezone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    },
    url,
  );
  match(browser?.version ?? '', /^\d+(?:\.\d+){3}$/);
  match(browser?.userAgent ?? '', expected.userAgent ?? /HeadlessChrome\/\d+/);
  ok((browser?.scrolled ?? 0) >= 900, url);
}
