/**
 * The lexicon: what is known of languages, one table a language, put together for the patterns that look for it; the names of
 * months; and proper names that are the same in all of them.
 */

import { alternatives, anyScript, beginnings, someBegins } from '../page/letters.ts';
import { lowerCase, Remembered } from '../page/text.ts';
import type { Language } from './language.ts';
import { af } from './languages/af.ts';
import { ar } from './languages/ar.ts';
import { bg } from './languages/bg.ts';
import { bn } from './languages/bn.ts';
import { ca } from './languages/ca.ts';
import { cs } from './languages/cs.ts';
import { cy } from './languages/cy.ts';
import { da } from './languages/da.ts';
import { de } from './languages/de.ts';
import { el } from './languages/el.ts';
import { en } from './languages/en.ts';
import { es } from './languages/es.ts';
import { et } from './languages/et.ts';
import { eu } from './languages/eu.ts';
import { fa } from './languages/fa.ts';
import { fi } from './languages/fi.ts';
import { fil } from './languages/fil.ts';
import { fr } from './languages/fr.ts';
import { ga } from './languages/ga.ts';
import { he } from './languages/he.ts';
import { hi } from './languages/hi.ts';
import { hr } from './languages/hr.ts';
import { hu } from './languages/hu.ts';
import { hy } from './languages/hy.ts';
import { id } from './languages/id.ts';
import { is } from './languages/is.ts';
import { it } from './languages/it.ts';
import { ja } from './languages/ja.ts';
import { ka } from './languages/ka.ts';
import { ko } from './languages/ko.ts';
import { lt } from './languages/lt.ts';
import { lv } from './languages/lv.ts';
import { mk } from './languages/mk.ts';
import { nb } from './languages/nb.ts';
import { nl } from './languages/nl.ts';
import { others } from './languages/others.ts';
import { pl } from './languages/pl.ts';
import { pt } from './languages/pt.ts';
import { ro } from './languages/ro.ts';
import { ru } from './languages/ru.ts';
import { sk } from './languages/sk.ts';
import { sl } from './languages/sl.ts';
import { sq } from './languages/sq.ts';
import { sr } from './languages/sr.ts';
import { sv } from './languages/sv.ts';
import { sw } from './languages/sw.ts';
import { ta } from './languages/ta.ts';
import { th } from './languages/th.ts';
import { tr } from './languages/tr.ts';
import { uk } from './languages/uk.ts';
import { ur } from './languages/ur.ts';
import { vi } from './languages/vi.ts';
import { zh } from './languages/zh.ts';
import { zu } from './languages/zu.ts';

/** Every language with a table of its own, by its code (ISO 639). */
export const LANGUAGES: Record<string, Language> = {
  ...{ en, de, fr, es, pt, it, nl, af, sv, da, nb, fi, is, et, lv, lt, pl, cs },
  ...{ sk, hu, ro, ca, eu, ga, cy, sq, el, sr, hr, sl, mk, bg, ru, uk, hy, ka },
  ...{ tr, id, vi, th, ar, fa, ur, he, hi, bn, ta, sw, fil, zu, zh, ja, ko },
};

/** Fields that hold alternatives or words. */
type LexiconField = Exclude<keyof Language, 'andHere' | 'months' | 'monthsElsewhere'>;

/** Languages that are written alike, or called by an older code. */
const SAME: Record<string, string> = {
  no: 'nb',
  nn: 'nb',
  bs: 'hr',
  sh: 'sr',
  ms: 'id',
  tl: 'fil',
  iw: 'he',
  in: 'id',
  mo: 'ro',
};

/** The tables that tell of a language, by its tag (BCP 47), the nearest first. None where nothing is known of it. */
function tablesOf(tag = ''): Language[] {
  if (tag === lastTag) return lastTables;
  const [code = ''] = tag.toLowerCase().split('-');
  const found = [known(LANGUAGES, code), known(others, code), known(LANGUAGES, known(SAME, code) ?? '')];
  [lastTag, lastTables] = [tag, found.filter((table) => table !== undefined)];
  return lastTables;
}

