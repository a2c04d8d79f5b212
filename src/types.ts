/**
 * The nouns of the pipeline, in the order in which they flow. All plain data: they can cross a thread, be printed and be a
 * test's expectation. Imports nothing but the error codes.
 */
import type {
  Access,
  Alternate,
  Article,
  ArticleType,
  ClaimReview,
  Contributor,
  Figure,
  Identifier,
  Medium,
  Removal,
  Rights,
} from './engine/index.ts';
import type { ErrorCode, Warning } from './errors.ts';

/** A request and its response, as sent and received. */
export interface Exchange {
  url: string;
  method: string;
  /** Header pairs as sent, in order and case. */
  requestHeaders: [name: string, value: string][];
  /** ISO 8601 in UTC, milliseconds: when the request was sent. */
  startedAt: string;
  status: number;
  statusText: string;
  httpVersion: string;
  /** Header pairs as received, in order and case. */
  headers: [name: string, value: string][];
  /** Status line and headers as received, byte for byte, with the empty line; absent where only the pairs are known. */
  rawHead?: Uint8Array;
  /** The body as received: content codings (gzip, br ...) still applied, transfer coding (chunks) taken off. */
  body: Uint8Array;
  /**
   * Names of the request headers that carry what the user supplied in confidence (cookies, authorization), lower case;
   * `set-cookie` where what the server sets is a login of the user's.
   */
  secretHeaders?: string[];
  /** The body of the request, where it had one. */
  requestBody?: Uint8Array;
  /**
   * The reason why the body is not whole: the connection broke, it was longer than is kept, or it still came when the page was
   * taken.
   */
  truncated?: 'disconnect' | 'length' | 'time';
  /** The address connected to; absent for a proxy or a file. */
  ip?: string;
  /** The certificates that the server sent, its own first, as PEM; only of what was fetched now. */
  certificates?: string[];
  /** The WARC records that the exchange was read from, request first, whole: they go over into a capture as they are. */
  stored?: Uint8Array[];
  tls?: { verified: boolean; protocol?: string; fingerprint256?: string; subject?: string; issuer?: string };
}

/** A page that was fetched whole and decoded to text. */
export interface FetchedPage {
  /** The source as typed. For local files and stdin, the `--base` or a `file:` URL. */
  requestedUrl: string;
  /** The address after redirects. */
  url: string;
  /** ISO 8601 in UTC; for a saved page the time that its file states, with its offset. */
  fetchedAt: string;
  /** Name of the encoding as in the WHATWG Encoding Standard, lower case. */
  charset: string;
  html: string;
  /** SHA-256, hex, of the last exchange's body as received (of the bytes read, for a file). */
  sha256: string;
  /** The exchanges, one an HTTP hop, in order; empty for a file or stdin. */
  exchanges: Exchange[];
  /** The bytes read, for a file or stdin; an HTTP body is in the last exchange. */
  body?: Uint8Array;
  /** The further pages of an article that is split over several, in order. */
  parts?: FetchedPage[];
  warnings: Warning[];
  /** Set when a browser rendered the page: then `html` is this, and the exchanges are what it was made from. */
  rendered?: RenderedPage;
  /** The rest that a browser brought; absent where the page comes out of a capture. */
  browser?: BrowserVisit;
  /** Set when the page came out of a saved file. */
  saved?: SavedSource;
  /** The facts that the row of the list told in which the page was named. */
  listed?: ListedFacts;
  /** Set when the page came from a web archive and not from its own host. */
  snapshot?: { service: string; url: string; takenAt: string };
}

/** The document as it stood in the browser. */
export interface RenderedPage {
  /** ISO 8601 in UTC: when it was read. */
  at: string;
  /** HTML in UTF-8. */
  body: Uint8Array;
}

