/**
 * A page's HTML -> the article, as a list of steps. Below them: whether the page holds an article, the whole of it, or one
 * part of several. Synchronous and pure: no network, no disk, nothing of the page runs.
 */

import type { ErrorCode, Warning } from '../errors.ts';
import type { Article, Metadata } from './article.ts';
import { findBody } from './body/body.ts';
import { readerBody } from './body/reader.ts';
import { findEmbeds, isStill } from './embeds/embeds.ts';
import { chooseFigures, findFigures, withOneLead } from './figures/figures.ts';
import { mediaOf, withMedia } from './media.ts';
import { withBody } from './metadata/datelines.ts';
import { type JsonLd, readJsonLd } from './metadata/json-ld.ts';
import { readMetadata } from './metadata/metadata.ts';
import {
  type Element,
  elementsNamed,
  HAS,
  HEADINGS,
  httpUrl,
  isTag,
  isText,
  type PageTree,
  parsePage,
} from './page/page.ts';
import { collapse, lowerCase, visibleText, wordCount } from './page/text.ts';

export interface ExtractOptions {
  /** Adds every block with its decision to the article. */
  blocks?: boolean;
  /** `readability` keeps what Readability alone takes for the article; `full` is the default. */
  engine?: Engine;
}

export type Engine = 'full' | 'readability';

/** Finds the article on a page. Throws `too-complex` for a page beyond the caps of `parsePage`; never for lack of an article. */
export function extract(source: { html: string; url: string }, options: ExtractOptions = {}): Article {
  return extractFrom(parsePage(source.html, source.url), options, source.html);
}

/** Finds the article on a page that is parsed already, and leaves the page as it is; Readability alone needs its markup too. */
export function extractFrom(page: PageTree, options: ExtractOptions = {}, markup = ''): Article {
  const jsonLd = readJsonLd(page);
  const metadata = readMetadata(page, jsonLd);
  const candidates = findFigures(page, jsonLd);
  const embeds = findEmbeds(page, jsonLd);
  const body =
    options.engine === 'readability'
      ? readerBody(markup, page, jsonLd, options.blocks)
      : findBody(
          page,
          jsonLd,
          metadata,
          candidates,
          embeds.filter(({ isWhole }) => !isWhole),
          options,
        );
  const pictures = candidates.filter(({ element, picture }) => !isStill(picture, element, body.embeds));
  const figures = body.figures
    ? withOneLead(page, jsonLd, body.figures)
    : chooseFigures(page, jsonLd, pictures, body.extent, metadata.authors);
  const { html, text } = body.assemble(figures.filter((candidate) => !candidate.unprinted));
  const words = wordCount(text, metadata.language);
  const { provenance } = metadata;
  const stated = body.source ? { ...metadata, provenance: { ...provenance, text: body.source } } : metadata;
  const whole = withMedia(withBody(page, stated, text, words), mediaOf(page, jsonLd, embeds, body.extent));
  const truncated = truncation(whole, jsonLd, text, words);
  const { confidence, warnings = [] } = body.certainty ?? {};
  // A warning that a part is surely missing says more than one that it may be.
  const doubts = truncated ? [truncated] : warnings;
  const nextPage = nextPageOf(page);
  return {
    metadata: doubts.length > 0 ? { ...whole, warnings: [...whole.warnings, ...doubts] } : whole,
    html,
    text,
    wordCount: words,
    ...(confidence !== undefined && { confidence }),
    figures: figures.map(({ figure }) => figure),
    candidate: body.candidate,
    removals: body.removals,
    ...(nextPage !== undefined && { nextPage }),
    ...(options.blocks && { blocks: body.decisions }),
  };
}

// Tells a page with an article on it from one that has none. Pure; judges what was extracted against the page.

interface Refusal {
  code: Extract<ErrorCode, 'not-article' | 'empty-page' | 'index-page'>;
  message: string;
  /** Scripts may put in the text that is not there. */
  mayBeScripted?: boolean;
}

/** The least words of an article, where nothing else on the page says that it is one; of a brief in a ticker, or a line in Chinese. */
const [LEAST_WORDS, FEWEST_WORDS] = [12, 6];
/** A page that says that it is none says little else. */
const MOST_WORDS_OF_ERROR = 150;
const ONLY_LOGS_IN = 'the page asks to log in; log in with a profile (tearsheet login), or give a saved page';
const NOT_FOUND = 'the page says that there is no such page, though its status says otherwise; check the address';
/** Characters from which on a paragraph is prose and not a teaser, and the link text that may be a headline. */
const [PROSE, HEADLINE] = [140, 25];
/** Links with a headline's length that make an index, where there is less prose than this. In characters. */
const [INDEX_LINKS, INDEX_PROSE] = [10, 300];

