/**
 * Asks Mozilla's Readability, on jsdom, which blocks it would keep. It gets a smaller page with the same outline: every
 * element that its rules look at, none of the scripts, styles and attributes that they do not; building what it never reads
 * is most of jsdom's cost. Each block carries its number through, so that the answer comes back as blocks, not as text.
 */

import { Readability } from '@mozilla/readability';
import { type ChildNode, type Element, isTag, isText, type PageTree } from '../tree.ts';
import { escapeHtml } from './assemble.ts';
import type { Block } from './blocks.ts';
import { parseInWindow } from './window.ts';

/** The numbers of the blocks that Readability keeps; empty when it finds no article. */
export function askReadability(page: PageTree, blocks: Block[]): Set<number> {
  const kept = new Set<number>();
  if (!blocks.length) return kept;
  const document = parseInWindow(outline(page, blocks), page.url);
  const answer = new Readability<Element>(document, {
    // Titles, bylines and dates are read by our own code from the whole page.
    disableJSONLD: true,
    keepClasses: true,
    serializer: (element) => element as unknown as Element,
  }).parse();
  const root = answer?.content as unknown as ParentNode | undefined;
  for (const element of root?.querySelectorAll(`[${MARK}]`) ?? []) kept.add(Number(element.getAttribute(MARK)));
  return kept;
}

interface ParentNode {
  querySelectorAll(selector: string): Iterable<{ getAttribute(name: string): string | null }>;
}

const MARK = 'data-block';
/** What Readability's rules read (0.6: candidates, scores, visibility, bylines, data tables). */
const ATTRIBUTES = [
  'class',
  'id',
  'role',
  'rel',
  'itemprop',
  'hidden',
  'aria-hidden',
  'aria-modal',
  'summary',
  'datatable',
  'colspan',
  'rowspan',
];
const DROPPED = new Set(
  'script style template svg noscript head link meta iframe object embed canvas select textarea'.split(' '),
);
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

function outline(page: PageTree, blocks: Block[]): string {
  const firstNode = new Map<ChildNode, Block>();
  for (const block of blocks) firstNode.set(block.nodes[0] as ChildNode, block);
  const parts = ['<!DOCTYPE html><html><head><title></title></head>'];
  writeElement(page.body, firstNode, parts);
  parts.push('</html>');
  return parts.join('');
}

function writeElement(element: Element, blocks: Map<ChildNode, Block>, parts: string[]): void {
  if (DROPPED.has(element.name)) return;
  parts.push('<', element.name);
  for (const name of ATTRIBUTES) {
    const value = element.attribs[name];
    if (value !== undefined) parts.push(' ', name, '="', escapeHtml(value), '"');
  }
  const { href, style } = element.attribs;
  // Only "#" addresses count differently from others.
  if (href !== undefined) parts.push(href.startsWith('#') ? ' href="#"' : ' href="/"');
  if (element.name === 'img') parts.push(' src="i.jpg"');
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) parts.push(' style="display:none"');
  parts.push('>');
  if (VOID.has(element.name)) return;
  writeChildren(element, blocks, parts);
  parts.push('</', element.name, '>');
}

function writeChildren(element: Element, blocks: Map<ChildNode, Block>, parts: string[]): void {
  let open: Block | undefined;
  for (const node of element.children) {
    const block = blocks.get(node);
    if (block) {
      parts.push('<span ', MARK, '="', String(block.index), '">');
      open = block;
    }
    if (isText(node)) parts.push(escapeHtml(node.data));
    else if (isTag(node)) writeElement(node, blocks, parts);
    if (open && node === open.nodes.at(-1)) {
      parts.push('</span>');
      open = undefined;
    }
  }
}
