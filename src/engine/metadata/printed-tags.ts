/** The list of subjects that a page prints with its article. */

import { hasLetter } from '../page/letters.ts';
import {
  ancestors,
  contains,
  type Element,
  elementsNamed,
  factBy,
  HAS,
  httpUrl,
  isTag,
  type PageTree,
} from '../page/page.ts';
import { late, textLength, visibleText } from '../page/text.ts';
import type { Claim } from './claims.ts';
import { anyWord, fits } from './class-words.ts';
import { LONGEST_TAG } from './tags.ts';

const TAGS = anyWord(
  'tags taglist tagged topics keywords keyword schlagwort schlagworte schlagwörter schlagwoerter stichworte stichwörter etiqueta etiquetas etichette labels motscles trefwoorden emneord nyckelord ämnen avainsanat tagi štítky stitky címkék cimkek etichete etiketler теги themenliste',
);
/** Class words of boxes with the subjects of the whole site. */
const CLOUD = anyWord('cloud tagcloud trending hot popular widget sidebar nav navbar navigation menu');

/** The paths of links to all articles of one subject; the mark of who sends buyers to a shop (`?tag=roe-21`) is none. */
const TAG_PATH =
  /\/(?:tags?|topics?|topic-pages|keywords?|themen?|thema|schlagwort|schlagworte|stichwort|etiquetas?|tema|temas|topico|topicos|assunto|assuntos|sujet|sujets|theme|themes|mots?-?cles?|onderwerp|onderwerpen|trefwoord|argomenti|argomento|emne|emneord|amne|aihe|avainsana|temat|tematy|stitek|tema|cimke|cimkek|eticheta|etiket|etiketler|konu|label|labels|search\/label|hashtag|teg|tegi|tema|wiki|subject|subjects)\/|[?&](?:tag|tags|topic|keyword|label)=(?![\w.-]{1,40}-2\d(?:&|$))/i;
/** A label before the list, in an element or as its first words. */
const LABEL =
  /^(?:tags?|topics?|keywords|labels?|filed under|more on|read more about|related topics|themen|schlag(?:worte|wörter)|stichworte|mehr zum thema|tags zum artikel|mots[- ]clés|thèmes|sujets|etiquetas|temas|palavras[- ]chave|assuntos|tópicos|argomenti|etichette|parole chiave|trefwoorden|onderwerpen|emner|emneord|ämnen|nyckelord|taggar|aiheet|avainsanat|asiasanat|tagi|tematy|słowa kluczowe|štítky|témata|klíčová slova|címkék|kulcsszavak|etichete|cuvinte cheie|теги|тэги|метки|ключевые слова|темы|ключові слова|теми|етикети|тагове|ετικέτες|oznake|ključne riječi|etiketler|الوسوم|وسوم|كلمات مفتاحية|كلمات دلالية|برچسب‌ها|برچسب ها|تگ‌ها|תגיות|टैग|টॅग|ট্যাগ|タグ|キーワード|関連キーワード|标签|標籤|关键词|關鍵字|태그|키워드|từ khóa|chủ đề|topik|แท็ก)\s*(?:[:：]\s*)?$/iu;

const [LEAST_OF_SITE, MOST_PRINTED_TAGS, LONGEST_LABEL] = [15, 40, 30];
// Boxes of tags hold little else.
const MOST_INSIDE = 200;

/** Claims of the first list behind the headline that is the article's; links marked `rel=tag` are so wherever they stand. */
export function printedTagClaims(page: PageTree, headline: Element | undefined): Claim[] {
  const links = tagLinks(page, headline);
  for (const box of boxesOf(page, links, headline)) {
    const inside = links.filter((link) => contains(box, link));
    const names = inside.map((link) => visibleText(link));
    if (names.length > 0 && names.length <= MOST_PRINTED_TAGS && !isOfSite(page, inside))
      return names.map((value) => ({ field: 'tags', place: 'dom:tags', source: 'dom:tags', value }));
  }
  return [];
}

/** A long list that the page has twice, as in its menu and its foot. */
function isOfSite(page: PageTree, links: Element[]): boolean {
  if (links.length < LEAST_OF_SITE) return false;
  const all = elementsNamed(page, 'a').map(({ attribs }) => attribs.href);
  return links.every(({ attribs: { href } }) => all.indexOf(href) < all.lastIndexOf(href));
}

function tagLinks(page: PageTree, headline: Element | undefined): Element[] {
  const links: Element[] = [];
  for (const link of page.byName.get('a') ?? []) {
    if (headline && link.order < headline.order && !isMarked(link)) continue;
    if (link.last - link.order > 6 || !link.attribs.href) continue;
    if (!isTagLink(link) && !isInTagBox(page, link)) continue;
    const length = visibleText(link).length;
    if (length > 0 && length <= LONGEST_TAG) links.push(link);
  }
  return links;
}

/** A link to all articles of a subject, by its mark, its path or a `#` before its words. */
function isTagLink(link: Element): boolean {
  return isMarked(link) || TAG_PATH.test(link.attribs.href ?? '') || hasHash(link);
}

function hasHash({ children: [first], attribs }: Element): boolean {
  return first?.type === 'text' && /^\s*#\p{L}/u.test(first.data) && !/^#/.test(attribs.href ?? '');
}

