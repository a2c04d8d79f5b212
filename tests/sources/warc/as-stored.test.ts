/** The records of a WARC go over into a capture byte for byte, chunks too; a list of pages may name a WARC or WACZ. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { filesIn, inFolder, tearsheet } from '../../helpers/program.ts';

const PAGE = `<!doctype html><html lang="en"><title>Bridge</title><article><h1>Bridge</h1>${'<p>The bridge over the river opened on Monday after two years of work, the city said.</p>'.repeat(4)}</article>`;

function inChunks(body: Uint8Array): Buffer {
  const parts = [body.subarray(0, 50), body.subarray(50)].map((part) =>
    Buffer.concat([Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from('\r\n')]),
  );
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

function record(url: string, coding: string, body: Uint8Array): Buffer {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${coding}Transfer-Encoding: chunked\r\n\r\n`;
  const block = Buffer.concat([Buffer.from(head), body]);
  const digest = `sha256:${createHash('sha256').update(block).digest('hex')}`;
  const fields = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:6f1a2b3c-0000-4000-8000-${url.length.toString(16).padStart(12, '0')}>\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: ${url}\r\nWARC-Block-Digest: ${digest}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${block.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(fields), block, Buffer.from('\r\n\r\n')]);
}

test('a body in chunks stays in chunks in the capture, which verifies and gives the same record', async () => {
  for (const [name, coding, body] of [
    ['plain', '', Buffer.from(PAGE)],
    ['gzipped', 'Content-Encoding: gzip\r\n', gzipSync(PAGE)],
  ] as const) {
    await inFolder(async (cwd) => {
      const bytes = record('https://paper.example/story', coding, inChunks(body));
      await writeFile(join(cwd, 'x.warc.gz'), gzipSync(bytes));
      const saved = await tearsheet(['x.warc.gz', '-d', 'out', '-q'], { cwd });
      equal(saved.code, 0, `${name}: ${saved.stderr}`);
      const warc = (await filesIn(join(cwd, 'out'))).find((path) => path.endsWith('.warc.gz')) as string;
      ok(gunzipSync(await readFile(join(cwd, 'out', warc))).includes(bytes), name);
      const verified = await tearsheet(['verify', 'out'], { cwd });
      deepEqual([name, verified.code, verified.stderr], [name, 0, '']);
      const [live, again] = [
        await tearsheet(['extract', 'x.warc.gz'], { cwd }),
        await tearsheet(['extract', join('out', warc)], { cwd }),
      ];
      const [a, b] = [JSON.parse(live.stdout), JSON.parse(again.stdout)];
      deepEqual([b.markdown, b.sha256, b.title], [a.markdown, a.sha256, a.title], name);
    });
  }
});

test('a line may name a WARC, and its address the page in it', () =>
  inFolder(async (cwd) => {
    const pages = ['https://paper.example/a', 'https://paper.example/bb'].map((url) =>
      gzipSync(record(url, '', inChunks(Buffer.from(PAGE.replaceAll('Bridge', `Bridge ${url.slice(-2)}`))))),
    );
    await writeFile(join(cwd, 'x.warc.gz'), Buffer.concat(pages));
    const lines = [
      { id: 1, url: 'https://paper.example/bb', path: 'x.warc.gz' },
      { id: 2, url: 'https://paper.example/none', path: 'x.warc.gz' },
    ];
    await writeFile(join(cwd, 'list.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { code, stdout } = await tearsheet(['extract', 'list.jsonl', '-q'], { cwd });
    equal(code, 0);
    const [found, missing] = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const whole = await tearsheet(['extract', 'x.warc.gz', '-q'], { cwd });
    deepEqual(found, { id: 1, ...JSON.parse(whole.stdout.trim().split('\n').at(-1) as string) });
    deepEqual([missing.id, missing.line, missing.error.code], [2, 2, 'bad-record']);
    match(missing.error.message, /holds no page of the address/);
  }));
