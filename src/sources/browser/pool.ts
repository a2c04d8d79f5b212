/** Browsers that are reused: a fresh context a page, as many pages at once as memory allows. */
import { availableMemory } from 'node:process';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { TearsheetError } from '../../errors.ts';
import { type LaunchOptions, launchBrowser, type RunningBrowser } from './launch.ts';
import { watchMemory } from './memory.ts';

/** Bytes that a page with its processes takes; measured on news pages: 150 to 400 MB. */
const PAGE_BYTES = 500 * 1024 * 1024;
/** Milliseconds that a browser waits for the next page. */
const IDLE_TIME = 3_000;
/** Milliseconds that a page gets to close before its browser is given up. */
const CLOSING_TIME = 5_000;

interface Shared {
  running: Promise<RunningBrowser>;
  pages: number;
  idle?: NodeJS.Timeout;
  /** Takes no further page: it ended, or a page of it hangs. */
  isRetired: boolean;
}

const shared = new Map<string, Shared>();
const all = new Set<Promise<RunningBrowser>>();
const waiting: (() => void)[] = [];
let pages = 0;

/** Opens a context of its own for `use`, and closes it, however that ends. A page that hangs takes no other page with it. */
export async function withContext<T>(
  launch: Pick<LaunchOptions, 'path'>,
  options: BrowserContextOptions,
  use: (context: BrowserContext, running: RunningBrowser) => Promise<T>,
): Promise<T> {
  await takePlace();
  const key = launch.path ?? '';
  const browser = sharedBrowser(key, launch);
  browser.pages += 1;
  clearTimeout(browser.idle);
  try {
    const running = await browser.running;
    const context = await running.browser.newContext(options).catch((error: unknown) => {
      browser.isRetired = true;
      throw gone(error);
    });
    try {
      return await use(context, running);
    } finally {
      if (!(await isClosed(context))) browser.isRetired = true;
    }
  } finally {
    browser.pages -= 1;
    leave(key, browser);
    givePlace();
  }
}

/** Runs `use` in a browser of its own with a profile, one after the other, as a profile can be open in one browser alone. */
export function withProfile<T>(
  launch: LaunchOptions,
  use: (context: BrowserContext, running: RunningBrowser) => Promise<T>,
): Promise<T> {
  const run = async () => {
    const running = tracked(launchBrowser(launch));
    const { own, close } = await running;
    const stop = watchMemory((await running).browser);
    try {
      return await use(own, await running);
    } finally {
      stop();
      all.delete(running);
      await close();
    }
  };
  const result = profileTurn.then(run, run);
  profileTurn = result.catch(() => {});
  return result;
}

let profileTurn: Promise<unknown> = Promise.resolve();

/** Ends all browsers at once: nothing of them outlives the program. */
export async function endBrowsers(): Promise<void> {
  for (const { idle } of shared.values()) clearTimeout(idle);
  shared.clear();
  await Promise.allSettled([...all].map(async (running) => (await running).close()));
  all.clear();
}

function sharedBrowser(key: string, launch: Pick<LaunchOptions, 'path'>): Shared {
  const known = shared.get(key);
  if (known !== undefined && !known.isRetired) return known;
  const fresh: Shared = { running: tracked(launchBrowser(launch)), pages: 0, isRetired: false };
  shared.set(key, fresh);
  fresh.running.then(
    ({ browser }) => {
      const stop = watchMemory(browser);
      browser.on('disconnected', () => {
        stop();
        fresh.isRetired = true;
      });
    },
    () => {
      fresh.isRetired = true;
    },
  );
  return fresh;
}

function tracked(running: Promise<RunningBrowser>): Promise<RunningBrowser> {
  all.add(running);
  running.catch(() => all.delete(running));
  return running;
}

/** The last page of a browser that is given up ends it; of any other that is so for a while. */
function leave(key: string, browser: Shared): void {
  if (browser.pages > 0) return;
  const end = async () => {
    if (shared.get(key) === browser) shared.delete(key);
    all.delete(browser.running);
    await browser.running.then(
      ({ close }) => close(),
      () => {},
    );
  };
  if (browser.isRetired) void end();
  else browser.idle = setTimeout(() => void end(), IDLE_TIME);
}

async function isClosed(context: BrowserContext): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CLOSING_TIME);
  });
  const closed = context.close().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([closed, late]);
  clearTimeout(timer);
  return result;
}

function gone(error: unknown): TearsheetError {
  return new TearsheetError('browser-failed', 'the browser ended; the same command tries again', { cause: error });
}

async function takePlace(): Promise<void> {
  const most = Math.max(1, Math.floor((availableMemory() + pages * PAGE_BYTES) / PAGE_BYTES));
  if (pages >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  pages += 1;
}

function givePlace(): void {
  pages -= 1;
  waiting.shift()?.();
}
