/**
 * The nouns of the pipeline, in the order in which they flow. All plain data: they can cross a thread, be printed and be a
 * test's expectation. Imports nothing but the error codes.
 */
import type { ErrorCode } from './errors.ts';

/** One request and its response, as sent and received. */
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
  /** The body as received: content codings (gzip, br ...) still applied, transfer coding (chunks) taken off. */
  body: Uint8Array;
  /** Names of the request headers that carry what the user supplied in confidence (cookies, authorization), lower case. */
  secretHeaders?: string[];
  /** The address connected to; absent for a proxy or a file. */
  ip?: string;
  tls?: { verified: boolean; protocol?: string; fingerprint256?: string; subject?: string; issuer?: string };
}

/** A page that was fetched whole and decoded to text. */
export interface FetchedPage {
  /** What was typed. For local files and stdin, the `--base` or a `file:` URL. */
  requestedUrl: string;
  /** After redirects. */
  url: string;
  /** ISO 8601 in UTC. */
  fetchedAt: string;
  /** Name of the encoding as in the WHATWG Encoding Standard, lower case. */
  charset: string;
  html: string;
  /** SHA-256, hex, of the last exchange's body as received (of the bytes read, for a file). */
  sha256: string;
  /** One an HTTP hop, in order; empty for a file or stdin. */
  exchanges: Exchange[];
  /** The bytes read, for a file or stdin; an HTTP body is in the last exchange. */
  body?: Uint8Array;
  /** The further pages of an article that is split over several, in order. */
  parts?: FetchedPage[];
  warnings: Warning[];
  /** Set when the page came from a web archive and not from its own host. */
  snapshot?: { service: string; url: string; takenAt: string };
}

/** Something that a careful reader should know; never a reason to fail without `--strict`. */
export interface Warning {
  /** Stable, in kebab case, such as `dates-disagree`. */
  code: string;
  message: string;
}

export type Access = 'free' | 'metered' | 'paywalled' | 'unknown';

/** Fields of the front matter that are read from the page. What is not known is absent. */
export interface Metadata {
  title?: string;
  /** The dek: a standfirst that is printed apart from the body. */
  subtitle?: string;
  authors: string[];
  site?: string;
  publisher?: string;
  /** ISO 8601 with the offset that the source states; local without one; or a day alone. */
  published?: string;
  modified?: string;
  /** The canonical URL where it can be trusted, without tracking parameters; else the page's own, so cleaned. */
  url: string;
  /** BCP 47. */
  language?: string;
  direction?: 'ltr' | 'rtl';
  section?: string;
  tags: string[];
  description?: string;
  access: Access;
  license?: string;
  /** Where each field was read: `json-ld:NewsArticle.headline`, `meta:og:title`, `dom:h1` ... */
  provenance: Record<string, string>;
  warnings: Warning[];
}

/** A picture of the article. */
export interface Figure {
  /** Absolute http(s) URL of the largest version. */
  url: string;
  alt?: string;
  /** As printed under the picture, without the credit and its label. Never made from the alt text. */
  caption?: string;
  /** Photographer and agency as printed, without a label such as `Photo:`. */
  credit?: string;
  /** The picture that opens the article, in or above the body. */
  lead: boolean;
  width?: number;
  height?: number;
}

/** A trace of what was taken away: which step, by which rule or weight, and the beginning of the text. */
export interface Removal {
  step: string;
  rule: string;
  text: string;
}

/** What `explain` shows for one block of the page. */
export interface BlockDecision {
  kept: boolean;
  /** Probability by the model, 0 to 1. */
  score: number;
  /** What decided: `model`, or the name of a rule. */
  by: string;
  tag: string;
  text: string;
}

/** The article, apart from the page. */
export interface Article {
  metadata: Metadata;
  /** Clean HTML: block elements, links absolute, figures in place as `<figure><img><figcaption>`; nothing live. */
  html: string;
  /** Paragraphs, headings and list items parted by a blank line; no title, byline, captions. */
  text: string;
  wordCount: number;
  figures: Figure[];
  /** The proposal that the decision leaned on, and why. */
  candidate: { name: string; reason: string };
  removals: Removal[];
  /** Only when asked for: every block with its decision. */
  blocks?: BlockDecision[];
  /** Address of the next page of the same article, when it is split over several. */
  nextPage?: string;
}

export type Format = 'md' | 'json' | 'html' | 'txt';

/** One output of an article, ready to be written or printed. */
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

/** How the page was received; the WARC holds it whole. */
export interface HttpSummary {
  status: number;
  headers: [string, string][];
  redirects: { url: string; status: number; location: string }[];
  /** Of the last hop. */
  ip?: string;
  tls?: Exchange['tls'];
}

/** With which options and programs a capture was made, and what was taken off the page. */
export interface CaptureProvenance {
  options: Record<string, unknown>;
  /** Versions of tearsheet, Node and of the packages that shape the text. */
  software: Record<string, string>;
  /** Name of the page's encoding. */
  charset: string;
  /** Those of the record's warnings that the fetch gave; the others are found in the page. */
  fetchWarnings: Warning[];
  candidate: Article['candidate'];
  removals: Removal[];
}

/** What `record.json`, `--json` and `extract` share. camelCase twins of the front matter's fields, and the evidence. */
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
  tags: string[];
  description?: string;
  access: Access;
  license?: string;
  wordCount: number;
  images: RecordImage[];
  /** Of the body as received. */
  sha256?: string;
  /** Of the program that wrote it. */
  tearsheet: string;
  markdown?: string;
  text?: string;
  html?: string;
  provenance: Record<string, string>;
  http?: HttpSummary;
  /** Only in `record.json`: how the capture came about. */
  capture?: CaptureProvenance;
  files?: Record<string, string>;
  /** Addresses of all its pages, when the article is split over several. */
  pages?: string[];
  /** Only in a record that was made again later: the WARC of the capture beside it, and when (ISO 8601 in UTC). */
  extractedFrom?: { file: string; sha256: string; at: string };
  /** Where its exchanges are, when they were written to a WARC that captures share, and the SHA-256 of that part. */
  warc?: { file: string; offset: number; length: number; sha256: string };
  warnings: Warning[];
  [extra: string]: unknown;
}

/** A failure as `--json` and `extract` print it. */
export interface FailureRecord {
  id?: string | number;
  url?: string;
  error: { code: ErrorCode; message: string };
}

/** How one source ended. */
export type Outcome =
  | { ok: true; url: string; capture: SavedCapture; record: ArticleRecord; incomplete: boolean }
  | { ok: false; url: string; code: ErrorCode; message: string };
