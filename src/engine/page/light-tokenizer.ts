/**
 * Passes over what no reader of the tree looks into and the parser would spend half of its time on: the text of scripts (but
 * JSON-LD), style sheets and comments, and what is in drawings. Where that ends is told as the HTML standard's tokenizer
 * tells it (13.2.5); from where it cannot be told at a glance, the rest of the page is read as it is.
 */
import { html as names, type Parser, Token, TokenizerMode, type TreeAdapterTypeMap } from 'parse5';
import { APOSTROPHE, EQUALS, GREATER, isSpace, LESS, QUOTE, SLASH } from './characters.ts';
import { type AttributeCap, PageTokenizer } from './tokenizer.ts';

const { START_TAG, COMMENT } = Token.TokenType;

/** The type of a script that is data for search engines; only what these are is read by its text in the tree. */
export const JSON_LD = /ld\+json/i;

/** A little below the nesting that the tree allows (512), as formatting that is opened again adds some. */
const DEEPEST = 500;
/** No page has more of these: the tree's cap refuses them. */
const MOST_FLATTENED = 600;
const { TABLE, TBODY, TFOOT, THEAD, TR, TD, TH, CAPTION, COLGROUP, TEMPLATE, SELECT, UL, OL, LI, DL, DD, DT, HTML, BODY } =
  names.TAG_ID;
const KEPT_OPEN = new Set([
  ...[TABLE, TBODY, TFOOT, THEAD, TR, TD, TH, CAPTION, COLGROUP, TEMPLATE, SELECT],
  ...[UL, OL, LI, DL, DD, DT, HTML, BODY],
]);

export class LightTokenizer<T extends TreeAdapterTypeMap> extends PageTokenizer {
  /** The text of the scripts that were passed over. */
  readonly scripts = new Map<T['element'], string>();
  readonly #parser: Parser<T>;
  #isOver = false;
  #flattened = 0;

  constructor(parser: Parser<T>, cap: AttributeCap) {
    super(parser as unknown as Parser<TreeAdapterTypeMap>, cap);
    this.#parser = parser;
  }

  protected override _stateData(cp: number): void {
    if (cp !== LESS || !this.#passComment()) super._stateData(cp);
  }

  protected override emitCurrentTagToken(): void {
    const tag = this.currentToken as Token.TagToken;
    if (tag.type === START_TAG && this.#parser.openElements.stackTop >= DEEPEST) this.#flatten();
    super.emitCurrentTagToken();
    // The parser has placed the element, and set the state in which its content is read.
    if (tag.type !== START_TAG || this.#isOver) return;
    if (this.state === TokenizerMode.SCRIPT_DATA) this.#passScript(tag);
    else if (this.state === TokenizerMode.RAWTEXT && tag.tagName === 'style') this.#passTo(styleEnd);
    else if (tag.tagName === 'svg' && !tag.selfClosing) this.#passDrawing();
  }

  /**
   * Ends the innermost element, so that what begins now stands beside it: what is nested deeper than pages are is flattened. Parts
   * of tables stay open, as the parser would lose its place, and lists, as depth is what they say; the tree's cap refuses them.
   */
  #flatten(): void {
    const { activeFormattingElements: formatting, openElements } = this.#parser;
    this.#flattened += 1;
    if (this.#flattened > MOST_FLATTENED || KEPT_OPEN.has(openElements.currentTagId as names.TAG_ID)) return;
    const entry = formatting.getElementEntry(openElements.current);
    if (entry) formatting.removeEntry(entry);
    openElements.pop();
  }

  /** A comment stays as an empty one: it parts the texts before and behind it. */
  #passComment(): boolean {
    const { html, pos } = this.preprocessor;
    if (this.#isOver || !html.startsWith('!--', pos + 1)) return false;
    const end = commentEnd(html, pos + 4);
    this.#isOver = end === 0;
    if (end === 0) return false;
    this.preprocessor.pos = end - 1;
    this.emitCurrentComment({ type: COMMENT, data: '', location: null });
    return true;
  }

  #passScript({ attrs }: Token.TagToken): void {
    if (attrs.some(({ name, value }) => name === 'type' && JSON_LD.test(value))) return;
    const text = this.#passTo(scriptEnd);
    if (text !== '') this.scripts.set(this.#parser.openElements.current, text);
  }

  #passDrawing(): void {
    if (this.#parser.openElements.currentTagId === names.TAG_ID.SVG) this.#passTo(drawingEnd);
  }

  /**
   * Passes over the content of the element that has just begun; gives the text passed over, none where the end cannot be told.
   */
  #passTo(endOf: (html: string, from: number) => number): string {
    const { html, pos } = this.preprocessor;
    const end = endOf(html, pos + 1);
    this.#isOver = end === 0;
    if (end === 0) return '';
    this.preprocessor.pos = end - 1;
    return html.slice(pos + 1, end);
  }
}

/** Gives the place just after a comment whose text starts at `from`; 0 where only the tokenizer itself can tell. */
function commentEnd(html: string, from: number): number {
  if (html.charCodeAt(from) === GREATER || html.startsWith('->', from)) return 0;
  const end = html.indexOf('-->', from);
  if (end < 0) return 0;
  return html.slice(from, end).includes('--!>') ? 0 : end + 3;
}

/** Gives the place just after the `>` of the tag whose name starts at `from`, quotes observed; 0 when the page ends inside. */
function tagEnd(html: string, from: number): number {
  let at = wordEnd(html, from);
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === GREATER) return at + 1;
    at = isSpace(code) || code === SLASH ? at + 1 : attributeEnd(html, at);
    if (at === 0) return 0;
  }
  return 0;
}

