/** The subjects of the article: the stated list, or the printed one where the stated is none or rubbish. */

import { LAYOUT_WORDS } from '../lexicon/lexicon.ts';
import { hasLetter } from '../page/letters.ts';
import { ancestors, contains, type Element, elementsNamed, HAS, httpUrl, isTag, type PageTree } from '../page/page.ts';
import { collapse, late, visibleText } from '../page/text.ts';
import { isNoSection } from './article-types.ts';
import type { Claim, Settled } from './claims.ts';
import { anyWord, fits } from './class-words.ts';
import { nameKey } from './names/name-shape.ts';
import { compactName, inWords, isCutTitle, wordsOf } from './title-parts.ts';

/** The texts of other fields that a tag may not repeat. */
interface OtherFields {
  title: string | undefined;
  authors: string[];
  /** Names of the section; deeper ones of a breadcrumb are subjects too. */
  sections: string[];
  siteNames: string[];
}

// Lists of more are of the whole site, or written for search engines.
const [MOST_TAGS, LONGEST_TAG, LEAST_WORDS, MOST_WORDS] = [100, 80, 4, 10];

/** `claims` come in order of precedence; the printed list is the last, and looked for where the stated ones need another. */
export function settleTags(claims: Claim[], others: OtherFields, printed: () => Claim[]): Settled<string[]> | undefined {
  const stated = listsIn(claims, others);
  const all = late(() => [...stated, ...listsIn(printed(), others)]);
  const isSound = ({ tags, written }: TagList) =>
    tags.length > 0 && tags.length * 2 >= written.length && !isParted(tags, all);
  const chosen =
    stated.find(isSound) ??
    all().find(isSound) ??
    all().find(({ place, tags }) => place.startsWith('dom:') && tags.length > 0) ??
    all().find(({ tags }) => tags.length > 0);
  return chosen && { value: inWords(chosen.tags, () => all().flatMap(({ tags }) => tags)), source: chosen.source };
}

type TagList = { place: string; source: string; written: string[]; tags: string[] };

function listsIn(claims: Claim[], others: OtherFields): TagList[] {
  return [...new Set(claims.map(({ place }) => place))].map((place) => {
    const here = claims.filter((claim) => claim.place === place);
    const written = writtenTags(here);
    const tags = isCutTitle(written, others.title) ? [] : subjects(written, others);
    return { place, source: (here[0] as Claim).source, written, tags };
  });
}

/** `Genf UNO Ukraine Wien`, of which another list has each word alone. */
function isParted([one = '', ...more]: string[], all: () => TagList[]): boolean {
  const words = one.split(' ');
  if (more.length > 0 || words.length < LEAST_WORDS) return false;
  const isPart = (part: string, word: string) => part !== one && part.includes(word);
  return all().some(({ tags }) => tags.length > 1 && words.every((word) => tags.some((part) => isPart(part, word))));
}

/** Gives the tags as written: one text of several tags is split; so are the entries of a list that are such texts. */
function writtenTags(here: Claim[]): string[] {
  const values = [...new Set(here.map(({ value }) => value))];
  const parted = values.length === 1 ? split(values[0] as string) : values;
  const named = parted.filter((tag) => TREE.test(tag)).length * 2 > parted.length;
  const plain = named ? parted.map((tag) => tag.replace(TREE, '')) : parted;
  return plain
    .slice(0, MOST_TAGS)
    .map((tag) => collapse(tag).replace(/^["'“”«»\s]+|(?<!["'“”«»\s])["'“”«»\s]+$/g, ''))
    .filter(Boolean);
}

/** `topic/bridges`: the kind before the name. */
const TREE = /^[a-z]{3,20}\/(?=\S)/;

function split(text: string): string[] {
  if (/[;|]/.test(text) && !/,.*,/.test(text)) return text.split(/[;|]/);
  if (!/[,;|]/.test(text) && hasTwoInnerSlashes(text)) return text.split('/');
  // `Business, Finance, & Economics` is one.
  return /, (?:&|and|und|et|y|e) /.test(text) ? [text] : text.split(/[,;|،、，；]/);
}

/** Whether two slashes stand in the text with something before, between and behind them. */
function hasTwoInnerSlashes(text: string): boolean {
  const first = text.indexOf('/', 1);
  return first > 0 && text.lastIndexOf('/', text.length - 2) > first + 1;
}

