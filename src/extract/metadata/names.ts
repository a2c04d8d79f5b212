/** Names of authors out of bylines: labels, roles, places, handles and dates taken off, lists split, in any language. */
import { collapse } from '../text.ts';
import { monthNumber } from './month-names.ts';

/** How a byline begins, in the languages of the press; each word stands before a name. */
const BY_WORDS =
  'by|von|vom|par|por|di|da|door|av|af|przez|od|de|ab|autor|autorin|autoren|autorinnen|autore|autrice|auteur|autora|autoras|autores|author|authors|' +
  'written by|posted by|published by|reviewed by|story by|words by|words|text|texte|texto|testo|tekst|tekstas|teksti|(?:\\p{L}+[- ]){0,2}(?:gast)?beitrag von|artikel von|' +
  '(?:this|the)(?: \\p{L}+)? (?:article|post|story|piece) (?:was|is) (?:written|reported|authored) by|' +
  'reported by|reporting by|report by|article by|post by|created by|contributed by|submitted by|edited by|penned by|posted|' +
  'geschrieben von|verfasst von|veröffentlicht von|erstellt von|gepostet von|écrit par|publié par|rédigé par|propos recueillis par|' +
  'escrito por|publicado por|scritto da|a cura di|pubblicato da|geschreven door|gepubliceerd door|skrevet af|skrevet av|skriven av|publicerad av|' +
  'yazan|oleh|penulis|napisał|napisała|autorzy|forfatter|författare|skribent|журналист|автор|авторы|текст|от|από|του|της|' +
  '文|記者|记者|撰文|作者|取材・文|執筆|글|작성자|بقلم|كتب|كتبت|نویسنده|מאת|द्वारा|লেখক';

const LABEL = new RegExp(`^(?:${BY_WORDS})(?:\\s*[:：/|]\\s*|\\s+)(?=\\S)`, 'iu');
/** Scripts without spaces join the label by a dot or not at all. */
const JOINED_LABEL = /^(?:取材・文|文|撰文|記者|记者|作者|執筆)[・:：／/]\s*/u;
const BY_ALONE = new RegExp(`^(?:${BY_WORDS})[:：]?$`, 'iu');

/** Labels of those who made the pictures, and of where a text was taken from: not of who wrote it. */
const OTHER_LABEL =
  /^(?:来源|來源|出典|source|quelle|fuente|fonte|bron)\s*[:：]|^(?:updated|translated)(?:\s|\|)+by\b|^(?:photos?|fotos?|photograph\w*|fotograf\w*|photographie\w*|bild(?:er)?|images?|illustrations?|illustration\w*|video|grafik|фото|写真|撮影)\b/iu;

/** Words of posts and functions. A piece of a byline that holds one names no person. */
const ROLE =
  /(?:^|[^\p{L}])(?:editors?|reporters?|correspondents?|journalists?|writers?|columnists?|contributors?|contributing|authors?|staff|producers?|analysts?|bureau|chief|senior|managing|director|manager|president|founder|co-?founder|ceo|cto|cmo|professor|prof|lecturer|fellow|specialist|strategist|consultant|expert|coach|assistant|associate|intern|freelance\w*|redakt\w*|autor(?:in|en|innen)?|reporter(?:in)?|korrespondent\w*|journalist(?:in|en)?|volontär\w*|chefredakt\w*|leiter(?:in)?|ressort\w*|rédact\w*|journaliste|correspondant\w*|envoyé\w*|redactor\w*|periodista|corresponsal|colaborador\w*|redazione|giornalista|inviat[oa]|corrispondente|redacteur|verslaggever|correspondent|journalist|skribent|redaktør|redaktör|toimittaja|dziennikarz\w*|muhabir\w*|editör\w*|wartawan|редактор\w*|корреспондент\w*|обозреватель|журналист\w*|кореспондент\w*)(?![\p{L}])/iu;
/** Degrees in a piece that holds nothing else of a name; in capitals, since Md and Ms begin names. */
const DEGREE = /(?:^|[^\p{L}])(?:DMD|Ph\.?D|MD|MBA|CFP|CPA|RN|RD|MS|MSc|Esq|JD|DVM|Pharm\.?D|LCSW|LDN|FACS|MPH)(?![\p{L}])/u;