/** All that is asked of a page is asked in its language. */
let [lastTag, lastTables]: [string | undefined, Language[]] = [undefined, []];

/** A page may declare anything as its language: `constructor` too. */
function known<T>(record: Record<string, T>, code: string): T | undefined {
  return Object.hasOwn(record, code) ? record[code] : undefined;
}

/** A field of the nearest table that has it. */
export function ofLanguage<F extends keyof Language>(tag: string | undefined, field: F): Language[F] | undefined {
  return tablesOf(tag).find((table) => table[field] !== undefined)?.[field];
}

/** The alternatives of all languages, each once, the longest first: a longer label is never read as a shorter one. */
export function anyLanguage(...fields: LexiconField[]): string {
  const all = fields.flatMap((field) => TABLES.flatMap((table) => alternatives(table[field] ?? '')));
  return [...new Set(all)].sort((a, b) => b.length - a.length).join('|');
}

/** The words of all languages in fields of words. */
export function everyWord(...fields: LexiconField[]): Set<string> {
  return new Set(fields.flatMap((field) => TABLES.flatMap((table) => table[field]?.split(' ') ?? [])));
}

const TABLES = [...Object.values(LANGUAGES), ...Object.values(others)];

/**
 * Hebrew and Arabic join "and" to the name behind it: here between names of two words, of which the second does not begin with the
 * letter itself, as Walid and Wael do.
 */
export const AND_JOINED =
  '(?<=[א-תء-ي] [א-תء-ي]{2,20})\\sו(?!ו)(?=[א-ת]{2,20} [א-ת])|(?<=[ء-ي] [ء-ي]{2,20})\\sو(?!(?:ليد|ائل|سام|سيم|فاء|جدي|جيه|حيد|ديع|صفي|فيق|هيب|هبي|هبة|اصف|لاء|داد|جدان|ردة|رد|سن) )(?=[ء-ي]{3,20} [ء-ي])';

// Names of months in every language of the lexicon.

// Lines with a date repeat few words, and pages are in few languages.
const answers = new Remembered<Remembered<number>>(50);
const NO_MONTH = 0;

/** Gives 1 to 12 for a month's name, whole or shortened, in the page's language or English; undefined for any other word. */
export function monthNumber(word: string, language = ''): number | undefined {
  const here = answers.get(language) ?? answers.set(language, new Remembered(1_000));
  return (here.get(word) ?? here.set(word, lookUp(word, language) ?? NO_MONTH)) || undefined;
}

function lookUp(word: string, language: string): number | undefined {
  const key = fold(word);
  if (key.length < 2) return undefined;
  const rows = tablesOf(language).flatMap(({ months, monthsElsewhere = [] }) => [months ?? [], monthsElsewhere].flat());
  for (const row of [...rows, LANGUAGES.en?.months ?? '']) {
    const month = numbered(row).get(key);
    if (month !== undefined && month !== SEVERAL) return month;
  }
  return undefined;
}

// "Sept", "Febr", "Okt": shorter beginnings fit words that are no months.
const MIN_PREFIX = 3;

/** A beginning of names of several months, which tells of none. */
const SEVERAL = 0;

/** The numbered months of each row; there are no more rows than the tables have. */
const knownMonths = new Map<string, Map<string, number>>();

/** Months by their names in a row of the tables, whole or shortened, and by the beginnings of these. */
function numbered(row: string): Map<string, number> {
  const before = knownMonths.get(row);
  if (before) return before;
  const names = monthNames(row);
  const months = new Map(names);
  for (const [name, month] of names) {
    for (let end = MIN_PREFIX; end < name.length; end += 1) {
      const begun = name.slice(0, end);
      if (names.has(begun)) continue;
      const other = months.get(begun);
      months.set(begun, other === undefined || other === month ? month : SEVERAL);
    }
  }
  knownMonths.set(row, months);
  return months;
}

