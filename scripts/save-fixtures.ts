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
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { type BrowserContext, chromium } from 'playwright-core';
import { NEWSPAPER, type NewspaperPage, newspaperListener } from '../tests/helpers/newspaper.ts';
import { withServer } from '../tests/helpers/server.ts';

const run = promisify(execFile);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SINGLE_FILE = 'single-file-cli@2.0.83';
const JS_WACZ = '@harvard-lil/js-wacz@0.1.6';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--no-first-run'];

/** Milliseconds for a window to answer to a key, and how often a key is pressed: one that comes too early is lost. */
const ANSWER = 5_000;
const PRESSES = 20;

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
      await pressUntil(' - Chromium', 'ctrl+s', env, () => isThere('^Save File$', env));
      // The dialog does not take Return before it has read the folder, and tells nobody when it has; this is its button.
      await pressUntil('^Save File$', 'alt+s', env, () => isSaved(into));
    } finally {
      for (const child of children.reverse()) await ended(child);
    }
  });
}

/** The page itself comes last, when its folder is whole. */
async function isSaved(folder: string): Promise<boolean> {
  return (await readdir(folder)).some((file) => file.endsWith('.html'));
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

/** Presses a key in the window of this name until `isDone`. */
async function pressUntil(name: string, key: string, env: NodeJS.ProcessEnv, isDone: () => Promise<boolean>): Promise<void> {
  for (let press = 0; press < PRESSES; press++) {
    if (await isThere(name, env)) {
      await xdotool(['search', '--onlyvisible', '--name', name, 'windowactivate', '--sync'], env);
      // A key that is sent to a window by name is taken for forged by some; one that the keyboard sends is not.
      await xdotool(['key', key], env);
    }
    for (const end = Date.now() + ANSWER; Date.now() < end; await setTimeout(200)) if (await isDone()) return;
  }
  throw new Error(`${key} has no effect in the window ${name}`);
}

async function isThere(window: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  return xdotool(['search', '--onlyvisible', '--name', window], env);
}

/** Whether the command succeeded. It fails where there is no such window, and where another is closed while it looks. */
async function xdotool(args: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return run('xdotool', args, { env, timeout: 2 * ANSWER }).then(
    () => true,
    () => false,
  );
}

/** single-file-cli ends with 0 now and then where it wrote nothing. */
async function saveSingleFile(page: NewspaperPage, { folder, proxy }: Target, tries = 3): Promise<void> {
  const browserArgs = JSON.stringify([`--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>', ...FLAGS]);
  const { name, url } = page;
  const file = join(folder, `${name}.html`);
  await rm(file, { force: true });
  const browser = [`--browser-executable-path=${CHROMIUM}`, `--browser-args=${browserArgs}`];
  const { stderr } = await run('npx', ['-y', '-p', SINGLE_FILE, 'single-file', url, file, ...browser]);
  if ((await readdir(folder)).includes(`${name}.html`)) return;
  if (tries === 0) throw new Error(`SingleFile wrote no ${name}.html: ${stderr}`);
  await saveSingleFile(page, { folder, proxy }, tries - 1);
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