/** The things that a browser brought beside the page. */
export interface BrowserVisit {
  facts: BrowserFacts;
  consent: ConsentFacts;
  /** All other requests of the page, its frames and workers, in the order in which they were sent. */
  others: Exchange[];
  /** `screenshot.png` and `page.pdf`, where they were asked for. */
  files: { name: string; type: string; bytes: Uint8Array }[];
}

/** The browser that showed the page, and what was done in it. */
export interface BrowserFacts {
  /** A product name such as `Chromium`. */
  name: string;
  version: string;
  userAgent: string;
  /** The size of the window in CSS pixels. */
  window: { width: number; height: number };
  /** The language that pages are told (BCP 47). */
  language: string;
  /** Name in the IANA time zone database. */
  timezone: string;
  /** False where the browser ran without its sandbox, as it does for root. */
  sandbox: boolean;
  /** CSS pixels from the top of the page to where it was scrolled, for pictures that load late. */
  scrolled: number;
  /** Address of the frame that the text stands in, where the page itself has hardly any. */
  frame?: string;
  /** The words on what was pressed to unfold the text. */
  clicked: string[];
  /** Dialogs, windows and downloads that the page wanted and did not get. */
  dismissed: { dialogs: number; windows: number; downloads: number };
}

/** The request for consent on the page, and the answer that it got. */
export interface ConsentFacts {
  found: boolean;
  /** `leave` where it was left as it is. */
  answer?: 'reject' | 'accept' | 'leave';
  /** Name of the rule that knew it. */
  rule?: string;
}

/** The facts that a list tells of a source beside its address. */
export interface ListedFacts {
  id?: string | number;
  /** The row's other columns, by name: texts of CSV, any JSON of JSONL. */
  columns?: Record<string, unknown>;
}

/** A picture that a saved file holds, or the folder beside it. */
export interface StoredPicture {
  /** The picture's absolute address, by which the page as it was read calls it. */
  url: string;
  /** The picture's bytes, where they are in the file itself. */
  bytes?: Uint8Array;
  /** The picture's name in the folder, parts parted by `/`. */
  name?: string;
}

/** The file that a page came out of. */
export interface SavedSource {
  /** Name of the file's form, such as `mhtml`; the forms are in `sources/saved`. */
  form: string;
  /** Media type of the file's bytes. */
  type: string;
  /** The page's pictures that the file holds. */
  pictures: StoredPicture[];
  /** Whether all pictures come from the file: what is missing there is never asked for. */
  holdsPictures: boolean;
  /** The folder beside the file: its name, and where it is unless the page comes out of a capture. */
  folder?: { name: string; path?: string };
  /** Places of the records in an archive (WARC, WACZ): files, or parts of one. */
  parts?: { path: string; part?: { offset: number; length: number } }[];
  /** ISO 8601 in UTC: when the file itself was last written; for what states no time of saving. */
  modified?: string;
}

export type Format = 'md' | 'json' | 'html' | 'txt';

/** An output of an article, ready to be written or printed. */
export interface Rendered {
  format: Format;
  text: string;
}

/** An image as it was downloaded. */
export interface FetchedImage {
  /** The figure's URL. */
  url: string;
  exchanges: Exchange[];
  /** Decoded bytes. */
  bytes: Uint8Array;
  /** Set where it is a file of the folder beside a saved page. */
  inFolder?: true;
}

/** A capture on disk, finished and synced. */
export interface SavedCapture {
  /** The article's Markdown file (or the first format asked for). */
  path: string;
  /** The folder beside it. */
  folder?: string;
  files: { path: string; bytes: number; sha256: string }[];
}

/** The image entry of a record: a figure, and its file when it was saved. */
export interface RecordImage extends Figure {
  file?: string;
  sha256?: string;
}

/** The answer by which the page came; the WARC holds it whole. */
export interface HttpSummary {
  status: number;
  headers: [string, string][];
  redirects: { url: string; status: number; location: string }[];
  /** Headers of the last hop. */
  ip?: string;
  tls?: Exchange['tls'];
}

