/** Threads of comments: like items outside the core, each with who or when, and words that all have. */
import { ancestors, type Element } from '../../page/tree.ts';
import type { Block } from '../blocks.ts';
import { type LikeGroup, likeGroups } from './like-groups.ts';
import { isDisjoint, LIKELY, type Sight } from './sight.ts';
import { isDate } from './signs.ts';

const LEAST_ITEMS = 3;
const LEAST_BEFORE = 400;
/** The first line of a comment: a name, perhaps with its day. */
const LONGEST_NAME = 60;
const NAME = /^@?\p{L}[\p{L}\p{M}\p{N}'’._-]*(?:\s+[\p{L}\p{N}][\p{L}\p{M}\p{N}'’._-]*){0,4}(?:\s*[\d,.:/·|-].*)?$/u;
const CONTAINERS = /^(?:table|tbody|dl|figure|nav)$/;
/** Of the items so many must show a sign. */
const MOST = 0.7;
const MOST_HEADINGS = 0.3;

export function* findThreads(sight: Sight): Generator<[number, number, string]> {
  if (sight.likelyChars() < LEAST_BEFORE) return;
  for (const group of likeGroups(sight)) {
    const [first] = sight.range(group.items[0] as Element);
    if (!group.items.some((item) => isLikelyText(sight, item))) continue;
    const core = sight.coreBefore(first);
    if ((sight.mass[first] as number) < LEAST_BEFORE || !isDisjoint(group.parent, core)) continue;
    if (!isThread(sight, group)) continue;
    const [from, to] = sight.range(group.parent);
    yield [from, to, 'comments'];
  }
}

function isLikelyText(sight: Sight, item: Element): boolean {
  const [from, to] = sight.range(item);
  for (let i = from; i < to; i += 1)
    if (sight.dropped[i] === undefined && (sight.scores[i] as number) >= LIKELY) return true;
  return false;
}

function isThread(sight: Sight, { items }: LikeGroup): boolean {
  if (items.length < LEAST_ITEMS || items.some((item) => sight.holdsHeadline(item))) return false;
  if (items[0] && [...ancestors(items[0])].some(({ name }) => CONTAINERS.test(name))) return false;
  const parts = items.map((item) => sight.blocks.slice(...sight.range(item)));
  const share = (test: (blocks: Block[]) => boolean) => parts.filter(test).length / parts.length;
  if (share(([first, ...rest]) => first !== undefined && rest.length > 0 && isName(first)) < MOST) return false;
  if (share((blocks) => blocks.some(({ element }) => /^h[1-6]$/.test(element.name))) > MOST_HEADINGS) return false;
  const names = new Set(parts.map(([first]) => first?.text));
  const isDistinct = names.size >= Math.max(LEAST_ITEMS, MOST * items.length);
  const timed = share((blocks) => blocks.slice(0, 3).some(isDate)) >= MOST;
  return timed && (isDistinct || hasConstantWord(parts));
}

function isName({ element, text }: Block): boolean {
  return text.length <= LONGEST_NAME && !HEADING.test(element.name) && NAME.test(text);
}

const HEADING = /^h[1-3]$/;

/** A line that nearly all items have: "Reply", "Report". */
function hasConstantWord(parts: Block[][]): boolean {
  const counts = new Map<string, number>();
  for (const blocks of parts)
    for (const text of new Set(blocks.map(({ text }) => text)))
      if (text.length <= LONGEST_NAME) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= MOST * parts.length);
}
