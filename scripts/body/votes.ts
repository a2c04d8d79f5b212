/** The words that tell an article from what stands around it: each domain has a vote on each word that its pages use. */
import type { Block } from '../../src/engine/body/blocks.ts';
import type { Priors } from '../../src/engine/body/words.ts';
import { classWords, words } from '../../src/engine/body/words.ts';
import { type Element, isTag } from '../../src/engine/page/page.ts';

/** A word must be seen on so many domains: fewer would describe publishers, not the web. */
const CLASS_DOMAINS = 20;
const TEXT_DOMAINS = 30;
/** Words weighed at the start of a block only (as in `measureWords`). */
const WORDS_WEIGHED = 24;

/** By word: how much of what a domain says with it is the article's, of how much. */
type Counts = Map<string, [kept: number, all: number]>;
/** By word: how many domains use it, and the sum over domains of the share that is the article's. */
type Totals = Map<string, { domains: number; kept: number }>;

/** The log-odds of words, as the program ships them. */
export interface PriorTables {
  classWords: Record<string, number>;
  textWords: Record<string, number>;
}

export class Votes {
  readonly #classes = new Map<string, Counts>();
  readonly #texts = new Map<string, Counts>();
  #totals: { classes: Totals; texts: Totals } | undefined;

  /** Counts a page's blocks. A label of NaN is none. */
  count(domain: string, blocks: Block[], labels: Float32Array): void {
    const [classes, texts] = [countsOf(this.#classes, domain), countsOf(this.#texts, domain)];
    blocks.forEach((block, i) => {
      const label = labels[i] as number;
      if (Number.isNaN(label)) return;
      const seen = new Set<string>();
      for (let node: Element | null = block.element; node && isTag(node); node = node.parent as Element | null) {
        for (const word of classWords(node)) seen.add(word);
      }
      for (const word of seen) add(classes, word, label, block.text.length);
      for (const word of new Set(words(block.text).slice(0, WORDS_WEIGHED))) add(texts, word, label, 1);
    });
  }

  /** The votes for a page in training, which must not see those of its own domain: the model would trust them too much. */
  without(domain: string): Priors {
    this.#totals ??= { classes: total(this.#classes), texts: total(this.#texts) };
    const { classes, texts } = this.#totals;
    const [ownClasses, ownTexts] = [this.#classes.get(domain), this.#texts.get(domain)];
    return {
      classWord: (word) => prior(classes, ownClasses, word, CLASS_DOMAINS),
      textWord: (word) => prior(texts, ownTexts, word, TEXT_DOMAINS),
    };
  }

  tables(): PriorTables {
    return {
      classWords: table(total(this.#classes), CLASS_DOMAINS),
      textWords: table(total(this.#texts), TEXT_DOMAINS),
    };
  }
}

function countsOf(all: Map<string, Counts>, domain: string): Counts {
  const counts: Counts = all.get(domain) ?? new Map();
  all.set(domain, counts);
  return counts;
}

function add(counts: Counts, word: string, label: number, weight: number): void {
  const entry = counts.get(word) ?? [0, 0];
  entry[0] += label * weight;
  entry[1] += weight;
  counts.set(word, entry);
}

function total(byDomain: Map<string, Counts>): Totals {
  const totals: Totals = new Map();
  for (const counts of byDomain.values()) {
    for (const [word, [kept, all]] of counts) {
      const entry = totals.get(word) ?? { domains: 0, kept: 0 };
      entry.domains += 1;
      entry.kept += kept / all;
      totals.set(word, entry);
    }
  }
  return totals;
}

function prior(totals: Totals, own: Counts | undefined, word: string, least: number): number {
  const entry = totals.get(word);
  if (!entry) return 0;
  const mine = own?.get(word);
  const domains = entry.domains - (mine ? 1 : 0);
  const kept = entry.kept - (mine ? mine[0] / mine[1] : 0);
  return domains < least ? 0 : logOdds(kept, domains);
}

/** The log odds, smoothed by two imagined domains that split evenly. */
function logOdds(kept: number, domains: number): number {
  const share = (kept + 1) / (domains + 2);
  return Math.log(share / (1 - share));
}

function table(totals: Totals, least: number): Record<string, number> {
  const entries = [...totals]
    .filter(([, { domains }]) => domains >= least)
    .map(([word, { kept, domains }]) => [word, round(logOdds(kept, domains))] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