/** The microformat; WordPress marks its categories `category tag`. */
function isMarked({ attribs, has }: Element): boolean {
  if (!(has & HAS.rel)) return false;
  return /(?:^|\s)tag(?:\s|$)/.test(attribs.rel ?? '') && !/category/.test(attribs.rel ?? '');
}

function isInTagBox(page: PageTree, link: Element): boolean {
  let box = link.parent;
  for (let level = 0; level < 4 && box && isTag(box); level += 1) {
    if (isTagBox(page, box.order)) return true;
    box = box.parent;
  }
  return false;
}

/** By the box's `order`, as every link in a box asks. */
const isTagBox = factBy((page, order: number): boolean => {
  const box = page.elements[order] as Element;
  if (box.last - order > MOST_INSIDE || box.name === 'body' || box.name === 'article') return false;
  return fits(page, box, TAGS) || isKeywords(box) || isTagLabel(box.attribs['aria-label']) || beginsWithLabel(page, box);
});

/** Names of two words, as fields of a content system have them: `field--name-field-mots-cles`. */
function isKeywords({ attribs, has }: Element): boolean {
  return (
    (has & HAS.class) !== 0 &&
    /mots[_-]?cles|palavras[_-]?chave|palabras[_-]?clave|parole[_-]?chiave/.test(attribs.class ?? '')
  );
}

/** A line that begins `Keywords: ` and goes on with links alone, wherever on the site they lead. */
function beginsWithLabel(page: PageTree, { children, children: [first] }: Element): boolean {
  const text =
    first?.type === 'text' ? first.data : first && isTag(first) && first.last === first.order ? visibleText(first) : '';
  if (text.length > LONGEST_LABEL || !/[:：]\s*$/.test(text) || !OF_SUBJECTS().test(text)) return false;
  const own = new URL('/', page.url).href;
  return children.slice(1).every((node) => {
    if (!isTag(node)) return node.type !== 'text' || !hasLetter(node.data);
    return node.name === 'br' || (node.name === 'a' && httpUrl(node.attribs.href, page.baseUrl)?.startsWith(own));
  });
}

/** A label of more than subjects: `More on:` has articles behind it, `Topics:` the sections of a site. */
const OF_SUBJECTS = late(
  () =>
    /^\s*(?:tags?|keywords|schlag(?:worte|wörter)|stichworte|mots[- ]clés|etiquetas|palavras[- ]chave|parole chiave|etichette|trefwoorden|emneord|nyckelord|avainsanat|tagi|słowa kluczowe|klíčová slova|kulcsszavak|cuvinte cheie|теги|тэги|метки|ключевые слова|ключові слова|etiketler|الوسوم|كلمات مفتاحية|タグ|キーワード|标签|標籤|关键词|關鍵字|태그|키워드|từ khóa)\s?[:：]/iu,
);

/** The boxes of the links: what is called so, what has a label, what holds marked links, last rows of hashtags; of a cloud or a menu none. */
function boxesOf(page: PageTree, links: Element[], headline: Element | undefined): Element[] {
  const boxes: Element[] = [];
  const rows: Element[] = [];
  for (const link of links) {
    if ([...boxes, ...rows].some((box) => contains(box, link))) continue;
    const around = [...ancestors(link)];
    if (around.some((box) => isElsewhere(page, box, headline))) continue;
    const near = around.slice(0, 5).filter((box) => box.last - box.order <= MOST_INSIDE && box.name !== 'article');
    const called =
      near.findLast((box) => fits(page, box, TAGS)) ??
      near.find((box) => isKeywords(box) || isLabelled(page, box) || isAllTags(page, box));
    const box = called ?? (isMarked(link) ? near[Math.min(1, near.length - 1)] : undefined);
    const row = box ? undefined : near.findLast((each) => isRowOfHashtags(page, each));
    if (box) boxes.push(box);
    else if (row) rows.push(row);
  }
  return [...boxes, ...rows];
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
  const all = `${names} ${id} ${hook} ${test}`;
  if (!/(?:^|[\s_-])(?:tag|topic|keyword|etiqueta|thema|tema|label)/i.test(all) && !INNER_TAG.test(all)) return false;
  const inner = page.elements.slice(box.order, box.last + 1).filter(({ name }) => name === 'a');
  return inner.length > 0 && inner.every((link) => isTagLink(link));
}

/** `singleTagList`: the word within a name. */
const INNER_TAG = /[a-z](?:Tag|Topic|Keyword)(?:s|[A-Z]|$|[\s_-])/;

/** `#bridges #traffic`: links of one word each. */
function isRowOfHashtags(page: PageTree, box: Element): boolean {
  const inner = page.elements.slice(box.order, box.last + 1).filter(({ name }) => name === 'a');
  return inner.length > 1 && inner.every((link) => hasHash(link) && !visibleText(link).includes(' '));
}

/** `Tags:` in the box or right before it, or as its name for screen readers. */
function isLabelled(page: PageTree, box: Element): boolean {
  if (isTagLabel(box.attribs['aria-label'])) return true;
  for (const child of box.children) {
    if (child.type === 'tag' && textLength(page, child) > LONGEST_LABEL + 2) return false;
    const text = child.type === 'text' ? child.data.trim() : child.type === 'tag' ? visibleText(child) : '';
    if (text !== '') return LABEL.test(text);
  }
  return false;
}

function isTagLabel(label: string | undefined): boolean {
  return label !== undefined && LABEL.test(label);
}
