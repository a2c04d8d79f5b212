/** Measures how the time of a conversion grows with the size of the page: the exponent of the power law that fits best. */
import { convertToRecord } from '../../src/pipeline/convert.ts';
import { isHeldOut, readPage, readTruths, SETS } from '../bench-sets.ts';

const SMALLEST = 50_000;
const LARGEST = 5_000_000;
/** Sizes between the two, evenly in their logarithms. */
const SIZES = Array.from({ length: 6 }, (_, i) => SMALLEST * (LARGEST / SMALLEST) ** (i / 5));
/** Least number of runs of each page, and least seconds of them: a small page's time is little, and disturbed more. */
const RUNS = 3;
const SECONDS = 0.3;
/**
 * Seconds for which the smallest page is read before the first page counts: what V8 has not optimised yet would make small pages
 * dear.
 */
const WARM_UP_SECONDS = 1.5;

export interface Growth {
  /** The markup that the page is made of. */
  name: string;
  exponent: number;
  /** The exponent over the larger half of the sizes, where the time that all pages take no longer hides what grows. */
  upper: number;
  /** CPU seconds of the largest page. */
  seconds: number;
}

/** Measures each markup at each size; a time is the least of some runs. */
export async function measureGrowth(): Promise<Growth[]> {
  const results: Growth[] = [];
  for (const [name, pageOf] of Object.entries({ ...realMarkups(), ...MADE_UP })) {
    const points: [size: number, seconds: number][] = [];
    await leastTime(pageOf(SMALLEST), WARM_UP_SECONDS);
    for (const size of SIZES) {
      const html = pageOf(size);
      points.push([html.length, await leastTime(html, SECONDS)]);
    }
    const upper = slope(points.slice(SIZES.length / 2));
    results.push({ name, exponent: slope(points), upper, seconds: points.at(-1)?.[1] ?? Number.NaN });
  }
  return results;
}

/** A page of each set, of about the smallest size, whose body is repeated. */
function realMarkups(): Record<string, (size: number) => string> {
  const pages = SETS.map((set) => {
    const bodies = readTruths(set)
      .filter(({ url }) => !isHeldOut(url))
      .slice(0, 100)
      .map(({ id }) => new TextDecoder().decode(readPage(set, id)))
      .flatMap((html) => {
        const [, head = '', body = ''] = /^([\s\S]*?<body[^>]*>)([\s\S]+)<\/body>/i.exec(html) ?? [];
        return body === '' ? [] : [{ head, body }];
      });
    const distance = ({ head, body }: { head: string; body: string }) => Math.abs(head.length + body.length - SMALLEST);
    const { head, body } = bodies.reduce((best, each) => (distance(each) < distance(best) ? each : best));
    return [`a page of ${set}, its body repeated`, (size: number) => repeated(head, () => body, '</body></html>', size)];
  });
  return Object.fromEntries(pages);
}

const SENTENCE = 'The bridge over the river opened on Monday, after two years of work and a dispute about its cost. ';
const MADE_UP: Record<string, (size: number) => string> = {
  paragraphs: (size) => article((i) => `<p>${i} ${SENTENCE.repeat(4)}</p>\n`, size),
  'one paragraph': (size) => article((i) => `${i} ${SENTENCE}`, size),
  'links in lists': (size) => article((i) => `<ul><li><a href="/a/${i}">${i} ${SENTENCE}</a></li></ul>\n`, size),
  'boxes in boxes': (size) =>
    article((i) => `<div class="box b${i}"><div><div><span>${i}</span> ${SENTENCE}</div></div></div>`, size),
  figures: (size) =>
    article(
      (i) => `<figure><img src="/${i}.jpg" alt="${i}"><figcaption>${SENTENCE}Photo: J. Doe</figcaption></figure>`,
      size,
    ),
  'table rows': (size) => article((i) => `<table><tr><td>${i}</td><td>${SENTENCE}</td></tr></table>`, size),
  'elements of a site': (size) => article((i) => `<a-part><b>${i}</b> ${SENTENCE}</a-part>`, size),
  scripts: (size) => article((i) => `<script>const a${i} = "<p>${SENTENCE}";</script><p>${i} ${SENTENCE}</p>`, size),
};

function article(part: (i: number) => string, size: number): string {
  const head =
    '<!doctype html><html lang="en"><head><title>The bridge opens</title></head><body><article><h1>The bridge opens</h1>';
  return repeated(head, part, '</article></body></html>', size);
}

function repeated(head: string, part: (i: number) => string, tail: string, size: number): string {
  const parts = [head];
  for (let i = 0, length = head.length; i === 0 || length < size; i += 1) {
    const next = part(i);
    parts.push(next);
    length += next.length;
  }
  return [...parts, tail].join('');
}

/** The least time of as many runs as it takes to fill the seconds of CPU. */
async function leastTime(html: string, seconds: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0, total = 0; run < RUNS || total < seconds; run += 1) {
    const before = process.cpuUsage();
    convertToRecord({ html, url: 'https://paper.example/a' }, { force: true });
    await new Promise((resolve) => setImmediate(resolve));
    const { user, system } = process.cpuUsage(before);
    const time = (user + system) / 1e6;
    total += time;
    least = Math.min(least, time);
  }
  return least;
}

/** The slope of the line of least squares through the logarithms. */
function slope(points: [number, number][]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (axis: 0 | 1) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
