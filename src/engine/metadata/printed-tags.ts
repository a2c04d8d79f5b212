/** The list of subjects that a page prints with its article. */
import { visibleText } from '../page/text.ts';
import { ancestors, contains, type Element, type PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits } from './class-words.ts';

const TAGS = anyWord(
  'tags taglist tagged topics keywords keyword schlagwort schlagworte schlagwörter schlagwoerter stichworte stichwörter etiqueta etiquetas etichette labels motscles trefwoorden emneord nyckelord ämnen avainsanat tagi štítky stitky címkék cimkek etichete etiketler теги themenliste',
);
/** Class words of boxes with the subjects of the whole site. */
const CLOUD = anyWord('cloud tagcloud trending hot popular widget sidebar nav navbar navigation menu');

/** The paths of links to all articles of one subject. */
const TAG_PATH =
  /\/(?:tags?|topics?|topic-pages|keywords?|themen?|thema|schlagwort|schlagworte|stichwort|etiquetas?|tema|temas|topico|topicos|assunto|assuntos|sujet|sujets|theme|themes|mots?-?cles?|onderwerp|onderwerpen|trefwoord|argomenti|argomento|emne|emneord|amne|aihe|avainsana|temat|tematy|stitek|tema|cimke|cimkek|eticheta|etiket|etiketler|konu|label|labels|search\/label|hashtag|teg|tegi|tema|wiki|subject|subjects)\/|[?&](?:tag|tags|topic|keyword|label)=/i;
/** A label before the list, in an element or as its first words. */
const LABEL =
  /^(?:tags?|topics?|keywords|labels?|filed under|more on|read more about|related topics|themen|schlag(?:worte|wörter)|stichworte|mehr zum thema|tags zum artikel|mots[- ]clés|thèmes|sujets|etiquetas|temas|palavras[- ]chave|assuntos|tópicos|argomenti|etichette|parole chiave|trefwoorden|onderwerpen|emner|emneord|ämnen|nyckelord|taggar|aiheet|avainsanat|asiasanat|tagi|tematy|słowa kluczowe|štítky|témata|klíčová slova|címkék|kulcsszavak|etichete|cuvinte cheie|теги|тэги|метки|ключевые слова|темы|ключові слова|теми|етикети|тагове|ετικέτες|oznake|ključne riječi|etiketler|الوسوم|وسوم|كلمات مفتاحية|كلمات دلالية|برچسب‌ها|برچسب ها|تگ‌ها|תגיות|टैग|টॅग|ট্যাগ|タグ|キーワード|関連キーワード|标签|標籤|关键词|關鍵字|태그|키워드|từ khóa|chủ đề|topik|แท็ก)\s*(?:[:：]\s*)?$/iu;

const MOST_TAGS = 40;
const LONGEST_TAG = 80;
// Boxes of tags hold little else.
const MOST_INSIDE = 200;

/** Claims of the first list behind the headline that is the article's; links marked `rel=tag` are so wherever they stand. */
export function printedTagClaims(page: PageTree, headline: Element | undefined): Claim[] {
  const links = tagLinks(page, headline);
  for (const box of boxesOf(page, links, headline)) {
    const names = links.filter((link) => contains(box, link)).map((link) => visibleText(link));
    if (names.length > 0 && names.length <= MOST_TAGS)
      return names.map((value) => ({ field: 'tags', place: 'dom:tags', source: 'dom:tags', value }));
  }
  return [];
}

function tagLinks(page: PageTree, headline: Element | undefined): Element[] {
  const links: Element[] = [];
  for (const link of page.byName.get('a') ?? []) {
    if (headline && link.order < headline.order && !isMarked(link)) continue;
    if (link.last - link.order > 6 || !link.attribs.href) continue;
    if (!isMarked(link) && !TAG_PATH.test(link.attribs.href) && !isInTagBox(page, link)) continue;
    const length = visibleText(link).length;
    if (length > 0 && length <= LONGEST_TAG) links.push(link);
  }
  return links;
}

/** The microformat; WordPress marks its categories `category tag`. */
function isMarked({ attribs }: Element): boolean {
  return /(?:^|\s)tag(?:\s|$)/.test(attribs.rel ?? '') && !/category/.test(attribs.rel ?? '');
}

function isInTagBox(page: PageTree, link: Element): boolean {
  for (const box of [...ancestors(link)].slice(0, 4)) if (isTagBox(page, box)) return true;
  return false;
}

function isTagBox(page: PageTree, box: Element): boolean {
  return box.last - box.order <= MOST_INSIDE && box.name !== 'body' && box.name !== 'article' && fits(page, box, TAGS);
}

/** The boxes of the links: what is called so, what has a label, what holds marked links; of a cloud or a menu none. */
function boxesOf(page: PageTree, links: Element[], headline: Element | undefined): Element[] {
  const boxes: Element[] = [];
  for (const link of links) {
    if (boxes.some((box) => contains(box, link))) continue;
    const around = [...ancestors(link)];
    if (around.some((box) => isElsewhere(page, box, headline))) continue;
    const near = around.slice(0, 5).filter((box) => box.last - box.order <= MOST_INSIDE && box.name !== 'article');
    const called =
      near.findLast((box) => fits(page, box, TAGS)) ?? near.find((box) => isLabelled(box) || isAllTags(page, box));
    const box = called ?? (isMarked(link) ? near[Math.min(1, near.length - 1)] : undefined);
    if (box) boxes.push(box);
  }
  return boxes;
}

function isElsewhere(page: PageTree, box: Element, headline: Element | undefined): boolean {
  if (headline && contains(box, headline)) return false;
  if (box.name === 'body' || box.name === 'html' || box.name === 'main' || box.name === 'article') return false;
  if (/^(?:nav|aside|header)$/.test(box.name)) return !fits(page, box, TAGS);
  if (box.name === 'footer') return !fits(page, box, TAGS) && ![...ancestors(box)].some(isPost);
  return fits(page, box, CLOUD);
}

/** An article's own footer has its tags. */
function isPost({ name, attribs }: Element): boolean {
  return name === 'article' || /(?:^|[\s_-])(?:hentry|post|article|entry)(?:$|[\s_-])/.test(attribs.class ?? '');
}

/** A box that has the word in its name, and nothing but links to subjects in it. */
function isAllTags(page: PageTree, box: Element): boolean {
  const { class: names = '', id = '', 'data-component': hook = '', 'data-testid': test = '' } = box.attribs;
  if (!/(?:^|[\s_-])(?:tag|topic|keyword|etiqueta|thema|tema|label)/i.test(`${names} ${id} ${hook} ${test}`)) return false;
  const inner = page.elements.slice(box.order, box.last + 1).filter(({ name }) => name === 'a');
  return inner.length > 0 && inner.every((link) => isMarked(link) || TAG_PATH.test(link.attribs.href ?? ''));
}

/** `Tags:` in the box or right before it. */
function isLabelled(box: Element): boolean {
  for (const child of box.children) {
    const text = child.type === 'text' ? child.data.trim() : child.type === 'tag' ? visibleText(child) : '';
    if (text !== '') return LABEL.test(text);
  }
  return false;
}
