/** The anchor: the container of the first real run of paragraphs below the headline, which is nearly always the article's. */
import { type Element, isTag } from '../page/tree.ts';
import type { Block } from './blocks.ts';

export interface AnchorClues {
  blocks: Block[];
  /** 1 where a block reads as a paragraph. */
  paragraph: Uint8Array;
  /** The number of the block that prints the headline; -1 for none. */
  headline: number;
}

/** A picture, an advertisement or a heading may stand between two. Blocks. */
const REACH = 6;

/** Finds the container of the first paragraphs below the headline; undefined where no two paragraphs stand in one container. */
export function findAnchor(clues: AnchorClues): Element | undefined {
  return firstRun(clues, Math.max(clues.headline, 0)) ?? (clues.headline > 0 ? firstRun(clues, 0) : undefined);
}

function firstRun({ blocks, paragraph }: AnchorClues, from: number): Element | undefined {
  for (let i = from; i < blocks.length; i += 1) {
    const block = blocks[i] as Block;
    if (paragraph[i] === 0 || block.hidden) continue;
    const end = Math.min(blocks.length, i + REACH);
    for (let next = i + 1; next < end; next += 1) {
      const container = paragraph[next] === 1 ? sharedContainer(block, blocks[next] as Block) : undefined;
      if (container) return container;
    }
  }
  return undefined;
}

/** The element that holds both as bare text, or as its children. One paragraph alone may be a dek, a notice or a teaser. */
function sharedContainer({ element }: Block, other: Block): Element | undefined {
  if (element === other.element) return element;
  const { parent } = element;
  return parent && isTag(parent) && parent === other.element.parent ? (parent as Element) : undefined;
}