/** Gives 1 to 12 by the names in a row: see `Language.months`. */
export function monthNames(row: string): Map<string, number> {
  const each = row.split(' ').map((names) => (names === '-' ? [] : names.replaceAll('_', ' ').split('|')));
  return new Map(each.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
}

/** Takes accents, vowel points, the nukta and joiners away; the vowel signs of Indic scripts are letters that tell January from June. */
export function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u093c\u200c.,॰]|\u200d/g, '')
    .toLowerCase();
}

const SITE_LINE = everyWord('siteLine');
/** Endings of German nouns; shorter words with them are names too ("Jung"). */
const NOUN = /^\p{L}{6,}(?:ung|ungen|heit|keit|schaft|tion|tionen)$/u;

/** Whether a word of the text is one of the lines that sites print below their texts, with capitals or not. */
export function isSiteLine(text: string): boolean {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .some((word) => SITE_LINE.has(word) || NOUN.test(word));
}

// Proper names that are the same in all languages: agencies and licences that sign pictures, cities that look like people.

// Names of two to four letters are words of some language too, so they count only as agencies write them.
const SHORT_AGENCIES =
  'AFP|AP|A\\.P\\.|dpa(?:-\\w+)?|DPA|EPA(?:-EFE)?|EFE|ANSA|APA|TT|NTB|STT|ANP|PAP|ČTK|TASR|MTI|TASS|ТАСС|DHA|İHA|IHA|AA|PTI|ANI|ddp|epd|KNA|UPI|AAP|SWNS|NASA|ESA|SIPA|PA(?: Wire| Images| Media)?|ＡＰ|ＡＦＰ|DR|D\\.R\\.|ABr|CC0|CC[ -]BY(?:-[A-Z]+)*(?: \\d\\.\\d)?|[A-Z]{2,}/(?:AFP|AP|EPA)';
const LONG_AGENCIES =
  'reuters|ansa|lusa|folhapress|estadão conteúdo|agência brasil|agência o globo|futura press|fotogramma|imagoeconomica|profimedia|mediafax|agerpres|antara(?: foto)?|eurokinissi|απε-μπε|униан|укринформ|укрінформ|keystone(?:-sda)?|lapresse|ritzau|scanpix|lehtikuva|belga|interfax|sputnik|риа новости|xinhua|新华社|新華社|新华网|中新社|中央社|法新社|路透(?:社)?|美联社|美聯社|视觉中国|視覺中國|东方ic|ロイター|kyodo|共同(?:通信)?|時事(?:通信)?|jiji|yonhap|연합뉴스|뉴시스|뉴스1|رويترز|الفرنسية|الألمانية|الأوروبية|فرانس برس|أسوشيتد ?برس|أ ?ف ?ب|أ ?ب|الأناضول|وكالات|רויטרס|anadolu(?: agency)?|bernama|getty(?:[ -]?images)?|i-?stock(?:photo)?|shutterstock|alamy|(?:stock\\.)?adobe(?: ?stock)?|fotolia|unsplash|pexels|pixabay|depositphotos|wikimedia(?: commons)?|imago(?: images)?|picture[- ]alliance|zuma(?: press)?|bloomberg|press association|canadian press|associated press|agence france-presse|europa press|agência brasil|nurphoto|abaca|hans lucas|maxppp|magnum|corbis|rex features|cover images|splash news|wenn|sopa images|lightrocket|usa today sports|imagn|creative commons|public domain';

// Press agencies, picture libraries and licences, which sign with their bare names.

