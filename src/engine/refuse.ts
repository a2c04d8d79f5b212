/** Tells a page with an article on it from one that has none. Pure; judges what was extracted against the page. */
import type { ErrorCode } from '../errors.ts';
import type { Article } from './article.ts';
import { visibleText } from './page/text.ts';
import { type Element, elementsNamed, isTag, type PageTree, parsePage } from './page/tree.ts';

export interface Refusal {
  code: Extract<ErrorCode, 'not-article' | 'empty-page' | 'index-page'>;
  message: string;
}

/** Fewer words than any article has, where nothing else on the page says that it is one. */
const LEAST_WORDS = 12;
/** Characters from which on a paragraph is prose and not a teaser, and the link text that may be a headline. */
const PROSE = 140;
const HEADLINE = 25;
/** Links with a headline's length that make an index, where there is less prose than this. In characters. */
const INDEX_LINKS = 10;
const INDEX_PROSE = 300;

/** Why the page is no article, or undefined where it may be one. Errs on the side of the article. */
export function refuse(article: Article, page: { html: string; url: string }): Refusal | undefined {
  if (page.html.trim() === '') return { code: 'empty-page', message: 'the page is empty' };
  if (article.wordCount === 0) return noArticle('no article text on the page');
  const front = isFrontPage(page.url);
  if (!front && (article.metadata.published !== undefined || claimsArticle(page.html))) return undefined;
  if (isIndex(article, parsePage(page.html, page.url), front)) {
    const message = 'the page lists articles and is none; archive what it links to (tearsheet links), or use --force';
    return { code: 'index-page', message };
  }
  return article.wordCount < LEAST_WORDS ? noArticle('hardly any text on the page') : undefined;
}

function noArticle(what: string): Refusal {
  const hint = 'if its text is made by scripts, save it in a browser and give that file';
  return { code: 'not-article', message: `${what}; ${hint}` };
}

/** The root of a site. With a query it may be any page of a site that numbers its articles. */
function isFrontPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, pathname, search } = new URL(address);
  return /^https?:$/.test(protocol) && search === '' && /^\/(?:index\.\w+)?$/.test(pathname);
}

/** Whether its own metadata call the page an article. */
function claimsArticle(html: string): boolean {
  const openGraph = /<meta\b[^>]{0,200}\bog:type\b[^>]{0,200}/i.exec(html)?.[0] ?? '';
  return /article/i.test(openGraph) || /"@type"\s{0,5}:\s{0,5}\[?\s{0,5}"\w{0,30}(?:Article|BlogPosting|Report)"/.test(html);
}

/** More of the page is links to headlines than is prose. */
function isIndex(article: Article, page: PageTree, front: boolean): boolean {
  const paragraphs = article.text.split('\n\n').filter((text) => text.length >= PROSE);
  const prose = paragraphs.reduce((sum, text) => sum + text.length, 0);
  const { count, characters, inHeadings } = headlineLinks(page);
  if (count < INDEX_LINKS) return false;
  if (front || inHeadings >= INDEX_LINKS) return characters > prose;
  return prose < INDEX_PROSE && characters > 2 * unlinkedCharacters(article);
}

/** A recipe or a table has no prose, and yet text of its own. */
function unlinkedCharacters({ html }: Article): number {
  return html.replace(/<a\b[^>]*>[^<]*<\/a>|<[^>]*>/g, '').length;
}

/** Links as long as a headline, each address once. */
function headlineLinks(page: PageTree): { count: number; characters: number; inHeadings: number } {
  const seen = new Set<string>();
  let characters = 0;
  let inHeadings = 0;
  for (const element of elementsNamed(page, 'a')) {
    const address = element.attribs.href?.split('#')[0];
    if (!address || seen.has(address)) continue;
    const { length } = visibleText(element);
    if (length < HEADLINE) continue;
    seen.add(address);
    characters += length;
    if (hasHeading(element)) inHeadings += 1;
  }
  return { count: seen.size, characters, inHeadings };
}

/** In a heading, or with one in it. */
function hasHeading(link: Element): boolean {
  const near = [link.parent, link.parent?.parent, ...link.children];
  return near.some((node) => node && isTag(node as Element) && /^h[1-6]$/.test((node as Element).name));
}
