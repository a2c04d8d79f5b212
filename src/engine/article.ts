/** What the engine gives: plain data that can cross a thread, be printed and be a test's expectation. */

import type { Warning } from '../errors.ts';

export type Access = 'free' | 'metered' | 'paywalled' | 'unknown';

/** Fields of the front matter that are read from the page. What is not known is absent. */
export interface Metadata {
  title?: string;
  /** The dek: a standfirst that is printed apart from the body. */
  subtitle?: string;
  authors: string[];
  site?: string;
  publisher?: string;
  /** ISO 8601 with the offset that the source states; local without one; or a day alone. */
  published?: string;
  modified?: string;
  /** The canonical URL where it can be trusted, without tracking parameters; else the page's own, so cleaned. */
  url: string;
  /** BCP 47. */
  language?: string;
  direction?: 'ltr' | 'rtl';
  section?: string;
  tags: string[];
  description?: string;
  access: Access;
  license?: string;
  /** Where each field was read: `json-ld:NewsArticle.headline`, `meta:og:title`, `dom:h1` ... */
  provenance: Record<string, string>;
  warnings: Warning[];
}

/** A picture of the article. */
export interface Figure {
  /** Absolute http(s) URL of the largest version. */
  url: string;
  alt?: string;
  /** As printed under the picture, without the credit and its label. Never made from the alt text. */
  caption?: string;
  /** Photographer and agency as printed, without a label such as `Photo:`. */
  credit?: string;
  /** The picture that opens the article, in or above the body. */
  lead: boolean;
  width?: number;
  height?: number;
}

/** A trace of what was taken away: which step, by which rule or weight, and the beginning of the text. */
export interface Removal {
  step: string;
  rule: string;
  text: string;
}

/** What `explain` shows for one block of the page. */
export interface BlockDecision {
  kept: boolean;
  /** Probability by the model, 0 to 1. */
  score: number;
  /** What decided: `model`, or the name of a rule. */
  by: string;
  tag: string;
  text: string;
}

/** The article, apart from the page. */
export interface Article {
  metadata: Metadata;
  /** Clean HTML: block elements, links absolute, figures in place as `<figure><img><figcaption>`; nothing live. */
  html: string;
  /** Paragraphs, headings and list items parted by a blank line; no title, byline, captions. */
  text: string;
  wordCount: number;
  figures: Figure[];
  /** The proposal that the decision leaned on, and why. */
  candidate: { name: string; reason: string };
  removals: Removal[];
  /** Only when asked for: every block with its decision. */
  blocks?: BlockDecision[];
  /** Address of the next page of the same article, when it is split over several. */
  nextPage?: string;
}
