/** Every fault of a server and every hostile page, by the real program, each alone: one clear, coded failure, or a capture. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { type ErrorCode, EXIT_CODE } from '../../../src/errors.ts';
import type { Fault } from '../../helpers/fault.ts';
import { FAULTS, withFaults } from '../../helpers/faults.ts';
import { inFolder, tearsheet } from '../../helpers/program.ts';

/** As many programs at once as the smallest machine has cores. */
const AT_ONCE = 2;
const COMMON = ['--retry', '0', '--images', 'none', '-q'];

test('code, exit code, one line; what fails leaves nothing', { timeout: 600_000 }, () =>
  inFolder((folder) =>
    withFaults(async ({ url, served, trespasses }) => {
      assert.ok(FAULTS.length >= 80);
      const waiting = [...FAULTS];
      const wrong: string[] = [];
      const worker = async () => {
        for (let fault = waiting.pop(); fault; fault = waiting.pop()) {
          const problem = await endsAsItMust(fault, url(fault), join(folder, fault.name)).catch(
            (error: Error) => error.message,
          );
          if (problem) wrong.push(`${fault.name}: ${problem}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      assert.deepEqual(wrong, []);
      assert.deepEqual(
        FAULTS.filter((fault) => fault.url === undefined && !served.has(fault.name)),
        [],
        'each was asked for',
      );
      assert.deepEqual(trespasses, []);
    }),
  ),
);

/** Undefined, or what is wrong. */
async function endsAsItMust(fault: Fault, address: string, folder: string): Promise<string | undefined> {
  const patience = fault.code === 'timeout' ? ['-m', '1'] : [];
  const ran = await tearsheet([...COMMON, ...patience, '-d', folder, address], { cwd: dirname(folder) });
  const { code: exitCode, stdout, stderr } = ran;
  if (fault.code === 'saved') {
    const isPath = /^[^\p{Cc}\p{Cf}]+\.md\n$/u.test(stdout);
    return exitCode === 0 && isPath && stderr === '' ? undefined : `not saved: ${JSON.stringify(ran)}`;
  }
  const [line = '', ...more] = stderr.split('\n');
  const code = /^tearsheet: [^\p{Cc}]+ \(([\w-]+)\)$/u.exec(line)?.[1];
  if (code !== fault.code || exitCode !== EXIT_CODE[fault.code as ErrorCode])
    return `not ${fault.code} but exit ${exitCode}, ${stderr}`;
  if (more.join('') !== '' || stdout !== '') return `more than one line: ${stderr}${stdout}`;
  const left = await readdir(folder).catch(() => []);
  return left.length > 0 ? `left ${left.join(' ')}` : undefined;
}
