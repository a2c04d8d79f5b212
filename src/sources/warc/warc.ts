/** Pages out of WARC files: our own captures, Common Crawl's news crawl, and what other crawlers write. */

import { createHash } from 'node:crypto';
import { TearsheetError, type Warning } from '../../errors.ts';
import type { FilePart } from '../../files/hash.ts';
import type { Exchange, FetchedPage } from '../../types.ts';
import { TLS_URN } from '../../warc/exchange.ts';
import type { WarcEntry } from '../../warc/read.ts';
import { type RecoveredRecord, recoverWarc } from '../../warc/recover.ts';
import { refreshTarget } from '../fetch/refresh.ts';
import { asSnapshot, storedSnapshot } from '../fetch/replay.ts';
import { pageOfBytes } from '../local.ts';
import { FETCH_LIMITS } from '../options.ts';
import { shown } from '../url.ts';
import { locationOf, readRequest, readSoftware, readStoredAnswer, type StoredAnswer, type StoredRequest } from './answer.ts';
import { withStoredPictures } from './archived-pictures.ts';
import { readSavedFacts, type SavedFacts } from './saved-facts.ts';

export type { SavedFacts } from './saved-facts.ts';

/** A page of a WARC file, or why it could not be read. */
export type WarcPage = {
  url?: string;
  where: string;
  facts?: SavedFacts;
  /** `WARC-Record-ID` of the page's answer. */
  recordId?: string;
  /** The byte at which the record begins, or the gzip member that it is in. */
  offset?: number;
  /** It is what a browser made of the page whose answer has this `recordId`. */
  renders?: string;
} & ({ page: FetchedPage } | { error: unknown; exchange?: Exchange });

export interface WarcInputOptions {
  /** Largest page in bytes, as stored and decoded. */
  maxBytes?: number;
  /** Of a file that captures share, the part that is read: a capture of ours. */
  part?: FilePart;
  signal?: AbortSignal;
  /** Called at the end with the number of answers that are no HTML pages, such as images and errors. */
  onOthers?: (count: number) => void;
}

/**
 * The HTML pages of a WARC file in its order, each with the redirects that stand right before it; the pages of one article in
 * a capture of ours are one. Memory does not grow with the file. What a damaged file holds before the damage is read; the
 * damage is an `error` at the end.
 */
export async function* readWarcPages(path: string, options: WarcInputOptions = {}): AsyncGenerator<WarcPage> {
  // A part has no `warcinfo` that would say so.
  let isOurs = options.part !== undefined;
  let capture: WarcPage[] = [];
  let isDamaged = false;
  for await (const found of readAnswers(path, options)) {
    if ('software' in found) isOurs = found.software.startsWith('tearsheet/');
    else if ('damage' in found) {
      isDamaged = true;
      yield found.damage;
    } else if ('facts' in found) {
      yield* wholeCapture(isDamaged ? fromFirstPage(capture, found.facts) : capture, found.facts, options);
      [capture, isDamaged] = [[], false];
    } else if (isOurs) capture.push(found);
    else yield found;
  }
  // Without its last record a capture is not whole, and its pages are all that is known.
  yield* withRendered(capture);
}

/** What a browser showed takes the place of what it was sent. */
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

/** Where a record of the capture is damaged, it may have been the page, and no other is taken for it. */
function fromFirstPage(capture: WarcPage[], { finalUrl }: SavedFacts): WarcPage[] {
  const at = capture.findIndex((found) => 'page' in found && withoutHash(found.page.url) === withoutHash(finalUrl ?? ''));
  return at < 0 ? [] : capture.slice(at);
}

