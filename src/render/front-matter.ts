/** The YAML block above the Markdown. YAML 1.1 and 1.2 readers give the same values for it. */
import { stringify } from 'yaml';
import type { ArticleRecord, RecordImage } from '../types.ts';
import { cleanData, cleanLine, escapeValue } from './escape.ts';
import { obsidianFields } from './front-matter/obsidian.ts';
import { pandocFields } from './front-matter/pandoc.ts';

/** The names under which the facts stand: `full` is the contract's, `none` leaves the block out. */
export type FrontMatterProfile = 'full' | 'pandoc' | 'obsidian' | 'none';

export const PROFILE_NAMES = ['full', 'pandoc', 'obsidian', 'none'] as const satisfies FrontMatterProfile[];

const PROFILES: Record<Exclude<FrontMatterProfile, 'none'>, (record: ArticleRecord) => Record<string, unknown>> = {
  full: fields,
  pandoc: pandocFields,
  obsidian: obsidianFields,
};

/** The block with its `---` lines; empty for `none`. What is not known is left out. */
export function frontMatter(record: ArticleRecord, profile: FrontMatterProfile = 'full'): string {
  if (profile === 'none') return '';
  // 1.1 readers take a bare `12:30`, `yes` or `2024-05-17` for a number, a boolean, a date: every string is quoted.
  const data = cleanData(present(PROFILES[profile](record)));
  // The profile for pandoc has escaped what it wants read as Markdown.
  const yaml = stringify(profile === 'pandoc' ? data : safeData(data), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    aliasDuplicateObjects: false,
  });
  return `---\n${yaml}---\n`;
}

/** No value becomes markup in a reader that takes it for Markdown; addresses, files and sums stay as they are. */
function safeData<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (PLAIN.test(key) ? value : escapeValue(value)) as T;
  if (Array.isArray(value)) return value.map((item) => safeData(item, key)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, safeData(inner, name)])) as T;
}

const PLAIN = /(?:url|file|license|sha256|published|modified|retrieved|language)$/;

/** The fields in their order, in snake_case. */
function fields(record: ArticleRecord): Record<string, unknown> {
  return present({
    title: record.title,
    subtitle: record.subtitle,
    authors: record.authors,
    site: record.site,
    publisher: record.publisher,
    published: record.published,
    modified: record.modified,
    retrieved: record.retrieved,
    url: record.url,
    requested_url: record.requestedUrl,
    final_url: record.finalUrl,
    language: record.language,
    section: record.section,
    kicker: record.kicker,
    type: record.type,
    tags: record.tags,
    description: record.description,
    agency: record.agency,
    access: record.access,
    license: record.license,
    word_count: record.wordCount,
    images: record.images.map(imageFields),
    sha256: record.sha256,
    snapshot: record.snapshot,
    warnings: record.warnings.map((warning) => `${warning.code}: ${warning.message}`),
    tearsheet: record.tearsheet,
  });
}

function imageFields(image: RecordImage): Record<string, unknown> {
  return present({ file: image.file, url: image.url, alt: image.alt, caption: image.caption, credit: image.credit });
}

/** The values without those that are undefined, empty or a list of nothing; strings on one line. */
function present(all: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(all).map(([key, value]) => [key, typeof value === 'string' ? cleanLine(value) : value]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)));
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
