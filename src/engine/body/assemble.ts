/**
 * Builds the article from the kept blocks: wrappers go, structure (lists, tables, quotes, headings, code) stays, pictures
 * and embeds stand where they stood. The result is clean HTML of an allow-list and the same as plain text.
 */
import { escapeHtml } from '../../render/escape/html.ts';
import type { Figure } from '../article.ts';
import type { Embed } from '../embeds/embeds.ts';
import { labelOf } from '../embeds/place.ts';
import { collapse } from '../page/text.ts';
import { contains, type Element, elementsNamed, isTag, type PageTree } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { inlineOf } from './inline.ts';
import { Outline } from './structure.ts';
import { StructureWriter } from './structure-writer.ts';

/** A picture and the element that it stands at. */
export interface PlacedFigure {
  figure: Figure;
  element: Element;
}

/** A picture or embed that is set between the blocks. */
interface Placed {
  element: Element;
  html: string;
  /** The place among the elements' `order`. */
  position: number;
}

export interface Assembled {
  html: string;
  text: string;
}

export interface Parts {
  blocks: Block[];
  figures: PlacedFigure[];
  embeds?: Embed[];
  /** Elements whose text is no part of the body. */
  taken: ReadonlySet<Element>;
}

export function assemble(page: PageTree, { blocks, figures, embeds = [], taken }: Parts): Assembled {
  const outline = new Outline(blocks);
  const writer = new StructureWriter(outline);
  const text: string[] = [];
  const placed = [
    ...figures.map(({ element, figure }) => ({ element, html: figureHtml(figure), position: element.order })),
    ...embeds.map(placedEmbed),
    ...rulesBetween(page, blocks),
  ].sort((a, b) => a.position - b.position);
  let next = 0;
  const placeUntil = (position: number) => {
    for (; next < placed.length && (placed[next] as Placed).position <= position; next += 1) {
      const { element, html } = placed[next] as Placed;
      writer.add(element, html);
    }
  };
  for (const block of blocks) {
    placeUntil(block.position);
    const content = inlineOf(block, page, taken);
    const joined = writer.addBlock(block, content.html);
    // A row is one line of the text.
    const words = writer.isInRow ? content.text.replaceAll('\n', ' ') : content.text;
    if (joined !== undefined && text.length) text[text.length - 1] += joined + words;
    else text.push(words);
  }
  placeUntil(Number.POSITIVE_INFINITY);
  return { html: writer.end(), text: text.join('\n\n') };
}

/** Lines that part the text: those between two blocks of their own box. */
function rulesBetween(page: PageTree, blocks: Block[]): Placed[] {
  const rules: Placed[] = [];
  let at = 0;
  for (const rule of elementsNamed(page, 'hr')) {
    while (at < blocks.length && (blocks[at] as Block).position < rule.order) at += 1;
    const [before, after] = [blocks[at - 1], blocks[at]];
    const { parent } = rule;
    if (!before || !after || !parent || !isTag(parent)) continue;
    const isBetween = contains(parent, before.element) && contains(parent, after.element) && before.element !== parent;
    if (isBetween && before.index + 1 === after.index) rules.push({ element: rule, html: '<hr>', position: rule.order });
  }
  return rules;
}

/** The address of a quoted post stands behind its words, within the quote. */
function placedEmbed(embed: Embed): Placed {
  const { element, isQuoted } = embed;
  return { element, html: embedHtml(embed), position: isQuoted ? element.last + HALF : element.order };
}

/** The step to a place behind all that is inside an element, before what follows it. */
const HALF = 0.25;

/** A trace where it stood, and the words under it. */
function embedHtml(embed: Embed): string {
  const link = `<p><a href="${escapeHtml(embed.url)}">${escapeHtml(labelOf(embed))}</a></p>`;
  return embed.caption === undefined ? link : `${link}<p><em>${escapeHtml(embed.caption)}</em></p>`;
}

function figureHtml({ url, alt, caption, credit, width, height }: Figure): string {
  const size = [width && ` width="${width}"`, height && ` height="${height}"`].filter(Boolean).join('');
  const image = `<img src="${escapeHtml(url)}" alt="${escapeHtml(collapse(alt ?? ''))}"${size}>`;
  const words = [caption && escapeHtml(caption), credit && `<cite>${escapeHtml(credit)}</cite>`].filter(Boolean).join(' ');
  return `<figure>${image}${words ? `<figcaption>${words}</figcaption>` : ''}</figure>`;
}
