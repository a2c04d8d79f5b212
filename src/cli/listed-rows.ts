/** The facts that the rows of a list tell of their sources, from the reading of a row until its source is begun. */
import type { ListedFacts } from '../types.ts';

export class ListedRows {
  readonly #rows = new Map<string, ListedFacts>();
  #last: string | undefined;

  /** Adds a row's facts; the first of two rows with one address holds. */
  add(source: string, { id, columns }: ListedFacts): void {
    const isNew = !this.#rows.has(source) && (id !== undefined || columns !== undefined);
    this.#last = isNew ? source : undefined;
    if (isNew) this.#rows.set(source, { ...(id !== undefined && { id }), ...(columns && { columns }) });
  }

  /** The row's facts, which are needed no more. */
  take(source: string): ListedFacts | undefined {
    const facts = this.#rows.get(source);
    this.#rows.delete(source);
    return facts;
  }

  /** A source that was read before: the row of its first mention may still be waited for. */
  skip(source: string): void {
    if (this.#last === source) this.#rows.delete(source);
  }
}
