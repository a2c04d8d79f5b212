/** From the wire to the capture: what a server sent and got, byte by byte, against what the files say. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ArticleRecord } from '../../src/types.ts';
import { tearsheet } from '../helpers/program.ts';
import { type Route, withRawServer, withServer, withTlsServer } from '../helpers/server.ts';
import { png, temporaryFolder } from './sample.ts';
import { field, walk } from './walk.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PARAGRAPHS = [
  'The river rose by two metres in the night, and the lower town was under water by the morning.',
  'Forty houses cannot be lived in for the time being, said the mayor, who had come to the market square by boat.',
  'The bridge of 1904 held, although trunks of trees had piled up against its middle arch since Saturday evening.',
  'Farmers upstream lost their winter stores; the ministry promised help before the end of the month.',
];

function article(figures = ''): string {
  return `<!doctype html><html lang="en"><head><title>Rivers rise</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-04T10:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article><h1>Rivers rise</h1>
${PARAGRAPHS.map((text) => `<p>${text} ${text.toUpperCase()}</p>`).join('\n')}${figures}<p>Advertisement</p><p>Nobody was hurt, said the fire brigade, which had six boats out.</p></article></body></html>`;
}

function figure(src: string, caption: string): string {
  return `<figure><img src="${src}" width="800" height="600"><figcaption>${caption}</figcaption></figure>`;
}

/** The folder beside the Markdown file that the program named. */
function folderOf(stdout: string, cwd: string): string {
  return join(cwd, stdout.trim().replace(/\.md$/, '.files'));
}

async function recordOf(folder: string): Promise<ArticleRecord> {
  return JSON.parse(await readFile(join(folder, 'record.json'), 'utf8')) as ArticleRecord;
}

const BODY = gzipSync(article());
/** By path: the head of the answer, its body, and the body as it travels. */
const ANSWERS: Record<string, [head: string, body: Buffer, sent?: Buffer]> = {
  '/r': [
    'HTTP/1.1 302 Moved here\r\nLOCATION: /story\r\nset-cookie: sid=1; Path=/\r\nX-Odd: caf\xe9\r\nSet-Cookie: b=2\r\ncontent-length: 5',
    Buffer.from('moved'),
  ],
  '/story': [
    'HTTP/1.1 200 OK\r\nX-First: 1\r\nContent-Type: text/html;charset=utf-8\r\nCONTENT-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nx-first: 2',
    BODY,
    Buffer.concat([
      Buffer.from('a\r\n'),
      BODY.subarray(0, 10),
      Buffer.from(`\r\n${(BODY.length - 10).toString(16)};x=y\r\n`),
      BODY.subarray(10),
      Buffer.from('\r\n0\r\n\r\n'),
    ]),
  ],
};

