/** The article's own embeds among all of a page: by where they stand. */
import { isApart } from '../body/apart.ts';
import { ancestors, contains, type Element } from '../page/tree.ts';
import type { Embed } from './embeds.ts';

/** The levels within which an embed after the last paragraph has to share a box with it to be the article's. */
const MOST_LEVELS_AT_END = 3;

/** `kept` are the elements of the article's blocks in document order. */
export function placedEmbeds(embeds: Embed[], kept: Element[], headline: Element | undefined): Embed[] {
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last || embeds.length === 0) return [];
  return embeds.filter((embed) => {
    const { order } = embed.element;
    if (order > last.last) return isBeside(embed.element, last, MOST_LEVELS_AT_END);
    if (order < first.order) return isOverText(embed, first, headline);
    return !isInApartBox(embed.element, kept);
  });
}

/** The film over the text stands between headline and text; a recording there is the text read aloud. */
function isOverText({ element, kind }: Embed, first: Element, headline: Element | undefined): boolean {
  if (kind === 'audio') return false;
  if (headline !== undefined && element.order < headline.order) return false;
  return headline !== undefined ? !isInApartBox(element, [first]) : isBeside(element, first, MOST_LEVELS_AT_END);
}

function isBeside(element: Element, text: Element, most: number): boolean {
  let level = 0;
  if (isApart(element)) return false;
  for (const around of ancestors(element)) {
    if (contains(around, text)) return true;
    level += 1;
    if (level > most || isApart(around)) return false;
  }
  return false;
}

/** A box apart from the text: named so, below the first element that holds text of the article. */
function isInApartBox(element: Element, kept: Element[]): boolean {
  for (const around of [element, ...ancestors(element)]) {
    if (kept.some((block) => contains(around, block))) return false;
    if (isApart(around) && !WAITING.test(around.attribs.class ?? '')) return true;
  }
  return false;
}

/** Boxes that ask for consent before they load what stands there. */
const WAITING = /consent|cookie|opt-?in|privacy|gdpr|dsgvo/i;

/** The article's traces in its text: `[Video: TITLE](URL)` and the like, as clean HTML's links. */
export function labelOf({ isQuoted, kind, title, url }: Embed): string {
  const name = LABELS[kind];
  const host = new URL(url).hostname.replace(/^www\./, '');
  if (isQuoted) return host;
  if (name === undefined) return `Embed: ${host}`;
  return title === undefined ? name : `${name}: ${title}`;
}

const LABELS: Partial<Record<Embed['kind'], string>> = { video: 'Video', audio: 'Audio', map: 'Map', document: 'Document' };
