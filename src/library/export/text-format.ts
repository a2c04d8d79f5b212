import type { LibraryCapture } from '../library.ts';

/** A format as text: one text before the first capture, one for each, between two, and after the last. */
export interface TextFormat {
  before: string;
  item: (capture: LibraryCapture, key: string) => string;
  between: string;
  after: string;
}