test('heads and bodies in the WARC are those on the wire; what the user supplied is left out, named, and kept when asked', async (t) => {
  const cwd = await temporaryFolder(t);
  const answer = (socket: { write(data: string | Buffer, encoding?: 'latin1'): void }, head: string) => {
    const [status, body, sent = body] = ANSWERS[head.split(' ')[1] ?? ''] ?? [
      'HTTP/1.1 404 No\r\nContent-Length: 0',
      Buffer.alloc(0),
    ];
    socket.write(`${status}\r\n\r\n`, 'latin1');
    socket.write(sent);
  };
  await withRawServer(answer, async ({ origin, heads }) => {
    const own = ['-b', 'login=topsecret', '-H', 'Authorization: Basic topsecret', '-H', 'X-Mine: 1', `${origin}/r`];
    for (const keep of [false, true]) {
      heads.length = 0;
      const ran = await tearsheet([...(keep ? ['--keep-secrets'] : []), ...own], { cwd });
      assert.equal(ran.code, 0, ran.stderr);
      const records = walk(join(folderOf(ran.stdout, cwd), 'capture.warc.gz'));
      const of = (type: string) => records.filter(({ head }) => field(head, 'WARC-Type') === type);
      const answers = Object.values(ANSWERS).map(([head, body]) => [
        head.replace('Transfer-Encoding', 'X-Orig-Transfer-Encoding'),
        body.toString('latin1'),
      ]);
      assert.deepEqual(
        of('response').map(({ httpHead, body }) => [httpHead, body]),
        answers,
      );
      assert.ok(heads.every((head) => head.includes('Basic topsecret') && head.includes('login=topsecret')));
      const sent = heads.map((head) =>
        (keep ? head : head.replace(/^(?:authorization|cookie|x-mine): .*\r\n/gim, '')).slice(0, -4),
      );
      assert.deepEqual(
        of('request').map(({ httpHead }) => httpHead),
        sent,
      );
      const leftOut = of('request').map(({ head }) => field(head, 'X-Left-Out-Headers')?.toLowerCase());
      assert.deepEqual(
        leftOut,
        keep ? [undefined, undefined] : ['authorization, x-mine, cookie', 'authorization, x-mine, cookie'],
      );
      assert.equal(JSON.stringify(records).includes('topsecret'), keep);
      assert.equal((await readFile(join(folderOf(ran.stdout, cwd), 'record.json'), 'utf8')).includes('topsecret'), false);
      const { sha256, http } = await recordOf(folderOf(ran.stdout, cwd));
      assert.equal(sha256, createHash('sha256').update(BODY).digest('hex'));
      assert.deepEqual(http?.redirects, [{ url: `${origin}/r`, status: 302, location: '/story' }]);
    }
  });
});

