/** Names of authors, split into family and given names as well as can be without knowing the people. */
import { cleanLine } from '../../render/render.ts';
import type { ArticleRecord } from '../../types.ts';
import { foldedWords } from '../fold.ts';

/** Either `literal`, or the parts: `particle` is what stands before the family name and is not capitalised (`van`). */
export interface Name {
  literal?: string;
  family?: string;
  given?: string;
  particle?: string;
  suffix?: string;
}

/** The record's authors in their order; its site where nobody is named is not made an author. */
export function namesOf(record: ArticleRecord): Name[] {
  const { authors, site, publisher, language = '' } = record;
  const kinds = kindsOf(record);
  const organizations = new Set([site, publisher].filter((name) => name !== undefined).map(plain));
  return authors
    .map(cleanLine)
    .filter(Boolean)
    .map((name) => {
      const kind = kinds.get(plain(name));
      const isOrganization =
        kind === 'organization' || (kind !== 'person' && (organizations.has(plain(name)) || looksLikeOrganization(name)));
      return isOrganization ? { literal: name } : splitName(name, language);
    });
}

/** Statements of the page about each name. */
function kindsOf({ contributors = [] }: ArticleRecord): Map<string, unknown> {
  const named = contributors.filter(({ name }) => typeof name === 'string');
  return new Map(named.map(({ name, kind }) => [plain(name), kind]));
}

function plain(text: string): string {
  return foldedWords(text).join(' ');
}

/** Words that persons are not called, in the languages of many newspapers. */
const ORGANIZATION =
  /\b(?:agency|agencies|news|newsroom|staff|desk|team|editors?|editorial|press|times|post|media|reuters|afp|dpa|ap|efe|ansa|tass|xinhua|redaktion|redaksi|redactie|redaccion|redacao|rédaction|redazione|agence|agentur|agencia|agência|agenzia|bureau|foundation|university|institute|council|ministry|committee|association|group|company|inc|ltd|gmbh|corp)\b/iu;
const WITH_DIGIT_OR_SIGN = /[\d@/&]/u;

function looksLikeOrganization(name: string): boolean {
  return ORGANIZATION.test(name) || WITH_DIGIT_OR_SIGN.test(name);
}

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Languages that put the family name first, in letters with spaces too. */
const FAMILY_FIRST = /^(?:hu|vi)\b/i;
const PARTICLES = new Set(
  `van von der den de del della dello dei degli di da do dos das du des la le las los ter ten te 't zu zum zur vom af av
   el al bin ibn bint ben abu y e i st`.split(/\s+/),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

export function splitName(name: string, language: string): Name {
  const [family = '', given = '', ...more] = name.split(/[,，]/).map((part) => part.trim());
  if (given !== '' && more.length === 0 && !SUFFIX.test(given)) return { family, given };
  const words = name.replace(/[,，]/g, ' ').trim().split(/\s+/);
  if (EAST_ASIAN.test(name)) return eastAsian(name, words);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  if (words.length < 2) return { literal: name };
  if (FAMILY_FIRST.test(language)) return { family: words[0] ?? '', given: words.slice(1).join(' ') };
  const parts = beforeFamily(words);
  return { ...parts, ...(suffix !== undefined && { suffix }) };
}

/** The name, parted only where the page parts it. Names from elsewhere are written with a point between. */
function eastAsian(name: string, words: string[]): Name {
  const [family, given] = words;
  if (words.length !== 2 || family === undefined || given === undefined || /[·・]/u.test(name)) return { literal: name };
  return { family, given };
}

/** `Ludwig van Beethoven`; with a capital, `Robert De Niro`, the particle is a part of the family name. */
function beforeFamily(words: string[]): Name {
  let start = words.length - 1;
  while (start > 1 && isParticle(words[start - 1])) start -= 1;
  const given = words.slice(0, start).join(' ');
  const tail = words.slice(start);
  const small = tail.slice(0, -1).filter((word) => word === word.toLowerCase());
  // `van der`, `de la`: all before the family name are small, or none counts as a particle.
  if (small.length === 0 || small.length !== tail.length - 1) return { family: tail.join(' '), given };
  return { family: tail.at(-1) ?? '', given, particle: small.join(' ') };
}

function isParticle(word: string | undefined): boolean {
  return word !== undefined && PARTICLES.has(word.toLowerCase());
}
