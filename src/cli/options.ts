/** The options of the commands, in groups; what is typed becomes the typed options of the library. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SharedWarc } from '../capture/capture.ts';
import type { ArchiveOptions } from '../pipeline/options.ts';
import type { FetchOptions } from '../sources/sources.ts';
import type { Format } from '../types.ts';

/** Options as commander hands them over. */
export interface CliOptions {
  dir?: string;
  output?: string;
  format?: Format[];
  inputFile?: string;
  jobs?: number;
  perHost?: number;
  delay?: number;
  archive?: string;
  ifExists?: 'new' | 'skip' | 'replace';
  name?: string;
  base?: string;
  images?: 'save' | 'link' | 'none';
  warc?: boolean;
  warcFile?: string;
  /** The open file of `--warc-file`. */
  sharedWarc?: SharedWarc;
  userAgent?: string;
  header?: [string, string][];
  cookie?: string;
  proxy?: string;
  maxTime?: number;
  retry?: number;
  maxSize?: number;
  insecure?: boolean;
  allowPrivate?: boolean;
  keepSecrets?: boolean;
  timestamp?: string;
  fallback?: 'wayback';
  wayback?: string;
  authority?: string;
  robots?: boolean;
  json?: boolean;
  html?: boolean;
  write?: boolean;
  allowPartial?: boolean;
  strict?: boolean;
  force?: boolean;
  dryRun?: boolean;
  quiet?: boolean;
  verbose?: boolean;
  color?: boolean;
  progress?: boolean;
  since?: string;
  limit?: number;
}

/** How pages are fetched. */
export function fetchOptions(command: Command): Command {
  return command
    .option('--base <url>', 'the URL of piped or local HTML')
    .option('-A, --user-agent <text>', 'user agent to send', oneLine)
    .option('-H, --header <line>', 'header to send, `Name: value`; repeatable', collectHeader)
    .option('-b, --cookie <data>', '`name=value; ...`, or a cookie file in Netscape format', oneLine)
    .option('-x, --proxy <url>', 'HTTP proxy; default from http_proxy, https_proxy, no_proxy')
    .option('-m, --max-time <seconds>', 'most time for one URL, retries and waits included (60)', positive)
    .option('--retry <n>', 'retries after what may pass (3)', count)
    .option('--max-size <size>', 'largest page, such as 500K or 20M (20M)', byteSize)
    .option('-k, --insecure', 'accept any TLS certificate; recorded in the capture')
    .option('--allow-private', 'let redirects, images and lists lead to private addresses')
    .option('--robots', 'obey robots.txt (off for URLs that you give)')
    .option('--no-robots', 'do not ask for robots.txt');
}

/** Where and how captures are written. */
export function saveOptions(command: Command): Command {
  return command
    .option('-d, --dir <dir>', 'where captures go, created when missing (.)')
    .option('-o, --output <file>', 'exact Markdown file; - is standard output')
    .option('-f, --format <list>', 'md (default), json, html, txt; several parted by commas', formats)
    .addOption(
      new Option(
        '--if-exists <what>',
        'an earlier capture of the page: keep it and add a new one (default), skip, replace',
      ).choices(['new', 'skip', 'replace']),
    )
    .option('--name <template>', 'file name ({date}-{host}-{slug})')
    .addOption(new Option('--images <what>', 'save them (default), link to them, or none').choices(['save', 'link', 'none']))
    .option('--no-warc', 'write no WARC')
    .option('--warc-file <file>', 'one WARC for all captures, continued in another after 1 GB; it ends in .warc.gz')
    .addOption(
      new Option('--fallback <service>', 'take an archived copy of a page that is gone; it is labelled').choices([
        'wayback',
      ]),
    )
    .option('--wayback <url>', "another archive that speaks the Wayback Machine's API")
    .option('--timestamp <url>', 'have the capture time-stamped by this authority (RFC 3161)')
    .option('--keep-secrets', 'keep the cookies and credentials that you gave in the WARC')
    .option('--allow-partial', 'an incomplete article exits 0')
    .option('--strict', 'any warning fails')
    .option('-n, --dry-run', 'fetch and read, write nothing, print the paths');
}

