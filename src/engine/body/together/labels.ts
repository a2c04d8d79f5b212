/** Times of a live blog, who speaks in an interview: short lines that come again and again before kept text. */
import { contains, type Element, isTag } from '../../page/tree.ts';
import { isApart } from '../apart.ts';
import type { Decision } from '../decide.ts';
import type { PageBlocks } from './page.ts';

const LONGEST = 60;
const LABEL_NAME =
  /(?:^|[\s_-])(?:time(?:stamp)?|hora|heure|uhrzeit|zeit|ora|час|время|speaker|interview(?:er|ee)|sprecher|question|qa-?name)(?:$|[\s_-])/i;
const LONGEST_TIME = 25;
/** The time of each entry of a live blog is taken for the date of the article. */
const BYLINE = 'printed-byline';
const TIME = /\d{1,2}\s?[:.h時点时]\s?\d{0,2}/;

export function keepLabels(page: PageBlocks): void {
  const groups = new Map<string, Decision[]>();
  page.decisions.forEach((decision, i) => {
    const { block } = decision;
    if (block.text.length > LONGEST || isApart(block.element)) return;
    const kind = kindOf(decision);
    if (kind === undefined || !leadsKept(page, i)) return;
    groups.set(kind, [...(groups.get(kind) ?? []), decision]);
  });
  for (const group of groups.values()) if (group.length > 1) page.keep(group, 'label', BYLINE);
}

/** The element that holds the line alone, by its name and class. */
function kindOf({ block: { element, nodes, text } }: Decision): string | undefined {
  const only = nodes.filter((node) => isTag(node));
  const inner = only.length === 1 ? (only[0] as Element) : undefined;
  for (const holder of [inner, element]) {
    if (!holder) continue;
    const { attribs, name } = holder;
    const isTime =
      (name === 'time' || LABEL_NAME.test(attribs.class ?? '')) && TIME.test(text) && text.length <= LONGEST_TIME;
    if (isTime || LABEL_NAME.test(attribs.class ?? '')) return `${name}.${attribs.class ?? ''}`;
  }
  return undefined;
}

/** The next block, or the one after it, is kept text of the same box. */
function leadsKept({ decisions }: PageBlocks, i: number): boolean {
  const { element } = (decisions[i] as Decision).block;
  const box = element.parent && isTag(element.parent) ? element.parent : element;
  for (const next of [decisions[i + 1], decisions[i + 2]]) {
    if (next && !contains(box, next.block.element) && !contains(element, next.block.element)) return false;
    if (next?.kept) return true;
  }
  return false;
}
