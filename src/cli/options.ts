/**
 * Every option of the program, once. Help, completion, the man page, the configuration file and the type of what a command gets
 * are made of this table; which command takes which options stands in `commands.ts`. A key is the name that commander gives
 * the option's value. The order is that of the help.
 */
import type { SharedWarc } from '../capture/capture.ts';
import {
  browserPath,
  byteSize,
  collectHeader,
  formats,
  oneLineValue,
  positive,
  positiveCount,
  seconds,
  shard,
  wholeNumber,
} from './option-values.ts';

/** The headings of the help, in this order. */
export const GROUPS = [
  'Everyday',
  'Reading',
  'Browser',
  'Writing',
  'Many sources',
  'Network',
  'Evidence',
  'Telling',
] as const;

export interface OptionSpec {
  /** The names as commander reads them: `-d, --dir <dir>`. */
  flags: string;
  group: (typeof GROUPS)[number];
  help: string;
  /** The only values. */
  choices?: readonly string[];
  /** Makes the value of the text, or throws commander's InvalidArgumentError. `previous` is what came before, if repeatable. */
  // biome-ignore lint/suspicious/noExplicitAny: each parser has a type of its own, and CliOptions takes it from there.
  parse?: (text: string, previous?: any) => unknown;
  /** The help of `--no-NAME` beside `--name`. */
  negated?: string;
  /** The kind of value that completion offers; without it nothing but `choices`. */
  value?: 'file' | 'folder';
  /** Never read from the configuration file. */
  secret?: true;
  /** Options (by key) that contradict it: where one of them is typed, this one in the configuration file does not count. */
  rivals?: readonly string[];
}

