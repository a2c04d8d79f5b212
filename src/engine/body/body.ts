/**
 * Finds the body of the article: cuts the page into blocks, asks the proposers, decides block by block, puts it together,
 * and names the proposal that it is closest to.
 */
import type { BlockDecision, Metadata, Removal } from '../article.ts';
import { captionsOf, type Embed } from '../embeds/embeds.ts';
import type { BodyExtent, FigureCandidate } from '../figures/candidate.ts';
import { placedEmbeds } from '../media.ts';
import { isAscii } from '../metadata/class-words.ts';
import type { JsonLd } from '../metadata/json-ld.ts';
import { findPrinted, type Printed } from '../metadata/metadata.ts';
import { type Element, elementsNamed, HAS, isTag, type PageTree } from '../page/page.ts';
import { lowerCase } from '../page/text.ts';
import { type Assembled, assemble, type PlacedFigure } from './assemble.ts';
import { type Block, cutBlocks, takenBy } from './blocks.ts';
import { type Certainty, certaintyOf } from './certainty.ts';
import { type Decision, decide } from './decide.ts';
import { isHeading } from './groups.ts';
import { loadModel, type Model, scoreBlocks } from './model.ts';
import { PageContext, type StatedFacts, settleAlike } from './page-context.ts';
import { type Answer, askReadability } from './readability.ts';
import { settleRegions } from './regions.ts';
import { ARTICLE_BODY, type RecoveredBody, recoverBody, UNSHOWN } from './script-state.ts';
import { keepTogether } from './together.ts';
import { WEIGHTS } from './weights.ts';
import { Boxes, isTitle, knownText, words } from './words.ts';

export interface Body {
  extent: BodyExtent;
  assemble(figures: PlacedFigure[]): Assembled;
  /** The article's own among those of the page. */
  embeds: Embed[];
  /** The article's pictures, when the body came with its own. */
  figures?: FigureCandidate[];
  /** The place of a text that no element of the page shows, as in `provenance`. */
  source?: string;
  /** The proposal that the result is closest to. */
  candidate: { name: string; reason: string };
  /** The decision on each block, for callers that ask for it. */
  decisions: BlockDecision[];
  removals: Removal[];
  /** The confidence in the text; absent where it was not decided block by block. */
  certainty?: Certainty;
}

const MODEL = loadModel(WEIGHTS);

export function findBody(
  page: PageTree,
  jsonLd: JsonLd,
  metadata: Metadata,
  figures: FigureCandidate[],
  embeds: Embed[],
  { blocks: explaining = false, model = MODEL }: { blocks?: boolean; model?: Model } = {},
): Body {
  const taken = takenBy(figures);
  for (const element of captionsOf(embeds)) taken.add(element);
  const blocks = cutBlocks(page, taken);
  const printed = findPrinted(page, metadata, jsonLd);
  const evidence = evidenceOf(metadata, jsonLd, printed);
  const { half, regions } = settle(page, blocks, evidence, model);
  const readability = askReadability(page, blocks);
  const decisions = keepTogether(page, decide(blocks, regions, { page, printed, metadata, readability }));
  const kept = decisions.filter((decision) => decision.kept).map(({ block }) => block);
  const length = kept.reduce((sum, { text }) => sum + text.length, 0);
  // Comments and notices may stand where a script would have put the text above them.
  const isMissing = length < THIN_BODY || !tells(metadata, kept, OF_ANOTHER);
  const recovered = isMissing ? recoverBody(page, jsonLd, 2 * THIN_BODY) : undefined;
  const isUnshown = recovered !== undefined && UNSHOWN.includes(recovered.source);
  const isThin = length < THIN_BODY && !isUnshown;
  if (recovered && (isThin || tells(metadata, recovered.blocks, OF_THE_OWN, isUnshown)))
    return fromData(page, withoutTitle(recovered, metadata), explaining ? decisions : []);
  const dek = kept.slice(0, LEAD_BLOCKS).find((block) => isHeading(block) && isDek(block, metadata, printed));
  // Pictures between the dek and the text stand over the text.
  const text = kept.filter((block) => block !== dek);
  const own = placedEmbeds(
    embeds,
    text.map(({ element }) => element),
    printed.headline,
  );
  return {
    extent: {
      ...extentOf(page, text, printed.headline),
      dropped: blocks.filter((_, index) => OTHERS.has(regions.dropped[index] ?? '')).map(({ element }) => element),
    },
    assemble: (chosen) => assemble(page, { blocks: kept, figures: chosen, embeds: own, taken, dek }),
    embeds: own,
    candidate: judgeProposals(page, decisions, evidence, readability),
    decisions: explaining ? decisions.map(describe) : [],
    removals: removalsOf(decisions, readability),
    certainty: certaintyOf(decisions, readability, half, printed.headline),
  };
}

