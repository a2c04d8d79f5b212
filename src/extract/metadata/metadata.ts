/** Settles each field of the metadata by one precedence table over the claims of JSON-LD, meta tags, microdata and the page. */
import type { Metadata, Warning } from '../../types.ts';
import { collapse } from '../text.ts';
import type { Element, PageTree } from '../tree.ts';
import { trustedUrl } from './addresses.ts';
import { settleAuthors } from './authors.ts';
import { ownBylines, printedBylines } from './bylines.ts';
import type { Claim, Field } from './claims.ts';
import { type PrintedHeadline, printedHeadline } from './headline.ts';
import type { JsonLd } from './json-ld.ts';
import { jsonLdClaims } from './json-ld-claims.ts';
import { directionOf, languageTag } from './language.ts';
import { metaClaims } from './meta-tags.ts';
import { microdataClaims } from './microdata.ts';
import { rankOf } from './precedence.ts';
import { byNearness, printedDates } from './printed-dates.ts';
import { settleDate } from './settle-dates.ts';
import { siteNames } from './site.ts';
import { settleTitle } from './title.ts';
import { foreignZones } from './zones.ts';

/** The elements of the page that print what the metadata holds; they are no part of the body. */
export interface Printed {
  headline?: Element;
  /** In document order; outermost element of nothing but the byline. */
  bylines: Element[];
  dates: Element[];
  dek?: Element;
}

/** All fields of the page's metadata, each with where it was read. Strong places that disagree give a warning. */
export function readMetadata(page: PageTree, jsonLd: JsonLd): Metadata {
  const claims = [...jsonLdClaims(jsonLd), ...metaClaims(page)];
  const language = settleLanguage(page, claims);
  const sites = siteNames(page.url, claims);
  const headline = headlineOf(page, claims, sites);
  const zones = foreignZones(page, headline?.element);
  claims.push(...microdataClaims(page, headline?.element, zones), ...printedClaims(page, zones, headline, language?.value));

  const provenance: Record<string, string> = {};
  const warnings: Warning[] = [...jsonLd.warnings];
  const note = <T>(field: string, settled: { value: T; source: string } | undefined): T | undefined => {
    if (settled) provenance[field] = settled.source;
    return settled?.value;
  };
  const of = (field: Field) => ordered(claims, field);

  const settledTitle = settleTitle(of('title'), headline, sites);
  const title = note('title', settledTitle && { value: settledTitle.title, source: settledTitle.source });
  const settledAuthors = settleAuthors(of('authors'), sites, language?.value);
  const authors = note('authors', settledAuthors && { value: settledAuthors.authors, source: settledAuthors.source }) ?? [];
  const published = note('published', settleDate(of('published'), language?.value));
  const modified = note('modified', settleDate(of('modified'), language?.value));
  const site = note('site', first(of('site')));
  const publisher = note('publisher', first(of('publisher')));
  const section = note('section', first(of('section')));
  const description = note('description', first(of('description')));
  const license = note('license', first(of('license')));
  const tag = note('language', language);
  const direction = directionOf(page, tag);
  const tags = note('tags', tagList(of('tags'))) ?? [];
  const canonical = page.elements.find(
    (element) => element.name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(element.attribs.rel ?? ''),
  );
  const { url, trusted } = trustedUrl(canonical?.attribs.href, page.url);
  provenance.url = trusted ? 'link:canonical' : 'page';
  return {
    ...(title && { title }),
    authors,
    ...(site && { site }),
    ...(publisher && { publisher }),
    ...(published && { published }),
    ...(modified && { modified }),
    url,
    ...(tag && { language: tag }),
    ...(direction && { direction }),
    ...(section && { section }),
    tags,
    ...(description && { description }),
    access: 'unknown',
    ...(license && { license }),
    provenance,
    warnings,
  };
}

/** The printed headline, bylines, dates and dek of the page, to be left out of its body. */
export function findPrinted(page: PageTree, metadata: Metadata): Printed {
  const headline = printedHeadline(page, metadata.title ? [metadata.title] : []);
  const zones = foreignZones(page, headline?.element);
  return {
    ...(headline && { headline: headline.element }),
    bylines: printedBylines(page, zones, headline?.element, metadata.language).map(({ element }) => element),
    dates: printedDates(page, zones, headline?.element, metadata.language).map(({ element }) => element),
  };
}

function headlineOf(page: PageTree, claims: Claim[], sites: string[]): PrintedHeadline | undefined {
  const titles = ordered(claims, 'title').map((claim) => claim.value);
  return printedHeadline(page, [...new Set(titles)], sites);
}

function printedClaims(
  page: PageTree,
  zones: Uint8Array,
  headline: PrintedHeadline | undefined,
  language: string | undefined,
): Claim[] {
  const bylines = ownBylines(printedBylines(page, zones, headline?.element, language)).flatMap(
    ({ place, names, loose, element }) =>
      [...(names.length > 0 ? names : loose)].map(
        (value): Claim => ({
          field: 'authors',
          place: names.length > 0 ? 'dom:byline' : 'dom:loose-byline',
          source: place,
          value,
          element,
        }),
      ),
  );
  const dates = byNearness(printedDates(page, zones, headline?.element, language)).map(
    ({ place, date, modified, element }): Claim => ({
      field: modified ? 'modified' : 'published',
      place: modified ? 'dom:modified' : 'dom:printed',
      source: place,
      value: date,
      element,
    }),
  );
  return [...bylines, ...dates, ...urlDate(page.url)];
}

/** `/2021/10/20/` in the address: the last resort. */
function urlDate(url: string): Claim[] {
  const match = /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/_-]|$)/.exec(new URL(url).pathname);
  if (!match) return [];
  return [{ field: 'published', place: 'url', source: 'url', value: `${match[1]}-${match[2]}-${match[3]}` }];
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

function first(claims: Claim[]): { value: string; source: string } | undefined {
  return claims[0] && { value: claims[0].value, source: claims[0].source };
}

function tagList(claims: Claim[]): { value: string[]; source: string } | undefined {
  const place = claims[0]?.place;
  const here = claims.filter((claim) => claim.place === place);
  const values =
    here.length === 1 ? (here[0] as Claim).value.split(/[,;|]/).map(collapse) : here.map((claim) => claim.value);
  const tags = [...new Set(values.filter(Boolean))];
  return here[0] && tags.length > 0 ? { value: tags, source: here[0].source } : undefined;
}

function settleLanguage(page: PageTree, claims: Claim[]): { value: string; source: string } | undefined {
  const declared = page.html.attribs.lang ?? page.html.attribs['xml:lang'];
  const own: Claim[] = declared ? [{ field: 'language', place: 'dom:lang', source: 'dom:lang', value: declared }] : [];
  for (const claim of [...own, ...ordered(claims, 'language')]) {
    const value = languageTag(claim.value);
    if (value) return { value, source: claim.source };
  }
  return undefined;
}
