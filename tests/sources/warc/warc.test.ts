import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type TestContext, test } from 'node:test';
import { createGzip, gzipSync } from 'node:zlib';
import { TearsheetError } from '../../../src/errors.ts';
import { archiveAt } from '../../../src/sources/warc/archive-at.ts';
import { readWarcPages, type WarcPage } from '../../../src/sources/warc/warc.ts';
import type { FetchedPage } from '../../../src/types.ts';

const PAGE = '<!doctype html><title>T</title><p>Text';

interface Parts {
  type?: string;
  version?: string;
  url?: string;
  fields?: string;
  block: Uint8Array | string;
}

/** A record as crawlers write it. */
function record({ type = 'response', version = '1.0', url = 'https://a.example/', fields = '', block }: Parts): Buffer {
  const bytes = typeof block === 'string' ? Buffer.from(block, 'latin1') : Buffer.from(block);
  const head = `WARC/${version}\r\nWARC-Type: ${type}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: ${url}\r\n`;
  const rest = `${fields}Content-Type: application/http; msgtype=${type}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head + rest), bytes, Buffer.from('\r\n\r\n')]);
}

function http(headers: string, body: string | Uint8Array = PAGE, status = '200 OK'): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers}\r\n`, 'latin1'), Buffer.from(body as string)]);
}

const HTML = 'Content-Type: text/html; charset=utf-8\r\n';

async function read(t: TestContext, bytes: Uint8Array, options: Parameters<typeof readWarcPages>[1] = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-warc-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'x.warc.gz');
  await writeFile(path, bytes);
  const found: WarcPage[] = [];
  for await (const page of readWarcPages(path, options)) found.push(page);
  return { path, found };
}

function page(found: WarcPage | undefined): FetchedPage {
  assert.ok(found && 'page' in found, JSON.stringify(found));
  return found.page;
}

function failure(found: WarcPage | undefined): TearsheetError {
  assert.ok(found && 'error' in found && found.error instanceof TearsheetError);
  return found.error;
}

test('plain and gzipped files, whole or record by record, give the same pages', async (t) => {
  const records = ['https://a.example/1', 'https://a.example/2'].map((url) => record({ url, block: http(HTML) }));
  const forms = [
    Buffer.concat(records),
    gzipSync(Buffer.concat(records)),
    Buffer.concat(records.map((one) => gzipSync(one))),
  ];
  for (const form of forms) {
    const { found } = await read(t, form);
    assert.deepEqual(
      found.map((one) => [page(one).url, page(one).html, page(one).fetchedAt]),
      [
        ['https://a.example/1', PAGE, '2026-01-02T03:04:05Z'],
        ['https://a.example/2', PAGE, '2026-01-02T03:04:05Z'],
      ],
    );
  }
});

test('bodies are read in every form that writers store them', async (t) => {
  const zipped = gzipSync(PAGE);
  const chunked = `5\r\n${PAGE.slice(0, 5)}\r\n${(PAGE.length - 5).toString(16)};ext=1\r\n${PAGE.slice(5)}\r\n0\r\n\r\n`;
  const bodies: [string, string, string | Uint8Array][] = [
    ['with content coding', `${HTML}Content-Encoding: gzip\r\n`, zipped],
    ['decoded, header kept', `${HTML}Content-Encoding: gzip\r\n`, PAGE],
    ['in chunks', `${HTML}Transfer-Encoding: chunked\r\n`, chunked],
    ['chunks taken off, header kept', `${HTML}Transfer-Encoding: chunked\r\n`, PAGE],
    ['header renamed', `${HTML}X-Orig-Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n`, zipped],
    ['as Common Crawl does', `${HTML}X-Crawl-Content-Encoding: gzip\r\n`, PAGE],
    ['no type', '', PAGE],
    ['folded header', 'Content-Type: text/html;\r\n charset=utf-8\r\n', PAGE],
  ];
  for (const [name, headers, body] of bodies) {
    const { found } = await read(t, record({ block: http(headers, body) }));
    assert.equal(page(found[0]).html, PAGE, name);
  }
  const bare = `HTTP/1.0 200 OK\n${HTML.replace('\r', '')}\n${PAGE}`;
  assert.equal(page((await read(t, record({ url: '<https://a.example/>', block: bare }))).found[0]).html, PAGE);
});

test('a legacy charset is decoded by the header of the record', async (t) => {
  const block = http(
    'Content-Type: text/html; charset=windows-1251\r\n',
    Buffer.from('<p>\xcf\xf0\xe8\xe2\xe5\xf2', 'latin1'),
  );
  const { found } = await read(t, record({ block }));
  assert.equal(page(found[0]).html, '<p>Привет');
  assert.equal(page(found[0]).charset, 'windows-1251');
});

