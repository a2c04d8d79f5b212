/**
 * Saves the pages of `tests/helpers/newspaper.ts` with the programs that people save pages with, off a local server:
 *
 *   npm run save-fixtures -- FOLDER [FORM...] [--page NAME]      FORM: mhtml complete single-file warc wacz; default all
 *
 * `tests/sources/saved/fixtures` was made so. It needs Chromium; "complete" a display of its own too (xvfb, xdotool, openbox), WARC wget.
 * single-file-cli and js-wacz are run by npx and are no dependencies: nothing of the program needs them.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs, promisify } from 'node:util';
import { type BrowserContext, chromium } from 'playwright-core';
import { NEWSPAPER, type NewspaperPage, newspaperListener } from '../tests/helpers/newspaper.ts';
import { withServer } from '../tests/helpers/server.ts';

const run = promisify(execFile);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SINGLE_FILE = 'single-file-cli@2.0.83';
const JS_WACZ = '@harvard-lil/js-wacz@0.1.6';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run'];

/** The folder for a form's file, and the proxy through which all hosts are the local server. */
interface Target {
  folder: string;
  proxy: string;
}

const FORMS: Record<string, (page: NewspaperPage, target: Target) => Promise<void>> = {
  mhtml: saveMhtml,
  complete: saveComplete,
  'single-file': saveSingleFile,
  warc: saveWarc,
  wacz: saveWacz,
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { page: { type: 'string' } } });
const [folder, ...forms] = positionals;
if (folder === undefined) throw new Error('a folder is missing');
await withServer(newspaperListener(), async ({ origin }) => {
  for (const form of forms.length > 0 ? forms : Object.keys(FORMS)) {
    const target = { folder: resolve(folder, form), proxy: origin };
    await mkdir(target.folder, { recursive: true });
    for (const page of NEWSPAPER) {
      if (values.page !== undefined && page.name !== values.page) continue;
      await FORMS[form]?.(page, target);
      process.stdout.write(`${form}: ${page.name}\n`);
    }
  }
});

/** Chromium's "Webpage, single file", by its debugging protocol. */
async function saveMhtml({ name, url }: NewspaperPage, { folder, proxy }: Target): Promise<void> {
  await inBrowser(proxy, async (context) => {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' });
    await writeFile(join(folder, `${name}.mhtml`), data);
  });
}

/**
 * Chromium's "Webpage, complete": it can only be asked for in a window, with Ctrl+S and the dialog that follows. A browser that is
 * driven by its debugging protocol shows no dialog.
 */
async function saveComplete({ name, url }: NewspaperPage, { folder, proxy }: Target): Promise<void> {
  const into = join(folder, name);
  await mkdir(into, { recursive: true });
  await inScratch(async (profile) => {
    await mkdir(join(profile, 'Default'));
    // Type 1 is "Webpage, complete".
    const preferences = { savefile: { default_directory: into, type: 1 } };
    await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
    const args = [`--user-data-dir=${profile}`, `--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>', ...FLAGS, url];
    const children: ChildProcess[] = [];
    try {
      const env = { ...process.env, DISPLAY: await newDisplay(children) };
      children.push(spawn('openbox', { env, stdio: 'ignore' }), spawn(CHROMIUM, args, { env, stdio: 'ignore' }));
      await pressIn(' - Chromium$', 'ctrl+s', env);
      const saved = savedIn(into);
      await pressIn('^Save File$', 'Return', env);
      await saved;
    } finally {
      for (const child of children.reverse()) await ended(child);
    }
  });
}

/** The page itself comes last, when its folder is whole. */
async function savedIn(folder: string): Promise<void> {
  for await (const { filename } of watch(folder)) if (filename?.endsWith('.html')) return;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

/** Starts a display of its own and gives its name, once it takes windows. */
async function newDisplay(children: ChildProcess[]): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(server);
  const [number] = await once(server.stdio[3] as Readable, 'data');
  return `:${String(number).trim()}`;
}

/** Waits for the window of this name. xdotool fails where another window is closed while it looks, and is asked again then. */
async function pressIn(name: string, key: string, env: NodeJS.ProcessEnv, tries = 20): Promise<void> {
  const window = ['search', '--sync', '--onlyvisible', '--name', name, 'windowactivate', '--sync'];
  try {
    await run('xdotool', [...window, 'key', key], { env, timeout: 120_000 });
  } catch (error) {
    if (tries === 0 || !String((error as { stderr?: unknown }).stderr).includes('BadWindow')) throw error;
    await pressIn(name, key, env, tries - 1);
  }
}

async function saveSingleFile({ name, url }: NewspaperPage, { folder, proxy }: Target): Promise<void> {
  const browserArgs = JSON.stringify([`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>', ...FLAGS]);
  const file = join(folder, `${name}.html`);
  await rm(file, { force: true });
  await run('npx', [
    '-y',
    '-p',
    SINGLE_FILE,
    'single-file',
    url,
    file,
    `--browser-executable-path=${CHROMIUM}`,
    `--browser-args=${browserArgs}`,
  ]);
}

async function saveWarc({ name, url }: NewspaperPage, { folder, proxy }: Target): Promise<void> {
  await inScratch(async (scratch) => {
    const env = { ...process.env, http_proxy: proxy, no_proxy: '' };
    const args = ['-q', '-p', '-H', '-e', 'robots=off', '--no-warc-keep-log', `--warc-file=${name}`, url];
    // wget ends with 8 where one of the page's files is not there.
    await run('wget', args, { cwd: scratch, env }).catch((error: { code?: unknown }) => {
      if (error.code !== 8) throw error;
    });
    await copyFile(join(scratch, `${name}.warc.gz`), join(folder, `${name}.warc.gz`));
  });
}

/** Packs the WARC that wget makes. */
async function saveWacz(page: NewspaperPage, { folder, proxy }: Target): Promise<void> {
  await inScratch(async (scratch) => {
    await saveWarc(page, { folder: scratch, proxy });
    const file = join(folder, `${page.name}.wacz`);
    const pages = join(scratch, 'pages');
    await mkdir(pages);
    const heading = { format: 'json-pages-1.0', id: 'pages', title: 'Pages' };
    const lines = [heading, { id: '1', url: page.url, ts: new Date().toISOString() }];
    await writeFile(join(pages, 'pages.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const warc = join(scratch, `${page.name}.warc.gz`);
    await run('npx', ['-y', '-p', JS_WACZ, 'js-wacz', 'create', '-f', warc, '-o', file, '-p', pages]);
  });
}

async function inBrowser(proxy: string, use: (context: BrowserContext) => Promise<void>): Promise<void> {
  await inScratch(async (profile) => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: CHROMIUM,
      args: FLAGS,
      proxy: { server: proxy, bypass: '<-loopback>' },
      viewport: { width: 1280, height: 900 },
    });
    try {
      await use(context);
    } finally {
      await context.close();
    }
  });
}

async function inScratch(use: (folder: string) => Promise<void>): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'save-fixtures-'));
  try {
    await use(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
