/**
 * The length of a text as Readability counts it: white space at its ends does not count, and any other once. Extents add up to
 * that of a box.
 */
export interface Extent {
  /** Signs, and single spaces between them. */
  length: number;
  opensBlank: boolean;
  closesBlank: boolean;
}

export const NO_EXTENT: Extent = { length: 0, opensBlank: false, closesBlank: false };

export function extentOf(text: string): Extent {
  const plain = squeezedText(text);
  if (plain === '') return text === '' ? NO_EXTENT : BLANK;
  return {
    length: plain.length,
    opensBlank: text.charCodeAt(0) !== plain.charCodeAt(0),
    closesBlank: text.charCodeAt(text.length - 1) !== plain.charCodeAt(plain.length - 1),
  };
}

const BLANK: Extent = { length: 0, opensBlank: true, closesBlank: true };

export function joined(a: Extent, b: Extent): Extent {
  if (a === NO_EXTENT) return b;
  if (b === NO_EXTENT) return a;
  if (b.length === 0) return a.length === 0 || a.closesBlank ? a : { ...a, closesBlank: true };
  if (a.length === 0) return b.opensBlank ? b : { ...b, opensBlank: true };
  const space = a.closesBlank || b.opensBlank ? 1 : 0;
  return { length: a.length + space + b.length, opensBlank: a.opensBlank, closesBlank: b.closesBlank };
}

export function squeezedText(text: string): string {
  return text.trim().replace(SPACES, ' ');
}

const SPACES = /\s{2,}/g;
