/** Signatures: lines of nothing but names that a text begins or ends with, read where no other place names a person. */
import type { Element, PageTree } from '../../page/tree.ts';
import type { Claim } from '../claims.ts';
import { pageText } from '../page-text.ts';
import type { Zones } from '../zones.ts';
import { type Signature, signatureOf } from './signature-shape.ts';
import { type EdgeLine, textEdges } from './text-edges.ts';

interface Found extends Signature {
  element?: Element | undefined;
}

/** Claims of the signature at the foot of the text, else at its head. */
export function signedLines(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  title: string | undefined,
  language: string | undefined,
  isSite: (name: string) => boolean,
): Claim[] {
  const edges = textEdges(page, zones, headline);
  if (!edges) return [];
  const { head, foot, nearFoot, paragraphs } = edges;
  const last = paragraphs.at(-1) as string;
  const behind = BEHIND_SENTENCE.exec(last)?.[1];
  const whole = pageText(page).text;
  const story = [title ?? '', ...paragraphs.slice(0, -1), behind ? last.slice(0, -behind.length) : last];
  const read = ({ text, set, quoted, linked, element }: EdgeLine, atFoot: boolean): Found | undefined => {
    const found = linked ? undefined : signatureOf({ text, set: set !== undefined, quoted, foot: atFoot }, language, isSite);
    return found && isFree(found, story, whole, atFoot) ? { ...found, element } : undefined;
  };
  const signature =
    first(foot, (line) => read(line, true)) ??
    (behind ? read({ ...BARE, text: behind }, true) : undefined) ??
    first(nearFoot, (line) => {
      const found = read(line, true);
      const tellsOf = (name: string) => paragraphs.slice(-2).some((text) => text.startsWith(name));
      // Bold lines are headings of paragraphs, unless these are about the author.
      const sure = found?.kind === 'newsroom' || line.set === 'slanted' || found?.names.every(tellsOf);
      return sure ? found : undefined;
    }) ??
    first(head.toReversed(), (line) => {
      const found = read(line, false);
      return line.set || found?.posted || found?.names.every((name) => isAround(whole, paragraphs, name))
        ? found
        : undefined;
    });
  if (!signature) return [];
  if (signature.element) elements.set(page, signature.element);
  return claimsOf(signature);
}

const elements = new WeakMap<PageTree, Element>();

/** The element of the signature that was read last, where it holds nothing else. */
export function signatureElement(page: PageTree): Element | undefined {
  return elements.get(page);
}

/** "... since 2015. (Jane Roe)": in brackets behind the last sentence. */
const BEHIND_SENTENCE = /[.!?…"“”»’]\s*(\([^()]{2,60}\))$/u;
const BARE = { element: undefined, set: undefined, linked: false, quoted: false, apart: false };

function first<T>(lines: EdgeLine[], read: (line: EdgeLine) => T | undefined): T | undefined {
  for (const line of lines) {
    const found = read(line);
    if (found) return found;
  }
  return undefined;
}

function claimsOf({ kind, names, element }: Found): Claim[] {
  const place = kind === 'person' ? 'dom:signature' : 'dom:signed-office';
  return names.map((value) => ({
    field: 'authors',
    place,
    source: 'dom:signature',
    value,
    ...(element && { element }),
  }));
}

/** Tells whether the name stands above the text, and below it in the box about the author. */
function isAround(page: string, paragraphs: string[], name: string): boolean {
  const start = page.indexOf((paragraphs[0] as string).slice(0, TELLING));
  const end = page.lastIndexOf((paragraphs.at(-1) as string).slice(-TELLING));
  const at = page.indexOf(name);
  return at >= 0 && at < start && page.indexOf(name, Math.max(end, start)) > end;
}

// Letters that a paragraph is found by.
const TELLING = 40;

/** The people of a story, and the words of any language, stand elsewhere in it too; who signs it does not. */
function isFree({ names, kind }: Signature, story: string[], page: string, foot: boolean): boolean {
  if (kind === 'newsroom') return true;
  if (kind === 'sign') return !names.some((name) => story.some((text) => hasWord(text, name)));
  return names.every((name) => {
    if (!/\p{Lu}/u.test(name)) return !story.some((text) => text.includes(name));
    const words = name.split(' ').filter((word) => /^\p{Lu}\p{L}{2}/u.test(word));
    const lower = words.map((word) => word.toLowerCase());
    // A line above the text that looks like a name may be its heading, and tell of what follows by any of its words.
    const telling = foot ? lower.slice(-1) : lower;
    // Paragraphs about the author begin with the name.
    const tellsOf = (text: string) => !text.startsWith(name) && telling.some((word) => hasWord(text.toLowerCase(), word));
    return words.length > 0 && !story.some(tellsOf) && !lower.some((word) => hasWord(page, word));
  });
}

/** Whether `word` stands in `text`, and not as a part of a longer word or an address. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    if (!JOINED_BEFORE.test(text.slice(Math.max(0, at - 2), at)) && !JOINED_BEHIND.test(text.slice(end, end + 2)))
      return true;
  }
  return false;
}

const JOINED_BEFORE = /[\p{L}\p{N}@_/]$|[\p{L}\p{N}][.-]$/u;
const JOINED_BEHIND = /^[\p{L}\p{N}@_/]|^[.-][\p{L}\p{N}]/u;
