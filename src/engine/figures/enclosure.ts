/** The reach of a figure: the box around a picture, and the elements in or beside it that hold caption and credit. */

import { ancestors, around, contains, type Element, HEADINGS, isTag, isText, type PageTree } from '../page/page.ts';
import { visibleText } from '../page/text.ts';
import { keyOfPicture, type Picture } from './pictures.ts';
import type { PictureMeasures } from './place.ts';
import { isBareLabel } from './signatures.ts';
import {
  areSigned,
  CAPTION_NAME,
  CONTROL_NAME,
  CREDIT_NAME,
  classNames,
  FIGURE_NAME,
  HINT_NAME,
  holdsCredit,
  holdsQuote,
  inOrder,
  isBareCredit,
  isCaption,
  isCentred,
  isCreditAlone,
  isFigcaption,
  isHeadingAlone,
  isInFont,
  isLongAs,
  isMaker,
  isSigned,
  isTableOf,
  isWhollySlanted,
  leadsAway,
  naming,
  PICTURE_CREDIT_NAME,
  SLANTED,
  SPOKEN_NAME,
} from './words.ts';

export interface Enclosure {
  /** The outermost element that is nothing but this figure. */
  element: Element;
  /** Outermost elements with caption or credit, in document order. */
  captionElements: Element[];
}

// Boxes of whole pages and articles, which no figure is.
const TOO_WIDE = new Set(['html', 'body', 'main', 'article', 'header', 'footer', 'aside', 'nav', 'form', 'ul', 'ol']);
const HEADING_LIKE = new Set([...HEADINGS, 'time', 'address']);
const HEADLINE_LIKE = new Set(['h1', 'h2', 'h3', 'h4', 'time', 'address']);
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'iframe']);
// The longest captions of 1,500 news pages have some 900 characters; paragraphs of the body begin at half of that.
const LONGEST_CAPTION = 1_200;
const LONGEST_UNNAMED_CAPTION = 500;
const MOST_PARAGRAPHS = 3; // More are a text: in Chinese it has few signs.
// Whole paragraphs in italics are often notes of the editors.
const LONGEST_SLANTED_CAPTION = 250;
// `Video`, `3 images`, `Gallery`: words over pictures are shorter.
const SHORTEST_UNNAMED_CAPTION = 14;
// Caption, label, name, agency.
const MOST_IN_LABELLED_BOX = 4;
// The most levels from a picture to its outermost box; deeper nesting is layout.
const MOST_LEVELS = 12;

