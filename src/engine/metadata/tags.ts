/** The subjects of the article: the stated list, or the printed one where the stated is none or rubbish. */

import { LAYOUT_WORDS } from '../lexicon/lexicon.ts';
import { collapse, late } from '../page/text.ts';
import { isNoSection } from './article-types.ts';
import type { Claim } from './claims.ts';
import { nameKey } from './names/name-shape.ts';
import { compactName, inWords, isCutTitle, isSlug, wordsOf } from './title-parts.ts';

interface SettledTags {
  value: string[];
  source: string;
}

/** The texts of other fields that a tag may not repeat. */
interface OtherFields {
  title: string | undefined;
  authors: string[];
  /** Names of the section; deeper ones of a breadcrumb are subjects too. */
  sections: string[];
  siteNames: string[];
}

// Lists of more are of the whole site, or written for search engines.
const MOST_TAGS = 100;
export const LONGEST_TAG = 80;
const [LEAST_WORDS, MOST_WORDS] = [4, 10];

interface TagList {
  place: string;
  source: string;
  written: string[];
  tags: string[];
}

/** `claims` come in order of precedence; the printed list is the last, and is read where those before leave anything open. */
export function settleTags(claims: Claim[], printed: () => Claim[], others: OtherFields): SettledTags | undefined {
  const stated = listsOf(claims, others);
  const first = stated.find(isSound);
  const isSettled = first !== undefined && first.tags.length > 1 && !first.tags.some(isSlug);
  const lists = isSettled ? stated : [...stated, ...listsOf(printed(), others)];
  const sound = lists.find((list) => isSound(list) && !lists.some((other) => isParted(other.tags, list.tags)));
  const chosen =
    sound ??
    lists.find(({ place, tags }) => place.startsWith('dom:') && tags.length > 0) ??
    lists.find(({ tags }) => tags.length > 0);
  return chosen && { value: inWords(chosen.tags, () => lists.flatMap(({ tags }) => tags)), source: chosen.source };
}

function listsOf(claims: Claim[], others: OtherFields): TagList[] {
  return [...new Set(claims.map(({ place }) => place))].map((place) => {
    const here = claims.filter((claim) => claim.place === place);
    const written = writtenTags(here);
    const tags = isCutTitle(written, others.title) ? [] : subjects(written, others);
    return { place, source: (here[0] as Claim).source, written, tags };
  });
}

function isSound({ tags, written }: TagList): boolean {
  return tags.length > 0 && tags.length * 2 >= written.length;
}

/** `Genf UNO Ukraine Wien`, of which another list has each word alone. */
function isParted(parts: string[], [one = '', ...more]: string[]): boolean {
  const words = one.split(' ');
  if (more.length > 0 || words.length < LEAST_WORDS || parts.length < 2) return false;
  return words.every((word) => parts.some((part) => part !== one && part.includes(word)));
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
