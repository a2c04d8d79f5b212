/** The headline as printed, without the site's name. */
import type { Claim } from './claims.ts';
import { likeness, type PrintedHeadline, wordsOf } from './headline.ts';

// Below this the heading says something else than the claims: a section, the site, a teaser.
const SAME_HEADLINE = 0.5;

export interface SettledTitle {
  title: string;
  source: string;
}

/** The printed headline where a claimed title agrees with it; else the first claim by precedence, its site name taken off. */
export function settleTitle(
  claims: Claim[],
  printed: PrintedHeadline | undefined,
  siteNames: string[],
): SettledTitle | undefined {
  if (printed && printed.agreement >= SAME_HEADLINE) return { title: printed.text, source: `dom:${printed.element.name}` };
  for (const claim of claims) {
    const title = withoutSite(claim.value, siteNames);
    if (title !== '') return { title, source: claim.source };
  }
  return printed && { title: printed.text, source: `dom:${printed.element.name}` };
}

const SEPARATOR = /\s+[|•·»›–—~*:-]+\s+|\s*[|｜»«]\s*|\s+::\s+|\s*[_＿]\s*|:\s+(?=\S+$)/u;

/** `title` without leading and trailing parts that name the site. */
export function withoutSite(title: string, siteNames: string[]): string {
  const names = siteNames.map(compact).filter((name) => name.length > 1);
  let text = title;
  for (let pass = 0; pass < 4; pass += 1) {
    const parts = splitOnce(text);
    const shorter = parts.find(({ name }) => names.some((site) => isSite(compact(name), site)))?.rest;
    if (shorter === undefined || shorter === '') break;
    text = shorter;
  }
  return text;
}

/** Every way to take one part off the front or the end. */
function splitOnce(text: string): { name: string; rest: string }[] {
  const found = [...text.matchAll(new RegExp(SEPARATOR, 'gu'))].slice(0, 20);
  return found.flatMap((match) => {
    const before = text.slice(0, match.index).trim();
    const after = text.slice((match.index as number) + match[0].length).trim();
    return [
      { name: after, rest: before },
      { name: before, rest: after },
    ];
  });
}

function isSite(part: string, site: string): boolean {
  if (part === site) return true;
  // `Guardian` for `The Guardian`, `spiegel.de` for `DER SPIEGEL`.
  return (
    part.length >= 4 &&
    site.length >= 4 &&
    (part.startsWith(site) || site.startsWith(part) || site.endsWith(part)) &&
    Math.abs(part.length - site.length) <= 8
  );
}

function compact(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether two titles say the same. */
export function sameTitle(a: string, b: string): boolean {
  return likeness(wordsOf(a), wordsOf(b)) >= SAME_HEADLINE;
}