/** `A\.P\.` and `[A-Z]` in the list: single letters would begin half of all texts. */
const SINGLE_LETTERS = /[A-Z]\\.[A-Z]\\.\||\[[^[\]]*\]/g;
const agencies = () => `(?<![\\p{L}\\p{N}])(?:${SHORT_AGENCIES}|${anyCase(LONG_AGENCIES)})(?![\\p{L}\\p{N}])`;
const AGENCY = anyScript(agencies);
const AGENCIES = anyScript(agencies, 'gu');
const AGENCY_AT_END = anyScript(() => `(?<!\\s)\\s+(?:The )?${agencies()}$`);
const AGENCIES_BEGIN = beginnings(`${SHORT_AGENCIES.replaceAll(SINGLE_LETTERS, '')}|${LONG_AGENCIES}`.toLowerCase());
const ABBREVIATION = /\b[AD]\.[PR]\./;

/** Finds the first agency that a text names. */
export function agencyIn(text: string): RegExpExecArray | null {
  return mayNameAgency(text) ? AGENCY(text).exec(text) : null;
}

/** The text with a space in place of each agency. */
export function withoutAgencies(text: string): string {
  return mayNameAgency(text) ? text.replace(AGENCIES(text), ' ') : text;
}

/** The text without an agency behind it: "Jane Roe The Associated Press". */
export function withoutAgencyBehind(text: string): string {
  return mayNameAgency(text) ? text.replace(AGENCY_AT_END(text), '') : text;
}

/** Asked before the patterns, which V8 takes long to compile. */
function mayNameAgency(text: string): boolean {
  return someBegins(lowerCase(text), AGENCIES_BEGIN) || ABBREVIATION.test(text);
}

/** The pattern with each letter in both cases: expressions have no case of their own for a part. */
function anyCase(pattern: string): string {
  return pattern.replace(/\\.|\p{Ll}/gu, (char) => (char.length === 1 ? `[${char}${char.toUpperCase()}]` : char));
}

/** Cities of more than one word, which look like names of people beside them; the second list are those of time zones. */
const CITIES =
  'Rio de Janeiro|Belo Horizonte|Porto Alegre|San Francisco|San Diego|San José|San Salvador|Las Vegas|St Louis|Washington DC|Salt Lake City|Hong Kong|New Delhi|नई दिल्ली|Cape Town|Tel Aviv|Abu Dhabi|Addis Ababa|Den Haag|The Hague|La Haye|La Haya|St Petersburg|Saint Petersburg|Frankfurt am Main|Bad Homburg|Nueva York|Nova York|Nova Iorque|New Orleans|Santa Fe|Santa Cruz|La Plata|Bahía Blanca|Ciudad de México|Cidade do México|Mexico City|Guatemala City|Kuwait City|Panama City|Ho Chi Minh City|Hà Nội|Đà Nẵng|Reggio Emilia|La Spezia|Le Havre|Le Mans|Palma de Mallorca|Las Palmas|Santiago de Compostela|Nizhny Novgorod|Нижний Новгород|' +
  'Addis Ababa|Dar es Salaam|El Aaiun|Sao Tome|La Rioja|Rio Gallegos|San Juan|San Luis|Bahia Banderas|Boa Vista|Buenos Aires|Cambridge Bay|Campo Grande|Ciudad Juarez|Coral Harbour|Costa Rica|Dawson Creek|El Salvador|Fort Nelson|Glace Bay|Goose Bay|Grand Turk|Tell City|La Paz|Los Angeles|Lower Princes|Mexico City|New York|New Salem|Port of Spain|Porto Velho|Puerto Rico|Punta Arenas|Rankin Inlet|Rio Branco|Santo Domingo|Sao Paulo|St Barthelemy|St Johns|St Kitts|St Lucia|St Thomas|St Vincent|Swift Current|Hong Kong|Kuala Lumpur|Phnom Penh|Cape Verde|South Georgia|St Helena|Broken Hill|Lord Howe|Isle of Man|San Marino|Pago Pago|Port Moresby';

let cities: Set<string> | undefined;

