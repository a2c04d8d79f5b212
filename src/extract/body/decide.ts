/** Keeps or drops each block: the model says how likely it is the article's, then a short table of rules corrects it. */
import type { Metadata } from '../../types.ts';
import type { Printed } from '../metadata/metadata.ts';
import { contains, type Element } from '../tree.ts';
import type { Block } from './blocks.ts';
import { words } from './features.ts';

export interface Decision {
  block: Block;
  /** Probability by the model. */
  score: number;
  kept: boolean;
  /** `model`, or the name of the rule that decided against it. */
  by: string;
}

/** From this probability a block is kept; a block more or less weighs alike in the F1 that the model was trained for. */
const THRESHOLD = 0.5;

export function decide(blocks: Block[], scores: Float32Array, printed: Printed, metadata: Metadata): Decision[] {
  const decisions = blocks.map((block, i): Decision => {
    const score = scores[i] as number;
    return { block, score, kept: score >= THRESHOLD, by: 'model' };
  });
  for (const { name, apply } of RULES) {
    for (const decision of apply(decisions, printed, metadata)) {
      decision.kept = false;
      decision.by = name;
    }
  }
  return decisions;
}

interface Rule {
  name: string;
  /** The decisions to turn from kept to dropped. */
  apply(decisions: Decision[], printed: Printed, metadata: Metadata): Decision[];
}

const RULES: Rule[] = [
  {
    // The front matter has it; the body starts below.
    name: 'repeated-title',
    apply: (decisions, { headline }, { title }) => {
      const flat = title && words(title).join(' ');
      return lead(decisions).filter(
        ({ block }) =>
          (headline !== undefined && contains(headline, block.element)) ||
          (flat !== undefined && words(block.text).join(' ') === flat),
      );
    },
  },
  {
    name: 'printed-byline',
    apply: (decisions, { bylines, dates }) =>
      keptOf(decisions).filter(
        ({ block }) => block.text.length < MAX_BYLINE && [...bylines, ...dates].some((element) => isAllOf(element, block)),
      ),
  },
  {
    // A heading with nothing kept under it belonged to what was dropped.
    name: 'heading-without-text',
    apply: (decisions) => {
      const kept = keptOf(decisions);
      return kept.filter(({ block }, i) => isHeading(block) && !hasTextBelow(kept, i));
    },
  },
];

/** A longer block is a paragraph that begins or ends with a name. */
const MAX_BYLINE = 160;
/** The title may come again as a quotation further down, but not among the first kept blocks. */
const LEAD_BLOCKS = 6;

function keptOf(decisions: Decision[]): Decision[] {
  return decisions.filter(({ kept }) => kept);
}

function lead(decisions: Decision[]): Decision[] {
  return keptOf(decisions).slice(0, LEAD_BLOCKS);
}

function isAllOf(element: Element, block: Block): boolean {
  return (
    contains(element, block.element) ||
    (block.nodes.length > 0 &&
      block.nodes.every((node) => node === element || !('data' in node && node.data.trim())) &&
      block.nodes.includes(element))
  );
}

function isHeading({ element }: Block): boolean {
  return /^h[1-6]$/.test(element.name);
}

function hasTextBelow(kept: Decision[], at: number): boolean {
  const level = Number((kept[at] as Decision).block.element.name[1]);
  const next = kept[at + 1];
  return next !== undefined && (!isHeading(next.block) || Number(next.block.element.name[1]) > level);
}
