/** The facts as Obsidian's properties take them: flat, days as days, tags of the signs that a tag may have. */
import type { ArticleRecord } from '../../types.ts';

export function obsidianFields(record: ArticleRecord): Record<string, unknown> {
  const { title, images, published, modified, retrieved, snapshot } = record;
  return {
    title,
    // The file is named by a day and a slug: by its headline a note is found through an alias.
    aliases: title ? [title] : [],
    subtitle: record.subtitle,
    authors: record.authors,
    site: record.site,
    publisher: record.publisher,
    published: dayOf(published),
    published_at: published,
    modified: dayOf(modified),
    modified_at: modified,
    retrieved: dayOf(retrieved),
    retrieved_at: retrieved,
    url: record.url,
    requested_url: record.requestedUrl,
    final_url: record.finalUrl,
    language: record.language,
    section: record.section,
    kicker: record.kicker,
    type: record.type,
    tags: tagsOf(record.tags),
    description: record.description,
    agency: record.agency,
    access: record.access,
    license: record.license,
    word_count: record.wordCount,
    images: images.map(({ file, url }) => file ?? url),
    captions: images.flatMap(({ caption }) => caption ?? []),
    credits: images.flatMap(({ credit }) => credit ?? []),
    sha256: record.sha256,
    snapshot: snapshot?.url,
    warnings: record.warnings.map(({ code, message }) => `${code}: ${message}`),
    tearsheet: record.tearsheet,
  };
}

function dayOf(iso: string | undefined): string | undefined {
  return /^\d{4}-\d{2}-\d{2}/.exec(iso ?? '')?.[0];
}

/** Letters, digits, `_`, `-` and `/`; not digits alone; one that differs by case only is the same tag. */
export function tagsOf(tags: string[]): string[] {
  const byName = new Map<string, string>();
  for (const tag of tags) {
    const plain = tag
      .normalize('NFC')
      .replace(/^#+/, '')
      .replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}_/-]+/gu, '-')
      .replace(/\/+/g, '/')
      .replace(/-{2,}/g, '-')
      .replace(/^[-/]+|(?<![-/])[-/]+$/g, '');
    const name = /[^\p{N}]/u.test(plain) ? plain : plain && `_${plain}`;
    if (name !== '' && !byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), name);
  }
  return [...byName.values()];
}