/** The options and programs by which a capture was made, and what was taken off the page. */
export interface CaptureProvenance {
  options: Record<string, unknown>;
  /** Versions of tearsheet, Node and of the packages that shape the text. */
  software: Record<string, string>;
  /** Name of the page's encoding. */
  charset: string;
  /** Warnings that the fetch gave; the record's others are found in the page. */
  fetchWarnings: Warning[];
  /** The file that the page was saved in before. */
  file?: SavedFileFacts;
  /** The browser that showed the page, and what became of a request for consent. */
  browser?: BrowserFacts;
  consent?: ConsentFacts;
  candidate: Article['candidate'];
  removals: Removal[];
}

/** The field of a WARC's `metadata` record in which a capture holds its record, JSON on one line. */
export const RECORD_FIELD = 'tearsheet-record';

/** The file that a page came out of, as the capture tells it. */
export interface SavedFileFacts {
  form: string;
  /** ISO 8601 in UTC. */
  modified?: string;
  /** The folder beside it, and which of its pictures the page has. */
  folder?: { name: string; pictures: string[] };
  /** Pictures of an archive (WARC, WACZ) that the page names. */
  pictures?: string[];
}

/** The record of an article, shared by `record.json`, `--json` and `extract`: the front matter's fields in camelCase, and the evidence. */
export interface ArticleRecord {
  id?: string | number;
  title?: string;
  subtitle?: string;
  authors: string[];
  site?: string;
  publisher?: string;
  published?: string;
  modified?: string;
  retrieved?: string;
  url: string;
  requestedUrl?: string;
  finalUrl?: string;
  language?: string;
  direction?: 'ltr' | 'rtl';
  section?: string;
  sections?: string[];
  kicker?: string;
  type?: ArticleType;
  tags: string[];
  description?: string;
  agency?: string[];
  place?: string;
  access: Access;
  paywall?: { tier?: string; product?: string };
  license?: string;
  contributors?: Contributor[];
  media?: Medium[];
  alternates?: Alternate[];
  identifiers?: Identifier[];
  rights?: Rights;
  claimReviews?: ClaimReview[];
  stated?: { words?: number };
  wordCount: number;
  /** Probability, 0 to 1, that the text is the article, whole and alone (its F1 is at least 0.9). */
  confidence?: number;
  images: RecordImage[];
  /** SHA-256, hex, of the body as received. */
  sha256?: string;
  /** Version of the program that wrote the record. */
  tearsheet: string;
  markdown?: string;
  text?: string;
  html?: string;
  provenance: Record<string, string>;
  http?: HttpSummary;
  /** The way in which the capture came about; `record.json` alone has it. */
  capture?: CaptureProvenance;
  files?: Record<string, string>;
  /** Addresses of all its pages, when the article is split over several. */
  pages?: string[];
  /** Present in a record that was made again later: the WARC of the capture beside it, or its record where the WARC is shared, and when (UTC). */
  extractedFrom?: { file: string; sha256: string; at: string };
  /** Set when the page came from a web archive and not from its own host. */
  snapshot?: FetchedPage['snapshot'];
  /** The other columns of the row in the list (`-i`) that named it. */
  columns?: Record<string, unknown>;
  /** The part of a WARC that captures share which holds the exchanges, and its SHA-256. */
  warc?: { file: string; offset: number; length: number; sha256: string };
  warnings: Warning[];
}

/** A failure as `--json` and `extract` print it. */
export interface FailureRecord {
  id?: string | number;
  url?: string;
  /** The page's place in its input: its line, from 1 ... */
  line?: number;
  /** ... or the byte at which its record of a WARC begins. */
  offset?: number;
  error: { code: ErrorCode; message: string };
}

/** The end of a source: saved, skipped or failed. */
export type Outcome =
  | { ok: true; url: string; capture: SavedCapture; record: ArticleRecord; incomplete: boolean }
  | { ok: false; url: string; code: ErrorCode; message: string };
