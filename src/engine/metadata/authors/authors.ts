/**
 * The people of the article: its authors, persons before organisations, one list from one place; and everybody else who had
 * a part in it.
 */

import type { Contributor } from '../../article.ts';
import { isPlace } from '../../lexicon/lexicon.ts';
import { anyScript, EAST_ASIAN } from '../../page/letters.ts';
import { type Element, httpUrl, isTag, type PageTree } from '../../page/page.ts';
import { late, lowerCase, pageText, textLength, textOf } from '../../page/text.ts';
import { bylineDetails, isCompany, isWithAgency } from '../byline-details.ts';
import type { Claim } from '../claims.ts';
import { anyWord, BESIDE, fits, type Zones } from '../class-words.ts';
import { agenciesIn } from '../datelines.ts';
import { isAgency, isNewsroom, isNobody, isOffice, looksLikeName, nameKey, uniqueNames } from '../names/name-shape.ts';
import { namesInField } from '../names/names.ts';
import { compactName } from '../title-parts.ts';

/** The most claims that are read from one place. No article has as many authors, and each name is compared with all others. */
const MOST_CLAIMS = 200;

/** The most words of an organisation beside people; a longer text is a sentence about them. */
const MOST_WORDS = 6;

// Shorter names of sites begin those of people.
const MIN_SITE = 8;

interface SettledAuthors {
  value: string[];
  source: string;
}

/**
 * `claims` come in order of precedence. The first place that names people wins; else the first that names anybody. Where the
 * line right below the headline says "By" somebody else, that is the author; where a byline has others beside the only one,
 * they are authors too, since many a schema has room for one.
 */
export function settleAuthors(
  claims: Claim[],
  siteNames: string[],
  language: string | undefined,
  signed: (isSite: (name: string) => boolean) => Claim[],
): SettledAuthors | undefined {
  const sites = new Set(siteNames.map(compactName));
  const isSite = (name: string) => sites.has(compactName(name)) || isWithAgency(name, sites);
  const settled = byPlace(claims, sites, language);
  if (!settled?.people) {
    const signature = signedAs(signed(isSite), settled, isSite);
    if (signature) return signature;
    const account = claims.find(isTold);
    if (account && settled?.value.every(isSite) && !isSite(account.value) && !isOffice(account.value))
      return { value: [account.value], source: account.source };
  }
  const printed = claims.filter((claim) => claim.place === 'dom:byline').slice(0, MOST_CLAIMS);
  if (!settled || !printed[0]) return settled;
  const { source, element } = printed[0];
  const told = uniqueNames(printed.filter((claim) => claim.told).map(({ value }) => value));
  if (told[0] && !told.some((value) => settled.value.some((name) => sharesName(name, value))))
    return { value: told, source };
  const line = uniqueNames(
    printed.filter((claim) => claim.element === element && !isSite(claim.value)).map(({ value }) => value),
  );
  const [only, ...rest] = settled.value.map(nameKey);
  const more = rest.length === 0 && line.length > 1 && line.some((name) => nameKey(name) === only);
  return more ? { value: line, source } : settled;
}

/** "By mixmaster7": an account is somebody where else only the site is named. */
function isTold({ place, source, told }: Claim): boolean {
  return place === 'dom:loose-byline' && (told === true || source === 'dom:rel-author');
}

/** The account that published may be another than the author whom the page tells of. */
function sharesName(a: string, b: string): boolean {
  const words = new Set(nameKey(a).split(' '));
  return nameKey(b)
    .split(' ')
    .some((word) => words.has(word));
}

