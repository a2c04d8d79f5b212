/** Joins the pages of an article that is split over several. */
import type { Article, Figure } from '../engine/index.ts';

/**
 * Joins pages to one article: metadata of the first page, text and pictures of all in order; a picture that every page repeats,
 * once.
 */
export function joinArticles(first: Article, further: Article[]): Article {
  if (!further.length) return first;
  const all = [first, ...further];
  const { nextPage: _, ...whole } = first;
  const nextPage = further.at(-1)?.nextPage;
  // A page's own statement about the article's length is judged against that page alone.
  const warnings = first.metadata.warnings.filter(({ code }) => code !== 'truncated-article');
  const sure = all.flatMap(({ confidence }) => confidence ?? []);
  return {
    ...whole,
    metadata: { ...first.metadata, warnings },
    html: all.map(({ html }) => html).join(''),
    text: all.map(({ text }) => text).join('\n\n'),
    wordCount: all.reduce((sum, { wordCount }) => sum + wordCount, 0),
    figures: distinct(all.flatMap(({ figures }) => figures)),
    ...(sure.length === all.length && { confidence: Math.min(...sure) }),
    removals: all.flatMap(({ removals }) => removals),
    ...(first.blocks && { blocks: all.flatMap(({ blocks = [] }) => blocks) }),
    ...(nextPage !== undefined && { nextPage }),
  };
}

function distinct(figures: Figure[]): Figure[] {
  const seen = new Set<string>();
  return figures
    .filter(({ url }) => !seen.has(url) && seen.add(url))
    .map((figure, i) => (i === 0 ? figure : { ...figure, lead: false }));
}
