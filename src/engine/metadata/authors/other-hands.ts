/** Those who checked, edited, drew or photographed: they stand in bylines, and are not the author. */
import type { Element, PageTree } from '../../page/tree.ts';
import { pageText } from '../page-text.ts';

const OTHER_HAND =
  '(?:(?:medically|technically|clinically|legally|scientifically|expert|fact)[- ]?)?(?:reviewed|checked|edited|approved|verified|updated|translated)';
/** Lines that name those who checked, drew or photographed, not the author. */
const OTHER_HANDS = new RegExp(
  `^(?:${OTHER_HAND}|reviewer|editor:|geprüft|überprüft|photos?|fotos?|illustrat|photograph|traduction|vérifié|revisado|faktencheck)`,
  'i',
);
const WRITTEN_BY = /(?<!\p{L})(?:written|reported|authored)\s*\|?\s*by(?!\p{L})/iu;
const OTHER_HAND_BEFORE = new RegExp(`(?<!\\p{L})${OTHER_HAND}\\s*by\\s*:?\\s*$`, 'iu');
/** Where a line goes on to the next hand. */
const NEXT_HAND = new RegExp(`(?=(?<!\\p{L})(?:${OTHER_HAND}|written|reported|authored)\\s*\\|?\\s*by(?!\\p{L}))`, 'giu');

/** Whether a line names such hands alone. */
export function namesOtherHand(line: string): boolean {
  return OTHER_HANDS.test(line) && !(/(?:written|reported|authored)/i.test(line) && WRITTEN_BY.test(line));
}

/** The line without those who checked the text: "Reviewed by Joe Doe | Written by Jane Roe". */
export function ownHands(line: string): string {
  const parts = line.split(NEXT_HAND);
  return parts.filter((part) => parts.length === 1 || !OTHER_HANDS.test(part)).join(' | ');
}

/** Whether the last label before a name in a byline is that of someone who checked the text. */
export function isOtherHand(page: PageTree, byline: Element, mark: Element): boolean {
  const { text, start } = pageText(page);
  const last = text.slice(start[byline.order], start[mark.order]).split(NEXT_HAND).at(-1) ?? '';
  return OTHER_HANDS.test(last);
}

/** Right behind a label such as "Reviewed by", which stands in another element. */
export function followsOtherHand(page: PageTree, element: Element): boolean {
  const { text, start } = pageText(page);
  const at = start[element.order] as number;
  return OTHER_HAND_BEFORE.test(text.slice(Math.max(0, at - LONGEST_LABEL), at));
}

// Letters of "Medically reviewed by: " and its like.
const LONGEST_LABEL = 30;
