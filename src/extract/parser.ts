/** parse5 with a tokenizer of our own: faster, and with a cap on the attributes of a tag, counted where it takes them. */
import { Parser, type ParserOptions, type TreeAdapterTypeMap } from 'parse5';
import { type AttributeCap, PageTokenizer } from './tokenizer.ts';

/** Parses a document; `cap.refuse` is called for the first attribute beyond `cap.most` on one tag. */
export function parseCapped<T extends TreeAdapterTypeMap>(
  html: string,
  options: ParserOptions<T>,
  cap: AttributeCap,
): T['document'] {
  const parser = new Parser<T>(options);
  parser.tokenizer = new PageTokenizer(parser as unknown as Parser<TreeAdapterTypeMap>, cap);
  // As the tokenizer would, one by one (HTML, 13.2.3.5).
  parser.tokenizer.write(html.includes('\r') ? html.replace(/\r\n?/g, '\n') : html, true);
  return parser.document;
}
