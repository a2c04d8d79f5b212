/** Names the proposal that the kept blocks are closest to, and how close: what `explain` shows first. */
import { type Element, isTag } from '../page/tree.ts';
import type { Block } from './blocks.ts';
import type { StatedFacts } from './page-context.ts';
import type { Answer } from './readability.ts';
import { shingles, words } from './words.ts';

export function judgeProposals(
  blocks: Block[],
  kept: ReadonlySet<Block>,
  evidence: StatedFacts,
  readability: Answer,
): { name: string; reason: string } {
  const judged: { name: string; agreement: number }[] = [];
  for (const { name, proposes } of proposals(blocks, evidence, readability)) {
    const agreement = agreementOf(blocks, kept, proposes);
    if (agreement !== undefined) judged.push({ name, agreement });
  }
  judged.sort((a, b) => b.agreement - a.agreement);
  const [best] = judged;
  if (!kept.size || !best) return { name: 'none', reason: 'no block was kept' };
  const others = judged.slice(1).map(({ name, agreement: share }) => `${name} ${share.toFixed(2)}`);
  return {
    name: best.name,
    reason: `word F1 with the kept text ${best.agreement.toFixed(2)}; others: ${others.join(', ') || 'none'}`,
  };
}

interface Proposal {
  name: string;
  proposes(block: Block): boolean;
}

function proposals(blocks: Block[], evidence: StatedFacts, readability: Answer): Proposal[] {
  const elements = blocks.reduce((most, { element }) => Math.max(most, element.order + 1), 0);
  const inside = (test: (element: Element) => boolean) => {
    const isInside = remembered(elements, test);
    return (block: Block) => isInside(block.element);
  };
  const list: Proposal[] = [
    {
      name: 'articleBody microdata',
      proposes: inside(({ attribs }) => attribs.itemprop !== undefined && /articlebody/i.test(attribs.itemprop)),
    },
    { name: '<article>', proposes: inside(({ name }) => name === 'article') },
    { name: '<main>', proposes: inside(({ name, attribs }) => name === 'main' || attribs.role === 'main') },
    { name: 'readability', proposes: ({ index }) => readability.has(index) },
  ];
  if (evidence.articleBody) {
    const known = shingles(words(evidence.articleBody));
    list.push({ name: 'articleBody JSON-LD', proposes: ({ text }) => mostlyIn(known, text) });
  }
  return list;
}

/** Whether the element or one around it passes; asked once an element, since blocks share most of what is around them. */
function remembered(size: number, test: (element: Element) => boolean): (element: Element) => boolean {
  /** The answer for each element, by `order`; 0 where it is not yet known. */
  const known = new Uint8Array(size);
  const isInside = (element: Element): boolean => {
    const before = known[element.order];
    if (before !== 0) return before === INSIDE;
    const { parent } = element;
    const is = test(element) || (parent !== null && isTag(parent) && isInside(parent as Element));
    known[element.order] = is ? INSIDE : OUTSIDE;
    return is;
  };
  return isInside;
}

const INSIDE = 1;
const OUTSIDE = 2;

function mostlyIn(known: ReadonlySet<string>, text: string): boolean {
  const own = [...shingles(words(text))];
  return own.length > 0 && own.filter((shingle) => known.has(shingle)).length > own.length / 2;
}

/** Gives how far two choices of blocks agree; undefined where nothing is proposed. */
function agreementOf(blocks: Block[], kept: ReadonlySet<Block>, proposes: (block: Block) => boolean): number | undefined {
  let both = 0;
  let mine = 0;
  let theirs = 0;
  for (const block of blocks) {
    const isMine = kept.has(block);
    const isTheirs = proposes(block);
    const { length } = block.text;
    if (isMine) mine += length;
    if (isTheirs) theirs += length;
    if (isMine && isTheirs) both += length;
  }
  return theirs === 0 ? undefined : (2 * both) / (mine + theirs);
}
