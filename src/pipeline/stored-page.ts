/** The one page of a capture, out of its WARC. */
import type { WarcSource } from '../capture/capture.ts';
import { TearsheetError } from '../errors.ts';
import { type FetchedText, htmlPageOf } from '../sources/sources.ts';
import { readWarcPages } from '../sources/warc/warc.ts';
import type { FetchedPage } from '../types.ts';

export interface StoredPage {
  page: FetchedText;
  fetched: FetchedPage;
  /** Pages in the WARC that are no part of this one. */
  others: number;
}

/** Throws `unsupported-type` when there is no page in the WARC, and what made the page unreadable. */
export async function readStoredPage({ path, part }: WarcSource, signal?: AbortSignal): Promise<StoredPage> {
  let found: Omit<StoredPage, 'others'> | undefined;
  let others = 0;
  for await (const one of readWarcPages(path, { ...(part && { part }), ...(signal && { signal }) })) {
    if (found !== undefined) others++;
    else if ('error' in one) throw one.error;
    else {
      const { page: fetched, facts } = one;
      found = { fetched, page: { ...htmlPageOf(fetched), fetched, ...(facts && { facts }) } };
    }
  }
  if (found === undefined) throw new TearsheetError('unsupported-type', `there is no HTML page in ${path}`);
  return { ...found, others };
}
