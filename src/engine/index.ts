/** The engine's door: HTML in, article out. Synchronous and pure; knows no network, no disk and nothing else of tearsheet but its error class. */
export type { Access, Article, BlockDecision, Figure, Metadata, Removal } from './article.ts';
export { type ExtractOptions, extract, extractFrom } from './extract.ts';
export { refuse } from './refuse.ts';
