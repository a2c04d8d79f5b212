/** Text that a page hides from readers, and dialogs over it. */
import { commonShare } from '../../metadata/language.ts';
import { contains, type Element, isTag } from '../../page/tree.ts';
import { foldOf } from '../apart.ts';
import type { Block } from '../blocks.ts';
import { baseLanguage } from './languages.ts';
import { isDisjoint, type Sight } from './sight.ts';

/** Class words that style sheets of all kinds give to text that is only spoken. */
const SPOKEN =
  /(?:^|[\s_-])(?:sr-only|sr_only|vh|visually-?hidden|screen-?reader(?:-text|-only|s?)?|a11y-hidden|hidden-accessible|assistive-text|u-hidden-visually|element-invisible|offscreen|off-screen|clip-text|(?:show-)?for-sr|hide-visually|screen-?readers?-text|visually-?hide|audible|only-for-screenreaders?)(?:$|[\s_-])/i;
/** Styles that keep text from the screen but not from screen readers: off the page, or clipped to nothing. */
const OFF_SCREEN =
  /(?:left|right|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\(\s*(?:50|100)%/i;
/** A dialog with more of the page than this is the page. */
const MOST_OF_PAGE = 0.5;

export function* findHiddenText(sight: Sight): Generator<[number, number, string]> {
  const { blocks, page } = sight;
  const pageLanguage = baseLanguage(page.html.attribs.lang);
  const reasons = new Map<Element, string | undefined>();
  const reasonOf = (element: Element): string | undefined => {
    if (reasons.has(element)) return reasons.get(element);
    const { parent } = element;
    const above = parent && isTag(parent) ? reasonOf(parent as Element) : undefined;
    const reason = above ?? ownReason(element, sight, pageLanguage);
    reasons.set(element, reason);
    return reason;
  };
  for (let i = 0; i < blocks.length; i += 1) {
    const reason = reasonOf((blocks[i] as Block).element);
    if (reason) yield [i, i + 1, reason];
  }
}

function ownReason(element: Element, sight: Sight, pageLanguage: string | undefined): string | undefined {
  const { attribs } = element;
  const { role } = attribs;
  const isDialog = attribs['aria-modal'] === 'true' || role === 'dialog' || role === 'alertdialog';
  const isSpoken =
    (attribs.class !== undefined && SPOKEN.test(attribs.class)) ||
    (attribs.style !== undefined && OFF_SCREEN.test(attribs.style));
  if (!isDialog && !isSpoken && attribs.hidden === undefined && attribs.style === undefined) return undefined;
  if (element === sight.page.body || sight.holdsHeadline(element)) return undefined;
  const share = sight.charsOf(element) / (sight.chars[sight.blocks.length] || 1);
  if (share > MOST_OF_PAGE) return undefined;
  if (isDialog) return contains(element, sight.core) ? undefined : 'dialog';
  if (isSpoken) return 'screen-reader-text';
  if (!isHidden(element)) return undefined;
  const language = baseLanguage(attribs.lang);
  const states = language !== undefined && pageLanguage !== undefined && language !== pageLanguage;
  if (states || isForeign(element, sight, pageLanguage)) return 'hidden-translation';
  return isHiddenApart(element, sight) ? 'hidden' : undefined;
}

/** Hidden from speech too, in a box apart from a visible text that is longer, and nothing before it that would fold it out. */
function isHiddenApart(element: Element, sight: Sight): boolean {
  if (element.attribs['aria-hidden'] !== 'true' || element.attribs.id !== undefined || foldOf(element)) return false;
  if (sight.charsOf(element) > sight.likelyChars() / 2 || !isDisjoint(element, sight.core)) return false;
  const before = sight.blocks[sight.range(element)[0] - 1];
  return before !== undefined && !/^(?:h[2-6]|button|summary|dt)$/.test(before.element.name);
}

/** Whether long hidden text has next to none of the common words of the page's language. */
function isForeign(element: Element, sight: Sight, pageLanguage: string | undefined): boolean {
  const [from, to] = sight.range(element);
  if (pageLanguage === undefined || sight.charsOf(element) < LEAST_TEXT || to - from > MOST_BLOCKS) return false;
  const text = sight.blocks
    .slice(from, to)
    .map((block) => block.text)
    .join(' ');
  const share = commonShare(text, pageLanguage);
  return share !== undefined && share < FEW_COMMON;
}

const LEAST_TEXT = 200;
const MOST_BLOCKS = 200;
/** A text with a smaller share of the page's common words is in another language; prose has a fifth. */
const FEW_COMMON = 0.02;

function isHidden({ attribs: { hidden, style } }: Element): boolean {
  return hidden !== undefined || (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style));
}
