/** A table of open files that is full is told as what it is, slows a batch and fails none of it. */
import { equal, match, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { ARTICLE } from '../helpers/article.ts';
import { BIN, filesIn, inFolder, type Run } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

/** Open files that are enough to begin a request: some 20, by the version of Node; fewer are too few for Node itself. */
const JUST_ENOUGH = 32;
const SOURCES = Array.from({ length: 12 }, (_, number) => `/${number}`);

/** Runs the program with so many open files at most. */
function limited(files: number, args: string[], cwd: string, stdin = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', `ulimit -n ${files}; exec "$@"`, 'bash', process.execPath, BIN, ...args], { cwd });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(stdin);
  });
}

const atSite = (run: (origin: string, cwd: string) => Promise<void>) =>
  inFolder((cwd) =>
    withServer(Object.fromEntries(SOURCES.map((path) => [path, ARTICLE])), ({ origin }) => run(origin, cwd)),
  );

test('a batch that opens more files than it may goes on with fewer at once, and all are saved', () =>
  atSite(async (origin, cwd) => {
    const list = SOURCES.map((path) => `${origin}${path}\n`).join('');
    const args = ['-i', '-', '-j', '12', '--per-host', '12', '--delay', '0', '--allow-private', '--images', 'none'];
    const { code, stdout, stderr } = await limited(JUST_ENOUGH, [...args, '-m', '120'], cwd, list);
    match(stderr, /^tearsheet: 12 saved, 0 failed, 0 skipped in [^\n]+\n$/);
    equal(code, 0);
    equal(stdout.trim().split('\n').length, SOURCES.length);
    equal((await filesIn(cwd)).filter((name) => name.endsWith('SHA256SUMS')).length, SOURCES.length);
  }));

test('where one page alone has no room, that is told as what it is', () =>
  atSite(async (origin, cwd) => {
    for (let files = 18; ; files++) {
      const { code, stdout, stderr } = await limited(files, [`${origin}/1`, '--retry', '0'], cwd);
      ok(code !== 0, 'there was room at once, or none for Node to start');
      // Node itself had no room to start, and says so in its own words.
      if (!stderr.startsWith('tearsheet: ')) continue;
      match(stderr, /^tearsheet: [^\n]*too many open files; ulimit -n sets the limit \(\w+\)\n$/);
      equal(stdout, '');
      return;
    }
  }));