/** The packages that the steps of the text import. */
function shapingPackages(): string[] {
  const sources = ['src/engine', 'src/render']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => file.endsWith('.ts'));
  const text = [...sources.filter((file) => !file.endsWith('parquet.ts')), 'src/sources/decode.ts']
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
  const names = text.matchAll(/(?:from |import\(|require\()'((?:@[\w-]+\/)?[\w-]+)[\w/.-]*'/g);
  return [...new Set([...names].map(([, name]) => name as string))].filter((name) => name !== 'node');
}

test('the record tells of the way, the certificate as openssl sees it, the options, the versions and each removal', async (t) => {
  const cwd = await temporaryFolder(t);
  const routes = { '/r': { status: 301, headers: { location: '/story' } }, '/story': article() };
  await withTlsServer(routes, async ({ origin, certificate }) => {
    const path = join(cwd, 'root.pem');
    writeFileSync(path, certificate);
    const printed = execFileSync('openssl', ['x509', '-in', path, '-noout', '-fingerprint', '-sha256'], {
      encoding: 'utf8',
    });
    const [, fingerprint256] = printed.trim().split('=');
    const ways: [string[], Record<string, string>, boolean][] = [
      [[], { NODE_EXTRA_CA_CERTS: path }, true],
      [['-k'], {}, false],
    ];
    for (const [options, env, verified] of ways) {
      const ran = await tearsheet([...options, '-A', 'tester', '-H', 'X-Token: topsecret', `${origin}/r`], { cwd, env });
      assert.equal(ran.code, 0, ran.stderr);
      const folder = folderOf(ran.stdout, cwd);
      const { http, capture, requestedUrl, finalUrl, warnings } = await recordOf(folder);
      assert.deepEqual([requestedUrl, finalUrl], [`${origin}/r`, `${origin}/story`]);
      assert.deepEqual(http?.redirects, [{ url: `${origin}/r`, status: 301, location: '/story' }]);
      assert.deepEqual([http?.status, http?.ip], [200, '127.0.0.1']);
      assert.deepEqual(http?.tls, {
        verified,
        protocol: 'TLSv1.3',
        fingerprint256,
        subject: 'CN=localhost',
        issuer: 'CN=localhost',
      });
      assert.equal(
        warnings.some(({ code }) => code === 'tls-not-verified'),
        !verified,
      );
      const { options: asked, software = {}, removals = [] } = capture ?? {};
      assert.deepEqual([asked?.insecure, asked?.userAgent, asked?.headers], [!verified, 'tester', ['X-Token']]);
      assert.equal(software.node, process.versions.node);
      const installed = shapingPackages().map((name) => {
        const manifest = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
        return [name, JSON.parse(manifest).version];
      });
      assert.ok(installed.length > 8);
      assert.deepEqual(Object.fromEntries(installed.map(([name]) => [name, software[name]])), Object.fromEntries(installed));
      assert.ok(removals.length > 0 && removals.every(({ step, rule }) => step !== '' && rule !== ''));
      for (const { head } of walk(join(folder, 'capture.warc.gz')).slice(1, -1)) {
        if (field(head, 'WARC-Type') === 'resource') continue;
        assert.deepEqual(JSON.parse(field(head, 'WARC-JSON-Metadata') ?? '{}'), { tls: http?.tls });
        assert.equal(field(head, 'WARC-IP-Address'), '127.0.0.1');
      }
    }
  });
});

test('pictures: one request for several captions, named by their bytes, a failed one is a warning', async (t) => {
  const cwd = await temporaryFolder(t);
  const figures = [
    figure('/a.jpg', 'The lower town'),
    figure('/a.jpg', 'Seen from the bridge'),
    figure('/same.gif', 'The same picture'),
    figure('/gone.png', 'Gone'),
    figure('/coded', 'Sent in gzip'),
  ];
  const routes: Record<string, Route> = {
    '/story': article(figures.join('\n<p>More of it in the evening, when the water had begun to fall.</p>')),
    '/a.jpg': { headers: { 'content-type': 'image/jpeg' }, body: png(1) },
    '/same.gif': { headers: { 'content-type': 'image/gif' }, body: png(1) },
    '/coded': { headers: { 'content-type': 'image/png', 'content-encoding': 'gzip' }, body: gzipSync(png(2)) },
  };
  await withServer(routes, async ({ origin, requests }) => {
    const ran = await tearsheet([`${origin}/story`], { cwd });
    assert.equal(ran.code, 0);
    const gone = `${origin}/gone.png: HTTP 404 Not Found`;
    assert.equal(ran.stderr, `tearsheet: ${origin}/story: warning: ${gone} (image-failed)\n`);
    assert.equal(requests.filter(({ url }) => url === '/a.jpg').length, 1);
    const folder = folderOf(ran.stdout, cwd);
    assert.deepEqual((await readdir(folder)).sort(), ['1.png', '2.png', 'SHA256SUMS', 'capture.warc.gz', 'record.json']);
    assert.deepEqual([await readFile(join(folder, '1.png')), await readFile(join(folder, '2.png'))], [png(1), png(2)]);
    const { images } = await recordOf(folder);
    assert.deepEqual(
      images.map(({ file, caption }) => [file?.split('/')[1], caption]),
      [
        ['1.png', 'The lower town'],
        ['1.png', 'Seen from the bridge'],
        ['1.png', 'The same picture'],
        [undefined, 'Gone'],
        ['2.png', 'Sent in gzip'],
      ],
    );
    // The WARC has what was saved, as it was received, and not what failed.
    const pictures = walk(join(folder, 'capture.warc.gz')).filter(
      ({ head }) => field(head, 'WARC-Type') === 'response' && !field(head, 'WARC-Target-URI')?.endsWith('/story'),
    );
    assert.deepEqual(
      pictures.map(({ head, body }) => [field(head, 'WARC-Target-URI'), body]),
      [
        [`${origin}/a.jpg`, png(1).toString('latin1')],
        [`${origin}/same.gif`, png(1).toString('latin1')],
        [`${origin}/coded`, gzipSync(png(2)).toString('latin1')],
      ],
    );
  });
});