export function enclose(page: PageTree, measures: PictureMeasures, pictures: Picture[], index: number): Enclosure {
  const picture = pictures[index] as Picture;
  let box = picture.element;
  let captionElements: Element[] = [];
  for (const parent of boxesAround(picture.element)) {
    if (!isAlone(parent)) break;
    const inside = captionsIn(page, parent, picture, measures, captionElements);
    if (!inside) break;
    box = parent;
    captionElements = inside;
  }
  if (!captionElements.length) captionElements = sharedFigcaption(box) ?? captionsBehind(page, box, picture, measures);
  else if (captionElements.every(isCreditAlone)) addBehind(isCaption);
  else if (!captionElements.some(holdsCredit)) addBehind(isMaker);
  return { element: box, captionElements };

  /** The other half, which stands in a box of its own behind. */
  function addBehind(isOther: (element: Element) => boolean): void {
    captionElements = [...captionElements, ...captionsBehind(page, box, picture, measures).filter(isOther)];
  }

  /** The boxes that may be the figure's, from the inside; what stands in a `<figure>` of one picture is not asked by itself. */
  function boxesAround(element: Element): Element[] {
    const boxes: Element[] = [];
    for (let parent = element.parent; parent && isTag(parent); parent = parent.parent) {
      // A few systems wrap each picture in an `article` that they call media.
      const isMedia = parent.name === 'article' && FIGURE_NAME.test(classNames(parent));
      if (boxes.length >= MOST_LEVELS || (TOO_WIDE.has(parent.name) && !isMedia)) break;
      boxes.push(parent);
    }
    const figure = boxes.findIndex((parent) => parent.name === 'figure');
    return figure > 0 && isAlone(boxes[figure] as Element) ? boxes.slice(figure) : boxes;
  }

  function isAlone(parent: Element): boolean {
    const count = measures.pictures(parent);
    return count <= 1 || (count <= 6 && isRepeated(parent, 1) && isRepeated(parent, -1));
  }

  /** Blurred backgrounds and print versions repeat the picture: all before it (-1) or behind it (1) in the box are the same. */
  function isRepeated(parent: Element, step: 1 | -1): boolean {
    for (let i = index + step; ; i += step) {
      const other = pictures[i];
      if (!other || !contains(parent, other.element)) return true;
      if (keyOfPicture(other) !== keyOfPicture(picture)) return false;
    }
  }

  /** A figure with several pictures and one caption gives it to the first. */
  function sharedFigcaption(inner: Element): Element[] | undefined {
    const parent = around(inner, 6).find((ancestor) => ancestor.name === 'figure');
    if (!parent) return captionOfRow(inner);
    if (holdsQuote(page, parent)) return undefined;
    const previous = pictures[index - 1];
    if (previous && contains(parent, previous.element)) return undefined;
    const shared = parent.children.filter((child): child is Element => isTag(child) && child.name === 'figcaption');
    return shared.length && measures.textLength(shared[0] as Element) <= LONGEST_CAPTION ? shared : undefined;
  }

  /** A row of pictures without a word has what is named a caption right behind it; that, too, is the first one's. */
  function captionOfRow(inner: Element): Element[] | undefined {
    const row = around(inner, 3).findLast((box) => !TOO_WIDE.has(box.name) && measures.textLength(box) === 0);
    const previous = pictures[index - 1];
    if (!row || measures.pictures(row) < 2 || (previous && contains(row, previous.element))) return undefined;
    const behind = captionsBehind(page, row, picture, measures).filter(isCaption);
    return behind.length ? behind : undefined;
  }
}

/** The caption elements of a box around the picture; undefined when it holds other text than captions. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: each question is asked of what those before it left over, and eight of their answers would be parameters of any part.
function captionsIn(
  page: PageTree,
  parent: Element,
  picture: Picture,
  measures: PictureMeasures,
  inner: Element[],
): Element[] | undefined {
  const length = measures.textLength(parent);
  if (length === 0) return [];
  if (holdsMore(page, parent, length)) return undefined;
  const isFigure = parent.name === 'figure';
  const isOwnBox = isFigure || FIGURE_NAME.test(naming(parent));
  const { named, loose } = partText(parent, picture.element, isOwnBox ? CREDIT_NAME : PICTURE_CREDIT_NAME);
  // Wider boxes add credits once a figcaption is found; other captions there are a player's or a gallery's.
  const fresh = inner.some(isFigcaption)
    ? named.filter((element) => inner.includes(element) || isBareCredit(element))
    : named;
  const isLike = (shortest: number) => (element: Element) => isCaptionLike(page, element, picture, shortest);
  const isProse = isLike(fresh.length ? 2 : SHORTEST_UNNAMED_CAPTION);
  if (isFigure) return captionsInFigure(page, fresh, loose, loose.filter(isProse));
  if (!loose.length) return fresh;
  if (isLongProse(parent, length) || loose.filter(({ name }) => name === 'p').length > MOST_PARAGRAPHS) return undefined;
  const labelled = labelledBox(parent, loose, picture.element);
  if (labelled && loose.every(isLike(2))) return inOrder(fresh, [labelled]);
  if (!loose.every(isProse)) return undefined;
  if (fresh.some(isCaption)) return loose.every(isBareCredit) ? inOrder(fresh, loose) : undefined;
  const isBox = isOwnBox || isTableOf(picture.element, parent) || areSigned(loose, parent);
  return isBox || loose.every((element) => FIGURE_NAME.test(naming(element))) ? inOrder(fresh, loose) : undefined;
}

/** Whether a box holds more than captions: a quote, or as much text. */
function holdsMore(page: PageTree, box: Element, length: number): boolean {
  return length > LONGEST_CAPTION || holdsQuote(page, box);
}