/** Gives the place just after the attribute that starts at `from`; 0 when the page ends inside its quotes. */
function attributeEnd(html: string, from: number): number {
  // An equals sign at the beginning is a part of the name.
  const named = nameEnd(html, from + 1);
  const equals = spaceEnd(html, named);
  if (html.charCodeAt(equals) !== EQUALS) return named;
  const value = spaceEnd(html, equals + 1);
  const quote = html.charCodeAt(value);
  if (quote === GREATER) return value;
  if (quote === QUOTE || quote === APOSTROPHE) return html.indexOf(quote === QUOTE ? '"' : "'", value + 1) + 1;
  return unquotedEnd(html, value);
}

function wordEnd(html: string, from: number): number {
  let at = from;
  while (at < html.length && !isWordEnd(html.charCodeAt(at))) at += 1;
  return at;
}

function nameEnd(html: string, from: number): number {
  let at = from;
  while (at < html.length && !isWordEnd(html.charCodeAt(at)) && html.charCodeAt(at) !== EQUALS) at += 1;
  return at;
}

function isWordEnd(code: number): boolean {
  return isSpace(code) || code === SLASH || code === GREATER;
}

function spaceEnd(html: string, from: number): number {
  let at = from;
  while (isSpace(html.charCodeAt(at))) at += 1;
  return at;
}

function unquotedEnd(html: string, from: number): number {
  let at = from;
  while (at < html.length && !isSpace(html.charCodeAt(at)) && html.charCodeAt(at) !== GREATER) at += 1;
  return at;
}

/**
 * Finds the end tag of a script: `<!--` escapes text up to `-->`, and in there `<script` shields the next end tag (13.2.5.17 and
 * on).
 */
function scriptEnd(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (html.startsWith('!--', at + 1)) return escapedScriptEnd(html, at);
    SCRIPT_END.lastIndex = at;
    if (html.charCodeAt(at + 1) === SLASH && SCRIPT_END.test(html)) return at;
  }
  return 0;
}

const SCRIPT_END = /<\/script(?=[\s/>])/iy;

/** Finds the end tag behind the first `<!--`, which few scripts have. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: its three states and four marks are one automaton of the HTML standard, which is compared with the text there best in one piece.
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

/** Finds the start of a style sheet's end tag; 0 when the page ends before. */
function styleEnd(html: string, from: number): number {
  STYLE_END.lastIndex = from;
  return STYLE_END.exec(html)?.index ?? 0;
}

const STYLE_END = /<\/style(?=[\s/>])/gi;

/** Finds the start of a drawing's end tag; 0 where the page ends before, or HTML may end it. */
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

/** A tag that is none of SVG's own: it may be HTML that ends the drawing, or something that the parser reads otherwise there. */
const NOT_DRAWING =
  /<(?!\/?(?:a|animate\w*|circle|clippath|defs|desc|ellipse|fe\w+|filter|g|image|line|lineargradient|marker|mask|metadata|path|pattern|polygon|polyline|radialgradient|rect|set|stop|style|svg|switch|symbol|text|textpath|title|tspan|use|view|\w+:\w+)\b)/i;

/** Takes comments out. A comment that does not end stays, and with it the sign that it begins with. */
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
