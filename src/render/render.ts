/** Article and record -> text, one function a format. */
import type { Article } from '../engine/index.ts';
import type { ArticleRecord, Format, RecordImage, Rendered } from '../types.ts';
import { cleanLines } from './clean-text.ts';
import { frontMatter } from './front-matter.ts';
import { markdownDocument } from './markdown.ts';
import { readingPage } from './reading-page.ts';

export { cleanLine } from './clean-text.ts';
export { escapeHtml } from './escape/html.ts';
export { hashOf, languageOf, policy, READING_LABELS, readingPage, spokenTime } from './reading-page.ts';
export { SHARED_STYLE } from './reading-style.ts';
export { buildRecord, type ImageFile } from './record.ts';

const FORMATS: Record<Format, (article: Article, record: ArticleRecord) => string> = {
  md: (article, record) => `${frontMatter(record)}\n${record.markdown ?? markdownDocument(article.html, record)}`,
  json: (article, record) =>
    `${JSON.stringify(record.markdown === undefined ? completeRecord(article, record) : record, null, 2)}\n`,
  html: (article, record) => articlePage(record.markdown === undefined ? completeRecord(article, record) : record),
  txt: (article, record) => `${[record.title, cleanLines(article.text)].filter(Boolean).join('\n\n')}\n`,
};

export const FORMAT_NAMES = Object.keys(FORMATS) as Format[];

/** One output of an article, ready to be written or printed. Ends with a line feed. */
export function render(article: Article, record: ArticleRecord, format: Format): Rendered {
  return { format, text: FORMATS[format](article, record) };
}

/** Names the saved pictures by their files; whoever writes the page puts their bytes in the place of the names. */
function articlePage(record: ArticleRecord): string {
  const picture = ({ file }: RecordImage) => (file === undefined ? undefined : encodeURI(file));
  return readingPage({ record, picture, pictureSource: 'data:' });
}

/** The record with the article's Markdown (without front matter) and text; `html` too when asked for. */
export function completeRecord(article: Article, record: ArticleRecord, withHtml = false): ArticleRecord {
  return {
    ...record,
    markdown: markdownDocument(article.html, record),
    text: cleanLines(article.text),
    ...(withHtml && { html: cleanLines(article.html) }),
  };
}
