/** Warnings where two places that are usually right say different things. */
import type { Warning } from '../../errors.ts';
import { agenciesIn } from './agencies.ts';
import type { Claim } from './claims.ts';
import type { SettledDate } from './dates/settle-dates.ts';
import { likeness, OTHER_STORY, wordsOf } from './likeness.ts';
import { looksLikeName, nameKey } from './names/name-shape.ts';
import { isOffice } from './names/office-words.ts';
import { compactName } from './site.ts';

/** The printed headline against the schema's. */
export function titlesDisagree(title: string | undefined, claims: Claim[]): Warning[] {
  const schema = claims.find(({ place }) => place === 'json-ld:headline');
  if (!title || !schema || likeness(wordsOf(title), wordsOf(schema.value)) >= OTHER_STORY) return [];
  return [warning('titles-disagree', `The title is "${title}", but ${schema.source} says "${schema.value}".`)];
}

/** The byline against the schema's authors, where they share nobody. */
export function authorsDisagree(authors: string[], claims: Claim[], siteNames: string[]): Warning[] {
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
export function datesDisagree(published: SettledDate | undefined, modified: SettledDate | undefined): Warning[] {
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
