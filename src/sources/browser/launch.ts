/** Starts a browser that asks nobody for anything but through the proxy of a page, and leaves nothing behind. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { TearsheetError } from '../../errors.ts';
import { isDeadHere, newOwner, OWNER_PATTERN } from '../../files/durable.ts';
import { proxyCertificate } from './certificate.ts';
import { findBrowser, type InstalledBrowser } from './find.ts';
import { loadPlaywright } from './playwright.ts';

/** A running browser. */
export interface RunningBrowser extends InstalledBrowser {
  browser: Browser;
  /** The context of a profile; pages of other browsers get a context of their own. */
  own: BrowserContext;
  /** Ends the browser and removes its folder. */
  close(): Promise<void>;
}

export interface LaunchOptions {
  path?: string;
  /** Folder of a profile that stays; without it a new one, which goes with the browser. */
  profile?: string;
  /** The one proxy that the browser's own context may reach, `http://127.0.0.1:PORT`; default nothing. */
  proxy?: string;
  /** A window to look at. */
  isVisible?: boolean;
  context?: BrowserContextOptions;
}

/** A port that nobody listens on: the way out of whatever the browser wants for itself. */
const NOWHERE = 'http://127.0.0.1:9';
/** Milliseconds that a browser may take to start. A cold start on a busy machine takes some seconds. */
const LAUNCH_TIME = 60_000;
/** Megabytes of a page's JavaScript heap; what is more is a crash of that page. */
const SCRIPT_MEGABYTES = 1024;

/** Throws `usage` when there is no usable browser. */
export async function launchBrowser(options: LaunchOptions): Promise<RunningBrowser> {
  const installed = findBrowser(options.path);
  const { chromium } = loadPlaywright();
  const folder = await newFolder();
  const own = await chromium
    .launchPersistentContext(options.profile === undefined ? join(folder, 'profile') : resolve(options.profile), {
      ...options.context,
      executablePath: installed.path,
      headless: options.isVisible !== true,
      chromiumSandbox: hasSandbox(),
      args: await switches(),
      proxy: { server: options.proxy ?? NOWHERE, bypass: LOOPBACK_TOO },
      // All files that the browser writes for itself are in the one folder, which a later start finds when this process is
      // killed.
      artifactsDir: folder,
      env: { ...ownEnvironment(), TMPDIR: roomyFolder(folder) },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: LAUNCH_TIME,
    })
    .catch(async (error: unknown) => {
      await removeFolder(folder);
      throw notStarted(installed, options, error);
    });
  const browser = own.browser();
  if (browser === null) throw new TearsheetError('internal', 'the browser cannot be reached');
  return { ...installed, browser, own, close: () => closeAll(own, folder) };
}

/** Chromium goes round every proxy for loopback unless it is told so. */
export const LOOPBACK_TOO = '<-loopback>';

/** Root has no sandbox: Chromium refuses to start with one. */
export function hasSandbox(): boolean {
  return process.getuid?.() !== 0;
}

async function switches(): Promise<string[]> {
  const { keyHash } = await proxyCertificate();
  return [
    `--ignore-certificate-errors-spki-list=${keyHash}`,
    // Some traffic goes round the proxy: names that the browser looks up itself, QUIC, and the datagrams of WebRTC. It is cut
    // off.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--disable-quic',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--block-new-web-contents',
    '--no-pings',
    '--disable-domain-reliability',
    '--dns-prefetch-disable',
    '--mute-audio',
    '--hide-scrollbars',
    `--js-flags=--max-old-space-size=${SCRIPT_MEGABYTES}`,
  ];
}

/** Proxies of the user are for the recording proxy, and keys of the vendor's services for nobody. */
function ownEnvironment(): Record<string, string> {
  const dropped = /^(?:(?:https?|all|no|ftp)_proxy|GOOGLE_.*|SSLKEYLOGFILE)$/i;
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !dropped.test(entry[0]),
    ),
  );
}

/** Chromium makes a socket in it, whose whole path may have some hundred bytes: `.org.chromium.Chromium.XXXXXX/SingletonSocket`. */
function roomyFolder(folder: string): string {
  return folder.length <= LONGEST_FOLDER || !existsSync('/tmp') ? folder : '/tmp';
}

const LONGEST_FOLDER = 60;

function notStarted({ path }: InstalledBrowser, { isVisible, profile }: LaunchOptions, error: unknown): TearsheetError {
  const text = error instanceof Error ? error.message : String(error);
  const known = REASONS.find(([sign]) => sign.test(text))?.[1];
  const isBlind = isVisible === true && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const why = isBlind ? 'a window needs a display, and there is none (DISPLAY)' : known;
  const where = profile === undefined ? '' : ` with the profile ${profile}`;
  return new TearsheetError('usage', `--browser: ${path} does not start${where}${why === undefined ? '' : `: ${why}`}`, {
    cause: error,
  });
}

/** Messages of a browser that does not start, and what they mean. */
const REASONS: [RegExp, string][] = [
  [/ProcessSingleton|SingletonLock|already in use|existing browser session/i, 'another browser uses it'],
  [/error while loading shared libraries/i, 'libraries are missing that it needs'],
  [/No usable sandbox|setuid sandbox/i, 'its sandbox cannot be used here'],
  [/ENOSPC|No space left/i, 'there is no room for its files'],
];

const PREFIX = 'tearsheet-';
const OURS = new RegExp(`^${PREFIX}(${OWNER_PATTERN})$`);

async function newFolder(): Promise<string> {
  await sweepFolders();
  const folder = join(tmpdir(), `${PREFIX}${newOwner()}`);
  await mkdir(folder, { mode: 0o700, recursive: true });
  return folder;
}

/** Folders of processes of this machine that were killed. */
async function sweepFolders(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const owner = OURS.exec(name)?.[1];
    if (owner === undefined || !isDeadHere(owner)) continue;
    const folder = join(tmpdir(), name);
    const info = await stat(folder).catch(() => undefined);
    if (info?.isDirectory() && info.uid === (process.getuid?.() ?? info.uid)) await removeFolder(folder);
  }
}

/** A browser that ends may still write for a moment. */
async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {
    // The next start sweeps what is left.
  });
}

/** Milliseconds that a browser gets to end by itself. */
const CLOSING_TIME = 5_000;

async function closeAll(context: BrowserContext, folder: string): Promise<void> {
  const closed = context.close().catch(() => {});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, CLOSING_TIME);
  });
  await Promise.race([closed, late]);
  clearTimeout(timer);
  await removeFolder(folder);
}
