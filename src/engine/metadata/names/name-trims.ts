/** The words before and behind a name that are no part of it. */
import { anyLanguage } from '../../lexicon/lexicon.ts';
import { monthNumber } from '../../lexicon/months.ts';
import { lowerCase } from '../../page/text.ts';
import { looksLikeName } from './name-shape.ts';

/** Degrees and licences behind a comma: `MD`, `Ph.D.`, `E-RYT 200`, `M.Sc.`; capitals with dots, or no vowel to speak. */
export const CREDENTIAL =
  /^(?:(?:\p{Lu}\p{Ll}{0,2}\.\s?){1,4}|\p{Lu}{2,5}(?:-\p{Lu}+)?(?:\s\d+)?|PhD|MSc|BSc|MPhil|DrPH|PharmD|PsyD|EdD)\.?$/u;

/** "Journalist Jane Roe", "unserer Redakteurin Jane Roe": whose post is told before the name. */
const ROLE_BEFORE = new RegExp(
  String.raw`^(?:(?:(?:dal(?:la)?|de|van|von|door|del|af|av)\s)?(?:our|unser(?:e[rnm]?)?|notre|nuestr[oa]|nostr[oa]|noss[oa]|onze|vår|vores)\s(?:\p{Ll}+\s)?)?(?:(?:staff|senior|chief|political|sports?|business|guest|special)\s)?(?:${anyLanguage('post')})[,:]?\s(?=\p{Ll})`,
  'u',
);

/** `text` without such a post, where a name is left. */
export function withoutRole(text: string): string {
  const rest = text.slice(ROLE_BEFORE.exec(lowerCase(text))?.[0].length ?? 0);
  return rest !== text && looksLikeName(rest) ? rest : text;
}

/** A role that follows its name without any mark: "Keith Barry Senior Autos Reporter"; the surest first. */
const TITLES_BEHIND = [
  /^(?:senior|staff|contributing|managing|chief|associate|lead|freelance|deputy|assistant|executive)\s/iu,
  /^(?:\p{Script=Hangul}{0,4}기자|특파원|논설위원|편집위원|칼럼니스트|에디터|앵커|記者|记者|特派員|編集委員|論説委員|द्वारा)$/u,
  // The role needs a word of its field: "Content Writer" alone may follow a word that is no name.
  /^(?:\p{Lu}\p{L}+\s){1,2}(?:reporter|writer|editor|correspondent|contributor|columnist|journalist|redakteur(?:in)?|reporterin)$/iu,
];

/** `text` without such a role, where a name is left. */
export function withoutTitle(text: string): string {
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

/** "Jane Roe Updated 12:30", "Jane Roe le 12 mai". */
const STATUS_BEHIND = new RegExp(
  String.raw`(?<!\s)\s+(?:(?:last |first )?(?:${anyLanguage('published', 'updated')})).*`,
  'isu',
);
const NUMBER_BEHIND = /(?<![\s,])[\s,]+(?:(?:on|am|le|el|il|em|den|op|dnia|pe)\s+)?\d.*/isu;
const ELSEWHERE_BEHIND = new RegExp(
  String.raw`\s(?:${anyLanguage('elsewhere')})(?:\s(?:the|der|den|dem|la|le|l['’])?\s?\p{Lu}[\p{L}\p{M}.'’-]*){1,4}$|\s(?:on behalf of|im auftrag|au nom d[eu]|en nombre de|in nome di|namens)\s.*`,
  'su',
);

/** `text` without such words, where a name is left. */
export function withoutTail(text: string, language: string | undefined): string {
  let rest = text.replace(STATUS_BEHIND, '');
  if (/\d/.test(rest)) {
    const day = rest.replace(NUMBER_BEHIND, '');
    const words = day.split(' ');
    rest = words.length > 2 && monthNumber(words.at(-1) as string, language) ? words.slice(0, -1).join(' ') : day;
  }
  return rest !== text && looksLikeName(rest) ? rest : text;
}

/** "Jane Roe in Cairo", "Jane Roe for the Example News": without where she wrote it and for whom. */
export function withoutPlace(text: string): string {
  const here = text.replace(ELSEWHERE_BEHIND, '');
  return here !== text && looksLikeName(here) ? here : text;
}

/** "Alle Artikel von", "More posts by": a link to the author's list. */
export const LIST_LINK =
  /^(?:alle[sr]?|all|more|mehr|weitere|tous|toutes|todos|tutti|view|see|read)\s+(?:[\p{L}]+\s+){0,3}(?:by|von|de|di|from|par|por)\s+/iu;

/** "Jane Roe Illustration by ...": the hands behind the pictures follow those behind the text. */
export const PICTURE_BEHIND =
  /(?<!\s)\s+(?:illustration|illustrationen|fotos?|photos?|photograph\w*|fotograf\w*|bild(?:er)?|video)(?![\p{L}]).*/isu;

/** "Posted on September 21, 2020 by Jane Roe": what follows the date and a "by". */
export const DATED_BY =
  /^.{0,60}(?:\d{4}|\d\d[:.]\d\d)[^\p{L}]{0,6}(?:\p{L}{1,3}\s)?(?:by|von|par|por|door|av|af|di|przez)\s+(?=\p{Lu})/u;

/** "Interview: Jane Roe": whatever stands before a colon is no part of a name. */
export const ANY_LABEL = /^[\p{L} ]{2,25}[:：]\s*(?=[\p{Lu}\p{Lo}])/u;
