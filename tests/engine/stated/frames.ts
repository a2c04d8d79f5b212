/** Six content systems' pages of one story in eight languages, into which a case puts the one thing that it is about. */
import { inLanguage } from './stories.ts';

export interface SinglePage {
  what: string;
  html: string;
  /** The page's address, where that is not the usual one. */
  url?: string;
  /** Fields of the metadata that must be so; `undefined` is a field that must be absent. */
  fields?: Record<string, unknown>;
  /** Provenance of fields. */
  from?: Record<string, string>;
  /** Names of the pictures' files, the lead first marked with a star. */
  pictures?: string[];
  warning?: string;
  /** Captions and credits of the pictures in their order. */
  prints?: [caption: string | undefined, credit: string | undefined][];
}

interface Parts {
  /** Over the headline, in the same box. */
  over?: string;
  /** Markup in place of the headline's heading. */
  h1?: string;
  /** Between headline and text. */
  under?: string;
  /** After the first paragraph. */
  between?: string;
  /** After the last paragraph, in the article. */
  end?: string;
  /** After the article. */
  after?: string;
  head?: string;
  /** Before the article. */
  before?: string;
  title?: string;
  text?: string;
  lang?: string;
}

export const HOST = 'https://www.example-news.com';
export const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
export const news = (fields: object, type: unknown = 'NewsArticle') =>
  ld({ '@context': 'https://schema.org', '@type': type, ...fields });
export const og = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
export const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
export const story = (code: string) => inLanguage(code);
export const texts = (code: string) => story(code).paragraphs.map((text) => `<p>${text}</p>`);

type System = (code: string, parts: Parts) => string;

function frame(code: string, { head = '', title, lang }: Parts, body: string): string {
  const own = story(code);
  return `<!doctype html><html lang="${lang ?? code}"><head><meta charset="utf-8"><title>${title ?? `${own.title} - Example News`}</title>${og('og:title', own.title)}${head}</head><body>${body}</body></html>`;
}

function body(code: string, { between = '', end = '', text }: Parts): string {
  const [first, second, third] = texts(code);
  return text ?? `${first}${between}${second}${third}${end}`;
}

const heading = (code: string, { h1 }: Parts, className: string) =>
  h1 ?? `<h1 class="${className}">${story(code).title}</h1>`;

export const wordpress: System = (code, parts) =>
  frame(
    code,
    parts,
    `<header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">Example News</a></p><nav id="site-navigation"><ul class="menu"><li><a href="/">${story(code).home}</a></li><li><a href="/sport/">Sport</a></li></ul></nav></header>${parts.before ?? ''}<div id="content" class="site-content"><main id="main"><article id="post-4711" class="post-4711 post type-post status-publish hentry"><header class="entry-header">${parts.over ?? ''}${heading(code, parts, 'entry-title')}${parts.under ?? ''}</header><div class="entry-content">${body(code, parts)}</div></article></main>${parts.after ?? ''}</div><footer class="site-footer">Example News</footer>`,
  );

export const drupal: System = (code, parts) =>
  frame(
    code,
    parts,
    `<div class="dialog-off-canvas-main-canvas"><header role="banner"><a href="/" rel="home">Example News</a></header>${parts.before ?? ''}<main role="main"><div class="layout-content"><article class="node node--type-article node--view-mode-full">${parts.over ?? ''}${heading(code, parts, 'page-title')}${parts.under ?? ''}<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">${body(code, parts)}</div></div></article></div></main>${parts.after ?? ''}<footer role="contentinfo">Example News</footer></div>`,
  );

export const arc: System = (code, parts) =>
  frame(
    code,
    parts,
    `<div id="fusion-app" class="layout-section"><header class="page-header"><a href="/">Example News</a></header>${parts.before ?? ''}<section role="main" tabindex="-1"><div class="c-stack b-right-rail__full-width-1">${parts.over ?? ''}${heading(code, parts, 'b-headline')}${parts.under ?? ''}</div><article class="default__ArticleBody-sc-1 article-body-wrapper">${body(code, parts)}</article></section>${parts.after ?? ''}<footer class="b-footer">Example News</footer></div>`,
  );

export const ghost: System = (code, parts) =>
  frame(
    code,
    { ...parts, head: `<meta name="generator" content="Ghost 5.90">${parts.head ?? ''}` },
    `<div class="gh-viewport"><header id="gh-navigation"><a class="gh-navigation-logo" href="${HOST}/">Example News</a></header>${parts.before ?? ''}<main class="gh-main"><article class="gh-article post"><header class="gh-article-header gh-canvas">${parts.over ?? ''}${heading(code, parts, 'gh-article-title is-title')}${parts.under ?? ''}</header><section class="gh-content gh-canvas is-body">${body(code, parts)}</section></article></main>${parts.after ?? ''}<footer class="gh-footer">Example News</footer></div>`,
  );

export const next: System = (code, parts) =>
  frame(
    code,
    parts,
    `<div id="__next"><div class="Layout_root__x1y2"><header class="Header_bar__a1"><a href="/">Example News</a></header>${parts.before ?? ''}<div class="Article_wrap__q9"><div class="ArticleHeader_box__7f">${parts.over ?? ''}${heading(code, parts, 'ArticleHeader_title__3k')}${parts.under ?? ''}</div><div class="ArticleBody_root__5d">${body(code, parts)}</div></div>${parts.after ?? ''}<footer class="Footer_root__e3">Example News</footer></div></div>`,
  );

export const table: System = (code, parts) =>
  frame(
    code,
    parts,
    `<table width="760" cellpadding="0" cellspacing="0"><tr><td colspan="2"><a href="/index.html"><img src="/img/logo.gif" alt="Example News" width="200" height="40"></a></td></tr><tr><td width="140" valign="top"><font size="1"><a href="/sport.html">Sport</a><br><a href="/film.html">Film</a></font></td><td valign="top">${parts.before ?? ''}${parts.over ?? ''}${parts.h1 ?? `<h1><font face="Arial" size="5">${story(code).title}</font></h1>`}${parts.under ?? ''}<div>${body(code, parts)}</div>${parts.after ?? ''}</td></tr><tr><td colspan="2"><font size="1">&copy; 2009 Example News</font></td></tr></table>`,
  );

export const titleOf = (code: string) => story(code).title;

export const ADDRESS = `${HOST}/2025/01/14/story`;
