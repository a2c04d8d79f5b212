/** Raised and lowered text: Unicode's own signs where it has them, the marks of notes in brackets, the rest plain. */
import { visibleText } from '../page/text.ts';
import { ancestors, type Element, isTag, isText } from '../page/tree.ts';

export const RAISED = signs('0123456789+-−–=()nixyzk*', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱˣʸᶻᵏ*');
export const LOWERED = signs('0123456789+-−–=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');

function signs(plain: string, special: string): Map<string, string> {
  const characters = [...special];
  return new Map([...plain].map((character, i) => [character, characters[i] as string]));
}

/** Gives the text of a `<sup>` or `<sub>` behind `before`, its line so far; undefined where its own content may stand. */
export function raisedText(element: Element, before: string): string | undefined {
  const text = visibleText(element);
  if (element.name === 'sup') {
    const mark = noteMark(element, text, before);
    if (mark !== undefined) return mark;
  }
  return inSigns(text, element.name === 'sup' ? RAISED : LOWERED);
}

export function inSigns(text: string, special: Map<string, string>): string | undefined {
  const found = [...text.replaceAll(' ', '')].map((character) => special.get(character));
  return found.length > 0 && found.every((sign) => sign !== undefined) ? found.join('') : undefined;
}

/** `[1]` for the number of a note, by its link, its name, or where it stands: behind a sentence or a word that is no unit. */
function noteMark(element: Element, text: string, before: string): string | undefined {
  const number = NUMBER.exec(text)?.[1];
  if (number === undefined) return undefined;
  const named = text !== number || isNoteLink(element) || (BEHIND_TEXT.test(before) && !isMassNumber(element));
  return named ? `[${number}]` : undefined;
}

/** `<sup>137</sup>Cs`: the number of an isotope is glued to the sign behind it, and parted from what is before. */
function isMassNumber({ next, prev }: Element): boolean {
  const isParted = !prev || (isText(prev) && /\s$/.test(prev.data));
  return isParted && next !== null && isText(next) && /^\p{Lu}\p{Ll}?(?!\p{L})/u.test(next.data);
}

const NUMBER = /^[[(]?(\d{1,3})[\])]?$/;
/** A sentence's end, or a word of four letters at least: no unit or symbol is as long. */
const BEHIND_TEXT = /(?:[.,;:!?…»”’"')\]]|\p{L}{4})$/u;
const NOTE_NAME = /(?:foot|end)-?note|noteref|(?:^|[\s_-])(?:fn|ref|reference|cite)(?:$|[\s_-])|cite_ref|^fn/i;

/** True for a reference to a note: a link to a place of this page around or inside, or what it is called. */
export function isNoteLink(element: Element): boolean {
  if (isNamedNote(element)) return true;
  for (const child of element.children) if (isTag(child) && (isPlaceLink(child) || isNamedNote(child))) return true;
  for (const around of ancestors(element)) {
    if (around.name === 'a') return isPlaceLink(around);
    if (around.name !== 'span' && around.name !== 'b') return false;
    if (isNamedNote(around)) return true;
  }
  return false;
}

function isNamedNote({ attribs }: Element): boolean {
  return attribs.role === 'doc-noteref' || NOTE_NAME.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}

/** A link to a place of the page that it stands on. */
export function isPlaceLink({ name, attribs }: Element): boolean {
  return name === 'a' && attribs.href !== undefined && attribs.href.trim().startsWith('#');
}
