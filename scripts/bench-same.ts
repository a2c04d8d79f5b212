/** See `same-article.ts`: prints the pages on which the two ways differ, and fails when there are any. */
import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { decodeHtml } from '../src/sources/decode.ts';
import { readPage, readTruths, SETS } from './bench-sets.ts';
import { compareWays } from './same-article.ts';

const { values: flags } = parseArgs({
  options: { set: { type: 'string', multiple: true }, every: { type: 'string', default: '1' } },
});
let [pages, different] = [0, 0];
for (const set of SETS.filter((name) => !flags.set || flags.set.includes(name))) {
  for (const [i, { id, url }] of readTruths(set).entries()) {
    if (i % Number(flags.every) !== 0) continue;
    const { html } = await decodeHtml(readPage(set, id));
    const { fast, slow, same } = compareWays(html, url);
    pages += 1;
    if (!same) {
      different += 1;
      process.stdout.write(`${set} ${id}: ${fast.text.length} characters of text, the slow way ${slow.text.length}\n`);
    }
    // jsdom lets go of a page only once the event loop has turned.
    await turn();
  }
}
process.stdout.write(`${pages} pages, ${different} with another article the slow way\n`);
if (different > 0) process.exitCode = 1;
