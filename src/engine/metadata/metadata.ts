/** Settles each field of the metadata by one precedence table over the claims of JSON-LD, meta tags, microdata and the page. */
import type { Warning } from '../../errors.ts';
import type { Metadata } from '../article.ts';
import { monthNumber } from '../lexicon/months.ts';
import { collapse } from '../page/text.ts';
import { type Element, elementsNamed, type PageTree } from '../page/tree.ts';
import { settleAccess } from './access.ts';
import { trustedUrl, unresolvable } from './addresses.ts';
import { settleAuthors } from './authors/authors.ts';
import { signedLines } from './authors/signed-lines.ts';
import type { Claim, Field } from './claims.ts';
import { hiddenDates } from './dates/hidden-dates.ts';
import { zoneHints } from './dates/local-time.ts';
import { settleDate } from './dates/settle-dates.ts';
import { authorsDisagree, datesDisagree, titlesDisagree } from './disagreements.ts';
import { printedHeadline, wordsOf } from './headline.ts';
import type { JsonLd } from './json-ld.ts';
import { jsonLdClaims } from './json-ld-claims.ts';
import { settleDirection, settleLanguage } from './language.ts';
import { metaClaims } from './meta-tags.ts';
import { microdataClaims } from './microdata.ts';
import { rankOf } from './precedence.ts';
import { printedClaims } from './printed.ts';
import { siteNames } from './site.ts';
import { settleTitle } from './title.ts';
import { foreignZones } from './zones.ts';

export { findPrinted, type Printed } from './printed.ts';

/** A field's value with the place that it was read at. */
interface Settled<T> {
  value: T;
  source: string;
}

/** All fields of the page's metadata, each with where it was read. Strong places that disagree give a warning. */
export function readMetadata(page: PageTree, jsonLd: JsonLd): Metadata {
  const declared = [...jsonLdClaims(jsonLd), ...metaClaims(page)];
  const sites = siteNames(page.url, declared);
  const language = settleLanguage(page, ordered(declared, 'language'));
  const titles = ordered(declared, 'title').map((claim) => claim.value);
  const headline = printedHeadline(page, [...new Set(titles)], sites);
  const zones = foreignZones(page, headline?.element);
  const descriptions = ordered(declared, 'description').map((claim) => claim.value);
  const claims = [
    ...declared,
    ...microdataClaims(page, headline?.element, zones),
    ...printedClaims(page, headline?.element, language?.value, descriptions),
    ...urlClaims(page.url),
  ];
  const of = (field: Field) => ordered(claims, field);

  const title = settleTitle(of('title'), headline, sites);
  const authors = settleAuthors(of('authors'), sites, language?.value, (isSite) =>
    signedLines(page, zones, headline?.element, title?.value, language?.value, isSite),
  );
  const hints = (printed: Element | undefined) => zoneHints(page, printed);
  const modified = settleDate(of('modified'), language?.value, hints);
  const stated = of('published').filter((claim) => !isLaterThan(modified?.value, claim));
  const published =
    settleDate(stated, language?.value, hints) ??
    settleDate(hiddenDates(page, title?.value, language?.value), language?.value);
  const url = ownUrl(page);
  const settled = {
    title,
    subtitle: dekOtherThan(title?.value, first(of('subtitle'))),
    authors,
    site: first(of('site')),
    publisher: first(of('publisher')),
    published,
    modified,
    url,
    language,
    direction: settleDirection(page, language),
    section: first(of('section')),
    tags: tagList(of('tags')),
    description: otherThan(title?.value, first(of('description'))),
    access: settleAccess(page, jsonLd, of('access')),
    license: first(of('license')),
  };
  const warnings: Warning[] = [
    ...jsonLd.warnings,
    ...titlesDisagree(title?.value, claims),
    ...authorsDisagree(authors?.value ?? [], claims, sites),
    ...datesDisagree(published, modified),
    ...unresolvable(page),
  ];
  return {
    ...(valuesOf(settled) as Partial<Metadata>),
    authors: authors?.value ?? [],
    url: url.value,
    tags: settled.tags?.value ?? [],
    access: settled.access?.value ?? 'unknown',
    provenance: sourcesOf(settled),
    warnings,
  };
}

/** A day that is printed far from the headline, and comes after the last change, is what the article tells of. */
function isLaterThan(modified: string | undefined, { place, value }: Claim): boolean {
  return place === 'dom:printed' && modified !== undefined && value.slice(0, 10) > modified.slice(0, 10);
}

/** A field's claims by the table's order; within one place, as on the page. */
function ordered(claims: Claim[], field: Field): Claim[] {
  return claims
    .filter((claim) => claim.field === field)
    .map((claim) => ({ claim, rank: rankOf(field, claim.place) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank as number) - (b.rank as number))
    .map(({ claim }) => claim);
}

function first(claims: Claim[]): Settled<string> | undefined {
  return claims[0] && { value: claims[0].value, source: claims[0].source };
}

/** A dek or description that repeats the headline says nothing. */
function otherThan(title: string | undefined, settled: Settled<string> | undefined): Settled<string> | undefined {
  return settled?.value === title ? undefined : settled;
}

/** Also a dek that repeats it after the kicker; a description is kept as it is claimed. */
function dekOtherThan(title: string | undefined, dek: Settled<string> | undefined): Settled<string> | undefined {
  const [words, said] = [wordsOf(title ?? ''), wordsOf(dek?.value ?? '')];
  const kicker = said.length - words.length;
  if (words.length === 0 || kicker < 0 || kicker > MAX_KICKER) return otherThan(title, dek);
  return words.every((word, index) => said[kicker + index] === word) ? undefined : dek;
}

// Words of a kicker; a sentence that ends with the words of the headline has more before them.
const MAX_KICKER = 3;

/** Tags of the first place that has any; one string of several is split. */
function tagList(claims: Claim[]): Settled<string[]> | undefined {
  const here = claims.filter((claim) => claim.place === claims[0]?.place);
  const values = here.length === 1 ? (here[0] as Claim).value.split(/[,;|]/) : here.map((claim) => claim.value);
  const tags = new Map(values.map((tag) => [collapse(tag).toLowerCase(), collapse(tag)]));
  tags.delete('');
  return here[0] && tags.size > 0 ? { value: [...tags.values()], source: here[0].source } : undefined;
}

function ownUrl(page: PageTree): Settled<string> {
  const canonical = elementsNamed(page, 'link').find(({ attribs }) => /(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? ''));
  const { url, trusted } = trustedUrl(canonical?.attribs.href, page.url);
  return { value: url, source: trusted ? 'link:canonical' : 'page' };
}

/** `/2021/10/20/` or `/2021/october/20/` in the address: the last resort for a date. */
function urlClaims(url: string): Claim[] {
  const match = /\/((?:19|20)\d\d)[/-](\d\d|[a-z]{3,9})[/-](\d\d?)(?=[/_-]|$)/i.exec(url);
  const [, year, month = '', day = ''] = match ?? [];
  const number = /^\d/.test(month) ? month : monthNumber(month);
  if (!year || !number) return [];
  return [
    {
      field: 'published',
      place: 'url',
      source: 'url',
      value: `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`,
    },
  ];
}

function valuesOf(settled: Record<string, Settled<unknown> | undefined>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(settled).flatMap(([field, found]) => (found ? [[field, found.value]] : [])));
}

function sourcesOf(settled: Record<string, Settled<unknown> | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(settled).flatMap(([field, found]) => (found ? [[field, found.source]] : [])));
}
