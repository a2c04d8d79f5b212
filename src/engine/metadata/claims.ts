/** What a page says of itself, field by field, before anything is decided. */
import type { Element } from '../page/tree.ts';

/** The fields that several places of a page make claims about. */
export type Field =
  | 'title'
  | 'subtitle'
  | 'authors'
  | 'published'
  | 'modified'
  | 'site'
  | 'publisher'
  | 'section'
  | 'tags'
  | 'description'
  | 'language'
  | 'license'
  | 'access';

/** One statement of one place of the page. */
export interface Claim {
  field: Field;
  /** The place as the precedence table names it: `json-ld:headline`, `meta:og:title`, `dom:h1`. */
  place: string;
  /** The place as provenance shows it, with the type of the node: `json-ld:NewsArticle.headline`. */
  source: string;
  /** As written, entities decoded, white space collapsed. */
  value: string;
  /** Authors: what the source itself says the name is. */
  kind?: 'person' | 'organization';
  /** Authors: printed right below the headline, behind a word like "By". */
  told?: boolean;
  /** Dates: as written, day and month could be exchanged. */
  ambiguous?: boolean;
  /** Printed claims: the element that prints it. */
  element?: Element;
}
