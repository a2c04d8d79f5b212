/** `tearsheet login URL --profile DIR`: opens a browser window in which a person logs in; the profile keeps the cookies. */
import { TearsheetError } from '../errors.ts';
import type { CliOptions } from './options.ts';
import { toFetchOptions } from './run-options.ts';
import type { Terminal } from './terminal.ts';

export async function login([url = '']: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const { profile, browser } = cli;
  if (profile === undefined) throw new TearsheetError('usage', 'login needs the folder of a profile: --profile DIR');
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url))
    throw new TearsheetError('usage', 'login opens an http or https URL');
  const { openLogin } = await import('../sources/sources.ts');
  const path = browser === undefined || browser === '' ? {} : { path: browser };
  terminal.note('tearsheet: log in, then close the window\n');
  await openLogin(url, { ...toFetchOptions(cli, terminal.signal), browser: { ...path, profile } });
  return 0;
}
