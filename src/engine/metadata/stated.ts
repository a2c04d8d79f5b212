/**
 * The fields that say what kind of article it is, where it stands, who had a part in it, and what else the page states of
 * it: identifiers, and claims that it checks.
 */
import type { ClaimReview, Identifier, Metadata } from '../article.ts';
import { canonicalLinks, type Element, httpUrl, type PageTree } from '../page/page.ts';
import { collapse, visibleText } from '../page/text.ts';
import { settleRights } from './access.ts';
import { settleType, typeLabelClaims } from './article-types.ts';
import { settleContributors } from './authors/authors.ts';
import { type Claim, type Field, first, ordered, type Settled } from './claims.ts';
import { agenciesIn, placeIn, settleAgency } from './datelines.ts';
import { settleSubtitle } from './dek.ts';
import { isNode, type JsonLd, type JsonLdNode, listOf, resolve, textValue, typesOf } from './json-ld.ts';
import { alternateClaims, markedElements } from './markup-claims.ts';
import { categoryClaims, kickerClaims } from './printed.ts';
import { breadcrumbClaims, settleSections } from './sections.ts';
import { settleAlternates, settleSite } from './site.ts';
import { printedTagClaims, settleTags } from './tags.ts';
import { settleDescription } from './title.ts';
import { compactName } from './title-parts.ts';

