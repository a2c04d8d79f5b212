/** A small capture, made by hand, for the tests of the store. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import type { CaptureContent, CaptureSubject } from '../../src/capture/capture.ts';
import type { Exchange, FetchedImage, FetchedPage } from '../../src/types.ts';

export async function temporaryFolder(test: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-store-'));
  // Processes that a browser leaves may write for a moment more.
  test.after(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

export function exchange(url: string, body: Uint8Array, changes: Partial<Exchange> = {}): Exchange {
  return {
    url,
    method: 'GET',
    requestHeaders: [
      ['Host', new URL(url).host],
      ['User-Agent', 'test'],
    ],
    startedAt: '2026-03-05T10:00:00.123Z',
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['content-length', String(body.length)],
    ],
    body,
    ip: '192.0.2.7',
    ...changes,
  };
}

export const HTML = '<!doctype html><title>Rivers rise</title><article><p>The river rose by two metres.</p></article>';

/** A redirect, then a gzipped page. */
export function samplePage(changes: Partial<FetchedPage> = {}): FetchedPage {
  const body = gzipSync(HTML);
  return {
    requestedUrl: 'https://news.example/r',
    url: 'https://news.example/rivers',
    fetchedAt: '2026-03-05T10:00:00.456Z',
    charset: 'utf-8',
    html: HTML,
    sha256: createHash('sha256').update(body).digest('hex'),
    exchanges: [
      exchange('https://news.example/r', Buffer.from('moved'), {
        status: 302,
        statusText: 'Found',
        headers: [
          ['Location', '/rivers'],
          ['Set-Cookie', 'a=1; Path=/'],
          ['X-Odd', 'caf\u00e9'],
          ['set-cookie', 'b=2'],
        ],
      }),
      exchange('https://news.example/rivers', body, {
        headers: [
          ['Content-Type', 'text/html; charset=utf-8'],
          ['Content-Encoding', 'gzip'],
          ['Transfer-Encoding', 'chunked'],
        ],
        requestHeaders: [
          ['Host', 'news.example'],
          ['Cookie', 'session=topsecret'],
          ['Authorization', 'Basic topsecret'],
        ],
        secretHeaders: ['cookie', 'authorization'],
        tls: { verified: true, protocol: 'TLSv1.3', fingerprint256: 'AA:BB' },
      }),
    ],
    warnings: [],
    ...changes,
  };
}

/** A PNG of one colour, two pixels wide and one high. */
export function png(grey = 0): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.from([0, grey, grey]));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function image(url: string, bytes: Uint8Array): FetchedImage {
  return { url, bytes, exchanges: [exchange(url, bytes, { headers: [['Content-Type', 'image/jpeg']] })] };
}

export function sampleSubject(changes: Partial<CaptureSubject> = {}): CaptureSubject {
  return {
    url: 'https://news.example/rivers',
    requestedUrl: 'https://news.example/r',
    retrieved: '2026-03-05T10:00:00.456Z',
    published: '2026-03-04T23:30:00+09:00',
    title: 'Rivers rise',
    images: [],
    ...changes,
  };
}

export const NAME = '2026-03-04-news.example-rivers-rise';
export const PAGE_SHA256 = createHash('sha256').update(gzipSync(HTML)).digest('hex');
export const MARKDOWN = `---
title: "Rivers rise"
url: "https://news.example/rivers"
requested_url: "https://news.example/r"
final_url: "https://news.example/rivers"
access: "unknown"
word_count: 6
sha256: "${PAGE_SHA256}"
warnings:
  - "dates-disagree: two dates"
tearsheet: "0.0.0-test"
---

The river rose by two metres.
`;

export function sampleContent(changes: Partial<CaptureContent> = {}): CaptureContent {
  return {
    page: samplePage(),
    rendered: [{ format: 'md', text: MARKDOWN }],
    record: {
      title: 'Rivers rise',
      authors: [],
      url: 'https://news.example/rivers',
      requestedUrl: 'https://news.example/r',
      finalUrl: 'https://news.example/rivers',
      tags: [],
      access: 'unknown',
      wordCount: 6,
      images: [],
      sha256: PAGE_SHA256,
      tearsheet: '0.0.0-test',
      markdown: 'The river rose by two metres.\n',
      provenance: { title: 'dom:title' },
      warnings: [{ code: 'dates-disagree', message: 'two dates' }],
    },
    images: [],
    ...changes,
  };
}
