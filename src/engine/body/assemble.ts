/**
 * Builds the article from the kept blocks: wrappers go, structure (lists, tables, quotes, headings, code) stays, pictures
 * and embeds stand where they stood. The result is clean HTML of an allow-list and the same as plain text.
 */
import { escapeHtml } from '../../render/escape/html.ts';
import type { Figure } from '../article.ts';
import { collapse } from '../page/text.ts';
import type { Element, PageTree } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { inlineOf } from './inline.ts';
import { Outline } from './structure.ts';
import { StructureWriter } from './structure-writer.ts';

/** A picture and the element that it stands at. */
export interface PlacedFigure {
  figure: Figure;
  element: Element;
}

export interface Assembled {
  html: string;
  text: string;
}

export function assemble(page: PageTree, blocks: Block[], figures: PlacedFigure[], taken: ReadonlySet<Element>): Assembled {
  const outline = new Outline(blocks);
  const writer = new StructureWriter(outline);
  const text: string[] = [];
  let next = 0;
  const figuresUntil = (position: number) => {
    for (; next < figures.length && (figures[next] as PlacedFigure).element.order <= position; next += 1) {
      const { element, figure } = figures[next] as PlacedFigure;
      writer.add(element, figureHtml(figure));
    }
  };
  for (const block of blocks) {
    figuresUntil(block.position);
    const content = inlineOf(block, page, taken);
    const joined = writer.addBlock(block, content.html);
    // A row is one line of the text.
    const words = writer.isInRow ? content.text.replaceAll('\n', ' ') : content.text;
    if (joined !== undefined && text.length) text[text.length - 1] += joined + words;
    else text.push(words);
  }
  figuresUntil(Number.POSITIVE_INFINITY);
  return { html: writer.end(), text: text.join('\n\n') };
}

function figureHtml({ url, alt, caption, credit, width, height }: Figure): string {
  const size = [width && ` width="${width}"`, height && ` height="${height}"`].filter(Boolean).join('');
  const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(collapse(alt ?? ''))}"${size}>`;
  const words = [caption && escapeHtml(caption), credit && `<cite>${escapeHtml(credit)}</cite>`].filter(Boolean).join(' ');
  return `<figure>${image}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`;
}
