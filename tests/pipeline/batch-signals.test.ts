/** Signals to a batch of the real program, and what hangs in a server or in the system. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { batch, LOCAL, page } from '../helpers/batch.ts';
import { BIN, filesIn, tearsheet } from '../helpers/program.ts';
import type { Route } from '../helpers/server.ts';

for (const [signal, exit] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} lets what is in flight finish, begins nothing, ends with ${exit}`, () => {
    const waiting: (() => void)[] = [];
    const slow: Route = (_request, response) => {
      waiting.push(() => response.writeHead(200, { 'content-type': 'text/html' }).end(page('A slow report of the day')));
      if (waiting.length === 1) asked();
    };
    let asked = () => {};
    const inFlight = new Promise<void>((resolve) => {
      asked = resolve;
    });
    return batch(
      async ({ origin, requests }, folder) => {
        const { code, stdout, stderr } = await tearsheet(['-i', '-', '-j', '1', '-q', '--archive', 'done.txt', ...LOCAL], {
          cwd: folder,
          stdin: `${origin}/slow\n${origin}/one\n${origin}/two\n`,
          during: (child) => {
            void inFlight.then(() => {
              child.kill(signal);
              // The program hears of the signal before it hears of the answer: both come through its event loop.
              setTimeout(() => waiting[0]?.(), 300);
            });
          },
        });
        assert.equal(code, exit, stderr);
        assert.equal(stdout.trim().split('\n').length, 1);
        assert.equal(requests.length, 1);
        assert.equal(await readFile(join(folder, 'done.txt'), 'utf8'), `${origin}/slow\n`);
        assert.equal((await tearsheet(['verify', '.'], { cwd: folder })).code, 0);
      },
      { '/slow': slow },
    );
  });
}

test('a second signal stops at once; what hangs does not hold the first up for more than 10 s', () => {
  let asked = () => {};
  return batch(
    async ({ origin }, folder) => {
      const hang = async (signals: number) => {
        const inFlight = new Promise<void>((resolve) => {
          asked = resolve;
        });
        const started = performance.now();
        const { code } = await tearsheet([`${origin}/hang`, `${origin}/hang?2`, '-q', ...LOCAL], {
          cwd: folder,
          during: (child) => {
            void inFlight.then(() => {
              child.kill('SIGINT');
              if (signals > 1) setTimeout(() => child.kill('SIGINT'), 300);
            });
          },
        });
        assert.equal(code, 130);
        return (performance.now() - started) / 1000;
      };
      assert.ok((await hang(2)) < 6);
      assert.ok((await hang(1)) < 12);
      assert.deepEqual(await filesIn(folder), []);
    },
    { '/hang': () => asked() },
  );
});

test(
  'what hangs in the system, as a dead name server does, holds nobody up',
  {
    skip: platform() === 'win32' && 'there are no named pipes',
  },
  () =>
    batch(async ({ origin }, folder) => {
      const pipes = Array.from({ length: 8 }, (_, n) => `pipe-${n}`);
      execFileSync('mkfifo', pipes, { cwd: folder });
      const args = [...pipes, `${origin}/one`, '-j', '16', '-d', 'out', '-q', ...LOCAL];
      const { code, stdout, stderr } = await tearsheet(args, {
        cwd: folder,
        // Opening a pipe waits until somebody writes into it: nobody does before the page is saved.
        during: (child) => {
          const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
          child.on('close', () => clearTimeout(timer));
          child.stdout?.once('data', async () => {
            for (const pipe of pipes) await writeFile(join(folder, pipe), '');
          });
        },
      });
      assert.equal(code, 3, stderr);
      assert.match(stdout, /^out\/\S+\.md\n$/);
      assert.equal(stderr.match(/\(empty-page\)$/gm)?.length, 8);
    }),
);

test(
  'a signal ends it also while the system holds a file or a host name back',
  {
    skip: platform() === 'win32' && 'there are no named pipes',
  },
  () =>
    batch(async ({ origin }, folder) => {
      execFileSync('mkfifo', ['pipe'], { cwd: folder });
      const ends: [signal: NodeJS.Signals, times: number, milliseconds: number, code: number][] = [
        ['SIGTERM', 1, 10_000, 143],
        ['SIGINT', 2, 5_000, 130],
      ];
      for (const [signal, times, most, code] of ends) {
        const child = spawn(process.execPath, [BIN, 'pipe', `${origin}/one`, '-d', signal, ...LOCAL], { cwd: folder });
        await once(child.stdout, 'data');
        const started = performance.now();
        child.kill(signal);
        if (times > 1) setTimeout(() => child.kill(signal), 300);
        const [ended, by] = await once(child, 'exit');
        // Both are the same number to a shell.
        assert.ok(ended === code || by === signal, `${ended} ${by}`);
        assert.ok(performance.now() - started < most);
      }
    }),
);
