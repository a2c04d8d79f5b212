/**
 * Escapes of Markdown: what a page says must neither become markup nor change on its way through a reader. A sign is escaped
 * where one of these readers would take it for markup, and nowhere else: micromark with GFM, markdown-it, Obsidian, and
 * pandoc's `markdown`, `gfm` and `commonmark_x`. What each of them reads was tried out, see `tests/full/pandoc.test.ts`.
 */

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
  /[\\*`[\]]|<(?=[a-z/!?]|$)|&(?=#|[a-z0-9]+;|$)|(?<=https?)(?=:\/\/)|(?<=www)(?=\.)|\{(?=\s*(?:[#.=}-]|[\p{L}_:][-\w:.]*\s*=)|$)|:(?=(?![\d]+:)[a-z\d_+-]+:|(?:100|1234):)|\^(?=\[|[\w-]+\s*$)/giu;

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
