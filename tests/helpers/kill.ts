/** Kills a batch with SIGKILL at random moments, starts it again each time, and looks at what is there in the end. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BIN, inFolder, tearsheet } from './program.ts';
import { randomFrom } from './random.ts';
import { type Route, withServer } from './server.ts';

export interface KillRun {
  pages: number;
  kills: number;
  seed: number;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Throws what is wrong; gives how many were saved when each kill came. */
export function killAndResume({ pages, kills, seed }: KillRun): Promise<number[]> {
  return inFolder((folder) =>
    withServer(sitePages(pages), async ({ origin }) => {
      const [list, done, target] = ['list.txt', 'done.txt', 'captures'].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ];
      const urls = Array.from({ length: pages }, (_, n) => `${origin}/page/${n}`);
      await writeFile(list, urls.join('\n'));
      const polite = ['--delay', '0', '--per-host', '8', '--allow-private', '-q'];
      const args = ['-i', list, '--archive', done, '-d', target, ...polite];
      const random = randomFrom(seed);
      const reported: string[] = [];
      const progress: number[] = [];
      for (let kill = 0; kill < kills; kill++) {
        reported.push(...(await runAndKill(args, random.below(Math.ceil((1.8 * pages) / kills)), random.below(40))));
        progress.push((await linesOf(done)).length);
      }
      const last = await tearsheet(args, { cwd: folder });
      assert.equal(last.code, 0, last.stderr);
      reported.push(...last.stdout.split('\n').filter(Boolean));
      assert.deepEqual((await linesOf(done)).sort(), [...urls].sort(), 'each URL is in the archive file once');
      await assertCaptures(target, urls);
      assert.equal(new Set(reported).size, reported.length, 'no capture is reported twice');
      return progress;
    }),
  );
}

function sitePages(count: number): Record<string, Route> {
  const image: Route = { headers: { 'content-type': 'image/png' }, body: PNG };
  const paragraph =
    'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';
  const page = (n: number) =>
    `<!doctype html><html lang="en"><head><title>Report number ${n % 7}</title></head><body><article><h1>Report number ${n % 7}</h1>
     <figure><img src="/image.png" width="600" height="400"><figcaption>A picture of report ${n}</figcaption></figure>
     ${`<p>${n}. ${paragraph.repeat(4)}</p>`.repeat(5)}</article></body></html>`;
  return Object.fromEntries([['/image.png', image], ...Array.from({ length: count }, (_, n) => [`/page/${n}`, page(n)])]);
}

/** Kills after some lines of output and a little more; gives the lines. */
function runAndKill(args: string[], afterLines: number, milliseconds: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      // No proxies; the code cache lies in the home.
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    });
    let output = '';
    let due = false;
    const check = () => {
      if (due || output.split('\n').length <= afterLines) return;
      due = true;
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
    };
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      check();
    });
    check();
    child.on('error', reject);
    child.on('close', () => resolve(output.split('\n').slice(0, -1)));
  });
}

async function linesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').filter(Boolean);
}

/** One whole capture a URL, all of which verify, and nothing else in the folder. */
async function assertCaptures(folder: string, urls: string[]): Promise<void> {
  const names = await readdir(folder);
  assert.deepEqual(
    names.filter((name) => !/^[^.].*\.(?:md|files)$/.test(name)),
    [],
    'nothing is left over',
  );
  const folders = names.filter((name) => name.endsWith('.files'));
  const captured = await Promise.all(
    folders.map(
      async (name) => JSON.parse(await readFile(join(folder, name, 'record.json'), 'utf8')).requestedUrl as string,
    ),
  );
  assert.deepEqual(captured.sort(), [...urls].sort(), 'each URL has one capture');
  assert.equal(names.length, 2 * urls.length);
  const { code, stderr } = await tearsheet(['verify', folder], { cwd: folder });
  assert.equal(code, 0, stderr);
}
