/** Parses JSON as pages really write it. Linear in the length of the text. */

/**
 * The values in `text`: one for sound JSON, more where several stand side by side. Comments, CDATA marks, trailing commas, raw
 * line breaks, wrong escapes, unescaped quotes and missing ends are repaired. Throws SyntaxError where that does not suffice.
 */
export function parseLenient(text: string): unknown[] {
  const bare = unwrap(text);
  if (bare === '') return [];
  try {
    return [shallow(JSON.parse(bare))];
  } catch {
    // The text is not sound as it stands: the repaired text is tried, and its error is the one that counts.
  }
  const entityQuoted = !bare.includes('"') && bare.includes('&quot;');
  const repaired = repair(entityQuoted ? bare.replaceAll('&quot;', '"').replaceAll('&amp;', '&') : bare);
  const joined = shallow(JSON.parse(`[${repaired}]`));
  return joined as unknown[];
}

/** The most levels of nesting. Pages nest some ten, and whoever reads a value may follow it to its end. */
const MOST_LEVELS = 100;

/** The value without what lies deeper than any page nests. */
function shallow(value: unknown): unknown {
  let level = [value].filter(isContainer);
  for (let depth = 1; level.length > 0; depth += 1) {
    const below: object[] = [];
    for (const container of level) {
      for (const [key, inner] of Object.entries(container)) {
        if (!isContainer(inner)) continue;
        if (depth < MOST_LEVELS) below.push(inner);
        else (container as Record<string, unknown>)[key] = null;
      }
    }
    level = below;
  }
  return value;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Takes off what pages wrap around JSON: HTML comments, CDATA, a byte order mark, a last semicolon. */
function unwrap(text: string): string {
  let bare = text.trim().replace(/^\ufeff/, '');
  for (const [start, end] of WRAPPERS) {
    if (bare.startsWith(start)) bare = bare.slice(start.length).trimStart();
    if (bare.endsWith(end)) bare = bare.slice(0, -end.length).trimEnd();
  }
  return bare.endsWith(';') ? bare.slice(0, -1).trimEnd() : bare;
}

const WRAPPERS = [
  ['<!--', '-->'],
  ['//<![CDATA[', '//]]>'],
  ['// <![CDATA[', '// ]]>'],
  ['/*<![CDATA[*/', '/*]]>*/'],
  ['/* <![CDATA[ */', '/* ]]> */'],
  ['<![CDATA[', ']]>'],
] as const;

/** Writes sound JSON values, parted by commas, in one pass over the text. */
function repair(text: string): string {
  const out: string[] = [];
  const open: string[] = [];
  for (let i = 0; i < text.length; ) {
    const char = text[i] as string;
    if (char === '"') {
      const end = stringEnd(text, i + 1);
      partValues(out);
      out.push(`"${repairString(text.slice(i + 1, end))}"`);
      i = end + 1;
    } else if (text.startsWith('//', i) || text.startsWith('/*', i)) {
      i = commentEnd(text, i);
    } else if (PUNCTUATION.test(char)) {
      repairPunctuation(char, out, open);
      i += 1;
    } else {
      const token = wordAt(text, i);
      out.push(/^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/.test(token) ? token : JSON.stringify(token));
      i += token.length;
    }
  }
  dropTrailingComma(out);
  while (open.length) {
    dropTrailingComma(out);
    out.push(open.pop() as string);
  }
  return out.join('');
}

const PUNCTUATION = /[{}[\],:;\s\u00a0]/;

/** One sign outside of strings; blanks and semicolons say nothing. `open` are the closing brackets that are due. */
function repairPunctuation(sign: string, out: string[], open: string[]): void {
  if (sign === '{' || sign === '[') {
    partValues(out);
    open.push(sign === '{' ? '}' : ']');
    out.push(sign);
  } else if (sign === '}' || sign === ']') {
    dropTrailingComma(out);
    // A closing bracket of the wrong kind closes what is open; one too many is dropped.
    const expected = open.pop();
    if (expected) out.push(expected);
  } else if (sign === ',') {
    if (out.at(-1) === ':') out.push('null');
    partValues(out);
  } else if (sign === ':') {
    out.push(':');
  }
}

/** A number, a keyword, or text without its quotes. */
function wordAt(text: string, at: number): string {
  const word = /[^\s\u00a0",:{}[\]]*/y;
  word.lastIndex = at;
  return word.exec(text)?.[0] || (text[at] as string);
}

/** A comma behind a value, before what comes next. */
function partValues(out: string[]): void {
  if (lastMeaning(out) === 'value') out.push(',');
}

/** Tells the kind of the last piece written: an opening or a separator is a `start`, all else (the end of) a `value`. */
function lastMeaning(out: string[]): 'start' | 'value' {
  const last = out.at(-1);
  return last === undefined || last === '{' || last === '[' || last === ',' || last === ':' ? 'start' : 'value';
}

function dropTrailingComma(out: string[]): void {
  if (out.at(-1) === ':') out.push('null');
  while (out.at(-1) === ',') out.pop();
}

/** The distance behind a quote within which its meaning is looked for; it keeps a text full of quotes and blanks linear. */
const LOOKAHEAD = 200;

/**
 * Index of the quote that ends the string that begins at `from`: the first one that is followed by what may follow a string.
 * So the quotes of `"name": "The "best" of"` stay inside.
 */
function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (!isEscaped(text, from, at) && endsString(text.slice(at + 1, at + 1 + LOOKAHEAD))) return at;
  }
  return text.length;
}

/** Whether an odd number of backslashes stands before the place. */
function isEscaped(text: string, from: number, at: number): boolean {
  let start = at;
  while (start > from && text[start - 1] === '\\') start -= 1;
  return (at - start) % 2 === 1;
}

function endsString(rest: string): boolean {
  const next = rest.trimStart();
  if (next === '' || /^[:}\]]/.test(next)) return true;
  // A comma before a key, a value or an end ends the string; a comma before prose follows a quote inside a sentence.
  if (next[0] === ',') return /^,\s*(?:["{[\]}]|-?\d|true|false|null|\/[/*]|$)/.test(next);
  // A missing comma: the next key stands on a line of its own.
  return /^[^\S\n]*\n\s*"[\w@:-]+"\s*:/.test(rest);
}

function repairString(raw: string): string {
  return raw
    .replace(/\\(?:u[\da-fA-F]{4}|[\s\S]|$)|"/g, (match) => {
      if (match === '"') return '\\"';
      if (/^\\(?:u[\da-fA-F]{4}|["\\/bfnrt])$/.test(match)) return match;
      return match === "\\'" ? "'" : match.slice(1).replace(/[\r\n]/, ' ');
    })
    .replace(/\p{Cc}/gu, (control) => CONTROL[control] ?? ' ');
}

const CONTROL: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function commentEnd(text: string, at: number): number {
  const end = text[at + 1] === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
  if (end < 0) return text.length;
  return text[at + 1] === '/' ? end + 1 : end + 2;
}
