/**
 * The facts under the names that pandoc knows, and the body that goes with them: pandoc sets headline and dek from the metadata, makes
 * a figure of a picture that stands alone, and reads `@name` as a citation.
 */
import type { ArticleRecord } from '../../types.ts';
import { cleanLine, escapeLine } from '../escape.ts';
import { captionOf } from '../markdown.ts';

/** pandoc reads the values as Markdown, and so they are written as such. */
export function pandocFields(record: ArticleRecord): Record<string, unknown> {
  const { published, direction, snapshot } = record;
  return {
    title: markdownText(record.title),
    subtitle: markdownText(record.subtitle),
    author: record.authors.map(markdownText),
    date: /^\d{4}(?:-\d\d){0,2}/.exec(published ?? '')?.[0],
    lang: record.language,
    dir: direction === 'rtl' ? direction : undefined,
    keywords: record.tags.map(markdownText),
    description: markdownText(record.description),
    site: markdownText(record.site),
    publisher: markdownText(record.publisher),
    published,
    modified: record.modified,
    retrieved: record.retrieved,
    url: markdownText(record.url),
    requested_url: markdownText(record.requestedUrl),
    final_url: markdownText(record.finalUrl),
    section: markdownText(record.section),
    kicker: markdownText(record.kicker),
    type: record.type,
    agency: record.agency?.map(markdownText),
    access: record.access,
    license: markdownText(record.license),
    word_count: record.wordCount,
    sha256: record.sha256,
    snapshot: snapshot && markdownText(snapshot.url),
    warnings: record.warnings.map(({ code, message }) => markdownText(`${code}: ${message}`)),
    tearsheet: record.tearsheet,
  };
}

function markdownText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withoutCitations(escapeLine(cleanLine(text)));
}

export function pandocBody(record: ArticleRecord): string {
  const withoutHead = withoutTitle(record.markdown ?? '', record);
  return withoutCitations(withFigures(withoutHead, record));
}

/** The metadata has headline and dek. */
function withoutTitle(markdown: string, { title, subtitle }: ArticleRecord): string {
  const rest = title ? markdown.replace(/^# .*\n+/, '') : markdown;
  const dek = subtitle && `**${escapeLine(cleanLine(subtitle))}**`;
  return dek && rest.startsWith(`${dek}\n`) ? rest.slice(dek.length).replace(/^\n+/, '') : rest;
}

const PICTURE = /^!\[((?:\\.|[^\\\]])*)\]\((<[^>\n]*>|[^\s()]*)\)(?:\n\n\*((?:\\.|[^\\*])+)\*(?=\n\n|\n*$))?(?=\n|$)/gm;

/** `![caption](file){alt="…"}` is a figure with its caption; a backslash behind keeps a picture without one from having its alt text as such. */
function withFigures(markdown: string, { images }: ArticleRecord): string {
  const captions = new Set(images.map((image) => escapedCaption(captionOf(image))).filter(Boolean));
  return markdown.replace(PICTURE, (whole, alt: string, target: string, below: string | undefined) => {
    if (below === undefined) return `${whole}\\`;
    if (!captions.has(below)) return whole.replace(/\)(?=\n\n\*)/, ')\\');
    const attribute = alt === '' ? '' : `{alt="${alt.replace(/\\(.)/g, '$1').replace(/["\\]/g, '\\$&')}"}`;
    return `![${below}](${target})${attribute}`;
  });
}

function escapedCaption(caption: string): string {
  return escapeLine(cleanLine(caption));
}

/** Code, addresses and what is escaped already stay. */
const NOT_TEXT =
  /^(`{3,}|~{3,})[\s\S]*?(?:^\1[ \t]*$|$(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?[^`]\2(?!`)|\]\((?:<[^<>\n]*>|[^()\s]*)\)|\\./gm;

function withoutCitations(markdown: string): string {
  let from = 0;
  const parts: string[] = [];
  for (const { 0: code, index } of markdown.matchAll(NOT_TEXT)) {
    parts.push(escapedAt(markdown.slice(from, index)), code);
    from = index + code.length;
  }
  return parts.join('') + escapedAt(markdown.slice(from));
}

function escapedAt(text: string): string {
  return text.replace(/@/g, '\\@');
}