function subjects(written: string[], { title, authors, sections, siteNames }: OtherFields): string[] {
  const no = new Set([...sections, ...siteNames].map(compactName));
  const people = new Set(authors.map(nameKey));
  const headline = wordsOf(title ?? '').join(' ');
  const kept = new Map<string, string>();
  for (const tag of written) {
    const name = tag.replace(/^#(?=\p{L})/u, '');
    const key = name.toLowerCase();
    if (kept.has(key) || !isSubject(name) || LAYOUT_WORDS.has(key) || isNoSection(name)) continue;
    if (no.has(compactName(name)) || people.has(nameKey(name)) || wordsOf(name).join(' ') === headline) continue;
    kept.set(key, name);
  }
  return [...kept.values()];
}

const CJK_SIGN = late(() => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u);

function isSubject(name: string): boolean {
  if (name.length > LONGEST_TAG || !/\p{L}|\d[&/]\d/u.test(name)) return false;
  if ([...name].length < 2) return CJK_SIGN().test(name);
  if (name.split(/\s+/).length > MOST_WORDS) return false;
  return (
    !isCode(name) &&
    !ALL_SUBJECTS.test(name) &&
    !LABELLED.test(name) &&
    !/^https?:|^www\.|[<>{}\\=@]|%[0-9A-F]{2}|^\/|\.(?:html?|php|aspx?|jpe?g|png)$/i.test(name)
  );
}

/** Words of a link from these subjects to all of the site. */
const ALL_SUBJECTS =
  /^(?:(?:see|view|show|browse) (?:all|more)|(?:all|more) topics|alle (?:themen|anzeigen|ansehen)|voir tou[ts]\w*|tous les (?:thèmes|sujets)|ver tod[oa]s?|todos los temas|vedi tutt\w+|tutti gli argomenti|alle onderwerpen|bekijk alles?|все темы|tümünü gör|see all topics|全部|すべて見る|더보기)$/i;

/** `Label: value`, `type:article`. */
const LABELLED = /^[^:]{1,30}:\s*\S/u;

/** `NEWS_US`, `medtop20000001`, `4f1a9c77`: ids and codes. A year belongs to its event (`Euro2024`, `2024-election`). */
function isCode(name: string): boolean {
  if (/_/.test(name)) return true;
  if (/\s/.test(name)) return false;
  const digits = name.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, '').match(/\d/g)?.length ?? 0;
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (/^[0-9a-f-]{8,}$/i.test(name) && digits > 1) return true;
  return digits >= 4 || (digits >= 3 && digits > 2 * letters);
}

// The list of subjects that a page prints with its article.

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

/** `Ferry (12)`: how many articles there are. A year belongs to its event. */
const COUNT = /(?<=\S) ?\((?!(?:19|20)\d\d\))\d{1,5}\)$/;
const [LEAST_OF_SITE, MOST_PRINTED_TAGS, LONGEST_LABEL, MOST_INSIDE] = [15, 40, 30, 200];

/** Claims of the first list behind the headline that is the article's; links marked `rel=tag` are so wherever they stand. */
export function printedTagClaims(page: PageTree, headline: Element | undefined): Claim[] {
  const links = tagLinks(page, headline);
  for (const box of boxesOf(page, links, headline)) {
    const inside = links.filter((link) => contains(box, link));
    const names = inside.map((link) => visibleText(link).replace(COUNT, ''));
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
    if (isTagBox(page, box)) return true;
    box = box.parent;
  }
  return false;
}

function isTagBox(page: PageTree, box: Element): boolean {
  if (box.last - box.order > MOST_INSIDE || box.name === 'body' || box.name === 'article') return false;
  return fits(page, box, TAGS) || isKeywords(box) || isTagLabel(box) || beginsWithLabel(page, box);
}

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
      near.find((box) => isKeywords(box) || isLabelled(box) || isAllTags(page, box));
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
function isLabelled(box: Element): boolean {
  if (isTagLabel(box)) return true;
  for (const child of box.children) {
    const text = child.type === 'text' ? child.data.trim() : child.type === 'tag' ? visibleText(child) : '';
    if (text !== '') return LABEL.test(text);
  }
  return false;
}

function isTagLabel({ attribs, has }: Element): boolean {
  return (has & HAS['aria-label']) > 0 && LABEL.test(attribs['aria-label'] ?? '');
}
