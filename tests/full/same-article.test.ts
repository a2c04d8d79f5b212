/** Real pages give the same article from the tree as from jsdom's document; `npm run bench:same` compares all of them. */
import { deepEqual, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { BENCH, readPage, readTruths, SETS } from '../../scripts/bench-sets.ts';
import { compareWays } from '../../scripts/same-article.ts';
import { decodeHtml } from '../../src/sources/decode.ts';

const EVERY = 60;

test("benchmark pages give the same article from jsdom's document", async () => {
  ok(existsSync(BENCH), `no benchmark sets in ${BENCH}`);
  const different: string[] = [];
  for (const set of SETS) {
    for (const { id, url } of readTruths(set).filter((_, i) => i % EVERY === 0)) {
      const { html } = await decodeHtml(readPage(set, id));
      if (!compareWays(html, url).same) different.push(`${set} ${id}`);
      await turn();
    }
  }
  deepEqual(different, []);
});
