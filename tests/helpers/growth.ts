/** Tells by the processor's time how the work on a text grows with the text. Seconds on the clock would tell how busy the machine is. */
import { ok } from 'node:assert/strict';

/** Four times as long takes four times as long where it is linear, and sixteen times where it is quadratic. */
const MOST_GROWTH = 8;
/** Milliseconds: a whole that takes no longer says nothing of its growth. */
const LEAST = 100;

/**
 * Fails where `work` on the whole of its input (`part` 1) takes far more than four times what a quarter takes. The whole must be so
 * long that it would take seconds if the time were quadratic.
 */
export function assertLinear(what: string, work: (part: number) => void): void {
  const quarter = cpuMilliseconds(() => work(0.25));
  const measure = () => cpuMilliseconds(() => work(1));
  // Other work of the machine makes a run longer, and never shorter: a long run counts when the next one is long, too.
  const whole = measure();
  const most = MOST_GROWTH * quarter + LEAST;
  ok(whole <= most || measure() <= most, `${what}: a quarter took ${quarter.toFixed()} ms, the whole ${whole.toFixed()} ms`);
}

/** Processor time of this process while `work` runs, in milliseconds. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
