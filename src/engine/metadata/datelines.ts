/** The dateline that a text begins with: place, day and agency, as agencies of many countries write it. */
import { agenciesIn } from './agencies.ts';

export interface Dateline {
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
const DASH = '\\s*\\.?\\s?(?:[—–―]+|--?(?=\\s)|--)\\s*';

/** The forms of a dateline, each with the groups `place` and `agency`; the first that fits counts. */
const FORMS = [
  // BERLIN (AP) — ..., KABUL, Afghanistan, Oct. 3 (Reuters) - ...
  `^(?<place>${CAPITALS}${REGION}?)${DAY}?\\s*\\((?<agency>[^()]{2,40})\\)(?:${DASH}|\\s*[:.]\\s*|\\s)`,
  // Berlin (dpa) - ..., Madrid, 3 oct (EFE).- ...
  `^(?<place>${WORDS}${REGION}?)(?<day>${DAY})?\\s*\\((?<house>[^()]{2,40})\\)(?:${DASH}|\\s*[:.]\\s*|\\s)`,
  // القاهرة (رويترز) - ...: scripts without capitals.
  `^(?<place>\\p{Lo}[\\p{Lo}\\p{M}]+(?: [\\p{Lo}\\p{M}]+){0,2})\\s*\\((?<house>[^()]{2,40})\\)\\s*[—–-]+\\s`,
  // МОСКВА, 3 октября. /ТАСС/.
  `^(?<place>${CAPITALS})${DAY}\\s*/(?<agency>[^/]{2,30})/`,
  // МОСКВА, 3 окт - РИА Новости.
  `^(?<place>${CAPITALS})${DAY}${DASH}(?<agency>\\p{Lu}[^.]{1,30})\\.\\s`,
  // KABUL, Afghanistan — ..., BERLIN, Oct 3 — ...
  `^(?<place>${CAPITALS}${REGION})${DAY}?${DASH}(?=\\S)`,
  // Kabul, Afghanistan — ..., Berlin, 3. Oktober – ...
  `^(?<place>${WORDS},\\s\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,2})${DAY}?\\s*[—–]+\\s`,
  `^(?<place>${WORDS})${DAY}\\s*[—–]+\\s`,
  // 新华社北京10月3日电
  '^(?<agency>新华社|中新社|新華社|中央社)?[（(]?(?:记者[\\p{Script=Han}、 ]{1,12})?(?<place>[\\p{Script=Han}]{2,8}?)\\d{1,2}月\\d{1,2}日[电電]',
  // (서울=연합뉴스) ..., [東京 3日 ロイター] ..., 【北京＝共同】
  '^[(（\\[［【](?<place>[\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Katakana}・]{2,12})\\s*[=＝]\\s*(?<agency>[\\p{L}\\p{N}]{2,12})[)）\\]］】]',
  '^[\\[［【](?<place>[\\p{Script=Han}\\p{Script=Katakana}・]{2,12})\\s*\\d{1,2}日\\s*(?<agency>[\\p{L}\\p{N}]{2,12})[\\]］】]',
  // 【東京共同】, 【ロンドン時事】: the agency is glued to the place
  '^[\\[［【](?<place>[\\p{Script=Han}\\p{Script=Katakana}・ー]{2,12}?)(?<agency>共同通信|共同|時事通信|時事|ロイター|AFP時事|AFP|AP|CNN)[\\]］】]',
].map((form) => new RegExp(form, 'u'));

/** Words in capitals that begin texts and are no place. */
const NO_PLACE = new Set(
  'update updated breaking watch video exclusive opinion live listen photos analysis editorial note correction advertisement spoiler warning q a eilmeldung exklusiv kommentar vidéo exclusif exclusivo vídeo tl dr faq usa? nb ps'.split(
    ' ',
  ),
);

/** The signs of which each form has one: most texts begin with none. */
const MARK = /^【|^[^.!?]{0,60}(?:[(（/—–―=＝]|\s--?\s|日[电電]|日\s|\.\s?-)|^[^!?]{2,60}?(?:\(|[—–―]|\s--?\s|\.-|\/)/u;

/** Reads the dateline at the start of a text; gives undefined where there is none. */
export function datelineOf(text: string): Dateline | undefined {
  const line = text.slice(0, LONGEST);
  if (!MARK.test(line)) return undefined;
  for (const form of FORMS) {
    const groups = form.exec(line)?.groups;
    if (!groups) continue;
    const place = bare(groups.place ?? '');
    // A name may have brackets too: of words in small letters the agency or the day says that they are a place.
    if (groups.house && !groups.day && agenciesIn(groups.house).length === 0) continue;
    if (!place || NO_PLACE.has(place.toLowerCase()) || place.length < 2) continue;
    const agency = (groups.agency ?? groups.house)?.trim();
    return { place, ...(agency && { agency }) };
  }
  return undefined;
}

/** Takes away the end of a sentence, and a site's address; the dot of `N.Y.` and `Calif.` stays. */
function bare(place: string): string {
  return place
    .trim()
    .replace(/,?\s\S+\.(?:com|org|net|id|co)$/iu, '')
    .replace(/,$/, '')
    .replace(/^(\p{L}[\p{L} ]*\p{L})\.$/u, '$1');
}

/** The place of a field that holds a whole dateline or a place alone. */
export function placeIn(value: string): string | undefined {
  const told = datelineOf(`${value.replace(/(?:(?<!\s)\s+)?(?<![—–-])[—–-]+\s*$/, '')} — x`)?.place;
  const bare = /^[\p{L}\p{M} .,'’/()-]{2,60}$/u.test(value) ? value.replace(/(?<![\s—–:.-])[\s—–:.-]+$/, '') : undefined;
  return told ?? bare;
}