function settle(page: PageTree, blocks: Block[], evidence: StatedFacts, model: Model) {
  const whole = new PageContext(page, blocks, evidence, model.priors);
  const { all, half } = scoreBlocks(model, whole);
  const score = (some: Block[]) =>
    some === blocks ? all : scoreBlocks(model, new PageContext(page, some, evidence, model.priors, whole.facts)).all;
  const { lengths, sums } = whole;
  const regions = settleRegions({ page, blocks, lengths, sums, printed: evidence.printed, score });
  settleAlike(whole, regions);
  return { half, regions };
}

function isDek({ element, text }: Block, { subtitle }: Metadata, { dek }: Printed): boolean {
  return element === dek || text === subtitle;
}

/** Blocks among which the dek is. */
const LEAD_BLOCKS = 6;

/** Regions of other texts, whose pictures are theirs. */
const OTHERS = new Set(['second-article', 'comments', 'sign-up', 'poll']);

/** A script would have put the text into a DOM with less text than this, where the page's data has more. */
const THIN_BODY = 250;

/** The share of the words of title and description that a text on something else has at most, and the page's own at least. */
const [OF_ANOTHER, OF_THE_OWN] = [0.15, 0.4];
const [LEAST_CERTAIN, LEAST_TOLD, MOST_TOLD] = [3, 6, 60];
/** Letters of a word that says what a text is on; in scripts other than Latin two do. */
const LONG_WORD = 5;

/**
 * Whether the blocks have that share of the words of title and description; true where the page states too few, unless that is to
 * be certain.
 */
function tells({ title = '', description = '' }: Metadata, blocks: Block[], least: number, isCertain = false): boolean {
  const stated = words(`${title} ${description}`).filter((word) => word.length >= (isAscii(word) ? LONG_WORD : 2));
  const told = [...new Set(stated)].slice(0, MOST_TOLD);
  if (told.length < (isCertain ? LEAST_CERTAIN : LEAST_TOLD)) return !isCertain;
  let missing = told;
  // The first blocks have enough of them on most pages.
  for (let i = 0; i < blocks.length && told.length - missing.length < least * told.length; i += 1) {
    const text = lowerCase((blocks[i] as Block).text);
    missing = missing.filter((word) => !text.includes(word));
  }
  return (told.length - missing.length) / told.length >= least;
}

/** The front matter has the headline. */
function withoutTitle(recovered: RecoveredBody, { title = '' }: Metadata): RecoveredBody {
  const isHeadline = (block: Block, i: number) => i < LEAD_BLOCKS && isHeading(block) && isTitle(block.text, title);
  return { ...recovered, blocks: recovered.blocks.filter((block, i) => !isHeadline(block, i)) };
}

function fromData(page: PageTree, recovered: RecoveredBody, decisions: Decision[]): Body {
  return {
    extent: { kept: [], common: page.body },
    assemble: (chosen) =>
      assemble(recovered.page, { blocks: recovered.blocks, figures: chosen, taken: takenBy(recovered.figures) }),
    embeds: [],
    figures: recovered.figures,
    source: provenanceOf(recovered),
    candidate: { name: recovered.source, reason: 'the DOM has next to no text, or none on what the page is about' },
    decisions: decisions.map(describe),
    removals: [],
  };
}

function provenanceOf({ source }: RecoveredBody): string {
  if (UNSHOWN.includes(source)) return `dom:${source}`;
  return source === ARTICLE_BODY ? 'json-ld:articleBody' : 'script:state';
}

/** Gives the block decision the facts that the page states beside its blocks. */
export function evidenceOf(metadata: Metadata, jsonLd: JsonLd, printed: Printed): StatedFacts {
  const articleBody = jsonLd.article?.articleBody;
  return {
    ...(metadata.title !== undefined && { title: metadata.title }),
    ...(metadata.description !== undefined && { description: metadata.description }),
    ...(typeof articleBody === 'string' &&
      articleBody.length >= MIN_ARTICLE_BODY && { articleBody: knownText(articleBody.replace(/<[^<>]*>/g, ' ')) }),
    printed,
  };
}

