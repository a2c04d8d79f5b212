/** Pages out of WARC files: our own captures, Common Crawl's news crawl, and what other crawlers write. */

import { createHash } from 'node:crypto';
import { TearsheetError } from '../../errors.ts';
import type { FilePart } from '../../files/hash.ts';
import type { FetchedPage } from '../../types.ts';
import type { WarcEntry } from '../../warc/read.ts';
import { type RecoveredRecord, recoverWarc } from '../../warc/recover.ts';
import { TLS_URN } from '../../warc/write.ts';
import { pageOfBytes } from '../local.ts';
import { FETCH_LIMITS } from '../options.ts';
import { withFoundPictures } from '../saved/references.ts';
import { asSnapshot, parseUrl } from '../url.ts';
import { readRequest, readSoftware, readStoredAnswer } from './answer.ts';
import type { StoredRequest } from './response.ts';
import { readSavedFacts, type SavedFacts } from './saved-facts.ts';
import { Trail, withoutHash } from './trail.ts';
import type { UnreadResponse, WarcPage } from './warc-page.ts';

export { readResponse, type StoredResponse, warningsOf } from './response.ts';
export type { SavedFacts } from './saved-facts.ts';
export type { UnreadResponse, WarcPage } from './warc-page.ts';

export interface WarcInputOptions {
  /** Largest page in bytes, as stored and decoded. */
  maxBytes?: number;
  /** The part that is read of a file that captures share. */
  part?: FilePart;
  /** The part is a capture of ours, as it is by default. */
  isOurs?: boolean;
  signal?: AbortSignal;
  /** Called at the end with the number of answers that are no HTML pages, such as images and errors. */
  onOthers?: (count: number) => void;
}

/**
 * The HTML pages of a WARC file in its order, each with the redirects that stand right before it; the pages of one article in
 * a capture of ours are one. Memory does not grow with the file. What a damaged file holds before the damage is read; the
 * damage is an `error` at the end.
 */
export function readWarcPages(path: string, options: WarcInputOptions = {}): AsyncGenerator<WarcPage> {
  // Nothing is left unread.
  return pagesOf(path, options, false) as AsyncGenerator<WarcPage>;
}

/** The pages as `readWarcPages` gives them, but those of a crawl that stand by themselves unread, for a thread to read. */
export function readWarcLazily(path: string, options: WarcInputOptions = {}): AsyncGenerator<WarcPage | UnreadResponse> {
  return pagesOf(path, options, true);
}

async function* pagesOf(
  path: string,
  options: WarcInputOptions,
  isLazy: boolean,
): AsyncGenerator<WarcPage | UnreadResponse> {
  // A part has no `warcinfo` that would say so.
  let isOurs = options.isOurs ?? options.part !== undefined;
  let capture: WarcPage[] = [];
  let isDamaged = false;
  for await (const found of readAnswers(path, options, isLazy && !isOurs)) {
    if ('software' in found) isOurs = found.software.startsWith(OURS);
    else if ('damage' in found) {
      isDamaged = true;
      yield found.damage;
    } else if ('facts' in found) {
      yield* wholeCapture({ pages: capture, isDamaged }, found.facts, options);
      [capture, isDamaged] = [[], false];
    } else if (isOurs && !('stored' in found)) capture.push(found);
    else yield found;
  }
  // A capture without its last record is not whole, and its pages are all that is known.
  yield* withRendered(capture);
}

/** The page that a browser showed takes the place of the page that it was sent. */
function withRendered(pages: WarcPage[]): WarcPage[] {
  const rendered = pages.filter(({ renders }) => renders !== undefined);
  if (rendered.length === 0) return pages;
  return pages.flatMap((sent): WarcPage[] => {
    if (sent.renders !== undefined) return [];
    const shown = rendered.find(({ renders }) => renders === sent.recordId);
    return [shown !== undefined && 'page' in shown ? shownPage(sent, shown.page) : sent];
  });
}

