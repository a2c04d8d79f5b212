/** The dateline that a text begins with, and the metadata as the article's own text corrects it; agencies. */
import type { Metadata } from '../article.ts';
import { isWeekday } from '../lexicon/lexicon.ts';
import { anyScript, isLatin } from '../page/letters.ts';
import type { PageTree } from '../page/page.ts';
import { late } from '../page/text.ts';
import { isTypeWord } from './article-types.ts';
import type { Claim, Settled } from './claims.ts';
import { parsePrintedDate } from './dates/dates.ts';
import { descriptionBeside, isOfText } from './title.ts';
import { compactName } from './title-parts.ts';

interface Dateline {
  place?: string;
  /** The name in the dateline's brackets, as an agency has it. */
  agency?: string;
}

// Longer beginnings are prose.
const LONGEST = 120;
const MONTH = '\\p{L}{3,12}\\.?';
const DAY = `(?:,?\\s*(?:(?:le|den|am|el|il|on)\\s)?(?:\\d{1,2}\\.?\\s?(?:de\\s)?${MONTH}|${MONTH}\\s\\d{1,2})(?:,?\\s(?:de\\s)?\\d{4})?\\.?,?)`;
const CAPITALS = "\\p{Lu}[\\p{Lu}\\p{M}.'’-]+(?:[ /](?:\\p{Lu}[\\p{Lu}\\p{M}.'’-]*|de|del|la|da|do|am|an der)){0,3}";
const WORDS = "\\p{Lu}[\\p{L}\\p{M}.'’-]+(?:[ /](?:\\p{Lu}[\\p{L}\\p{M}.'’-]*|de|del|la|el|da|do|am|an der)){0,3}";
const REGION = "(?:,\\s\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,2})?";
const LAND = '(?: \\([^()\\d]{2,30}\\))?';
const DASH = '\\s*\\.?\\s?(?:[—–―]+|--?(?=\\s)|--)\\s*';
const END = `(?:${DASH}|\\s*[:.]\\s*|\\s)`;

