/** Whole pages of papers around one article, for tests of what the record says of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { WORDS, type Words } from './prose.ts';

/**
 * Language, article, what the record holds, and what else the page has. In the article `{text}` stands for its paragraphs,
 * `{from 1}` for those from the second on, `{0}` for the first, `{headline}` for its beginning. `images` are captions and credits.
 */
export type WholePage = [
  language: string,
  article: string,
  expected: Record<string, unknown>,
  page?: { name?: string; head?: string; layout?: 'table'; masthead?: string; lang?: string; url?: string },
];

const ADDRESS = 'https://www.harbour-post.example/news/ferry';
const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he']);
const LONGEST_LINK = 60;

export function testPages(what: string, pages: WholePage[]): void {
  describe(what, () => {
    for (const [index, page] of pages.entries()) it(`${index + 1} ${page[0]} ${JSON.stringify(page[2])}`, () => check(page));
  });
}

function check([language, article, expected, { url = ADDRESS, ...page } = {}]: WholePage): void {
  const { metadata, figures } = extract({ html: pageOf(language, article, page), url });
  const images = figures.map(({ caption, credit }) => [caption, credit]);
  const record: Record<string, unknown> = { ...metadata, images };
  const got = Object.fromEntries(Object.keys(expected).map((field) => [field, record[field]]));
  assert.deepEqual(got, expected);
}

function pageOf(language: string, article: string, page: Omit<NonNullable<WholePage[3]>, 'url'>): string {
  const words = WORDS[language] as Words;
  const body = filled(article, words);
  const head = `<meta charset="utf-8"><title>${page.name ?? ''}</title>${filled(page.head ?? '', words)}`;
  const dir = RIGHT_TO_LEFT.has(language) ? ' dir="rtl"' : '';
  const inner = page.layout === 'table' ? inTables(words, body) : inBoxes(words, body, page.masthead ?? '');
  return `<!doctype html><html lang="${page.lang ?? language}"${dir}><head>${head}</head><body>${inner}</body></html>`;
}

function filled(text: string, { paragraphs }: Words): string {
  const from = (first: number) =>
    paragraphs
      .slice(first)
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('\n');
  return text
    .replaceAll('{text}', from(0))
    .replaceAll(/\{from (\d)\}/g, (_, first: string) => from(Number(first)))
    .replaceAll(/\{(\d)\}/g, (_, at: string) => paragraphs[Number(at)] as string)
    .replaceAll('{headline}', (paragraphs[0] as string).slice(0, 28));
}

function inBoxes({ site, nav, more, newsletter, rights, paragraphs }: Words, article: string, masthead: string): string {
  const sections = nav.map((name, at) => `<li><a href="${at === 0 ? '/' : `/section-${at}`}">${name}</a></li>`).join('');
  const links = paragraphs
    .slice(1)
    .map((text, at) => `<li><a href="/story-${at}">${beginning(text)}</a></li>`)
    .join('');
  return (
    `<header class="header"><a class="header__logo" href="/">${site}</a>${masthead}</header><nav class="nav"><ul>${sections}</ul></nav>` +
    `<div class="layout">${article}<aside class="sidebar"><h3>${more}</h3><ul>${links}</ul>` +
    `<form class="newsletter"><h4>${newsletter}</h4><input type="email"></form></aside></div>` +
    `<footer class="footer"><p>© ${site}. ${rights}</p></footer>`
  );
}

function inTables({ site, nav, more, rights, paragraphs }: Words, article: string): string {
  const sections = nav.map((name, at) => `<a href="/${at}.html"><font size="2">${name}</font></a><br>`).join('');
  const links = paragraphs
    .slice(1)
    .map((text, at) => `<a href="/s${at}.html"><font size="1">${beginning(text)}</font></a><br>`)
    .join('');
  return (
    `<table width="100%"><tr><td colspan="3"><a href="/"><img src="/logo.gif" alt="${site}" width="300" height="60"></a></td></tr>` +
    `<tr><td width="140">${sections}</td><td>${article}</td><td width="160"><b>${more}</b><br>${links}</td></tr>` +
    `<tr><td colspan="3" align="center"><font size="1">&copy; ${site}. ${rights}</font></td></tr></table>`
  );
}

function beginning(text: string): string {
  return (text.split(/[,，、]/, 1)[0] as string).slice(0, LONGEST_LINK);
}