/** In our captures the page comes first, then its further pages, then images, whatever they call themselves. */
async function* wholeCapture(
  pages: WarcPage[],
  facts: SavedFacts,
  { maxBytes = FETCH_LIMITS.maxBytes }: WarcInputOptions,
): AsyncGenerator<WarcPage> {
  const [first, ...others] = withRendered(pages);
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

/** Under the addresses that it was asked for, with the warnings of its fetch. */
function asAsked(found: FetchedPage, { requestedUrl, finalUrl, isSnapshot, warnings }: SavedFacts): FetchedPage {
  const page = (isSnapshot && !found.snapshot ? asSnapshot(found) : undefined) ?? found;
  const url = finalUrl !== undefined && withoutHash(finalUrl) === withoutHash(page.url) ? finalUrl : page.url;
  return { ...page, url, requestedUrl: requestedUrl ?? page.requestedUrl, warnings };
}

type Found = WarcPage | { software: string } | { facts: SavedFacts } | { damage: WarcPage };

async function* readAnswers(path: string, options: WarcInputOptions): AsyncGenerator<Found> {
  const reading = new AnswerReading(path, options.maxBytes ?? FETCH_LIMITS.maxBytes);
  let damagedAt: number | undefined;
  for await (const found of recoverWarc(path, { part: options.part, signal: options.signal })) {
    const { offset } = found;
    try {
      if ('damage' in found) throw found.damage;
      yield* reading.read(found.entry, offset);
    } catch (error) {
      if (!(error instanceof TearsheetError) || error.code !== 'bad-record') throw error;
      yield* reading.trail.end();
      // What stands behind the damage of a record that is cut short is the same damage.
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

/** What was read of a WARC file so far. */
class AnswerReading {
  readonly trail = new Trail();
  /** Answers that are no HTML pages. */
  others = 0;
  pages = 0;
  readonly #path: string;
  readonly #maxBytes: number;
  #number = 0;
  #request: StoredRequest | undefined;

  constructor(path: string, maxBytes: number) {
    [this.#path, this.#maxBytes] = [path, maxBytes];
  }

  async *read(entry: WarcEntry, offset: number): AsyncGenerator<Found> {
    this.#number += 1;
    const where = `${this.#path}, record ${this.#number}`;
    if (entry.type === 'request') this.#request = await readRequest(entry);
    if (entry.type === 'warcinfo') yield { software: await readSoftware(entry) };
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
    const answer = await readStoredAnswer(entry, this.#request, where, this.#maxBytes);
    const recordId = entry.field('WARC-Record-ID');
    yield* this.trail.follow({ ...answer, offset, ...(recordId !== undefined && { recordId }) });
    if (answer.kind === 'other') this.others++;
    else if (answer.kind !== 'redirect' && answer.kind !== 'rendered') this.pages++;
  }
}

/** Puts redirects and the page that they lead to together again. */
class Trail {
  private hops: Exchange[] = [];
  /** A page that asks for another at once: whether it is one more hop, the next answer tells. */
  private held: Extract<StoredAnswer, { kind: 'page' }> | undefined;

  *follow(answer: StoredAnswer): Generator<WarcPage> {
    if (answer.kind === 'rendered') {
      yield* this.end();
      return yield answer;
    }
    if (this.held && withoutHash(refreshOf(this.held.page) ?? '') === withoutHash(answer.url)) {
      this.hops = this.held.page.exchanges;
      this.held = undefined;
    } else {
      yield* this.end();
      if (!this.leadsTo(answer.url)) this.hops = [];
    }
    if (answer.kind === 'redirect') this.hops.push(answer.exchange);
    else if (answer.kind === 'failure') yield answer;
    else if (answer.kind === 'page') yield* this.arrive(answer);
  }

  *end(): Generator<WarcPage> {
    if (this.held) yield { ...this.held, page: storedSnapshot(this.held.page) };
    this.held = undefined;
  }

  private *arrive(answer: Extract<StoredAnswer, { kind: 'page' }>): Generator<WarcPage> {
    const exchanges = [...this.hops, ...answer.page.exchanges];
    const requestedUrl = exchanges[0]?.url ?? answer.page.requestedUrl;
    const page = { ...answer.page, requestedUrl, exchanges, warnings: warningsOf(exchanges) };
    this.hops = [];
    if (refreshOf(page) === undefined) yield { ...answer, page: storedSnapshot(page) };
    else this.held = { ...answer, page };
  }

  private leadsTo(url: string): boolean {
    const last = this.hops.at(-1);
    const target = last && locationOf(last);
    return this.hops.length <= FETCH_LIMITS.redirects && target !== undefined && withoutHash(target) === withoutHash(url);
  }
}

function refreshOf({ html, url }: FetchedPage): string | undefined {
  return refreshTarget(html, new URL(url))?.href;
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** What a fetch would have said about the way to the page. */
export function warningsOf(exchanges: Exchange[]): Warning[] {
  const warnings: Warning[] = [];
  exchanges.forEach(({ url }, index) => {
    const next = exchanges[index + 1];
    if (url.startsWith('https:') && next?.url.startsWith('http:')) {
      warnings.push({ code: 'insecure-redirect', message: `${shown(new URL(url))} redirects from https to http` });
    }
  });
  const last = exchanges.at(-1);
  if (last?.tls?.verified === false) {
    warnings.push({ code: 'tls-not-verified', message: `TLS was not verified: ${new URL(last.url).host}` });
  }
  return warnings;
}
