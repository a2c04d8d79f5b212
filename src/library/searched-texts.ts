/** The texts of a record that are searched: the index, the reading of captures one by one and the list of a site take the same. */
import type { ArticleRecord } from '../types.ts';

/** The texts that are searched, the most telling for a snippet first. */
export function searchedTexts(record: ArticleRecord): string[] {
  const { title, subtitle, authors, images, tags, site, text, markdown } = record;
  const captions = images.flatMap(({ caption, credit }) => [caption, credit]);
  return [text ?? markdown, ...captions, subtitle, title, ...authors, ...tags, site].filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
}

export function isGerman({ language = '' }: ArticleRecord): boolean {
  return /^de\b/i.test(language);
}
