/** A batch on a terminal: a line while it runs, a table of failures at its end. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { BIN, inFolder } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';
/** Milliseconds for each page, so that the line is drawn between two. */
const SLOWNESS = 400;

/** Runs the program on a pseudo-terminal, as Python makes one; gives all that it showed. */
function onTerminal(args: string[], cwd: string): Promise<{ code: number | null; shown: string }> {
  const python = 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)';
  const child = spawn('python3', ['-c', python, process.execPath, BIN, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    shown += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, shown }));
  });
}

test('done, failed, to go, rate, time left and the hosts in flight; then a table of failures by code', () =>
  inFolder((folder) =>
    withServer(
      (request, response) => {
        const isGone = request.url === '/gone';
        const text = [1, 2, 3].map((n) => `<p>Part ${n} of ${request.url}. ${SENTENCE.repeat(4)}</p>`).join('');
        setTimeout(() => {
          response.writeHead(isGone ? 404 : 200, { 'content-type': 'text/html' });
          response.end(`<!doctype html><title>Report</title><article><h1>Report</h1>${text}</article>`);
        }, SLOWNESS);
      },
      async ({ origin, port }) => {
        const sources = ['/one', '/gone', '/two', '/three'].map((path) => origin + path);
        const { code, shown } = await onTerminal([...sources, '--delay', '0', '--retry', '0'], folder);
        assert.equal(code, 6);
        const drawn = shown.replaceAll('\r\u001b[K', '\n<line>').split('\n');
        const lines = drawn.filter((line) => line.startsWith('<line>') && line.includes('to go'));
        const form = /^<line>\d saved, \d failed, \d to go, \d+\.\d\/s(?:, \d+ s left)?(?:: 127\.0\.0\.1:\d+)?$/;
        for (const line of lines) assert.match(line, form);
        const second = lines.find((line) => line.includes('1 saved, 1 failed, 2 to go')) ?? '';
        assert.match(second, new RegExp(`, \\d+ s left: 127\\.0\\.0\\.1:${port}$`), shown);
        assert.match(drawn.join('\n'), /^<line>tearsheet: HTTP 404 .* \(http-status\)\r$/m);
        assert.match(shown, /tearsheet: 3 saved, 1 failed, 0 skipped in \d+ s\r\n {2}http-status +1\r\n$/);
      },
    ),
  ));

test('extract: pages, articles, pace and files while it runs; paths alone stay, and --no-progress shows none', () =>
  inFolder(async (cwd) => {
    const page = `<!doctype html><title>Report</title><article><h1>Report</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(3)}</article>`;
    const lines = Array.from(
      { length: 400 },
      (_, i) => `${JSON.stringify({ url: `https://paper.example/${i}`, html: page })}\n`,
    );
    await writeFile(join(cwd, 'a.jsonl'), lines.join(''));
    await writeFile(join(cwd, 'b.jsonl'), 'no JSON\n');
    const args = ['extract', 'a.jsonl', 'b.jsonl', '-d', 'out', '-j', '1'];
    const { code, shown } = await onTerminal(args, cwd);
    assert.equal(code, 0);
    const cleared = shown.replaceAll('\x1b[K', '<cleared>');
    assert.match(cleared, /\r<cleared>\d+ pages, \d+ articles, [\d.]+\/s, 0 of 2 files/);
    assert.match(cleared, /(?:^|<cleared>)out\/a\.jsonl\.gz\r\n/);
    assert.match(shown, /b\.jsonl:1: the line is not JSON \(bad-record\)\r\n/);
    const quiet = await onTerminal([...args, '--no-progress'], cwd);
    assert.equal(quiet.shown.includes('\x1b'), false);
  }));
