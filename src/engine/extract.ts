/** A page's HTML -> the article. Synchronous and pure: no network, no disk, nothing of the page runs. */
import type { Article } from './article.ts';
import { findBody } from './body/body.ts';
import { readerBody } from './body/reader.ts';
import { truncation } from './completeness.ts';
import { findEmbeds, isStill } from './embeds/embeds.ts';
import { chooseFigures, findFigures, withOneLead } from './figures/figures.ts';
import { mediaOf, withMedia } from './media.ts';
import { readJsonLd } from './metadata/json-ld.ts';
import { readMetadata } from './metadata/metadata.ts';
import { withBody } from './metadata/with-body.ts';
import { nextPageOf } from './next-page.ts';
import { wordCount } from './page/text.ts';
import { type PageTree, parsePage } from './page/tree.ts';

export interface ExtractOptions {
  /** Adds every block with its decision to the article. */
  blocks?: boolean;
  /** `readability` keeps what Readability alone takes for the article; `full` is the default. */
  engine?: Engine;
}

export type Engine = 'full' | 'readability';

/** Finds the article on a page. Throws `too-complex` for a page beyond the caps of `parsePage`; never for lack of an article. */
export function extract(source: { html: string; url: string }, options: ExtractOptions = {}): Article {
  return extractFrom(parsePage(source.html, source.url), options, source.html);
}

/** The same, from a page that is parsed already; Readability alone needs its markup too. */
export function extractFrom(page: PageTree, options: ExtractOptions = {}, markup = ''): Article {
  const jsonLd = readJsonLd(page);
  const metadata = readMetadata(page, jsonLd);
  const candidates = findFigures(page, jsonLd);
  const embeds = findEmbeds(page, jsonLd);
  const body =
    options.engine === 'readability'
      ? readerBody(markup, page, jsonLd, options.blocks)
      : findBody(
          page,
          jsonLd,
          metadata,
          candidates,
          embeds.filter(({ isWhole }) => !isWhole),
          options,
        );
  const pictures = candidates.filter(({ element, picture }) => !isStill(picture, element, body.embeds));
  const figures = body.figures
    ? withOneLead(page, jsonLd, body.figures)
    : chooseFigures(page, jsonLd, pictures, body.extent, metadata.authors);
  const { html, text } = body.assemble(figures.filter((candidate) => !candidate.unprinted));
  const words = wordCount(text, metadata.language);
  const whole = withMedia(withBody(page, metadata, text, words), mediaOf(page, jsonLd, embeds, body.extent));
  const truncated = truncation(whole, jsonLd, text, words);
  const { confidence, warnings = [] } = body.certainty ?? {};
  // A warning that a part is surely missing says more than one that it may be.
  const doubts = truncated ? [truncated] : warnings;
  const nextPage = nextPageOf(page);
  return {
    metadata: doubts.length > 0 ? { ...whole, warnings: [...whole.warnings, ...doubts] } : whole,
    html,
    text,
    wordCount: words,
    ...(confidence !== undefined && { confidence }),
    figures: figures.map(({ figure }) => figure),
    candidate: body.candidate,
    removals: body.removals,
    ...(nextPage !== undefined && { nextPage }),
    ...(options.blocks && { blocks: body.decisions }),
  };
}