function captionsInFigure(page: PageTree, fresh: Element[], loose: Element[], prose: Element[]): Element[] {
  if (fresh.length === 0 && prose.length === 0) return loose.filter((element) => isHeadingAlone(page, element));
  const signing = prose.filter((element) => element.name === 'cite' || isBareCredit(element));
  return inOrder(fresh, fresh.some(isCaption) ? signing : prose);
}

/** The box around text with a label such as `Credit` in an element of its own: caption and credit, whatever they are called. */
function labelledBox(parent: Element, loose: Element[], picture: Element): Element | undefined {
  if (loose.length < 2 || loose.length > MOST_IN_LABELLED_BOX) return undefined;
  const label = loose.findIndex((element) => isBareLabel(visibleText(element)));
  if (label < 0 || label === loose.length - 1) return undefined;
  const [first, last] = [loose[0] as Element, loose.at(-1) as Element];
  const box = [...ancestors(first)].find((outer) => contains(outer, last));
  return box && box !== parent && !contains(box, picture) ? box : undefined;
}

/** A box with a picture is another figure's; the figcaption of a figure with several pictures is the figure's. */
function isOfOthers(element: Element, measures: PictureMeasures): boolean {
  const { parent } = element as { parent: Element | null };
  return measures.pictures(element) > 0 || (isFigcaption(element) && parent?.name === 'figure');
}

/** A heading, a date or an address inside: the head of an article or of a teaser. */
function holdsHeading(element: Element, headings = HEADING_LIKE): boolean {
  return element.children.some((child) => isTag(child) && (headings.has(child.name) || holdsHeading(child, headings)));
}

/** Whether text that nothing names may be a caption: no heading, no link elsewhere, no hidden hint, more than a label's words. */
function isCaptionLike(page: PageTree, element: Element, picture: Picture, shortest: number): boolean {
  if (/-teaser|kicker|headline/.test(naming(element)) || holdsHeading(element)) return false;
  for (const parent of [element, ...around(element, MOST_LEVELS)]) {
    if (HEADINGS.has(parent.name) || parent.name === 'button' || parent.attribs.role === 'button') return false;
    if (parent.name === 'a' && (!contains(parent, picture.element) || leadsAway(page, parent))) return false;
    if (contains(parent, picture.element)) break;
  }
  const text = visibleText(element);
  return isLongAs(text, shortest) || isBareCredit(element);
}

/** Text inside `parent`, outside the picture: in elements named caption or credit, and elsewhere. Outermost elements each. */
function partText(parent: Element, picture: Element, creditName: RegExp): { named: Element[]; loose: Element[] } {
  const named: Element[] = [];
  const loose: Element[] = [];
  visit(parent);
  return { named, loose };

  function visit(element: Element): void {
    for (const child of element.children) {
      if (isText(child)) {
        if (/\S/.test(child.data) && loose.at(-1) !== element) loose.push(element);
      } else if (isTag(child) && !SILENT.has(child.name) && child !== picture) visitElement(child);
    }
  }
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the branches sort an element into one of two lists, and any part of them would need the element, its names and both lists.
  function visitElement(child: Element): void {
    if (contains(child, picture)) {
      visit(child);
      return;
    }
    const names = naming(child);
    if (isFigcaption(child) || CAPTION_NAME.test(names) || creditName.test(names)) {
      if (!isFigcaption(child) && holdsHeading(child)) loose.push(child);
      else if (visibleText(child)) named.push(child);
    } else if (child.name !== 'button' && (!isSilent(names, child) || holdsFigcaption(child))) {
      if (child.children.some((inner) => isText(inner) && /\S/.test(inner.data))) loose.push(child);
      else visit(child);
    }
  }
}

