/** The runs of the outline: inline nodes of which Readability reads only how much text, links, pictures and fields they are. */
import { type ChildNode, type Element, isTag, isText } from '../page/tree.ts';
import { isHiddenFromReadability, isTelling, isUnlikely, looksLikeByline } from './readability-rules.ts';

/** Elements that the outline has no use for. */
export const DROPPED = new Set(
  'script style template svg noscript head link meta iframe object embed canvas select textarea'.split(' '),
);
/** Readability gathers these, text and links into one paragraph. */
const PHRASING = new Set(
  'a abbr b bdo br cite code data dfn del em i ins kbd label mark q ruby samp small span strong sub sup time var wbr'.split(
    ' ',
  ),
);
/** Those too, but they are not summed up: what is in them is removed, or is not text. */
const CONTROLS = new Set('audio button datalist font img input math meter output progress'.split(' '));
/** Inline like those, but they part paragraphs in a `<div>`. */
const OTHER_INLINE = new Set('acronym bdi big font nobr rb rp rt s strike tt u'.split(' '));
/** Deeper ones are written as they are, so that none is looked at many times. */
const MAX_WORDLESS_DEPTH = 5;

/** Text, link text, pictures and fields of a run. */
export class RunSum {
  text = '';
  linkText = '';
  /** Text of links into the page, which weigh less. */
  anchorText = '';
  images = 0;
  fields = 0;
  /** False when something in it must be judged by itself. */
  simple = true;
  /** True when something was removed. */
  cut = false;
  readonly #stripped: boolean;
  readonly #inDiv: boolean;

  constructor(stripped: boolean, inDiv: boolean) {
    this.#stripped = stripped;
    this.#inDiv = inDiv;
  }

  add(node: ChildNode, inLink = false, inAnchor = false): void {
    if (isText(node)) {
      if (inAnchor) this.anchorText += node.data;
      else if (inLink) this.linkText += node.data;
      else this.text += node.data;
      return;
    }
    if (!isTag(node) || DROPPED.has(node.name)) return;
    if (node.name === 'img') this.images += 1;
    else if (node.name === 'input') this.fields += 1;
    else if (isGathered(node.name, this.#inDiv)) this.#addElement(node, inLink, inAnchor);
    else this.simple = false;
  }

  #addElement(element: Element, inLink: boolean, inAnchor: boolean): void {
    if (isTelling(element)) {
      const gone = isHiddenFromReadability(element) || (this.#stripped && isUnlikely(element) && !looksLikeByline(element));
      if (gone) this.cut = true;
      else this.simple = false;
      return;
    }
    const link = element.name === 'a';
    const anchor = link && /^#./.test(element.attribs.href ?? '');
    for (const child of element.children) this.add(child, inLink || link, inAnchor || anchor);
  }
}

function isGathered(name: string, inDiv: boolean): boolean {
  return PHRASING.has(name) || (!inDiv && OTHER_INLINE.has(name));
}

/** Whether it is an inline node without text, line breaks or anything that a rule could single out. */
export function isWordless(node: ChildNode, container: Element, depth = 0): boolean {
  if (isText(node)) return node.data.trim() === '';
  if (!isTag(node) || DROPPED.has(node.name)) return true;
  if (isTelling(node) || node.name === 'br') return false;
  if (node.name === 'img' || node.name === 'input') return true;
  if (!isGathered(node.name, container.name === 'div') || depth >= MAX_WORDLESS_DEPTH) return false;
  return node.children.every((child) => isWordless(child, container, depth + 1));
}

/** Whether nothing that would be gathered into the same paragraph stands beside the run. */
export function standsAlone(run: ChildNode[]): boolean {
  return isParted(run[0], 'prev') && isParted(run.at(-1), 'next');
}

function isParted(end: ChildNode | undefined, side: 'prev' | 'next'): boolean {
  let node = end?.[side];
  while (node && (isTag(node) ? DROPPED.has(node.name) : !isText(node) || node.data.trim() === '')) node = node[side];
  return !node || (isTag(node) && !PHRASING.has(node.name) && !CONTROLS.has(node.name));
}
