/** The record: everything known about one capture, in the shape that `record.json`, `--json` and `extract` share. */
import { type Article, headerRights, joinedRights } from '../engine/index.ts';
import type { ArticleRecord, FetchedPage, RecordImage } from '../types.ts';
import { VERSION } from '../version.ts';
import { cleanData, cleanLine } from './clean-text.ts';

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
  const { authors, tags, access, language, direction, provenance, kicker, type, place } = metadata;
  const rights = joinedRights(metadata.rights, headerRights(page?.exchanges.at(-1)?.headers ?? []));
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
