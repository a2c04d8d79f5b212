/** The work before and after commands that may load pages in a browser. */
import { TearsheetError } from '../errors.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Options that mean nothing without `--browser`. */
const NEED_BROWSER = ['consent', 'wait', 'screenshot', 'pdf', 'profile'] as const;

/** Throws `usage` where the options contradict each other or there is no usable browser. Without `--browser` it loads nothing. */
export async function refuseBrowserEarly(sources: string[], cli: CliOptions): Promise<void> {
  if (cli.browser === undefined) {
    const given = NEED_BROWSER.find((name) => cli[name] !== undefined);
    if (given !== undefined) throw new TearsheetError('usage', `--${given} is for pages in a browser: give --browser too`);
    return;
  }
  const file = sources.find((source) => !/^https?:/i.test(source));
  if (file !== undefined)
    throw new TearsheetError('usage', `--browser loads web pages, and ${file === '-' ? 'standard input' : file} is none`);
  const { requireBrowser } = await import('../sources/sources.ts');
  await requireBrowser(cli.browser === '' ? {} : { path: cli.browser });
}

/** Runs what may use browsers; none is left when it ends. Said once: root has no sandbox. */
export async function withBrowsers<T>(cli: CliOptions, terminal: Terminal, run: () => Promise<T>): Promise<T> {
  if (cli.browser === undefined) return run();
  if (process.getuid?.() === 0 && !cli.quiet)
    terminal.note('tearsheet: warning: the browser runs without its sandbox, since this is root (no-sandbox)\n');
  try {
    return await run();
  } finally {
    const { closeBrowsers } = await import('../sources/sources.ts');
    await closeBrowsers({ browser: {} });
  }
}