/** The fields that are settled before these, and the page and claims that all are read from. */
interface Known {
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
  const site = settleSite(of('site'), of('publisher'), of('title'), title?.value, page);
  const names = site ? [...sites, site.value] : sites;
  const printed = kickerClaims(page, headline, title?.value);
  const kicker = first(ordered([...printed, ...of('kicker')], 'kicker'));
  const titles = [...new Set([...(title ? [title.value] : []), ...of('title').map(({ value }) => value)])];
  const path = settleSections(
    ordered([...of('sections'), ...breadcrumbClaims(page), ...categoryClaims(page, headline)], 'sections'),
    titles,
    names,
    known.authors?.value ?? [],
  );
  const source = path?.source ?? '';
  return {
    site,
    subtitle: settleSubtitle(of('subtitle'), title?.value, of('title'), {
      kicker: kicker?.value,
      siteNames: names,
      authors: known.authors?.value ?? [],
    }),
    description: settleDescription(page, of('description'), title?.value, names),
    kicker,
    sections: path && path.sections.length > 0 ? { value: path.sections, source } : undefined,
    section: path?.section ? { value: path.section, source } : undefined,
    type:
      settleType(
        ordered([...of('type'), ...labelClaims(kicker, path?.sections), ...typeLabelClaims(page, headline)], 'type'),
      ) ?? checksClaims(known),
    // A category that is linked beside the headline may be a subject as well.
    tags: tagsOf(known, source === 'dom:category' ? undefined : path?.general, names),
    place: placeOf(of('place'), names),
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
  const others = { title: title?.value, authors: authors?.value ?? [], sections, siteNames };
  return settleTags(of('tags'), others, () => printedTagClaims(page, headline));
}

/** Papers begin with their own name, too. */
function placeOf(claims: Claim[], siteNames: string[]): Settled<string> | undefined {
  for (const { value, source } of claims) {
    const place = placeIn(value);
    if (place && !siteNames.some((name) => compactName(name) === compactName(place))) return { value: place, source };
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
    ...of('authors').flatMap(({ place, source, element }) =>
      place === 'dom:byline' && element ? agenciesBehind(element).map((value) => claim(place, source, value)) : [],
    ),
    ...(authors?.value ?? []).map((value) => claim('authors', authors?.source ?? '', value)),
  ];
}

/** `By Jane Roe, with AFP`, `Jane Roe / dpa`; behind a comma whole names alone, since a state may have the letters of an agency. */
function agenciesBehind(byline: Element): string[] {
  const line = byline.last - byline.order < MOST_IN_BYLINE ? visibleText(byline).slice(0, LONGEST_BYLINE) : '';
  return agenciesIn((AGENCY_BEHIND.exec(line) ?? /,\s([^,;|()]{6,40})$/u.exec(line))?.[1] ?? '');
}

const AGENCY_BEHIND =
  /(?:\s\(?(?:with|mit|avec|con|com|med|met|z|and|und|et|y|e|og|och)\s|\/)\s*([^,;|()\s][^,;|()]{1,40})\)?$/u;
const [MOST_IN_BYLINE, LONGEST_BYLINE] = [30, 120];

function partsOf({ page, jsonLd, of, authors, language }: Known, siteNames: string[]): Fields {
  const [tier, product, words] = [first(of('tier')), first(of('product')), wordsOf(of('words'))];
  const wall = { ...(tier && { tier: tier.value }), ...(product && { product: product.value }) };
  const own = [page.url, ...canonicalLinks(page).map(({ attribs }) => attribs.href ?? '')];
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

/** A count of words; `0` and what is no number are what careless templates give. */
function wordsOf(claims: Claim[]): Settled<number> | undefined {
  for (const { value, source } of claims) {
    const number = value.replace(/ \p{L}{4,8}$/u, '');
    const count = /^\d{1,3}(?:[,.’'\s]\d{3})+$/.test(number) ? Number(number.replace(/\D/g, '')) : Number(number);
    if (Number.isInteger(count) && count > 0 && count < MOST_WORDS) return { value: count, source };
  }
  return undefined;
}

const MOST_WORDS = 1_000_000;

// The identifiers by which systems and libraries know the article: DOI, ISSN, numbers of content systems.

interface SettledIdentifiers {
  value: Identifier[];
  source: string;
}

const LONGEST = 200;
const MOST_IDENTIFIERS = 30;

/** Gives each value once, under its first name. `claims` come in order of precedence. */
function settleIdentifiers(claims: Claim[]): SettledIdentifiers | undefined {
  const found = new Map<string, Identifier>();
  let source: string | undefined;
  for (const claim of claims) {
    const identifier = identifierOf(claim);
    if (!identifier || found.has(identifier.value) || found.size >= MOST_IDENTIFIERS) continue;
    source ??= claim.source;
    found.set(identifier.value, identifier);
  }
  return source ? { value: [...found.values()], source } : undefined;
}

const DOI = /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const ISSN = /^(?:issn:?\s*)?(\d{4}-\d{3}[\dX])$/i;

function identifierOf({ value, scheme, place }: Claim): Identifier | undefined {
  if (value.length > LONGEST || /^(?:null|undefined|none|0|-1|n\/a)$/i.test(value)) return undefined;
  const [doi, issn] = [DOI.exec(value)?.[1], ISSN.exec(value)?.[1]];
  if (doi) return { scheme: 'doi', value: doi };
  if (issn) return { scheme: 'issn', value: issn };
  if (/^urn:/i.test(value)) return { scheme: 'urn', value };
  const name = scheme ?? place.replace(/^[\w-]+:/, '');
  // An address is the page's, and no number of its own.
  return /^https?:\/\//i.test(value) || /\s/.test(value) ? undefined : { scheme: name, value };
}

// The claims that an article checks: schema.org's ClaimReview in JSON-LD, else in microdata or RDFa.

interface SettledClaimReviews {
  value: ClaimReview[];
  source: string;
}

// A fact check looks at one claim, a round-up at some.
const MOST_REVIEWS = 50;

function settleClaimReviews(page: PageTree, jsonLd: JsonLd): SettledClaimReviews | undefined {
  const nodes = jsonLd.nodes.filter(
    (node) => typesOf(node).includes('ClaimReview') && !(jsonLd.listed.has(node) && isOfOtherPage(page, node)),
  );
  const stated = eachOnce(nodes.flatMap((node) => reviewOf(jsonLd, node)));
  if (stated.length > 0) return { value: stated, source: 'json-ld:ClaimReview.claimReviewed' };
  const marked = eachOnce(
    markedElements(page)
      .items.filter(isReview)
      .flatMap((item) => markedReview(page, item)),
  );
  return marked.length > 0 ? { value: marked, source: 'microdata:claimReviewed' } : undefined;
}

/** A list of reviews names other pages of the site. */
function isOfOtherPage(page: PageTree, node: JsonLdNode): boolean {
  const url = httpUrl(textValue(node.url), page.baseUrl);
  if (!url) return false;
  const [there, here] = [new URL(url), new URL(page.url)];
  return there.host === here.host && there.pathname !== here.pathname;
}

function eachOnce(reviews: ClaimReview[]): ClaimReview[] {
  return [...new Map(reviews.map((review) => [`${review.claim} ${review.rating}`, review])).values()].slice(0, MOST_REVIEWS);
}

function reviewOf(jsonLd: JsonLd, node: JsonLdNode): ClaimReview[] {
  const reviewed = resolve(jsonLd, node.itemReviewed);
  const claim = textValue(node.claimReviewed) ?? textValue(reviewed?.text) ?? textValue(reviewed?.name);
  const rated = resolve(jsonLd, node.reviewRating);
  const rating =
    textValue(rated?.alternateName) ??
    textValue(rated?.name) ??
    textValue(rated?.ratingValue) ??
    textValue(node.reviewRating);
  if (!claim || !rating) return [];
  const claimant =
    nameOf(jsonLd, reviewed?.author) ??
    nameOf(jsonLd, resolve(jsonLd, reviewed?.itemReviewed)?.author) ??
    nameOf(jsonLd, reviewed?.creator);
  const url =
    textValue(node.url) ?? textValue(isNode(listOf(node.url)[0]) ? (listOf(node.url)[0] as JsonLdNode)['@id'] : undefined);
  const address = url && /^https?:/.test(url) ? url : undefined;
  return [{ claim, ...(claimant && { claimant }), rating, ...(address && { url: address }) }];
}

function nameOf(jsonLd: JsonLd, value: unknown): string | undefined {
  return textValue(resolve(jsonLd, value)?.name) ?? textValue(value);
}

function isReview({ attribs }: Element): boolean {
  const type = attribs.itemtype ?? attribs.typeof;
  return type !== undefined && /(?:^|[/:#\s])ClaimReview\s*$/.test(type);
}

// An item holds a claim, a rating and the names of both; a whole page that is one item holds more.
const MOST_INSIDE = 300;

/** The review that an item in the page's markup states; none where its claim or its rating is missing. */
function markedReview(page: PageTree, item: Element): ClaimReview[] {
  const end = Math.min(item.last, item.order + MOST_INSIDE);
  const inner = page.elements.slice(item.order + 1, end + 1);
  const marked = (element: Element, name: string) =>
    (element.attribs.itemprop ?? element.attribs.property ?? '').split(/[\s:]+/).includes(name);
  const within = (name: string, box: Element | undefined = item) => {
    const found = inner.find((element) => marked(element, name) && box.order < element.order && element.order <= box.last);
    return found && { element: found, text: markedValue(found) };
  };
  const claim = within('claimReviewed')?.text;
  const rated = within('reviewRating');
  const rating = rated && (within('alternateName', rated.element) ?? within('ratingValue', rated.element) ?? rated).text;
  if (!claim || !rating) return [];
  const reviewed = within('itemReviewed')?.element;
  const author = reviewed && within('author', reviewed);
  const claimant = author && (within('name', author.element) ?? author).text;
  const address = inner.find((element) => marked(element, 'url') && element.parent === item)?.attribs;
  const url = httpUrl(address?.content ?? address?.href, page.baseUrl);
  return [{ claim, ...(claimant && { claimant }), rating, ...(url && { url }) }];
}

function markedValue(element: Element): string {
  return collapse(element.attribs.content ?? visibleText(element));
}
