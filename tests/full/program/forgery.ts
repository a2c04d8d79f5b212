/** Captures that the program saved, copies of them to be falsified, and what `verify` says of each. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { ForgedCapture } from '../../capture/forger.ts';
import { png } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { type Route, withServer } from '../../helpers/server.ts';

/** Paragraphs of the first page, and of the one that follows it. */
export const TEXT = 'The river rose by two metres in the night, and the lower town was under water by the morning. '.repeat(
  12,
);
export const SECOND = 'The second page tells of the days after the flood and of what the town learned from it. '.repeat(12);

/** A page with two pictures. */
export function page(more = '', paragraph = TEXT): string {
  return `<!doctype html><html lang="en"><head><title>Rivers rise</title><meta name="author" content="Ann Lee">
<meta property="og:type" content="article"><meta property="article:published_time" content="2016-03-04T10:00:00Z"></head>
<body><article><h1>Rivers rise</h1>
<figure><img src="/a.png" width="800" height="600"><figcaption>The lower town at dawn</figcaption></figure>
<p>${paragraph}</p><figure><img src="/b.png" width="800" height="600"><figcaption>The bridge, closed</figcaption></figure>
<p>${paragraph.toUpperCase()}</p>${more}</article></body></html>`;
}

const ROUTES: Record<string, Route> = {
  '/a.png': { headers: { 'content-type': 'image/png' }, body: png(1) },
  '/b.png': { headers: { 'content-type': 'image/png' }, body: png(2) },
  '/story': page(),
  '/other': page('', TEXT.replaceAll('two', 'five')),
  '/split': page('<link rel="next" href="/split/2"><a rel="next" href="/split/2">Next page</a>'),
  '/split/2': page('', SECOND),
};

/** Folders that can be saved: the paths of their pages, and the arguments of the program. */
const FOLDERS: Record<string, (folder: string) => [paths: string[], args: string[]]> = {
  own: () => [['/story'], ['-f', 'md,html,txt,json']],
  split: () => [['/split'], []],
  two: () => [['/story', '/other'], []],
  shared: (folder) => [
    ['/story', '/other'],
    ['--warc-file', join(folder, 'all.warc.gz')],
  ],
  none: () => [['/story'], ['--no-warc', '-f', 'md,html,txt,json']],
};

let made = '';

/** Has the folders saved before the tests of a file, and deleted after them. */
export function saveBefore(names: string[]): void {
  before(async () => {
    made = mkdtempSync(join(tmpdir(), 'tearsheet-forgery-'));
    await withServer(ROUTES, async ({ origin }) => {
      for (const name of names) {
        const folder = join(made, name);
        const [paths, more] = FOLDERS[name]?.(folder) ?? assert.fail(name);
        const args = [...paths.map((path) => `${origin}${path}`), ...more, '--delay', '0', '-q', '-d', folder];
        const { code, stderr } = await tearsheet(args, { cwd: made });
        assert.deepEqual([code, stderr], [0, ''], name);
      }
    });
  });
  after(() => rmSync(made, { recursive: true, force: true }));
}

/** The folder that holds what was saved. */
export function saved(): string {
  return made;
}

/** A copy of what was saved, to be changed. */
export async function copyOf(name: string): Promise<{ dir: string; captures: ForgedCapture[]; end(): void }> {
  const dir = mkdtempSync(join(tmpdir(), 'tearsheet-forged-'));
  await cp(join(made, name), dir, { recursive: true });
  const folders = (await readdir(dir)).filter((file) => file.endsWith('.files')).sort();
  return {
    dir,
    captures: folders.map((folder) => new ForgedCapture(join(dir, folder))),
    end: () => rmSync(dir, { recursive: true }),
  };
}

/** The second page that was saved, if two were. */
function isOther(capture: ForgedCapture): boolean {
  return capture.record().url.endsWith('/other');
}

/** A falsification, and what is said of it. */
export interface Forgery {
  /** The folder that it begins with, `own` by default. */
  from?: string;
  forge(capture: ForgedCapture, others: ForgedCapture[], dir: string): void | Promise<void>;
  /** Changes more once the sums are new. */
  afterwards?(capture: ForgedCapture): void;
  /** A line of `verify`. */
  says: RegExp;
  /** Arguments beside the folder. */
  also?: (dir: string) => string[];
}

/** Words of the first page, and what a forger makes of them. */
export const FALSE = ['two metres', 'ten metres'] as const;
/** Changes the Markdown and the record. */
export function changeTexts(capture: ForgedCapture, from: string, to: string): void {
  capture.replace(capture.text(), from, to);
  capture.replace(capture.path('record.json'), from, to);
}
/** One test a falsification: `verify` says so, and ends with 1. */
export function testForgeries(forgeries: Record<string, Forgery>): void {
  for (const [name, { from = 'own', forge, afterwards, says, also }] of Object.entries(forgeries)) {
    test(`forged: ${name}`, async () => {
      const { dir, captures, end } = await copyOf(from);
      try {
        const [capture, ...others] = captures.sort((a, b) => Number(isOther(a)) - Number(isOther(b)));
        assert.ok(capture);
        await forge(capture, others, dir);
        if ((await readdir(dir)).includes(basename(capture.folder))) capture.seal();
        afterwards?.(capture);
        const { code, stdout } = await tearsheet(['verify', dir, ...(also?.(dir) ?? [])], { cwd: dir });
        assert.match(stdout, says);
        assert.equal(code, 1, stdout);
      } finally {
        end();
      }
    });
  }
}
