/** Says of each block of a page whether the truth holds it: by shared shingles for running text, by whole lines for short text. */
import type { Block } from '../../src/engine/body/blocks.ts';
import { kindOf } from '../../src/engine/body/regions/sight.ts';
import { shingles, words } from '../../src/engine/body/words.ts';
import { closest, type Element } from '../../src/engine/page/page.ts';
import type { Truth } from '../bench-sets.ts';

/** 1 in the article, 0 not, NaN not known. */
export function labelBlocks(blocks: Block[], truth: Truth): Float32Array {
  const labels = new Float32Array(blocks.length).fill(Number.NaN);
  const body = truth.paragraphs?.join('\n\n') ?? truth.body;
  if (body) {
    labelByBody(blocks, body, labels);
    maskTail(blocks, labels);
    maskCode(blocks, labels);
  } else labelBySnippets(blocks, truth, labels);
  return labels;
}

/** Share of a block's shingles in the truth from which it counts as the article's. */
const ENOUGH = 0.5;

function labelByBody(blocks: Block[], body: string, labels: Float32Array): void {
  const lines = new Map<string, number>();
  for (const line of body.split(/\n+|\t|\s*\|\s*/)) {
    const key = words(line).join(' ');
    if (key) lines.set(key, (lines.get(key) ?? 0) + 1);
  }
  const bodyWords = words(body);
  const inBody = shingles(bodyWords);
  const flat = ` ${bodyWords.join(' ')} `;
  const keys = blocks.map(({ text }) => words(text).join(' '));
  const tokenCounts = blocks.map(({ text }) => words(text).length);
  blocks.forEach((_, i) => {
    const key = keys[i] as string;
    const count = tokenCounts[i] as number;
    if (!count) labels[i] = Number.NaN;
    else if (count >= 8) {
      const own = [...shingles(key.split(' '))];
      labels[i] = own.filter((shingle) => inBody.has(shingle)).length / own.length >= ENOUGH ? 1 : 0;
    } else labels[i] = lines.has(key) || (count >= 4 && flat.includes(` ${key} `)) ? 1 : 0;
  });
  settleCopies(blocks, keys, tokenCounts, lines, flat, labels);
}

/** The truth ended before its article where so many paragraphs of the same kind and container follow its last one. */
const LEAST_TAIL = 4;
const PARAGRAPH = 80;
/** The share of a truth's prose that is set in the usual way. */
const MOST_OF_OWN = 0.3;

/**
 * Masks what a truth leaves out that is set like what it has: what follows where it ends in the middle of a container, or where more
 * follows in such containers than all that it has. What follows is not known, and would teach that long articles are to be cut.
 */
function maskTail(blocks: Block[], labels: Float32Array): void {
  const last = labels.lastIndexOf(1);
  const end = blocks[last]?.element;
  if (!end) return;
  const isBeside = ({ element }: Block) => element.parent === end.parent && element.name === end.name;
  const at = (isOf: (block: Block) => boolean) => blocks.flatMap((block, i) => (isOf(block) ? [i] : []));
  const size = (some: number[]) => some.reduce((sum, i) => sum + (blocks[i] as Block).text.length, 0);
  const own = at(isProse).filter((i) => labels[i] === 1);
  const isSetAs = (kind: string) => (i: number) => setAs(blocks[i] as Block) === kind;
  const kinds = new Set(own.map((i) => setAs(blocks[i] as Block)));
  kinds.delete('');
  for (const kind of kinds) if (size(own.filter(isSetAs(kind))) < MOST_OF_OWN * size(own)) kinds.delete(kind);
  const alike = at((block) => isProse(block) && kinds.has(setAs(block))).filter((i) => i > last);
  const beside = at(isBeside).filter((i) => i > last);
  const isCutShort = alike.length >= LEAST_TAIL && size(alike) >= size(own);
  const isCutWithin = beside.filter((i) => isProse(blocks[i] as Block)).length >= LEAST_TAIL;
  const tail = [...(isCutShort ? alike : []), ...(isCutWithin ? beside : [])];
  for (let i = last + 1; i <= Math.max(last, ...tail); i += 1) labels[i] = Number.NaN;
}

function isProse({ hidden, linkChars, text }: Block): boolean {
  return !hidden && text.length >= PARAGRAPH && linkChars * 3 < text.length;
}

/** The names of a block's element and of its container; empty for a container without a class, as comments may stand in one too. */
function setAs({ element }: Block): string {
  const container = element.parent as Element;
  return container.attribs?.class ? `${element.name} ${kindOf(container)}` : '';
}

/** Masks listings between paragraphs of a truth that has the prose alone: code is the article's. */
function maskCode(blocks: Block[], labels: Float32Array): void {
  const [first, last] = [labels.indexOf(1), labels.lastIndexOf(1)];
  for (let i = first + 1; i < last; i += 1)
    if (labels[i] === 0 && closest((blocks[i] as Block).element, 'pre')) labels[i] = Number.NaN;
}

/** Text that stands on the page more often than in the truth: the copies nearest to the rest of the article are the article's. */
function settleCopies(
  blocks: Block[],
  keys: string[],
  counts: number[],
  lines: Map<string, number>,
  flat: string,
  labels: Float32Array,
): void {
  const certain = blocks.flatMap((_, i) => (labels[i] === 1 && (counts[i] as number) >= 12 ? [i] : []));
  if (!certain.length) return;
  const groups = new Map<string, number[]>();
  keys.forEach((key, i) => {
    if (labels[i] === 1) groups.set(key, [...(groups.get(key) ?? []), i]);
  });
  const distance = (i: number) => certain.reduce((best, j) => (j === i ? best : Math.min(best, Math.abs(i - j))), 1e6);
  const middle = certain[certain.length >> 1] as number;
  for (const [key, group] of groups) {
    const allowed = lines.get(key) ?? Math.max(1, flat.split(` ${key} `).length - 1);
    if (group.length > allowed) {
      const ranked = group
        .map((i) => ({ i, far: distance(i), off: Math.abs(i - middle) }))
        .sort((a, b) => a.far - b.far || a.off - b.off);
      for (const { i } of ranked.slice(allowed)) labels[i] = 0;
    }
    // A short text far from all of the article is a chance hit (a date, a section's name).
    for (const i of group) if (labels[i] === 1 && (counts[i] as number) < 6 && distance(i) > 12) labels[i] = 0;
  }
}

function labelBySnippets(blocks: Block[], truth: Truth, labels: Float32Array): void {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
  const wanted = (truth.with ?? []).map(flat);
  const unwanted = (truth.without ?? []).map(flat);
  blocks.forEach(({ text }, i) => {
    if (unwanted.some((snippet) => text.includes(snippet))) labels[i] = 0;
    if (wanted.some((snippet) => text.includes(snippet))) labels[i] = 1;
  });
}
