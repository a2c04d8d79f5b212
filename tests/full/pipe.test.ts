/** A long run under a shell pipe: `extract` holds no more of 50,000 pages than of a few. */
import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { pipeInHalves } from '../helpers/halves.ts';

/** On one core of a quiet machine some three minutes; `TEARSHEET_PIPE_PAGES` sets another number. */
const PAGES = Number(process.env.TEARSHEET_PIPE_PAGES ?? 50_000);
/** Of the second half over the first: what a garbage collector does or does not yet do. */
const ALLOWED = 1.05;

const HTML = `<!doctype html><html lang="en"><head><title>The bridge opens - Paper</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>The bridge opens</h1><p class="byline">By Jane Doe</p>
<p>The bridge over the river opened on Monday after two years of work, the city said in a statement.</p>
<p>It carries four lanes, a tram line and a path for bicycles, and it cost eleven million more than planned.</p>
</article></body></html>`;

test(`memory stays flat over ${PAGES} pages in a shell pipe`, { timeout: 1_800_000 }, async (t) => {
  if (process.platform !== 'linux') return t.skip('memory is read from /proc');
  const LINE = JSON.stringify({ url: 'https://paper.example/bridge', html: HTML });
  const input = `yes "$LINE" | head -n ${PAGES}`;
  const { lines, code, stderr, peaks, seconds } = await pipeInHalves(input, ['extract', '-j', '2'], PAGES, { LINE });
  const told = `${peaks.map((peak) => `${peak.toFixed(0)} MB`).join(', then ')}, in ${seconds.toFixed(0)} s`;
  t.diagnostic(told);
  equal(stderr, '');
  equal(code, 0);
  equal(lines, PAGES);
  ok(peaks[1] <= ALLOWED * peaks[0], told);
  ok(peaks[1] < 600, told);
});
