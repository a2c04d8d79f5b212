/** parse5 with a tokenizer of our own. */
import { Parser, type ParserOptions, type TreeAdapterTypeMap } from 'parse5';
import type { PageTokenizer } from './tokenizer.ts';

/** Parses a document; gives the tokenizer with it. */
export function parseWith<T extends TreeAdapterTypeMap, K extends PageTokenizer>(
  html: string,
  options: ParserOptions<T>,
  tokenizerFor: (parser: Parser<T>) => K,
): { document: T['document']; tokenizer: K } {
  const parser = new Parser<T>(options);
  const tokenizer = tokenizerFor(parser);
  parser.tokenizer = tokenizer;
  // The tokenizer would turn these line ends into one sign as well, but one by one (HTML, 13.2.3.5).
  tokenizer.write(html.includes('\r') ? html.replace(/\r\n?/g, '\n') : html, true);
  return { document: parser.document, tokenizer };
}
