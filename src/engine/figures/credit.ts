/** The credit at the end of a caption, told from the printed words alone: labels, brackets, agencies, in many languages. */
import { agencyIn } from '../lexicon/lexicon.ts';
import { anyScript, hasLetter, plainLetters } from '../page/letters.ts';
import { lowerCase, matchesOf } from '../page/text.ts';
import {
  BEHIND,
  bareCredit,
  closerIndex,
  HANDOUT,
  HOUSE,
  hasLabel,
  housePhotographer,
  isName,
  isNameAndHouse,
  isNameForHouse,
  isNameLike,
  isPictureAndName,
  isSignature,
  LABEL_AT_END,
  LABEL_LAST,
  LABEL_WITHOUT_COLON,
  LABELS,
  MADE_BY_OR_OF,
  NAME_IN_CAPITALS,
  PAIRS,
  PLACE_OR_DAY,
  SENTENCE_END,
  tidyCaption,
} from './signatures.ts';

export interface CaptionAndCredit {
  caption: string;
  credit: string;
}

const TAIL = 400; // letters at the end of the caption within which a credit begins

/** Parts the credit that a caption ends with. Both come back as printed, the credit without its label and brackets. Linear. */
export function splitCredit(text: string): CaptionAndCredit {
  return withoutSecond(
    split(text, [
      labelledWithHouse,
      allInBrackets,
      inBrackets,
      inAngles,
      labelled,
      labelBehind,
      takenBy,
      agencyAlone,
      agencyAfterSentence,
      afterBar,
      afterDash,
      equalsSign,
    ]),
  );
}

/** `... (Photo by Jane DOE / AFP) (Photo by JANE DOE/AFP via Getty Images)`: the agency and who sells its pictures each say it. */
function withoutSecond(found: CaptionAndCredit): CaptionAndCredit {
  const { caption, credit } = found;
  const before = credit !== '' && caption.endsWith(')') ? inBrackets(caption.slice(-TAIL)) : undefined;
  if (!before || !plainLetters(credit, '').includes(plainLetters(before.credit, ''))) return found;
  return { caption: tidyCaption(caption.slice(0, -TAIL) + before.caption), credit };
}

/** Parts a credit off a caption beside which the markup names one: only what a label or brackets leave no doubt of. */
export function splitLabelledCredit(text: string): CaptionAndCredit {
  return split(text, [labelledWithHouse, inBrackets, labelled, takenBy]);
}

type Rule = (tail: string, isWhole: boolean) => CaptionAndCredit | undefined;

function split(text: string, rules: Rule[]): CaptionAndCredit {
  const cut = Math.max(0, text.length - TAIL);
  const tail = text.slice(cut);
  for (const rule of text === '' ? [] : rules) {
    const found = rule(tail, cut === 0);
    if (found) return { caption: tidyCaption(text.slice(0, cut) + found.caption), credit: found.credit };
  }
  return { caption: text, credit: '' };
}

/**
 * The credit in a title or alt text (`A goal | Getty Images/Jane Doe`): with a label, an agency or a house only.
 * `mayBeWhole`: the text may be nothing but the credit, as a title may and a description may not.
 */
export function creditInTitle(text: string, mayBeWhole: boolean): string {
  if (text === '') return '';
  const tail = text.slice(-TAIL);
  const found = splitLabelledCredit(tail);
  if (found.credit && (found.caption || (mayBeWhole && isSignature(found.credit)))) return found.credit;
  const name = afterBar(tail)?.credit ?? '';
  return name !== '' && (agencyIn(name) || isNameAndHouse(name)) ? name : '';
}

/** `caption` without the credit that it ends with, and without that credit's label. */
export function withoutCreditAtEnd(caption: string, credit: string): string {
  if (!credit || !caption.endsWith(credit)) return caption;
  const before = caption.slice(0, -credit.length);
  const cut = Math.max(0, before.length - 80);
  const end = lowerCase(before.slice(cut));
  const at = end.search(LABEL_AT_END(end));
  return tidyCaption(at < 0 ? before : before.slice(0, cut + at));
}

