/** The shape of a name in any script, the names that are nobody's, and the test whether two are one person's. */

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
