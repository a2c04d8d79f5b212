/**
 * Asks Mozilla's Readability which blocks of a page it would keep: the second opinion. It works on a copy of the page's tree in a
 * small DOM; the answer comes back as blocks, not as text.
 */
import type { ChildNode, PageTree, Text } from '../page/tree.ts';
import { isTag, isText } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import { ATTEMPTS, Attempt } from './readability/attempt.ts';
import { jsdomDocument } from './readability/jsdom-document.ts';
import { NotInSmallDom, type SmallText } from './readability/linked.ts';
import { SmallDocument } from './readability/small-dom.ts';

/** Readability's own bound: with less text it tries again and strips less. */
const ENOUGH_TEXT = 500;

/** Numbers of blocks. */
export type Answer = ReadonlySet<number>;

/** The blocks that Readability keeps, by their numbers; none where it finds no article. */
export function askReadability(page: PageTree, blocks: Block[]): Answer {
  const texts = textsKept(page);
  return new Set(blocks.filter((block) => isKept(block, texts)).map(({ index }) => index));
}

/** The texts of the page that are in Readability's answer. */
export function textsKept(page: PageTree): ReadonlySet<Text> {
  try {
    return attempts(() => {
      const document = new SmallDocument(page) as unknown as Document;
      return { document, sourceOf: (text) => (text as unknown as SmallText).source };
    });
  } catch (error) {
    // A version of Readability to come may ask for more than ours.
    if (!(error instanceof NotInSmallDom)) throw error;
    return askOnJsdom(page);
  }
}

/** The same on jsdom, for some ten times the time. */
export function askOnJsdom(page: PageTree): ReadonlySet<Text> {
  return attempts(() => {
    const { document, sources } = jsdomDocument(page);
    return { document, sourceOf: (text) => sources.get(text) };
  });
}

interface Copy {
  document: Document;
  sourceOf(text: Node): Text | undefined;
}

/** Readability changes its document: each attempt has one of its own. */
function attempts(copyPage: () => Copy): ReadonlySet<Text> {
  let byline: string | null = null;
  let best = { texts: new Set<Text>(), length: 0 };
  for (const flags of ATTEMPTS) {
    const { document, sourceOf } = copyPage();
    const reader: Attempt = new Attempt(document, flags, byline);
    const content = reader.parse()?.content;
    const length = content ? reader._getInnerText(content).length : 0;
    if (content && length > best.length) best = { texts: textsIn(content, sourceOf), length };
    if (length >= ENOUGH_TEXT) break;
    byline = reader._articleByline;
  }
  return best.texts;
}

function textsIn(parent: Node, sourceOf: Copy['sourceOf'], texts = new Set<Text>()): Set<Text> {
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    const source = node.nodeType === 3 ? sourceOf(node) : undefined;
    if (source) texts.add(source);
    else if (node.nodeType === 1) textsIn(node, sourceOf, texts);
  }
  return texts;
}

/** Whether half of its text or more was kept. */
function isKept({ nodes }: Block, texts: ReadonlySet<Text>): boolean {
  const sums = { all: 0, kept: 0 };
  for (const node of nodes) weigh(node, texts, sums);
  return sums.kept > 0 && sums.kept * 2 >= sums.all;
}

function weigh(node: ChildNode, texts: ReadonlySet<Text>, sums: { all: number; kept: number }): void {
  if (isText(node)) {
    const { length } = node.data.trim();
    sums.all += length;
    if (texts.has(node)) sums.kept += length;
  } else if (isTag(node)) for (const child of node.children) weigh(child, texts, sums);
}
