/** The lexicon: what is known of languages, one table a language, put together for the patterns that look for it. */
import type { Language } from './language.ts';
import { af } from './languages/af.ts';
import { ar } from './languages/ar.ts';
import { bg } from './languages/bg.ts';
import { bn } from './languages/bn.ts';
import { ca } from './languages/ca.ts';
import { cs } from './languages/cs.ts';
import { cy } from './languages/cy.ts';
import { da } from './languages/da.ts';
import { de } from './languages/de.ts';
import { el } from './languages/el.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { et } from './languages/et.ts';
import { eu } from './languages/eu.ts';
import { fa } from './languages/fa.ts';
import { fi } from './languages/fi.ts';
import { fil } from './languages/fil.ts';
import { fr } from './languages/fr.ts';
import { ga } from './languages/ga.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { hr } from './languages/hr.ts';
import { hu } from './languages/hu.ts';
import { hy } from './languages/hy.ts';
import { id } from './languages/id.ts';
import { is } from './languages/is.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ka } from './languages/ka.ts';
import { ko } from './languages/ko.ts';
import { lt } from './languages/lt.ts';
import { lv } from './languages/lv.ts';
import { mk } from './languages/mk.ts';
import { nb } from './languages/nb.ts';
import { nl } from './languages/nl.ts';
import { others } from './languages/others.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ro } from './languages/ro.ts';
import { ru } from './languages/ru.ts';
import { sk } from './languages/sk.ts';
import { sl } from './languages/sl.ts';
import { sq } from './languages/sq.ts';
import { sr } from './languages/sr.ts';
import { sv } from './languages/sv.ts';
import { sw } from './languages/sw.ts';
import { ta } from './languages/ta.ts';
import { th } from './languages/th.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { ur } from './languages/ur.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';
import { zu } from './languages/zu.ts';

/** Every language with a table of its own, by its code (ISO 639). */
export const LANGUAGES: Record<string, Language> = {
  en,
  de,
  fr,
  es,
  pt,
  it,
  nl,
  af,
  sv,
  da,
  nb,
  fi,
  is,
  et,
  lv,
  lt,
  pl,
  cs,
  sk,
  hu,
  ro,
  ca,
  eu,
  ga,
  cy,
  sq,
  el,
  sr,
  hr,
  sl,
  mk,
  bg,
  ru,
  uk,
  hy,
  ka,
  tr,
  id,
  vi,
  th,
  ar,
  fa,
  ur,
  he,
  hi,
  bn,
  ta,
  sw,
  fil,
  zu,
  zh,
  ja,
  ko,
};

/** Fields that hold alternatives or words. */
export type LexiconField = Exclude<keyof Language, 'andHere' | 'months' | 'monthsElsewhere'>;

/** Languages that are written alike, or called by an older code. */
const SAME: Record<string, string> = {
  no: 'nb',
  nn: 'nb',
  bs: 'hr',
  sh: 'sr',
  ms: 'id',
  tl: 'fil',
  iw: 'he',
  in: 'id',
  mo: 'ro',
};

/** The tables that tell of a language, by its tag (BCP 47), the nearest first. None where nothing is known of it. */
export function tablesOf(tag: string | undefined): Language[] {
  const [code = ''] = (tag ?? '').toLowerCase().split('-');
  const found = [known(LANGUAGES, code), known(others, code), known(LANGUAGES, known(SAME, code) ?? '')];
  return found.filter((table) => table !== undefined);
}

/** A page may declare anything as its language: `constructor` too. */
function known<T>(record: Record<string, T>, code: string): T | undefined {
  return Object.hasOwn(record, code) ? record[code] : undefined;
}

/** A field of the nearest table that has it. */
export function ofLanguage<F extends keyof Language>(tag: string | undefined, field: F): Language[F] | undefined {
  return tablesOf(tag).find((table) => table[field] !== undefined)?.[field];
}

/** The alternatives of all languages, each once, the longest first: a longer label is never read as a shorter one. */
export function anyLanguage(...fields: LexiconField[]): string {
  const all = fields.flatMap((field) => TABLES.flatMap((table) => alternatives(table[field] ?? '')));
  return [...new Set(all)].sort((a, b) => b.length - a.length).join('|');
}

/** The words of all languages in fields of words. */
export function everyWord(...fields: LexiconField[]): Set<string> {
  return new Set(fields.flatMap((field) => TABLES.flatMap((table) => table[field]?.split(' ') ?? [])));
}

const TABLES = Object.values(LANGUAGES);

/** A pattern parted at each `|` that stands in no brackets. */
export function alternatives(pattern: string): string[] {
  const found: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = pattern.indexOf(']', at);
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) {
      found.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  if (start < pattern.length) found.push(pattern.slice(start));
  return found;
}
