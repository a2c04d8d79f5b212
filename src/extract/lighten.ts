/**
 * Takes out of a page's HTML what no reader of the tree looks into and the parser would spend half of its time on: scripts
 * (but JSON-LD), style sheets, comments and drawings. Tags are found as the HTML standard's tokenizer finds them (13.2.5);
 * where the page does something that would need the whole parser to follow, the rest is left as it is.
 */

export interface LightHtml {
  html: string;
  /** What stood in the scripts; the n-th is in the script whose text is `leftOut(n)`. */
  scripts: string[];
}

/** What stands in place of a script's text. */
function leftOut(n: number): string {
  return `script ${n} left out`;
}

/** Which of the `scripts` stood where `text` stands; undefined when `text` is the script itself. */
export function numberOfLeftOut(text: string): number | undefined {
  const number = /^script (\d+) left out$/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** After their start tag, text runs up to their own end tag. */
const RAW_TEXT = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes']);
/** A tag that is none of SVG's own: it may be HTML that ends the drawing, or something that the parser reads otherwise there. */
const NOT_DRAWING =
  /<(?!\/?(?:a|animate\w*|circle|clippath|defs|desc|ellipse|fe\w+|filter|g|image|line|lineargradient|marker|mask|metadata|path|pattern|polygon|polyline|radialgradient|rect|set|stop|style|svg|switch|symbol|text|textpath|title|tspan|use|view|\w+:\w+)\b)/i;

export function lighten(html: string): LightHtml {
  const scripts: string[] = [];
  const parts: string[] = [];
  /** Up to here `html` is in `parts` or left out. */
  let copied = 0;
  const cut = (from: number, to: number, replacement = '') => {
    parts.push(html.slice(copied, from), replacement);
    copied = to;
  };
  let inSelect = false;
  for (let at = html.indexOf('<'); at >= 0; ) {
    const code = html.charCodeAt(at + 1);
    let next: number;
    if (code === BANG) {
      if (html.startsWith('--', at + 2)) {
        next = commentEnd(html, at + 4);
        if (next > at + 7) cut(at + 4, next - 3);
      } else if (html.startsWith('[CDATA[', at + 2)) break;
      else next = after(html, '>', at + 2);
    } else if (code === QUESTION) next = after(html, '>', at + 2);
    else if (code === SLASH && isLetter(html.charCodeAt(at + 2))) {
      next = tagEnd(html, at + 2);
      if (nameAt(html, at + 2) === 'select') inSelect = false;
    } else if (code === SLASH) next = after(html, '>', at + 2);
    else if (isLetter(code)) {
      const name = nameAt(html, at + 1);
      next = tagEnd(html, at + 1);
      if (next > 0 && name === 'svg') {
        const end = drawingEnd(html, next);
        if (end === undefined) break;
        if (html.charCodeAt(next - 2) !== SLASH) {
          cut(next, end);
          next = end;
        }
      } else if (next > 0 && RAW_TEXT.has(name)) {
        const end = rawTextEnd(html, name, next);
        // In a <select> the parser takes most tags for text.
        if (end === undefined || (inSelect && name !== 'script')) break;
        if (name === 'script' && !/ld(?:\+|&[^;]{1,8};)json/i.test(html.slice(at, next))) {
          cut(next, end, leftOut(scripts.length));
          scripts.push(html.slice(next, end));
        } else if (name === 'style') cut(next, end);
        next = end;
      } else if (name === 'plaintext' || name === 'math') break;
      else if (name === 'select') inSelect = true;
    } else next = at + 1;
    if (next <= 0) break;
    at = html.indexOf('<', next);
  }
  parts.push(html.slice(copied));
  return { html: parts.join(''), scripts };
}

const BANG = 0x21;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0x0c;
}

/** Just after the next `mark`; 0 when there is none. */
function after(html: string, mark: string, from: number): number {
  return html.indexOf(mark, from) + 1;
}

/** Just after a comment whose text starts at `from`; 0 where only the tokenizer itself can tell. */
function commentEnd(html: string, from: number): number {
  if (html.charCodeAt(from) === GREATER || html.startsWith('->', from)) return 0;
  const end = html.indexOf('-->', from);
  if (end < 0) return 0;
  return html.slice(from, end).includes('--!>') ? 0 : end + 3;
}

function nameAt(html: string, from: number): string {
  let to = from;
  for (let code = html.charCodeAt(to); !isSpace(code) && code !== SLASH && code !== GREATER && to < html.length; ) {
    to += 1;
    code = html.charCodeAt(to);
  }
  return html.slice(from, to).toLowerCase();
}

/** Just after the `>` of the tag whose name starts at `from`, quotes observed; 0 when the page ends inside. */
function tagEnd(html: string, from: number): number {
  const { length } = html;
  let at = from;
  /** A quote begins a value only after an equals sign, and that only after a name. */
  let named = false;
  let valueNext = false;
  let inTagName = true;
  while (at < length) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (isSpace(code)) {
      inTagName = false;
    } else if (inTagName) {
      if (code === SLASH) inTagName = false;
    } else if (valueNext) {
      valueNext = false;
      named = false;
      if (code === QUOTE || code === APOSTROPHE) {
        at = html.indexOf(code === QUOTE ? '"' : "'", at + 1);
        if (at < 0) return 0;
      } else at = unquotedEnd(html, at) - 1;
    } else if (code === EQUALS && named) valueNext = true;
    else named = code !== SLASH;
    at += 1;
  }
  return 0;
}

function unquotedEnd(html: string, from: number): number {
  let at = from;
  while (at < html.length && !isSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== GREATER) at += 1;
  return at;
}

/** Where the end tag of a raw text element starts; undefined when the page ends before. */
function rawTextEnd(html: string, name: string, from: number): number | undefined {
  if (name === 'script') return scriptEnd(html, from);
  const endTag = END_TAGS[name] as RegExp;
  endTag.lastIndex = from;
  return endTag.exec(html)?.index;
}

/** In a script, `<!--` escapes text up to `-->`, and in there `<script` shields the next end tag (13.2.5.17 and on). */
function scriptEnd(html: string, from: number): number | undefined {
  const mark = /<!--|-->|<\/?script(?=[\s/>])/gi;
  let state: 'plain' | 'escaped' | 'shielded' = 'plain';
  mark.lastIndex = from;
  for (let match = mark.exec(html); match; match = mark.exec(html)) {
    const [found] = match;
    if (found === '-->') state = 'plain';
    else if (found === '<!--') {
      if (state === 'plain') state = 'escaped';
      // `<!-->` escapes nothing.
      mark.lastIndex = match.index + 2;
    } else if (found[1] !== '/') {
      if (state === 'escaped') state = 'shielded';
    } else if (state !== 'shielded') return match.index;
    else state = 'escaped';
  }
  return undefined;
}

const END_TAGS: Record<string, RegExp> = Object.fromEntries(
  [...RAW_TEXT].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]),
);

/** Where the end tag of a drawing starts; undefined where HTML may end it before. */
function drawingEnd(html: string, from: number): number | undefined {
  const edge = /<(\/?)svg(?=[\s/>])[^>]*>/gi;
  edge.lastIndex = from;
  let depth = 1;
  let end: number | undefined;
  for (let match = edge.exec(html); match && end === undefined; match = edge.exec(html)) {
    if (match[1]) depth -= 1;
    else if (!match[0].endsWith('/>')) depth += 1;
    if (depth === 0) end = match.index;
  }
  if (end === undefined) return undefined;
  const drawing = html.slice(from, end).replace(/<!--[\s\S]*?-->/g, '');
  return NOT_DRAWING.test(drawing) ? undefined : end;
}
