/** Disclaimers above a line of rights, in a box of its own, by given scores: a short text does not outweigh them. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { PageContext } from '../../../src/engine/body/page-context.ts';
import { settleRegions } from '../../../src/engine/body/regions.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

const DISCLAIMER =
  'This material does not replace the advice of a pilot, and is held to be right without a guarantee of any kind.';
const RIGHTS = 'Copyright © 2023 Harbour Pilots. All Rights Reserved.';

/** The texts that the regions drop, with the reason. */
function dropped(html: string, scoreOf: (text: string) => number): string[] {
  const page = parsePage(`<!DOCTYPE html><body>${html}`, 'https://example.org/');
  const blocks = cutBlocks(page, new Set());
  const printed = { bylines: [], dates: [] };
  const priors = { classWord: () => 0, textWord: () => 0 };
  const { lengths, sums } = new PageContext(page, blocks, { printed }, priors);
  const score = () => Float32Array.from(blocks, ({ text }) => scoreOf(text));
  const { dropped: reasons } = settleRegions({ page, blocks, lengths, sums, printed, score });
  return blocks.flatMap(({ index, text }) => (reasons[index] ? [`${reasons[index]}: ${text}`] : []));
}

const fields = Array.from({ length: 12 }, (_, i) => `<p>Field ${i}</p>`).join('');
const rights = `<div><p>${DISCLAIMER}</p><p>${RIGHTS}</p></div>`;
const text = '<main><p>Ships are piloted in by night, and by day only when the fog is thick.</p></main>';
const isProse = (part: string) => (part.startsWith('Field') || part.startsWith('Copyright') ? 0.1 : 0.8);

test('what stands above a line of rights goes with it where a form parts both from the text', () => {
  deepEqual(dropped(`${text}<form>${fields}</form>${rights}`, isProse), [`imprint: ${DISCLAIMER}`, `imprint: ${RIGHTS}`]);
});

test('right behind the text it stays, and so does the text in one box with the line', () => {
  deepEqual(dropped(`${text}${rights}`, isProse), [`imprint: ${RIGHTS}`]);
  deepEqual(dropped(`<div>${text}<form>${fields}</form><p>${DISCLAIMER}</p><p>${RIGHTS}</p></div>`, isProse), [
    `imprint: ${RIGHTS}`,
  ]);
});
