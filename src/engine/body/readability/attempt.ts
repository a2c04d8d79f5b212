/** Mozilla's Readability, one attempt at a time. */
import { Readability } from '@mozilla/readability';
import { SmallElement } from './small-dom.ts';

/** Readability's flags of its attempts, each with one less: clean out what looks fishy, weigh by name, strip unlikely names. */
export const ATTEMPTS = [4 | 2 | 1, 4 | 2, 4, 0];

/**
 * Readability with some methods replaced: those whose work changes no text of the answer, and those that read all text of each
 * box to learn what can be told sooner.
 */
export class Attempt extends Readability<Node> {
  declare _flags: number;
  /** The byline as text, once one was found: it is taken out of the page, and left where it stands in the attempts after. */
  declare _articleByline: string | null;

  constructor(document: Document, flags: number, byline: string | null) {
    // The threshold lets any text be enough, so that no further attempt is made: it would write the page out and parse it anew.
    super(document, { charThreshold: -1, serializer: (node) => node });
    this._flags = flags;
    this._articleByline = byline;
  }

  /** Finds better addresses for pictures; those without any are left out of the document. */
  _unwrapNoscriptImages(): void {}

  /** Takes attributes of looks away, and finds addresses of pictures in others. */
  _cleanStyles(): void {}
  _fixLazyImages(): void {}

  /** Makes addresses whole and takes classes and wrappers away; its pattern for lists of addresses takes the square of their length. */
  _postProcessContent(): void {}

  override _isValidByline(node: Element, names: string): boolean {
    const { byline } = Readability.prototype.REGEXPS;
    const isNamed = byline.test(names) || node.getAttribute('rel') === 'author' || node.hasAttribute('itemprop');
    return isNamed && super._isValidByline(node, names);
  }

  override _isElementWithoutContent(node: Element): boolean {
    return (!isSmall(node) || node.isBlank) && super._isElementWithoutContent(node);
  }

  override _getInnerText(node: Node, normalizes = true): string {
    return normalizes && isSmall(node) ? node.plainText : super._getInnerText(node, normalizes);
  }

  override _getLinkDensity(element: Element): number {
    const small: object = element;
    if (!isSmall(small)) return super._getLinkDensity(element);
    const { length } = small.extent;
    if (length === 0) return 0;
    const links = small.querySelectorAll('a');
    const linked = links.reduce(
      (sum, link) => sum + link.extent.length * (HASH.test(link.getAttribute('href') ?? '') ? HASH_WEIGHT : 1),
      0,
    );
    return linked / length;
  }

  /** Long titles are cut, as the comparison takes each word with each. */
  override _textSimilarity(title: string, heading: string): number {
    return super._textSimilarity(title.slice(0, LONGEST_TITLE), heading.slice(0, LONGEST_TITLE));
  }
}

/** Tells the small DOM's elements from jsdom's. */
function isSmall(node: object): node is SmallElement {
  return node instanceof SmallElement;
}

/** A link within the page weighs less. */
const HASH = /^#./;
const HASH_WEIGHT = 0.3;
const LONGEST_TITLE = 1_000;

/** The parts of Readability that are replaced, and those that the replacements call; its own types leave them out. */
declare module '@mozilla/readability' {
  interface Readability<T> {
    REGEXPS: { byline: RegExp };
    _isValidByline(node: Element, names: string): boolean;
    _isElementWithoutContent(node: Element): boolean;
    _getInnerText(node: Node, normalizes?: boolean): string;
    _getLinkDensity(element: Element): number;
    _textSimilarity(title: string, heading: string): number;
  }
}
