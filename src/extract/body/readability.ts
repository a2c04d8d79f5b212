/**
 * Asks Mozilla's Readability, on jsdom, which blocks it would keep. It gets the page's outline; each block carries its
 * number through, so that the answer comes back as blocks, not as text.
 */

import { Readability } from '@mozilla/readability';
import type { Element, PageTree } from '../tree.ts';
import type { Block } from './blocks.ts';
import { MARK, outline } from './outline.ts';
import { parseInWindow } from './window.ts';

/** Readability's own bound: with less text it tries again and strips less. */
export const ENOUGH_TEXT = 500;

/** jsdom's live collections make it quadratic: a row of 10,000 cells takes 10 s. All pages of the sets but one have fewer. */
const MAX_BLOCKS = 4_000;

/**
 * The numbers of the blocks that Readability keeps; empty when it finds no article, or would take too long. Its further
 * attempts, on pages where the first finds little, need much more of the page and ten times as long: `wanting` asks for them.
 */
export function askReadability(page: PageTree, blocks: Block[], wanting: boolean): Set<number> {
  if (!blocks.length || blocks.length > MAX_BLOCKS) return new Set();
  const first = answer(outline(page, blocks, true), page.url, 1);
  if (!wanting || first.length >= ENOUGH_TEXT) return first.kept;
  return answer(outline(page, blocks, false), page.url, ENOUGH_TEXT).kept;
}

function answer(html: string, url: string, charThreshold: number): { kept: Set<number>; length: number } {
  const reader = new Readability<Element>(parseInWindow(html, url), {
    // Titles, bylines and dates are read by our own code from the whole page.
    disableJSONLD: true,
    keepClasses: true,
    charThreshold,
    serializer: (element) => element as unknown as Element,
  });
  const article = reader.parse();
  const kept = new Set<number>();
  const root = article?.content as unknown as ParentNode | undefined;
  for (const element of root?.querySelectorAll(`[${MARK}]`) ?? [])
    for (const index of (element.getAttribute(MARK) ?? '').split(' ')) if (index !== '') kept.add(Number(index));
  return { kept, length: article?.textContent?.trim().replace(/\s{2,}/g, ' ').length ?? 0 };
}

interface ParentNode {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}
