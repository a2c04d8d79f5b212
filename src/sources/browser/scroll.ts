/** Scrolls a page to its end and back, so that what loads late loads, and no further than the article that was asked for. */
import { scrollTo } from './in-page.ts';
import type { Recording } from './recording.ts';
import type { Patience } from './settle.ts';
import type { Tab } from './tab.ts';

/** Largest number of steps: a page of 40 screens is long, and lazy pictures load some screens ahead. */
const MOST_STEPS = 40;
/** Milliseconds at each step: what observers of the page need, and what pictures get at most to come. */
const STEP_TIME = 120;
const PICTURE_TIME = 600;
/**
 * The factor by which a page may grow while it is scrolled: pictures without a stated height. A page that grows more goes on to
 * another story.
 */
const GROWTH = 1.5;

/** Returns how far it went, in CSS pixels from the top. */
export async function scrollThrough(tab: Tab, recording: Recording, patience: Patience): Promise<number> {
  const start = await tab.run(scrollTo, { top: 0 });
  if (start === undefined) return 0;
  const end = start.height * GROWTH + start.screen;
  let furthest = start.bottom;
  for (let step = 0; step < MOST_STEPS && patience.left > 0; step++) {
    const length = Math.max(start.screen * 0.9, start.height / MOST_STEPS);
    const place = await tab.run(scrollTo, { top: furthest - start.screen + length });
    await pictures(tab, recording);
    if (place === undefined || place.bottom <= furthest) break;
    furthest = place.bottom;
    // The next story has taken over.
    if (place.address !== start.address || furthest >= end) break;
  }
  await tab.run(scrollTo, { top: -1 });
  return Math.round(furthest);
}

async function pictures(tab: Tab, recording: Recording): Promise<void> {
  await tab.wait(STEP_TIME);
  for (const end = performance.now() + PICTURE_TIME; recording.waiting > 0 && performance.now() < end; ) await tab.wait(50);
}