/** Gives why the page is no article, or undefined where it may be one. Errs on the side of the article. `html` is the page as received. */
export function refuse(article: Article, page: PageTree, html: string): Refusal | undefined {
  if (html.trim() === '') return { code: 'empty-page', message: 'the page is empty' };
  if (article.wordCount === 0) return noArticle('no article text on the page');
  const isShort = article.wordCount < MOST_WORDS_OF_ERROR;
  if (isShort && begins(article, GONE)) return { code: 'not-article', message: NOT_FOUND };
  const mayLogIn = isShort && elementsNamed(page, 'input').some(({ attribs }) => attribs.type === 'password');
  if (mayLogIn && begins(article, LOG_IN)) return { code: 'not-article', message: ONLY_LOGS_IN };
  const front = isFrontPage(page.url);
  // A page that calls itself an article is refused all the same when there is nothing to read.
  if (!front && article.wordCount >= FEWEST_WORDS && (article.metadata.published !== undefined || claimsArticle(html)))
    return undefined;
  if (isIndex(article, page, front)) {
    const message = 'the page lists articles and is none; archive what it links to (tearsheet links), or use --force';
    return { code: 'index-page', message };
  }
  return article.wordCount < LEAST_WORDS ? noArticle('hardly any text on the page') : undefined;
}

/** Whether the headline, or the first line of the text, is what sites say of a page that is gone, or over their forms to log in. */
function begins({ metadata: { title = '' }, text }: Article, words: RegExp): boolean {
  return [title, text.split('\n', 1)[0] ?? ''].some((line) => line.length <= LONGEST_ERROR && words.test(lowerCase(line)));
}

const LOG_IN =
  /^\W*(?:(?:please )?(?:log|sign) ?in(?: (?:or sign up )?to [\w ]{3,30}| required)?|anmelden|anmeldung|einloggen|connexion|(?:se )?connecter|connectez-vous|(?:iniciar?|inicia) sesi[óo]n|accedi|fazer login|entrar|inloggen|logga in|logg inn|log ind|zaloguj(?: się)?|logowanie|přihlášení|вход|войти|авторизация|giriş yap|üye girişi|ログイン|登录|登錄|登入|로그인|تسجيل الدخول|התחברות)\W*$/u;
const LONGEST_ERROR = 90;
const GONE =
  /^\W*(?:error\s*)?404\b|(?:^|\W)404\W*(?:error|not found|page|seite|erreur|fehler)|^\W*(?:(?:oops|sorry|whoops|uh[- ]oh)\W+)?(?:(?:the |this )?page (?:(?:you (?:requested|are looking for|were looking for) )?(?:(?:was|is|could|can) ?not (?:be )?found|cannot be found|could ?n[o'’]t be found|does(?: not|n['’]t) exist|not found|no longer exists|is no longer available))|(?:we (?:could ?n[o'’]t|can ?no?t|can['’]t) find (?:that|this|the) page)|not found\W*$)|(?:diese |die )?seite (?:wurde )?(?:leider )?nicht gefunden|seite existiert nicht|page (?:introuvable|non trouv[ée]e)|p[áa]gina no (?:encontrada|existe)|no se (?:ha )?encontr(?:ó|ado) la p[áa]gina|pagina non trovata|p[áa]gina n[ãa]o (?:foi )?encontrada|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas|finns inte)|siden (?:blev |ble )?ikke (?:fundet|funnet)|sivua ei löyt(?:ynyt|y)|nie znaleziono strony|strona nie (?:została znaleziona|istnieje)|stránka (?:nebyla nalezena|nenalezena)|az oldal nem található|pagina nu a fost găsită|страница не найдена|сторінку не знайдено|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|ページが(?:見つかりません|ありません|存在しません)|(?:页面|網頁|网页|頁面)(?:不存在|未找到|找不到)|找不到(?:页面|頁面|网页|網頁)|페이지를 찾을 수 없습니다|الصفحة غير موجودة|لم يتم العثور على الصفحة|הדף לא נמצא|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد/u;

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
  return near.some((node) => node && isTag(node as Element) && HEADINGS.has((node as Element).name));
}

// Tells when the page held only a part of its article: by what the page itself states of its length, and by paywalls.

