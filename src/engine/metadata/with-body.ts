/**
 * The metadata as the article's own text corrects it: by its dateline, and by whether a description or a wall is one.
 */
import type { Metadata } from '../article.ts';
import type { PageTree } from '../page/tree.ts';
import { agenciesIn } from './agencies.ts';
import { datelineOf } from './datelines.ts';
import { descriptionBeside, isOfText } from './descriptions.ts';

/** The metadata, once the body is known. `text` is the body, `words` its length. */
export function withBody(page: PageTree, metadata: Metadata, text: string, words: number): Metadata {
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
  if (description && isOfText(description, text)) {
    const other = descriptionBeside(page, text);
    if (other) {
      fields.description = other.value;
      sources.description = other.source;
    } else dropped.add('description');
  }
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

// A text before a wall is shorter, or ends midway.
const WHOLE_WORDS = 300;

/** A box for subscribers on a page whose text goes to its end. */
function isWhole(text: string, words: number): boolean {
  return words >= WHOLE_WORDS && /[.!?。！？؟।)"”»’]\s*$/u.test(text) && !/(?:…|\.\.\.|\[…\])$/.test(text);
}
