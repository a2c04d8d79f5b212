/** parse5 with a cap on the attributes of a tag, counted where it takes them: where a tag ends only the tokenizer knows. */
import { Parser, type ParserOptions, type TreeAdapterTypeMap } from 'parse5';

/** What the tokenizer keeps to itself; parse5 offers no other way in before an attribute costs anything. */
interface AttributeReader {
  currentToken: object | null;
  _leaveAttrName(): void;
}

/**
 * Parses a document. parse5 compares each attribute with all before it (40,000 on one element take 10 s, measured); `refuse`
 * is called for the first beyond `most` on one tag, and has to throw.
 */
export function parseCapped<T extends TreeAdapterTypeMap>(
  html: string,
  options: ParserOptions<T>,
  most: number,
  refuse: () => never,
): T['document'] {
  const parser = new Parser<T>(options);
  const tokenizer = parser.tokenizer as unknown as AttributeReader;
  const leaveName = tokenizer._leaveAttrName;
  let tag: object | null = null;
  let count = 0;
  tokenizer._leaveAttrName = function counting(this: AttributeReader) {
    if (this.currentToken !== tag) {
      tag = this.currentToken;
      count = 0;
    }
    count += 1;
    if (count > most) refuse();
    leaveName.call(this);
  };
  parser.tokenizer.write(html, true);
  return parser.document;
}
