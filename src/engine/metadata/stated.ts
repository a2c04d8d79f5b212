/** The fields that say what kind of article it is, where it stands, who had a part in it, and what else the page states of it. */
import type { Metadata } from '../article.ts';
import type { Element, PageTree } from '../page/tree.ts';
import { settleAgency } from './agencies.ts';
import { alternateClaims, settleAlternates } from './alternates.ts';
import { settleType } from './article-types.ts';
import { breadcrumbClaims, categoryClaims } from './breadcrumbs.ts';
import { settleClaimReviews } from './claim-reviews.ts';
import type { Claim, Field } from './claims.ts';
import { settleContributors } from './contributors.ts';
import { placeIn } from './datelines.ts';
import { settleDescription } from './descriptions.ts';
import { settleIdentifiers } from './identifiers.ts';
import type { JsonLd } from './json-ld.ts';
import { kickerClaims } from './kicker.ts';
import { printedTagClaims } from './printed-tags.ts';
import { settleRights } from './rights.ts';
import { settleSections } from './sections.ts';
import { first, ordered, type Settled } from './settled.ts';
import { settleSite } from './site-name.ts';
import { settleSubtitle } from './subtitles.ts';
import { settleTags } from './tags.ts';
import { typeLabelClaims } from './type-labels.ts';

/** The fields that are settled before these, and the page and claims that all are read from. */
export interface Known {
  page: PageTree;
  jsonLd: JsonLd;
  claims: Claim[];
  /** A field's claims in their order. */
  of: (field: Field) => Claim[];
  /** Names of the site, its publisher and its domain. */
  sites: string[];
  title: Settled<string> | undefined;
  authors: Settled<string[]> | undefined;
  language: string | undefined;
  /** The printed headline. */
  headline: Element | undefined;
}

type Fields = { [K in keyof Metadata]?: Settled<NonNullable<Metadata[K]>> | undefined };

export function settleStated(known: Known): Fields {
  const { page, claims, of, sites, title, headline } = known;
  const site = settleSite(of('site'), of('publisher'), of('title'), title?.value, page.url);
  const names = site ? [...sites, site.value] : sites;
  const printed = kickerClaims(page, headline, title?.value);
  const kicker = first(ordered([...printed, ...of('kicker')], 'kicker'));
  const titles = [...(title ? [title.value] : []), ...of('title').map(({ value }) => value)];
  const path = settleSections(
    ordered([...of('sections'), ...breadcrumbClaims(page), ...categoryClaims(page, headline)], 'sections'),
    titles,
    names,
  );
  const source = path?.source ?? '';
  return {
    site,
    subtitle: settleSubtitle(of('subtitle'), title?.value, of('title'), { kicker: kicker?.value, siteNames: names }),
    description: settleDescription(page, of('description'), title?.value, names),
    kicker,
    sections: path && path.sections.length > 0 ? { value: path.sections, source } : undefined,
    section: path?.section ? { value: path.section, source } : undefined,
    type:
      settleType(
        ordered([...of('type'), ...labelClaims(kicker, path?.sections), ...typeLabelClaims(page, headline)], 'type'),
      ) ?? checksClaims(known),
    tags: tagsOf(known, path?.sections[0], names),
    place: placeOf(of('place')),
    agency: settleAgency(
      ordered([...claims.filter(({ field }) => field === 'agency'), ...agencyClaims(known)], 'agency'),
      names,
    ),
    ...partsOf(known, names),
  };
}

/** Gives the claims that the kicker and the sections make of the article's type. */
function labelClaims(kicker: Settled<string> | undefined, sections: string[] = []): Claim[] {
  return [
    ...(kicker ? [{ field: 'type' as const, place: 'dom:kicker', source: kicker.source, value: kicker.value }] : []),
    ...sections.toReversed().map((value) => ({ field: 'type' as const, place: 'sections', source: 'sections', value })),
  ];
}

/** A page that states the claims that it checks says what it is. */
function checksClaims({ page, jsonLd }: Known): Fields['type'] {
  const reviews = settleClaimReviews(page, jsonLd);
  if (!reviews) return undefined;
  return {
    value: 'fact-check',
    source: reviews.source.startsWith('json-ld') ? 'json-ld:ClaimReview.@type' : 'microdata:@type',
  };
}

function tagsOf(
  { page, of, title, authors, headline }: Known,
  general: string | undefined,
  siteNames: string[],
): Fields['tags'] {
  const stated = of('sections').filter(({ place }) => !place.endsWith('breadcrumb'));
  const sections = [...(general ? [general] : []), ...(stated.length === 1 ? stated.map(({ value }) => value) : [])];
  const claims = ordered([...of('tags'), ...printedTagClaims(page, headline)], 'tags');
  return settleTags(claims, { title: title?.value, authors: authors?.value ?? [], sections, siteNames });
}

function placeOf(claims: Claim[]): Settled<string> | undefined {
  for (const { value, source } of claims) {
    const place = placeIn(value);
    if (place) return { value: place, source };
  }
  return undefined;
}

/** Agencies among the authors, named or told: `By Jane Roe, AP`. */
function agencyClaims({ of, authors }: Known): Claim[] {
  const claim = (place: string, source: string, value: string): Claim => ({ field: 'agency', place, source, value });
  return [
    ...of('authors')
      .filter(({ place }) => place === 'json-ld:author' || place.endsWith('byline'))
      .map(({ place, source, value }) => claim(place.replace('loose-', ''), source, value)),
    ...(authors?.value ?? []).map((value) => claim('authors', authors?.source ?? '', value)),
  ];
}

function partsOf({ page, jsonLd, of, authors, language }: Known, siteNames: string[]): Fields {
  const [tier, product, words] = [first(of('tier')), first(of('product')), wordsOf(of('words'))];
  const wall = { ...(tier && { tier: tier.value }), ...(product && { product: product.value }) };
  const own = [page.url, ...page.elements.filter(isCanonical).map(({ attribs }) => attribs.href ?? '')];
  return {
    contributors: settleContributors(page, authors, of('contributors'), siteNames, language),
    paywall: tier || product ? { value: wall, source: (tier ?? product)?.source ?? '' } : undefined,
    alternates: settleAlternates(ordered([...of('alternates'), ...alternateClaims(page)], 'alternates'), own, language),
    identifiers: settleIdentifiers(of('identifiers')),
    rights: settleRights(of('holder'), of('robots'), of('reserved'), of('policy')),
    claimReviews: settleClaimReviews(page, jsonLd),
    stated: words && { value: { words: words.value }, source: words.source },
  };
}

function isCanonical({ name, attribs }: Element): boolean {
  return name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attribs.rel ?? '');
}

/** A count of words; `0` and what is no number are what careless templates give. */
function wordsOf(claims: Claim[]): Settled<number> | undefined {
  for (const { value, source } of claims) {
    const number = value.replace(/ words$/i, '');
    const count = /^\d{1,3}(?:[,.’'\s]\d{3})+$/.test(number) ? Number(number.replace(/\D/g, '')) : Number(number);
    if (Number.isInteger(count) && count > 0 && count < MOST_WORDS) return { value: count, source };
  }
  return undefined;
}

const MOST_WORDS = 1_000_000;
