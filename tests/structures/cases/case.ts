import type { Language } from '../prose.ts';

/** The language of the page, what it shows, its HTML, and its Markdown. */
export type Case = [language: Language, what: string, html: string, markdown: string];