/** `... Foto: Jane Roe (AP)`. */
function labelledWithHouse(tail: string, isWhole: boolean): CaptionAndCredit | undefined {
  const house = /\(([^()]{2,40})\)$/.exec(tail)?.[1];
  const found = house && agencyIn(house) ? labelled(tail, isWhole) : undefined;
  return found?.credit.endsWith(`(${house})`) ? found : undefined;
}

/** `(The bridge in May. Photo: Jane Doe)`: all of the caption stands in brackets. */
function allInBrackets(tail: string, isWhole: boolean): CaptionAndCredit | undefined {
  const inside = isWhole ? /^[([（［【]([^()[\]（）［］【】]{8,300})[)\]）］】]$/u.exec(tail)?.[1] : undefined;
  const found = inside === undefined ? undefined : labelled(inside, true);
  return found?.caption ? found : undefined;
}

/** `... (Jane Doe/AP)`, `... [Photo: Reuters]`: brackets at the end that hold a label, an agency, or a name and a house. */
function inBrackets(tail: string): CaptionAndCredit | undefined {
  const match =
    /[([（［【〔]([^()[\]（）［］【】〔〕]{2,160}|[^()[\]（）［］【】〔〕]{2,80}\([^()]{1,60}\)[^()]{0,40})[)\]）］】〕]?\s*(?:[.。]\s*)?$/u.exec(
      tail,
    );
  const inside = match?.[1]?.trim();
  if (match === null || inside === undefined) return undefined;
  const own = agencyIn(inside) ? undefined : housePhotographer(inside);
  if (own && isName(own)) return { caption: tail.slice(0, match.index), credit: own };
  const credit = bareCredit(inside.replace(LABEL_WITHOUT_COLON, '')).replace(/\s?(?:摄|攝|摄影|攝影|撮影|供图|供圖)$/u, '');
  if (HANDOUT().test(inside)) return { caption: tail.slice(0, match.index), credit: inside };
  const signs =
    credit !== inside ||
    hasLabel(inside) ||
    (agencyIn(inside) && (isSignature(inside) || inside.split(/\s+/).length <= 4)) ||
    isNameAndHouse(inside) ||
    HOUSE().test(inside) ||
    /(?:撮影|提供|写真|摄|攝|기자|제공)$/u.test(inside) ||
    /\b(?:via|courtesy|supplied|handout|contributed)\b/i.test(inside) ||
    // A full name in brackets behind the last sentence's stop.
    (/[.!?…]$/.test(tail.slice(0, match.index).trimEnd()) && /\s/.test(inside) && isName(inside));
  if (!signs || !isNameLike(credit) || inside.split(/\s+/).length > 16) return undefined;
  const before = tail.slice(0, match.index);
  // `... sentence. JUANA PÉREZ (EFE)`
  const name =
    /[.!?…”"»]\s+(\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|de|del|den|der|di|da|dos?|la|le|van|von)){1,4})\s*$/u.exec(
      before,
    )?.[1];
  if (!name || credit !== inside || !isSignature(inside)) return { caption: before, credit };
  return { caption: before.slice(0, before.lastIndexOf(name)), credit: tail.slice(before.lastIndexOf(name)).trim() };
}

/** `...‹김민수 기자>`, `...<Jane Roe/AP>`: brackets that a keyboard has. */
function inAngles(tail: string): CaptionAndCredit | undefined {
  const match = /\s?[<‹〈]\s?([^<>‹›〈〉]{2,60})\s?[>›〉]\s*$/u.exec(tail);
  const inside = match?.[1]?.trim();
  if (!match || !inside || !(/(?:기자|記者|记者|제공)$/u.test(inside) || isName(inside) || isSignature(inside)))
    return undefined;
  return { caption: tail.slice(0, match.index), credit: inside };
}