/** An answer that is no whole page by itself may have been one for the browser. */
function shownPage(sent: WarcPage, { url, html, charset, rendered }: FetchedPage): WarcPage {
  const { url: _, where, recordId, offset } = sent;
  const place = { where, ...(recordId !== undefined && { recordId }), ...(offset !== undefined && { offset }) };
  const shown = { url, html, charset, ...(rendered && { rendered }), warnings: [] };
  if ('page' in sent) return { ...place, url, page: { ...sent.page, ...shown } };
  const { exchange } = sent;
  if (exchange === undefined) return sent;
  const sha256 = createHash('sha256').update(exchange.body).digest('hex');
  const answer = { requestedUrl: exchange.url, fetchedAt: exchange.startedAt, sha256, exchanges: [exchange] };
  return { ...place, url, page: { ...answer, ...shown } };
}

/** A damaged record of the capture may have been the page, and no other is taken for it. */
function fromFirstPage(capture: WarcPage[], { finalUrl }: SavedFacts): WarcPage[] {
  const at = capture.findIndex((found) => 'page' in found && withoutHash(found.page.url) === withoutHash(finalUrl ?? ''));
  return at < 0 ? [] : capture.slice(at);
}

/** The page comes first in our captures, then its further pages, then images, whatever they call themselves. */
async function* wholeCapture(
  { pages, isDamaged }: { pages: WarcPage[]; isDamaged: boolean },
  facts: SavedFacts,
  { maxBytes = FETCH_LIMITS.maxBytes }: WarcInputOptions,
): AsyncGenerator<WarcPage> {
  const [first, ...others] = withRendered(isDamaged ? fromFirstPage(pages, facts) : pages);
  if (first === undefined) return;
  if ('error' in first) return yield first;
  const further = new Set(facts.pages.slice(1));
  const parts = others.flatMap((other) => ('page' in other && further.has(other.page.url) ? [other.page] : []));
  const page = asAsked(await withFolder(first.page, facts, maxBytes), facts);
  yield { ...first, facts, page: { ...page, ...(parts.length > 0 && { parts }) } };
}

/** A page that lay beside a folder, or in an archive, is read as it was then: with those pictures that were there. */
async function withFolder(
  found: FetchedPage,
  { folder, modified, archive }: SavedFacts,
  maxBytes: number,
): Promise<FetchedPage> {
  const { body, url, fetchedAt } = found;
  if (archive !== undefined) return asArchived(found, archive);
  if (body === undefined || found.exchanges.length > 0) return found;
  const own = modified !== undefined && found.saved ? { ...found, saved: { ...found.saved, modified } } : found;
  if (folder === undefined) return own;
  const names = new Set(folder.pictures);
  const beside = { name: folder.name, has: (name: string) => names.has(name) };
  return pageOfBytes(body, {
    where: url,
    maxBytes,
    base: url,
    readAt: fetchedAt,
    folder: () => beside,
    ...(modified !== undefined && { modified }),
  });
}

/** A page out of an archive named those pictures that were there. */
function asArchived(found: FetchedPage, { form, pictures }: NonNullable<SavedFacts['archive']>): FetchedPage {
  const { html, found: named } = withStoredPictures(found, new Set(pictures.map(withoutHash)));
  const stored = { form, type: '', pictures: named.map((url) => ({ url })), holdsPictures: true };
  return { ...found, html, saved: stored };
}