/** The forms of a dateline, each with the groups `place` and `agency`; the first that fits counts. */
const FORMS = [
  // BERLIN (AP) — ..., KABUL, Afghanistan, Oct. 3 (Reuters) - ...
  form(/^.[^a-z].*\(/s, `^(?<place>${CAPITALS}${REGION}?)${DAY}?,?\\s*\\((?<agency>[^()]{2,40})\\)${END}`),
  // (ANSA) - ROMA, 08 FEB - ..., (Adnkronos) - ...
  form(/^\(/, `^\\((?<house>[^()]{2,40})\\)${DASH}(?<place>${CAPITALS}|${WORDS})${DAY}?${DASH}`),
  // Berlin (dpa) - ..., Madrid, 3 oct (EFE).- ...
  form(/\(/, `^(?<place>${WORDS}${LAND}${REGION}?)(?<day>${DAY})?\\s*\\((?<house>[^()]{2,40})\\)${END}`),
  // القاهرة (رويترز) - ...: scripts without capitals.
  form(
    /^[^\0-\x7f].*\(/s,
    `^(?<place>\\p{Lo}[\\p{Lo}\\p{M}]+(?: [\\p{Lo}\\p{M}]+){0,2})\\s*\\((?<house>[^()]{2,40})\\)\\s*[—–-]+\\s`,
  ),
  // МОСКВА, 3 октября. /ТАСС/.
  form(/^.[^a-z]\D*\d[^/]*\//s, `^(?<place>${CAPITALS})${DAY}\\s*/(?<agency>[^/]{2,30})/`),
  // МОСКВА, 3 окт - РИА Новости.
  form(/^.[^a-z]\D*\d[^-—–―]*[-—–―]/s, `^(?<place>${CAPITALS})${DAY}${DASH}(?<agency>\\p{Lu}[^.]{1,30})\\.\\s`),
  // KABUL, Afghanistan — ..., BERLIN, Oct 3 — ...
  form(/^.[^a-z].*[-—–―]/s, `^(?<place>${CAPITALS}${REGION})${DAY}?${DASH}(?=\\S)`),
  // Kabul, Afghanistan — ..., Berlin, 3. Oktober – ...
  form(
    /^[^,]*,[^—–]*[—–]/,
    `^(?<place>${WORDS},\\s\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,2})${DAY}?\\s*[—–]+\\s`,
  ),
  form(/^\D*\d[^—–]*[—–]/, `^(?<place>${WORDS})${DAY}\\s*[—–]+\\s`),
  // Madrid.- ..., MADRID, 3 oct.- ...
  form(/^[^.]{2,40}\.-\s/, `^(?<place>${WORDS})${DAY}?\\.-\\s+(?=[\\p{Lu}“"«])`),
  // BERLIN, 3. Oktober. ...
  form(/^.[^a-z][^,\d]*, \d/, `^(?<place>${CAPITALS}), \\d{1,2}\\. \\p{L}{3,12}\\.\\s(?=\\p{Lu})`),
  // 新华社北京10月3日电
  form(
    /日/,
    '^(?<agency>新华社|中新社|新華社|中央社)?[（(]?(?:记者[\\p{Script=Han}、 ]{1,12})?(?<place>[\\p{Script=Han}]{2,8}?)\\d{1,2}月\\d{1,2}日[电電]',
  ),
  // (서울=연합뉴스) ..., [東京 3日 ロイター] ..., 【北京＝共同】
  form(
    /^[(（[［【].*[=＝]/s,
    '^[(（\\[［【](?<place>[\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Katakana}・]{2,12})\\s*[=＝]\\s*(?<agency>[\\p{L}\\p{N}]{2,12})[)）\\]］】]',
  ),
  form(
    /^[[［【].*日/s,
    '^[\\[［【](?<place>[\\p{Script=Han}\\p{Script=Katakana}・]{2,12})\\s*\\d{1,2}日\\s*(?<agency>[\\p{L}\\p{N}]{2,12})[\\]］】]',
  ),
  // 【東京共同】, 【ロンドン時事】: the agency is glued to the place
  form(
    /^[[［【]/,
    '^[\\[［【](?<place>[\\p{Script=Han}\\p{Script=Katakana}・ー]{2,12}?)(?<agency>共同通信|共同|時事通信|時事|ロイター|AFP時事|AFP|AP|CNN)[\\]］】]',
  ),
];

/** Letters of all scripts take V8 some milliseconds a form, so a form is made for the first text that has the signs of it. */
function form(signs: RegExp, pattern: string): { signs: RegExp; pattern: () => RegExp } {
  return { signs, pattern: late(() => new RegExp(pattern, 'u')) };
}

/** Words in capitals that begin texts and are no place. */
const NO_PLACE = new Set(
  'update updated published breaking watch video exclusive opinion live listen photos analysis editorial note correction advertisement spoiler warning q a eilmeldung exklusiv kommentar vidéo exclusif exclusivo vídeo tl dr faq usa? nb ps redacción agencias'.split(
    ' ',
  ),
);

/** The signs of which each form has one. */
const MARK =
  /^【|^\p{Lu}[^a-z,.]{2,30}, \d{1,2}\. |^[^.!?]{0,60}(?:[(（/—–―=＝]|\s--?\s|日[电電]|日\s|\.\s?-)|^[^!?]{2,60}?(?:\(|[—–―]|\s--?\s|\.-|\/)/u;

/** Reads the dateline at the start of a text; gives undefined where there is none. */
function datelineOf(text: string): Dateline | undefined {
  const line = text.slice(0, LONGEST);
  if (!MARK.test(line)) return undefined;
  for (const { signs, pattern } of FORMS) {
    const groups = signs.test(line) ? pattern().exec(line)?.groups : undefined;
    const told = groups && toldIn(groups);
    if (told && (told.agency || isProse(text))) return told;
  }
  return undefined;
}

function toldIn({ place: printed = '', house, day, ...groups }: Record<string, string | undefined>): Dateline | undefined {
  const place = bare(printed);
  // A name may have brackets too: of words in small letters the agency or the day says that they are a place.
  if (house && !day && agenciesIn(house).length === 0) return undefined;
  if (NO_PLACE.has(place.toLowerCase()) || place.length < 2) return undefined;
  const agency = (groups.agency ?? house)?.trim();
  return { place, ...(agency && { agency }) };
}

/** `GNW - Gaming News Weekly`: a line without a full stop is a name or a heading. */
function isProse(text: string): boolean {
  const [line = ''] = text.split('\n', 1);
  return line.length > LONGEST_LINE || ENDS_SENTENCE().test(line);
}

const LONGEST_LINE = 300;
const ENDS_SENTENCE = late(() => /[\p{L}\p{N}%)][.!?…:"”»)]{1,3}\s*$/u);

/** The day of a text that begins "SANTANDER, May 3, 2023 /Agency/ -- ..." or "Pressemitteilung vom 3. Mai 2023 | ...". */
function datedStart(text: string, language: string | undefined): string | undefined {
  const line = text.slice(0, LONGEST);
  const start = /\d{4}/.test(line) ? BEFORE_DASH().exec(line)?.[1] : undefined;
  const [, label = '', day = ''] = (start && LABEL_AND_DAY().exec(start)) || [];
  const first = label.split(/[\s,]/, 1)[0]?.toLowerCase() ?? '';
  if (day === '' || NO_PLACE.has(first) || PREPOSITIONS.has(first) || isWeekday(label)) return undefined;
  if (!label.endsWith(',') && !isTypeWord(label)) return undefined;
  return parsePrintedDate(day, language);
}

const BEFORE_DASH = late(() => /^(.{10,80}?\d{4})\.?\s?(?:[—–|]|--|\.?-\s|\(|\/\p{Lu})/u);
const LABEL_AND_DAY = late(
  () =>
    /^(\p{Lu}[\p{L}\p{M}.,'’ -]*?(?:,(?=\s)|(?=\s(?:vom|dated|of|du|del|di|da|do|de|van|från|fra|z|от|від)\s)))\s(?:\p{Ll}{1,5}\s)?((?:\p{L}{3,12}\.?\s)?\d{1,2}\D.*)$/u,
);
/** "On May 3, 2019 – a Friday – ...": a sentence. */
const PREPOSITIONS = new Set('on in at by since until am im seit el en il em no op den på'.split(' '));

/** The place without a full stop or a site's address at its end; the dot of `N.Y.` and `Calif.` stays. */
function bare(place: string): string {
  return place
    .trim()
    .replace(/,?\s\S+\.(?:com|org|net|id|co)$/iu, '')
    .replace(/,$/, '')
    .replace(/^(\p{L}[\p{L} ]*\p{L})\.$/u, '$1');
}

/** The place of a field that holds a whole dateline or a place alone. */
export function placeIn(value: string): string | undefined {
  const told = datelineOf(`${value.replace(/(?:(?<!\s)\s+)?(?<![—–-])[—–-]+\s*$/, '')} — x.`)?.place;
  const bare = /^[\p{L}\p{M} .,'’/()-]{2,60}$/u.test(value) ? value.replace(/(?<![\s—–:.-])[\s—–:.-]+$/, '') : undefined;
  return told ?? (bare && NO_PLACE.has(bare.toLowerCase()) ? undefined : bare);
}

// The metadata as the article's own text corrects it: by its dateline, and by whether a description or a wall is one.

interface ToldByText {
  fields: Partial<Metadata>;
  sources: Record<string, string>;
}

/** The metadata, once the body is known. `text` is the body, `words` its length. */
export function withBody(page: PageTree, metadata: Metadata, text: string, words: number): Metadata {
  const { description, subtitle, access, provenance } = metadata;
  const { fields, sources } = toldByText(metadata, text);
  const dropped = new Set<string>();
  // A printed dek that the text begins with is the editors' summary, and no paragraph of it.
  if (description && description !== subtitle && isOfText(description, text)) {
    const other = descriptionBeside(page, text);
    if (other) {
      fields.description = other.value;
      sources.description = other.source;
    } else dropped.add('description');
  }
  if (access === 'paywalled' && provenance.access === 'dom:paywall' && isWhole(text, words)) {
    fields.access = 'unknown';
    dropped.add('access');
  }
  // A text of one paragraph has no dek.
  if (subtitle === text) dropped.add('subtitle');
  if (Object.keys(fields).length === 0 && dropped.size === 0) return metadata;
  const kept = Object.entries({ ...provenance, ...sources }).filter(([field]) => !dropped.has(field));
  const told = { ...metadata };
  for (const field of ['description', 'subtitle'] as const) if (dropped.has(field)) delete told[field];
  return { ...told, ...fields, provenance: Object.fromEntries(kept) };
}

/** The agencies of the dateline, else of the mark in brackets behind the last sentence: `... said the mayor. (dpa)`. */
function agencyToldBy(dateline: Dateline | undefined, text: string): Settled<string[]> | undefined {
  const above = agenciesIn(dateline?.agency ?? '');
  if (above.length > 0) return { value: above, source: 'dom:dateline' };
  const end = text.slice(-60).trimEnd();
  const mark = /[.!?"”“»]\s?[([]([^()[\]]{2,30})[)\]]$/u.exec(end.slice(-40))?.[1] ?? NUMBERED.exec(end)?.[1];
  // `TT`, `Quelle: dpa`: a last line of its own.
  const line = end.slice(end.lastIndexOf('\n') + 1).replace(/^\p{L}{4,9} ?: /u, '');
  const below = mark ? agenciesIn(mark) : agenciesAlone(line);
  return below.length > 0 ? { value: below, source: 'dom:signature' } : undefined;
}

/** `© dpa-infocom, dpa:230514-99-123456/2`: the number by which an agency sent the text. */
const NUMBERED = /(?:^|[\s,])(dpa):\d{6}-\d{2,3}-\d{4,7}\/\d{1,3}$/;

/** The place that the text begins with, and where nothing else tells them, its agency and its day. */
function toldByText({ agency, description, published, language }: Metadata, text: string): ToldByText {
  const dateline = datelineOf(text) ?? placeBefore(description, text);
  const told = agency ? undefined : agencyToldBy(dateline, text);
  const day = published === undefined ? datedStart(text, language) : undefined;
  const [fields, sources]: [Partial<Metadata>, Record<string, string>] = [{}, {}];
  if (dateline?.place) [fields.place, sources.place] = [dateline.place, 'dom:dateline'];
  if (day) [fields.published, sources.published] = [day, 'dom:dateline'];
  if (told) [fields.agency, sources.agency] = [told.value, told.source];
  return { fields, sources };
}

/** `Riad. The world of boxing ...`, `Neuss · For five years ...`: the text begins as its summary does, behind a place. */
function placeBefore(summary: string | undefined, text: string): Dateline | undefined {
  const at =
    summary && summary.length > LEAST_SUMMARY ? text.slice(0, LONGEST).indexOf(summary.slice(0, LEAST_SUMMARY)) : -1;
  const before = text.slice(0, Math.max(at, 0));
  const place = before === '' ? undefined : PLACE_ALONE(before).exec(before)?.[1];
  return place && !NO_PLACE.has(place.toLowerCase()) && !isTypeWord(place) ? { place } : undefined;
}

const LEAST_SUMMARY = 40;
const PLACE_ALONE = anyScript(String.raw`^(\p{Lu}[\p{L}'’]+(?:[ /-]\p{Lu}?[\p{L}'’]+){0,2})(?:\.| ·| [–—-]|:) $`);

// A text before a wall is shorter, or ends midway.
const WHOLE_WORDS = 300;

/** Whether the text goes to its end: then a box for subscribers on the page is no wall. */
function isWhole(text: string, words: number): boolean {
  return words >= WHOLE_WORDS && /[.!?。！？؟।)"”»’]\s*$/u.test(text) && !/(?:…|\.\.\.|\[…\])$/.test(text);
}

/** News agencies, in the short and the long form that pages print. General press agencies of the world, by their own names. */
const NAMES =
  'AP|The Associated Press|Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|Agence France Presse|dpa|Deutsche Presse-Agentur|dpa-AFX|epd|KNA|SID|APA|Austria Presse Agentur|Keystone-SDA|SDA|ATS|Keystone-ATS|awp|ANSA|Adnkronos|AGI|LaPresse|Askanews|Italpress|EFE|Agencia EFE|Europa Press|Servimedia|Colpisa|ACN|Lusa|Agência Lusa|Agência Brasil|Estadão Conteúdo|Folhapress|Agência O Globo|Télam|Noticias Argentinas|NA|Notimex|Prensa Latina|Andina|Belga|ANP|Novum|TT|Tidningarnas Telegrambyrå|NTB|Ritzau|STT|Suomen Tietotoimisto|BNS|ELTA|LETA|PAP|Polska Agencja Prasowa|ČTK|CTK|TASR|SITA|MTI|Agerpres|Mediafax|BTA|БТА|HINA|Hina|FENA|SRNA|Tanjug|Танјуг|Beta|FoNet|STA|MIA|ANA-MPA|ΑΠΕ-ΜΠΕ|AA|Anadolu|Anadolu Ajansı|Anadolu Agency|DHA|Demirören Haber Ajansı|İHA|IHA|ANKA|TASS|ТАСС|РИА Новости|RIA Novosti|Интерфакс|Interfax|УНІАН|УНИАН|UNIAN|Укринформ|Укрінформ|Ukrinform|Интерфакс-Украина|Інтерфакс-Україна|BelTA|БЕЛТА|Xinhua|新华社|新華社|新华网|中新社|中新网|中央社|CNA|Kyodo|Kyodo News|ロイター|AFP時事|共同|共同通信|共同通信社|Jiji|Jiji Press|時事|時事通信|時事通信社|Yonhap|연합뉴스|뉴시스|Newsis|뉴스1|PTI|Press Trust of India|पीटीआई|भाषा|ANI|IANS|UNI|वार्ता|APP|BSS|বাসস|UNB|ইউএনবি|PNA|Antara|ANTARA|Bernama|VNA|TTXVN|TNA|AAP|Australian Associated Press|PA|PA Media|Press Association|Canadian Press|The Canadian Press|La Presse Canadienne|CP|UPI|United Press International|SPA|واس|WAM|وام|KUNA|كونا|QNA|قنا|Petra|بترا|MENA|أ ش أ|SANA|سانا|NNA|IRNA|ایرنا|ISNA|ایسنا|Fars|فارس|Tasnim|تسنیم|Mehr|مهر|رويترز|أ ف ب|ا ف ب|فرانس برس|د ب أ|الأناضول|الأسوشيتد برس|أسوشيتد برس|NAN|News Agency of Nigeria|GNA|SAPA|ANA|ЦТК|ПТІ|Ukrainian News|KCNA|Inter Press Service|IPS|DAPD|ddp|Sputnik|AKI|Dow Jones Newswires|Dow Jones|PR Newswire|Business Wire|GlobeNewswire|ots|news aktuell|SDA-Keystone';
const AGENCIES = NAMES.split('|');
/** The names as they are compared; those of other scripts are read for a text in one. */
const latin = new Map(AGENCIES.filter(isLatin).map((name) => [compactName(name), name]));
let others: Map<string, string> | undefined;

function agencyOf(compact: string): string | undefined {
  if (isLatin(compact)) return latin.get(compact);
  others ??= new Map(AGENCIES.filter((name) => !isLatin(name)).map((name) => [compactName(name), name]));
  return others.get(compact);
}

/** Most letters of a short name, which may be a word elsewhere: it counts as the agency writes it, or in letters all of one case. */
const MAX_SHORT = 4;

/** The agencies that a field names: `dpa/afp`, `Reuters, AP`. Other words in it are passed over. */
export function agenciesIn(text: string): string[] {
  const whole = agencyNamed(text);
  if (whole) return [whole];
  const pieces = text
    .split(/(?:(?<!\s)\s+)?[/,;|&+()]\s*|(?<!\s)\s+(?:and|und|et|y|e|og|och|en|и|і|with|mit|avec|con|-)\s+/u)
    .filter(Boolean);
  return pieces.flatMap((piece) => agencyNamed(piece) ?? []);
}

/** The agencies of a line that names nobody else: `dpa/AFP`. */
export function agenciesAlone(line: string): string[] {
  const names = agenciesIn(line);
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').length;
  return letters(names.join('')) === letters(line) ? names : [];
}

/** The name of an agency as the text prints it; undefined where the text is more than a name. */
function agencyNamed(text: string): string | undefined {
  const printed = text.trim();
  // The long form is a name of its own: `Agência Lusa`.
  const compact = compactName(printed);
  if (compact.length > MAX_SHORT && agencyOf(compact) !== undefined) return printed;
  const name = printed.replace(BEFORE_AGENCY, '').replace(/[.:]$/, '');
  const standard = agencyOf(name === printed ? compact : compactName(name));
  if (!standard || compactName(name).length > MAX_SHORT) return standard && name;
  return name === standard || name === name.toUpperCase() || name === standard.toLowerCase() ? name : undefined;
}

const BEFORE_AGENCY =
  /^(?:via|by|von|par|por|di|da|from|source:?|quelle:?|agencia|agence|agenzia|agentur|agencija|agência|news agency)\s+(?=\S)/iu;

/** The agencies of the first place that names any. `claims` come in order of precedence. */
export function settleAgency(claims: Claim[], siteNames: string[]): Settled<string[]> | undefined {
  const sites = new Set(siteNames.map(compactName));
  for (const place of new Set(claims.map((claim) => claim.place))) {
    const here = claims.filter((claim) => claim.place === place);
    const names = here.flatMap(({ value }) => agenciesIn(value)).filter((name) => !sites.has(compactName(name)));
    const value = [...new Map(names.map((name) => [compactName(name), name])).values()];
    if (value.length > 0) return { value, source: (here[0] as Claim).source };
  }
  return undefined;
}
