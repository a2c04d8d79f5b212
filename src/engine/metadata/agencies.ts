/** The agencies whose text an article is: by source fields, bylines, and the mark in the dateline. */

import { isLatin } from '../page/letters.ts';
import type { Claim, Settled } from './claims.ts';
import { compactName } from './title-parts.ts';

type SettledAgency = Settled<string[]>;

/** News agencies, in the short and the long form that pages print. General press agencies of the world, by their own names. */
const NAMES =
  'AP|The Associated Press|Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|Agence France Presse|dpa|Deutsche Presse-Agentur|dpa-AFX|epd|KNA|SID|APA|Austria Presse Agentur|Keystone-SDA|SDA|ATS|Keystone-ATS|awp|ANSA|Adnkronos|AGI|LaPresse|Askanews|Italpress|EFE|Agencia EFE|Europa Press|Servimedia|Colpisa|ACN|Lusa|Agência Lusa|Agência Brasil|Estadão Conteúdo|Folhapress|Agência O Globo|Télam|Noticias Argentinas|NA|Notimex|Prensa Latina|Andina|Belga|ANP|Novum|TT|Tidningarnas Telegrambyrå|NTB|Ritzau|STT|Suomen Tietotoimisto|BNS|ELTA|LETA|PAP|Polska Agencja Prasowa|ČTK|CTK|TASR|SITA|MTI|Agerpres|Mediafax|BTA|БТА|HINA|Hina|FENA|SRNA|Tanjug|Танјуг|Beta|FoNet|STA|MIA|ANA-MPA|ΑΠΕ-ΜΠΕ|AA|Anadolu|Anadolu Ajansı|Anadolu Agency|DHA|Demirören Haber Ajansı|İHA|IHA|ANKA|TASS|ТАСС|РИА Новости|RIA Novosti|Интерфакс|Interfax|УНІАН|УНИАН|UNIAN|Укринформ|Укрінформ|Ukrinform|Интерфакс-Украина|Інтерфакс-Україна|BelTA|БЕЛТА|Xinhua|新华社|新華社|新华网|中新社|中新网|中央社|CNA|Kyodo|Kyodo News|ロイター|AFP時事|共同|共同通信|共同通信社|Jiji|Jiji Press|時事|時事通信|時事通信社|Yonhap|연합뉴스|뉴시스|Newsis|뉴스1|PTI|Press Trust of India|पीटीआई|भाषा|ANI|IANS|UNI|वार्ता|APP|BSS|বাসস|UNB|ইউএনবি|PNA|Antara|ANTARA|Bernama|VNA|TTXVN|TNA|AAP|Australian Associated Press|PA|PA Media|Press Association|Canadian Press|The Canadian Press|La Presse Canadienne|CP|UPI|United Press International|SPA|واس|WAM|وام|KUNA|كونا|QNA|قنا|Petra|بترا|MENA|أ ش أ|SANA|سانا|NNA|IRNA|ایرنا|ISNA|ایسنا|Fars|فارس|Tasnim|تسنیم|Mehr|مهر|رويترز|أ ف ب|ا ف ب|فرانس برس|د ب أ|الأناضول|الأسوشيتد برس|أسوشيتد برس|NAN|News Agency of Nigeria|GNA|SAPA|ANA|ЦТК|ПТІ|Ukrainian News|KCNA|Inter Press Service|IPS|DAPD|ddp|Sputnik|AKI|Dow Jones Newswires|Dow Jones|PR Newswire|Business Wire|GlobeNewswire|ots|news aktuell|SDA-Keystone';
const LONG_AND_SHORT = NAMES.split('|');
/** The names as they are compared; those of other scripts are read for a text in one. */
const latin = new Map(LONG_AND_SHORT.filter(isLatin).map((name) => [compactName(name), name]));
let others: Map<string, string> | undefined;

function agencyOf(compact: string): string | undefined {
  if (isLatin(compact)) return latin.get(compact);
  others ??= new Map(LONG_AND_SHORT.filter((name) => !isLatin(name)).map((name) => [compactName(name), name]));
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
  const name = printed
    .replace(
      /^(?:via|by|von|par|por|di|da|from|source:?|quelle:?|agencia|agence|agenzia|agentur|agencija|agência|news agency)\s+(?=\S)/iu,
      '',
    )
    .replace(/[.:]$/, '');
  const standard = agencyOf(compactName(name));
  if (!standard) return undefined;
  if (compactName(name).length > MAX_SHORT) return name;
  return name === standard || name === name.toUpperCase() || name === standard.toLowerCase() ? name : undefined;
}

/** The agencies of the first place that names any. `claims` come in order of precedence. */
export function settleAgency(claims: Claim[], siteNames: string[]): SettledAgency | undefined {
  const sites = new Set(siteNames.map(compactName));
  for (const place of new Set(claims.map((claim) => claim.place))) {
    const here = claims.filter((claim) => claim.place === place);
    const names = here.flatMap(({ value }) => agenciesIn(value)).filter((name) => !sites.has(compactName(name)));
    const value = [...new Map(names.map((name) => [compactName(name), name])).values()];
    if (value.length > 0) return { value, source: (here[0] as Claim).source };
  }
  return undefined;
}

/** `The White House`, `Weininstitut GmbH`: the article before a name of English, the form of a company behind it. */
export function isCompany(name: string): boolean {
  return IN_LAW.test(name);
}

const IN_LAW =
  /^The [A-Z]\S+ [A-Z]|\s(?:GmbH|gGmbH|AG|KG|e\. ?V\.|Inc\.?|Ltd\.?|LLC|Corp\.|PLC|S\.A\.|S\.L\.|S\.p\.A\.|S\.r\.l\.|B\.V\.|N\.V\.|A\/S|Oyj?|Sp\. z o\.o\.)$/;
