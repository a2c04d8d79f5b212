/** The engine's door: HTML in, article out. Synchronous and pure; knows no network, no disk and nothing else of tearsheet but its error class. */
export type {
  Access,
  Alternate,
  AlternateKind,
  Article,
  ArticleType,
  BlockDecision,
  ClaimReview,
  Contributor,
  Figure,
  Identifier,
  MediaKind,
  Medium,
  Metadata,
  Removal,
  Rights,
} from './article.ts';
export { type Engine, type ExtractOptions, extract, extractFrom, refuse } from './extract.ts';
export { headerRights, joinedRights } from './metadata/access.ts';
export { type PageTree, parsePage } from './page/page.ts';
