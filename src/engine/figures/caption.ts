/** The printed text of a figure, read part by part: what is caption, what credit, what only a control. */
import { agencyIn } from '../lexicon/lexicon.ts';
import { type ChildNode, type Element, isTag, isText } from '../page/page.ts';
import { collapse, INLINE, isHidden, visibleText } from '../page/text.ts';
import { type CaptionAndCredit, splitCredit, splitLabelledCredit, withoutCreditAtEnd } from './credit.ts';
import type { Enclosure } from './enclosure.ts';
import { bareCredit, isBareLabel, isName, isSignature, LABEL_WITHOUT_COLON, tidyCaption } from './signatures.ts';
import { behindSpoken, CAPTION_NAME, CONTROL_NAME, CREDIT_NAME, naming, PLAYER_MESSAGE, SPOKEN_NAME } from './words.ts';

// Longer than any name: text so marked is a caption with its credit inside.
const LONGEST_CREDIT = 200;
// `hide caption`, `Toggle caption`, `Open gallery`: what a named control says.
const LONGEST_CONTROL = 25;
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
  /** The credits, one text for each element. */
  credits: string[];
}

export function readCaption(enclosure: Enclosure): CaptionAndCredit {
  const captions: string[] = [];
  const credits: string[] = [];
  for (const element of enclosure.captionElements) {
    if (isPlayerMessage(element)) continue;
    const { caption, credit } =
      signs(element, enclosure, captions) || isCredit(element) ? settle('', [creditText(element)]) : settleParts(element);
    if (caption && !captions.some((other) => other.includes(caption))) captions.push(caption);
    const last = credits.at(-1);
    // `Jane Roe`, `/ Example`: the second element prints the slash between the two.
    if (credit && last && SLASH.test(visibleText(element))) credits[credits.length - 1] = `${last}/${credit}`;
    else if (credit) credits.push(credit);
  }
  const credit = joinCredits(joinDistributor(credits));
  // A colon or dash in front is left of a label that the page hides.
  return { caption: withoutCredit(captions.join(' '), credit).replace(LABEL, ''), credit };
}

const LABEL = /^(?:(?:(?:image|photo|picture) )?caption\s?[:：]|[:：]|[–—-]\s)\s*/i;
const SLASH = /^[/／]/;

/** `<cite>` behind a caption; a line of nothing but a maker beside others, set small or with a slash. */
function signs(element: Element, { captionElements }: Enclosure, captions: string[]): boolean {
  if (element.name === 'cite') return captions.length > 0;
  const text = captionElements.length > 1 ? visibleText(element) : '';
  const named = text === '' || element.name === 'figcaption' ? undefined : behindSpoken(element);
  if (named !== undefined && isSignature(named)) return true;
  return element.name === 'small' ? isMaker(text) : text.includes('/') && isSignature(text);
}

function settleParts(element: Element): CaptionAndCredit {
  const parts: Parts = { caption: [], credits: [] };
  read(element, parts);
  return settle(collapse(parts.caption.join('')), parts.credits);
}

/** Parts the text by its words, after the markup has parted it. */
function settle(captionText: string, marked: string[]): CaptionAndCredit {
  const names = marked.filter((text) => text && !isProse(text) && !isBareLabel(text));
  const prose = marked.filter((text) => text && isProse(text) && !captionText.includes(text));
  // `<b>Jane Roe</b>/AFP`: who distributes the picture stands outside the element of who took it.
  const outside = names.length > 0 ? distributorBehind(captionText) : undefined;
  const text = collapse([outside ? captionText.slice(0, outside.at) : captionText, ...prose].join(' '));
  const split = names.length ? splitLabelledCredit(text) : splitCredit(text);
  const own = joinDistributor([
    ...names.map((text) => bareCredit(text.replace(LABEL_WITHOUT_COLON, ''))),
    ...(outside ? [outside.name] : []),
  ]);
  // The sign between two credits that are elements of their own is left behind.
  const caption = marked.length > 1 ? tidyCaption(split.caption) : split.caption;
  return { caption, credit: joinCredits([split.credit, ...own]) };
}

