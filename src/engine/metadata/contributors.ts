/** Everybody who had a part in the article, with what the page tells of them. */
import type { Contributor } from '../article.ts';
import { httpUrl, type PageTree } from '../page/tree.ts';
import { agenciesIn } from './agencies.ts';
import { bylineDetails } from './byline-details.ts';
import type { Claim } from './claims.ts';
import { looksLikeName, nameKey } from './names/name-shape.ts';
import { namesInField } from './names/names.ts';
import { isAgency, isNewsroom, isOffice } from './names/office-words.ts';
import { compactName } from './site.ts';

export interface SettledContributors {
  value: Contributor[];
  source: string;
}

// Bibliographies list some hundred hands.
const MOST = 100;

/** The authors in their order, then others. `claims` come in order of precedence. */
export function settleContributors(
  page: PageTree,
  authors: { value: string[]; source: string } | undefined,
  claims: Claim[],
  siteNames: string[],
  language: string | undefined,
): SettledContributors | undefined {
  const sites = new Set(siteNames.map(compactName));
  const own = (authors?.value ?? []).map((name) => authorOf(page, name, claims, sites));
  const keys = new Set(own.map(({ name }) => nameKey(name)));
  const others = claims.flatMap((claim) =>
    claim.role || !AUTHORS.test(claim.place) ? othersIn(page, claim, sites, language) : [],
  );
  const value = [...own];
  for (const other of others) {
    if (keys.has(nameKey(other.name)) || value.length >= MOST) continue;
    keys.add(nameKey(other.name));
    value.push(other);
  }
  const source = authors?.source ?? claims.find(({ role, place }) => role || !AUTHORS.test(place))?.source;
  return value.length > 0 && source ? { value, source } : undefined;
}

const AUTHORS = /[:.](?:author|creator)$/;

function authorOf(page: PageTree, name: string, claims: Claim[], sites: Set<string>): Contributor {
  const told = claims.filter((claim) => !claim.role && isSame(claim.value, name));
  const printed = bylineDetails(page, name);
  const isPerson = told.some(({ kind }) => kind === 'person');
  const isOther = told.some(({ kind }) => kind === 'organization');
  const title = told.find(({ post }) => post)?.post ?? printed.title;
  const email = told.map(({ email: written }) => emailOf(written)).find(Boolean) ?? printed.email;
  const stated = told.map(({ url }) => httpUrl(url, page.baseUrl)).find((url) => url && !isHome(url));
  const url = stated ?? printed.url;
  const kind =
    isOrganization(name, sites, isPerson) || (isOther && !isPerson) ? ('organization' as const) : ('person' as const);
  return { name, kind, ...(title && title !== name && { title }), ...(email && { email }), ...(url && { url }) };
}

function othersIn(page: PageTree, claim: Claim, sites: Set<string>, language: string | undefined): Contributor[] {
  const role = claim.role ?? /[:.]([a-z]+)$/i.exec(claim.place)?.[1] ?? 'contributor';
  const names = claim.kind ? [claim.value] : namesInField(claim.value, language);
  return names.map((name) => {
    const [email, url] = [emailOf(claim.email), httpUrl(claim.url, page.baseUrl)];
    const isOther = claim.kind === 'organization' || isOrganization(name, sites, claim.kind === 'person');
    return {
      name,
      kind: isOther ? ('organization' as const) : ('person' as const),
      role,
      ...(claim.post && { title: claim.post }),
      ...(email && { email }),
      ...(url && !isHome(url) && { url }),
    };
  });
}

function isSame(claimed: string, name: string): boolean {
  const [a, b] = [nameKey(claimed), nameKey(name)];
  return a === b || (b.includes(' ') && ` ${a} `.includes(` ${b} `));
}

/** The page's word for a person counts, but not for the site, an agency or a newsroom. */
function isOrganization(name: string, sites: Set<string>, isPerson: boolean): boolean {
  if (sites.has(compactName(name)) || agenciesIn(name).length > 0 || isNewsroom(name) || isAgency(name)) return true;
  if (NEWSROOM.test(name)) return true;
  return !isPerson && !looksLikeName(name) && isOffice(name);
}

const NEWSROOM =
  /(?:^|[^\p{L}])(?:staff|desk|team|newsroom|editorial board|redaktion|redacción|redação|redacção|rédaction|redazione|redactie|redakcja|redakce|redakcia|редакция|редакція|toimitus|uredništvo)(?![\p{L}])/iu;

function emailOf(value: string | undefined): string | undefined {
  return /(?<![^\s@<>:])[^\s@<>:]+@[^\s@<>?]+\.[\p{L}]{2,}/u.exec(value ?? '')?.[0];
}

/** A site's front page is nobody's. */
function isHome(url: string): boolean {
  return new URL(url).pathname === '/' && new URL(url).search === '';
}