/** Many sources. */
export function batchOptions(command: Command): Command {
  return command
    .option('-i, --input-file <file>', 'URLs, one a line, # comments; - is standard input')
    .option('-j, --jobs <n>', 'URLs at once (4)', positiveCount)
    .option('--per-host <n>', 'URLs at once of one host (1)', positiveCount)
    .option('--delay <seconds>', 'between two requests to one host (1)', seconds)
    .option('--archive <file>', 'skip the URLs in FILE, append those that are finished');
}

/** How results are told. */
export function reportOptions(command: Command): Command {
  return command
    .option('--json', 'one JSON record a source on standard output')
    .option('--force', 'take also what does not look like an article')
    .option('-q, --quiet', 'no warnings, no progress')
    .option('-v, --verbose', 'tell what was removed and by which rule; stack traces')
    .option('--no-color', 'no colours')
    .option('--no-progress', 'no progress line');
}

export function toFetchOptions(cli: CliOptions, signal: AbortSignal): FetchOptions {
  return {
    ...(cli.userAgent !== undefined && { userAgent: cli.userAgent }),
    ...(cli.header && { headers: cli.header }),
    ...(cli.cookie !== undefined && { cookies: cli.cookie }),
    ...(cli.proxy !== undefined && { proxy: cli.proxy }),
    ...(cli.maxTime !== undefined && { maxSeconds: cli.maxTime }),
    ...(cli.retry !== undefined && { retries: cli.retry }),
    ...(cli.maxSize !== undefined && { maxBytes: cli.maxSize }),
    ...(cli.base !== undefined && { base: cli.base }),
    insecure: cli.insecure === true,
    allowPrivate: cli.allowPrivate === true,
    robots: cli.robots === true,
    signal,
  };
}

export function toArchiveOptions(cli: CliOptions, fetch: FetchOptions): ArchiveOptions {
  return {
    fetch,
    ...(cli.dir !== undefined && { dir: cli.dir }),
    ...(cli.output !== undefined && { output: cli.output }),
    ...(cli.name !== undefined && { name: cli.name }),
    ...(cli.format && { formats: cli.format }),
    ...(cli.ifExists && { ifExists: cli.ifExists }),
    ...(cli.images && { images: cli.images }),
    ...(cli.timestamp !== undefined && { timestamp: cli.timestamp }),
    ...(cli.fallback && { fallback: cli.fallback }),
    ...(cli.wayback !== undefined && { wayback: cli.wayback }),
    warc: cli.sharedWarc ?? cli.warc !== false,
    keepSecrets: cli.keepSecrets === true,
    force: cli.force === true,
    dryRun: cli.dryRun === true,
  };
}

/** What goes into a header. */
function oneLine(text: string): string {
  if (/[\r\n\0]/.test(text)) throw new InvalidArgumentError('It must be on one line.');
  return text;
}

function collectHeader(line: string, previous: [string, string][] = []): [string, string][] {
  const match = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\r\n\0]*)$/.exec(line);
  if (!match) throw new InvalidArgumentError('It must be `Name: value` on one line.');
  return [...previous, [match[1] as string, match[2] as string]];
}

function formats(list: string): Format[] {
  const known = ['md', 'json', 'html', 'txt'];
  const wanted = [...new Set(list.split(',').map((name) => name.trim()))];
  const unknown = wanted.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`${JSON.stringify(unknown)} is none of ${known.join(', ')}.`);
  return wanted as Format[];
}

/** A longer timer of Node's would fire at once. */
const MOST_SECONDS = 2_000_000;

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= MOST_SECONDS))
    throw new InvalidArgumentError(`It must be a number of seconds, at most ${MOST_SECONDS}.`);
  return value;
}

function positive(text: string): number {
  const value = seconds(text);
  if (value === 0) throw new InvalidArgumentError('It must be more than 0.');
  return value;
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function positiveCount(text: string): number {
  const value = count(text);
  if (value === 0) throw new InvalidArgumentError('It must be 1 or more.');
  return value;
}

/** `500K`, `20M`, `1G` (of 1024) or bytes. */
function byteSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([kmg]?)b?$/i.exec(text);
  const value = match ? Number(match[1]) * 1024 ** ['', 'k', 'm', 'g'].indexOf((match[2] as string).toLowerCase()) : 0;
  if (value < 1) throw new InvalidArgumentError('It must be a size such as 500K or 20M.');
  return Math.floor(value);
}

export { count, positive, positiveCount, seconds };
