/** Tells a page with an article on it from one that has none. Pure; judges what was extracted against the page. */
import type { ErrorCode } from '../errors.ts';
import type { Article } from './article.ts';
import { visibleText } from './page/text.ts';
import { type Element, elementsNamed, isTag, type PageTree, parsePage } from './page/tree.ts';

export interface Refusal {
  code: Extract<ErrorCode, 'not-article' | 'empty-page' | 'index-page'>;
  message: string;
  /** Scripts may put in the text that is not there. */
  mayBeScripted?: boolean;
}

/** The least words of an article, where nothing else on the page says that it is one. */
const LEAST_WORDS = 12;
/** A brief in a ticker, or a line in Chinese, has as many. */
const FEWEST_WORDS = 6;
/** A page that says that it is none says little else. */
const MOST_WORDS_OF_ERROR = 150;
const NOT_FOUND = 'the page says that there is no such page, though its status says otherwise; check the address';
/** Characters from which on a paragraph is prose and not a teaser, and the link text that may be a headline. */
const PROSE = 140;
const HEADLINE = 25;
/** Links with a headline's length that make an index, where there is less prose than this. In characters. */
const INDEX_LINKS = 10;
const INDEX_PROSE = 300;

/** Gives why the page is no article, or undefined where it may be one. Errs on the side of the article. */
export function refuse(article: Article, page: { html: string; url: string }): Refusal | undefined {
  if (page.html.trim() === '') return { code: 'empty-page', message: 'the page is empty' };
  if (article.wordCount === 0) return noArticle('no article text on the page');
  if (article.wordCount < MOST_WORDS_OF_ERROR && isNotFound(article)) return { code: 'not-article', message: NOT_FOUND };
  const front = isFrontPage(page.url);
  // A page that calls itself an article is refused all the same when there is nothing to read.
  if (!front && article.wordCount >= FEWEST_WORDS && (article.metadata.published !== undefined || claimsArticle(page.html)))
    return undefined;
  if (isIndex(article, parsePage(page.html, page.url), front)) {
    const message = 'the page lists articles and is none; archive what it links to (tearsheet links), or use --force';
    return { code: 'index-page', message };
  }
  return article.wordCount < LEAST_WORDS ? noArticle('hardly any text on the page') : undefined;
}

/** Whether the headline, or the first line of the text, is what sites say of a page that is gone. */
function isNotFound({ metadata: { title = '' }, text }: Article): boolean {
  return [title, text.split('\n', 1)[0] ?? ''].some((line) => line.length <= LONGEST_ERROR && GONE.test(line));
}

const LONGEST_ERROR = 90;
const GONE =
  /^\W*(?:error\s*)?404\b|(?:^|\W)404\W*(?:error|not found|page|seite|erreur|fehler)|^\W*(?:(?:oops|sorry|whoops|uh[- ]oh)\W+)?(?:(?:the |this )?page (?:(?:you (?:requested|are looking for|were looking for) )?(?:(?:was|is|could|can) ?not (?:be )?found|cannot be found|could ?n[o'’]t be found|does(?: not|n['’]t) exist|not found|no longer exists|is no longer available))|(?:we (?:could ?n[o'’]t|can ?no?t|can['’]t) find (?:that|this|the) page)|not found\W*$)|(?:diese |die )?seite (?:wurde )?(?:leider )?nicht gefunden|seite existiert nicht|page (?:introuvable|non trouv[ée]e)|p[áa]gina no (?:encontrada|existe)|no se (?:ha )?encontr(?:ó|ado) la p[áa]gina|pagina non trovata|p[áa]gina n[ãa]o (?:foi )?encontrada|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas|finns inte)|siden (?:blev |ble )?ikke (?:fundet|funnet)|sivua ei löyt(?:ynyt|y)|nie znaleziono strony|strona nie (?:została znaleziona|istnieje)|stránka (?:nebyla nalezena|nenalezena)|az oldal nem található|pagina nu a fost găsită|страница не найдена|сторінку не знайдено|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|ページが(?:見つかりません|ありません|存在しません)|(?:页面|網頁|网页|頁面)(?:不存在|未找到|找不到)|找不到(?:页面|頁面|网页|網頁)|페이지를 찾을 수 없습니다|الصفحة غير موجودة|لم يتم العثور على الصفحة|הדף לא נמצא|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد/iu;

function noArticle(what: string): Refusal {
  return { code: 'not-article', message: what, mayBeScripted: true };
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

/** Tells whether more of the page is links to headlines than prose. */
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
  return html.replace(/<a\b[^<>]*>[^<]*<\/a>|<[^<>]*>/g, '').length;
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

/** Tells whether a link is in a heading, or has one in it. */
function hasHeading(link: Element): boolean {
  const near = [link.parent, link.parent?.parent, ...link.children];
  return near.some((node) => node && isTag(node as Element) && /^h[1-6]$/.test((node as Element).name));
}