function distributorBehind(text: string): { name: string; at: number } | undefined {
  const match = /(?:\s?\/\s?|(?<=[.!?…。"”»])\s+)([^/.!?]{2,40})$/u.exec(text);
  const name = match?.[1]?.trim();
  return match && name && isDistributor(name) ? { name, at: match.index } : undefined;
}

/** A name and who distributes its pictures are one credit, as it is printed elsewhere: `Jane Roe/AFP`. */
function joinDistributor(credits: string[]): string[] {
  const [name, house, ...more] = credits;
  if (!name || !house || more.length > 0 || !isName(name) || agencyIn(name) || !isDistributor(house)) return credits;
  return [`${name}/${house}`];
}

function isDistributor(text: string): boolean {
  return agencyIn(text) !== null && isSignature(text);
}

/** Tells whether a text marked as credit is a sentence: the caption with its credit inside. */
function isProse(text: string): boolean {
  if (text.length > LONGEST_CREDIT) return true;
  const split = splitLabelledCredit(text);
  const caption = split.credit ? split.caption : '';
  const words = (caption || text).split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length < 6 || (!caption && bareCredit(text) !== text)) return false;
  return caption !== '' || words.filter((word) => /^\P{Ll}/u.test(word)).length * 2 < words.length;
}

/** A caption that ends with its credit once more, or is a label or a file's name and nothing else, loses that. */
function withoutCredit(caption: string, credit: string): string {
  const bare = withoutCreditAtEnd(caption, credit);
  const isFile = /^\S+\.(?:jpe?g|png|webp|gif)$/i.test(bare);
  const isTime = bare.length < 40 && /\d{1,2}[:.]\d{2}$/.test(bare);
  return isFile || isTime || isBareLabel(bare) || !/\p{L}/u.test(bare) ? '' : bare;
}

/** Joins several printed credits into one: those that another repeats are left out. */
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

function read(element: Element, parts: Parts): void {
  const signatures = signaturesIn(element);
  for (const child of element.children) {
    if (isText(child)) parts.caption.push(child.data);
    else if (isTag(child) && !SILENT.has(child.name)) readElement(child, signatures.includes(child), parts);
  }
}

function readElement(element: Element, isSignature: boolean, parts: Parts): void {
  if (isControl(element) || isPager(element)) return;
  const isMarked = isSignature || isCredit(element) || isAside(element, parts);
  const edge = isMarked || !INLINE.has(element.name);
  if (edge) parts.caption.push(' ');
  if (isMarked) parts.credits.push(creditText(element));
  else read(element, parts);
  if (edge) parts.caption.push(' ');
}

/** A line of its own that begins with such a message. */
function isPlayerMessage({ children: [first] }: Element): boolean {
  return first !== undefined && isText(first) && PLAYER_MESSAGE.test(first.data.trimStart());
}

/** `1/12`, `1 of 12` in an element of its own: which picture of the gallery this is. */
function isPager(element: Element): boolean {
  return element.last - element.order < MOST_IN_PAGER && PAGER.test(visibleText(element).trim());
}

const MOST_IN_PAGER = 5;
const PAGER = /^\(?\d{1,3}\s?(?:[/|／]|of|von|de|di|van|av|af|z|ze|sur|из|od|ur|dari)\s?\d{1,3}\)?[.:]?$/i;

function isControl(element: Element): boolean {
  const named = naming(element);
  if (SPOKEN_NAME.test(named) || isPlayerMessage(element) || saysControl(element)) return true;
  if (isHidden(element) && visibleText(element).length < LONGEST_CONTROL) return true;
  if (!CONTROL_NAME.test(named)) return false;
  return !(CAPTION_NAME.test(named) || CREDIT_NAME.test(named)) || visibleText(element).length < LONGEST_CONTROL;
}

/** `Hide caption`, in an element of its own. */
function saysControl({ children: [only, ...more] }: Element): boolean {
  return (
    only !== undefined && more.length === 0 && isText(only) && only.data.length < LONGEST_CONTROL && SAYS.test(only.data)
  );
}

const SAYS =
  /^\s*(?:(?:(?:image|photo|picture)\s)?caption:?|(?:show|hide|toggle|close|open|view|expand|read)\s(?:the\s)?(?:full\s)?caption|(?:enlarge|expand)\s(?:this\s)?(?:image|photo|picture)|bild(?:text|unterschrift)\s(?:anzeigen|ausblenden|einblenden)|bild\svergrößern|(?:afficher|masquer)\sla\slégende|agrandir\sl['’]image|(?:ampliar|mostrar|ocultar)\s(?:la\s)?(?:imagen|foto|leyenda|legenda|imagem)|ingrandisci\s(?:la\s)?(?:foto|immagine))\s*$/i;

/** The text of a credit without controls in it; of the credits inside, where they are most of it. */
function creditText(element: Element): string {
  const whole = textWithoutControls(element);
  const inner = element.children.filter((child): child is Element => isTag(child) && CREDIT_NAME.test(naming(child)));
  const part = inner.map(textWithoutControls).join(' ');
  return part.length * 2 > whole.length && !isBareLabel(part) ? part : whole;
}

function textWithoutControls(element: Element): string {
  const texts: string[] = [];
  gather(element);
  return collapse(texts.join(''));

  function gather(outer: Element): void {
    for (const child of outer.children) {
      if (isText(child)) texts.push(child.data);
      else if (isTag(child) && !SILENT.has(child.name) && !isControl(child) && !isLabelOf(outer, child)) {
        const edge = INLINE.has(child.name) ? '' : ' ';
        texts.push(edge);
        gather(child);
        texts.push(edge);
      }
    }
  }
}

/** `<div class="field__label">Image rights</div>` before the name. */
function isLabelOf({ children }: Element, child: Element): boolean {
  return children.length > 1 && isBareLabel(visibleText(child));
}

/** A name in an element of its own behind the caption's last sentence, with its agency's behind it, or on a line of its own before it. */
function signaturesIn(element: Element): Element[] {
  const printed = element.children.filter((child) =>
    isTag(child) ? visibleText(child) : isText(child) && /\S/.test(child.data),
  );
  const [first, last, previous, before] = [printed[0], printed.at(-1), printed.at(-2), printed.at(-3)];
  if (!first || !last || !previous) return [];
  if (isTag(last) && signsSentence(last, previous)) return [last];
  if (before && isTag(previous) && isTag(last) && isDistributor(visibleText(last)) && signsSentence(previous, before))
    return [previous, last];
  const breaks = isTag(first) && first.next && isTag(first.next) && first.next.name === 'br';
  return breaks && first.name !== 'a' && isMaker(visibleText(first)) ? [first] : [];
}

function signsSentence(element: Element, before: ChildNode): boolean {
  return element.name !== 'a' && isName(visibleText(element)) && /[.!?…"”»)]$/.test(visibleText(before));
}

/** `Jane Roe/Example`: a slash joins the names of a person and a house, and of nothing else. */
function isMaker(text: string): boolean {
  return isName(text) || (text.includes('/') && isSignature(text));
}

/** Tells whether an element is named as credit, and is no box around caption and credit. */
function isCredit(element: Element): boolean {
  const named = naming(element);
  if (!CREDIT_NAME.test(named) || element.attribs.itemprop === 'caption') return false;
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
