/** Texts beside headline, author and day that are none of them, in twenty languages: each cause in each of them. */
import { type Cause, type Language, news, og, testCauses, text } from './printed-pages.ts';

const title = ({ headline }: Language) => og('og:title', headline);
const byline = ({ byline: [line, name] }: Language, other: string) => line.replace(name, other);
const entities = (line: string) => line.replace(/[^\x20-\x7e]|\d/gu, (sign) => `&#x${sign.codePointAt(0)?.toString(16)};`);

const TITLES: Cause[] = [
  {
    what: 'a path of site and sections before the headline in <title>',
    page: (l) => ({
      head: `<title>${l.site} : ${l.section} : ${l.headline}</title>`,
      body: `<table><tr><td><a href="/">${l.site}</a></td><td><a href="/s">${l.section}</a></td></tr></table><b>${l.headline}</b>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'section and site behind the headline in <title>, which the page prints nowhere else',
    page: (l) => ({
      head: `<title>${l.headline} | ${l.section} | ${l.site}</title>`,
      body: `<header><a href="/">${l.site}</a><a href="/s">${l.section}</a></header><div>${text(l)}</div>`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'a slogan behind the name of the site',
    page: (l) => ({
      head: `<title>${l.headline} | ${l.site} | ${l.control}</title>${og('og:site_name', l.site)}`,
      body: `<div>${text(l)}</div>`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'the dek is no part of the title',
    page: (l) => ({
      head: title(l) + og('og:description', l.prose),
      body: `<header><h1>${l.headline}</h1><h2>${l.prose}</h2></header>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
  {
    what: 'a masthead that is a heading with the logo alone',
    page: (l) => ({
      head: `<title>${l.headline}</title>`,
      body: `<h1><a href="/"><img src="/logo.png" alt="${l.site}"></a></h1><h2>${l.headline}</h2>${text(l)}`,
    }),
    expected: ({ headline }) => ({ title: headline }),
  },
];

const AUTHORS: Cause[] = [
  {
    what: 'a subject linked in the byline is nobody',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><div class="byline"><a href="/author/1">${l.byline[1]}</a> <a href="/topics/local">${l.section}</a></div>${text(l)}`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
  {
    what: 'navigation names nobody',
    page: (l) => ({
      head: title(l),
      body: `<nav><ul><li><a href="/radio">Radio Uno en Español</a></li><li><a href="/tv">${l.site}</a></li></ul></nav><h1>${l.headline}</h1>${text(l)}`,
    }),
    expected: () => ({ authors: [] }),
  },
  {
    what: 'the bylines of further articles on the page are theirs',
    page: (l) => ({
      head: title(l),
      body: `<article><h1>${l.headline}</h1><p class="byline">${l.byline[0]}</p>${text(l)}</article><article><h2>${l.search}</h2><p class="byline">${byline(l, l.second)}</p>${text(l)}</article>`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
  {
    what: 'a post on a line of its own below the byline',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><div class="author"><p class="byline">${l.byline[0]}</p><p class="author-role">Staff Writer</p></div>${text(l)}`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
  {
    what: 'an e-mail address behind the name',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><p class="byline">${l.byline[0]} (<a href="mailto:desk@news.example">desk@news.example</a>)</p>${text(l)}`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
  {
    what: 'two in one line',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><p class="byline"><a href="/author/1">${l.byline[1]}</a>, <a href="/author/2">${l.second}</a></p>${text(l)}`,
    }),
    expected: ({ byline: [, name], second }) => ({ authors: [name, second] }),
  },
  {
    what: 'the name in the box about the author, not the words about her',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1>${text(l)}<div class="author-box"><span class="author-name">${l.byline[1]}</span><p class="author-bio">${l.prose}</p></div>`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
  {
    what: 'an agency where nobody is named',
    page: (l) => ({ head: title(l), body: `<h1>${l.headline}</h1><p class="byline">AFP</p>${text(l)}` }),
    expected: () => ({ authors: ['AFP'] }),
  },
  {
    what: 'readers who comment wrote nothing',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><p class="byline">${l.byline[0]}</p>${text(l)}<ol class="comments"><li><cite class="author">${l.second}</cite><p>${l.prose}</p></li></ol>`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
  {
    what: 'the photographer under the picture is not the author',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><p class="byline">${l.byline[0]}</p><figure><img src="/1.jpg"><figcaption>${l.prose} <span class="author">${l.second}</span></figcaption></figure>${text(l)}`,
    }),
    expected: ({ byline: [, name] }) => ({ authors: [name] }),
  },
];

const DAYS: Cause[] = [
  {
    what: 'the day of the masthead is today',
    page: (l) => ({
      head: title(l),
      body: `<header><a href="/">${l.site}</a><span class="today">${l.before}</span></header><main><h1>${l.headline}</h1><p>${l.day}</p>${text(l)}</main>`,
    }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'the day of an embedded post',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><p>${l.day}</p>${text(l)}<div class="social-embed"><p>${l.prose}</p><time datetime="2025-01-12T08:00:00Z">${l.before}</time></div>`,
    }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'no day that is still to come',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><span class="date">${l.day.replace('2025', '2066')}</span>${text(l)}`,
      url: 'https://news.example/bridge',
    }),
    expected: () => ({ published: undefined }),
  },
  {
    what: 'a day that is written with entities',
    page: (l) => ({ head: title(l), body: `<h1>${l.headline}</h1><time>${entities(l.day)}</time>${text(l)}` }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'the local day and time where the moment is told in UTC',
    page: (l) => ({
      head: title(l) + og('article:published_time', '2025-01-13T23:30:00Z'),
      body: `<h1>${l.headline}</h1><p class="date">${l.day} 00:30</p>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-14T00:30:00+01:00' }),
  },
  {
    what: 'an earlier printed day does not displace the labelled one that the schema confirms',
    page: (l) => ({
      head: title(l) + news({ headline: l.headline, datePublished: '2025-01-14T10:20:00+01:00' }),
      body: `<h1>${l.headline}</h1><p class="published">${l.day}</p><p>${l.before}</p>${text(l)}`,
    }),
    expected: () => ({ published: '2025-01-14T10:20:00+01:00' }),
  },
  {
    what: 'the data of a script, where the page has no other',
    page: (l) => ({
      head: `${title(l)}<script>dataLayer.push({"title":"${l.headline}","publishDate":"2025-01-14"})</script>`,
      body: `<h1>${l.headline}</h1>${text(l)}`,
      url: 'https://news.example/bridge',
    }),
    expected: () => ({ published: '2025-01-14' }),
  },
  {
    what: 'the date that a script prints below the headline',
    page: (l) => ({
      head: title(l),
      body: `<h1>${l.headline}</h1><span><script>printDate("2025-01-14T10:20:00+01:00")</script></span>${text(l)}`,
      url: 'https://news.example/bridge',
    }),
    expected: () => ({ published: '2025-01-14T10:20:00+01:00' }),
  },
];

testCauses([...TITLES, ...AUTHORS, ...DAYS]);
