/** Article and record -> text, one function a format; and the record, which is everything known about one capture. */
import type { Article } from '../engine/index.ts';
import type { ArticleRecord, FetchedPage, Format, RecordImage, Rendered } from '../types.ts';
import { VERSION } from '../version.ts';
import { cleanData, cleanLine, cleanLines } from './escape.ts';
import { pandocBody } from './front-matter/pandoc.ts';
import { type FrontMatterProfile, frontMatter, PROFILE_NAMES } from './front-matter.ts';
import { markdownDocument } from './markdown.ts';
import { readingPage } from './reading-page.ts';
import { sourceLine } from './source-line.ts';

export { cleanLine, escapeHtml } from './escape.ts';
export type { FrontMatterProfile } from './front-matter.ts';
export { hashOf, languageOf, policy, READING_LABELS, readingPage, spokenTime } from './reading-page.ts';
export { SHARED_STYLE } from './reading-style.ts';

/** The style of a text, whatever the article. Plain data: a capture's options hold it. */
export interface TextStyle {
  /** Default `full`. */
  frontMatter?: FrontMatterProfile | undefined;
  /** A visible line under the headline of Markdown and HTML: byline, site, published, saved. */
  sourceLine?: boolean | undefined;
}

const FORMATS: Record<Format, (article: Article, record: ArticleRecord, style: TextStyle) => string> = {
  md: (article, record, style) => markdownFile(withMarkdown(article, record), style),
  json: (article, record) =>
    `${JSON.stringify(record.markdown === undefined ? completeRecord(article, record) : record, null, 2)}\n`,
  html: (article, record, style) => articlePage(withMarkdown(article, record), style),
  txt: (article, record) => `${[record.title, cleanLines(article.text)].filter(Boolean).join('\n\n')}\n`,
};

export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];

/** The style that a capture was made in, as its options tell. */
export function styleOf(options: Record<string, unknown> | undefined): TextStyle {
  const { frontMatter: profile, sourceLine: withSource } = options ?? {};
  return {
    frontMatter: PROFILE_NAMES.find((name) => name === profile),
    sourceLine: withSource === true,
  };
}

/** Renders one output of an article, ready to be written or printed. The text ends with a line feed. */
export function render(article: Article, record: ArticleRecord, format: Format, style: TextStyle = {}): Rendered {
  return { format, text: FORMATS[format](article, record, style) };
}

/** The Markdown file of a record: it follows from the record and the style alone. */
export function markdownFile(
  record: ArticleRecord,
  { frontMatter: profile = 'full', sourceLine: withSource }: TextStyle = {},
): string {
  const head = frontMatter(record, profile);
  const body = profile === 'pandoc' ? pandocBody(record) : (record.markdown ?? '');
  const line = withSource ? sourceLine(record) : '';
  const lined = line === '' ? body : withLine(body, profile === 'pandoc' ? line.replaceAll('@', '\\@') : line);
  return head === '' ? lined : `${head}\n${lined}`;
}

/** Puts a line below the headline where there is one. */
function withLine(markdown: string, line: string): string {
  const [heading = ''] = /^# .*\n+/.exec(markdown) ?? [];
  return `${heading}${line}\n\n${markdown.slice(heading.length)}`;
}

function withMarkdown(article: Article, record: ArticleRecord): ArticleRecord {
  return record.markdown === undefined
    ? { ...record, markdown: markdownDocument(article.html, record, article.text) }
    : record;
}

/** Names the saved pictures by their files; whoever writes the page puts their bytes in the place of the names. */
function articlePage(record: ArticleRecord, { sourceLine: withSource = false }: TextStyle): string {
  const picture = ({ file }: RecordImage) => (file === undefined ? undefined : encodeURI(file));
  return readingPage({ record, picture, pictureSource: 'data:', withSource });
}

/** The record with the article's Markdown (without front matter) and text; `html` too when asked for. */
export function completeRecord(article: Article, record: ArticleRecord, withHtml = false): ArticleRecord {
  return {
    ...record,
    markdown: markdownDocument(article.html, record, article.text),
    text: cleanLines(article.text),
    ...(withHtml && { html: cleanLines(article.html) }),
  };
}

