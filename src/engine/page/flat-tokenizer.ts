/** Flattens what a page nests deeper than pages are, so that it is read and not refused. */
import { html as names, Parser, type ParserOptions, Token, type TreeAdapterTypeMap } from 'parse5';
import { type AttributeCap, PageTokenizer } from './tokenizer.ts';

const { START_TAG } = Token.TokenType;

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

export class FlatTokenizer<T extends TreeAdapterTypeMap> extends PageTokenizer {
  readonly #parser: Parser<T>;
  #flattened = 0;

  constructor(parser: Parser<T>, cap: AttributeCap) {
    super(parser as unknown as Parser<TreeAdapterTypeMap>, cap);
    this.#parser = parser;
  }

  protected override emitCurrentTagToken(): void {
    const tag = this.currentToken as Token.TagToken;
    if (tag.type === START_TAG && this.#parser.openElements.stackTop >= DEEPEST) this.#flatten();
    super.emitCurrentTagToken();
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
}

// parse5 with a tokenizer of our own.

/** Parses a document. */
export function parseWith<T extends TreeAdapterTypeMap>(
  html: string,
  options: ParserOptions<T>,
  tokenizerFor: (parser: Parser<T>) => PageTokenizer,
): T['document'] {
  const parser = new Parser<T>(options);
  const tokenizer = tokenizerFor(parser);
  parser.tokenizer = tokenizer;
  // The tokenizer would turn these line ends into one sign as well, but one by one (HTML, 13.2.3.5).
  tokenizer.write(html.includes('\r') ? html.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : html, true);
  return parser.document;
}
