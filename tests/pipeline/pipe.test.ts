/** Long records under a shell pipe whose reader is slow. */
import { equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { BIN } from '../helpers/program.ts';

const HTML = `<!doctype html><html lang="en"><head><title>The bridge opens - Paper</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>The bridge opens</h1><p class="byline">By Jane Doe</p>
<p>The bridge over the river opened on Monday after two years of work, the city said in a statement.</p>
<p>It carries four lanes, a tram line and a path for bicycles, and it cost eleven million more than planned.</p>
</article></body></html>`;

test('records that are larger than the buffer of standard output leave nothing behind', async () => {
  const html = HTML.replace('</article>', `${'<p>The ministers met in the capital on Saturday.</p>'.repeat(600)}</article>`);
  const LINE = JSON.stringify({ url: 'https://paper.example/bridge', html });
  const command = 'yes "$LINE" | head -n 16 | "$NODE" "$BIN" extract -j 2 | dd bs=1 status=none';
  const env = { PATH: process.env.PATH, LINE, NODE: process.execPath, BIN };
  const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], { env, maxBuffer: 2 ** 24 });
  // The reader is slower than the program. Node warns of the eleventh listener that waits for the same stream.
  equal(stderr, '');
  equal(stdout.split('\n').length, 17);
  ok(stdout.length > 16 * 16_384, `${stdout.length} characters`);
});
