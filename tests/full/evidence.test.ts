/** From a server to a capture and back, for two hundred pages, and some with their pictures; and what it costs to verify them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cpuSeconds } from '../../scripts/testing/installed.ts';
import { BIN, inFolder, tearsheet } from '../helpers/program.ts';
import { roundTrip, roundTripWithPictures } from '../helpers/round-trip.ts';
import { type Route, withServer } from '../helpers/server.ts';

/** Four times fifty pages: each test ends well within its time also on a slow machine. */
const PARTS = 4;
const WANTED = 50;
/** With some ten pictures each. */
const WITH_PICTURES = 20;

for (let part = 0; part < PARTS; part++) {
  test(`${WANTED} pages, part ${part + 1} of ${PARTS}: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
    await roundTrip(t, { part, images: 'link', wanted: WANTED });
  });
}

test(`${WITH_PICTURES} pages with their pictures: server, capture, WARC, extract: the same records, bit for bit`, async (t) => {
  await roundTripWithPictures(t, { part: 1, wanted: WITH_PICTURES });
});

/** CPU of `verify` beyond that of the sums alone, over that of `extract -j 1` of the same captures. */
const MOST_OVER_EXTRACT = 1.2;
const FIXTURES = 'tests/fixtures';

test('verify costs at most its sums and 1.2 times extract -j 1 of the same captures', (t) =>
  inFolder(async (cwd) => {
    const names = readdirSync(FIXTURES).filter((name) => !name.startsWith('hostile'));
    const pages = names.map((name): [string, Route] => {
      const headers = { 'content-type': 'text/html' };
      return [`/${name}`, { headers, body: readFileSync(join(FIXTURES, name, 'page.html')) }];
    });
    await withServer(Object.fromEntries(pages), async ({ origin }) => {
      const sources = names.map((name) => `${origin}/${name}`);
      const options = ['--delay', '0', '--images', 'none', '--allow-partial', '-q', '-f', 'md,html,txt,json', '-d', 'saved'];
      const { stderr } = await tearsheet([...sources, ...options], { cwd });
      const captures = readdirSync(join(cwd, 'saved')).filter((name) => name.endsWith('.files'));
      assert.ok(captures.length > 20, stderr);
      const warcs = captures.map((name) => join(cwd, 'saved', name, 'capture.warc.gz'));
      const verify = [BIN, 'verify', join(cwd, 'saved')];
      const prices = [1, 2, 3].map(() => {
        const [whole, sums] = [cpuSeconds(verify), cpuSeconds([...verify, '--quick'])];
        return (whole - sums) / cpuSeconds([BIN, 'extract', '-j', '1', ...warcs]);
      });
      t.diagnostic(`${captures.length} captures: ${prices.map((price) => price.toFixed(2)).join(', ')} of extract`);
      assert.ok((prices.sort((a, b) => a - b)[1] ?? 9) <= MOST_OVER_EXTRACT, `${prices}`);
    });
  }));
