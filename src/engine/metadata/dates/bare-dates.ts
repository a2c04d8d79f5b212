/** Dates that no element marks: in a line of bare text at the headline, or told in a sentence. */
import { collapse, INLINE } from '../../page/text.ts';
import { type ChildNode, type Element, isTag, isText, type PageTree, type Text } from '../../page/tree.ts';
import { lowerText, pageText, textLength } from '../page-text.ts';
import type { Zones } from '../zones.ts';
import { LABEL_LENGTH, MODIFIED } from './date-labels.ts';
import { parsePrintedDate } from './dates.ts';
import { MAX_TEXT } from './printed-dates.ts';

// Elements and characters between a headline and a line of bare text below it.
const REACH = 40;
const MAX_GAP = 200;
const [MIN_LINE, MAX_LINE] = [6, 60];
// Letters beside the date: a weekday, "Posted on", "Uhr".
const MAX_BESIDE = 24;

/** The date in the first line of nothing but a date below the headline that is text between elements. */
export function bareDate(
  page: PageTree,
  zones: Zones,
  headline: Element | undefined,
  language: string | undefined,
): string | undefined {
  if (!headline) return undefined;
  const { text, start, end } = pageText(page);
  const last = Math.min(page.elements.length, headline.last + REACH);
  for (let order = headline.order; order < last; order += 1) {
    const element = page.elements[order] as Element;
    if (zones[order]) continue;
    if ((start[order] as number) - (end[headline.order] as number) > MAX_GAP) return undefined;
    const behind = { node: element.next, before: end[order] as number };
    const first = { node: element.children[0], before: start[order] as number };
    for (const { node, before } of [behind, first]) {
      const date = node && isText(node) && !inShortLine(page, node) ? dateAlone(node, language) : undefined;
      if (date) return MODIFIED.test(text.slice(Math.max(0, before - LABEL_LENGTH), before)) ? undefined : date;
    }
  }
  return undefined;
}

/** Tells whether the line is an element's, which is read elsewhere as such, with the labels in it. */
function inShortLine(page: PageTree, { parent }: Text): boolean {
  return parent !== null && isTag(parent as ChildNode) && textLength(page, parent as Element) <= MAX_TEXT;
}

function dateAlone(node: Text, language: string | undefined): string | undefined {
  if (!endsLine(node.prev) || !endsLine(node.next)) return undefined;
  const text = node.data;
  if (text.length < MIN_LINE || !/\p{Nd}/u.test(text)) return undefined;
  const line = collapse(text);
  if (line.length < MIN_LINE || line.length > MAX_LINE || (line.match(/\p{L}/gu)?.length ?? 0) > MAX_BESIDE)
    return undefined;
  return parsePrintedDate(line, language);
}

function endsLine(beside: ChildNode | null): boolean {
  return !beside || (isTag(beside) && (beside.name === 'br' || !INLINE.has(beside.name)));
}

/** "This article was originally published on 26 Sep 2019": the date follows the words at once, or stands before the verb. */
const ORIGINALLY =
  /(?:(?:originally|first) (?:published|posted|appeared)(?: on|:)?|publicado originalmente el|initialement publié le|(?:ursprünglich|zuerst|erstmals) (?:veröffentlicht|erschienen) am|(?:ursprünglich|zuerst|erstmals) am) (.{6,40})/giu;

/** The sentence below the text in the first themes of WordPress: "This entry was posted on … and is filed under …". */
const POSTED_ON =
  /(?:this (?:entry|post|article) was (?:posted|published|written)(?: (?:in|by) [^.]{1,80}?)? on|(?:dieser|der) (?:beitrag|eintrag|artikel) wurde am|cet(?:te)? (?:article|entrée|billet) a été (?:publié|posté)e?(?: [^.]{1,80}?)? le|esta entrada fue publicada(?: [^.]{1,80}?)? el|questo articolo è stato (?:pubblicato|scritto)(?: [^.]{1,80}?)? il|dit bericht (?:is|werd) geplaatst(?: [^.]{1,80}?)? op) (.{6,60})/giu;

/** Words of each of these: in small letters and alone they are found in a fifth of the time, and most pages have none. */
const TOLD =
  /(?:originally|first) (?:publi|post|appear)|publicado originalmente|initialement|ursprünglich|zuerst|erstmals|this (?:entry|post|article) was|(?:beitrag|eintrag|artikel) wurde|(?:article|entrée|billet) a été|esta entrada|questo articolo|dit bericht/;

/** The date that a sentence of the page gives as that of its first publication. */
export function originalDate(page: PageTree, language: string | undefined): string | undefined {
  const { text } = pageText(page);
  if (!TOLD.test(lowerText(page))) return undefined;
  for (const match of [...text.matchAll(ORIGINALLY), ...text.matchAll(POSTED_ON)]) {
    const told = match[1] as string;
    if (MODIFIED.test(told)) continue;
    const date = /^(?:\p{L}+,? )?(?:(?:den|the) )?(?:\p{L}+\.? )?\d/u.test(told)
      ? parsePrintedDate(told, language)
      : undefined;
    if (date) return date;
  }
  return undefined;
}