/** Words of a site's own controls, which stand near names. */
const CONTROL_WORDS =
  'privacy|policy|terms|contact|about|follow|profile|profil|share|comments?|kommentare?|subscribe|newsletter|read|more|view|website|min|minutes?|minuten|home|login|sign|search|menu|image|reading|updated|published|posted|aktualisier(?:t|ung)|veröffentlicht|actualizado|aggiornato|fact[- ]checked|입력|수정';
const CONTROL = new RegExp(`(?:^|[^\\p{L}])(?:${CONTROL_WORDS})(?![\\p{L}])`, 'iu');
/** And of its sections and of what is written about authors, which look like names. */
const INTERFACE = new RegExp(
  `(?:^|[^\\p{L}])(?:${CONTROL_WORDS}|posts?|articles?|artikel|beiträge|news|blog|bio|editorial|process|disclosure|guidelines|approach|team|projects?|social|media|google|scholar|facebook|instagram|linkedin|twitter|über|gründer(?:in)?|expertise|university|school|gmbh|kg|ltd|inc|llc|corp|hallo|hello|ich|i'm)(?![\\p{L}])`,
  'iu',
);

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Between two names, apart from commas and the language's own word for "and". */
const AND =
  'and|und|et|y|e|i|og|och|en|ja|ve|dan|és|și|si|şi|và|και|и|та|і|й|und|with|mit|avec|con|com|med|met|sowie|والـ|و|ו';
/** Between who was asked and who asked. */
const CONVERSATION = 'im (?:gespräch|interview) mit|in conversation with|interviewed by|interviewt von';
const SPLIT = new RegExp(
  `\\s*(?:[,;،、，；/&+|•·●](?:\\s*(?:${AND})\\s)?|\\s[–—‒-]\\s|\\s(?:${AND})\\s|\\s(?:${CONVERSATION})\\s|\\n)\\s*`,
  'iu',
);

/** Accounts that machines and careless people publish under. */
const NOBODY =
  /^(?:admin(?:istrator)?|webmaster|root|user|guest|author|editor|test|superuser|wordpress|wp-?admin|adm|null|undefined|none|n\/?a|unknown|anonymous|default|website|moderator|super admin|site admin|webadmin|web admin)\d*$/i;

// The longest names of real people in the sets have 6 words and 50 letters.
const MAX_NAME = 60;
const MAX_WORDS = 6;
// Longer texts are prose or lists of everybody; nothing is looked for in them.
const MAX_BYLINE = 400;

/** Names in a byline that is printed on the page. Empty unless each piece left looks like a name. */
export function namesInByline(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined) return [];
  return unique(
    byline
      .split(splitter(language))
      .flatMap((piece) => name(piece, language))
      .filter((piece) => looksLikeName(piece) && !CREDENTIAL.test(piece) && !isOffice(piece)),
  );
}

/** The pieces of a signature, freed of labels, addresses and dates; none where it begins with the label of another hand. */
export function piecesOf(text: string, language?: string): string[] {
  return (
    cleanByline(text)
      ?.split(splitter(language))
      .flatMap((piece) => name(piece, language)) ?? []
  );
}

/**
 * Names in a field that is said to hold an author: trusted to be a name even where it does not look like one (`dpa`,
 * `beispiel.example`), but freed of labels, roles, addresses and dates as well.
 */
export function namesInField(text: string, language?: string): string[] {
  const byline = cleanByline(text);
  if (byline === undefined) return [];
  const pieces = byline.split(splitter(language)).flatMap((piece) => name(piece, language));
  // Degrees stand behind a name; alone, capitals are an agency.
  const names = pieces.filter(
    (piece, index) => piece.length <= MAX_NAME && /\p{L}/u.test(piece) && (index === 0 || !CREDENTIAL.test(piece)),
  );
  return unique(
    names.some(looksLikeName) && names.length > 1
      ? names.filter((piece) => !ROLE.test(piece) && !DEGREE.test(piece) && !/(?:^|\s)team$/i.test(piece))
      : names,
  );
}

/** Whether the text is a name that tells nothing: `admin`, `editor`, an address. */
export function isNobody(text: string): boolean {
  return NOBODY.test(text) || /^https?:|^www\.|@|\[at\]|\(at\)/i.test(text);
}

/** Whether the text holds a word of the site's own controls: "View my profile". */
export function isControl(text: string): boolean {
  return CONTROL.test(text);
}

