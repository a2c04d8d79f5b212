/** A quote stays with its attribution, a post of somebody else whole; a quote that only repeats the text goes. */

import { isPost } from '../../embeds/posts.ts';
import { contains, type Element } from '../../page/tree.ts';
import type { Decision } from '../decide.ts';
import { quoteBoxOf } from '../quote-boxes.ts';
import { words } from '../words.ts';
import { charsOf, meanScore, outermost, type PageBlocks } from './page.ts';

const QUOTES = new Set(['blockquote']);
const LONGEST_QUOTE = 1_500;
/** The model is sure below it. */
const LEAST_SCORE = 0.1;
/** A shorter one may well be said twice. In words. */
const LEAST_WORDS = 4;

export function keepQuotes(page: PageBlocks): void {
  for (const [quote, parts] of page.units(quoteOf)) {
    if (parts.every(({ kept }) => kept) || charsOf(parts) > LONGEST_QUOTE) continue;
    const someKept = parts.some(({ kept }) => kept);
    const isLikely = isPost(quote) || meanScore(parts) >= LEAST_SCORE;
    if (someKept || (isLikely && page.isAmongText(quote, parts, isPost(quote))))
      page.keep(parts, isPost(quote) ? 'post' : 'quote');
  }
}

export function quoteOf(element: Element): Element | undefined {
  return quoteBoxOf(element) ?? outermost(element, QUOTES);
}

export function dropPullQuotes(page: PageBlocks): void {
  const units = page.units(quoteOf);
  if (units.size === 0) return;
  const kept = page.decisions.filter((decision) => decision.kept);
  for (const [quote, parts] of units) {
    if (charsOf(parts) > LONGEST_QUOTE || isPost(quote)) continue;
    const [longest] = [...parts].sort((a, b) => b.block.text.length - a.block.text.length);
    const said = words((longest as Decision).block.text);
    if (said.length < LEAST_WORDS) continue;
    const phrase = ` ${said.join(' ')} `;
    const repeats = kept.some(({ block }) => {
      if (contains(quote, block.element) || block.text.length < phrase.length) return false;
      return ` ${words(block.text).join(' ')} `.includes(phrase);
    });
    if (repeats) page.drop(parts, 'pull-quote');
  }
}
