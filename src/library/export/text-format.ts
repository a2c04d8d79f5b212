import type { LibraryCapture } from '../library.ts';

/** What a format is made of: a text before the first capture, one for each, between two, and after the last. */
export interface TextFormat {
  before: string;
  item: (capture: LibraryCapture, key: string) => string;
  between: string;
  after: string;
}
