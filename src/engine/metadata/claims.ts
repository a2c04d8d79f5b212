/** The claims that a page makes of itself, field by field, before anything is decided. */
import type { AlternateKind } from '../article.ts';
import type { Element } from '../page/page.ts';

/** The fields that several places of a page make claims about. */
export type Field =
  | 'title'
  | 'subtitle'
  | 'authors'
  | 'published'
  | 'modified'
  | 'site'
  | 'publisher'
  | 'sections'
  | 'kicker'
  | 'type'
  | 'agency'
  | 'place'
  | 'tags'
  | 'description'
  | 'language'
  | 'license'
  | 'access'
  | 'tier'
  | 'product'
  | 'contributors'
  | 'alternates'
  | 'identifiers'
  | 'holder'
  | 'robots'
  | 'reserved'
  | 'policy'
  | 'words';

/** A statement that one place of the page makes. */
export interface Claim {
  field: Field;
  /** The place as the precedence table names it: `json-ld:headline`, `meta:og:title`, `dom:h1`. */
  place: string;
  /** The place as provenance shows it, with the type of the node: `json-ld:NewsArticle.headline`. */
  source: string;
  /** The text as written, entities decoded, white space collapsed. */
  value: string;
  /** Authors: what the source itself says the name is. */
  kind?: 'person' | 'organization';
  /** Authors: printed right below the headline, behind a word like "By". */
  told?: boolean;
  /** Dates: as written, day and month could be exchanged. */
  ambiguous?: boolean;
  /** Contributors: what the source says of the one named. Identifiers: the scheme. Alternates: the kind. */
  role?: string;
  scheme?: string;
  alternate?: AlternateKind;
  /** Alternates: BCP 47, as written. */
  language?: string;
  /** Contributors: title of the post, address of a page, e-mail address. */
  post?: string;
  url?: string;
  email?: string;
  /** The element that prints it, for printed claims. */
  element?: Element;
}
