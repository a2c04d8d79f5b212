/** Finds the body of the article: cuts the page into blocks, asks the proposers, decides block by block, puts it together. */
import type { BlockDecision, Metadata, Removal } from '../../types.ts';
import type { BodyExtent, FigureCandidate } from '../figures/figures.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import type { Printed } from '../metadata/metadata.ts';
import { type Element, isTag, type PageTree } from '../tree.ts';
import { type Assembled, assemble, type PlacedFigure } from './assemble.ts';
import { type Block, cutBlocks } from './blocks.ts';
import type { Evidence } from './features.ts';
import { askReadability } from './readability.ts';

export interface Body {
  extent: BodyExtent;
  assemble(figures: PlacedFigure[]): Assembled;
  candidate: { name: string; reason: string };
  decisions: BlockDecision[];
  removals: Removal[];
}

export function findBody(page: PageTree, _jsonLd: JsonLd, _metadata: Metadata, figures: FigureCandidate[]): Body {
  const taken = new Set(figures.flatMap(({ element, captionElements }) => [element, ...captionElements]));
  const blocks = cutBlocks(page, taken);
  const readability = askReadability(page, blocks);
  const kept = blocks.filter(({ index }) => readability.has(index));
  return {
    extent: extentOf(page, kept),
    assemble: (chosen) => assemble(page, kept, chosen, taken),
    candidate: { name: 'readability', reason: `${kept.length} of ${blocks.length} blocks` },
    decisions: blocks.map((block) => decision(block, readability.has(block.index))),
    removals: [],
  };
}

function decision(block: Block, kept: boolean): BlockDecision {
  return { kept, score: Number(kept), by: 'readability', tag: block.element.name, text: block.text.slice(0, 80) };
}

function extentOf(page: PageTree, kept: Block[]): BodyExtent {
  const elements = kept.map(({ element }) => element);
  return { kept: elements, common: commonAncestor(elements) ?? page.body };
}

function commonAncestor(elements: Element[]): Element | undefined {
  const [first] = elements;
  if (!first) return undefined;
  const low = Math.min(...elements.map(({ order }) => order));
  const high = Math.max(...elements.map(({ order }) => order));
  let common: Element = first;
  while (!(common.order <= low && high <= common.last) && common.parent && isTag(common.parent))
    common = common.parent as Element;
  return common;
}

export function evidenceOf(
  metadata: Metadata,
  jsonLd: JsonLd,
  printed: Printed,
  readability: ReadonlySet<number>,
): Evidence {
  const articleBody = jsonLd.article?.articleBody;
  return {
    ...(metadata.title !== undefined && { title: metadata.title }),
    ...(metadata.description !== undefined && { description: metadata.description }),
    ...(typeof articleBody === 'string' &&
      articleBody.length >= MIN_ARTICLE_BODY && { articleBody: articleBody.replace(/<[^<>]*>/g, ' ') }),
    printed,
    readability,
  };
}

/** A shorter `articleBody` is a teaser or a stub. */
const MIN_ARTICLE_BODY = 400;
