/**
 * Every command of the program, once: help, completion and the man page are made of this table; `program.ts` names the code of
 * each. The order is that of the help.
 */
import type { OptionName, OptionSpec } from './options.ts';

/** The headings of the list of commands, in this order. */
export const COMMAND_GROUPS = ['Articles', 'Captures', 'Library', 'Help'] as const;

/** An option as the table has it, or with another help or other values for this command. */
export type TakenOption = OptionName | Partial<Record<OptionName, string | Partial<OptionSpec>>>;

export interface CommandSpec {
  name: string;
  group: (typeof COMMAND_GROUPS)[number];
  /** The command in one line, without a capital and a full stop. */
  summary: string;
  /** The arguments as commander reads them (`<path...>`, `[file]`), with their help and what completion offers. */
  args: readonly { name: string; help: string; value?: 'file' | 'folder'; choices?: readonly string[] }[];
  /** Set where the arguments can be addresses: then a bare host is one too. */
  takesAddresses?: true;
  options: readonly TakenOption[];
  /** Three command lines or more, each with what it does. */
  examples: readonly { does: string; line: string }[];
}

const NETWORK = [
  'userAgent',
  'header',
  'cookie',
  'proxy',
  'cacert',
  'cert',
  'key',
  'maxTime',
  'retry',
  'maxSize',
  'insecure',
  'allowPrivate',
] as const satisfies OptionName[];

const BROWSER = ['browser', 'consent', 'wait', 'screenshot', 'pdf', 'profile'] as const satisfies OptionName[];

/** Options of the browser for commands that write no files. */
const BROWSER_READING = ['browser', 'consent', 'wait', 'profile'] as const satisfies OptionName[];

const CAPTURES = {
  name: '<path...>',
  help: 'Markdown files, capture folders, or folders of captures',
  value: 'file',
} as const;

const EXPORT_FORMATS = ['csl-json', 'bibtex', 'ris', 'csv', 'jsonl', 'parquet'] as const;

/** Options that choose captures of a library. */
const FILTERS = [
  'site',
  'author',
  { since: 'from a day on (2026-01-31), included, as published' },
  { until: 'up to a day, included' },
  'limit',
] as const satisfies TakenOption[];

/** The command that runs when none is named. */
export const DEFAULT_COMMAND = 'save';