test('redirects and refreshes right before a page belong to it', async (t) => {
  const hop = (url: string, to: string) => record({ url, block: http(`Location: ${to}\r\n`, 'moved', '301 Moved') });
  const stub = '<!doctype html><meta http-equiv="refresh" content="0; url=/d">';
  const request = record({
    type: 'request',
    url: 'https://a.example/d',
    block: 'GET /d HTTP/1.1\r\nHost: a.example\r\n\r\n',
  });
  const { found } = await read(
    t,
    Buffer.concat([
      hop('http://a.example/x', '/elsewhere'),
      hop('https://a.example/a', 'http://a.example/b'),
      hop('http://a.example/b', 'https://a.example/c#part'),
      record({ url: 'https://a.example/c', block: http(HTML, stub) }),
      request,
      record({ url: 'https://a.example/d', block: http(HTML) }),
      record({ url: 'https://a.example/e', block: http(HTML, stub) }),
      record({ url: 'https://a.example/f', block: http(HTML) }),
    ]),
  );
  const brief = found.map((one) => [page(one).requestedUrl, page(one).url, page(one).exchanges.length]);
  assert.deepEqual(brief, [
    ['https://a.example/a', 'https://a.example/d', 4],
    ['https://a.example/e', 'https://a.example/e', 1],
    ['https://a.example/f', 'https://a.example/f', 1],
  ]);
  assert.deepEqual(page(found[0]).exchanges[3]?.requestHeaders, [['Host', 'a.example']]);
  assert.deepEqual(page(found[0]).warnings, [
    { code: 'insecure-redirect', message: 'https://a.example/a redirects from https to http' },
  ]);
});

test('what is no page is counted, what should be one and is not is a failure', async (t) => {
  let others = 0;
  const { found } = await read(
    t,
    Buffer.concat([
      record({ type: 'warcinfo', block: 'software: x\r\n' }),
      record({ block: http('Content-Type: image/png\r\n', 'PNG') }),
      record({ block: http(HTML, 'gone', '404 Not Found') }),
      record({ url: 'dns:a.example', block: '1.2.3.4' }),
      record({ type: 'metadata', block: 'x: y\r\n' }),
      record({ url: 'https://a.example/pdf', block: http(HTML, '%PDF-1.7\n%\xe2\xe3') }),
      record({
        url: 'https://a.example/cut',
        block: http(`${HTML}Content-Encoding: gzip\r\n`, gzipSync(PAGE).subarray(0, 30)),
      }),
      record({ url: 'https://a.example/marked', fields: 'WARC-Truncated: length\r\n', block: http(HTML) }),
      record({ url: 'https://a.example/big', block: http(HTML, `${PAGE}${'x'.repeat(600_000)}`) }),
      record({ url: 'https://a.example/fine', block: http(HTML) }),
    ]),
    { maxBytes: 1000, onOthers: (count) => (others = count) },
  );
  const brief = found.map((one) => [one.url, 'error' in one ? failure(one).code : 'page']);
  assert.deepEqual(brief, [
    ['https://a.example/pdf', 'unsupported-type'],
    ['https://a.example/cut', 'truncated-body'],
    ['https://a.example/marked', 'truncated-body'],
    ['https://a.example/big', 'too-large'],
    ['https://a.example/fine', 'page'],
  ]);
  assert.equal(others, 3);
});

test('a file without a page says so', async (t) => {
  const { found, path } = await read(t, record({ type: 'warcinfo', block: '' }));
  assert.deepEqual(found, [
    { where: path, error: new TearsheetError('unsupported-type', `there is no HTML page in ${path}`) },
  ]);
});

test('damage is told with its byte, and what stands before and behind it is read', async (t) => {
  const good = record({ block: http(HTML) });
  const zipped = gzipSync(good);
  const headless = Buffer.from(zipped);
  headless[0] = 0;
  const flipped = Buffer.from(zipped);
  flipped[flipped.length - 6] = (flipped[flipped.length - 6] as number) ^ 1;
  const torn = Buffer.from(zipped);
  torn.fill(0, 30, 60);
  const plain: [Buffer, RegExp][] = [
    [Buffer.from('nonsense\r\n\r\n'), /there is no WARC record$/],
    [Buffer.from('WARC/1.0\r\nWARC-Type: x\r\n\r\n'), /it has no Content-Length$/],
    [Buffer.concat([Buffer.alloc(1_000_000, 65), Buffer.from('\r\n')]), /a line is longer than 262144 bytes$/],
  ];
  const cut: [Buffer, RegExp][] = [
    [good.subarray(0, -30), /it is cut short$/],
    [good.subarray(0, 40), /it is cut short in its header$/],
  ];
  const members: [Buffer, RegExp][] = [
    [headless, /there is no gzip member$/],
    [flipped, /the checksum of its gzip member does not match$/],
    [torn, /its gzip member is damaged$/],
    [gzipSync(good.subarray(0, -30)), /it is cut short$/],
  ];
  const cases: [start: Buffer, damaged: Buffer, end: Buffer, message: RegExp][] = [
    ...plain.map(([bytes, message]) => [good, bytes, good, message] as [Buffer, Buffer, Buffer, RegExp]),
    ...cut.map(([bytes, message]) => [good, bytes, Buffer.alloc(0), message] as [Buffer, Buffer, Buffer, RegExp]),
    ...members.map(([bytes, message]) => [zipped, bytes, zipped, message] as [Buffer, Buffer, Buffer, RegExp]),
    [zipped, zipped.subarray(0, -20), Buffer.alloc(0), /its gzip member is cut short$/],
    [zipped, zipped.subarray(0, 12), Buffer.alloc(0), /its gzip member is cut short$/],
  ];
  for (const [start, bytes, end, message] of cases) {
    const { found } = await read(t, Buffer.concat([start, bytes, end]));
    assert.equal(page(found[0]).html, PAGE, String(message));
    assert.equal(failure(found[1]).code, 'bad-record');
    assert.match(failure(found[1]).message, message);
    assert.equal(found[1]?.offset, start.length, String(message));
    assert.equal(found.length, end.length > 0 ? 3 : 2, String(message));
    if (end.length > 0) assert.equal(page(found[2]).html, PAGE);
  }
});

