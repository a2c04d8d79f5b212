/** A list stays whole: of its items, many are too short to be judged alone. */
import { ancestors, closest, type Element, isTag } from '../../page/tree.ts';
import { isApart } from '../apart.ts';
import type { Decision } from '../decide.ts';
import { charsOf, linkShareOf, meanScore, outermost, type PageBlocks } from './page.ts';

const LISTS = new Set(['ul', 'ol', 'dl']);
/** A list with a larger share of links leads to other pages. */
const MOST_LINKS = 0.4;
const MOST_LINKS_INTRODUCED = 0.9;
/** The rest of a list comes along where at least this share of it is kept. */
const LEAST_KEPT = 0.5;
/** The model is sure below it. */
const LEAST_SCORE = 0.1;
/** A list that holds most of a page is its layout. */
const MOST_ITEMS = 60;
const ENDS_WITH_COLON = /[:：]\s*$/;

export function keepLists(page: PageBlocks): void {
  for (const [list, parts] of page.units(listOf)) {
    if (parts.every(({ kept }) => kept) || parts.length > MOST_ITEMS * 2) continue;
    const kept = parts.filter((part) => part.kept);
    const links = linkShareOf(parts);
    const isAmong = page.isAmongText(list, parts);
    const isIntroduced = isAmong && (links < MOST_LINKS_INTRODUCED || leadsToFiles(list)) && introduces(page, parts);
    const isMostly = kept.length > 0 && charsOf(kept) >= LEAST_KEPT * charsOf(parts);
    const isLikely = meanScore(parts) >= LEAST_SCORE;
    if (isIntroduced || (links < MOST_LINKS && (isMostly || (isAmong && isLikely))))
      page.keep(
        parts.filter(({ block }) => !closest(block.element, 'figcaption') && !isApartIn(list, block.element)),
        'list',
      );
  }
}

function listOf(element: Element): Element | undefined {
  return outermost(element, LISTS);
}

/** Tells whether a box inside the list is named as something else, such as an advertisement. */
function isApartIn(list: Element, element: Element): boolean {
  for (const box of [element, ...ancestors(element)]) {
    if (box === list) return false;
    if (isApart(box)) return true;
  }
  return false;
}

/** Tells whether each link of the list leads to a document. */
function leadsToFiles(list: Element): boolean {
  const addresses = addressesIn(list);
  return addresses.length > 0 && addresses.every((address) => FILE.test(address));
}

const FILE = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|epub)(?:[?#]|$)/i;

function addressesIn(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (!isTag(child)) return [];
    return child.name === 'a' && child.attribs.href ? [child.attribs.href] : addressesIn(child);
  });
}

/** A kept paragraph right before it ends in a colon. */
function introduces({ decisions }: PageBlocks, [first]: Decision[]): boolean {
  const before = decisions[(first as Decision).block.index - 1];
  return before?.kept === true && ENDS_WITH_COLON.test(before.block.text);
}
