/** The article as a page of its own: no script, no style sheet, nothing that loads but its images. */
import type { ArticleRecord } from '../types.ts';
import { cleanLines } from './clean-text.ts';

/** `body` is the article's clean HTML; addresses of saved images become their files. */
export function htmlDocument(body: string, record: ArticleRecord): string {
  const language = record.language ? ` lang="${escapeHtml(record.language)}"` : '';
  const direction = record.direction ? ` dir="${record.direction}"` : '';
  const title = escapeHtml(record.title ?? record.url);
  const lines = [
    '<!doctype html>',
    `<html${language}${direction}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<title>${title}</title>`,
    `<link rel="canonical" href="${escapeHtml(record.url)}">`,
    '</head>',
    '<body>',
    '<article>',
    `<h1>${title}</h1>`,
    ...(record.subtitle ? [`<p>${escapeHtml(record.subtitle)}</p>`] : []),
    ...byline(record),
    withSavedImages(cleanLines(body), record).trim(),
    '</article>',
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

function byline(record: ArticleRecord): string[] {
  const parts = [
    ...record.authors.map(escapeHtml),
    ...(record.published ? [`<time datetime="${escapeHtml(record.published)}">${escapeHtml(record.published)}</time>`] : []),
  ];
  return parts.length ? [`<p>${parts.join(', ')}</p>`] : [];
}

function withSavedImages(html: string, record: ArticleRecord): string {
  const files = new Map(record.images.flatMap((image) => (image.file ? [[escapeHtml(image.url), image.file]] : [])));
  return html.replace(/(<img\b[^>]*?\bsrc=")([^"]*)(")/g, (whole, before: string, url: string, after: string) => {
    const file = files.get(url);
    return file === undefined ? whole : `${before}${escapeHtml(encodeURI(file))}${after}`;
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
