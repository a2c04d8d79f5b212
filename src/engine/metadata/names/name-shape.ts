/** The shape of a person's name, and the words that make a name an office's. */
import { alternatives, anyLanguage, everyWord, LANGUAGES } from '../../lexicon/lexicon.ts';
import { lowerCase } from '../../page/text.ts';

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Accounts that machines and careless people publish under. */
const NOBODY =
  /^(?:admin(?:istrator)?|webmaster|root|user|guest|author|editor|publisher|test|superuser|wordpress|wp-?admin|adm|null|undefined|none|n\/?a|unknown|anonymous|default|website|moderator|super admin|site admin|webadmin|web admin)\d*$/i;

// The longest names of real people in the sets have 6 words and 50 letters.
export const MAX_NAME = 60;
const MAX_WORDS = 6;

/** Whether the text is a name that tells nothing: `admin`, `editor`, an address. */
export function isNobody(text: string): boolean {
  return NOBODY.test(text) || /^https?:|^www\.|@|\[at\]|\(at\)/i.test(text);
}

/**
 * Tells whether a text has two to six words, each beginning with a capital (where the script has them) but for particles, and no
 * digits.
 */
export function looksLikeName(text: string): boolean {
  if (text.length > MAX_NAME || /[\p{N}<>{}[\]=_#*!?:："“”«»…]/u.test(text) || NOBODY.test(text)) return false;
  // A single sign is a size of letters or a page's control.
  if (CJK.test(text)) return text.length > 1 && text.length <= 20;
  const words = text.split(' ');
  if (words.length < 2 || words.length > MAX_WORDS) return false;
  return (
    words.every((word) => /^[\p{Lu}\p{Lt}\p{Lo}\p{Script=Georgian}]/u.test(word) || PARTICLE.test(word)) &&
    // "Shivkumar M": the initial of the father's name stands behind.
    (!PARTICLE.test(words.at(-1) as string) || /^\p{Lu}$/u.test(words.at(-1) as string))
  );
}

const PARTICLE =
  /^(?:von|van|vom|zu|zum|zur|de|der|den|des|del|della|di|da|do|dos|das|du|la|le|el|al|bin|ibn|af|av|y|e|ter|ten|te|und|"?\p{Lu}|'?t|d['’]\p{Lu}\S*|al-\S+|el-\S+|mc\p{Lu}\S*|o['’]\p{Lu}\S*)$/u;

/** Gives a key that is equal for one person's names: case, accents and dots do not count. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Gives each person once, as first written. */
export function uniqueNames(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = nameKey(name) || name;
    return seen.has(key) ? false : seen.add(key);
  });
}

// Words of posts, newsrooms and of a site's own controls: what stands in bylines and is no person.

/** Words of posts and functions. A piece of a byline that holds one names no person. */
const ROLE = new RegExp(String.raw`(?:^|[^\p{L}])(?:${anyLanguage('role', 'post')})(?![\p{L}])`, 'u');
/** Degrees in a piece that holds nothing else of a name; in capitals, since Md and Ms begin names. */
const DEGREE = /(?:^|[^\p{L}])(?:DMD|Ph\.?D|MD|MBA|CFP|CPA|RN|RD|MS|MSc|Esq|JD|DVM|Pharm\.?D|LCSW|LDN|FACS|MPH)(?![\p{L}])/u;

/** Words of a site's own controls, which stand near names. */
const CONTROLS = everyWord('controls');
const FACT_CHECKED = /(?<!\p{L})fact[- ]checked(?!\p{L})/u;
/** Words of a site's sections and of what is written about authors, which look like names. */
const SECTIONS = everyWord('sections');
const SECTION_PHRASES = /(?<!\p{L})(?:pub med|i'm)(?!\p{L})/u;

/** Whether the text holds a word of the site's own controls: "View my profile". */
export function isControl(text: string): boolean {
  return holdsControl(lowerCase(text));
}

function holdsControl(lower: string): boolean {
  return hasWord(lower, CONTROLS) || (lower.includes('checked') && FACT_CHECKED.test(lower));
}

function holdsSection(lower: string): boolean {
  return hasWord(lower, SECTIONS) || (/pub med|i'm/.test(lower) && SECTION_PHRASES.test(lower));
}

/** Looks at each word: one URL alone has few, and V8 takes a millisecond to compile a pattern of all that are looked for. */
function hasWord(lower: string, words: Set<string>): boolean {
  return lower.split(/\P{L}+/u).some((word) => words.has(word));
}

/** Whether the text names a post or tells a degree. */
export function isRole(text: string): boolean {
  return ROLE.test(lowerCase(text)) || DEGREE.test(text);
}

/** Whether the text names a post or a newsroom: "Staff Writer", "Team Example". */
export function isOffice(text: string): boolean {
  const lower = lowerCase(text);
  return ROLE.test(lower) || DEGREE.test(text) || holdsControl(lower) || holdsSection(lower);
}

/** Whether the text names a paper, a station or an agency: "Associated Press", "ARD-Studio Paris". */
export function isAgency(text: string): boolean {
  return hasWord(lowerCase(text), AGENCIES);
}

const AGENCIES = everyWord('press');

/** Whether the text is a post outside the press: "Managing Director", "gastroenterologist". */
export function isOtherPost(text: string): boolean {
  const lower = lowerCase(text);
  return OTHER_POST.test(lower) || (/^\p{Ll}{6,}$/u.test(text) && !ROLE.test(lower));
}

/** Whether the text is a post of the press: "Staff Writer", "Redakteurin", not "Managing Director". */
export function isPressRole(text: string): boolean {
  const lower = lowerCase(text);
  return ROLE.test(lower) && !OTHER_POST.test(lower);
}

const OTHER_POST = new RegExp(String.raw`(?:^|[^\p{L}])(?:${anyLanguage('otherPost')})(?![\p{L}])`, 'u');

/** "Jane Roe Journalist", "Jane Roe Redakteurin"; English posts follow words that are no name. */
export const POST_BEHIND = new RegExp(
  `^(?:${alternatives(anyLanguage('post'))
    .filter((post) => !alternatives(LANGUAGES.en?.post ?? '').includes(post))
    .join('|')}|journalist)$`,
  'iu',
);

/** Whether the text is the name of a newsroom: "IN-Redaktion", "La Redazione". */
export function isNewsroom(text: string): boolean {
  const lower = lowerCase(text);
  return text.length <= MAX_NEWSROOM && ENDS_AS_NEWSROOM.test(lower) && NEWSROOM.test(lower);
}

const MAX_NEWSROOM = 40;
const ENDS_AS_NEWSROOM = /(?:r[eé]da.{2,7}|редакц..|desk|newsroom|staff reporter|correspondent)$/;
const NEWSROOM = new RegExp(
  String.raw`^(?:(?:die|la|il|der|our|the|from our)\s+)?(?:[\p{L}\p{N}][\p{L}\p{N}.]*[- ]){0,3}(?:${anyLanguage('newsroom')})$`,
  'u',
);
