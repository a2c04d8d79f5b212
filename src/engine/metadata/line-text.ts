/** The text of a printed line with its parts kept apart. */

import { anyLanguage } from '../lexicon/lexicon.ts';
import { type ChildNode, type Element, isTag, isText, type PageTree } from '../page/page.ts';
import { collapse, INLINE, late, pageText } from '../page/text.ts';
import { isTimeAgo } from './dates/date-labels.ts';
import { isControl, isPressRole } from './names/name-shape.ts';
import { namesInField } from './names/names.ts';

const SKIPPED = new Set(['time', 'script', 'style', 'svg', 'button', 'noscript', 'template']);

/** Visible text without times, buttons, biographies and links to sections; blocks, and inline elements that a class sets apart, are parted by ` | `. */
export function lineText(element: Element): string {
  const parts: string[] = [];
  collect(element, parts);
  return collapse(parts.join(''))
    .replace(/ ?\|[ |]*/g, ' | ')
    .replace(/^ \| | \| $/g, '');
}

function collect(node: ChildNode, parts: string[]): void {
  if (isText(node)) parts.push(node.data.replace(/\s+/g, ' '));
  if (!isTag(node)) return;
  if (isSectionLink(node) || isMailLabel(node)) return void parts.push(' | ');
  if (SKIPPED.has(node.name)) return;
  const edge = isSetApart(node);
  if (edge) parts.push(' | ');
  for (const child of node.children) if (!isTag(child) || !BIOGRAPHY.test(child.attribs.class ?? '')) collect(child, parts);
  // `<a>Jane Roe</a> <span>Reporter</span>`, `<span>Jane Roe</span><span>Reporter</span>`
  if (edge || (node.name === 'a' ? isTagNext(node) : isGlued(node))) parts.push(' | ');
}

function isSetApart({ name, attribs }: Element): boolean {
  return name === 'br' || !INLINE.has(name) || (name === 'span' && attribs.class !== undefined);
}

/** Words about an author, which have names of others in them. */
const BIOGRAPHY = /(?:^|[\s_-])(?:bio|biography|biografie|biografia|biographie|description)(?:[\s_-]|$)/i;

/** Two spans without a space between them are set apart by the page's styles; else their words would be one. */
function isGlued({ name, next, children }: Element): boolean {
  if (!SPANS.has(name) || !next || !isTag(next) || !SPANS.has(next.name)) return false;
  const last = children.at(-1);
  // A bold letter begins a word.
  const [first] = next.children;
  if (name !== next.name && !(first && isText(first) && /^[\p{Lu}\d]/u.test(first.data))) return false;
  return last !== undefined && isText(last) && /[\p{Ll}\d]$/u.test(last.data);
}

const SPANS = new Set(['span', 'strong', 'b']);

function isTagNext({ next }: Element): boolean {
  const after = next && isText(next) && next.data.trim() === '' ? next.next : next;
  return after != null && isTag(after);
}

/** A link to a section or a tag, which stand beside dates and authors. */
function isSectionLink({ name, attribs }: Element): boolean {
  return (
    name === 'a' && (/(?:^|\s)(?:tag|category)(?:\s|$)/.test(attribs.rel ?? '') || SECTION_PATH.test(attribs.href ?? ''))
  );
}

/** A link to write to somebody, whose words are an address or a control, and no name of two words. */
function isMailLabel({ name, attribs, children }: Element): boolean {
  if (name !== 'a' || !/^mailto:/i.test(attribs.href ?? '')) return false;
  const text = collapse(children.map((child) => (isText(child) ? child.data : '')).join(''));
  return /@/.test(text) || /^(?:e-?)?(?:mail|correo|courriel)\b/i.test(text) || (text !== '' && !text.includes(' '));
}

const SECTION_PATH = /\/(?:categor(?:y|ies|ie|ia)|kategorien?|rubrik|rubrique|tags?|schlagwort|etiqueta)\//i;

/** "By <a>Jane Roe</a> and Joe Doe": what stands behind a link and the word for "and", up to the next mark or number. */
export function joinedBehind(page: PageTree, { order }: Element, { order: link }: Element): string[] {
  const { text, end } = pageText(page);
  const from = end[link] as number;
  const found = AND_BEFORE().exec(text.slice(from, Math.min(end[order] as number, from + LONGEST_BEHIND)));
  return found?.[1] ? [found[1].trim()] : [];
}

// Letters of a name.
const LONGEST_BEHIND = 40;
const AND_BEFORE = late(() => new RegExp(`^,? ?(?:&|${anyLanguage('and')}) ([^|,·•\\d\\n]+)`, 'u'));

/** The text in the place of a name in a line, that looks like none: a user's or a newsroom's name. */
export function looseName(line: string, language: string | undefined): string[] | undefined {
  if (isTimeAgo(line)) return undefined;
  const day = line.search(DAY_BEHIND);
  const bare = day < 0 ? line : line.slice(0, day);
  const [name] = bare.length > MAX_LOOSE ? [] : namesInField(bare, language);
  // "Staff Correspondent, Dhaka": behind a post without a name stands a place.
  const post = bare.slice(0, Math.max(0, bare.indexOf(',')));
  if (name === undefined || (isPressRole(post) && !post.includes(name))) return undefined;
  const isAccount = !name.includes(' ');
  if (isControl(isAccount ? name : line) || (bare !== line && !isAccount)) return undefined;
  // "By the numbers", "By boat, the way is shorter now" are no bylines.
  return /^\p{Ll}+ \p{Ll}/u.test(name) || SENTENCE.test(bare) ? undefined : [name];
}

const SENTENCE = /,(?: \p{Ll}+){3}/u;
/** "Posted by jroe84 on May 3, 2023". */
const DAY_BEHIND = /\s(?:on|at|am|um|le|el|il|em|den|op|dnia|pada)\s\D{0,25}\d/iu;
// "The Currency editors", "karstenruppert": a name of its own, never a sentence.
const MAX_LOOSE = 40;