/** A shorter `articleBody` is a teaser or a stub. */
const MIN_ARTICLE_BODY = 400;

function extentOf(page: PageTree, kept: Block[], headline: Element | undefined): BodyExtent {
  const elements = kept.map(({ element }) => element);
  return { kept: elements, common: commonAncestor(elements) ?? page.body, ...(headline && { headline }) };
}

function commonAncestor(elements: Element[]): Element | undefined {
  const [first] = elements;
  if (!first) return undefined;
  const low = elements.reduce((least, { order }) => Math.min(least, order), first.order);
  const high = elements.reduce((most, { order }) => Math.max(most, order), first.order);
  let common: Element = first;
  while (!(common.order <= low && high <= common.last) && common.parent && isTag(common.parent))
    common = common.parent as Element;
  return common;
}

function describe({ block, score, kept, by }: Decision): BlockDecision {
  return { kept, score: Math.round(score * 1000) / 1000, by, tag: block.element.name, text: preview(block.text) };
}

/**
 * Lists the blocks that a rule took out, that stood between the article's first and last block, or that Readability would keep.
 */
function removalsOf(decisions: Decision[], readability: Answer): Removal[] {
  const first = decisions.findIndex(({ kept }) => kept);
  const last = decisions.findLastIndex(({ kept }) => kept);
  return decisions
    .filter(
      ({ by, kept, block: { index } }) =>
        !kept && (by !== 'model' || readability.has(index) || (index > first && index < last)),
    )
    .map(({ block, by, score }) => ({
      step: 'body',
      rule: by === 'model' ? `model ${score.toFixed(2)}` : by,
      text: preview(block.text),
    }));
}

function preview(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

// Names the proposal that the kept blocks are closest to, and how close: what `explain` shows first.

function judgeProposals(
  page: PageTree,
  decisions: Decision[],
  evidence: StatedFacts,
  readability: Answer,
): { name: string; reason: string } {
  const judged: { name: string; agreement: number }[] = [];
  for (const { name, proposes } of proposals(page, decisions, evidence, readability)) {
    const agreement = agreementOf(decisions, proposes);
    if (agreement !== undefined) judged.push({ name, agreement });
  }
  judged.sort((a, b) => b.agreement - a.agreement);
  const [best] = judged;
  if (!best || !decisions.some(({ kept }) => kept)) return { name: 'none', reason: 'no block was kept' };
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

function proposals(page: PageTree, decisions: Decision[], evidence: StatedFacts, readability: Answer): Proposal[] {
  const blocks = decisions.map(({ block }) => block);
  const inside = (test: (element: Element) => boolean) => {
    const boxes = new Boxes(blocks, test);
    return ({ element }: Block) => boxes.of(element) !== null;
  };
  const list: Proposal[] = [
    {
      name: 'articleBody microdata',
      proposes: inside(({ attribs, has }) => (has & HAS.itemprop) !== 0 && /articlebody/i.test(attribs.itemprop ?? '')),
    },
  ];
  if (elementsNamed(page, 'article').length > 0)
    list.push({ name: '<article>', proposes: inside(({ name }) => name === 'article') });
  list.push(
    { name: '<main>', proposes: inside(isMain) },
    { name: 'readability', proposes: ({ index }) => readability.has(index) },
  );
  if (evidence.articleBody) {
    const { shares } = evidence.articleBody;
    list.push({ name: 'articleBody JSON-LD', proposes: ({ text }) => (shares.get(text) ?? 0) > 1 / 2 });
  }
  return list;
}

function isMain({ attribs, has, name }: Element): boolean {
  return name === 'main' || ((has & HAS.role) !== 0 && attribs.role === 'main');
}

/** Gives how far a choice of blocks agrees with those that are kept; undefined where nothing is proposed. */
function agreementOf(decisions: Decision[], proposes: (block: Block) => boolean): number | undefined {
  let both = 0;
  let mine = 0;
  let theirs = 0;
  for (const { block, kept } of decisions) {
    const { length } = block.text;
    if (kept) mine += length;
    if (!proposes(block)) continue;
    theirs += length;
    if (kept) both += length;
  }
  return theirs === 0 ? undefined : (2 * both) / (mine + theirs);
}
