/** Tells how sure a difference between two versions on the same pages is. */
import { generator } from '../body/gbdt.ts';

/** The part of a page in a figure: that of many pages is the sum of `over` through the sum of `under`. */
export interface Share {
  over: number;
  under: number;
}

export interface PagePair {
  domain: string;
  before: Share;
  now: Share;
}

/** A difference, and the bounds that it lies within in nine of ten draws. */
export interface Interval {
  difference: number;
  low: number;
  high: number;
}

const DRAWS = 10_000;

/** Draws domains, not pages: pages of one domain go right or wrong together. Each draw is of as many domains as there are. */
export function pairedInterval(pages: PagePair[]): Interval {
  const domains = [...byDomain(pages).values()];
  const random = generator(1);
  const draws = Array.from({ length: DRAWS }, () =>
    difference(domains.map(() => domains[Math.floor(random() * domains.length)] as PagePair)),
  ).sort((a, b) => a - b);
  return {
    difference: difference(domains),
    low: draws[Math.floor(0.05 * DRAWS)] as number,
    high: draws[Math.ceil(0.95 * DRAWS) - 1] as number,
  };
}

function byDomain(pages: PagePair[]): Map<string, PagePair> {
  const sums = new Map<string, PagePair>();
  for (const { domain, before, now } of pages) {
    const known = sums.get(domain);
    sums.set(
      domain,
      known ? { domain, before: add(known.before, before), now: add(known.now, now) } : { domain, before, now },
    );
  }
  return sums;
}

function add(a: Share, b: Share): Share {
  return { over: a.over + b.over, under: a.under + b.under };
}

function difference(pairs: PagePair[]): number {
  let [over, under, overBefore, underBefore] = [0, 0, 0, 0];
  for (const { before, now } of pairs) {
    over += now.over;
    under += now.under;
    overBefore += before.over;
    underBefore += before.under;
  }
  return over / under - overBefore / underBefore;
}
