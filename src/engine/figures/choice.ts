/** The article's own pictures among all of a page: by where they stand, without teasers, each once. */

import type { JsonLd } from '../metadata/json-ld.ts';
import type { PageTree } from '../page/tree.ts';
import type { BodyExtent, FigureCandidate } from './candidate.ts';
import { isCard, isForeign } from './foreign.ts';
import { describedImages } from './image-objects.ts';
import { isPlaced, type Place, placeOf } from './place.ts';

// `Archive picture` and the like stand under different pictures; a longer caption tells of one.
const SHORTEST_TELLING_CAPTION = 20;

export function chooseArticlePictures(
  page: PageTree,
  jsonLd: JsonLd,
  candidates: FigureCandidate[],
  body: BodyExtent,
): FigureCandidate[] {
  const place = placeOf(page, jsonLd, body);
  const cards = inRows(candidates, place);
  const isOwn = (candidate: FigureCandidate) => isPlaced(candidate, place) && !isForeign(candidate, place);
  const own = candidates.filter((candidate) => isOwn(candidate) && !cards.has(candidate));
  const unique = onePictureOnce(withAddresses(own, place));
  if (!unique.length) unique.push(...described(jsonLd, place));
  markLead(unique, body);
  return unique;
}

/** Cards side by side lead to other articles; one alone, between paragraphs, may be a picture with a link. */
function inRows(candidates: FigureCandidate[], { page, kept, declared }: Place): Set<FigureCandidate> {
  const rows = new Set<FigureCandidate>();
  const cards = candidates.map((candidate) => !declared.has(candidate.key) && isCard(page, candidate));
  candidates.forEach((candidate, index) => {
    const next = candidates[index + 1];
    if (!next || !cards[index] || !cards[index + 1]) return;
    const { order } = candidate.element;
    if (kept.some((block) => block.order > order && block.order < next.element.order)) return;
    rows.add(candidate).add(next);
  });
  return rows;
}

/** The article's picture that only JSON-LD describes, with caption or credit, on a page whose scripts would have put it there. */
function described(jsonLd: JsonLd, { declared, headline, common }: Place): FigureCandidate[] {
  const image = [...describedImages(jsonLd)].find(([key, { caption, credit }]) => declared.has(key) && (caption || credit));
  if (!image) return [];
  const [key, { url, caption, credit }] = image;
  const figure = { url, ...(caption && { caption }), ...(credit && { credit }), lead: false };
  const element = headline ?? common;
  return [{ figure, key, picture: element, element, pixels: 0, captionElements: [] }];
}

/** The first version with a caption stands for all, unless a later one is printed over other words. */
function onePictureOnce(candidates: FigureCandidate[]): FigureCandidate[] {
  const kept: FigureCandidate[] = [];
  const byKey = new Map<string, number>();
  const byCaption = new Map<string, number>();
  for (const candidate of candidates) {
    const caption = candidate.figure.caption?.toLowerCase() ?? '';
    const isTelling = caption.length >= SHORTEST_TELLING_CAPTION;
    const at = (isTelling ? byCaption.get(caption) : undefined) ?? byKey.get(candidate.key);
    const twin = at === undefined ? undefined : kept[at];
    let place = at ?? kept.length;
    if (!twin || !isSamePrint(twin.figure.caption ?? '', caption)) place = kept.push(candidate) - 1;
    else kept[place] = merged(twin, candidate);
    byKey.set(candidate.key, place);
    if (isTelling) byCaption.set(caption, place);
  }
  return kept;
}

/** Of two versions of one picture the one with a caption, at the larger of the two, with the credit of either. */
function merged(first: FigureCandidate, second: FigureCandidate): FigureCandidate {
  const base = !first.figure.caption && second.figure.caption ? second : first;
  const { url } = (second.pixels > first.pixels ? second : first).figure;
  const credit = base.figure.credit ?? first.figure.credit ?? second.figure.credit;
  const pixels = Math.max(first.pixels, second.pixels);
  return { ...base, pixels, figure: { ...base.figure, url, ...(credit && { credit }) } };
}

/** The lead picture whose address only a script knows is the one that the page declares; others so are left out. */
function withAddresses(candidates: FigureCandidate[], { declared, first }: Place): FigureCandidate[] {
  const [address] = [...declared].filter(([key]) => !candidates.some((candidate) => candidate.key === key));
  const lead = candidates.findIndex(({ key }) => key === '');
  const isLead = lead === 0 && first && (candidates[0] as FigureCandidate).element.order < first.order;
  if (isLead && address) {
    const [key, url] = address;
    const { figure, ...rest } = candidates[0] as FigureCandidate;
    return [{ ...rest, key, figure: { ...figure, url } }, ...candidates.slice(1).filter((other) => other.key !== '')];
  }
  return candidates.filter(({ key }) => key !== '');
}

/** One caption is missing, or part of the other. */
function isSamePrint(first: string, second: string): boolean {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  return a.includes(b) || b.includes(a);
}

function markLead(candidates: FigureCandidate[], body: BodyExtent): void {
  const [opening] = candidates;
  const second = body.kept[1];
  if (opening && (!second || opening.element.order <= second.order)) opening.figure.lead = true;
}
