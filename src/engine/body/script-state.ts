/**
 * The body of pages that carry it in data for their scripts and not in the DOM: JSON-LD `articleBody`, and the state that
 * frameworks leave in a script (Next.js, Nuxt, Apollo, Fusion and the like), found by shape, not by name.
 */

import { escapeHtml } from '../../render/escape.ts';
import type { FigureCandidate } from '../figures/candidate.ts';
import { findFigures } from '../figures/figures.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import { QUOTE } from '../page/characters.ts';
import {
  ancestors,
  type ChildNode,
  closest,
  type Element,
  elementsNamed,
  isJsonLd,
  isTag,
  isText,
  type PageTree,
  parsePage,
  scriptText,
} from '../page/page.ts';
import { type Block, cutBlocks, takenBy } from './blocks.ts';
import { isPlaceholder } from './decide.ts';

export interface RecoveredBody {
  page: PageTree;
  blocks: Block[];
  /** Pictures inside the recovered markup. */
  figures: FigureCandidate[];
  /** The place where the text was found: `ARTICLE_BODY`, an element of `UNSHOWN` or the path in the state. */
  source: string;
}

export const ARTICLE_BODY = 'json-ld articleBody';

/** The longest body that the page's data holds, at least `least` characters; undefined when there is none. */
export function recoverBody(page: PageTree, jsonLd: JsonLd, least: number): RecoveredBody | undefined {
  const articleBody = jsonLd.article?.articleBody;
  const found = [
    ...(typeof articleBody === 'string' ? [{ source: ARTICLE_BODY, texts: [articleBody] }] : []),
    ...scriptStates(page).flatMap(proseOf),
  ];
  const size = ({ texts }: Prose) => texts.reduce((sum, text) => sum + text.length, 0);
  const largest = (some: Prose[]) => some.sort((a, b) => size(b) - size(a)).find((one) => size(one) >= least);
  // One within another is a part of that: to read each would take time by their number squared.
  const isOutermost = ({ parent }: Element) => !parent || !isTag(parent) || !closest(parent, 'noscript');
  const unshown = (name: string) =>
    elementsNamed(page, name)
      .filter(isOutermost)
      .flatMap((element) => markupIn(element, name));
  const best = largest(found) ?? largest(UNSHOWN.flatMap(unshown));
  if (!best) return undefined;
  const html = best.texts
    .map((text) => (/<(?:p|br|div|h\d|li)\b/i.test(text) ? `<div>${text}</div>` : plainHtml(text)))
    .join('');
  const recovered = parsePage(`<!DOCTYPE html><body><article>${html}</article>`, page.url);
  const figures = findFigures(recovered, { ...jsonLd, nodes: [] });
  const isOwn = ({ element, text }: Block) => !isPlaceholder(text) && ![element, ...ancestors(element)].some(isFurniture);
  const blocks = cutBlocks(recovered, takenBy(figures)).filter(isOwn);
  return { page: recovered, blocks, figures, source: best.source };
}

interface Prose {
  source: string;
  texts: string[];
}

// Text that stands in the page and is shown by a script, or without one.

export const UNSHOWN = ['template', 'noscript'];

function isFurniture({ attribs, name }: Element): boolean {
  return ['header', 'nav', 'footer'].includes(name) || attribs.role === 'complementary';
}