/** The names of a control, a hint, or words for screen readers; a box that holds a text may be called after the buttons on it. */
function isSilent(names: string, element: Element): boolean {
  const isNamed = SPOKEN_NAME.test(names) || CONTROL_NAME.test(names) || HINT_NAME.test(names);
  return isNamed && visibleText(element).length <= LONGEST_UNNAMED_CAPTION;
}

/** A wrapper that is called `expand` for the button in it may hold the caption as well. */
function holdsFigcaption(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (isFigcaption(child) || holdsFigcaption(child)));
}

/** Elements right behind the box that are a caption by name, by style, by repeating the alt text, or by a credit's label. */
function captionsBehind(page: PageTree, box: Element, picture: Picture, measures: PictureMeasures): Element[] {
  const found: Element[] = [];
  let skipped = 0;
  for (let node = box.next; node && skipped < 3 && found.length < 2; node = node.next) {
    if (isText(node) && /\S/.test(node.data)) break;
    if (!isTag(node) || SILENT.has(node.name)) continue;
    if (isOfOthers(node, measures)) break;
    const length = measures.textLength(node);
    if (length === 0) skipped += 1;
    else if (isCaptionBehind(page, node, picture, length)) found.push(node);
    else break;
  }
  return found;
}

// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: the signs are asked one a line from the surest to the weakest, and their order is the rule.
function isCaptionBehind(page: PageTree, element: Element, picture: Picture, length: number): boolean {
  if (length > LONGEST_CAPTION || HEADINGS.has(element.name) || TOO_WIDE.has(element.name)) return false;
  const names = naming(element);
  // Page builders set captions as small headings.
  if (CAPTION_NAME.test(names) && !holdsHeading(element, HEADLINE_LIKE)) return true;
  if (holdsHeading(element)) return false;
  if (isFigcaption(element)) return true;
  const { named, loose } = partText(element, picture.element, PICTURE_CREDIT_NAME);
  if (named.length && !loose.length) return true;
  if (PICTURE_CREDIT_NAME.test(names) && length < 200) return true;
  if (length > LONGEST_UNNAMED_CAPTION || !isCaptionLike(page, element, picture, SHORTEST_UNNAMED_CAPTION)) return false;
  if (length <= LONGEST_SLANTED_CAPTION && (SLANTED.has(element.name) || isWhollySlanted(element))) return true;
  if (length <= LONGEST_SLANTED_CAPTION && isSetApart(element, picture.element)) return true;
  if (picture.alt.length >= 20 && visibleText(element).startsWith(picture.alt)) return true;
  return isSigned(element) || isBareCredit(element);
}

/** Whether a box has more text than a caption; scripts that say as much in half of the letters have half of them. */
function isLongProse(box: Element, length: number): boolean {
  return length > LONGEST_UNNAMED_CAPTION || isLongAs(visibleText(box), LONGEST_UNNAMED_CAPTION);
}

/** Nodes behind a caption among which the next paragraph is looked for. */
const FARTHEST_FOLLOWER = 20;

/** Centred under a centred picture, or in a font of its own, and the paragraph behind it is not. */
function isSetApart(element: Element, picture: Element): boolean {
  let next = element.next;
  for (let step = 0; next && step < FARTHEST_FOLLOWER && !(isTag(next) && visibleText(next)); step += 1) next = next.next;
  const follower = next && isTag(next) ? next : undefined;
  const isUnder = [picture, ...around(picture, 2)].some(isCentred);
  if (isUnder && isCentred(element)) return !follower || !isCentred(follower);
  return isInFont(element) && follower !== undefined && !isInFont(follower);
}
