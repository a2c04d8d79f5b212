/**
 * Text that the page hides from every reader goes, unless the page only folds it, or hides much of it until a script shows it.
 */
import { type Element, HAS } from '../../page/page.ts';
import { Boxes } from '../boxes.ts';
import type { Decision } from '../decide.ts';
import { foldOf, namedBy } from '../words.ts';
import { charsOf, type PageBlocks } from './page.ts';

/**
 * The largest share of the kept text that may go: hidden by attribute or role, and hidden by style, which scripts often take
 * away.
 */
const MOST_HIDDEN = 0.3;
const MOST_HIDDEN_BY_STYLE = 0.05;
/** Behind all that is visible it is another text more often. */
const MOST_HIDDEN_AT_END = 0.45;
/** Text that a press of "read more" shows. */
const isNamedMore = namedBy(
  /(?:^|[\s_-])(?:more|read-?more|full-?text|rest|continue\w*|truncat\w*|hidden-content)(?:$|[\s_-])/i,
);

export function dropHidden(page: PageBlocks): void {
  const kept = page.decisions.filter((decision) => decision.kept);
  const hidden: Record<'attribute' | 'style', Decision[]> = { attribute: [], style: [] };
  const hiders = new Boxes(page.blocks, isHider);
  for (const decision of kept) {
    const hider = hiders.of(decision.block.element);
    const by = hider && hiddenBy(hider);
    if (by && !foldOf(decision.block.element)) hidden[by].push(decision);
  }
  const chars = charsOf(kept);
  const isAtEnd = hidden.attribute.length > 0 && kept.slice(-hidden.attribute.length)[0] === hidden.attribute[0];
  if (charsOf(hidden.attribute) <= (isAtEnd ? MOST_HIDDEN_AT_END : MOST_HIDDEN) * chars)
    page.drop(hidden.attribute, 'hidden');
  if (charsOf(hidden.style) <= MOST_HIDDEN_BY_STYLE * chars) page.drop(hidden.style, 'hidden');
}

function isHider(element: Element): boolean {
  return isPopUp(element) || hiddenItself(element) !== undefined;
}

function isPopUp({ attribs, has }: Element): boolean {
  const role = has & HAS.role ? attribs.role : undefined;
  return role === 'dialog' || role === 'alertdialog' || role === 'tooltip';
}

function hiddenBy(element: Element): 'attribute' | 'style' | undefined {
  const { attribs } = element;
  if (isPopUp(element)) return 'attribute';
  return isNamedMore(attribs.class) || isNamedMore(attribs.id) ? undefined : hiddenItself(element);
}

function hiddenItself({ attribs, has }: Element): 'attribute' | 'style' | undefined {
  const isHidden = (has & HAS.hidden) !== 0 && attribs.hidden !== 'until-found';
  if (isHidden && !/^S:\w+$/.test(attribs.id ?? '')) return 'attribute';
  return has & HAS.style && OFF.test(attribs.style ?? '') ? 'style' : undefined;
}

const OFF = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
