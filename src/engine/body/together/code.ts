/** Code among kept text is the text's: its lines are short and read like none of an article. */
import { type ChildNode, closest, type Element, isTag, isText } from '../../page/tree.ts';
import { charsOf, meanScore, type PageBlocks } from './page.ts';

/** The model is sure below it. */
const LEAST_SCORE = 0.25;
/** A longer listing, and a command of one line, are decided by what they say. In characters. */
const LONGEST = 1_500;

export function keepCode(page: PageBlocks): void {
  for (const [code, parts] of page.units(codeOf)) {
    if (charsOf(parts) > LONGEST || meanScore(parts) < LEAST_SCORE || !textIn(code).trim().includes('\n')) continue;
    if (page.isAmongText(code, parts)) page.keep(parts, 'code');
  }
}

function codeOf(element: Element): Element | undefined {
  return closest(element, 'pre');
}

function textIn(node: ChildNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(textIn).join('') : '';
}