export const COMMANDS = [
  {
    name: 'save',
    group: 'Articles',
    summary: 'save articles; the same as without a command',
    args: [{ name: '[source...]', help: 'URL, HTML file, or - for HTML on standard input (with --base)', value: 'file' }],
    takesAddresses: true,
    options: [
      'dir',
      'output',
      'format',
      'inputFile',
      'json',
      'dryRun',
      'quiet',
      'verbose',
      'base',
      'engine',
      'force',
      'fallback',
      'wayback',
      ...BROWSER,
      'ifExists',
      'name',
      'images',
      'frontMatter',
      'sourceLine',
      'warc',
      'warcFile',
      'jobs',
      'perHost',
      'delay',
      { shard: 'of the sources, those whose host falls to part I of N' },
      'archive',
      'failed',
      ...NETWORK,
      'robots',
      'timestamp',
      'keepSecrets',
      'allowPartial',
      'strict',
      'color',
      'progress',
      'config',
    ],
    examples: [
      {
        does: 'save an article with its pictures and evidence into a folder',
        line: 'tearsheet https://paper.example/story -d captures',
      },
      {
        does: 'save many, politely; the same command again goes on',
        line: 'tearsheet -i urls.txt --archive done.txt -d captures',
      },
      { does: 'save a page that was saved in a browser', line: 'tearsheet page.html --base https://paper.example/story' },
      {
        does: 'save what needs a browser, with a picture of the page',
        line: 'tearsheet --browser --screenshot https://paper.example/story',
      },
      {
        does: 'save the newest articles of a site',
        line: 'tearsheet links https://paper.example --since 7d | tearsheet -i -',
      },
    ],
  },
  {
    name: 'show',
    group: 'Articles',
    summary: 'print an article to standard output, write nothing',
    args: [{ name: '<source>', help: 'URL, HTML file, or - for HTML on standard input (with --base)', value: 'file' }],
    takesAddresses: true,
    options: [
      { format: 'md (default), json, html, txt' },
      'json',
      'frontMatter',
      'sourceLine',
      'quiet',
      'verbose',
      'base',
      'engine',
      'force',
      ...BROWSER_READING,
      ...NETWORK,
      'robots',
      'allowPartial',
      'strict',
      'color',
      'progress',
      'config',
    ],
    examples: [
      { does: 'read an article in the terminal', line: 'tearsheet show https://paper.example/story | less' },
      { does: 'count its words', line: 'tearsheet show https://paper.example/story -f txt | wc -w' },
      { does: 'take a field of its record', line: 'tearsheet show https://paper.example/story --json | jq .authors' },
    ],
  },
  {
    name: 'explain',
    group: 'Articles',
    summary: 'tell for each block of a page whether it is kept, and why',
    args: [{ name: '<source>', help: 'URL, HTML file, or - for HTML on standard input (with --base)', value: 'file' }],
    takesAddresses: true,
    options: [
      { json: 'one JSON object a block' },
      'quiet',
      'verbose',
      'base',
      'engine',
      ...BROWSER_READING,
      ...NETWORK,
      'robots',
      'color',
      'progress',
      'config',
    ],
    examples: [
      { does: 'see each block: kept or not, score, what decided', line: 'tearsheet explain https://paper.example/story' },
      { does: 'only what was left out', line: "tearsheet explain https://paper.example/story | grep '^-'" },
      { does: 'of a page in a file', line: 'tearsheet explain page.html --base https://paper.example/story' },
    ],
  },
  {
    name: 'login',
    group: 'Articles',
    summary: 'open a page in a browser window, to log in to a profile',
    args: [{ name: '<url>', help: 'the page that asks for the login' }],
    takesAddresses: true,
    options: [
      { profile: { help: 'the profile to log in to; created when missing' } },
      { browser: 'the program of the browser, where it is not found' },
      'proxy',
      'cacert',
      'insecure',
      { verbose: 'stack traces' },
      'config',
    ],
    examples: [
      { does: 'log in; closing the window keeps it', line: 'tearsheet login https://paper.example --profile ~/paper' },
      { does: 'and save as who is logged in', line: 'tearsheet --browser --profile ~/paper https://paper.example/story' },
      {
        does: 'with another browser',
        line: 'tearsheet login https://paper.example --profile ~/paper --browser /opt/chrome',
      },
    ],
  },
  {
    name: 'links',
    group: 'Articles',
    summary: 'article URLs of sites, feeds and sitemaps, one a line',
    args: [{ name: '[site...]', help: 'URLs of sites, feeds (RSS, Atom, JSON Feed) or sitemaps' }],
    takesAddresses: true,
    options: [
      { inputFile: 'more sites, one a line, or CSV, JSONL with `url`; - is standard input' },
      { since: 'only those dated since a day (2026-01-31), time or age (7d)' },
      'limit',
      { json: 'one JSON object a link: url, title?, date?, from, site' },
      'quiet',
      'verbose',
      'delay',
      ...NETWORK,
      { robots: { help: 'obey robots.txt (the default here)' } },
      'color',
      'progress',
      'config',
    ],
    examples: [
      { does: 'what a site published this week', line: 'tearsheet links https://paper.example --since 7d' },
      { does: 'the first twenty of a feed', line: 'tearsheet links https://paper.example/feed.xml --limit 20' },
      { does: 'save them', line: 'tearsheet links https://paper.example --since 24h | tearsheet -i -' },
      { does: 'of many sites, titles and dates kept', line: 'tearsheet links -i sites.txt --json | tearsheet -i - -d news' },
    ],
  },
  {
    name: 'extract',
    group: 'Articles',
    summary: 'offline: HTML, WARC or page JSONL in, article JSONL out',
    args: [
      {
        name: '[file...]',
        help: 'HTML, saved page, WARC, WACZ or JSONL (gzipped too), or - (JSONL or HTML)',
        value: 'file',
      },
    ],
    options: [
      { quiet: 'no warnings' },
      { verbose: 'stack traces' },
      { output: { help: 'one output; .gz and .zst are compressed; - is standard output' } },
      { dir: 'one output an input, and NAME.stats.json beside it' },
      { to: { choices: ['jsonl', 'wet', 'parquet'] } },
      { ifExists: { help: 'an output that is there: replace (default) or skip', choices: ['replace', 'skip'] } },
      'shard',
      { base: 'the URL of HTML' },
      'engine',
      'force',
      'html',
      'write',
      { jobs: 'pages at once (as many as cores and memory allow)' },
      { strict: 'a page without an article fails the run' },
      'progress',
      'config',
    ],
    examples: [
      { does: 'articles of a file of Common Crawl', line: 'tearsheet extract CC-NEWS.warc.gz > articles.jsonl' },
      { does: 'articles of pages as JSON lines', line: 'zcat pages.jsonl.gz | tearsheet extract -j 4 > articles.jsonl' },
      {
        does: 'many files, one output each; the same command again goes on',
        line: 'tearsheet extract *.warc.gz -d articles --if-exists skip',
      },
      { does: 'the article of a file', line: 'tearsheet extract page.html --base https://paper.example/story' },
    ],
  },
  {
    name: 'watch',
    group: 'Captures',
    summary: 'capture pages of a list again when due, tell what was edited',
    args: [],
    options: [
      'inputFile',
      'dir',
      { json: 'one JSON object an edit' },
      'quiet',
      'verbose',
      'name',
      'images',
      'frontMatter',
      'sourceLine',
      'jobs',
      'perHost',
      'delay',
      'minChange',
      ...BROWSER,
      ...NETWORK,
      'robots',
      'timestamp',
      'color',
      'config',
    ],
    examples: [
      {
        does: 'look at all that are due; exit code 1 when something was edited',
        line: 'tearsheet watch -i pages.txt -d captures',
      },
      { does: 'from cron, twice an hour', line: '*/30 * * * * tearsheet watch -i pages.txt -d captures' },
      { does: 'edits of ten words and more, for a program', line: 'tearsheet watch -i pages.txt --min-change 10 --json' },
    ],
  },
  {
    name: 'verify',
    group: 'Captures',
    summary: 'check captures: sums, WARC, pictures, and the text, read again',
    args: [CAPTURES],
    options: [
      { json: 'one JSON object a capture' },
      { quiet: 'only what is not as it was' },
      { jobs: 'captures at once (4), and threads that read (1)' },
      'quick',
      'deep',
      'config',
    ],
    examples: [
      { does: 'check all captures below a folder', line: 'tearsheet verify captures' },
      { does: 'check one', line: 'tearsheet verify captures/2026-01-31-paper.example-story.md' },
      { does: 'only what is not as it was, for a script', line: 'tearsheet verify -q captures || echo "look at them"' },
    ],
  },
  {
    name: 'history',
    group: 'Captures',
    summary: 'the captures of a page, the oldest first',
    args: [{ name: '<url|path>', help: 'URL, Markdown file, capture folder or folder of captures', value: 'file' }],
    takesAddresses: true,
    options: [
      { dir: 'where to look (the working folder, or that of the capture)' },
      { json: 'one JSON object a capture' },
      { verbose: 'stack traces' },
      'config',
    ],
    examples: [
      { does: 'all captures of a page', line: 'tearsheet history https://paper.example/story -d captures' },
      {
        does: 'those of the page that a capture shows',
        line: 'tearsheet history captures/2026-01-31-paper.example-story.md',
      },
      { does: 'when it was captured', line: 'tearsheet history https://paper.example/story --json | jq -r .retrieved' },
    ],
  },
  {
    name: 'diff',
    group: 'Captures',
    summary: 'what changed from one capture to another, word by word',
    args: [
      { name: '<a>', help: 'the earlier one: Markdown file or capture folder', value: 'file' },
      { name: '<b>', help: 'the later one', value: 'file' },
    ],
    options: [{ json: 'one JSON object' }, { verbose: 'stack traces' }, 'color', 'config'],
    examples: [
      { does: 'what was edited (exit code: 0 alike, 1 different, 2 trouble)', line: 'tearsheet diff old.md new.md' },
      { does: 'in pages, with colours off', line: 'tearsheet diff --no-color old.md new.md | less' },
      { does: 'which fields changed', line: "tearsheet diff old.md new.md --json | jq '.differences[].field'" },
    ],
  },
  {
    name: 'timestamp',
    group: 'Captures',
    summary: 'have captures time-stamped (RFC 3161) that are not yet',
    args: [CAPTURES],
    options: [
      { json: 'one JSON object a capture' },
      { verbose: 'stack traces' },
      'proxy',
      'cacert',
      { maxTime: 'for one stamp (60)' },
      'authority',
      'config',
    ],
    examples: [
      { does: 'stamp all captures of a folder', line: 'tearsheet timestamp captures --authority https://tsa.example' },
      { does: 'try again where --timestamp failed', line: 'tearsheet timestamp captures/2026-01-31-paper.example-story.md' },
      { does: 'the stamped times', line: 'tearsheet timestamp captures --authority https://tsa.example --json | jq .time' },
    ],
  },
  {
    name: 'wacz',
    group: 'Captures',
    summary: 'pack captures into a WACZ, for replay in a browser',
    args: [{ ...CAPTURES, help: 'Markdown files, capture folders, folders of captures, .warc.gz files' }],
    options: [{ output: 'the WACZ to write; - is standard output' }, { verbose: 'stack traces' }, 'config'],
    examples: [
      { does: 'all captures as one file for ReplayWeb.page', line: 'tearsheet wacz captures -o captures.wacz' },
      { does: 'one capture', line: 'tearsheet wacz captures/2026-01-31-paper.example-story.md -o story.wacz' },
      { does: 'of a WARC', line: 'tearsheet wacz all.warc.gz -o all.wacz' },
    ],
  },
  {
    name: 'list',
    group: 'Library',
    summary: 'the captures of a folder: date, site, title, path',
    args: [{ name: '[dir]', help: 'a folder of captures (.)', value: 'folder' }],
    options: [...FILTERS, { json: 'one JSON record a capture' }, { quiet: 'no progress' }, 'verbose', 'progress', 'config'],
    examples: [
      { does: 'all captures, the newest first', line: 'tearsheet list captures' },
      {
        does: "an author's of one month",
        line: 'tearsheet list captures --author roe --since 2026-01-01 --until 2026-01-31',
      },
      { does: 'the words of a publication', line: 'tearsheet list captures --site Courier --json | jq .wordCount' },
    ],
  },
  {
    name: 'search',
    group: 'Library',
    summary: 'captures that hold all words: path, title, passage',
    args: [{ name: '<words...>', help: 'words, "phrases", beginnings*, -words that must not be there' }],
    options: [
      { dir: 'a folder of captures (.)' },
      ...FILTERS,
      { json: 'one JSON record a capture' },
      { quiet: 'no progress' },
      'verbose',
      'color',
      'progress',
      'config',
    ],
    examples: [
      { does: 'all words, in any place of a capture', line: 'tearsheet search -d captures bridge collapse' },
      {
        does: 'a phrase, and words that begin with flood',
        line: `tearsheet search '"state of emergency"' 'flood*'`,
      },
      { does: 'exit code 1 when nothing is found', line: 'tearsheet search -q bridge > hits.tsv || echo none' },
    ],
  },
  {
    name: 'export',
    group: 'Library',
    summary: 'captures for reference managers, spreadsheets, data frames',
    args: [CAPTURES],
    options: [
      {
        to: { help: 'csl-json, bibtex, ris, csv, jsonl or parquet (needs -o)', choices: EXPORT_FORMATS, group: 'Everyday' },
      },
      { output: 'file to write; without it standard output' },
      { quiet: 'no progress' },
      'verbose',
      'config',
    ],
    examples: [
      { does: 'for Zotero or pandoc --citeproc', line: 'tearsheet export captures --to csl-json -o captures.json' },
      { does: 'for LaTeX', line: 'tearsheet export captures --to bibtex > captures.bib' },
      { does: 'for DuckDB, pandas or R', line: 'tearsheet export captures --to parquet -o captures.parquet' },
    ],
  },
  {
    name: 'site',
    group: 'Library',
    summary: 'static pages to read, filter and search captures in a browser',
    args: [CAPTURES],
    options: [
      { output: { help: 'folder of the pages: new, empty, or a site', value: 'folder' } },
      { quiet: 'no progress' },
      'verbose',
      'progress',
      'config',
    ],
    examples: [
      { does: 'make or renew the pages', line: 'tearsheet site captures -o site' },
      { does: 'and read them, without a server', line: 'tearsheet site captures -o site && xdg-open site/index.html' },
      { does: 'of some captures', line: 'tearsheet site captures/2026-01-*.md -o january' },
    ],
  },
  {
    name: 'help',
    group: 'Help',
    summary: 'print the help of a command, or of the program',
    args: [{ name: '[command]', help: 'a command' }],
    options: [],
    examples: [
      { does: 'all options of saving', line: 'tearsheet help save' },
      { does: 'of the offline command', line: 'tearsheet help extract' },
      { does: 'the commands and everyday options', line: 'tearsheet help' },
    ],
  },
  {
    name: 'completion',
    group: 'Help',
    summary: 'print the completion script of a shell',
    args: [{ name: '<shell>', help: 'bash, zsh or fish', choices: ['bash', 'zsh', 'fish'] }],
    options: [],
    examples: [
      { does: 'in ~/.bashrc', line: 'eval "$(tearsheet completion bash)"' },
      { does: 'in ~/.zshrc, after compinit', line: 'eval "$(tearsheet completion zsh)"' },
      { does: 'for fish', line: 'tearsheet completion fish > ~/.config/fish/completions/tearsheet.fish' },
    ],
  },
] as const satisfies readonly CommandSpec[];

export type CommandName = (typeof COMMANDS)[number]['name'];
