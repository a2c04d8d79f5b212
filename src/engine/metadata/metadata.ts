/**
 * Settles each field of the metadata by one precedence table over the claims of JSON-LD, meta tags, microdata and the page;
 * warns where two places that are usually right disagree.
 */

import type { Warning } from '../../errors.ts';
import { trustedUrl, unresolvable } from '../addresses.ts';
import type { Metadata } from '../article.ts';
import { monthNumber } from '../lexicon/lexicon.ts';
import { canonicalLinks, type Element, type PageTree } from '../page/page.ts';
import { accessDisagrees, settleAccess } from './access.ts';
import { boxedAuthor, settleAuthors } from './authors/authors.ts';
import { signedLines } from './authors/signed-lines.ts';
import { byField, type Claim, type Field, first, ordered, type Settled } from './claims.ts';
import { foreignZones } from './class-words.ts';
import { agenciesIn } from './datelines.ts';
import { zoneHints } from './dates/local-time.ts';
import { hiddenDates, type SettledDate, settleDate } from './dates/settle-dates.ts';
import { printedHeadline } from './headline.ts';
import type { JsonLd } from './json-ld.ts';
import { jsonLdClaims } from './json-ld-claims.ts';
import { settleDirection, settleLanguage } from './language.ts';
import { metaClaims, microdataClaims } from './markup-claims.ts';
import { isOffice, looksLikeName, nameKey } from './names/name-shape.ts';
import { printedClaims } from './printed.ts';
import { homeNames, sectionLinks } from './site.ts';
import { settleStated } from './stated.ts';
import { largeLine, settleTitle } from './title.ts';
import { compactName, likeness, OTHER_STORY, siteNames, withoutSite, wordsOf } from './title-parts.ts';

export { findPrinted, type Printed } from './printed.ts';

/** Reads all fields of the page's metadata, each with where it was read. Strong places that disagree give a warning. */
export function readMetadata(page: PageTree, jsonLd: JsonLd): Metadata {
  const declared = [...jsonLdClaims(jsonLd), ...metaClaims(page)];
  const sites = siteNames(page.url, declared);
  const language = settleLanguage(page, ordered(declared, 'language'));
  const titles = [...new Set(ordered(declared, 'title').map((claim) => claim.value))];
  const home = homeNames(page);
  const bareTitle = eachOnce((title) => withoutSite(title, sites, home));
  const bare = titles.map(bareTitle);
  const headline = printedHeadline(page, titles, sites, [...new Set(bare)]) ?? largeLine(page, titles);
  const zones = foreignZones(page, headline?.element);
  const descriptions = [...new Set(ordered(declared, 'description').map((claim) => claim.value))];
  const claims = [
    ...declared,
    ...microdataClaims(page, headline?.element, zones),
    ...printedClaims(page, headline?.element, language?.value, descriptions),
    ...urlClaims(page.url),
  ];
  const of = byField(claims);

  const title = settleTitle(of('title'), headline, sites, bareTitle, sectionLinks(page, headline?.element));
  const authors = settleAuthors(of('authors'), sites, language?.value, (isSite) => {
    const signed = signedLines(page, zones, headline?.element, title?.value, language?.value, isSite);
    return signed.length > 0 ? signed : boxedAuthor(page, zones, headline?.element);
  });
  const { published, modified } = settleDates(page, of, title?.value, headline?.element, language?.value);
  const access = settleAccess(page, jsonLd, of('access'));
  const url = ownUrl(page);
  const context = { sites, title, authors, language: language?.value, headline: headline?.element };
  const stated = settleStated({ page, jsonLd, claims, of, ...context });
  const settled = {
    title,
    subtitle: stated.subtitle,
    authors,
    site: stated.site,
    publisher: first(of('publisher')),
    published,
    modified,
    url,
    language,
    direction: settleDirection(page, language),
    section: stated.section,
    tags: stated.tags,
    description: stated.description,
    access,
    license: first(of('license')),
    ...stated,
  };
  return {
    ...(eachOf(settled, 'value') as Partial<Metadata>),
    authors: authors?.value ?? [],
    url: url.value,
    tags: settled.tags?.value ?? [],
    access: access?.value ?? 'unknown',
    provenance: eachOf(settled, 'source') as Record<string, string>,
    warnings: [
      ...jsonLd.warnings,
      ...titlesDisagree(title?.value, claims),
      ...authorsDisagree(authors?.value ?? [], claims, sites),
      ...datesDisagree(published, modified),
      ...accessDisagrees(access),
      ...unresolvable(page),
    ],
  };
}

