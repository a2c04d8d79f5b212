/** Waits until a page stands still: loaded, with its fonts, and quiet on the network for a moment. */

import { readiness } from './in-page.ts';
import type { Recording } from './recording.ts';
import type { Tab } from './tab.ts';

/** Milliseconds without a request that begins or ends. */
const QUIET_TIME = 500;
/** Milliseconds of quiet for a page with next to nothing to read yet: what fills it may come late. */
const QUIET_TIME_EMPTY = 2_500;
/** Characters of a page with next to nothing to read; hardly any article is shorter. */
const EMPTY = 800;
const EVERY = 100;

/** The time that a page gets to settle, in all its steps together. */
export class Patience {
  readonly #end: number;
  /** Whether the patience was ever at an end before the page had settled. */
  isLost = false;

  constructor(seconds: number) {
    this.#end = performance.now() + seconds * 1000;
  }

  /** Milliseconds that are left. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }
}

/** Returns when the page has settled, or the patience is at its end. */
export async function settle(tab: Tab, recording: Recording, patience: Patience): Promise<void> {
  while (patience.left > 0) {
    const quiet = recording.waiting === 0 ? performance.now() - recording.lastChange : 0;
    if (quiet >= QUIET_TIME) {
      const state = await tab.run(readiness, null);
      if (state?.isLoaded && quiet >= (state.characters < EMPTY ? QUIET_TIME_EMPTY : QUIET_TIME)) return;
    }
    await tab.wait(EVERY);
  }
  patience.isLost = true;
}
