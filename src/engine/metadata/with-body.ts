/**
 * The metadata as the article's own text corrects it: by its dateline, and by whether a description or a wall is one.
 */
import type { Metadata } from '../article.ts';
import { agenciesIn } from './agencies.ts';
import { datelineOf } from './datelines.ts';

/** The metadata, once the body is known. `text` is the body, `words` its length. */
export function withBody(metadata: Metadata, text: string, words: number): Metadata {
  const { description, agency, access, provenance } = metadata;
  const dateline = datelineOf(text);
  const agencies = dateline?.agency ? agenciesIn(dateline.agency) : [];
  const fields: Partial<Metadata> = {};
  const sources: Record<string, string> = {};
  const dropped = new Set<string>();
  if (dateline?.place) {
    fields.place = dateline.place;
    sources.place = 'dom:dateline';
  }
  if (!agency && agencies.length > 0) {
    fields.agency = agencies;
    sources.agency = 'dom:dateline';
  }
  if (description && isText(description, text)) dropped.add('description');
  if (access === 'paywalled' && provenance.access === 'dom:paywall' && isWhole(text, words)) {
    fields.access = 'unknown';
    dropped.add('access');
  }
  if (Object.keys(fields).length === 0 && dropped.size === 0) return metadata;
  const kept = Object.entries({ ...provenance, ...sources }).filter(([field]) => !dropped.has(field));
  const { description: _, ...others } = metadata;
  return {
    ...(dropped.has('description') ? others : metadata),
    ...fields,
    provenance: Object.fromEntries(kept),
  };
}

// The description may be half of a brief note.
const MOST_OF_TEXT = 0.8;
// The letters of a long summary: one that begins like the text is its beginning.
const LONG = 300;

/** The whole text over again. */
function isText(description: string, text: string): boolean {
  const isBeginning = description.length > LONG && plain(text).startsWith(plain(description).slice(0, LONG));
  if (isBeginning || description.length < MOST_OF_TEXT * text.length) return isBeginning;
  return plain(text).includes(plain(description));
}

function plain(text: string): string {
  return text.replace(/[\s.…]+/g, ' ').trim();
}

// A text before a wall is shorter, or ends midway.
const WHOLE_WORDS = 300;

/** A box for subscribers on a page whose text goes to its end. */
function isWhole(text: string, words: number): boolean {
  return words >= WHOLE_WORDS && /[.!?。！？؟।)"”»’]\s*$/u.test(text) && !/(?:…|\.\.\.|\[…\])$/.test(text);
}