/** Whether the text names a post or a newsroom: "Staff Writer", "Team Example". */
export function isOffice(text: string): boolean {
  return ROLE.test(text) || DEGREE.test(text) || INTERFACE.test(text);
}

/** Whether the text begins with the label of a byline. */
export function isLabelled(text: string): boolean {
  return LABEL.test(text) || JOINED_LABEL.test(text);
}

/** Whether the text is a post of the press: "Staff Writer", "Redakteurin", not "Managing Director". */
export function isPressRole(text: string): boolean {
  return ROLE.test(text) && !OTHER_POST.test(text);
}

const OTHER_POST =
  /(?:^|[^\p{L}])(?:director|manager|president|founder|co-?founder|ceo|cto|cmo|professor|prof|lecturer|fellow|specialist|strategist|consultant|expert|coach|assistant|associate|leiter(?:in)?)(?![\p{L}])/iu;

/** Whether the text is the name of a newsroom: "IN-Redaktion", "La Redazione". */
export function isNewsroom(text: string): boolean {
  return text.length <= MAX_NEWSROOM && NEWSROOM.test(text);
}

const MAX_NEWSROOM = 40;
const NEWSROOM =
  /^(?:(?:die|la|il|der|our|the|from our)\s+)?(?:[\p{Lu}\p{N}][\p{L}\p{N}.]*[- ]){0,3}(?:redaktion|redazione|rédaction|redacción|redacció|redacção|redação|redactie|redaksjonen|redaktionen|redakcja|redakce|редакция|редакція|news ?desk|newsroom|staff reporter|web desk|correspondent)$/iu;