export const OPTIONS = {
  dir: {
    flags: '-d, --dir <dir>',
    group: 'Everyday',
    help: 'where captures go, created when missing (.)',
    value: 'folder',
    rivals: ['output'],
  },
  output: {
    flags: '-o, --output <file>',
    group: 'Everyday',
    help: 'exact Markdown file; - is standard output',
    value: 'file',
  },
  format: {
    flags: '-f, --format <list>',
    group: 'Everyday',
    help: 'md (default), json, html, txt; parted by commas',
    parse: formats,
  },
  inputFile: {
    flags: '-i, --input-file <file>',
    group: 'Everyday',
    help: 'URLs, one a line, or CSV, JSONL with `url`; - is standard input',
    value: 'file',
  },
  since: { flags: '--since <when>', group: 'Everyday', help: 'since a day (2026-01-31), time or age (12h, 7d, 2w)' },
  until: { flags: '--until <day>', group: 'Everyday', help: 'up to a day (2026-01-31), included' },
  site: { flags: '--site <name>', group: 'Everyday', help: 'of a publication, by name or host (without www.)' },
  author: { flags: '--author <name>', group: 'Everyday', help: 'by an author; a part of the name will do' },
  limit: { flags: '--limit <n>', group: 'Everyday', help: 'at most this many', parse: positiveCount },
  json: { flags: '--json', group: 'Everyday', help: 'one JSON record a source on standard output' },
  dryRun: { flags: '-n, --dry-run', group: 'Everyday', help: 'fetch and read, write nothing, print the paths' },
  quiet: { flags: '-q, --quiet', group: 'Everyday', help: 'no warnings, no progress' },
  verbose: { flags: '-v, --verbose', group: 'Everyday', help: 'tell what is done, and errors with their stack' },

  base: { flags: '--base <url>', group: 'Reading', help: 'the URL of piped or local HTML' },
  engine: {
    flags: '--engine <name>',
    group: 'Reading',
    help: 'who finds the article: full (default), or readability alone',
    choices: ['full', 'readability'],
  },
  force: { flags: '--force', group: 'Reading', help: 'take also what does not look like an article' },
  fallback: {
    flags: '--fallback <service>',
    group: 'Reading',
    help: 'an archived copy of a page that is gone; labelled',
    choices: ['wayback'],
  },
  wayback: { flags: '--wayback <url>', group: 'Reading', help: "another archive with the Wayback Machine's API" },

  browser: {
    flags: '--browser [path]',
    group: 'Browser',
    help: 'load the page in an installed Chromium, Chrome or Edge, or PATH',
    parse: browserPath,
    value: 'file',
  },
  consent: {
    flags: '--consent <answer>',
    group: 'Browser',
    help: 'what to answer cookie walls: reject (default), accept, leave',
    choices: ['reject', 'accept', 'leave'],
  },
  wait: {
    flags: '--wait <seconds>',
    group: 'Browser',
    help: 'longest time that a page gets to settle (15)',
    parse: positive,
  },
  screenshot: { flags: '--screenshot', group: 'Browser', help: 'a picture (PNG) of the whole page in the capture' },
  pdf: { flags: '--pdf', group: 'Browser', help: 'the page as a PDF in the capture' },
  profile: {
    flags: '--profile <dir>',
    group: 'Browser',
    help: 'a browser profile of its own, with its logins (tearsheet login)',
    value: 'folder',
  },

  ifExists: {
    flags: '--if-exists <what>',
    group: 'Writing',
    help: 'an earlier capture: keep it and add one (default), skip, replace',
    choices: ['new', 'skip', 'replace'],
  },
  name: { flags: '--name <template>', group: 'Writing', help: 'file name ({date}-{host}-{slug})', rivals: ['output'] },
  images: {
    flags: '--images <what>',
    group: 'Writing',
    help: 'save them (default), link to them, or none',
    choices: ['save', 'link', 'none'],
  },
  warc: { flags: '--no-warc', group: 'Writing', help: 'write no WARC', rivals: ['warcFile', 'keepSecrets'] },
  warcFile: {
    flags: '--warc-file <file>',
    group: 'Writing',
    help: 'one .warc.gz for all captures, another after 1 GB',
    value: 'file',
    rivals: ['warc'],
  },
  frontMatter: {
    flags: '--front-matter <profile>',
    group: 'Writing',
    help: 'full (default), pandoc, obsidian, or none',
    choices: ['full', 'pandoc', 'obsidian', 'none'],
  },
  sourceLine: { flags: '--source-line', group: 'Writing', help: 'a line of byline, site and days under the headline' },
  html: { flags: '--html', group: 'Writing', help: 'clean HTML in each record too' },
  write: { flags: '--write', group: 'Writing', help: "write a capture's text again beside the old, print its path" },

  to: {
    flags: '--to <form>',
    group: 'Writing',
    help: 'jsonl (default), wet, or parquet',
    choices: ['jsonl', 'wet', 'parquet', 'csl-json', 'bibtex', 'ris', 'csv'],
  },

  jobs: { flags: '-j, --jobs <n>', group: 'Many sources', help: 'sources at once (4)', parse: positiveCount },
  perHost: { flags: '--per-host <n>', group: 'Many sources', help: 'sources at once of one host (1)', parse: positiveCount },
  delay: {
    flags: '--delay <seconds>',
    group: 'Many sources',
    help: 'between two requests to one host (1)',
    parse: seconds,
  },
  shard: {
    flags: '--shard <i/n>',
    group: 'Many sources',
    help: 'part I of N of the inputs, for one of N machines',
    parse: shard,
  },
  archive: {
    flags: '--archive <file>',
    group: 'Many sources',
    help: 'skip the URLs in FILE, append finished ones',
    value: 'file',
    rivals: ['output'],
  },
  failed: {
    flags: '--failed <file>',
    group: 'Many sources',
    help: 'sources that failed, one a line, to try again',
    value: 'file',
  },
  minChange: {
    flags: '--min-change <words>',
    group: 'Many sources',
    help: 'edits of fewer words are not told (1)',
    parse: positiveCount,
  },

  userAgent: { flags: '-A, --user-agent <text>', group: 'Network', help: 'user agent to send', parse: oneLineValue },
  header: {
    flags: '-H, --header <line>',
    group: 'Network',
    help: 'header to send, `Name: value`; repeatable',
    parse: collectHeader,
    secret: true,
  },
  cookie: {
    flags: '-b, --cookie <data>',
    group: 'Network',
    help: '`name=value; ...`, or a cookie file (Netscape format)',
    parse: oneLineValue,
    value: 'file',
    secret: true,
  },
  proxy: {
    flags: '-x, --proxy <url>',
    group: 'Network',
    help: 'http, https, socks5 or socks5h; else from http_proxy, https_proxy, all_proxy, no_proxy',
  },
  cacert: {
    flags: '--cacert <file>',
    group: 'Network',
    help: "authorities (PEM) to trust beside the system's",
    value: 'file',
  },
  cert: { flags: '--cert <file>', group: 'Network', help: 'certificate (PEM) to show, with --key', value: 'file' },
  key: { flags: '--key <file>', group: 'Network', help: 'its private key (PEM, without a password)', value: 'file' },
  maxTime: {
    flags: '-m, --max-time <seconds>',
    group: 'Network',
    help: 'for one URL, retries and waits included (60; in a browser 120)',
    parse: positive,
  },
  retry: { flags: '--retry <n>', group: 'Network', help: 'retries after what may pass (3)', parse: wholeNumber },
  maxSize: {
    flags: '--max-size <size>',
    group: 'Network',
    help: 'largest page, such as 500K or 20M (20M)',
    parse: byteSize,
  },
  insecure: { flags: '-k, --insecure', group: 'Network', help: 'accept any TLS certificate; recorded in the capture' },
  allowPrivate: {
    flags: '--allow-private',
    group: 'Network',
    help: 'let redirects, images, lists reach private addresses',
  },
  robots: {
    flags: '--robots',
    group: 'Network',
    help: 'obey robots.txt (off for URLs that you give)',
    negated: 'do not ask for robots.txt',
  },

  timestamp: { flags: '--timestamp <url>', group: 'Evidence', help: 'time-stamp by this authority (RFC 3161)' },
  authority: { flags: '--authority <url>', group: 'Evidence', help: 'who stamps (the one asked when the capture was made)' },
  quick: { flags: '--quick', group: 'Evidence', help: 'the sums alone' },
  deep: { flags: '--deep', group: 'Evidence', help: 'read again also what another version made; tell what differs' },
  keepSecrets: {
    flags: '--keep-secrets',
    group: 'Evidence',
    help: 'keep the cookies and logins you gave in the WARC',
    rivals: ['warc'],
  },

  allowPartial: { flags: '--allow-partial', group: 'Telling', help: 'an incomplete article exits 0' },
  strict: { flags: '--strict', group: 'Telling', help: 'any warning fails' },
  color: { flags: '--no-color', group: 'Telling', help: 'no colours' },
  progress: { flags: '--no-progress', group: 'Telling', help: 'no progress line' },
  config: { flags: '--no-config', group: 'Telling', help: 'do not read the configuration file' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof OPTIONS;

type ValueOf<Spec> = Spec extends { choices: readonly (infer Choice)[] }
  ? Choice
  : Spec extends { parse: (text: string, ...more: never[]) => infer Value }
    ? Value
    : Spec extends { flags: `${string}<${string}` }
      ? string
      : boolean;

/** Options as a command gets them. */
export type CliOptions = { -readonly [Name in OptionName]?: ValueOf<(typeof OPTIONS)[Name]> } & {
  /** The open file of `--warc-file`. */
  sharedWarc?: SharedWarc;
};
