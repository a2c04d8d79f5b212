/**
 * Asks Mozilla's Readability, on jsdom, which blocks it would keep. It gets the page's outline; each block carries its
 * number through, so that the answer comes back as blocks, not as text.
 */

import type { PageTree } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { MARK, outline } from './outline.ts';
import { CLEAN, OutlineReader, STRIP, WEIGH } from './outline-reader.ts';
import { parseInWindow } from './window.ts';

/** Readability's own bound: with less text it tries again and strips less. */
export const ENOUGH_TEXT = 500;

/** jsdom's live collections make it quadratic: a row of 10,000 cells takes 10 s. All pages of the sets but one have fewer. */
const MAX_BLOCKS = 4_000;

/** Readability's flags of its attempts, each with one less. */
const ATTEMPTS = [CLEAN | WEIGH | STRIP, CLEAN | WEIGH, CLEAN, 0];

/** What one attempt finds: the numbers of the blocks that it keeps, and how much text is in it. */
interface Answer {
  kept: Set<number>;
  length: number;
}

/**
 * The numbers of the blocks that Readability keeps; empty when it finds no article, or would take too long. Its further
 * attempts, on pages where the first finds little, need much more of the page and ten times as long: `wanting` asks for them.
 * Where the first finds nothing though there is text, its weights threw it all out, and the second, which weighs too, is left
 * out: on all forty such pages among 750 it found nothing either.
 */
export function askReadability(page: PageTree, blocks: Block[], wanting: boolean): Set<number> {
  let best: Answer = { kept: new Set(), length: 0 };
  if (!blocks.length || blocks.length > MAX_BLOCKS) return best.kept;
  let seeksByline = true;
  let isOutweighed = false;
  for (const flags of ATTEMPTS) {
    if (isOutweighed && (flags & WEIGH) !== 0) continue;
    const { html, byline } = outline(page, blocks, { stripped: (flags & STRIP) !== 0, seeksByline });
    const answer = attempt(html, page.url, flags);
    if (answer.length > best.length) best = answer;
    if (answer.length >= ENOUGH_TEXT || !wanting) break;
    // Found in one attempt, it is left in its place in the next.
    if (byline) seeksByline = false;
    isOutweighed = answer.length === 0 && textLength(html) >= ENOUGH_TEXT;
  }
  return best.kept;
}

function textLength(html: string): number {
  return html.replace(/<[^<>]*>/g, '').length;
}

function attempt(html: string, url: string, flags: number): Answer {
  const article = new OutlineReader(parseInWindow(html, url), flags).parse();
  const kept = new Set<number>();
  for (const element of article?.content?.querySelectorAll(`[${MARK}]`) ?? [])
    for (const index of (element.getAttribute(MARK) ?? '').split(' ')) if (index !== '') kept.add(Number(index));
  return { kept, length: article?.textContent?.trim().replace(/\s{2,}/g, ' ').length ?? 0 };
}
