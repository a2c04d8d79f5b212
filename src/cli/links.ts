/** `tearsheet links <site>`: article URLs, one a line. */
import { discoverArticles } from '../discover/discover.ts';
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { failureLine, oneLine } from './failure.ts';
import { toFetchOptions } from './library-options.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function links(sources: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const since = cli.since === undefined ? undefined : parseSince(cli.since);
  const found = discoverArticles(sources[0] as string, {
    fetch: { ...toFetchOptions(cli, terminal.signal), robots: cli.robots !== false },
    ...(since && { since }),
    ...(cli.delay !== undefined && { delaySeconds: cli.delay }),
    onFailure: (url, error) => {
      if (!cli.quiet) terminal.note(`${failureLine(url, error, cli.verbose).line}\n`);
    },
  });
  let count = 0;
  for await (const { url, date, from } of found) {
    const stated = date === undefined ? {} : { date: oneLine(date) };
    await terminal.print(cli.json ? `${JSON.stringify({ url, ...stated, from })}\n` : `${url}\n`);
    if (++count === cli.limit || terminal.signal.aborted) break;
  }
  if (terminal.signal.aborted) return EXIT_CODE.interrupted;
  if (count > 0 || since) return 0;
  throw new TearsheetError('not-article', `no links to articles: ${sources[0]}`);
}

const UNITS: Record<string, number> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A date, a time with its offset, or an age such as `7d`. A day alone begins at midnight UTC. */
function parseSince(text: string): Date {
  const [, number, unit] = /^(\d{1,5})([hdw])$/.exec(text) ?? [];
  if (number && unit) return new Date(Date.now() - Number(number) * (UNITS[unit] ?? 0));
  const isTime = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?$/.test(text);
  const time = Date.parse(text);
  if (isTime && !Number.isNaN(time)) return new Date(time);
  throw new TearsheetError(
    'usage',
    `--since takes a day (2026-01-31), a time with offset, or an age (12h, 7d, 2w): ${text}`,
  );
}
