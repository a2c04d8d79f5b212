/** `tearsheet links <site>...`: article URLs, one a line. */
import { discoverArticles } from '../discover/discover.ts';
import { EXIT_CODE, TearsheetError } from '../errors.ts';
import { oneLine } from '../render/escape.ts';
import { commonExitCode, failureLine } from './failure.ts';
import type { CliOptions } from './options.ts';
import { requireInputs } from './refuse-early.ts';
import { toFetchOptions } from './run-options.ts';
import { type Listed, listSources, requireList } from './source-list.ts';
import type { Terminal } from './terminal.ts';

export async function links(sites: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  if (sites.length === 0 && cli.inputFile === undefined)
    throw new TearsheetError('usage', 'links needs a site, a feed or a sitemap, or -i FILE');
  await requireList(cli);
  await requireInputs(cli);
  const since = cli.since === undefined ? undefined : parseSince(cli.since);
  const listing = new Listing(cli, terminal, since);
  const typed = new Set(sites);
  const codes: number[] = [];
  try {
    for await (const site of listSources(sites, cli, terminal)) {
      if (listing.isFull) break;
      codes.push(await oneSite(site, typed.has(site.source), listing, { cli, terminal }));
    }
  } finally {
    // Standard input that is not read to its end would keep the program waiting for more of it.
    if (cli.inputFile === '-') terminal.stdin.destroy();
  }
  return terminal.signal.aborted ? EXIT_CODE.interrupted : commonExitCode(codes);
}

/** Prints the addresses of one site and gives its exit code. A failure is told, so that the other sites go on. */
async function oneSite(
  { source, error }: Listed,
  isTyped: boolean,
  listing: Listing,
  { cli, terminal }: { cli: CliOptions; terminal: Terminal },
): Promise<number> {
  try {
    if (error) throw error;
    await listing.add(source, isTyped);
    return 0;
  } catch (failure) {
    if (terminal.signal.aborted) return EXIT_CODE.interrupted;
    const { line, code } = failureLine(source, failure, cli.verbose);
    terminal.note(`${line}\n`);
    return code;
  }
}

/** Prints the addresses, each once, whichever sites name it. */
class Listing {
  readonly #cli: CliOptions;
  readonly #terminal: Terminal;
  readonly #since: Date | undefined;
  readonly #seen = new Set<string>();

  constructor(cli: CliOptions, terminal: Terminal, since: Date | undefined) {
    [this.#cli, this.#terminal, this.#since] = [cli, terminal, since];
  }

  get isFull(): boolean {
    return this.#seen.size === this.#cli.limit || this.#terminal.signal.aborted;
  }

  /** Prints the addresses of a site. Throws where the site cannot be read, and `not-article` where it names no article. */
  async add(site: string, isTyped: boolean): Promise<void> {
    const { delay, json, robots, quiet, verbose } = this.#cli;
    let isEmpty = true;
    const found = discoverArticles(site, {
      fetch: { ...toFetchOptions(this.#cli, this.#terminal.signal), robots: robots !== false, ...(!isTyped && LISTED) },
      ...(this.#since && { since: this.#since }),
      ...(delay !== undefined && { delaySeconds: delay }),
      onFailure: (url, error) => {
        if (!quiet) this.#terminal.note(`${failureLine(url, error, verbose).line}\n`);
      },
    });
    for await (const { url, title, date, from } of found) {
      isEmpty = false;
      if (this.#seen.has(url)) continue;
      this.#seen.add(url);
      const facts = { url, ...(title && { title: oneLine(title) }), ...(date && { date: oneLine(date) }), from, site };
      await this.#terminal.print(json ? `${JSON.stringify(facts)}\n` : `${url}\n`);
      if (this.isFull) return;
    }
    if (isEmpty && !this.#since) throw new TearsheetError('not-article', `no links to articles: ${site}`);
  }
}

/** Options for an address out of a list, which may not lead to a private network: one that a person typed may. */
const LISTED = { fromList: true };

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
