/** An article and a front page, as the tests of the command line are given them. */

export const PARAGRAPH =
  'The council of the town met on Tuesday evening to discuss the new bridge, which has been planned for years, and decided, after a long debate, to build it.';

export function articlePage(title = 'Council votes to build the new bridge', extra = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-05-17T10:00:00+02:00"><link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>${title}</h1><p class="byline">By <a rel="author">Jane Doe</a></p>
${extra}<p>First: ${PARAGRAPH}</p><p>Second: ${PARAGRAPH}</p><p>Third: ${PARAGRAPH}</p><p>Fourth: ${PARAGRAPH}</p></article></body></html>`;
}

export const NAME = '2024-05-17-example.org-council-votes-to-build-the-new-bridge';
export const INDEX_PAGE = `<!doctype html><html><head><title>News</title></head><body><h1>News</h1><ul>${Array.from(
  { length: 40 },
  (_, n) => `<li><h3><a href="/story-${n}">Headline number ${n} of the day, with a few words</a></h3></li>`,
).join('')}</ul></body></html>`;