function markupIn(element: Element, source: string): Prose[] {
  // Scripts turned on, as where it has most of the page, make text of its markup.
  const markup = element.children
    .map((node) => (isText(node) && source === 'noscript' ? node.data : markupOf(node)))
    .join('');
  // A pattern that a script fills has no text of its own.
  return markup.length < MIN_STATE || /\{\{|<%|\$\{/.test(markup) ? [] : [{ source, texts: [`<div>${markup}</div>`] }];
}

function markupOf(node: ChildNode): string {
  if (isText(node)) return escapeHtml(node.data);
  // The content of a template is a document of its own.
  if (!isTag(node)) return 'children' in node ? (node.children as ChildNode[]).map(markupOf).join('') : '';
  const { attribs, children, name } = node;
  const written = attribs.list.map((attribute) => ` ${attribute.name}="${escapeHtml(attribute.value)}"`);
  return `<${name}${written.join('')}>${children.map(markupOf).join('')}${VOID.test(name) ? '' : `</${name}>`}`;
}

const VOID = /^(?:br|hr|img|input|link|meta|source|track|wbr)$/;

function plainHtml(text: string): string {
  const paragraphs = text.split('\n').flatMap((line) => line.trim() || []);
  return paragraphs.map((paragraph) => `<p>${/<[a-z]/i.test(paragraph) ? paragraph : escapeHtml(paragraph)}</p>`).join('');
}

/** Larger states are whole catalogues; parsing them would cost more than the page. */
const MAX_STATE = 4_000_000;
const MIN_STATE = 500;

function scriptStates(page: PageTree): unknown[] {
  const states: unknown[] = flightRows(page);
  for (const element of elementsNamed(page, 'script')) {
    if (isJsonLd(element)) continue;
    const text = scriptText(element).trim();
    if (text.length < MIN_STATE || text.length > MAX_STATE) continue;
    for (const json of /json/i.test(element.attribs.type ?? '')
      ? [text]
      : [...assignedObjects(text), ...quotedStates(text)]) {
      states.push(...parsed(json).map(revived));
    }
  }
  return [...states, ...attributeStates(page)];
}

/** Inertia, react-rails and their like leave the state in an attribute of the box that they fill. */
function attributeStates(page: PageTree): unknown[] {
  const values = page.elements.flatMap(({ attribs }) => attribs.list.map(({ value }) => value));
  const isState = (value: string) => value.length >= MIN_STATE && value.length <= MAX_STATE && value.startsWith('{"');
  return values.filter(isState).flatMap(parsed);
}

/** Nuxt writes all values into one list, and the places of those that an object holds into the object; SvelteKit an answer as text. */
function revived(state: unknown): unknown {
  const { body } = (state ?? {}) as { body?: unknown };
  if (typeof body === 'string' && body.startsWith('{"')) return parsed(body)[0];
  if (!Array.isArray(state) || typeof state[0] !== 'object') return state;
  const met = new Set<unknown>();
  const at = (place: unknown, depth: number): unknown => {
    const value: unknown = typeof place === 'number' ? state[place] : undefined;
    if (typeof value !== 'object' || value === null) return value;
    if (met.has(value) || depth > MAX_DEPTH) return undefined;
    met.add(value);
    if (Array.isArray(value)) return value.map((inner) => at(inner, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, at(inner, depth + 1)]));
  };
  const whole = at(0, 0);
  return proseOf(whole).length > 0 ? whole : state;
}

/**
 * The rows of React's flight stream, which Next.js pushes into the page as strings: `id:T<length in hex>,text` is text of so
 * many UTF-8 bytes, `id:json` a tree.
 */
function flightRows(page: PageTree): unknown[] {
  const stream = Buffer.from(flightChunks(page).join(''));
  if (stream.length > MAX_STATE) return [];
  const rows: unknown[] = [];
  for (let at = 0; at < stream.length; ) {
    const colon = stream.indexOf(':', at);
    if (colon < 0) break;
    const text = /^T([0-9a-f]{1,7}),/.exec(stream.toString('latin1', colon + 1, colon + 10));
    const start = colon + 1 + (text?.[0].length ?? 0);
    const end = text ? start + Number.parseInt(text[1] as string, 16) : lineEnd(stream, start);
    const row = stream.toString('utf8', start, end);
    if (text) rows.push({ content: row });
    else if (/^[[{]/.test(row)) rows.push(...parsed(row));
    at = text ? end : end + 1;
  }
  return rows;
}

function lineEnd(stream: Buffer, from: number): number {
  const newline = stream.indexOf('\n', from);
  return newline < 0 ? stream.length : newline;
}

function flightChunks(page: PageTree): string[] {
  const chunks: string[] = [];
  for (const element of elementsNamed(page, 'script')) {
    const text = scriptText(element).trim();
    const push = /^\s*self\.__next_f\.push\(\[1,/.exec(text);
    if (!push) continue;
    try {
      chunks.push(String(JSON.parse(text.slice(push[0].length, text.lastIndexOf('])')))));
    } catch {
      // The push is not the plain string that the framework writes.
    }
  }
  return chunks;
}

function parsed(json: string): unknown[] {
  try {
    return [JSON.parse(json)];
  } catch {
    // Script, not data: nothing to read there.
    return [];
  }
}

/** The object literals that a script assigns, `name = {...}`, each cut at its matching bracket. */
function assignedObjects(script: string): string[] {
  const objects: string[] = [];
  for (let at = script.indexOf('{"'); at >= 0; ) {
    let end = at;
    if (ASSIGNMENT.test(script.slice(Math.max(0, at - LONGEST_ASSIGNMENT), at))) {
      end = closingBracket(script, at);
      if (end < 0) break;
      if (end - at >= MIN_STATE) objects.push(script.slice(at, end + 1));
    }
    at = script.indexOf('{"', end + 1);
  }
  return objects;
}

/** The strings that a script gives to a parser, `JSON.parse("{...}")`, also where their signs are those of an address. */
function quotedStates(script: string): string[] {
  const states: string[] = [];
  for (let at = script.indexOf('JSON.parse('); at >= 0; ) {
    const quote = script.slice(at, at + LONGEST_CALL).indexOf('"');
    const end = quote < 0 ? at : stringEnd(script, at + quote);
    const [state] = end - at < MIN_STATE ? [] : parsed(script.slice(at + quote, end + 1));
    if (typeof state === 'string') states.push(state.startsWith('%') ? decoded(state) : state);
    at = script.indexOf('JSON.parse(', end + 1);
  }
  return states;
}

/** Characters up to the string, with `decodeURIComponent(` among them. */
const LONGEST_CALL = 40;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const ASSIGNMENT = /[\w\]]\s{0,8}=\s{0,8}$/;
const LONGEST_ASSIGNMENT = 18;

function closingBracket(text: string, start: number): number {
  let depth = 0;
  const { length } = text;
  for (let i = start; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = stringEnd(text, i);
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** The place of the quotation mark that ends the string begun at `start`; behind the text where none does. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (let code = text.charCodeAt(at); at < text.length && code !== QUOTE; code = text.charCodeAt(at))
    at += code === BACKSLASH ? 2 : 1;
  return at;
}

const BACKSLASH = 0x5c;
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** A string this long with a sentence's end in it is prose, or markup around prose. */
const MIN_PROSE = 60;
const MAX_DEPTH = 40;

/** Prose strings grouped by their path without positions in lists or ids (`Paragraph:9f3`): the parts of one body have one path. */
function proseOf(state: unknown): Prose[] {
  const groups = new Map<string, Set<string>>();
  const walk = (value: unknown, path: string, depth: number): void => {
    if (typeof value === 'string' && isProse(value)) {
      groups.set(path, (groups.get(path) ?? new Set()).add(value));
    } else if (value && typeof value === 'object' && depth < MAX_DEPTH) {
      const list = Array.isArray(value);
      for (const [key, inner] of Object.entries(value))
        walk(inner, list ? path : `${path}.${key.split(':', 1)[0]}`, depth + 1);
    }
  };
  walk(state, '', 0);
  return [...groups]
    .filter(([path]) => BODY_KEYS.test(path))
    .map(([path, texts]) => ({ source: `script state ${path.slice(1)}`, texts: [...texts] }));
}

function isProse(text: string): boolean {
  if (text.length < MIN_PROSE || !/[.!?。！？]/.test(text)) return false;
  return !/^(?:https?:|data:|[\w-]+\(|\{")/.test(text) && /\s/.test(text);
}

/** A body's path has such a word; a description's, a comment's or a list of teasers' has not. */
const BODY_KEYS = /(?:body|content|text|paragraph|html|markdown|article|story|block|children)[^.]*$/i;
