/**
 * Texts as Readability reads them: without white space at the ends, each run of it inside as one space. Those of the parts add up to
 * that of a box, so that no box is read anew for what its parts were read for.
 */

export interface Squeezed {
  readonly text: string;
  /** The white space that stood before and behind it: none, one sign, or a space for a run. One that is all white space has it as both. */
  readonly before: string;
  readonly after: string;
}

export const NO_TEXT: Squeezed = { text: '', before: '', after: '' };
const BLANK: Squeezed = { text: '', before: ' ', after: ' ' };

export function squeezed(whole: string): Squeezed {
  const trimmed = whole.trim();
  if (trimmed === '') return whole.length > 1 ? BLANK : whole === '' ? NO_TEXT : { text: '', before: whole, after: whole };
  const text = RUN.test(trimmed) ? trimmed.replace(RUNS, ' ') : trimmed;
  if (trimmed.length === whole.length) return { text, before: '', after: '' };
  const before = whole.length - whole.trimStart().length;
  const after = whole.length - trimmed.length - before;
  return { text, before: gap(whole, 0, before), after: gap(whole, whole.length - 1, after) };
}

const RUN = /\s\s/;
const RUNS = /\s{2,}/g;

function gap(whole: string, at: number, length: number): string {
  return length === 0 ? '' : length === 1 ? (whole[at] as string) : ' ';
}

/** The text of two parts, one behind the other. */
export function joined(a: Squeezed, b: Squeezed): Squeezed {
  if (a === NO_TEXT) return b;
  if (b === NO_TEXT) return a;
  const between = joinedGap(a.after, b.before);
  if (a.text === '') return b.text === '' ? BLANK : between === b.before ? b : { ...b, before: between };
  if (b.text === '') return between === a.after ? a : { ...a, after: between };
  return { text: a.text + between + b.text, before: a.before, after: b.after };
}

function joinedGap(a: string, b: string): string {
  return a === '' ? b : b === '' ? a : ' ';
}
