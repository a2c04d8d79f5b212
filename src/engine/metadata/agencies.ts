/** The agencies whose text an article is: by source fields, bylines, and the mark in the dateline. */
import type { Claim } from './claims.ts';
import { compactName } from './site.ts';

export interface SettledAgency {
  value: string[];
  source: string;
}

/** News agencies, in the short and the long form that pages print. General press agencies of the world, by their own names. */
const NAMES =
  'AP|The Associated Press|Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|Agence France Presse|dpa|Deutsche Presse-Agentur|dpa-AFX|epd|KNA|SID|APA|Austria Presse Agentur|Keystone-SDA|SDA|ATS|Keystone-ATS|awp|ANSA|Adnkronos|AGI|LaPresse|Askanews|Italpress|EFE|Agencia EFE|Europa Press|Servimedia|Colpisa|ACN|Lusa|Agência Lusa|Agência Brasil|Estadão Conteúdo|Folhapress|Agência O Globo|Télam|Noticias Argentinas|NA|Notimex|Prensa Latina|Andina|Belga|ANP|Novum|TT|Tidningarnas Telegrambyrå|NTB|Ritzau|STT|Suomen Tietotoimisto|BNS|ELTA|LETA|PAP|Polska Agencja Prasowa|ČTK|CTK|TASR|SITA|MTI|Agerpres|Mediafax|BTA|БТА|HINA|Hina|FENA|SRNA|Tanjug|Танјуг|Beta|FoNet|STA|MIA|ANA-MPA|ΑΠΕ-ΜΠΕ|AA|Anadolu|Anadolu Ajansı|Anadolu Agency|DHA|Demirören Haber Ajansı|İHA|IHA|ANKA|TASS|ТАСС|РИА Новости|RIA Novosti|Интерфакс|Interfax|УНІАН|УНИАН|UNIAN|Укринформ|Укрінформ|Ukrinform|Интерфакс-Украина|Інтерфакс-Україна|BelTA|БЕЛТА|Xinhua|新华社|新華社|新华网|中新社|中新网|中央社|CNA|Kyodo|Kyodo News|ロイター|AFP時事|共同|共同通信|共同通信社|Jiji|Jiji Press|時事|時事通信|時事通信社|Yonhap|연합뉴스|뉴시스|Newsis|뉴스1|PTI|Press Trust of India|पीटीआई|भाषा|ANI|IANS|UNI|वार्ता|APP|BSS|বাসস|UNB|ইউএনবি|PNA|Antara|ANTARA|Bernama|VNA|TTXVN|TNA|AAP|Australian Associated Press|PA|PA Media|Press Association|Canadian Press|The Canadian Press|La Presse Canadienne|CP|UPI|United Press International|SPA|واس|WAM|وام|KUNA|كونا|QNA|قنا|Petra|بترا|MENA|أ ش أ|SANA|سانا|NNA|IRNA|ایرنا|ISNA|ایسنا|Fars|فارس|Tasnim|تسنیم|Mehr|مهر|رويترز|أ ف ب|ا ف ب|فرانس برس|د ب أ|الأناضول|الأسوشيتد برس|أسوشيتد برس|NAN|News Agency of Nigeria|GNA|SAPA|ANA|ЦТК|ПТІ|Ukrainian News|KCNA|Inter Press Service|IPS|DAPD|ddp|Sputnik|AKI|Dow Jones Newswires|Dow Jones|PR Newswire|Business Wire|GlobeNewswire|ots|news aktuell|SDA-Keystone';
const known = new Map(NAMES.split('|').map((name) => [compactName(name), name]));

/** Short names that are words or persons' initials elsewhere: taken in the agency's own capitals alone. */
const MAX_SHORT = 4;

/** The agencies that a field names: `dpa/afp`, `Reuters, AP`; none where it names anything else too but people. */
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

/** Gives the name as printed where it names an agency. */
function agencyNamed(text: string): string | undefined {
  const printed = text.trim();
  // The long form is a name of its own: `Agência Lusa`.
  if (known.has(compactName(printed)) && compactName(printed).length > MAX_SHORT) return printed;
  const name = printed
    .replace(
      /^(?:via|by|von|par|por|di|da|from|source:?|quelle:?|agencia|agence|agenzia|agentur|agencija|agência|news agency)\s+(?=\S)/iu,
      '',
    )
    .replace(/[.:]$/, '');
  const standard = known.get(compactName(name));
  if (!standard) return undefined;
  if (compactName(name).length > MAX_SHORT) return name;
  return name === standard || name === name.toUpperCase() || name === standard.toLowerCase() ? name : undefined;
}

/** The first place that names agencies. `claims` come in order of precedence. */
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
