/** A whole article page around a structure, and the Markdown of that structure alone. */
import { convertToRecord } from '../../src/pipeline/convert.ts';
import type { Place } from './cases/case.ts';
import { type Language, PROSE, type Prose } from './prose.ts';

export const ADDRESS = 'https://paper.example/2024/05/ferry';

/** Pages are built in four ways, so that no case hangs on one. */
const LAYOUTS: ((head: string, body: string, prose: Prose) => string)[] = [
  (head, body) => `<main><article><header>${head}</header><div class="article-body">${body}</div></article></main>`,
  (head, body) =>
    `<div id="wrapper"><div class="post">${head}<div class="entry-content" itemprop="articleBody">${body}</div></div></div>`,
  (head, body) => `<main class="x1a2b"><div class="c-9fk2">${head}</div><section class="c-71hd">${body}</section></main>`,
  (head, body) => `<article class="story">${head}<section class="story-content"><div>${body}</div></section></article>`,
];

export function pageAround(html: string, language: Language, layout: number, place: Place = 'between'): string {
  const prose = PROSE[language];
  const parts = prose.paragraphs.map((text) => `<p>${text}</p>`);
  parts.splice({ first: 0, between: 2, last: parts.length }[place], 0, html);
  const head = `<h1>${prose.title}</h1><div class="byline"><span class="author">${prose.author}</span> <time datetime="2024-05-14T08:30:00+02:00">2024-05-14</time></div>`;
  const body = parts.join('\n');
  const build = LAYOUTS[layout % LAYOUTS.length] as (typeof LAYOUTS)[number];
  const teasers = [1, 2, 3].map((n) => `<li><a href="/2024/05/other-${n}">${prose.paragraphs[n]?.slice(0, 40)}</a></li>`);
  return `<!doctype html><html lang="${language}"${prose.dir ? ` dir="${prose.dir}"` : ''}><head><meta charset="utf-8">
<title>${prose.title} | ${prose.site}</title><meta property="og:type" content="article"><meta property="og:site_name" content="${prose.site}">
<meta property="article:published_time" content="2024-05-14T08:30:00+02:00"></head><body>
<header class="site-header"><nav><ul><li><a href="/">${prose.site}</a></li><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul></nav></header>
${build(head, body, prose)}
<aside class="related"><h2>${prose.more}</h2><ul>${teasers.join('')}</ul></aside>
<footer><p>${prose.newsletter}</p><p>© 2024 ${prose.site}</p></footer></body></html>`;
}

/** The text that the program prints where the structure stands; all of the article where a paragraph beside it is missing. */
export function markdownOf(html: string, language: Language, layout: number, place: Place = 'between'): string {
  const { markdown = '' } = convertToRecord(
    { html: pageAround(html, language, layout, place), url: ADDRESS },
    { html: false },
  );
  const { paragraphs } = PROSE[language];
  const [before, after] = { first: ['', paragraphs[0]], between: paragraphs.slice(1, 3), last: [paragraphs.at(-1), ''] }[
    place
  ] as [string, string];
  const from = markdown.indexOf(before) + before.length;
  const to = after === '' ? markdown.length : markdown.indexOf(after);
  if (from < before.length || to < 0) return `PARAGRAPHS MISSING\n${markdown}`;
  return markdown
    .slice(from, to)
    .replace(/^# .*\n/, '')
    .replace(/^\n+|\n+$/g, '');
}
