/** Who wrote the article: people before organisations, one list from one place. */
import type { Claim } from './claims.ts';
import { isNobody, looksLikeName, nameKey, namesInField } from './names.ts';

export interface SettledAuthors {
  authors: string[];
  source: string;
}

/** `claims` come in order of precedence. The first place that names people wins; else the first that names anybody. */
export function settleAuthors(
  claims: Claim[],
  siteNames: string[],
  language: string | undefined,
): SettledAuthors | undefined {
  const sites = new Set(siteNames.map(nameKey));
  let fallback: SettledAuthors | undefined;
  for (const place of new Set(claims.map((claim) => claim.place))) {
    const here = claims.filter((claim) => claim.place === place);
    const names = unique(here.flatMap((claim) => namesOf(claim, language)));
    const people = names.filter((name) => !sites.has(nameKey(name)) && looksLikeName(name));
    const source = here[0]?.source as string;
    if (people.length > 0 && !here.every((claim) => claim.kind === 'organization')) {
      return { authors: names.filter((name) => !sites.has(nameKey(name))), source };
    }
    if (names.length > 0) fallback ??= { authors: names, source };
  }
  return fallback;
}

function namesOf(claim: Claim, language: string | undefined): string[] {
  if (claim.element) return [claim.value];
  if (claim.kind === 'organization') return isNobody(claim.value) ? [] : [claim.value];
  return namesInField(claim.value, language);
}

function unique(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = nameKey(name) || name;
    return seen.has(key) ? false : seen.add(key);
  });
}
