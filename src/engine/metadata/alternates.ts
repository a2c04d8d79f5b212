/** Other addresses of the article that the head's links state: for phones, for print, in other languages, before and after it. */
import type { Alternate, AlternateKind } from '../article.ts';
import { type Element, elementsNamed, httpUrl, type PageTree } from '../page/tree.ts';
import type { Claim } from './claims.ts';
import { languageTag } from './language.ts';

// Sites in all languages of the world have some hundred.
const MOST = 300;

/** Claims of the head's links. */
export function alternateClaims(page: PageTree): Claim[] {
  return elementsNamed(page, 'link')
    .flatMap((link) => claimOf(page, link))
    .slice(0, MOST);
}

function claimOf(page: PageTree, { attribs }: Element): Claim[] {
  const rels = (attribs.rel ?? '').toLowerCase().split(/\s+/);
  const value = httpUrl(attribs.href, page.baseUrl);
  if (!value) return [];
  const claim = (alternate: AlternateKind, place: string, language?: string): Claim[] => [
    { field: 'alternates', place, source: place, value, alternate, ...(language && { language }) },
  ];
  if (rels.includes('amphtml')) return claim('amp', 'link:amphtml');
  if (rels.includes('next')) return claim('next', 'link:next');
  if (rels.includes('prev') || rels.includes('previous')) return claim('previous', 'link:prev');
  if (!rels.includes('alternate') || rels.includes('stylesheet')) return [];
  if (/(?:^|[\s,])print(?:$|[\s,])/i.test(attribs.media ?? '')) return claim('print', 'link:alternate-print');
  // Feeds and services describe the page; x-default is no language.
  const isPage = attribs.type === undefined || /^(?:text\/html|application\/xhtml\+xml)/i.test(attribs.type);
  const language = isPage ? languageTag(attribs.hreflang ?? '') : undefined;
  return language && language !== 'x-default' ? claim('language', 'link:alternate', language) : [];
}

export interface SettledAlternates {
  value: Alternate[];
  source: string;
}

/** Gives each address once a kind, in the order of the page, without this page's own. */
export function settleAlternates(
  claims: Claim[],
  own: string[],
  ownLanguage: string | undefined,
): SettledAlternates | undefined {
  const seen = new Set<string>();
  const value: Alternate[] = [];
  const pages = new Set(own.map(bare));
  for (const { alternate, language, value: url } of claims) {
    const key = `${alternate} ${bare(url)}`;
    if (!alternate || seen.has(key) || pages.has(bare(url)) || (language !== undefined && language === ownLanguage))
      continue;
    // A site's front page in another language is no version of the article.
    if (alternate === 'language' && new URL(url).pathname === '/') continue;
    seen.add(key);
    value.push({ kind: alternate, ...(language && { language }), url });
  }
  const source = claims[0]?.source;
  return value.length > 0 && source ? { value, source } : undefined;
}

function bare(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/#.*/s, '')
    .replace(/\/$/, '');
}
