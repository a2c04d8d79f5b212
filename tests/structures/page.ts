/** A whole article page around a structure, and the Markdown of that structure alone. */
import { convertToRecord } from '../../src/pipeline/convert.ts';
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

export function pageAround(html: string, language: Language, layout: number): string {
  const prose = PROSE[language];
  const [first, second, third, fourth, fifth] = prose.paragraphs.map((text) => `<p>${text}</p>`);
  const head = `<h1>${prose.title}</h1><div class="byline"><span class="author">${prose.author}</span> <time datetime="2024-05-14T08:30:00+02:00">2024-05-14</time></div>`;
  const body = `${first}\n${second}\n${html}\n${third}\n${fourth}\n${fifth}`;
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

/** The text that the program prints between the paragraphs around the structure; all of the article where one of them is missing. */
export function markdownOf(html: string, language: Language, layout: number): string {
  const { markdown = '' } = convertToRecord({ html: pageAround(html, language, layout), url: ADDRESS }, { html: false });
  const [, second = '', third = ''] = PROSE[language].paragraphs;
  const from = markdown.indexOf(second);
  const to = markdown.indexOf(third);
  if (from < 0 || to < 0) return `PARAGRAPHS MISSING\n${markdown}`;
  return markdown.slice(from + second.length, to).replace(/^\n+|\n+$/g, '');
}
