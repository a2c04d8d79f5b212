/** What stands before and behind a name without being a part of it. */
import { looksLikeName } from './name-shape.ts';

/** Degrees and licences behind a comma: `MD`, `Ph.D.`, `E-RYT 200`, `M.Sc.`; capitals with dots, or no vowel to speak. */
export const CREDENTIAL =
  /^(?:(?:\p{Lu}\p{Ll}{0,2}\.\s?){1,4}|\p{Lu}{2,5}(?:-\p{Lu}+)?(?:\s\d+)?|PhD|MSc|BSc|MPhil|DrPH|PharmD|PsyD|EdD)\.?$/u;

/** A role that follows its name without any mark: "Keith Barry Senior Autos Reporter"; the surest first. */
const TITLES_BEHIND = [
  /^(?:senior|staff|contributing|managing|chief|associate|lead|freelance|deputy|assistant|executive)\s/iu,
  /^기자$/u,
  // With a word of its field: "Content Writer" alone may follow a word that is no name.
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

/** "Alle Artikel von", "More posts by": a link to the author's list. */
export const LIST_LINK =
  /^(?:alle[sr]?|all|more|mehr|weitere|tous|toutes|todos|tutti|view|see|read)\s+(?:[\p{L}]+\s+){0,3}(?:by|von|de|di|from|par|por)\s+/iu;

/** "Jane Roe Illustration by ...": the hands behind the pictures follow those behind the text. */
export const PICTURE_BEHIND =
  /\s+(?:illustration|illustrationen|fotos?|photos?|photograph\w*|fotograf\w*|bild(?:er)?|video)(?![\p{L}]).*$/iu;

/** "Posted on September 21, 2020 by Jane Roe": what follows the date and a "by". */
export const DATED_BY =
  /^.{0,60}(?:\d{4}|\d\d[:.]\d\d)[^\p{L}]{0,6}(?:\p{L}{1,3}\s)?(?:by|von|par|por|door|av|af|di|przez)\s+(?=\p{Lu})/u;

/** "Interview: Jane Roe": whatever stands before a colon is no part of a name. */
export const ANY_LABEL = /^[\p{L} ]{2,25}[:：]\s*(?=\p{Lu})/u;