function byPlace(
  claims: Claim[],
  sites: Set<string>,
  language: string | undefined,
): (SettledAuthors & { people: boolean }) | undefined {
  const isSite = (name: string) => sites.has(compactName(name)) || isWithAgency(name, sites);
  // "Example News Latin America" on example-news.org: a desk of the site.
  const isDesk = (name: string) => [...sites].some((site) => site.length >= MIN_SITE && compactName(name).startsWith(site));
  const bylines = claims.filter((claim) => claim.place === 'dom:byline').slice(0, MOST_CLAIMS);
  const printed = bylines.map((claim) => claim.value);
  let fallback: ReturnType<typeof byPlace>;
  for (const place of new Set(claims.map((claim) => claim.place))) {
    const here = claims.filter((claim) => claim.place === place).slice(0, MOST_CLAIMS);
    const names = uniqueNames(here.flatMap((claim) => namesOf(claim, language, sites)));
    if (names.length === 0) continue;
    const source = here[0]?.source as string;
    const isPerson = (name: string) =>
      (looksLikeName(name) && !isOffice(name)) || here.some((claim) => isFirstName(claim, name));
    const people = names.filter((name) => !isSite(name) && isPerson(name));
    if (people.length > 0 && !here.every((claim) => claim.kind === 'organization')) {
      const own = names.filter((name) => !isSite(name) && name.split(' ').length <= MOST_WORDS);
      const apart = own.filter((name) => !isDesk(name) || isListed(here, name));
      return { value: whole(apart.length > 0 ? apart : own, printed), source, people: true };
    }
    const known = whole(names, printed);
    if (known.some(looksLikeName) && known !== names) return { value: known, source, people: true };
    fallback ??= { value: names, source, people: false };
  }
  return fallback;
}

/** Whom the text is signed with, where no place names a person: people, and others where only the site is named. */
function signedAs(
  signed: Claim[],
  fallback: SettledAuthors | undefined,
  isSite: (name: string) => boolean,
): SettledAuthors | undefined {
  const [first] = signed;
  if (!first || (first.place === 'dom:signed-office' && fallback?.value.some((name) => !isSite(name)))) return undefined;
  return { value: uniqueNames(signed.map(({ value }) => value)), source: first.source };
}

/** An entry of its own in the schema's list, where it says that it is no person: it is meant to be an author. */
function isListed(here: Claim[], name: string): boolean {
  return here.some(({ place, kind, value }) => place === 'json-ld:author' && kind === 'organization' && value === name);
}

/** Tells whether the name is one capitalised word that the schema says to be a person: "Gabo", "Mazi". */
function isFirstName({ kind, value, place }: Claim, name: string): boolean {
  return kind === 'person' && place === 'json-ld:author' && value === name && /^\p{Lu}\p{Ll}+$/u.test(name);
}

/** The names as the byline prints them, where it has the whole name behind a first name alone. */
function whole(names: string[], printed: string[]): string[] {
  // Whole names of East Asia have no space; what stands before them is a place.
  const isWhole = (name: string) => name.includes(' ') || EAST_ASIAN.test(name);
  if (names.every(isWhole)) return names;
  const fuller = (name: string) =>
    isWhole(name) ? undefined : printed.find((other) => nameKey(other).split(' ').includes(nameKey(name)));
  return names.some(fuller) ? uniqueNames(names.map((name) => fuller(name) ?? name)) : names;
}

function namesOf(claim: Claim, language: string | undefined, sites: Set<string>): string[] {
  if (claim.element || isWithAgency(claim.value, sites)) return [claim.value];
  // "Roe, Jane": how bibliographies write one name.
  const inverted = (/^(?:meta:citation_author|meta:dc\.creator)$/.test(claim.place) ? IN_TWO : TWO_WORDS(claim.value))
    .exec(claim.value)
    ?.slice(1);
  if (inverted && !inverted.some((word) => isAgency(word) || isNobody(word) || isOffice(word) || isPlace(word)))
    return [inverted.reverse().join(' ')];
  const listed = claim.value.includes(';') ? claim.value.split(/;\s?/).filter(Boolean) : [];
  if (listed.length > 1 && listed.every((value) => TWO_WORDS(value).test(value)))
    return listed.flatMap((value) => namesOf({ ...claim, value }, language, sites));
  if (claim.kind === 'organization') return isNobody(claim.value) ? [] : [claim.value];
  return namesInField(claim.value, language);
}

