/** A page whose text stands in a frame: what fills the window there is what a reader reads. */
import type { Frame } from 'playwright-core';
import { type Framed, largestFrame, readableLength, serialise } from './in-page.ts';
import { SCRIPT_TIME, type Tab } from './tab.ts';

/** Characters beside a frame that fills the window: a headline and a few words. With more the page has a text of its own. */
const MOST_BESIDE = 300;
/** Characters in the frame: hardly any article is shorter. */
const FEWEST_INSIDE = 800;
/** The number of frames in one another that are looked into; viewers have two. */
const DEEPEST = 3;

/** The frame of `frame` that has the text in it, where the page itself has hardly any. */
export async function fillingFrame(
  tab: Tab,
  frame: Frame = tab.page.mainFrame(),
  depth = 0,
): Promise<(Framed & { url: string }) | undefined> {
  const largest = depth < DEEPEST ? await tab.runIn(frame, largestFrame, null, SCRIPT_TIME) : undefined;
  if (largest === undefined || largest.index < 0 || largest.characters > MOST_BESIDE) return undefined;
  const inner = await contentOf(tab, frame, largest.index);
  if (inner === undefined) return undefined;
  const framed = await fillingFrame(tab, inner, depth + 1);
  const characters = (await tab.runIn(inner, readableLength, null, SCRIPT_TIME)) ?? 0;
  if (characters < FEWEST_INSIDE && framed === undefined) return undefined;
  const html = await tab.runIn(inner, serialise, { part: 'frame' as const, framed }, SCRIPT_TIME);
  return html === undefined ? undefined : { index: largest.index, html, url: framed?.url ?? inner.url() };
}

/** The frame of the element at this place among those of the document. */
async function contentOf(tab: Tab, frame: Frame, index: number): Promise<Frame | undefined> {
  const find = async () => (await (await frame.$$('iframe, frame'))[index]?.contentFrame()) ?? undefined;
  return tab.soon(find());
}