/** `... / Jono Jonaičio nuotr.`, `... Kovács Anna felvétele`: the label stands behind the name. */
function labelBehind(tail: string): CaptionAndCredit | undefined {
  const match = LABEL_LAST.test(tail) ? LABEL_BEHIND(tail).exec(tail) : undefined;
  const name = match?.[1]?.trim();
  if (!match || !name || !(isName(name) || isSignature(name))) return undefined;
  const stop = /^[.!?…”"»]/u.test(match[0]) ? 1 : 0;
  return { caption: tail.slice(0, match.index + stop), credit: name };
}

const LABEL_BEHIND = anyScript(
  String.raw`(?:^|\s[/|–—-]|[.!?…”"»])\s*((?:\p{Lu}\.\s?){0,3}\p{Lu}[^.!?:;()/|–—]{1,60}?)\s(?:${BEHIND})$`,
);

/** `... Foto: dpa`, `... © Jane Doe`, `... (Photo: AP) Members of the crew`. */
function labelled(tail: string, isWhole: boolean): CaptionAndCredit | undefined {
  const start = lastLabel(tail);
  if (start?.index === undefined || (start.index === 0 && !isWhole)) return undefined;
  const rest = tail.slice(start.index + start[0].length);
  const before = tail.slice(0, start.index).trimEnd();
  const closing = PAIRS[before.at(-1) ?? ''];
  const inside = closing ? rest.slice(0, closerIndex(rest, closing)) : rest;
  const after = closing ? rest.slice(inside.length + 1) : '';
  const credit = bareCredit(inside);
  if (!isNameLike(credit) || (before === '' && credit.split(SMALL_WORD).length > LEAST_SMALL)) return undefined;
  const caption = closing ? before.slice(0, -1) : before;
  return { caption: hasLetter(after) ? `${caption.trimEnd()} ${after.trim()}` : caption, credit };
}

/** Small words of what a picture shows: `Photo: The pier in May, when ...`; "courtesy of the family of the late Jane Roe" has seven. */
const [SMALL_WORD, LEAST_SMALL] = [/(?:^|\s)(?=[a-zß-ɏ])/, 8];

/** Labels in a row (`Photo: A. Graphic: B`) are one credit, which begins with the first; a label far before is prose. */
function lastLabel(tail: string): RegExpMatchArray | undefined {
  let start: RegExpMatchArray | undefined;
  const lower = lowerCase(tail);
  for (const match of matchesOf(LABELS(lower), lower))
    if (isLabel(tail, match) && (!start || (match.index ?? 0) - (start.index ?? 0) > 80)) start = match;
  return start;
}

/** `match` is of the tail in lower case. A label is written as one: capitalised or behind a stop, and a name begins behind it. `foto de familia` is prose. */
function isLabel(tail: string, match: RegExpMatchArray): boolean {
  const at = match.index ?? 0;
  const before = tail.slice(0, at).trimEnd();
  const isOpening = !/[\p{L}\p{N}\s]$/u.test(before);
  if (!isOpening && /^\p{Ll}/u.test(tail.slice(at))) return false;
  const rest = tail.slice(at + match[0].length).trim();
  if (OR_OF.test(match[0])) return isOpening && isName(rest.replace(/(?<![.)\]])[.)\]]+$/, ''));
  if (/courtesy/i.test(match[0]) && /^(?:of )?the\s/.test(rest)) return true;
  return /[:：՝፦៖ः©ⓒ℗)]\s*$/u.test(match[0]) || /^\s*[^\p{Ll}\s]/u.test(tail.slice(at + match[0].length));
}

const OR_OF = new RegExp(`^(?:${MADE_BY_OR_OF})$`, 'u');

/** `...。新华社记者 才扬 摄`, `...＝24日、山里町、田中美咲撮影`: who took it, then the verb. */
function takenBy(tail: string): CaptionAndCredit | undefined {
  if (!/[摄攝影图圖]$/.test(tail)) return undefined;
  const match =
    /(?:^|[。！？!?.…”」）)、，,＝=]|(?<!\s)\s)\s*((?:\p{Script=Han}{2,10}(?:记者|記者|通讯员)\s?)?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・·]{2,8}(?:\s\p{Script=Han}{2,4}){0,2})\s?(?:摄|攝|摄影|攝影|撮影|供图|供圖)$/u.exec(
      tail,
    );
  if (!match?.[1]) return undefined;
  const opening = match[0][0] ?? '';
  const cut = /[。！？!?.…”」）)]/u.test(opening) ? match.index + 1 : match.index;
  return { caption: tail.slice(0, cut).replace(/[、，,＝=]$/u, ''), credit: match[1].trim() };
}

