/** The headline, the author and the days as a page prints them, in twenty languages: each cause in each of them. */
import { type Cause, news, og, testCauses, text } from './printed-pages.ts';

const CAUSES: Cause[] = [
  {
    what: 'the printed headline comes before the one of the schema',
    page: (l) => ({
      head: og('og:title', l.headline) + news({ headline: l.search }),
      body: `<h1>${l.headline}</h1>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'one that the page title alone confirms does, too',
    page: (l) => ({
      head: `<title>${l.headline} | ${l.site}</title>${og('og:site_name', l.site)}${news({ headline: l.search })}`,
      body: `<h1>${l.headline}</h1>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'a marked kicker is off, before a colon with a space as well',
    page: (l) => ({
      head: og('og:title', `${l.kicker}: ${l.headline}`),
      body: `<h1><span class="kicker">${l.kicker}</span> : <span>${l.headline}</span></h1>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'links of a kicker that a style alone parts are a list',
    page: (l) => ({
      head: `<title>${l.headline}</title>`,
      body: `<p class="kicker"><a href="/a">${l.kicker}</a><a href="/b">${l.site}</a></p><h1>${l.headline}</h1>${text(l)}`,
    }),
    expected: ({ headline, kicker, site }) => ({ title: headline, kicker: `${kicker}, ${site}` }),
  },
  {
    what: 'the name that leads home is no part of the title',
    page: (l) => ({
      head: `<title>${l.headline} - ${l.site}</title>`,
      body: `<header><a href="/">${l.site}</a></header><div>${l.headline}</div>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'a masthead that the title ends with is not the headline',
    page: (l) => ({
      head: `<title>${l.headline} - ${l.site}</title>`,
      body: `<h1>${l.site}</h1><h2>${l.headline}</h2>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'an old page without any title has its heading',
    page: (l) => ({ head: '', body: `<h2>${l.headline}</h2>${text(l)}`, url: 'https://news.example/article?id=12' }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'the breadcrumb that two places confirm is the headline, where the page prints another line lower',
    page: (l) => ({
      head: `<title>${l.headline}</title>${og('og:title', l.headline)}`,
      body: `<nav><a href="/a">${l.section}</a><h1>${l.headline}</h1></nav><h2>${l.kicker} ${l.headline}</h2>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'the author is who the line below the headline says',
    page: (l) => ({ head: og('og:title', l.headline), body: `<h1>${l.headline}</h1><p>${l.byline[0]}</p>${text(l)}` }),
    expected: ({ byline }) => ({ authors: [byline[1]] }),
  },
  {
    what: 'controls beside the byline are nobody',
    page: (l) => ({
      head: og('og:title', l.headline),
      body: `<h1>${l.headline}</h1><div class="byline">${l.byline[0]}</div><button>${l.control}</button><div class="author-actions"><a href="/login">${l.control}</a></div>${text(l)}`,
    }),
    expected: ({ byline }) => ({ authors: [byline[1]] }),
  },
  {
    what: 'one in the schema and two printed are two',
    page: (l) => ({
      head: og('og:title', l.headline) + news({ headline: l.headline, author: { '@type': 'Person', name: l.byline[1] } }),
      body: `<h1>${l.headline}</h1><div class="byline"><a rel="author" href="/author/1">${l.byline[1]}</a>, <a rel="author" href="/author/2">${l.second}</a></div>${text(l)}`,
    }),
    expected: ({ byline, second }) => ({ authors: [byline[1], second] }),
  },
  {
    what: 'the printed reporter comes before the account that published',
    page: (l) => ({
      head:
        og('og:title', l.headline) +
        og('author', 'admin') +
        news({ headline: l.headline, author: { '@type': 'Person', name: 'admin' } }),
      body: `<h1>${l.headline}</h1><p class="byline">${l.byline[0]}</p>${text(l)}`,
    }),
    expected: ({ byline }) => ({ authors: [byline[1]] }),
  },
  {
    what: 'the site is no author beside a person',
    page: (l) => ({
      head:
        og('og:title', l.headline) +
        og('og:site_name', l.site) +
        news({
          headline: l.headline,
          author: [
            { '@type': 'Person', name: l.site },
            { '@type': 'Person', name: l.byline[1] },
          ],
        }),
      body: `<h1>${l.headline}</h1>${text(l)}`,
    }),
    expected: ({ byline }) => ({ authors: [byline[1]] }),
  },
  {
    what: 'bylines of teasers are those of others',
    page: (l) => ({
      head: og('og:title', l.headline),
      body: `<h1>${l.headline}</h1><p class="byline">${l.byline[0]}</p>${text(l)}<div class="related-articles"><article><h3><a href="/b">${l.search}</a></h3><span class="author">${l.second}</span></article></div>`,
    }),
    expected: ({ byline }) => ({ authors: [byline[1]] }),
  },
  {
    what: 'the day is the printed one',
    page: (l) => ({ head: og('og:title', l.headline), body: `<h1>${l.headline}</h1><p>${l.day}</p>${text(l)}` }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'a <time> has its attribute, with the offset',
    page: (l) => ({
      head: og('og:title', l.headline),
      body: `<h1>${l.headline}</h1><time datetime="2025-01-14T10:20:30+01:00">${l.day}</time>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-14T10:20:30+01:00' }),
  },
  {
    what: 'a <time> has its attribute where it prints another day without a label',
    page: (l) => ({
      head: og('og:title', l.headline),
      body: `<h1>${l.headline}</h1><time datetime="2025-01-20T08:00:00Z">${l.day}</time>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-20T08:00:00Z' }),
  },
  {
    what: 'the day in a caption is not the publication',
    page: (l) => ({
      head: og('og:title', l.headline),
      body: `<h1>${l.headline}</h1><figure><img src="/a.jpg"><figcaption>${l.before}</figcaption></figure><p>${l.day}</p>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'the day of a quoted post is not',
    page: (l) => ({
      head: og('og:title', l.headline),
      body: `<h1>${l.headline}</h1><blockquote class="twitter-tweet"><p>${l.prose}</p><a href="https://social.example/1">${l.before}</a></blockquote>${text(l)}<p>${l.day}</p>`,
    }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'the day on a card of another article is not',
    page: (l) => ({
      head: og('og:title', l.headline) + og('article:published_time', '2025-01-14T10:20:30Z'),
      body: `<h1>${l.headline}</h1><time datetime="2025-01-14T10:20:30Z">${l.day}</time><a href="/other-article">${l.before} ${l.search} ${l.search}</a>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-14T10:20:30Z' }),
  },
  {
    what: 'malformed seconds keep the offset',
    page: (l) => ({
      head: og('og:title', l.headline) + news({ headline: l.headline, datePublished: '2025-01-14T10:20:61+02:00' }),
      body: `<h1>${l.headline}</h1>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-14T10:20+02:00' }),
  },
];

testCauses(CAUSES);
