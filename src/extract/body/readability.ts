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

/** Readability's flags: strip what has an unlikely name (1), weigh elements by name (2), clean out what looks fishy (4). */
const FIRST_ATTEMPT = 1 | 2 | 4;
const FURTHER_ATTEMPTS = [2 | 4, 4, 0];

/** What one attempt finds: the numbers of the blocks that it keeps, and the length of all text around them. */
interface Answer {
  kept: Set<number>;
  length: number;
  byline: boolean;
}

/**
 * The numbers of the blocks that Readability keeps; empty when it finds no article, or would take too long. Its further
 * attempts, on pages where the first finds little, need much more of the page and ten times as long: `wanting` asks for them.
 */
export function askReadability(page: PageTree, blocks: Block[], wanting: boolean): Set<number> {
  if (!blocks.length || blocks.length > MAX_BLOCKS) return new Set();
  let best = attempt(outline(page, blocks, { pruned: true, byline: true }), page.url, FIRST_ATTEMPT);
  if (!wanting || best.length >= ENOUGH_TEXT) return best.kept;
  // A byline that was taken out once stays in its place from then on.
  const whole = outline(page, blocks, { pruned: false, byline: !best.byline });
  for (const flags of FURTHER_ATTEMPTS) {
    const next = attempt(whole, page.url, flags);
    if (next.length > best.length) best = next;
    if (next.length >= ENOUGH_TEXT) break;
  }
  return best.kept;
}

/**
 * One attempt with these flags. Readability's own further ones write the page out and parse it anew, from the first on; here each has
 * its document, and none is built in vain.
 */
function attempt(html: string, url: string, flags: number): Answer {
  const reader = new Readability<Element>(parseInWindow(html, url), {
    // Titles, bylines and dates are read by our own code from the whole page.
    disableJSONLD: true,
    keepClasses: true,
    // Any text is enough, so that there is no further attempt.
    charThreshold: -1,
    serializer: (element) => element as unknown as Element,
  });
  const article = Object.assign(reader, { _flags: flags }).parse();
  const kept = new Set<number>();
  const root = article?.content as unknown as ParentNode | undefined;
  for (const element of root?.querySelectorAll(`[${MARK}]`) ?? [])
    for (const index of (element.getAttribute(MARK) ?? '').split(' ')) if (index !== '') kept.add(Number(index));
  const length = article?.textContent?.trim().replace(/\s{2,}/g, ' ').length ?? 0;
  return { kept, length, byline: Boolean(article?.byline) };
}

interface ParentNode {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}
