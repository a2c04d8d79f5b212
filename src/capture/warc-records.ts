/** Makes the WARC records of a capture: the exchanges of its page and pictures, and the article's record. */
import {
  type ArticleRecord,
  type BrowserVisit,
  type Exchange,
  type FetchedPage,
  RECORD_FIELD,
  type RenderedPage,
} from '../types.ts';
import { exchangeRecords, fieldLines, NOTHING, newId, TLS_URN, WARC_FIELDS, type WarcRecord } from '../warc/write.ts';

export interface WarcContent {
  page: FetchedPage;
  /** Exchanges of the saved images. */
  images: Exchange[];
  /** Saved images that are files of the folder beside a saved page. */
  pictures?: FilePicture[];
  record: ArticleRecord;
  /** Writes passwords and cookies, too, which the exchanges name in `secretHeaders`. */
  keepSecrets?: boolean;
}

/** A picture that no server sent. */
export interface FilePicture {
  url: string;
  /** Media type. */
  type: string;
  bytes: Uint8Array;
}

/** The records of one capture after the `warcinfo`: page hop by hop, images, then `metadata` with the article's record. */
export function* captureRecords(content: WarcContent): Generator<WarcRecord> {
  const { page, record, keepSecrets = false } = content;
  const pages = [page, ...(page.parts ?? [])];
  let pageId = '';
  for (const one of pages) {
    const id = yield* pageRecords(one, keepSecrets);
    if (one === page) pageId = id;
  }
  const loaded = pages.flatMap(({ browser }) => browser?.others ?? []);
  const written = new Set(loaded);
  const images = content.images.filter((exchange) => !written.has(exchange));
  for (const exchange of [...loaded, ...images]) yield* recordsOf(exchange, keepSecrets);
  for (const picture of content.pictures ?? []) yield pictureResource(picture, page);
  for (const file of page.browser?.files ?? []) yield shownFile(file, page);
  yield* certificateRecords([...pages.flatMap(({ exchanges }) => exchanges), ...loaded, ...images]);
  yield metadataRecord(page, record, pageId);
}

/** The answers that a page came in, and what a browser made of them. Gives the id of the last answer. */
function* pageRecords(page: FetchedPage, keepSecrets: boolean): Generator<WarcRecord, string> {
  let pageId = '';
  for (const exchange of page.exchanges) {
    const records = recordsOf(exchange, keepSecrets);
    pageId = records.at(-1)?.id ?? pageId;
    yield* records;
  }
  if (page.exchanges.length === 0) {
    const resource = localPage(page);
    pageId = resource.id;
    yield resource;
  }
  if (page.rendered) yield renderedPage(page, page.rendered, pageId);
  return pageId;
}

/** The document as it stood in the browser, tied to the answer that it was made from. */
function renderedPage({ url }: FetchedPage, { at, body }: RenderedPage, pageId: string): WarcRecord {
  return {
    type: 'resource',
    id: newId(),
    date: at,
    targetUri: url,
    contentType: 'text/html; charset=utf-8',
    fields: [['WARC-Concurrent-To', pageId]],
    head: NOTHING,
    payload: body,
  };
}

/** The record of a file that the browser drew of the page, under an address that no request has. */
function shownFile({ name, type, bytes }: BrowserVisit['files'][number], page: FetchedPage): WarcRecord {
  const date = page.rendered?.at ?? inUtc(page.fetchedAt);
  const targetUri = `urn:${name.replace(/\.\w+$/, '')}:${page.url}`;
  return { type: 'resource', id: newId(), date, targetUri, contentType: type, head: NOTHING, payload: bytes };
}

/** The certificates that a server showed to prove who it is, once a host, for `openssl` and whoever knows certificates. */
function* certificateRecords(exchanges: Exchange[]): Generator<WarcRecord> {
  const shown = new Set<string>();
  for (const { url, certificates, startedAt: date } of exchanges) {
    const { hostname, port } = new URL(url);
    const targetUri = `${TLS_URN}${hostname}:${port || '443'}`;
    if (certificates === undefined || certificates.length === 0 || shown.has(targetUri)) continue;
    shown.add(targetUri);
    const payload = Buffer.from(certificates.map((pem) => `${pem.trim()}\n`).join(''));
    yield { type: 'resource', id: newId(), date, targetUri, contentType: PEM, head: NOTHING, payload };
  }
}

const PEM = 'application/x-pem-file';

/** The records of an exchange; the last is the response. */
function recordsOf(exchange: Exchange, keepSecrets: boolean): WarcRecord[] {
  if (exchange.stored !== undefined) return exchange.stored.map((whole) => storedRecord(whole, exchange));
  return exchangeRecords(exchange, keepSecrets ? NONE : new Set([...ALWAYS_SECRET, ...(exchange.secretHeaders ?? [])]));
}

/** A record as it stood in the archive that the page came out of, byte for byte. */
function storedRecord(whole: Uint8Array, { url, startedAt }: Exchange): WarcRecord {
  const head = Buffer.from(whole.buffer, whole.byteOffset, Math.min(whole.byteLength, HEADER_BYTES)).toString('latin1');
  const id = /^WARC-Record-ID:[ \t]*(\S+)/im.exec(head)?.[1] ?? '';
  return { type: 'response', id, date: startedAt, targetUri: url, contentType: '', head: NOTHING, payload: NOTHING, whole };
}

/** Bytes at the beginning of a record in which its id is looked for. */
const HEADER_BYTES = 4096;

const NONE: ReadonlySet<string> = new Set();
/** Headers with passwords, which are always left out. Cookies that a site set itself stand in its response and stay. */
const ALWAYS_SECRET = ['authorization', 'proxy-authorization'];

/** The record of a page from a file or standard input: a `resource`, as there was no request. */
function localPage(page: FetchedPage): WarcRecord {
  return {
    type: 'resource',
    id: newId(),
    date: inUtc(page.fetchedAt),
    targetUri: page.url,
    contentType: typeOf(page),
    head: NOTHING,
    payload: page.body ?? Buffer.from(page.html),
  };
}

/** The media type of the bytes that were read, which may be those of a whole saved file such as MHTML. */
function typeOf({ saved, body, charset }: FetchedPage): string {
  if (saved !== undefined) return saved.type;
  return body === undefined ? 'text/html; charset=utf-8' : `text/html; charset=${charset}`;
}

function pictureResource({ url, type, bytes }: FilePicture, page: FetchedPage): WarcRecord {
  const date = inUtc(page.fetchedAt);
  return { type: 'resource', id: newId(), date, targetUri: url, contentType: type, head: NOTHING, payload: bytes };
}

/** The same time in UTC, the only offset that a WARC date has. */
function inUtc(time: string): string {
  return time.endsWith('Z') ? time : new Date(time).toISOString();
}

/** The record as `warc-fields`, which indexes of replay programs pass over; the article's record is JSON on one line. */
function metadataRecord(page: FetchedPage, record: ArticleRecord, pageId: string): WarcRecord {
  return {
    type: 'metadata',
    id: newId(),
    date: inUtc(page.fetchedAt),
    targetUri: page.url,
    contentType: WARC_FIELDS,
    fields: [['WARC-Refers-To', pageId]],
    head: NOTHING,
    payload: fieldLines([[RECORD_FIELD, JSON.stringify(record)]]),
  };
}