test('a block that does not match its digest is no page, and its address is told', async (t) => {
  const sha256 = createHash('sha256').update(http(HTML)).digest('hex');
  const whole = record({ block: http(HTML), fields: `WARC-Block-Digest: sha256:${sha256}\r\n` });
  const changed = Buffer.from(whole.toString('latin1').replace('<p>Text', '<p>Lies'), 'latin1');
  const { found } = await read(t, Buffer.concat([whole, changed, whole]));
  assert.deepEqual(
    found.map((one) => ('page' in one ? 'page' : failure(one).code)),
    ['page', 'bad-record', 'page'],
  );
  assert.equal(found[1]?.url, 'https://a.example/');
  assert.match(failure(found[1]).message, /does not match its block digest$/);
});

test('memory does not grow with a record', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-warc-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'big.warc.gz');
  const [piece, times] = [Buffer.alloc(1_000_000), 300];
  function* video() {
    const head = http('Content-Type: video/mp4\r\n', '');
    const length = head.length + piece.length * times;
    yield Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/video\r\nContent-Length: ${length}\r\n\r\n`,
    );
    yield head;
    for (let count = 0; count < times; count++) yield piece;
    yield Buffer.from('\r\n\r\n');
    yield record({ block: http(HTML) });
  }
  await pipeline(video, createGzip({ level: 1 }), createWriteStream(path));
  const before = process.memoryUsage.rss();
  const found: WarcPage[] = [];
  for await (const one of readWarcPages(path)) found.push(one);
  assert.equal(page(found[0]).html, PAGE);
  assert.ok(process.memoryUsage.rss() - before < 150_000_000);
});

test('a file that unpacks to more than 250 times its bytes is refused, in one member or in many', async (t) => {
  const zeros = record({ type: 'resource', url: 'https://a.example/zeros', block: Buffer.alloc(30_000_000) });
  const member = gzipSync(zeros);
  const first = gzipSync(record({ block: http(HTML) }));
  for (const rest of [
    Array.from({ length: 5 }, () => member),
    [gzipSync(Buffer.concat(Array.from({ length: 5 }, () => zeros)))],
  ]) {
    const { found } = await read(t, Buffer.concat([first, ...rest]));
    assert.equal(page(found[0]).html, PAGE);
    assert.match(failure(found[1]).message, /x\.warc\.gz unpacks to more than 250 times its bytes$/);
    assert.equal(failure(found[1]).code, 'bad-record');
    assert.equal(found.length, 2);
  }
});

test('the kind of a file is told behind a long gzip head too, and of the shortest files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-kind-'));
  try {
    const zipped = gzipSync(record({ block: http(HTML) }));
    // A file name in the head (RFC 1952, 2.3.1): the flag is the fourth byte, the name ends with a zero.
    const named = Buffer.concat([zipped.subarray(0, 10), Buffer.alloc(2_000, 'n'), Buffer.alloc(1), zipped.subarray(10)]);
    named[3] = 8;
    const kinds: [string, Buffer, string | undefined][] = [
      ['packed', zipped, 'warc'],
      ['named', named, 'warc'],
      ['plain', record({ block: http(HTML) }), 'warc'],
      ['page', gzipSync(PAGE), undefined],
      ['short', gzipSync('<p>'), undefined],
      ['cut', zipped.subarray(0, 9), undefined],
      ['empty', Buffer.alloc(0), undefined],
    ];
    for (const [name, bytes, kind] of kinds) {
      await writeFile(join(folder, name), bytes);
      assert.equal((await archiveAt(join(folder, name)))?.form, kind, name);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