/** `... | Jane Doe/AP`. */
function afterBar(tail: string): CaptionAndCredit | undefined {
  const match = /\s[|｜•·]\s?([^|｜•·]{2,80})$/u.exec(tail);
  if (!match?.[1] || match.index === 0 || !isNameLike(match[1])) return undefined;
  if (!isSignature(match[1].trim())) return undefined;
  return { caption: tail.slice(0, match.index), credit: bareCredit(match[1]) };
}

/** `... / AFP`, `... – Reuters`, `... / Jane Doe`: an agency, or behind a slash a name. */
function afterDash(tail: string): CaptionAndCredit | undefined {
  const match = /(?:\s[–—/-]|[–—]{1,2}|\.\s?\/)\s?([^–—/]{2,40}(?:\/[^–—/]{2,40})?)$/u.exec(tail);
  const name = match?.[1]?.trim();
  if (!match || !name || match.index === 0 || !isNameLike(name) || name.split(/\s+/).length > 6) return undefined;
  const isName = /^(?:\s|\.\s?)\/\s/.test(match[0]) && /^\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name);
  const stop = match[0].startsWith('.') ? 1 : 0;
  return isName || (agencyIn(name) && isSignature(name))
    ? { caption: tail.slice(0, match.index + stop), credit: bareCredit(name.replace(LABEL_WITHOUT_COLON, '')) }
    : undefined;
}

/** `...（ソウルで、３日）＝ＡＰ`: how Japanese papers sign. */
function equalsSign(tail: string): CaptionAndCredit | undefined {
  const match = /[＝=]\s?([^＝=。、\s][^＝=。]{0,30})$/u.exec(tail);
  if (!match?.[1] || match.index === 0 || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(tail))
    return undefined;
  if (PLACE_OR_DAY.test(match[1])) return undefined;
  return { caption: tail.slice(0, match.index), credit: bareCredit(match[1]) };
}

/** Of a name, a licence and where both come from. */
const MOST_WORDS = 9;

/** `... in Kabul on Friday. REUTERS/Jane Doe`, `... 하고 있다. 연합뉴스`: after the last sentence, a name with an agency. */
function agencyAfterSentence(tail: string): CaptionAndCredit | undefined {
  // The last two sentence ends are tried: initials (`J.J. Guillén`) have full stops of their own.
  const ends = matchesOf(SENTENCE_END(tail), tail).slice(-3);
  for (const end of ends) {
    const printed = tail
      .slice(end.index + end[0].length)
      .replace(/\.$/, '')
      .trim();
    const credit = printed.replace(/^[–—-]\s?/, '').replace(LABEL_WITHOUT_COLON, '');
    const isLabelled = isPictureAndName(printed);
    const own = housePhotographer(credit);
    if (own && isName(own)) return { caption: tail.slice(0, end.index + 1), credit: own };
    if (credit.length > 70 || credit.split(/\s+/).length > MOST_WORDS) continue;
    const signs =
      (agencyIn(credit) && isSignature(credit)) ||
      isNameAndHouse(credit) ||
      isNameForHouse(credit) ||
      (NAME_IN_CAPITALS().test(credit) && /\p{Ll}/u.test(tail.slice(0, end.index))) ||
      isLabelled ||
      /^[가-힣\s]{2,20}\s제공$/u.test(credit) ||
      /^[가-힣]{2,4}\s?(?:선임|인턴)?기자$/u.test(credit) ||
      /^(?:supplied|zvg|(?:submitted|contributed|courtesy) photos?)$/i.test(credit);
    if (!signs || !isNameLike(credit)) continue;
    const name = isLabelled ? printed.replace(/^\S+ /, '') : bareCredit(credit);
    return { caption: tail.slice(0, end.index + 1), credit: name };
  }
  return undefined;
}

/** Finds an agency alone, or a name and an agency: `Getty Images`, `Jane Doe / AP`. */
function agencyAlone(tail: string, isWhole: boolean): CaptionAndCredit | undefined {
  const match = isWhole ? agencyIn(tail) : null;
  if (!match) return undefined;
  const isAgency = match.index === 0 && tail.length <= match[0].length + 2;
  const isSigned = isNameAndHouse(tail) && isSignature(tail) && tail.split(/\s+/).length <= 7;
  return isAgency || isSigned ? { caption: '', credit: bareCredit(tail) } : undefined;
}
