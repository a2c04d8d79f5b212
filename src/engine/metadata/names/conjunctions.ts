/** Where a list of names is split: punctuation and the words for "and" of all languages. */

/** Between two names, apart from commas and the language's own word for "and". */
const AND =
  'and|und|et|y|e|i|og|och|en|ja|ve|dan|és|și|si|şi|và|και|и|та|і|й|und|with|mit|avec|con|com|med|met|sowie|والـ|و|ו';
/** Between who was asked and who asked. */
const CONVERSATION = 'im (?:gespräch|interview) mit|in conversation with|interviewed by|interviewt von';
const SPLIT = new RegExp(
  `\\s*(?:[,;،、，；/&+|•·●](?:\\s*(?:${AND})\\s)?|\\s[–—‒-]\\s|\\s(?:${AND})\\s|\\s(?:${CONVERSATION})\\s|\\n)\\s*`,
  'iu',
);

const splitters = new Map<string, RegExp>();

/** The splitter with the language's own "and", which Intl.ListFormat knows. */
export function splitter(language: string | undefined): RegExp {
  const key = language ?? '';
  const known = splitters.get(key);
  if (known) return known;
  const made = extendedSplitter(key);
  splitters.set(key, made);
  return made;
}

function extendedSplitter(language: string): RegExp {
  const word = FREQUENT_AND[language.split('-')[0] ?? ''] ?? conjunction(language);
  return /^\p{L}+$/u.test(word) && !AND.split('|').includes(word)
    ? new RegExp(`${SPLIT.source}|\\s${word}\\s`, 'iu')
    : SPLIT;
}

/**
 * What `Intl.ListFormat` says of frequent languages. When it is asked first, it reads the lists of all languages, which takes
 * a quarter of the time in which a bare Node starts.
 */
export const FREQUENT_AND: Record<string, string> = {
  ...Object.fromEntries(
    'ar bg ca da de el en es fa fi fr he hr hu id it ja ms nb nl no pl pt ro ru sr sv ta tr uk vi'
      .split(' ')
      .map((language) => [language, '']),
  ),
  cs: 'a',
  hi: 'और',
  ko: '및',
  sk: 'a',
  th: 'และ',
  ur: 'اور',
  zh: '和',
};

/** The language's word for "and", as far as it is known and a word. */
export function conjunction(language: string): string {
  if (!language || Intl.ListFormat.supportedLocalesOf(language).length === 0) return '';
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).formatToParts(['A', 'B']);
  return parts.find((part) => part.type === 'literal')?.value.trim() ?? '';
}
