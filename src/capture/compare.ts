/** Tells what changed between two captures, word by word. */
import type { ArticleRecord } from '../types.ts';

/** A run of words that both have, or that only the first (`removed`) or the second (`added`) has. */
export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** One field, or one place in the text, that differs. */
export interface Difference {
  /** `title`, `authors`, `published` ..., `captions`, or `text`. */
  field: string;
  changes: Change[];
}

/** Milliseconds for the words of one passage; one that is changed beyond that is shown whole, old and new. */
const WORD_DIFF_TIME = 2_000;

/** Metadata field by field, captions picture by picture, the text paragraph by paragraph. Empty when all is alike. */
export async function compareRecords(before: ArticleRecord, after: ArticleRecord): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [field, read] of FIELDS) {
    const [old, now] = [read(before), read(after)];
    if (old !== now) differences.push({ field, changes: await wordChanges(old, now) });
  }
  const captions = await listChanges(captionsOf(before), captionsOf(after));
  const paragraphs = await listChanges(paragraphsOf(before), paragraphsOf(after));
  return [
    ...differences,
    ...captions.map((changes) => ({ field: 'captions', changes })),
    ...paragraphs.map((changes) => ({ field: 'text', changes })),
  ];
}

const FIELDS: [string, (record: ArticleRecord) => string][] = [
  ['title', ({ title = '' }) => title],
  ['subtitle', ({ subtitle = '' }) => subtitle],
  ['authors', ({ authors }) => authors.join(', ')],
  ['published', ({ published = '' }) => published],
  ['modified', ({ modified = '' }) => modified],
  ['section', ({ section = '' }) => section],
  ['access', ({ access }) => access],
];

function captionsOf({ images }: ArticleRecord): string[] {
  return images.flatMap(({ caption, credit }) => {
    const line = [caption, credit && `(${credit})`].filter(Boolean).join(' ');
    return line === '' ? [] : [line];
  });
}

function paragraphsOf({ text = '' }: ArticleRecord): string[] {
  return text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== '');
}

/** Lists each run of items that differ, old against new, word by word. */
async function listChanges(before: string[], after: string[]): Promise<Change[][]> {
  const { diffArrays } = await import('diff');
  const runs: Change[][] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = async () => {
    if (removed.length + added.length > 0) runs.push(await wordChanges(removed.join('\n\n'), added.join('\n\n')));
    [removed, added] = [[], []];
  };
  for (const part of diffArrays(before, after)) {
    if (part.removed) removed.push(...part.value);
    else if (part.added) added.push(...part.value);
    else await flush();
  }
  await flush();
  return runs;
}

/** Words by Unicode's rules, so that scripts without spaces have words, too. */
async function wordChanges(before: string, after: string): Promise<Change[]> {
  const { diffArrays } = await import('diff');
  const parts = diffArrays(words(before), words(after), { timeout: WORD_DIFF_TIME });
  if (parts === undefined)
    return present([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  return present(
    parts.map((part) => ({ kind: part.removed ? 'removed' : part.added ? 'added' : 'same', text: part.value.join('') })),
  );
}

function words(text: string): string[] {
  const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
  // V8 copies the whole text for every segment of it, which makes a long one quadratic.
  const pieces = text.match(/\s+|\S{1,1000}/g) ?? [];
  return pieces.flatMap((piece) => Array.from(segmenter.segment(piece), ({ segment }) => segment));
}

function present(changes: Change[]): Change[] {
  return changes.filter(({ text }) => text !== '');
}
