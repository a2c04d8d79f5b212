/** Who wrote the article: people before organisations, one list from one place. */
import type { Claim } from './claims.ts';
import { isNobody, looksLikeName, nameKey, namesInField } from './names.ts';
import { compactName } from './site.ts';

export interface SettledAuthors {
  value: string[];
  source: string;
}

/** `claims` come in order of precedence. The first place that names people wins; else the first that names anybody. */
export function settleAuthors(
  claims: Claim[],
  siteNames: string[],
  language: string | undefined,
): SettledAuthors | undefined {
  const sites = new Set(siteNames.map(compactName));
  const isSite = (name: string) => sites.has(compactName(name));
  const printed = claims.filter((claim) => claim.place === 'dom:byline').map((claim) => claim.value);
  let fallback: SettledAuthors | undefined;
  for (const place of new Set(claims.map((claim) => claim.place))) {
    const here = claims.filter((claim) => claim.place === place);
    const names = unique(here.flatMap((claim) => namesOf(claim, language)));
    if (names.length === 0) continue;
    const source = here[0]?.source as string;
    const people = names.filter((name) => !isSite(name) && looksLikeName(name));
    if (people.length > 0 && !here.every((claim) => claim.kind === 'organization')) {
      return {
        value: whole(
          names.filter((name) => !isSite(name)),
          printed,
        ),
        source,
      };
    }
    const known = whole(names, printed);
    if (known.some(looksLikeName) && known !== names) return { value: known, source };
    fallback ??= { value: names, source };
  }
  return fallback;
}

/** The names as the byline prints them, where it has the whole name behind a first name alone. */
function whole(names: string[], printed: string[]): string[] {
  if (!names.some((name) => !name.includes(' '))) return names;
  const fuller = (name: string) =>
    name.includes(' ') ? undefined : printed.find((other) => nameKey(other).split(' ').includes(nameKey(name)));
  return names.some(fuller) ? unique(names.map((name) => fuller(name) ?? name)) : names;
}

function namesOf(claim: Claim, language: string | undefined): string[] {
  if (claim.element) return [claim.value];
  // "Roe, Jane": how bibliographies write one name.
  const inverted = /^(?:meta:citation_author|meta:dc\.creator)$/.test(claim.place) && /^([^,]+), ([^,]+)$/.exec(claim.value);
  if (inverted) return [`${inverted[2]} ${inverted[1]}`];
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