// The record: everything known about one capture, in the shape that `record.json`, `--json` and `extract` share.

/** The file in which an article's picture was saved, relative to the Markdown file. */
export interface ImageFile {
  file: string;
  sha256: string;
}

/**
 * The record of an article without its renderings. `page` adds what only a fetch knows; `imageFiles` is keyed by the
 * figures' URLs.
 */
export function buildRecord(
  article: Article,
  page?: FetchedPage,
  imageFiles?: ReadonlyMap<string, ImageFile>,
): ArticleRecord {
  const { metadata } = article;
  const { title, subtitle, site, publisher, published, modified, section, description, license } = metadata;
  const { authors, tags, access, rights, language, direction, provenance, kicker, type, place } = metadata;
  const record: ArticleRecord = {
    ...known({ id: page?.listed?.id }),
    ...present({ title, subtitle }),
    authors: authors.map(cleanLine).filter(Boolean),
    ...present({ site, publisher, published, modified, retrieved: page?.fetchedAt }),
    url: metadata.url,
    ...(page && addresses(page)),
    ...present({ language, direction, section }),
    ...known({ sections: metadata.sections }),
    ...present({ kicker, type }),
    tags: tags.map(cleanLine).filter(Boolean),
    ...present({ description }),
    ...known({ agency: metadata.agency }),
    ...present({ place }),
    access,
    ...known({ paywall: metadata.paywall }),
    ...present({ license }),
    ...known({ contributors: metadata.contributors, media: metadata.media, alternates: metadata.alternates }),
    ...known({ identifiers: metadata.identifiers, rights, claimReviews: metadata.claimReviews, stated: metadata.stated }),
    wordCount: article.wordCount,
    ...known({ confidence: article.confidence }),
    images: article.figures.map((figure) => recordImage(figure, imageFiles?.get(figure.url))),
    ...(page && { sha256: page.sha256 }),
    ...(page?.snapshot && { snapshot: page.snapshot }),
    tearsheet: VERSION,
    provenance: rights && !provenance.rights ? { ...provenance, rights: 'http:headers' } : provenance,
    ...(page && page.exchanges.length > 0 && { http: httpOf(page) }),
    ...(page?.parts && { pages: [page, ...page.parts].map(({ url }) => url) }),
    ...known({ columns: page?.listed?.columns }),
    warnings: [...(page?.warnings ?? []), ...metadata.warnings],
  };
  return cleanData(record);
}

function present<T extends Record<string, string | undefined>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const lines = Object.entries(fields).map(([key, value]) => [key, value === undefined ? '' : cleanLine(value)]);
  return Object.fromEntries(lines.filter(([, value]) => value !== '')) as { [K in keyof T]?: NonNullable<T[K]> };
}

/** The fields that are there. */
function known<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const there = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]?: NonNullable<T[K]> };
}

function addresses(page: FetchedPage): { requestedUrl: string; finalUrl: string } {
  return { requestedUrl: page.requestedUrl, finalUrl: page.url };
}

function recordImage(figure: Article['figures'][number], saved?: ImageFile): RecordImage {
  const { url, alt, caption, credit, lead, width, height } = figure;
  return {
    ...(saved && { file: saved.file }),
    url,
    ...present({ alt, caption, credit }),
    lead,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(saved && { sha256: saved.sha256 }),
  };
}

function httpOf(page: FetchedPage): NonNullable<ArticleRecord['http']> {
  const last = page.exchanges.at(-1);
  const redirects = page.exchanges.slice(0, -1).flatMap((hop) => {
    const location = hop.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
    return location === undefined ? [] : [{ url: hop.url, status: hop.status, location }];
  });
  return {
    status: last?.status ?? 0,
    headers: (last?.headers ?? []).filter(
      ([name]) => name.toLowerCase() !== 'set-cookie' || !last?.secretHeaders?.includes('set-cookie'),
    ),
    redirects,
    ...(last?.ip !== undefined && { ip: last.ip }),
    ...(last?.tls && { tls: last.tls }),
  };
}
