/** Words of posts, newsrooms and of a site's own controls: what stands in bylines and is no person. */
import { lowerCase } from '../../page/text.ts';

/** Words of posts and functions. A piece of a byline that holds one names no person. */
const ROLE =
  /(?:^|[^\p{L}])(?:editors?|reporters?|correspondents?|journalists?|writers?|columnists?|contributors?|contributing|authors?|staff|producers?|analysts?|bureau|chief|senior|managing|director|manager|president|founder|co-?founder|ceo|cto|cmo|professor|prof|lecturer|fellow|specialist|strategist|consultant|expert|coach|assistant|associate|intern|freelance\w*|redakt\w*|autor(?:in|en|innen)?|reporter(?:in)?|korrespondent\w*|journalist(?:in|en)?|volontär\w*|chefredakt\w*|leiter(?:in)?|ressort\w*|rédact\w*|journaliste|correspondant\w*|envoyé\w*|redactor\w*|periodista|corresponsal|colaborador\w*|redazione|giornalista|inviat[oa]|corrispondente|redacteur|verslaggever|correspondent|journalist|skribent|redaktør|redaktör|toimittaja|dziennikarz\w*|muhabir\w*|editör\w*|wartawan|редактор\w*|корреспондент\w*|журналистк\p{L}*|журналістк\p{L}*|журналіст\p{L}*|новинар\p{L}*|dziennikark\p{L}*|novinář\p{L}*|novinar\p{L}*|jurnalist\p{L}*|újságíró\p{L}*|szerkesztő\p{L}*|gazeteci|jornalista|repórter|columnista|colunista|chroniqueu\p{L}*|éditorialiste|verslaggeefster|kirjeenvaihtaja|kolumnisti|blaðamaður|δημοσιογράφος|wartawan|jurnalis|phóng viên|صحفي|مراسل|पत्रकार|haber merkezi|প্রতিবেদক|ডেস্ক|संवाददाता|डेस्क|ब्यूरो|desk|redacción|redacció|redação|redacção|redazione|rédaction|redakcja|redakce|редакци[яі]|редакція|toimitus|uredništvo|обозреватель|журналист\w*|кореспондент\w*)(?![\p{L}])/u;
/** Degrees in a piece that holds nothing else of a name; in capitals, since Md and Ms begin names. */
const DEGREE = /(?:^|[^\p{L}])(?:DMD|Ph\.?D|MD|MBA|CFP|CPA|RN|RD|MS|MSc|Esq|JD|DVM|Pharm\.?D|LCSW|LDN|FACS|MPH)(?![\p{L}])/u;

/** Words of a site's own controls, which stand near names. */
const CONTROLS = setOf(
  'privacy policy terms contact about follow profile profil share comment comments kommentar kommentare subscribe newsletter read more view website min minute minutes minuten home login sign search menu image reading updated published posted aktualisiert aktualisierung veröffentlicht actualizado aggiornato 입력 수정',
);
const FACT_CHECKED = /(?<!\p{L})fact[- ]checked(?!\p{L})/u;
/** And of its sections and of what is written about authors, which look like names. */
const SECTIONS = setOf(
  'post posts article articles artikel beiträge news blog bio editorial process disclosure guidelines approach team project projects social media google scholar pubmed researchgate orcid facebook instagram linkedin twitter über gründer gründerin expertise university school gmbh kg ltd inc llc corp hallo hello ich',
);
const SECTION_PHRASES = /(?<!\p{L})(?:pub med|i'm)(?!\p{L})/u;

function setOf(words: string): Set<string> {
  return new Set(words.split(' '));
}

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

const AGENCIES = setOf(
  'press presse prensa stampa prasa agency agencies agentur agenturen agence agences agencia agencias agenzia agenzie agência agências ajansı agentura nachrichten noticias notizie zeitung zeitschrift times gazette herald tribune network studio magazin magazine radio televisión television fernsehen rundfunk service services reuters merkezi agencija',
);

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

const OTHER_POST =
  /(?:^|[^\p{L}])(?:director|manager|president|founder|co-?founder|ceo|cto|cmo|professor|prof|lecturer|fellow|specialist|strategist|consultant|expert|coach|assistant|associate|leiter(?:in)?|principal|partner|officer|engineer|geschäftsführer(?:in)?|vorstand|vorsitzende[rn]?|direktor(?:in)?|directrice|directeur|directora?|diretora?|direttore|direttrice|presidente|präsident(?:in)?)(?![\p{L}])/u;

/** Whether the text is the name of a newsroom: "IN-Redaktion", "La Redazione". */
export function isNewsroom(text: string): boolean {
  const lower = lowerCase(text);
  return text.length <= MAX_NEWSROOM && ENDS_AS_NEWSROOM.test(lower) && NEWSROOM.test(lower);
}

const MAX_NEWSROOM = 40;
const ENDS_AS_NEWSROOM = /(?:r[eé]da.{2,7}|редакц..|desk|newsroom|staff reporter|correspondent)$/;
const NEWSROOM =
  /^(?:(?:die|la|il|der|our|the|from our)\s+)?(?:[\p{L}\p{N}][\p{L}\p{N}.]*[- ]){0,3}(?:redaktion|redazione|rédaction|redacción|redacció|redacção|redação|redactie|redaksjonen|redaktionen|redakcja|redakce|редакция|редакція|news ?desk|newsroom|staff reporter|web desk|correspondent)$/u;