/** Two to six words, each beginning with a capital (where the script has them) but for particles; no digits. */
export function looksLikeName(text: string): boolean {
  if (text.length > MAX_NAME || /[\p{N}<>{}[\]=_#*!?"“”«»…]/u.test(text) || NOBODY.test(text)) return false;
  if (CJK.test(text)) return text.length <= 20;
  const words = text.split(' ');
  if (words.length < 2 || words.length > MAX_WORDS) return false;
  return (
    words.every((word) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || PARTICLE.test(word)) &&
    // "Shivkumar M": the initial of the father's name stands behind.
    (!PARTICLE.test(words.at(-1) as string) || /^\p{Lu}$/u.test(words.at(-1) as string))
  );
}

const PARTICLE =
  /^(?:von|van|vom|zu|zum|zur|de|der|den|des|del|della|di|da|do|dos|das|du|la|le|el|al|bin|ibn|af|av|y|e|ter|ten|te|und|"?\p{Lu}|'?t|d['’]\p{Lu}\S*|al-\S+|el-\S+|mc\p{Lu}\S*|o['’]\p{Lu}\S*)$/u;

/** Same person: equal but for case, accents, dots and order of two halves. */
export function nameKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function cleanByline(text: string): string | undefined {
  const byline = collapse(text.slice(0, MAX_BYLINE * 2));
  if (byline.length === 0 || byline.length > MAX_BYLINE || OTHER_LABEL.test(byline)) return undefined;
  return byline
    .replace(DATED_BY, '')
    .replace(CODES, (codes) => codes.replaceAll('/', JOINED))
    .replace(/https?:\/\/\S+/gi, ' ; ')
    .replace(/\S+(?:@|\[at\]|\(at\))\S+\.\S+/gi, ' ; ')
    .replace(/[([{][^()[\]{}]*[)\]}]/g, ' ');
}

/** "det/dpa": the signs of an editor and an agency are one signature. */
const CODES = /(?<![\p{L}\p{N}])\p{Ll}{2,5}(?:\/\p{Ll}{2,5})+(?![\p{L}\p{N}])/gu;
const JOINED = '\u2215';

function name(piece: string, language: string | undefined): string[] {
  if (OTHER_LABEL.test(piece.trim())) return [];
  let text = collapse(piece.replace(/(?:^|\s)@\w+/g, ' '))
    // "ByJane Roe", where the page parts the two by layout alone.
    .replace(/^By(?=\p{Lu})/u, '')
    .replace(/(?<=\p{Ll})(?:Follow(?:ing)?|Folgen|Subscribe)$/u, '')
    .replace(JOINED_LABEL, '')
    .replace(LIST_LINK, '')
    .replace(PICTURE_BEHIND, '')
    .replace(ANY_LABEL, '');
  for (let pass = 0; pass < 3 && LABEL.test(text); pass += 1) text = text.replace(LABEL, '');
  text = text.replace(/^[\p{P}\p{S}\s]+|[^\p{L}\p{N}.\p{M})]+$/gu, '').replace(/(\p{L}{3})\.$/u, '$1');
  if (text === '' || BY_ALONE.test(text) || isDateLike(text, language)) return [];
  text = withoutTitle(text.replaceAll(JOINED, '/'));
  return isNobody(text) ? [] : [text];
}

/** Degrees and licences behind a comma: `MD`, `Ph.D.`, `E-RYT 200`, `M.Sc.`; capitals with dots, or no vowel to speak. */
const CREDENTIAL =
  /^(?:(?:\p{Lu}\p{Ll}{0,2}\.\s?){1,4}|\p{Lu}{2,5}(?:-\p{Lu}+)?(?:\s\d+)?|PhD|MSc|BSc|MPhil|DrPH|PharmD|PsyD|EdD)\.?$/u;

/** A role that follows its name without any mark: "Keith Barry Senior Autos Reporter"; the surest first. */
const TITLES_BEHIND = [
  /^(?:senior|staff|contributing|managing|chief|associate|lead|freelance|deputy|assistant|executive)\s/iu,
  /^기자$/u,
  // With a word of its field: "Content Writer" alone may follow a word that is no name.
  /^(?:\p{Lu}\p{L}+\s){1,2}(?:reporter|writer|editor|correspondent|contributor|columnist|journalist|redakteur(?:in)?|reporterin)$/iu,
];

/** `text` without such a role, where a name is left. */
function withoutTitle(text: string): string {
  const spaces = [...text.matchAll(/\s+/g)].map((match) => match.index);
  for (const title of TITLES_BEHIND) {
    const at = spaces.find((space) => title.test(text.slice(space).trim()) && looksLikeName(text.slice(0, space)));
    if (at !== undefined) return text.slice(0, at);
  }
  const plain = text.replace(DEGREE_BEHIND, '');
  return looksLikeName(plain) ? plain : text;
}

/** "Jane Roe RDN": capitals that nobody could speak, and degrees of one word. */
const DEGREE_BEHIND = /(?<=\p{Ll})\s+(?!JR|SR)(?:[B-DF-HJ-NP-TV-XZ]{2,6}|MBA|CPA|MPH|PhD|EdD|MSc)$/u;

/** "Alle Artikel von", "More posts by": a link to the author's list. */
const LIST_LINK =
  /^(?:alle[sr]?|all|more|mehr|weitere|tous|toutes|todos|tutti|view|see|read)\s+(?:[\p{L}]+\s+){0,3}(?:by|von|de|di|from|par|por)\s+/iu;

/** "Jane Roe Illustration by ...": the hands behind the pictures follow those behind the text. */
const PICTURE_BEHIND =
  /\s+(?:illustration|illustrationen|fotos?|photos?|photograph\w*|fotograf\w*|bild(?:er)?|video)(?![\p{L}]).*$/iu;

/** "Posted on September 21, 2020 by Jane Roe": what follows the date and a "by". */
const DATED_BY =
  /^.{0,60}(?:\d{4}|\d\d[:.]\d\d)[^\p{L}]{0,6}(?:\p{L}{1,3}\s)?(?:by|von|par|por|door|av|af|di|przez)\s+(?=\p{Lu})/u;

/** "Interview: Jane Roe": whatever stands before a colon is no part of a name. */
const ANY_LABEL = /^[\p{L} ]{2,25}[:：]\s*(?=\p{Lu})/u;

function isDateLike(text: string, language: string | undefined): boolean {
  if (/^\P{L}*$/u.test(text) || WEEKDAY.test(text)) return true;
  return (
    /\d/.test(text) &&
    text.split(/[\s.,]+/).some((word) => monthNumber(word, language) !== undefined || /^(?:19|20)\d\d$/.test(word))
  );
}

/** What is left of a date whose day stands alone. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i;

const splitters = new Map<string, RegExp>();

/** The splitter with the language's own "and", which Intl.ListFormat knows. */
function splitter(language: string | undefined): RegExp {
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

function unique(names: string[]): string[] {
  const seen = new Set<string>();
  return names.filter((text) => {
    const key = nameKey(text) || text;
    return seen.has(key) ? false : seen.add(key);
  });
}
