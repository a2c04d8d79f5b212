/**
 * Takes out of a page's HTML what no reader of the tree looks into and the parser would spend half of its time on: scripts
 * (but JSON-LD), style sheets, comments and drawings. Tags are found as the HTML standard's tokenizer finds them (13.2.5);
 * where the page does something that would need the whole parser to follow, the rest is left as it is.
 */

import { withoutEndlessReferences } from './references.ts';

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
  const cutter = new Cutter(html);
  for (let at = html.indexOf('<'); at >= 0; ) {
    const next = cutter.passMarkup(at);
    if (next <= 0) break;
    at = html.indexOf('<', next);
  }
  return cutter.result();
}

/** Passes over one piece of markup after the other; each step gives where it ends, 0 where the rest is to be left as it is. */
class Cutter {
  readonly #html: string;
  readonly #scripts: string[] = [];
  readonly #parts: string[] = [];
  /** Up to here the page is in the parts or left out. */
  #copied = 0;
  #inSelect = false;

  constructor(html: string) {
    this.#html = html;
  }

  passMarkup(at: number): number {
    const html = this.#html;
    const code = html.charCodeAt(at + 1);
    if (code === BANG) return this.#passDeclaration(at);
    if (code === QUESTION) return after(html, '>', at + 2);
    if (isLetter(code)) return this.#passStartTag(at);
    if (code !== SLASH) return at + 1;
    if (!isLetter(html.charCodeAt(at + 2))) return after(html, '>', at + 2);
    if (nameAt(html, at + 2) === 'select') this.#inSelect = false;
    return tagEnd(html, at + 2);
  }

  result(): LightHtml {
    this.#parts.push(this.#html.slice(this.#copied));
    return { html: withoutEndlessReferences(this.#parts.join('')), scripts: this.#scripts };
  }

  /** A comment, a doctype, or what is read as a comment. */
  #passDeclaration(at: number): number {
    const html = this.#html;
    // Only in a drawing or a formula is it one; elsewhere a comment up to the next `>`.
    if (html.startsWith('[CDATA[', at + 2)) return 0;
    if (!html.startsWith('--', at + 2)) return after(html, '>', at + 2);
    const end = commentEnd(html, at + 4);
    if (end > at + 7) this.#cut(at + 4, end - 3);
    return end;
  }

  #passStartTag(at: number): number {
    const html = this.#html;
    const name = nameAt(html, at + 1);
    const end = tagEnd(html, at + 1);
    if (end === 0 || name === 'plaintext' || name === 'math') return 0;
    if (name === 'select') this.#inSelect = true;
    if (name === 'svg') return html.charCodeAt(end - 2) === SLASH ? end : this.#passDrawing(end);
    return RAW_TEXT.has(name) ? this.#passRawText(name, at, end) : end;
  }

  #passDrawing(from: number): number {
    const end = drawingEnd(this.#html, from);
    if (end > 0) this.#cut(from, end);
    return end;
  }

  #passRawText(name: string, at: number, from: number): number {
    const html = this.#html;
    // In a <select> the parser takes most tags for text.
    if (this.#inSelect && name !== 'script') return 0;
    const end = rawTextEnd(html, name, from);
    if (end <= 0) return 0;
    if (name === 'style') this.#cut(from, end);
    else if (name === 'script' && !/ld(?:\+|&[^;]{1,8};)json/i.test(html.slice(at, from))) {
      this.#cut(from, end, leftOut(this.#scripts.length));
      this.#scripts.push(html.slice(from, end));
    }
    return end;
  }

  #cut(from: number, to: number, replacement = ''): void {
    this.#parts.push(this.#html.slice(this.#copied, from), replacement);
    this.#copied = to;
  }
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

/** Where the end tag of a raw text element starts; 0 when the page ends before. */
function rawTextEnd(html: string, name: string, from: number): number {
  if (name === 'script') return scriptEnd(html, from);
  const endTag = END_TAGS[name] as RegExp;
  endTag.lastIndex = from;
  return endTag.exec(html)?.index ?? 0;
}

/** In a script, `<!--` escapes text up to `-->`, and in there `<script` shields the next end tag (13.2.5.17 and on). */
function scriptEnd(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (html.startsWith('!--', at + 1)) return escapedScriptEnd(html, at);
    SCRIPT_END.lastIndex = at;
    if (html.charCodeAt(at + 1) === SLASH && SCRIPT_END.test(html)) return at;
  }
  return 0;
}

const SCRIPT_END = /<\/script(?=[\s/>])/iy;

/** From the first `<!--` on, as in few scripts. */
function escapedScriptEnd(html: string, from: number): number {
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
  return 0;
}

const END_TAGS: Record<string, RegExp> = Object.fromEntries(
  [...RAW_TEXT].map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]),
);

/** Where the end tag of a drawing starts; 0 where the page ends before, or HTML may end it. */
function drawingEnd(html: string, from: number): number {
  const edge = /<(\/?)svg(?=[\s/>])/gi;
  edge.lastIndex = from;
  let depth = 1;
  for (let match = edge.exec(html); match; match = edge.exec(html)) {
    const end = tagEnd(html, match.index + 1);
    if (end === 0) return 0;
    if (match[1]) depth -= 1;
    else if (html.charCodeAt(end - 2) !== SLASH) depth += 1;
    if (depth === 0) return NOT_DRAWING.test(withoutComments(html.slice(from, match.index))) ? 0 : match.index;
    edge.lastIndex = end;
  }
  return 0;
}

/** One that does not end stays, and with it the sign that it begins with. */
function withoutComments(markup: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let start = markup.indexOf('<!--'); start >= 0; start = markup.indexOf('<!--', copied)) {
    const end = markup.indexOf('-->', start);
    if (end < 0) break;
    parts.push(markup.slice(copied, start));
    copied = end + 3;
  }
  return parts.join('') + markup.slice(copied);
}
