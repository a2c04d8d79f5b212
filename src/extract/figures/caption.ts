/** The printed text of a figure, read part by part: what is caption, what credit, what only a control. */
import { collapse, INLINE, visibleText } from '../text.ts';
import { type ChildNode, type Element, isTag, isText } from '../tree.ts';
import { bareCredit, type CaptionAndCredit, isName, splitCredit, splitLabelledCredit } from './credit.ts';
import type { Enclosure } from './enclosure.ts';
import { CAPTION_NAME, CONTROL_NAME, CREDIT_NAME, naming, SPOKEN_NAME } from './words.ts';

// Longer than any name: text so marked is a caption with its credit inside.
const LONGEST_CREDIT = 200;
const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'button',
  'select',
  'iframe',
  'video',
  'audio',
  'object',
]);

interface Parts {
  caption: string[];
  credit: string[];
}

export function readCaption(enclosure: Enclosure): CaptionAndCredit {
  const captions: string[] = [];
  const credits: string[] = [];
  for (const element of enclosure.captionElements) {
    const parts: Parts = { caption: [], credit: [] };
    read(element, isCredit(element) ? 'credit' : 'caption', parts);
    const { caption, credit } = settle(collapse(parts.caption.join('')), collapse(parts.credit.join('')));
    if (caption && !captions.some((other) => other.includes(caption))) captions.push(caption);
    if (credit) credits.push(credit);
  }
  return { caption: captions.join(' '), credit: joinCredits(credits) };
}

/** What the words say within what the markup said. */
function settle(captionText: string, creditText: string): CaptionAndCredit {
  if (creditText.length > LONGEST_CREDIT) return splitCredit(collapse(`${captionText} ${creditText}`));
  const split = creditText ? splitLabelledCredit(captionText) : splitCredit(captionText);
  return { caption: split.caption, credit: joinCredits([split.credit, bareCredit(creditText)]) };
}

/** One credit out of several printed ones: those that another repeats are left out. */
function joinCredits(credits: string[]): string {
  const kept: string[] = [];
  for (const credit of credits) {
    if (!credit || kept.some((other) => other.toLowerCase().includes(credit.toLowerCase()))) continue;
    const covered = kept.findIndex((other) => credit.toLowerCase().includes(other.toLowerCase()));
    if (covered >= 0) kept[covered] = credit;
    else kept.push(credit);
  }
  return kept.join(', ');
}

function read(element: Element, kind: keyof Parts, parts: Parts): void {
  const signature = kind === 'caption' ? signatureIn(element) : undefined;
  for (const child of element.children) {
    if (isText(child)) parts[kind].push(child.data);
    else if (child === signature) parts.credit.push(' ', visibleText(signature), ' ');
    else if (isTag(child) && !SILENT.has(child.name)) readElement(child, kind, parts);
  }
}

function readElement(element: Element, kind: keyof Parts, parts: Parts): void {
  const named = naming(element);
  if (SPOKEN_NAME.test(named) || (CONTROL_NAME.test(named) && !CAPTION_NAME.test(named) && !CREDIT_NAME.test(named))) return;
  const inner = kind === 'caption' && (isCredit(element) || isAside(element, parts)) ? 'credit' : kind;
  const edge = !INLINE.has(element.name) || inner !== kind;
  if (edge) parts[inner].push(' ');
  read(element, inner, parts);
  if (edge) {
    parts[inner].push(' ');
    parts[kind].push(' ');
  }
}

/** A name in an element of its own behind the caption's last sentence, or on a line of its own before it. */
function signatureIn(element: Element): Element | undefined {
  const printed = element.children.filter((child) =>
    isTag(child) ? visibleText(child) : isText(child) && /\S/.test(child.data),
  );
  const [first, last, previous] = [printed[0], printed.at(-1), printed.at(-2)];
  if (!first || !last || !previous) return undefined;
  if (isTag(last) && last.name !== 'a' && isName(visibleText(last)) && /[.!?…"”»)]$/.test(visibleText(previous)))
    return last;
  const breaks = isTag(first) && first.next && isTag(first.next) && first.next.name === 'br';
  return breaks && first.name !== 'a' && isName(visibleText(first)) ? first : undefined;
}

/** Named as credit, and not as a box around caption and credit. */
export function isCredit(element: Element): boolean {
  const named = naming(element);
  if (!CREDIT_NAME.test(named)) return false;
  return !element.children.some((child) => isTag(child) && hasCaptionInside(child, 4));
}

function hasCaptionInside(element: Element, depth: number): boolean {
  const named = naming(element);
  if (element.name === 'figcaption' || (CAPTION_NAME.test(named) && !CREDIT_NAME.test(named))) return true;
  return depth > 0 && element.children.some((child: ChildNode) => isTag(child) && hasCaptionInside(child, depth - 1));
}

/** `<small>` or `<cite>` behind a caption signs it. */
function isAside(element: Element, parts: Parts): boolean {
  return (element.name === 'small' || element.name === 'cite') && parts.caption.some((text) => /\S/.test(text));
}
