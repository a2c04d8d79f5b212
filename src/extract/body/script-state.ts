/**
 * The body of pages that carry it in data for their scripts and not in the DOM: JSON-LD `articleBody`, and the state that
 * frameworks leave in a script (Next.js, Nuxt, Apollo, Fusion and the like), found by shape, not by name.
 */
import type { JsonLd } from '../metadata/json-ld.ts';
import { type PageTree, parsePage } from '../tree.ts';
import { escapeHtml } from './assemble.ts';
import { type Block, cutBlocks } from './blocks.ts';

export interface RecoveredBody {
  page: PageTree;
  blocks: Block[];
  /** Where the text was found: `json-ld articleBody` or the path in the state. */
  source: string;
}

/** The longest body that the page's data holds, at least `least` characters; undefined when there is none. */
export function recoverBody(page: PageTree, jsonLd: JsonLd, least: number): RecoveredBody | undefined {
  const articleBody = jsonLd.article?.articleBody;
  const found = [
    ...(typeof articleBody === 'string' ? [{ source: 'json-ld articleBody', texts: [articleBody] }] : []),
    ...scriptStates(page).flatMap(proseOf),
  ];
  const size = ({ texts }: Prose) => texts.reduce((sum, text) => sum + text.length, 0);
  const best = found.sort((a, b) => size(b) - size(a))[0];
  if (!best || size(best) < least) return undefined;
  const html = best.texts
    .map((text) => (/<(?:p|br|div|h\d|li)\b/i.test(text) ? `<div>${text}</div>` : plainHtml(text)))
    .join('');
  const recovered = parsePage(`<!DOCTYPE html><body>${html}`, page.url);
  return { page: recovered, blocks: cutBlocks(recovered, new Set()), source: best.source };
}

interface Prose {
  source: string;
  texts: string[];
}

function plainHtml(text: string): string {
  const paragraphs = text.split(/\s*\n\s*/).filter(Boolean);
  return paragraphs.map((paragraph) => `<p>${/<[a-z]/i.test(paragraph) ? paragraph : escapeHtml(paragraph)}</p>`).join('');
}

/** Larger states are whole catalogues; parsing them would cost more than the page. */
const MAX_STATE = 4_000_000;
const MIN_STATE = 500;

function scriptStates(page: PageTree): unknown[] {
  const states: unknown[] = [];
  for (const element of page.elements) {
    if (element.name !== 'script' || /ld\+json/i.test(element.attribs.type ?? '')) continue;
    const text = element.children
      .map((child) => ('data' in child ? child.data : ''))
      .join('')
      .trim();
    if (text.length < MIN_STATE || text.length > MAX_STATE) continue;
    for (const json of /json/i.test(element.attribs.type ?? '') ? [text] : assignedObjects(text)) {
      try {
        states.push(JSON.parse(json));
      } catch {
        // Script, not data: nothing to read there.
      }
    }
  }
  return states;
}

/** The object literals that a script assigns, `name = {...}`, each cut at its matching bracket. */
function assignedObjects(script: string): string[] {
  const objects: string[] = [];
  const assignment = /[\w\]]\s{0,8}=\s{0,8}(?=\{")/g;
  for (let match = assignment.exec(script); match; match = assignment.exec(script)) {
    const start = assignment.lastIndex;
    const end = closingBracket(script, start);
    if (end < 0) break;
    if (end - start >= MIN_STATE) objects.push(script.slice(start, end + 1));
    assignment.lastIndex = end;
  }
  return objects;
}

function closingBracket(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; i += 1) {
    const char = text[i];
    if (quoted) {
      if (char === '\\') i += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

/** A string this long with a sentence's end in it is prose, or markup around prose. */
const MIN_PROSE = 60;
const MAX_DEPTH = 40;

/** Prose strings grouped by their path with list positions left out: the parts of one body have one path. */
function proseOf(state: unknown): Prose[] {
  const groups = new Map<string, Set<string>>();
  const walk = (value: unknown, path: string, depth: number): void => {
    if (typeof value === 'string') {
      if (
        value.length < MIN_PROSE ||
        !/[.!?。！？]/.test(value) ||
        /^(?:https?:|data:|[\w-]+\()/.test(value) ||
        !/\s/.test(value)
      )
        return;
      groups.set(path, (groups.get(path) ?? new Set()).add(value));
    } else if (value && typeof value === 'object' && depth < MAX_DEPTH) {
      const list = Array.isArray(value);
      for (const [key, inner] of Object.entries(value)) walk(inner, list ? path : `${path}.${key}`, depth + 1);
    }
  };
  walk(state, '', 0);
  return [...groups]
    .filter(([path]) => BODY_KEYS.test(path))
    .map(([path, texts]) => ({ source: `script state ${path.slice(1)}`, texts: [...texts] }));
}

/** A body's path has such a word; a description's, a comment's or a list of teasers' has not. */
const BODY_KEYS = /(?:body|content|text|paragraph|html|markdown|article|story|block|children)[^.]*$/i;
