/** Escapes of GitHub Flavored Markdown: what a page says must neither become markup nor change on its way through a reader. */

/**
 * `text` for a place inside a line. `<` where a tag, comment or autolink could begin; `&` where an entity could; `_` only
 * outside of words, as `snake_case` is no emphasis; bare addresses, of which GitHub makes links that swallow the escapes in them.
 */
export function escapeInline(text: string): string {
  if (!MAY_BE_MARKUP.test(text)) return text;
  return text
    .replace(/[\\*`[\]~]/g, '\\$&')
    .replace(/<(?=[a-z/!?]|$)/gi, '\\<')
    .replace(/&(?=#|[a-z0-9]+;|$)/gi, '\\&')
    .replace(/(https?)(?=:\/\/)/gi, '$1\\')
    .replace(/(www)(?=\.)/gi, '$1\\')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');
}

/** Whether there is anything to escape, as in few texts: one look in place of six. */
const MAY_BE_MARKUP = /[\\*`[\]~<&_]|:\/\/|[wW]{3}\./;

/** Escapes the mark that would make a block of a line that begins with `text` (already escaped inside). */
export function escapeLineStart(text: string): string {
  return text
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|[-=]+(?=\s*$)|[:|-](?=[-:|\s]*$))/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

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
  // In a destination none of these is markup but in a half-open bracket or code span before it.
  return mark === '*' || mark === '_' ? mark : `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
