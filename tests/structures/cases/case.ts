import type { Language } from '../prose.ts';

/** The place of the structure: between two paragraphs, before the first one, behind the last. */
export type Place = 'between' | 'first' | 'last';

/** The language of the page, what it shows, its HTML, and its Markdown. */
export type Case = [language: Language, what: string, html: string, markdown: string, place?: Place];
