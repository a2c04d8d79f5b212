/** A capture that version 0.1.0 made, as it lies on somebody's disk: it is still verified, compared, listed and told of. */
import { equal, match } from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inFolder, tearsheet } from '../helpers/program.ts';

const MADE = fileURLToPath(new URL('../../../tests/capture/made-by-0.1', import.meta.url));
const NAME = '2025-01-14-127.0.0.1-bridge-over-the-river-opens-after-ten-years.md';

test('a capture of 0.1 is read by verify, history, diff and list', async () => {
  await inFolder(async (cwd) => {
    await cp(MADE, join(cwd, 'a'), { recursive: true });
    await cp(MADE, join(cwd, 'b'), { recursive: true });
    const file = join('a', NAME);
    const verified = await tearsheet(['verify', file], { cwd });
    equal(verified.code, 0);
    match(verified.stdout, /sums OK, text not read again: --deep \(made by 0\.1\.0, this is /);
    const deep = await tearsheet(['verify', '--deep', file], { cwd });
    equal(deep.code, 1);
    match(deep.stdout, /says otherwise than the stored page about contributors \(made by 0\.1\.0, read by /);
    const history = await tearsheet(['history', file], { cwd });
    equal(history.code, 0);
    match(history.stdout, /Bridge over the river opens after ten years/);
    equal((await tearsheet(['diff', file, join('b', NAME)], { cwd })).code, 0);
    const listed = await tearsheet(['list', 'a'], { cwd });
    equal(listed.stdout, `2025-01-14\tExample News\tBridge over the river opens after ten years\t${file}\n`);
  });
});
