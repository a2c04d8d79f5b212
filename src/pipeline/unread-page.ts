/** Pages as their input has them. They are read where they are converted: the thread that hands them on does not look inside. */

import { type FetchedText, htmlPageOf } from '../sources/sources.ts';
import type { StoredResponse } from '../sources/warc/warc.ts';
import type { PageFile } from './page-file.ts';
import { type PageLine, type PageNames, readPageLine } from './page-line.ts';

/** A file, a line of JSONL, or the response of a WARC record. */
export type UnreadPage = PageFile | PageLine | PackedResponse;

/** A response whose facts are one text: that goes from thread to thread faster than an object. */
export interface PackedResponse {
  block: Uint8Array;
  /** JSON, but where redirects led to the page: they have bytes. */
  facts: string | ResponseFacts;
}

type ResponseFacts = Omit<StoredResponse, 'block'>;

export function packedResponse({ block, ...facts }: StoredResponse): PackedResponse {
  return { block, facts: facts.hops.length > 0 ? facts : JSON.stringify(facts) };
}

function unpacked({ block, facts }: PackedResponse): StoredResponse {
  return { block, ...(typeof facts === 'string' ? (JSON.parse(facts) as ResponseFacts) : facts) };
}

/** A page's text, and what the page states of itself in a line. */
export interface LoadedPage {
  id?: PageNames['id'];
  page: FetchedText;
}

/**
 * Throws what is wrong with the page: `bad-record` for a line, and what `readPageFile` and `readResponse` throw. Who saves one URL
 * comes by here with its page at hand, and loads the readers of files and archives for nothing.
 */
export async function loadPage(page: FetchedText | UnreadPage): Promise<LoadedPage> {
  if ('line' in page) {
    const { id, page: named } = readPageLine(page);
    return { ...(await loadPage(named)), ...(id !== undefined && { id }) };
  }
  if ('path' in page) {
    const { readPageFile } = await import('./page-file.ts');
    return { page: await readPageFile(page) };
  }
  if ('block' in page) {
    const { readResponse } = await import('../sources/warc/warc.ts');
    const fetched = await readResponse(unpacked(page));
    return { page: { ...htmlPageOf(fetched), fetched } };
  }
  return { page };
}
