/** The subjects of the article: the stated list, or the printed one where the stated is none or rubbish. */
import { collapse } from '../page/text.ts';
import type { Claim } from './claims.ts';
import { wordsOf } from './likeness.ts';
import { nameKey } from './names/name-shape.ts';
import { isNoSection } from './section-words.ts';
import { compactName } from './site.ts';
import { isLayoutWord } from './tag-words.ts';

export interface SettledTags {
  value: string[];
  source: string;
}

/** The texts of other fields that a tag may not repeat. */
export interface OtherFields {
  title: string | undefined;
  authors: string[];
  /** Names of the section; deeper ones of a breadcrumb are subjects too. */
  sections: string[];
  siteNames: string[];
}

// Lists of more are of the whole site, or written for search engines.
const MOST_TAGS = 100;
const LONGEST_TAG = 80;
const MOST_WORDS = 10;

/** `claims` come in order of precedence, the printed list last. */
export function settleTags(claims: Claim[], others: OtherFields): SettledTags | undefined {
  const lists = [...new Set(claims.map(({ place }) => place))].map((place) => {
    const here = claims.filter((claim) => claim.place === place);
    const written = writtenTags(here);
    return { place, source: (here[0] as Claim).source, written, tags: subjects(written, others) };
  });
  const sound = lists.find(({ tags, written }) => tags.length > 0 && tags.length * 2 >= written.length);
  const chosen =
    sound ??
    lists.find(({ place, tags }) => place.startsWith('dom:') && tags.length > 0) ??
    lists.find(({ tags }) => tags.length > 0);
  return chosen && { value: chosen.tags, source: chosen.source };
}

/** Gives the tags as written: one text of several tags is split; so are the entries of a list that are such texts. */
function writtenTags(here: Claim[]): string[] {
  const values = here.map(({ value }) => value);
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

/** With something before, between and behind them. */
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
    if (kept.has(key) || !isSubject(name) || isLayoutWord(key) || isNoSection(name)) continue;
    if (no.has(compactName(name)) || people.has(nameKey(name)) || wordsOf(name).join(' ') === headline) continue;
    kept.set(key, name);
  }
  return [...kept.values()];
}

const CJK_SIGN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

function isSubject(name: string): boolean {
  if (name.length > LONGEST_TAG || !/\p{L}|\d[&/]\d/u.test(name)) return false;
  if ([...name].length < 2) return CJK_SIGN.test(name);
  if (name.split(/\s+/).length > MOST_WORDS) return false;
  return (
    !isCode(name) &&
    !LABELLED.test(name) &&
    !/^https?:|^www\.|[<>{}\\=@]|%[0-9A-F]{2}|^\/|\.(?:html?|php|aspx?|jpe?g|png)$/i.test(name)
  );
}

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