const IN_TWO = /^([^,]+), ([^,]+)$/;
/** First names alone are seldom two of a list. */
const TWO_WORDS = anyScript(String.raw`^(\p{Lu}[\p{Ll}’'-][\p{L}’'-]+), (\p{Lu}[\p{Ll}’'-][\p{L}’'-]+)$`);

// Everybody who had a part in the article, with what the page tells of them.

interface SettledContributors {
  value: Contributor[];
  source: string;
}

const MOST = 100; // Bibliographies list some hundred hands.

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
    if (keys.has(nameKey(other.name)) || value.length >= MOST || value.some(({ name }) => isSame(name, other.name)))
      continue;
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
  if (NEWSROOM(name).test(lowerCase(name)) || isCompany(name)) return true;
  return !isPerson && !looksLikeName(name) && isOffice(name);
}

const NEWSROOM = anyScript(
  String.raw`(?:^|[^\p{L}])(?:staff|desk|team|newsroom|editorial board|redaktion|redacción|redação|redacção|rédaction|redazione|redactie|redakcja|redakce|redakcia|редакция|редакція|toimitus|uredništvo)(?![\p{L}])`,
);

function emailOf(value: string | undefined): string | undefined {
  return value?.includes('@') ? /(?<![^\s@<>:])[^\s@<>:]+@[^\s@<>?]+\.[\p{L}]{2,}/u.exec(value)?.[0] : undefined;
}

/** A site's front page is nobody's. */
function isHome(url: string): boolean {
  return new URL(url).pathname === '/' && new URL(url).search === '';
}

// The box about the author, where no line names anybody: a name alone, and behind it a text that begins with the same name.

// Letters of a name, and of the post or date between it and the text about its bearer.
const [SHORTEST, LONGEST, MOST_BETWEEN] = [6, 40, 60];
const BOX = new Set('h2 h3 h4 h5 h6 p div span strong b a'.split(' '));
const ABOUT = anyWord('author authors autor autore auteur bio writer contributor');
/** A verb follows: "Jane Roe is a reporter". */
const TELLS = late(() => /^ \p{Ll}|^(?:は|是|은|는)/u);

/** The one name that heads a text about its bearer in a box that is named for authors. Several are staff. */
export function boxedAuthor(page: PageTree, zones: Zones, headline: Element | undefined): Claim[] {
  if (!headline) return [];
  const found = new Set<string>();
  for (let order = headline.last + 1; order < page.elements.length && found.size < 2; order += 1) {
    const element = page.elements[order] as Element;
    const length = textLength(page, element);
    if (length < SHORTEST || length > LONGEST + 2 || !BOX.has(element.name) || (zones[order] as number) > BESIDE) continue;
    const name = isAboutAuthor(page, element) ? textOf(page, element) : '';
    if (name !== '' && !found.has(name) && isTitled(page, element, name)) found.add(name);
  }
  const [name] = found;
  if (found.size !== 1 || name === undefined) return [];
  return [{ field: 'authors', place: 'dom:author-box', source: 'dom:author-box', value: name }];
}

function isTitled(page: PageTree, element: Element, name: string): boolean {
  const { order } = element;
  const { text, end } = pageText(page);
  const behind = text.slice(end[order], (end[order] as number) + MOST_BETWEEN + name.length + 4);
  // `<b>Jane Roe</b> covers the council.`
  const isSubject = (element.name === 'b' || element.name === 'strong') && TELLS().test(behind);
  const at = behind.indexOf(name);
  if (!isSubject && (at < 0 || at > MOST_BETWEEN || !TELLS().test(behind.slice(at + name.length)))) return false;
  return looksLikeName(name) && !isOffice(name) && !isAgency(name) && !isNewsroom(name);
}

// Levels from a name to its box.
const BOX_DEPTH = 3;

function isAboutAuthor(page: PageTree, element: Element): boolean {
  let box: Element | undefined = element;
  for (let depth = 0; box && depth <= BOX_DEPTH; depth += 1) {
    if (fits(page, box, ABOUT)) return true;
    box = box.parent && isTag(box.parent) ? box.parent : undefined;
  }
  return false;
}