/** The page as it names those pictures that are in the archive. */
export function withStoredPictures(
  page: FetchedPage,
  addresses: Pick<ReadonlySet<string>, 'has'>,
): { html: string; found: string[] } {
  const stated = /<base\b[^>]{0,300}?\bhref\s*=\s*["']?([^"'\s>]{1,2000})/i.exec(page.html.slice(0, 1 << 20))?.[1];
  const base = parseUrl(stated ?? '', new URL(page.url)) ?? new URL(page.url);
  return withFoundPictures(page.html, (reference) => {
    const url = parseUrl(reference.trim(), base)?.href;
    return url !== undefined && addresses.has(withoutHash(url)) ? url : undefined;
  });
}

/** The page under the addresses that it was asked for, with the warnings of its fetch. */
function asAsked(found: FetchedPage, { requestedUrl, finalUrl, isSnapshot, warnings, listed }: SavedFacts): FetchedPage {
  const page = (isSnapshot && !found.snapshot ? asSnapshot(found) : undefined) ?? found;
  const url = finalUrl !== undefined && withoutHash(finalUrl) === withoutHash(page.url) ? finalUrl : page.url;
  return { ...page, url, requestedUrl: requestedUrl ?? page.requestedUrl, warnings, ...(listed && { listed }) };
}

/** The beginning of `software` where a capture of ours, of several records, stands. */
export const OURS = 'tearsheet/';

type Found = WarcPage | UnreadResponse | { software: string } | { facts: SavedFacts } | { damage: WarcPage };

async function* readAnswers(path: string, options: WarcInputOptions, isLazy: boolean): AsyncGenerator<Found> {
  const reading = new AnswerReading(path, options.maxBytes ?? FETCH_LIMITS.maxBytes, isLazy);
  let damagedAt: number | undefined;
  for await (const found of recoverWarc(path, { part: options.part, signal: options.signal })) {
    const { offset } = found;
    try {
      if ('damage' in found) throw found.damage;
      yield* reading.read(found.entry, offset);
    } catch (error) {
      if (!(error instanceof TearsheetError) || error.code !== 'bad-record') throw error;
      yield* reading.trail.end();
      // The damage behind a record that is cut short is the same damage.
      if (damagedAt !== offset) yield { damage: { where: path, offset, ...addressOf(found), error } };
      damagedAt = offset;
    }
  }
  yield* reading.trail.end();
  if (reading.pages === 0 && damagedAt === undefined)
    yield { where: path, error: new TearsheetError('unsupported-type', `there is no HTML page in ${path}`) };
  options.onOthers?.(reading.others);
}

function addressOf(found: RecoveredRecord): { url?: string } {
  const url = 'entry' in found ? found.entry.field('WARC-Target-URI') : undefined;
  return url === undefined ? {} : { url };
}

/** The answers read from a WARC file so far. */
class AnswerReading {
  readonly trail = new Trail();
  /** Answers that are no HTML pages. */
  others = 0;
  pages = 0;
  readonly #path: string;
  readonly #maxBytes: number;
  readonly #mayBeLazy: boolean;
  #isOurs = false;
  #number = 0;
  #request: StoredRequest | undefined;

  constructor(path: string, maxBytes: number, isLazy: boolean) {
    [this.#path, this.#maxBytes, this.#mayBeLazy] = [path, maxBytes, isLazy];
  }

  async *read(entry: WarcEntry, offset: number): AsyncGenerator<Found> {
    this.#number += 1;
    const where = `${this.#path}, record ${this.#number}`;
    if (entry.type === 'request') this.#request = await readRequest(entry);
    if (entry.type === 'warcinfo') {
      const software = await readSoftware(entry);
      this.#isOurs = software.startsWith(OURS);
      yield { software };
    }
    if (entry.type === 'metadata') {
      const facts = await readSavedFacts(entry);
      if (facts) {
        yield* this.trail.end();
        yield { facts };
      }
    }
    if (entry.type !== 'response' && entry.type !== 'resource') return;
    // The certificates of a connection are no answer.
    if (entry.field('WARC-Target-URI')?.startsWith(TLS_URN)) return;
    const isLazy = this.#mayBeLazy && !this.#isOurs;
    const answer = await readStoredAnswer(entry, this.#request, where, { maxBytes: this.#maxBytes, isLazy });
    const recordId = entry.field('WARC-Record-ID');
    yield* this.trail.follow({ ...answer, offset, ...(recordId !== undefined && { recordId }) });
    if (answer.kind === 'other') this.others++;
    else if (answer.kind !== 'redirect' && answer.kind !== 'rendered') this.pages++;
  }
}
