/** The WARC of a capture, read by programs that are not ours. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable, type Transform } from 'node:stream';
import { test } from 'node:test';
import { createGunzip, gunzipSync, gzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { checkWarc } from '../../src/warc/check.ts';
import { exchange, HTML, image, png, sampleContent, samplePage, sampleSubject, temporaryFolder } from './sample.ts';
import { field, walk } from './walk.ts';

/** The unpacked npm package `warc`, which needs no other. */
const WARC_READER = process.env.TEARSHEET_WARC_READER ?? '';

async function captureWarc(dir: string, keepSecrets = false): Promise<string> {
  const images = [image('https://cdn.example/a', png(1))];
  const plan = await planCapture(sampleSubject({ images }), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  await storeCapture(plan, sampleContent({ images }), { keepSecrets });
  return join(plan.folder, 'capture.warc.gz');
}

const TYPES = ['warcinfo', ...Array(3).fill(['request', 'response']).flat(), 'metadata'];

test('each record is a gzip member of the length and the digests that it states', async (t) => {
  const path = await captureWarc(await temporaryFolder(t));
  execFileSync('gzip', ['-t', path]);
  const records = walk(path);
  assert.deepEqual(
    records.map(({ head }) => field(head, 'WARC-Type')),
    TYPES,
  );
  for (const { head, block, payload, length } of records) {
    assert.match(head, /^WARC\/1\.1\r\n/);
    assert.equal(field(head, 'Content-Length'), String(length));
    assert.equal(field(head, 'WARC-Block-Digest'), `sha256:${block}`);
    if (field(head, 'WARC-Type') === 'response') {
      assert.equal(field(head, 'WARC-Payload-Digest'), `sha256:${payload}`);
      assert.equal(field(head, 'WARC-IP-Address'), '192.0.2.7');
    }
    assert.match(field(head, 'WARC-Date') ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.match(field(head, 'WARC-Record-ID') ?? '', /^<urn:uuid:[0-9a-f-]{36}>$/);
  }
  assert.equal(new Set(records.map(({ head }) => field(head, 'WARC-Record-ID'))).size, records.length);
  const [info] = records;
  for (const { head } of records.slice(1)) {
    assert.equal(field(head, 'WARC-Warcinfo-ID'), field(info?.head ?? '', 'WARC-Record-ID'));
  }
  // A request names its response, and the article's record the page.
  assert.equal(field(records[3]?.head ?? '', 'WARC-Concurrent-To'), field(records[4]?.head ?? '', 'WARC-Record-ID'));
  assert.equal(field(records[7]?.head ?? '', 'WARC-Refers-To'), field(records[4]?.head ?? '', 'WARC-Record-ID'));
});

test('headers are as received: order, case, repetition and bytes; what the user supplied is left out and named', async (t) => {
  const dir = await temporaryFolder(t);
  const records = walk(await captureWarc(dir));
  const redirect =
    'HTTP/1.1 302 Found\r\nLocation: /rivers\r\nSet-Cookie: a=1; Path=/\r\nX-Odd: caf\u00e9\r\nset-cookie: b=2';
  assert.equal(records[2]?.httpHead, redirect);
  assert.equal(records[3]?.httpHead, 'GET /rivers HTTP/1.1\r\nHost: news.example');
  assert.equal(field(records[3]?.head ?? '', 'X-Left-Out-Headers'), 'Cookie, Authorization');
  assert.ok(!gunzipSync(readFileSync(join(dir, (await firstFolder(dir)) ?? '', 'capture.warc.gz'))).includes('topsecret'));
  const page =
    'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nX-Orig-Transfer-Encoding: chunked';
  assert.equal(records[4]?.httpHead, page);
  assert.equal(field(records[4]?.head ?? '', 'WARC-Payload-Digest'), `sha256:${sha256(gzipSync(HTML))}`);

  const kept = walk(await captureWarc(await temporaryFolder(t), true));
  const request =
    'GET /rivers HTTP/1.1\r\nHost: news.example\r\nCookie: session=topsecret\r\nAuthorization: Basic topsecret';
  assert.equal(kept[3]?.httpHead, request);
  assert.equal(field(kept[3]?.head ?? '', 'X-Left-Out-Headers'), undefined);
});

test('CR and LF never reach a header', async (t) => {
  const evil = 'a\r\nEvil: 1\r\n\r\nWARC/1.1\r\n';
  const hostile = exchange('https://news.example/rivers', Buffer.from(HTML), {
    statusText: evil,
    headers: [['X-Odd', evil]],
    requestHeaders: [['X-Own', evil]],
    ip: evil,
    httpVersion: evil,
    tls: { verified: true, protocol: evil, subject: evil },
    startedAt: evil,
  });
  const plan = await planCapture(sampleSubject(), { dir: await temporaryFolder(t), formats: ['md'] });
  assert.ok(!plan.skip);
  await storeCapture(plan, sampleContent({ page: samplePage({ exchanges: [hostile] }) }));
  const records = walk(join(plan.folder, 'capture.warc.gz'));
  assert.equal(records.length, 4);
  for (const { head, httpHead } of records) assert.doesNotMatch(`${head}\n${httpHead}`, /^Evil/m);
  assert.match(records[2]?.httpHead ?? '', /^X-Odd: a Evil: 1 WARC\/1\.1 $/m);
});

async function firstFolder(dir: string): Promise<string | undefined> {
  const { readdir } = await import('node:fs/promises');
  return (await readdir(dir)).find((name) => name.endsWith('.files'));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test("other writers' digests are checked: in base32, and with the chunks left in", async (t) => {
  const dir = await temporaryFolder(t);
  const path = join(dir, 'other.warc');
  const sha1 = (text: string) => execFileSync('openssl', ['sha1', '-binary'], { input: text });
  const base32 = (bytes: Buffer) =>
    execFileSync('python3', ['-c', 'import base64,sys; print(base64.b32encode(sys.stdin.buffer.read()).decode())'], {
      input: bytes,
    })
      .toString()
      .trim();
  const record = (head: string, body: string, payload: string) => {
    const block = `${head}\r\n\r\n${body}`;
    const digests = `WARC-Block-Digest: sha1:${base32(sha1(block))}\r\nWARC-Payload-Digest: sha1:${base32(sha1(payload))}`;
    const type =
      'WARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response';
    return `WARC/1.0\r\n${type}\r\n${digests}\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`;
  };
  const chunked = ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n'] as const;
  const plain = ['HTTP/1.1 200 OK\r\nContent-Length: 5', 'hello'] as const;
  const records = [record(...chunked, 'hello'), record(...chunked, chunked[1]), record(...plain, 'hello')];
  await writeFile(path, records.join(''));
  assert.deepEqual((await checkWarc(path)).problems, []);
  await writeFile(path, record(...plain, 'hallo'));
  assert.deepEqual((await checkWarc(path)).problems, [
    'response record http://a.example/ does not match its payload digest',
  ]);
  await writeFile(path, records[0]?.replace('hello', 'hallo') ?? '');
  assert.deepEqual((await checkWarc(path)).problems, ['response record http://a.example/ does not match its block digest']);
});

test('warcio (Webrecorder) reads every record, and every payload has its digest', async (t) => {
  const path = await captureWarc(await temporaryFolder(t));
  const types: string[] = [];
  const parser = new WARCParser(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
  for await (const record of parser) {
    types.push(record.warcType ?? '');
    const payload = await record.readFully(false);
    const stated = record.warcHeaders.headers.get('WARC-Payload-Digest');
    if (record.warcType === 'response') assert.equal(stated, `sha256:${sha256(payload)}`);
    const block = record.warcHeaders.headers.get('WARC-Block-Digest');
    if (record.warcType === 'warcinfo') assert.equal(block, `sha256:${sha256(payload)}`);
    if (record.warcTargetURI === 'https://news.example/rivers' && record.warcType === 'response') {
      assert.equal(gunzipSync(payload).toString(), HTML);
    }
  }
  assert.deepEqual(types, TYPES);
});

test('the npm package warc, a reader by another hand, finds every record and the bytes of its block digest', async (t) => {
  if (!existsSync(join(WARC_READER, 'index.js'))) {
    return t.skip('NOT RUN: TEARSHEET_WARC_READER must name the unpacked package (npm pack warc@1.0.1; tar xzf)');
  }
  const path = await captureWarc(await temporaryFolder(t));
  const Parser = createRequire(import.meta.url)(join(WARC_READER, 'index.js')) as new () => Transform;
  const types: string[] = [];
  for await (const { protocol, headers, content } of createReadStream(path).pipe(createGunzip()).pipe(new Parser())) {
    assert.equal(protocol, 'WARC/1.1');
    assert.equal(headers['WARC-Block-Digest'], `sha256:${sha256(content)}`);
    types.push(headers['WARC-Type']);
  }
  assert.deepEqual(types, TYPES);
});
