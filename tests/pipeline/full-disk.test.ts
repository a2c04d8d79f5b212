/** Promise "Nothing is lost": the final name is never half written, also on a full disk; no temporary file stays. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { noisyPng } from '../helpers/png.ts';
import { BIN, inFolder, type Run } from '../helpers/program.ts';
import { type Route, withServer } from '../helpers/server.ts';

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';
/** 30 KB. A whole picture: noise behind the header of a PNG alone is, one time in some thousands, no picture for the program. */
const PICTURE = noisyPng(100, 100);

function page(title: string): string {
  const picture = '<figure><img src="/picture.png" width="600" height="400"><figcaption>A picture</figcaption></figure>';
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${picture}${`<p>${SENTENCE.repeat(4)}</p>`.repeat(5)}</article></body></html>`;
}

const NAMES = ['one', 'two', 'three', 'four', 'five', 'six'];
const ROUTES: Record<string, Route> = {
  ...Object.fromEntries(NAMES.map((name) => [`/${name}`, page(`Report ${name} of the day`)])),
  '/picture.png': { headers: { 'content-type': 'image/png' }, body: PICTURE },
};

/** Runs the program in a shell, after `before`. The shell checks the captures in the folder `out` and lists what is in it. */
async function inShell(
  folder: string,
  before: string,
  args: string[],
  isolated: string[] = [],
): Promise<Run & { left: string[] }> {
  const check = "find out -name SHA256SUMS -execdir sha256sum --quiet -c {} ';'";
  const list = `code=$?; ${check}; echo; find out -mindepth 1 -printf "%P "; exit $code`;
  const script = `${before} && { "$0" "$@"; ${list}; }`;
  const [command = 'sh', ...more] = [...isolated, 'sh', '-c', script, process.execPath, BIN, ...args];
  const child = spawn(command, more, { cwd: folder, env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    output[0] += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    output[1] += data.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = (output[0] ?? '').split('\n');
  const left = (lines.pop() ?? '').split(' ').filter(Boolean);
  return { code, stdout: lines.filter(Boolean).join('\n'), stderr: output[1] ?? '', left };
}

test('a file that may not grow as far as it must: one coded failure, nothing left, at whatever file it strikes', () =>
  inFolder((folder) =>
    withServer(ROUTES, async ({ origin }) => {
      await mkdir(join(folder, 'out'));
      // In units of 512 bytes: the record, the Markdown, the picture, the WARC; 60 KB are enough.
      for (const blocks of [0, 4, 16, 60]) {
        const run = await inShell(folder, `ulimit -f ${blocks}`, [`${origin}/one`, '-d', 'out', '-q']);
        assert.equal(run.code, 9, `${blocks}: ${run.stderr}`);
        assert.match(run.stderr, /^tearsheet: \S+: cannot write out\/\S+: the file would be too large \(unwritable\)\n$/);
        assert.deepEqual([run.left, run.stdout], [[], '']);
      }
      const whole = await inShell(folder, 'ulimit -f 120', [`${origin}/one`, '-d', 'out', '-q']);
      assert.equal(whole.code, 0, whole.stderr);
    }),
  ));

test('a disk that fills up under a batch: what was saved is whole, the rest fails as unwritable, no temporary file stays', (t) =>
  inFolder((folder) =>
    withServer(ROUTES, async ({ origin }) => {
      await mkdir(join(folder, 'out'));
      const isolated = ['unshare', '--user', '--map-root-user', '--mount'];
      try {
        execFileSync(isolated[0] as string, [...isolated.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', 'out'], {
          cwd: folder,
          stdio: 'pipe',
        });
      } catch {
        return t.skip('a small disk cannot be mounted here');
      }
      const args = [...NAMES.map((name) => `${origin}/${name}`), '-d', 'out', '-q', '--delay', '0', '--retry', '0'];
      const mount = 'mount -t tmpfs -o size=200k tmpfs out';
      const run = await inShell(folder, mount, args, isolated);
      assert.equal(run.code, 9, run.stderr);
      const saved = run.stdout.split('\n');
      const failed = run.stderr.match(/^tearsheet: \S+: cannot write out\/\S+: the disk is full \(unwritable\)$/gm) ?? [];
      assert.ok(saved.length > 0 && failed.length > 0, run.stderr);
      assert.equal(saved.length + failed.length, NAMES.length, run.stderr);
      const top = run.left.filter((path) => !path.includes('/'));
      assert.deepEqual(top.sort(), saved.flatMap((path) => [path.slice(4), path.slice(4).replace(/md$/, 'files')]).sort());
      for (const name of saved) {
        const inside = run.left.filter((path) => path.startsWith(`${name.slice(4, -3)}.files/`));
        assert.equal(inside.length, 4, inside.join(' '));
      }
    }),
  ));