/** Whether the text is the name of such a city. */
export function isPlace(text: string): boolean {
  if (!text.includes(' ')) return false;
  cities ??= new Set(CITIES.split('|').map(plain));
  return cities.has(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('.', '').toLowerCase();
}

/** The rest of a date whose day stands alone, and the days of an event: "Tuesday", "Friday night", "samstags". */
export function isWeekday(text: string): boolean {
  const [first = '', ...rest] = lowerCase(text.replace(/^(Thứ|Chủ) /, '$1_')).split(/[\s,.]+/);
  return WEEKDAYS.has(first) && rest.every((word) => word === '' || TIMES_OF_DAY.has(word));
}

const [WEEKDAYS, TIMES_OF_DAY] = [everyWord('weekdays'), everyWord('timesOfDay')];

/** Words among tags that say how a page is laid out, sold or measured, and are no subject. Lower case. */
export const LAYOUT_WORDS = new Set(
  `featured|comments-enabled|comments-disabled|texttospeech|text-to-speech|paywall exclude|home|homepage|home page|front page|frontpage|front-page|slider|slideshow|carousel|hero|sticky|default|template|layout|sidebar|no-sidebar|nosidebar|full-width|full width|fullwidth|widget|ads|noads|no-ads|no ads|noad|ad-free|adfree|advertisement|article|articles|story|stories|post|posts|page|index|story-page|article-page|web-only|webonly|print-edition|push-notification|pushed|newsletter|lead story|lead-story|main story|main-story|top|top story|top-story|topstory|top stories|top news|topnews|headline|headlines|breaking|breaking news|breaking-news|breakingnews|latest|latest news|news|paywall|metered|locked|unlocked|subscriber-only|subscribers only|subscription|exclude|exclude-from|noindex|nofollow|do-not-index|draft|published|photo gallery|longform|long-form|longread|shortform|evergreen|sponsored|syndicated|syndication|google news|googlenews|amp|instant article|instant-articles|apple news|applenews|editors pick|editor's pick|editors-pick|editor's picks|editors' picks|staff pick|must read|must-read|none|null|undefined|n/a|all|other|misc|tag|tags|keyword|keywords|topic|topics|label|labels|category|categories|uncategorized|read more|more|click here|subscribe|no comments|comments off|nocomments|a-section|a1|section front|big-image|large-image|immersive|interactive
|nachricht|nachrichten|aktuell|aktuelles|artikel|startseite|aufmacher|slider|schlagworte|themen|top-thema|topthema|topmeldung|eilmeldung|bezahlt|kostenlos|bildergalerie|galerie|fotostrecke
|actualité|actualités|accueil|à la une|article abonné|abonnés|diaporama|galerie photos|mots-clés
|noticias|noticia|actualidad|portada|destacado|destacados|destacada|artículo|artículos|etiquetas|etiqueta|suscriptores|galería|fotogalería|última hora|ultima hora
|notícias|notícia|destaque|destaques|manchete|artigo|assinantes|últimas notícias
|notizie|notizia|primo piano|in evidenza|evidenza|apertura|articolo|articoli|tag|abbonati|galleria|fotogallery|ultima ora
|nieuws|voorpagina|uitgelicht|artikel|fotoserie
|nyheter|nyheder|uutiset|forside|artikkel|etusivu
|wiadomości|aktualności|artykuł|wyróżnione|galeria
|zprávy|články|aktuality|hlavní zpráva
|haber|haberler|manşet|manset|son dakika|sondakika|güncel|gündem haberleri|foto galeri
|новости|новость|главное|главная|статья|статьи|новини|новина|стаття|головне|відео
|أخبار|اخبار|عاجل|رئيسي|الرئيسية|مقالات
|समाचार|खबर|न्यूज़|न्यूज|ताज़ा खबर
|ニュース|新着|トップ|記事|速報
|新闻|新聞|要闻|头条|頭條|文章|视频
|뉴스|기사|속보|메인`
    .split(/[|\n]+/)
    .map((word) => word.trim()),
);
