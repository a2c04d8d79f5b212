/**
 * Every escape, by target: what a page says is text for Markdown, YAML, HTML, BibTeX and CSV, and acts in none of them. The
 * terminal's stands in terminal.ts, since the command line alone needs it. Nothing foreign crosses elsewhere.
 */

// C0 but tab and line feed, DEL, C1, line and paragraph separators.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this file is about
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;
/** Byte order marks, bidi embeddings, overrides and isolates, interlinear anchors, noncharacters. Joiners and LRM, RLM stay. */
const INVISIBLE = /[\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]/g;

// Signs that any of the steps below looks for; most texts have none of them.
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this file is about
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]/;

/** Text of several lines; line feeds and tabs stay. Lone surrogates become U+FFFD. */
export function cleanLines(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, ' ')
    .replace(INVISIBLE, '');
}

/** Text of one line: runs of white space become one space. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/g, ' ').trim();
}

/** A copy of plain data with every string in it, keys too, cleaned. */
export function cleanData<T>(value: T): T {
  if (typeof value === 'string') return cleanLines(value) as T;
  if (Array.isArray(value)) return value.map(cleanData) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanLine(key), cleanData(inner)])) as T;
}

// Escapes of Markdown: what a page says must neither become markup nor change on its way through a reader. A sign is
// escaped where one of these readers would take it for markup, and nowhere else: micromark with GFM, markdown-it,
// Obsidian, and pandoc's `markdown`, `gfm` and `commonmark_x`. What each of them reads was tried out, see
// `tests/full/pandoc.test.ts`.

/**
 * `text` for a place inside a line. `block` is the text of the paragraph, item or cell around it: some signs are markup in
 * pairs alone, and the other one may stand in another element.
 */
export function escapeInline(text: string, block = text): string {
  if (!MAY_BE_MARKUP.test(text)) return text;
  const escaped = text
    .replace(ALWAYS, '\\$&')
    // `snake_case` is no emphasis.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
  return MAY_BE_PAIR.test(escaped) ? escapePairs(escaped, block) : escaped;
}

