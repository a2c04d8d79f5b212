/** Printed bylines: who wrote it, as the page shows it to readers. */
import { collapse, INLINE, visibleText } from '../text.ts';
import { type ChildNode, contains, type Element, isTag, isText, type PageTree } from '../tree.ts';
import { classWords } from './class-words.ts';
import { looksLikeName, namesInByline } from './names.ts';
import { FOREIGN, type Zones } from './zones.ts';

export interface Byline {
  element: Element;
  /** What marks it as a byline, the strongest first; the place's name in the precedence table. */
  place: 'dom:rel-author' | 'dom:byline' | 'dom:by-text' | 'dom:author-link';
  names: string[];
  /** Elements between it and the headline; bylines near the headline are the article's. */
  distance: number;
}

const BYLINE_WORD =
  /^(?:byline|bylines|by|author|authors|authorname|autor|autoren|autorin|autore|autores|auteur|auteurs|forfatter|författare|skribent|redakteur|verfasser|yazar|penulis|writer|reporter|contributor|signature|firma|journalist|vcard|toimittaja|szerzo|dziennikarz|автор|作者|記者)$/;
/** Class words of what stands beside a byline or describes the author. */
const BESIDE_WORD =
  /^(?:bio|biography|avatar|image|img|photo|picture|thumb|thumbnail|icon|social|share|follow|related|more|comment|comments|date|time|description|desc|role|position|title|job|jobtitle|location|category|tags?|readtime|posts|articles|caption|credit|quote|blockquote|about)$/;

const AUTHOR_PATH =
  /\/(?:authors?|autor(?:es|en)?|auteurs?|autori?|byline|people|person|profiles?|profil|contributors?|staff|team|writers?|journalists?|reporters?|redaktion|experts?|columnists?|users?|by|forfatter|skribent)\/(?!$)/i;

// A byline is a line; anything longer is a biography.
const MAX_TEXT = 300;
const MAX_BYLINES = 60;

/** Bylines outside foreign parts, in document order; nested ones only once, as the innermost that gives names. */
export function printedBylines(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): Byline[] {
  const found: Byline[] = [];
  for (const element of page.elements) {
    if (zones[element.order] === FOREIGN || found.length >= MAX_BYLINES) continue;
    const place = cue(element);
    if (!place) continue;
    const names = namesIn(page, element, language);
    if (names.length === 0) continue;
    const outer = found.findIndex((byline) => contains(byline.element, element));
    const distance = headline ? element.order - headline.order : element.order;
    if (outer < 0) found.push({ element, place, names, distance });
    else if (rank(place) < rank((found[outer] as Byline).place) && names.length >= (found[outer] as Byline).names.length) {
      (found[outer] as Byline).place = place;
    }
  }
  return found;
}

const RANK = ['dom:rel-author', 'dom:byline', 'dom:by-text', 'dom:author-link'];

function rank(place: Byline['place']): number {
  return RANK.indexOf(place);
}

function cue(element: Element): Byline['place'] | undefined {
  const { attribs, name } = element;
  if (name === 'meta' || name === 'link' || name === 'img' || name === 'html' || name === 'body') return undefined;
  if (/(?:^|\s)(?:author|creator)(?:\s|$)/.test(attribs.itemprop ?? '')) return 'dom:rel-author';
  if (/(?:^|\s)author(?:\s|$)/.test(attribs.rel ?? '')) return 'dom:rel-author';
  const words = classWords(element);
  if (words.some((word) => BYLINE_WORD.test(word)) && !words.some((word) => BESIDE_WORD.test(word))) return 'dom:byline';
  if (name === 'a' && AUTHOR_PATH.test(attribs.href ?? '')) return 'dom:author-link';
  return startsWithBy(element) ? 'dom:by-text' : undefined;
}

/** Names in a byline: of the links and marked names in it, else of its text without dates. */
function namesIn(page: PageTree, element: Element, language: string | undefined): string[] {
  const text = visibleText(element);
  if (text.length === 0 || text.length > MAX_TEXT) return [];
  const marked: string[] = [];
  for (let order = element.order; order <= element.last; order += 1) {
    const inner = page.elements[order] as Element;
    const isName =
      /(?:^|\s)name(?:\s|$)/.test(inner.attribs.itemprop ?? '') ||
      AUTHOR_PATH.test(inner.attribs.href ?? '') ||
      /(?:^|\s)author(?:\s|$)/.test(inner.attribs.rel ?? '');
    if (isName && inner !== element) marked.push(...namesInByline(visibleText(inner), language));
  }
  const names = marked.filter(looksLikeName);
  return names.length > 0 ? [...new Set(names)] : namesInByline(textWithoutDates(element), language);
}

function textWithoutDates(element: Element): string {
  const parts: string[] = [];
  const collect = (node: ChildNode): void => {
    if (isText(node)) parts.push(node.data.replace(/\s+/g, ' '));
    else if (isTag(node) && node.name !== 'time' && node.name !== 'script' && node.name !== 'style' && node.name !== 'svg') {
      const edge = node.name === 'br' || !INLINE.has(node.name);
      if (edge) parts.push(' | ');
      for (const child of node.children) collect(child);
      if (edge) parts.push(' | ');
    }
  };
  collect(element);
  return collapse(parts.join(''));
}

/** A short block that begins with "By" and a capital, in any of the languages that print bylines so. */
function startsWithBy(element: Element): boolean {
  if (!/^(?:p|div|span|address|h[2-6]|li|em|i|strong|b|small|cite|td)$/.test(element.name)) return false;
  const first = element.children.find((child) => (isText(child) ? child.data.trim() !== '' : isTag(child)));
  if (!first || !isText(first)) return false;
  return /^\s*(?:by|von|par|por|di|door|av|af|przez|autor(?:in|e|a|es)?|authors?|auteur|text|texte|texto|testo|tekst|автор|written by|posted by|ein(?:e)? .{3,30} von|作者|記者|文|撰文)\s*(?::|：|\s|$)/iu.test(
    first.data.slice(0, 80),
  );
}
