/** The engine's answer: plain data that can cross a thread, be printed and be a test's expectation. */

import type { Warning } from '../errors.ts';

export type Access = 'free' | 'metered' | 'paywalled' | 'unknown';

/** Kinds of articles, where the page says so. */
export type ArticleType =
  | 'opinion'
  | 'live'
  | 'fact-check'
  | 'review'
  | 'interview'
  | 'press-release'
  | 'sponsored'
  | 'obituary';

/** Somebody who had a part in the article. */
export interface Contributor {
  name: string;
  /** A site, a newsroom or an agency is an organization, also where the page calls it a person. */
  kind: 'person' | 'organization';
  /** The page's word for what was done; absent for the authors. */
  role?: string;
  /** The post, as printed: `Staff Writer`. */
  title?: string;
  email?: string;
  /** A page about the person. */
  url?: string;
}

export type MediaKind = 'video' | 'audio' | 'document' | 'map' | 'chart' | 'post' | 'embed';

/** A film, a recording, a document ... that is part of the article. */
export interface Medium {
  kind: MediaKind;
  /** Address that a person would open; else that of the file. */
  url: string;
  title?: string;
  /** Address of a still. */
  thumbnail?: string;
  /** ISO 8601: `PT2M5S`. */
  duration?: string;
  provider?: string;
}

export type AlternateKind = 'amp' | 'print' | 'language' | 'next' | 'previous' | 'live';

/** Another address that the page states. */
export interface Alternate {
  kind: AlternateKind;
  /** BCP 47. */
  language?: string;
  url: string;
}

export interface Identifier {
  /** `doi`, `issn`, or the page's own name for it. */
  scheme: string;
  value: string;
}

/** Rights to the text, as page and headers state them. */
export interface Rights {
  holder?: string;
  /** Prohibitions for robots: `noarchive`, `noai` ... */
  robots?: string[];
  /** Text and data mining, by the TDM Reservation Protocol. */
  tdm?: { reserved: boolean; policy?: string };
}

/** schema.org's ClaimReview. */
export interface ClaimReview {
  claim: string;
  claimant?: string;
  rating: string;
  url?: string;
}

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
  /** The last of `sections` that says something. */
  section?: string;
  /** The path from general to special, without the home page and the title. */
  sections?: string[];
  /** Words printed over the headline. */
  kicker?: string;
  type?: ArticleType;
  /** Agencies whose text it is. */
  agency?: string[];
  /** The dateline's, as printed. */
  place?: string;
  tags: string[];
  description?: string;
  access: Access;
  /** The wall as stated: the tier (`metered`, `locked` ...) and the product that opens it. */
  paywall?: { tier?: string; product?: string };
  license?: string;
  /** People and organizations in the order of `authors`, then others. */
  contributors?: Contributor[];
  media?: Medium[];
  alternates?: Alternate[];
  identifiers?: Identifier[];
  rights?: Rights;
  claimReviews?: ClaimReview[];
  /** Statements of the page about its own text. */
  stated?: { words?: number };
  /** The place where each field was read: `json-ld:NewsArticle.headline`, `meta:og:title`, `dom:h1` ... */
  provenance: Record<string, string>;
  warnings: Warning[];
}

/** A picture of the article. */
export interface Figure {
  /** Absolute http(s) URL of the largest version. */
  url: string;
  alt?: string;
  /** The caption as printed under the picture, without the credit and its label. Never made from the alt text. */
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

/** A block of the page, as `explain` shows it. */
export interface BlockDecision {
  kept: boolean;
  /** Probability by the model, 0 to 1. */
  score: number;
  /** The decider: `model`, or the name of a rule. */
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
  /** The probability, 0 to 1, that the text is the article, whole and alone (its F1 at least 0.9); absent where nobody can tell. */
  confidence?: number;
  figures: Figure[];
  /** The proposal that the decision leaned on, and why. */
  candidate: { name: string; reason: string };
  removals: Removal[];
  /** Every block with its decision, when asked for. */
  blocks?: BlockDecision[];
  /** Address of the next page of the same article, when it is split over several. */
  nextPage?: string;
}
