/**
 * The text that Mozilla's Readability alone, on jsdom, takes for the article: what a browser's reader view would show. Its answer
 * is markup, which is cut into blocks and put together as any page is.
 */
import { createRequire } from 'node:module';
import type * as ReadabilityPackage from '@mozilla/readability';
import { findFigures } from '../figures/figures.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import { type PageTree, parsePage } from '../page/page.ts';
import { assemble } from './assemble.ts';
import { cutBlocks, takenBy } from './blocks.ts';
import type { Body } from './body.ts';
import { parseInWindow } from './window.ts';

/** `html` is the page's own. Pictures are those inside the answer. */
export function readerBody(html: string, page: PageTree, jsonLd: JsonLd, explaining = false): Body {
  const content = readerView(html, page.url);
  const answer = parsePage(`<!DOCTYPE html><body>${content}`, page.url);
  const figures = findFigures(answer, { ...jsonLd, nodes: [] });
  const taken = takenBy(figures);
  const blocks = cutBlocks(answer, taken);
  return {
    extent: { kept: [], common: page.body },
    assemble: (chosen) => assemble(answer, { blocks, figures: chosen, taken }),
    embeds: [],
    figures,
    candidate: { name: 'readability', reason: 'asked for by --engine' },
    decisions: explaining
      ? blocks.map(({ element, text }) => ({ kept: true, score: 1, by: 'readability', tag: element.name, text }))
      : [],
    removals: [],
  };
}

/** Gives the markup of the article; empty where Readability finds none. */
function readerView(html: string, url: string): string {
  // The package is loaded when asked for, as jsdom is.
  const { Readability } = createRequire(import.meta.url)('@mozilla/readability') as typeof ReadabilityPackage;
  return new Readability(parseInWindow(html, url)).parse()?.content ?? '';
}
