/** Article and record -> text, one function a format. */
import type { Article } from '../engine/index.ts';
import type { ArticleRecord, Format, RecordImage, Rendered } from '../types.ts';
import { cleanLines } from './clean-text.ts';
import { pandocBody } from './front-matter/pandoc.ts';
import { type FrontMatterProfile, frontMatter, PROFILE_NAMES } from './front-matter.ts';
import { markdownDocument } from './markdown.ts';
import { readingPage } from './reading-page.ts';
import { sourceLine } from './source-line.ts';

export { cleanLine } from './clean-text.ts';
export { escapeHtml } from './escape/html.ts';
export type { FrontMatterProfile } from './front-matter.ts';
export { hashOf, languageOf, policy, READING_LABELS, readingPage, spokenTime } from './reading-page.ts';
export { SHARED_STYLE } from './reading-style.ts';
export { buildRecord, type ImageFile } from './record.ts';

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
  return record.markdown === undefined ? { ...record, markdown: markdownDocument(article.html, record) } : record;
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
    markdown: markdownDocument(article.html, record),
    text: cleanLines(article.text),
    ...(withHtml && { html: cleanLines(article.html) }),
  };
}
