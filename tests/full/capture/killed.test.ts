/** A process is killed at each call of the file system in turn: whatever was in work is whole or gone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { planCapture, storeCapture, sweepFolder } from '../../../src/capture/capture.ts';
import { dies, STORE } from '../../capture/dying.ts';
import { MARKDOWN, NAME, sampleContent, sampleSubject, temporaryFolder } from '../../capture/sample.ts';

test('killed at any call of the file system, a capture is whole or gone, and its name is free again', async (t) => {
  const calls = ['mkdir', 'open', 'rename', 'link', 'unlink', 'rmdir', 'rm'];
  let whole = 0;
  let gone = 0;
  for (const call of calls) {
    for (let nth = 1; nth <= 4; nth++) {
      const dir = await temporaryFolder(t);
      const trap = `let left = ${nth}; const real = fs.${call};
        fs.${call} = (...args) => (--left === 0 ? die() : real(...args)); syncBuiltinESMExports();`;
      await dies(dir, `${trap} ${STORE} die();`);
      const reported = await sweepFolder(dir);
      const names = (await readdir(dir)).sort();
      if (reported.length === 1) {
        whole++;
        assert.deepEqual(names, [`${NAME}.files`, `${NAME}.md`], `${call} ${nth}`);
        execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS'], { cwd: join(dir, `${NAME}.files`) });
      } else {
        gone++;
        assert.deepEqual(names, [], `${call} ${nth}`);
      }
      await store(dir, MARKDOWN);
    }
  }
  assert.ok(whole > 3 && gone > 3, `${whole} whole, ${gone} gone`);
});

test('a replacement that was killed half-way leaves the old capture or the new one', async (t) => {
  const outcomes = new Set<string>();
  for (const call of ['rename', 'link', 'rmdir', 'rm']) {
    for (let nth = 1; nth <= 6; nth++) {
      const dir = await temporaryFolder(t);
      await store(dir, 'old\n');
      const trap = `let left = ${nth}; const real = fs.${call};
        fs.${call} = (...args) => (--left === 0 ? die() : real(...args)); syncBuiltinESMExports();
        options.ifExists = 'replace';`;
      await dies(dir, `${trap} ${STORE} die();`);
      await sweepFolder(dir);
      assert.deepEqual((await readdir(dir)).sort(), [`${NAME}.files`, `${NAME}.md`], `${call} ${nth}`);
      execFileSync('sha256sum', ['--strict', '--status', '-c', 'SHA256SUMS'], { cwd: join(dir, `${NAME}.files`) });
      outcomes.add(await readFile(join(dir, `${NAME}.md`), 'utf8'));
    }
  }
  assert.deepEqual(outcomes, new Set(['old\n', MARKDOWN]));
});

async function store(dir: string, text: string): Promise<void> {
  const planned = await planCapture(sampleSubject(), { dir, formats: ['md'] });
  assert.ok(!planned.skip);
  await storeCapture(planned, sampleContent({ rendered: [{ format: 'md', text }] }));
}
