/** A window of a profile for a person: to log in, and to answer what no program can. */
import { setTimeout as wait } from 'node:timers/promises';
import { TearsheetError } from '../../errors.ts';
import type { FetchOptions } from '../options.ts';
import { withoutCredentials } from '../url.ts';
import { Guard } from './guard.ts';
import { launchBrowser } from './launch.ts';
import { RecordingProxy } from './proxy.ts';

/** Milliseconds between two looks at whether the window is still there. */
const EVERY = 200;

/** Returns when all windows are closed. The rules of the proxy hold for a person's requests as well; nothing is recorded on disk. */
export async function openWindow(url: URL, options: FetchOptions): Promise<void> {
  const { path, profile = '' } = options.browser ?? {};
  const proxy = await RecordingProxy.open(await Guard.of(url, options), options);
  try {
    const running = await launchBrowser({
      ...(path !== undefined && { path }),
      profile,
      proxy: proxy.address,
      isVisible: true,
      context: { viewport: null, acceptDownloads: false },
    });
    try {
      const { own } = running;
      const page = own.pages()[0] ?? (await own.newPage());
      await page.goto(withoutCredentials(url).href, { waitUntil: 'commit' }).catch((error: unknown) => {
        const [failed] = proxy.recording.entries;
        if (failed?.error instanceof TearsheetError) throw failed.error;
        throw new TearsheetError('browser-failed', `the window did not open ${url.host}`, { cause: error });
      });
      while (own.pages().length > 0 && running.browser.isConnected())
        await wait(EVERY, undefined, options.signal && { signal: options.signal });
    } finally {
      await running.close();
    }
  } catch (error) {
    if (options.signal?.aborted) throw new TearsheetError('interrupted', 'interrupted', { cause: error });
    throw error;
  } finally {
    await proxy.close();
  }
}
