/** Makes text of a page, a header or a file safe for a terminal: no control characters, line ends or changes of direction. */

/** The text on one line: control characters, line ends, byte order marks and bidi overrides become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
}

/** Text of several lines. */
export function severalLines(text: string): string {
  return text.split('\n').map(oneLine).join('\n');
}
