/** Watches how much memory the pages of a browser take: one that eats it is ended before it takes the machine with it. */
import { readFileSync } from 'node:fs';
import { kill } from 'node:process';
import type { Browser } from 'playwright-core';

/** Bytes of one renderer. Large news pages take 200 to 400 MB. */
const MOST_BYTES = 2 * 1024 * 1024 * 1024;
const EVERY = 500;
/** Bytes of a page of memory, in which `/proc` counts; it is the same on all common machines with small pages. */
const PAGE = 4096;

/** Returns what ends the watch. Linux alone tells the memory of processes in files; elsewhere the limit of scripts has to do. */
export function watchMemory(browser: Browser): () => void {
  if (process.platform !== 'linux') return () => {};
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy || !browser.isConnected()) return;
    isBusy = true;
    void endLargePages(browser).finally(() => {
      isBusy = false;
    });
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** The page of a process that is ended is told as crashed. */
async function endLargePages(browser: Browser): Promise<void> {
  try {
    const session = await sessionOf(browser);
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    for (const { type, id } of processInfo) if (type === 'renderer' && residentBytes(id) > MOST_BYTES) kill(id, 'SIGKILL');
  } catch (error) {
    // A browser that is just ending answers no more, and a process may be gone.
    if (!(error instanceof Error)) throw error;
  }
}

const sessions = new WeakMap<Browser, ReturnType<Browser['newBrowserCDPSession']>>();

function sessionOf(browser: Browser): ReturnType<Browser['newBrowserCDPSession']> {
  const known = sessions.get(browser) ?? browser.newBrowserCDPSession();
  sessions.set(browser, known);
  return known;
}

function residentBytes(id: number): number {
  const [, resident = '0'] = readFileSync(`/proc/${id}/statm`, 'latin1').split(' ');
  return Number(resident) * PAGE;
}
