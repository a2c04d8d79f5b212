/** Takes out of a page's text what no reader sees and what a terminal, a YAML reader or a diff would act on. */

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
