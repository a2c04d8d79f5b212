/** Boxes around elements that pass a test: each element is asked once, as blocks share most of what is around them. */
import { type Element, isTag } from '../page/page.ts';

/** Elements around the whole text: what is around them is around all of it. */
export const WHOLE_TEXTS: ReadonlySet<string> = new Set(['body', 'article', 'main']);

export class Boxes {
  readonly #test: (element: Element) => boolean;
  readonly #ends: ReadonlySet<string> | undefined;
  /** The nearest box of each element, by `order`; null for none. */
  readonly #nearest: (Element | null)[];

  /** The boxes of the elements of `placed`, within those whose names are in `ends`. */
  constructor(placed: { element: Element }[], test: (element: Element) => boolean, ends?: ReadonlySet<string>) {
    this.#test = test;
    this.#ends = ends;
    let size = 0;
    for (let i = 0; i < placed.length; i += 1) size = Math.max(size, (placed[i] as { element: Element }).element.order + 1);
    this.#nearest = new Array(size);
  }

  /** The nearest box around the element, or itself. */
  of(element: Element): Element | null {
    const known = this.#nearest[element.order];
    if (known !== undefined) return known;
    const isEnd = this.#ends?.has(element.name) === true;
    const found = isEnd ? null : this.#test(element) ? element : this.around(element);
    this.#nearest[element.order] = found;
    return found;
  }

  /** The nearest box around the element. */
  around({ parent }: Element): Element | null {
    return parent !== null && isTag(parent) ? this.of(parent) : null;
  }

  /** The outermost box around the element, or itself; one that is at most so many levels up. */
  outermost(element: Element, levels = Number.POSITIVE_INFINITY): Element | undefined {
    let found: Element | undefined;
    for (let box = this.of(element); box && element.depth - box.depth <= levels; box = this.around(box)) found = box;
    return found;
  }
}