/** Word counts of others count captions, or leave quotes out; only half of what is stated is surely a part. */
const PART = 0.5;
/** A stated length below this is a teaser's or a placeholder. */
const MIN_STATED = 150;
/** The text before a paywall is shorter than this. */
const TEASER_WORDS = 150;

/** A warning `paywalled` or `truncated-article` when the text is surely not the whole article. */
function truncation(metadata: Metadata, jsonLd: JsonLd, text: string, words: number): Warning | undefined {
  const stated = statedWords(jsonLd, metadata);
  if (stated >= MIN_STATED && words < stated * PART) {
    const message = `the page states an article of ${stated} words and shows ${words}`;
    return metadata.access === 'paywalled' ? { code: 'paywalled', message } : { code: 'truncated-article', message };
  }
  if (metadata.access === 'paywalled' && (words < TEASER_WORDS || /(?:…|\.\.\.|\[…\])$/.test(text))) {
    return { code: 'paywalled', message: `the page says that it is not free, and shows ${words} words` };
  }
  return undefined;
}

/** An `articleBody` may hold the updates of a live page, so it counts only where the page is not free. */
function statedWords({ article }: JsonLd, { access, language }: Metadata): number {
  const count = Number(article?.wordCount);
  const body = access === 'paywalled' || access === 'metered' ? article?.articleBody : undefined;
  const bodyWords = typeof body === 'string' ? wordCount(body.replace(/<[^<>]*>/g, ' '), language) : 0;
  return Math.max(Number.isFinite(count) ? count : 0, bodyWords);
}

// The address of the next part of an article that is split over several pages.

/**
 * The next page of the same article, or undefined. A link counts only when its address is this page's with the next number:
 * `rel=next` alone also marks the next article of a series and the next page of a list.
 */
export function nextPageOf(page: PageTree): string | undefined {
  const here = numbered(page.url);
  const number = String(here.number + 1);
  for (const element of [...elementsNamed(page, 'link'), ...elementsNamed(page, 'a')]) {
    const target = isNextLink(element, number) ? targetOf(element, page, here) : undefined;
    if (target) return target;
  }
  return undefined;
}

function isNextLink(element: Element, number: string): boolean {
  if (element.has & HAS.rel && NEXT.test(element.attribs.rel ?? '')) return true;
  return element.name === 'a' && isNumber(element, number);
}

const NEXT = /(?:^|\s)next(?:\s|$)/i;

/** Whether the number is all of the link's text. */
function isNumber({ children }: Element, number: string): boolean {
  const only = children.length === 1 ? children[0] : undefined;
  return (
    only !== undefined &&
    isText(only) &&
    only.data.length < 12 &&
    only.data.includes(number) &&
    collapse(only.data) === number
  );
}

/** The link's address where it is that of the page after `here`. */
function targetOf({ attribs }: Element, { baseUrl }: PageTree, here: Numbered): string | undefined {
  const target = httpUrl(attribs.href, baseUrl);
  if (!target || COMMENTS.test(target)) return undefined;
  const there = numbered(target);
  return there.number === here.number + 1 && there.base === here.base ? target : undefined;
}

/** The next page of the comments under an article has the article's address too. */
const COMMENTS = /#(?:comment|komment|coment|respond|disqus|reactie)/i;

interface Numbered {
  base: string;
  number: number;
}

/** The forms in which sites number the pages of an article: a parameter, a path segment, or a suffix before the ending. */
const NUMBER_FORMS = [
  /[?&](?:page|p|pg|paged|seite|pagina|sivu|side|strana)=(\d{1,2})(?=&|$)/i,
  /\/(?:page|seite|pagina|p|s)[/-]?(\d{1,2})(?=\/?(?:\?|$))/i,
  /\/(\d{1,2})(?=\/?(?:\?|$))/,
  /[-_,](?:page|seite|p|s)?[-_]?(\d{1,2})(?=\.\w{3,5}(?:\?|$))/i,
];

/** The address without its page number, and the number (1 where none is written). */
function numbered(address: string): Numbered {
  const url = address.replace(/#.*/s, '');
  for (const form of NUMBER_FORMS) {
    const match = form.exec(url);
    if (match)
      return { base: flat(url.slice(0, match.index) + url.slice(match.index + match[0].length)), number: Number(match[1]) };
  }
  return { base: flat(url), number: 1 };
}

/** Makes addresses alike that differ in a closing slash, in `http` or `https`, or in a `?` left over. */
function flat(url: string): string {
  return url
    .replace(/^https?:\/\//, '')
    .replace(/\?$/, '')
    .replace(/\?&/, '?')
    .replace(/\/(?=$|\?)/, '');
}
