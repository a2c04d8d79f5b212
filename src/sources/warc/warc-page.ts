/** Types of what comes out of a WARC file. */
import type { Exchange, FetchedPage } from '../../types.ts';
import type { StoredResponse } from './response.ts';
import type { SavedFacts } from './saved-facts.ts';

/** A page of a WARC file, or why it could not be read. */
export type WarcPage = RecordPlace & ({ page: FetchedPage } | { error: unknown; exchange?: Exchange });

/** A page whose response is still as it was stored, with the address that was asked for first. */
export type UnreadResponse = RecordPlace & { url: string; stored: StoredResponse };

interface RecordPlace {
  url?: string;
  where: string;
  facts?: SavedFacts;
  /** `WARC-Record-ID` of the page's answer. */
  recordId?: string;
  /** The byte at which the record begins, or the gzip member that it is in. */
  offset?: number;
  /** The record id of the answer from which a browser made this page. */
  renders?: string;
}