/** `read`, which is asked for the same texts again, as most places claim the same. */
function eachOnce(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const made = known.get(text) ?? read(text);
    known.set(text, made);
    return made;
  };
}

/** First publication and last change, as they are stated; where none is, as the data of scripts and lists have it. */
function settleDates(
  page: PageTree,
  of: (field: Field) => Claim[],
  title: string | undefined,
  headline: Element | undefined,
  language: string | undefined,
): { published: SettledDate | undefined; modified: SettledDate | undefined } {
  const hints = (printed: Element | undefined) => zoneHints(page, printed);
  const modified = settleDate(of('modified'), language, hints);
  const claims = of('published').filter((claim) => !isLaterThan(modified?.value, claim));
  const published =
    settleDate(claims, language, hints) ?? settleDate(hiddenDates(page, title, headline, language), language);
  return { published, modified };
}

/** A day that is printed far from the headline, and comes after the last change, is what the article tells of. */
function isLaterThan(modified: string | undefined, { place, value }: Claim): boolean {
  return place === 'dom:printed' && modified !== undefined && value.slice(0, 10) > modified.slice(0, 10);
}

function ownUrl(page: PageTree): Settled<string> {
  const { url, trusted } = trustedUrl(canonicalLinks(page)[0]?.attribs.href, page.url);
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

/** The values of the fields that were found, or their sources. */
function eachOf(
  settled: Record<string, Settled<unknown> | undefined>,
  part: keyof Settled<unknown>,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const field in settled) if (settled[field]) found[field] = settled[field][part];
  return found;
}

// Warnings where two places that are usually right say different things.

/** The printed headline against the schema's. */
function titlesDisagree(title: string | undefined, claims: Claim[]): Warning[] {
  const schema = claims.find(({ place }) => place === 'json-ld:headline');
  if (!title || !schema || likeness(wordsOf(title), wordsOf(schema.value)) >= OTHER_STORY) return [];
  return [warning('titles-disagree', `The title is "${title}", but ${schema.source} says "${schema.value}".`)];
}

/** The byline against the schema's authors, where they share nobody. */
function authorsDisagree(authors: string[], claims: Claim[], siteNames: string[]): Warning[] {
  const sites = new Set(siteNames.map(compactName));
  const keys = new Set(authors.map(nameKey));
  for (const place of ['json-ld:author', 'dom:byline']) {
    const here = claims.filter(
      (claim) =>
        claim.place === place &&
        claim.kind !== 'organization' &&
        looksLikeName(claim.value) &&
        !isOffice(claim.value) &&
        agenciesIn(claim.value).length === 0 &&
        !sites.has(compactName(claim.value)),
    );
    const names = here.map(({ value }) => value);
    const shared = names.some((name) => [...keys].some((key) => sharesWord(nameKey(name), key)));
    if (authors.length > 0 && names.length > 0 && !shared) {
      return [
        warning(
          'authors-disagree',
          `The authors are "${authors.join(', ')}", but ${here[0]?.source} says "${names.join(', ')}".`,
        ),
      ];
    }
  }
  return [];
}

/** Tells whether two names share a word: one may be shorter, or in another order: "J. Roe", "Roe Jane A.". */
function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.split(' ').filter((word) => word.length > 2));
  return a.includes(b) || b.includes(a) || b.split(' ').some((word) => words.has(word));
}

/** Warns of two machine-readable dates of one kind more than a day apart, and of a change before the publication. */
function datesDisagree(published: SettledDate | undefined, modified: SettledDate | undefined): Warning[] {
  const warnings: Warning[] = [];
  if (published?.contradiction) {
    const { value, source } = published.contradiction;
    warnings.push(
      warning('dates-disagree', `Published is ${published.value} by ${published.source}, but ${value} by ${source}.`),
    );
  }
  if (published && modified && modified.value.slice(0, 10) < published.value.slice(0, 10)) {
    warnings.push(
      warning('modified-before-published', `Modified (${modified.value}) is before published (${published.value}).`),
    );
  }
  return warnings;
}

function warning(code: string, message: string): Warning {
  return { code, message };
}