/** Whether there is anything to escape, as in few texts: one look in place of many. */
const MAY_BE_MARKUP = /[\\*`[\]<&_{$^~]|:\/\/|[wW]{3}\.|:[a-z\d_+-]+:|==|%%/;
const MAY_BE_PAIR = /[$^~]|==|%%/;

/**
 * Signs that are escaped wherever they stand: the start of a tag, comment or autolink; an entity; bare addresses, of which GitHub
 * makes links that swallow the escapes in them; attributes of pandoc; emoji by name; a note of pandoc, and the name of a block of
 * Obsidian.
 */
const ALWAYS =
  /[\\*`[\]]|<(?=[a-z/!?]|$)|&(?=#|[a-z0-9]+;|$)|(?<=https?)(?=:\/\/)|(?<=www)(?=\.)|\{(?=\s*(?:[#.=}-]|[\p{L}_:][-\w:.]*\s*=)|$)|:(?=(?=[\d_+-]*[a-z])[a-z\d_+-]+:|(?:[+-]1|100|1234):)|\^(?=\[|[\w-]+\s*$)/giu;

/** Signs that are markup in pairs, escaped where the block has a pair. */
function escapePairs(text: string, block: string): string {
  let escaped = text;
  // A formula begins before and ends behind what is no space.
  if (text.includes('$') && FORMULA.test(block)) escaped = escaped.replace(/\$/g, '\\$');
  // Raised and lowered text, struck text.
  if (text.includes('^') && isPair(block, '^')) escaped = escaped.replace(/(?<!\\)\^/g, '\\^');
  if (text.includes('~') && isPair(block, '~')) escaped = escaped.replace(/~/g, '\\~');
  // Marked text and comments, in Obsidian.
  if (text.includes('==') && MARKED.test(block)) escaped = escaped.replace(/={2,}/g, eachSign);
  if (text.includes('%%') && isPair(block, '%%')) escaped = escaped.replace(/%{2,}/g, eachSign);
  return escaped;
}

const MARKED = /(?<!=)==(?=[^\s=])[^\n]*?[^\s=]==(?!=)/;
const FORMULA = /\$\$|\$(?=\S)[^$]*(?<=[^\s$])\$/;

function isPair(block: string, sign: string): boolean {
  const first = block.indexOf(sign);
  return first >= 0 && block.includes(sign, first + sign.length);
}

function eachSign(run: string): string {
  return run.replace(/./g, '\\$&');
}

/** Escapes the mark that would make a block of a line that begins with `text` (already escaped inside). */
export function escapeLineStart(text: string): string {
  if (!MAY_BE_BLOCK.test(text)) return text;
  return text
    .replace(
      /^(\s*)(#{1,6}(?=\s|$)|#\.(?=\s)|[-+](?=\s|$)|>|[-=]+(?=\s*$)|\+(?=[-=:])|:(?=[\s:]|$)|~(?=[\s~]|$)|\|(?=\s|$)|[:|-](?=[-:|\s]*$))/,
      '$1\\$2',
    )
    .replace(/^(\s*)(\((?:\d{1,9}|[a-z]|[ivxlcdm]{2,}|@[\w-]*)\)(?=\s|$))/i, '$1\\$2')
    .replace(/^(\s*(?:\d{1,9}|[a-z]|[ivxlcdm]{2,}))(\)(?=\s|$))/i, '$1\\$2')
    .replace(/^(\s*(?:\d{1,9}|[a-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,}))(\.(?=\s|$))/, '$1\\$2');
}

const MAY_BE_BLOCK = /^\s*(?:[-#+>=:|~(]|\d{1,9}[.)]|[a-z][.)]|[ivxlcdm]{2,}[.)])/i;

/** `text` as a whole line of its own, such as a title: a heading's closing `#` too. */
export function escapeLine(text: string): string {
  return escapeLineStart(escapeInline(text)).replace(/(^|\s)(#+)$/, '$1\\$2');
}

/** A http, https or mailto address as the destination of a link, or an empty string for any other. */
export function linkDestination(address: string): string {
  let url: URL;
  try {
    url = new URL(address.trim());
  } catch {
    return '';
  }
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return '';
  // Parentheses would have to be balanced; entities would be read as such.
  const safe = url.href.replace(/[\\<>\s`*_[\]]/g, percent).replace(/&(?=#|[a-z0-9]+;)/gi, '\\&');
  return /[()]/.test(safe) ? `<${safe}>` : safe;
}

function percent(mark: string): string {
  // A star or an underscore in a destination is no markup but in a half-open bracket or code span before it.
  return mark === '*' || mark === '_' ? mark : `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

// Escapes of HTML: text and values of attributes in double quotes.

export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const SPECIAL = /[&<>"]/;

/**
 * Escapes of the front matter. The YAML library quotes its strings; but pandoc reads each of them as Markdown, so that a title
 * could become markup. A value gains a backslash only where one of pandoc's readers would make markup of it.
 */
export function escapeValue(text: string): string {
  if (!MAY_BE_PANDOC_MARKUP.test(text)) return text;
  let escaped = text.replace(CERTAIN, '\\$&');
  for (const { sign, pair } of PAIRS) if (pair.test(text)) escaped = escaped.replace(sign, '\\$&');
  return escaped.replace(BLOCK, '\\$&').replace(NUMBERED, '$1\\$2');
}

const MAY_BE_PANDOC_MARKUP = /[\\*`[\]<&_{$^~]|:[a-z\d_+-]+:|^\s*(?:[-#+>=:|~(]|\w{1,9}[.)]\s)/i;

/** A beginning that would make a list, a heading or a quote of the whole value. */
const BLOCK = /^(?:#{1,6}\s|[-+*]\s|>|:::|~~~|\((?:\d{1,9}|[a-z]|[ivxlcdm]{2,}|@[\w-]*)\)\s)/i;
const NUMBERED = /^(\d{1,9}|[a-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,})([.)]\s)/;

/** Signs that alone are markup: a backslash before a sign, a tag, an entity, attributes, an emoji by name, a note, a citation. */
const CERTAIN =
  /\\(?=[\p{P}\p{S}\s]|$)|<(?=[a-z/!?])|&(?=#|[a-z0-9]+;)|\{(?=\s*(?:[#.=}-]|[\p{L}_:][-\w:.]*\s*=))|:(?=(?=[\d_+-]*[a-z])[a-z\d_+-]+:|(?:[+-]1|100|1234):)|\^(?=\[)|\[(?=@|\^)/giu;

/** Signs that are markup with another of them. */
const PAIRS: { sign: RegExp; pair: RegExp }[] = [
  { sign: /\*/g, pair: /\*[^*]*\*/ },
  { sign: /`/g, pair: /`[^`]*`/ },
  { sign: /\$/g, pair: /\$[^$]*\$/ },
  { sign: /(?<!\\)\^/g, pair: /\^[^^]*\^/ },
  { sign: /~/g, pair: /~[^~]*~/ },
  { sign: /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, pair: /_[^_]*_/ },
  // A link, a span with attributes, a reference: what stands in brackets alone is text.
  { sign: /(?<!\\)[[\]]/g, pair: /\][([{:]/ },
];

// A cell of CSV (RFC 4180), which no spreadsheet takes for a formula.

export function csvCell(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// Escapes of BibTeX: a page's text inside braces, for biber, pandoc and LaTeX alike.

const NAMED: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

export function escapeBibtex(text: string): string {
  const pairs = pairedBraces(text);
  return (
    text
      .replace(/[\\{}~^%&#$_]/g, (sign, at: number) =>
        /[{}]/.test(sign) ? brace(sign, pairs.has(at)) : (NAMED[sign] ?? `\\${sign}`),
      )
      // Two of these are another sign to TeX.
      .replace(/([-'`])(?=\1)/g, '$1{}')
  );
}

/** biber counts braces also behind a backslash, so that one alone is named; pandoc reads no named ones. */
function brace(sign: string, isPaired: boolean): string {
  return isPaired ? `\\${sign}` : `\\textbrace${sign === '{' ? 'left' : 'right'}{}`;
}

/** Places of the braces that have their other. */
function pairedBraces(text: string): Set<number> {
  const open: number[] = [];
  const pairs = new Set<number>();
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if (sign === '{') open.push(index);
    else {
      const other = open.pop();
      if (other !== undefined) pairs.add(other).add(index);
    }
  }
  return pairs;
}

// A terminal: no control characters, line ends or changes of direction of a page, a header or a file reach it.

/** The text on one line: control characters, line ends, byte order marks and bidi overrides become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
}

/** Text of several lines. */
export function severalLines(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}
