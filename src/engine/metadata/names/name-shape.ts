/** The shape of a person's name, and the words that make a name an office's. */
import { anyLanguage, everyWord, LANGUAGES, withoutAgencyBehind } from '../../lexicon/lexicon.ts';
import {
  alternatives,
  anyScript,
  beginnings,
  bySomeWord,
  isLatin,
  letterRuns,
  plainLetters,
  someBegins,
} from '../../page/letters.ts';
import { late, lowerCase, matchesOf } from '../../page/text.ts';

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Accounts that machines and careless people publish under. */
const NOBODY =
  /^(?:admin(?:istrat(?:or|eur))?|administrador|amministratore|webmaster|root|user|guest|author|editor|publisher|test|super ?user|wordpress|wp-?admin|adm|null|undefined|none|n\/?a|unknown|anonymous|default|website|moderator|администратор|адміністратор|管理人|管理[员員]|관리자|super admin|site admin|webadmin|web admin|staff|(?:from )?our (?:correspondent|reporter)s?|নিজস্ব (?:প্রতিবেদক|প্রতিনিধি|সংবাদদাতা)|हमारे संवाददाता)\d*$/i;

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
  if (text.length > MAX_NAME || /[\d²³¹¼-¾<>{}[\]=_#*!?:：“”«»…]|"(?![א-ת])/.test(text) || NOBODY.test(text)) return false;
  if (!isLatin(text)) {
    if (/\p{N}/u.test(text)) return false;
    // A single sign is a size of letters or a page's control.
    if (CJK.test(text)) return text.length > 1 && text.length <= 20;
  }
  const words = text.split(' ');
  if (words.length < 2 || words.length > MAX_WORDS) return false;
  return (
    words.every((word) => CAPITAL.test(word) || BEGINS_NAME().test(word) || PARTICLE().test(word)) &&
    // "Shivkumar M", "Mona el-Naggar", "Jean d'Ormesson": a capital stands in the last word.
    (!PARTICLE().test(words.at(-1) as string) || /\p{Lu}/u.test(words.at(-1) as string))
  );
}

const CAPITAL = /^[A-Z]/;
const BEGINS_NAME = late(() => /^[\p{Lu}\p{Lt}\p{Lo}\p{Script=Georgian}]/u);
const PARTICLE = late(
  () =>
    /^(?:von|van|vom|zu|zum|zur|de|der|den|des|del|della|di|da|do|dos|das|du|la|le|el|al|bin|ibn|af|av|bint|y|e|ter|ten|te|und|dela|delos|los|las|(?:med|dent|vet|phil|jur|iur|rer|nat|pol|oec|soc|habil|theol|h\.\s?c)\.|д-р|проф\.|доц\.|"?\p{Lu}|['’]?t|d['’]\p{Lu}\S*|al-\S+|el-\S+|mc\p{Lu}\S*|o['’]\p{Lu}\S*)$/u,
);

/** Gives a key that is equal for one person's names: case, accents and dots do not count. */
export function nameKey(text: string): string {
  return plainLetters(text, ' ').trim();
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
const ROLES = anyLanguage('role', 'post');
const ROLE = bySomeWord((part) => `(?:^|[^\\p{L}])${part(ROLES)}(?![\\p{L}])`);
const ROLES_BEGIN = beginnings(ROLES);
/** Degrees in a piece that holds nothing else of a name; in capitals, since Md and Ms begin names. */
const DEGREE = late(
  () => /(?:^|[^\p{L}])(?:DMD|Ph\.?D|MD|MBA|CFP|CPA|RN|RD|MS|MSc|Esq|JD|DVM|Pharm\.?D|LCSW|LDN|FACS|MPH)(?![\p{L}])/u,
);

/** Words of a site's own controls, which stand near names; of its sections and of what is written about authors; of bodies. */
const [CONTROLS, SECTIONS, BODIES] = [everyWord('controls'), everyWord('sections'), everyWord('bodies')];
const FACT_CHECKED = late(() => /(?<!\p{L})fact[- ]checked(?!\p{L})/u);
const SECTION_PHRASES = late(() => /(?<!\p{L})(?:pub med|i'm)(?!\p{L})/u);

/** Whether the text holds a word of the site's own controls: "View my profile". */
export function isControl(text: string): boolean {
  return holdsControl(lowerCase(text));
}

function holdsControl(lower: string): boolean {
  return hasWord(lower, CONTROLS) || (lower.includes('checked') && FACT_CHECKED().test(lower));
}

/** Whether a word of the text names an authority, a party or a school. */
export const isBody = (text: string): boolean => hasWord(lowerCase(text), BODIES);

function holdsSection(lower: string): boolean {
  return hasWord(lower, SECTIONS) || (/pub med|i'm/.test(lower) && SECTION_PHRASES().test(lower));
}

/** Looks at each word: one URL alone has few, and V8 takes a millisecond to compile a pattern of all that are looked for. */
function hasWord(lower: string, words: Set<string>): boolean {
  return letterRuns(lower).some((word) => words.has(word));
}

/** Whether the text names a post or tells a degree. */
export function isRole(text: string): boolean {
  return holdsRole(lowerCase(text)) || holdsDegree(text);
}

function holdsRole(lower: string): boolean {
  return mayHoldRole(lower) && ROLE(lower).test(lower);
}

/** Whether a word begins as a post does: asked before the patterns of all posts. */
function mayHoldRole(lower: string): boolean {
  return someBegins(lower, ROLES_BEGIN);
}

function holdsDegree(text: string): boolean {
  return /[A-Z]{2}|Ph|Esq/.test(text) && DEGREE().test(text);
}

/** Whether the text names a post or a newsroom: "Staff Writer", "Team Example". */
export function isOffice(text: string): boolean {
  const lower = lowerCase(text);
  const isPaper = !isLatin(text) && HAN_PAPER.test(text);
  return isPaper || holdsRole(lower) || holdsDegree(text) || holdsControl(lower) || holdsSection(lower);
}

/** A Chinese paper, site or station, which is named beside the date without any label. */
const HAN_PAPER = /\p{Script=Han}{2}(?:[日晚早时時]?[报報]|[网網]|新[闻聞]|电视台|電視台|通讯社|通訊社|频道|頻道)$/u;

/** Whether the text names a paper, a station, an agency or a body: "Associated Press", "ARD-Studio Paris". */
export function isAgency(text: string): boolean {
  return hasWord(lowerCase(text), AGENCIES) || isBody(text);
}

const AGENCIES = everyWord('press');

/** Whether the text is a post outside the press: "Managing Director", "gastroenterologist". */
export function isOtherPost(text: string): boolean {
  const lower = lowerCase(text);
  return holdsOtherPost(lower) || (/^\p{Ll}{6,}$/u.test(text) && !holdsRole(lower));
}

/** Whether the text is a post of the press: "Staff Writer", "Redakteurin", not "Managing Director". */
export function isPressRole(text: string): boolean {
  const lower = lowerCase(text);
  return holdsRole(lower) && !holdsOtherPost(lower);
}

const OTHER_POSTS = anyLanguage('otherPost');
const OTHER_POST = bySomeWord((part) => String.raw`(?:^|[^\p{L}])${part(OTHER_POSTS)}(?![\p{L}])`);
const OTHER_POSTS_BEGIN = beginnings(OTHER_POSTS);

function holdsOtherPost(lower: string): boolean {
  return someBegins(lower, OTHER_POSTS_BEGIN) && OTHER_POST(lower).test(lower);
}

/** Whether a text that stands behind a name is a post: "Jane Roe Redakteurin". English posts follow words that are no name. */
function isPostBehind(text: string): boolean {
  const lower = lowerCase(text);
  return mayHoldRole(lower) && POST_BEHIND().test(lower);
}

const POST_BEHIND = late(() => {
  const english = alternatives(LANGUAGES.en?.post ?? '');
  const posts = alternatives(anyLanguage('post')).filter((post) => !english.includes(post));
  return new RegExp(`^(?:${posts.join('|')}|journalist)$`, 'u');
});

/** Whether the text is the name of a newsroom: "IN-Redaktion", "La Redazione". */
export function isNewsroom(text: string): boolean {
  const lower = lowerCase(text);
  return text.length <= MAX_NEWSROOM && ENDS_AS_NEWSROOM.test(lower) && NEWSROOM().test(lower);
}

const MAX_NEWSROOM = 40;
const ENDS_AS_NEWSROOM = /(?:r[eé]da.{2,7}|редакц..|desk|newsroom|staff reporter|correspondent)$/;
const NEWSROOM = late(
  () =>
    new RegExp(
      String.raw`^(?:(?:die|la|il|der|our|the|from our)\s+)?(?:[\p{L}\p{N}][\p{L}\p{N}.]*[- ]){0,3}(?:${anyLanguage('newsroom')})$`,
      'u',
    ),
);

// Posts, degrees and agencies before and behind a name.

/** "Journalist Jane Roe", "unserer Redakteurin Jane Roe": whose post is told before the name. */
const POSTS = anyLanguage('post');
const ROLE_BEFORE = bySomeWord(
  (part) =>
    String.raw`^(?:(?:(?:dal(?:la)?|de|van|von|door|del|af|av)\s)?(?:our|unser(?:e[rnm]?)?|notre|nuestr[oa]|nostr[oa]|noss[oa]|onze|vår|vores)\s(?:\p{Ll}+\s)?)?(?:(?:staff|senior|chief|political|sports?|business|guest|special)\s)?${part(POSTS)}[,:]?\s(?=\p{Ll})`,
);

/** `text` without such a post, where a name is left. */
export function withoutRole(text: string): string {
  const lower = lowerCase(text);
  if (!mayHoldRole(lower)) return text;
  const rest = text.slice(ROLE_BEFORE(lower).exec(lower)?.[0].length ?? 0);
  return rest !== text && looksLikeName(rest) ? rest : text;
}

/** A role that follows its name without any mark: "Keith Barry Senior Autos Reporter"; the surest first. */
const TITLES_BEHIND: ((behind: string) => boolean)[] = [
  (behind) =>
    /^(?:senior|staff|contributing|managing|chief|associate|lead|freelance|deputy|assistant|executive)\s/i.test(behind),
  (behind) => /^of the (?:\S+ ){1,3}staff$/i.test(behind),
  (behind) => !isLatin(behind) && POST_OTHER_SCRIPT.test(behind),
  isPostBehind,
  // The role needs a word of its field: "Content Writer" alone may follow a word that is no name.
  (behind) => POST_WITH_FIELD.test(behind) && /^(?:\p{Lu}\p{L}+\s){1,2}\S+$/iu.test(behind),
];
const POST_OTHER_SCRIPT =
  /^(?:\p{Script=Hangul}{0,4}기자|특파원|논설위원|편집위원|칼럼니스트|에디터|앵커|記者|记者|特派員|編集委員|論説委員|द्वारा)$/u;
const POST_WITH_FIELD =
  /\s(?:reporter|writer|editor|correspondent|contributor|columnist|journalist|redakteur(?:in)?|reporterin)$/i;

/** `text` without such a role, where a name is left. */
export function withoutTitle(text: string): string {
  const spaces = matchesOf(SPACES, text).map((match) => match.index);
  const names = spaces.filter((space) => looksLikeName(text.slice(0, space)));
  for (const isTitle of TITLES_BEHIND) {
    const at = names.find((end) => isTitle(text.slice(end).trim()));
    if (at !== undefined) return withoutHouse(text.slice(0, at));
  }
  const own = text.replace(DEGREE_BEHIND(text), '');
  const plain = isAgency(own) ? withoutAgencyBehind(own) : own;
  return looksLikeName(plain) ? plain : text;
}

const SPACES = /\s+/g;

/** "JANE ROE Example", out of "JANE ROE Example Staff Writer": the paper stands between a name in capitals and the post. */
function withoutHouse(name: string): string {
  const words = name.split(' ');
  const last = words.pop() as string;
  return words.length > 1 && /^\p{Lu}\p{Ll}/u.test(last) && !/\p{Ll}/u.test(words.join('')) ? words.join(' ') : name;
}

/** "Jane Roe RDN": capitals that nobody could speak, and degrees of one word. */
const DEGREE_BEHIND = anyScript(String.raw`(?<=\p{Ll})\s+(?!JR|SR)(?:[B-DF-HJ-NP-TV-XZ]{2,6}|MBA|CPA|MPH|PhD|EdD|MSc)$`);

// Forms of a signature that tell the name by more than its place: a reporter's line in Chinese, an address spelt from the name.

/** "記者王小明台北報導", "中央社記者王小明高雄3日電": who, and without a mark where; most names have three signs, a place at least two. */
export function reportersIn(bracket: string): string[] | undefined {
  const names = REPORTED.exec(bracket)?.[1]?.split('、') ?? [];
  const last = names.pop() ?? '';
  const own = last.slice(0, last.length > 4 ? 3 : 2);
  const all = [...names, own];
  return last.length >= 4 && last.length <= 6 && all.every((name) => /^\p{Script=Han}{2,4}$/u.test(name)) ? all : undefined;
}

const REPORTED = /(?:记者|記者)\s?([\p{Script=Han}、]{4,16}?)\s?(?:\d{1,2}日)?(?:報導|报道|報道|[电電讯訊])$/u;

/** "E-mail Jane Roe at jroe@example.com", in any language: the address is spelt from the name, its first letter and the family's at least. */
export function mailedName(line: string): string | undefined {
  const account = line.length <= MAX_LINE && line.includes('@') ? MAIL_ACCOUNT().exec(line)?.[1] : undefined;
  if (account === undefined) return undefined;
  const letters = plainLetters(account, '');
  return matchesOf(TWO_WORDS(), line)
    .flatMap(([name]) => [name, name.slice(name.indexOf(' ') + 1)])
    .find((name) => {
      const words = plainLetters(name, ' ').trim().split(' ');
      const first = words[0]?.[0] ?? '';
      const family = words.at(-1) as string;
      return (
        words.length > 1 && letters.startsWith(first) && family.length > 2 && letters.endsWith(family) && !isOffice(name)
      );
    });
}

// Longer lines are prose.
const MAX_LINE = 120;
const MAIL_ACCOUNT = late(() => /(?:^|[\s(<])([\p{L}.'_-]{3,40})@\p{L}/u);
const TWO_WORDS = late(() => /(?<![\p{L}-])\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}'’-]+){1,2}(?![\p{L}@])/gu);

/** "[정하늘 기자]" below a text; "（高橋美咲、伊藤健）", but no remark ("敬称略") and no name of a body. */
export const EAST_ASIAN_SIGNED = [
  /^[/[(（【<]?\s?[가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*\s?(?:선임|인턴)?기자(?:\s?[\])）】>])?$/u,
  /^[(（【](?!.*(?:[略部班社局版新聞報报用中照他完続续摄](?![^、)）】])|通信|時事|共同|次回|前回|提供|編集|编辑|記事|写真|画像|関連))\p{Script=Han}{3,5}(?:、\p{Script=Han}{3,5})*[)）】]$/u,
];

/** The text without signs before and behind it, and without a full stop behind a word. */
export function withoutEdges(text: string): string {
  if (BETWEEN_LETTERS.test(text)) return text;
  return text
    .replace(/^[\p{P}\p{S}\s]+/u, '')
    .replace(SIGNS_BEHIND(text), '')
    .replace(STOP_BEHIND(text), '$1');
}

const SIGNS_BEHIND = anyScript(String.raw`(?<![^\p{L}\p{N}.\p{M})])[^\p{L}\p{N}.\p{M})]+$`);
const STOP_BEHIND = anyScript(String.raw`(\p{L}{3})\.$`);
const BETWEEN_LETTERS = /^[A-Za-zÀ-ÖØ-öø-ɏ](?:.*[A-Za-zÀ-ÖØ-öø-ɏ])?$/s;
