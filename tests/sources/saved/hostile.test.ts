/**
 * Damaged and hostile saved files: each ends with a coded error or a record, in time, and nothing outside of the file and its folder
 * is read, written or asked for.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { EXIT_CODE, TearsheetError } from '../../../src/errors.ts';
import { archiveUrl } from '../../../src/pipeline/pipeline.ts';
import { NEWSPAPER, newspaperListener } from '../../helpers/newspaper.ts';
import { png } from '../../helpers/png.ts';
import { filesIn, inFolder } from '../../helpers/program.ts';
import { withServer } from '../../helpers/server.ts';

const FIXTURES = fileURLToPath(new URL('../../../../tests/sources/saved/fixtures', import.meta.url));
/** Milliseconds that any of them may take, on a busy machine; one that hangs is ended. */
const TIMEOUT = 300_000;
const SECRET = 'what only its owner may read';

interface Case {
  name: string;
  /** Files by path; the first is the source. A function makes what bytes cannot say. */
  files: Record<string, string | Uint8Array | ((path: string, dir: string) => Promise<void> | void)>;
  /** The code that it has to end with; without it a record or any code will do. */
  code?: string;
  /** Has to be saved, with as many pictures. */
  pictures?: number;
}

const PARAGRAPHS = ['First', 'Second', 'Third', 'Fourth']
  .map(
    (word) =>
      `<p>${word}: the council of the town met on Tuesday evening to discuss the new bridge, which has been planned for years, and decided, after a long debate, to build it.</p>`,
  )
  .join('\n');

function article(inside: string, head = ''): string {
  return `<!doctype html>${head}<html lang="en"><head><meta charset="utf-8"><title>Council votes to build the bridge</title></head><body><article><h1>Council votes to build the bridge</h1>${inside}${PARAGRAPHS}</article></body></html>`;
}

function figure(src: string, words = 'The bridge on the day'): string {
  return `<figure><img src="${src}" alt="bridge"><figcaption>${words}</figcaption></figure>`;
}

const MARK = '<!-- saved from url=(0026)http://news.example/bridge -->';
const PICTURE = png(640, 400, 1);

interface Part {
  type?: string;
  location?: string;
  id?: string;
  encoding?: string;
  body: string | Uint8Array;
  heads?: string;
}

/** MHTML with any fault that its pieces have. */
function message(
  parts: Part[],
  { eol = '\r\n', end = true, type = 'multipart/related', heads = '', boundary = 'BOUNDARY' } = {},
): Buffer {
  const pieces: (string | Uint8Array)[] = [
    `From: <Saved>${eol}Snapshot-Content-Location: http://news.example/bridge${eol}${heads}Date: Fri, 27 Nov 2026 18:19:32 +0100${eol}MIME-Version: 1.0${eol}Content-Type: ${type}; boundary="${boundary}"${eol}${eol}`,
  ];
  for (const { type: own = 'text/html', location, id, encoding, body, heads: more = '' } of parts) {
    pieces.push(`--${boundary}${eol}Content-Type: ${own}${eol}${more}`);
    if (location !== undefined) pieces.push(`Content-Location: ${location}${eol}`);
    if (id !== undefined) pieces.push(`Content-ID: <${id}>${eol}`);
    if (encoding !== undefined) pieces.push(`Content-Transfer-Encoding: ${encoding}${eol}`);
    pieces.push(eol, body, eol);
  }
  if (end) pieces.push(`--${boundary}--${eol}`);
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
}

const PAGE_PART: Part = { location: 'http://news.example/bridge', body: article(figure('http://news.example/1.png')) };
const PICTURE_PART: Part = {
  type: 'image/png',
  location: 'http://news.example/1.png',
  encoding: 'base64',
  body: PICTURE.toString('base64').replace(/(.{76})/g, '$1\r\n'),
};

function mhtmlCases(): Case[] {
  const one = (name: string, bytes: string | Uint8Array, rest: Partial<Case> = {}): Case => ({
    name: `MHTML: ${name}`,
    files: { 'page.mhtml': bytes },
    ...rest,
  });
  const whole = message([PAGE_PART, PICTURE_PART]);
  const quoted = Buffer.from(article(figure('http://news.example/1.png')).replaceAll('=', '=3D'));
  const nested = (depth: number): string =>
    depth === 0
      ? `Content-Type: text/html\r\n\r\n${article('')}\r\n`
      : `Content-Type: multipart/mixed; boundary="B${depth}"\r\n\r\n--B${depth}\r\n${nested(depth - 1)}--B${depth}--\r\n`;
  return [
    one('whole', whole, { pictures: 1 }),
    one('LF alone', message([PAGE_PART, PICTURE_PART], { eol: '\n' }), { pictures: 1 }),
    ...[0.2, 0.5, 0.7, 0.9, 0.99].map((share) =>
      one(`cut at ${share}`, whole.subarray(0, Math.floor(whole.length * share)), { code: 'truncated-body' }),
    ),
    one('no end boundary', message([PAGE_PART, PICTURE_PART], { end: false }), { code: 'truncated-body' }),
    one('heads alone', whole.subarray(0, 180)),
    one(
      'frame before the page',
      message([{ location: 'http://ads.example/frame', body: '<p>an advertisement</p>' }, PAGE_PART, PICTURE_PART]),
      { pictures: 1 },
    ),
    one(
      'start names the page',
      message(
        [
          { location: 'x:frame', id: 'f', body: '<p>frame</p>' },
          { ...PAGE_PART, location: 'x:page', id: 'p' },
          PICTURE_PART,
        ],
        { type: 'multipart/related; start="<p>"' },
      ),
      { pictures: 1 },
    ),
    one('start names nothing', message([PAGE_PART, PICTURE_PART], { type: 'multipart/related; start="<nothing>"' }), {
      pictures: 1,
    }),
    one('no HTML part', message([PICTURE_PART]), { code: 'unsupported-type' }),
    one('no parts', message([]), { code: 'unsupported-type' }),
    one(
      'a part that names itself',
      message([{ ...PAGE_PART, body: article('<iframe src="http://news.example/bridge"></iframe>') }, { ...PAGE_PART }]),
    ),
    one(
      'cid: picture',
      message([
        { ...PAGE_PART, body: article(figure('cid:pic@x')) },
        { ...PICTURE_PART, location: '', id: 'pic@x' },
      ]),
      { pictures: 1 },
    ),
    one(
      'cid: with percent',
      message([
        { ...PAGE_PART, body: article(figure('cid:pic%40x')) },
        { ...PICTURE_PART, location: '', id: 'pic@x' },
      ]),
      { pictures: 1 },
    ),
    one('cid: with a lone percent', message([{ ...PAGE_PART, body: article(figure('cid:p%zz')) }, PICTURE_PART])),
    one(
      'relative location',
      message([
        { ...PAGE_PART, body: article(figure('1.png')) },
        { ...PICTURE_PART, location: '1.png' },
      ]),
      { pictures: 1 },
    ),
    one('folded location', message([PAGE_PART, { ...PICTURE_PART, location: 'http://news.example/\r\n 1.png' }]), {
      pictures: 1,
    }),
    one('binary picture', message([PAGE_PART, { ...PICTURE_PART, encoding: 'binary', body: PICTURE }]), { pictures: 1 }),
    one(
      'picture is a script',
      message([PAGE_PART, { ...PICTURE_PART, encoding: '7bit', body: '<script>alert(1)</script>' }]),
      { pictures: 0 },
    ),
    one('base64 is damaged', message([PAGE_PART, { ...PICTURE_PART, body: '!!!!****' }]), { pictures: 0 }),
    one(
      'quoted-printable inside a letter',
      message([
        { ...PAGE_PART, encoding: 'quoted-printable', body: Buffer.concat([quoted, Buffer.from('=C3=\r\n=BC')]) },
        PICTURE_PART,
      ]),
      { pictures: 1 },
    ),
    one(
      'quoted-printable is damaged',
      message([{ ...PAGE_PART, encoding: 'quoted-printable', body: `${quoted}=ZZ=` }, PICTURE_PART]),
    ),
    one('charset of the part is wrong', message([{ ...PAGE_PART, type: 'text/html; charset=windows-1251' }, PICTURE_PART])),
    one('charset that there is not', message([{ ...PAGE_PART, type: 'text/html; charset=klingon' }, PICTURE_PART]), {
      pictures: 1,
    }),
    one('location is javascript:', message([{ ...PAGE_PART, location: 'javascript:alert(1)' }], { heads: 'X: y\r\n' })),
    one(
      'location is file:',
      Buffer.from(whole.toString('latin1').replaceAll('http://news.example/bridge', 'file:///etc/passwd'), 'latin1'),
    ),
    one(
      'location with a password',
      Buffer.from(whole.toString('latin1').replaceAll('http://news', 'http://me:secret@news'), 'latin1'),
    ),
    one(
      'location with line ends',
      message([{ ...PAGE_PART, location: 'http://news.example/a\r\nX-Evil: b' }, PICTURE_PART]),
    ),
    one(
      '10,000 parts',
      message([
        PAGE_PART,
        ...Array.from({ length: 10_000 }, (_, i) => ({
          ...PICTURE_PART,
          location: `http://news.example/p${i}.png`,
          body: 'AAAA',
        })),
      ]),
    ),
    one('30,000 parts', message([PAGE_PART, ...Array.from({ length: 30_000 }, () => ({ body: 'x' }))]), {
      code: 'too-complex',
    }),
    one('nested 100 deep', `MIME-Version: 1.0\r\n${nested(100)}`),
    one('nested 5,000 deep', `MIME-Version: 1.0\r\n${nested(5_000)}`),
    one('a head of 3 MB', message([{ ...PAGE_PART, heads: `X-Long: ${'a'.repeat(3_000_000)}\r\n` }]), {
      code: 'too-complex',
    }),
    one('100,000 heads', message([PAGE_PART], { heads: 'X: y\r\n'.repeat(100_000) })),
    one(
      'white space of 5 MB in quoted-printable',
      message([{ ...PAGE_PART, encoding: 'quoted-printable', body: `${quoted}${' '.repeat(5_000_000)}x` }]),
    ),
    one(
      'escapes of 20 MB in quoted-printable',
      message([{ ...PAGE_PART, encoding: 'quoted-printable', body: '=41'.repeat(7_000_000) }]),
    ),
    one('a page of 25 MB', message([{ ...PAGE_PART, body: article(`<p>${'word '.repeat(5_000_000)}</p>`) }]), {
      code: 'too-large',
    }),
    one('boundary of nothing', message([PAGE_PART], { boundary: '' })),
    one('boundary with signs of patterns', message([PAGE_PART, PICTURE_PART], { boundary: '(.*)+[a-z]{1000}' }), {
      pictures: 1,
    }),
    one('two boundaries', message([PAGE_PART], { type: 'multipart/related; boundary="OTHER"' })),
    one(
      'single part',
      `MIME-Version: 1.0\r\nContent-Location: http://news.example/x\r\nContent-Type: text/html\r\n\r\n${article('')}`,
      { pictures: 0 },
    ),
    one('single part, nothing in it', 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n'),
    one('a message in a message', message([{ type: 'message/rfc822', body: whole }])),
    one(
      'bytes of chance in the middle',
      Buffer.concat([
        whole.subarray(0, 900),
        Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 73) & 255)),
        whole.subarray(900),
      ]),
    ),
    one('gzip', gzipSync(whole), { pictures: 1 }),
    one('gzip, cut', gzipSync(whole).subarray(0, 800), { code: 'truncated-body' }),
    one('gzip, damaged', damagedAt(gzipSync(whole), 400), { code: 'truncated-body' }),
    one('gzip of gzip', gzipSync(gzipSync(whole))),
    one('date of the 31st of February', Buffer.from(whole.toString('latin1').replace('27 Nov', '31 Feb'), 'latin1'), {
      pictures: 1,
    }),
  ];
}

function damagedAt(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, at, at + 40);
  return copy;
}

function completeCases(): Case[] {
  const one = (name: string, inside: string, files: Case['files'], rest: Partial<Case> = {}): Case => ({
    name: `complete: ${name}`,
    files: { 'page.html': article(inside, MARK), ...files },
    ...rest,
  });
  const link = (target: string) => async (path: string) => symlink(target, path);
  return [
    one('whole', figure('./page_files/1.png'), { 'page_files/1.png': PICTURE }, { pictures: 1 }),
    one('percent-encoded', figure('page_files/a%20b.png'), { 'page_files/a b.png': PICTURE }, { pictures: 1 }),
    one('literal percent', figure('./page_files/100%.png'), { 'page_files/100%.png': PICTURE }, { pictures: 1 }),
    one('missing picture', figure('./page_files/2.png'), { 'page_files/1.png': PICTURE }, { pictures: 0 }),
    one('folder is missing', figure('./page_files/1.png'), {}, { pictures: 0 }),
    ...[
      '../secret.txt',
      '../../secret.txt',
      '..%2Fsecret.txt',
      '%2e%2e/secret.txt',
      '..\\secret.txt',
      './../secret.txt',
      'a/../../secret.txt',
      '//etc/passwd',
      '/etc/passwd',
      '.',
      '',
      '\0',
      'x\0.png',
      'a'.repeat(5000),
    ].map((path) =>
      one(
        `reference ${JSON.stringify(path.slice(0, 30))}`,
        figure(`./page_files/${path}`),
        { 'page_files/1.png': PICTURE, 'secret.txt': SECRET },
        { pictures: 0 },
      ),
    ),
    one('absolute file: reference', figure('file:///etc/passwd'), { 'page_files/1.png': PICTURE }, { pictures: 0 }),
    one(
      'link to a secret',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'secret.png': PICTURE, 'page_files/1.png': link('../secret.png') },
      { pictures: 0 },
    ),
    one(
      'link to nothing',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'page_files/1.png': link('nowhere') },
      { pictures: 0 },
    ),
    one(
      'link to itself',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'page_files/1.png': link('1.png') },
      { pictures: 0 },
    ),
    one(
      'folder is a link',
      figure('./page_files/1.png'),
      { 'other/1.png': PICTURE, page_files: link('other') },
      { pictures: 0 },
    ),
    one(
      'folder in the folder is a link',
      figure('./page_files/in/1.png'),
      { 'other/1.png': PICTURE, 'page_files/0.png': PICTURE, 'page_files/in': link('../other') },
      { pictures: 0 },
    ),
    one('folder is a file', figure('./page_files/1.png'), { page_files: 'a file' }, { pictures: 0 }),
    one('picture is a folder', figure('./page_files/1.png'), { 'page_files/1.png/x': 'a folder' }, { pictures: 0 }),
    one(
      'picture is a pipe',
      figure('./page_files/1.png'),
      { 'page_files/0.png': PICTURE, 'page_files/1.png': (path) => void execFileSync('mkfifo', [path]) },
      { pictures: 0 },
    ),
    one('picture is empty', figure('./page_files/1.png'), { 'page_files/1.png': '' }, { pictures: 0 }),
    one(
      'picture is a script',
      figure('./page_files/1.png'),
      { 'page_files/1.png': '<script>alert(1)</script>' },
      { pictures: 0 },
    ),
    one(
      'picture of 25 MB',
      figure('./page_files/1.png'),
      { 'page_files/1.png': Buffer.concat([PICTURE, Buffer.alloc(25 * 1024 * 1024)]) },
      { pictures: 0 },
    ),
    one(
      '300 pictures',
      Array.from({ length: 300 }, (_, i) => figure(`./page_files/${i}.png`, `Picture ${i} of the bridge`)).join(''),
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`page_files/${i}.png`, png(200, 120, i)])),
    ),
    one('renamed page', figure('./Old name_files/1.png'), { 'Old name_files/1.png': PICTURE }, { pictures: 1 }),
    one(
      'names a folder that is none of its own',
      figure('./Documents/1.png'),
      { 'Documents/1.png': PICTURE },
      { pictures: 0 },
    ),
    one('address is javascript:', figure('./page_files/1.png'), { 'page_files/1.png': PICTURE }, { pictures: 1 }),
  ];
}

function dataCases(): Case[] {
  const HEAD =
    '<!--\n Page saved with SingleFile \n url: http://news.example/bridge \n saved date: Fri Nov 27 2026 18:19:32 GMT-0500 (Eastern Standard Time)\n-->';
  const one = (name: string, inside: string, rest: Partial<Case> = {}, head = HEAD): Case => ({
    name: `SingleFile: ${name}`,
    files: { 'page.html': article(inside, head) },
    ...rest,
  });
  const data = PICTURE.toString('base64');
  return [
    one('whole', figure(`data:image/png;base64,${data}`), { pictures: 1 }),
    one('with parameters', figure(`data:image/png;charset=utf-8;name=a.png;base64,${data}`), { pictures: 1 }),
    one('percent-encoded base64', figure(`data:image/png;base64,${encodeURIComponent(data)}`), { pictures: 1 }),
    one(
      'percent-encoded bytes',
      figure(`data:image/png,${[...PICTURE].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`),
      { pictures: 1 },
    ),
    one('wrapped lines', figure(`data:image/png;base64,${data.replace(/(.{76})/g, '$1\n')}`), { pictures: 1 }),
    one('cut base64', figure(`data:image/png;base64,${data.slice(0, 11)}`), { pictures: 0 }),
    one('no data', figure('data:,'), { pictures: 0 }),
    one('no comma', figure('data:image/png;base64'), { pictures: 0 }),
    one('text called a picture', figure(`data:image/png;base64,${Buffer.from('<script>').toString('base64')}`), {
      pictures: 0,
    }),
    one('HTML', figure(`data:text/html;base64,${Buffer.from('<script>alert(1)</script>').toString('base64')}`), {
      pictures: 0,
    }),
    one(
      'a drawing with a script',
      figure(
        `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>').toString('base64')}`,
      ),
      { pictures: 0 },
    ),
    one('10,000 times the same', figure(`data:image/png;base64,${png(64, 64, 3).toString('base64')}`).repeat(10_000)),
    one(
      'a picture of 30 MB',
      figure(`data:image/png;base64,${Buffer.concat([PICTURE, Buffer.alloc(30 * 1024 * 1024)]).toString('base64')}`),
      { pictures: 0 },
    ),
    one(
      'variable that names itself',
      '<style>:root{--sf-img-1:var(--sf-img-1)}</style><figure><img src="data:image/svg+xml,<svg/>" style="background-image:var(--sf-img-1)"><figcaption>x</figcaption></figure>',
      { pictures: 0 },
    ),
    one(
      '40,000 attributes',
      `<p ${Array.from({ length: 40_000 }, (_, i) => `a${i}`).join(' ')}>x</p>${figure(`data:image/png;base64,${data}`)}`,
      { code: 'too-complex' },
    ),
    one('100,000 nested elements', `${'<div>'.repeat(100_000)}${figure(`data:image/png;base64,${data}`)}`),
    one('an endless comment at the head', '', {}, `<!-- Page saved with SingleFile ${'- '.repeat(500_000)}`),
    one(
      'address is no address',
      figure(`data:image/png;base64,${data}`),
      { pictures: 1 },
      HEAD.replace('http://news.example/bridge', 'javascript:alert(1)'),
    ),
  ];
}

function otherCases(): Case[] {
  const one = (name: string, file: string, bytes: string | Uint8Array, rest: Partial<Case> = {}): Case => ({
    name,
    files: { [file]: bytes },
    ...rest,
  });
  const html = article('');
  const answer = (head: string, body: string | Uint8Array) =>
    Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), Buffer.from(body as string)]);
  return [
    one('gzip bomb', 'page.html.gz', gzipSync(Buffer.alloc(250 * 1024 * 1024, 0x20)), { code: 'too-large' }),
    one('gzip of nothing', 'page.html.gz', gzipSync(''), { code: 'empty-page' }),
    one('gzip with garbage behind it', 'page.html.gz', Buffer.concat([gzipSync(html), Buffer.from('garbage')])),
    one('nothing', 'page.html', '', { code: 'empty-page' }),
    one('an image', 'page.html', PICTURE, { code: 'unsupported-type' }),
    one('a PDF', 'page.mhtml', '%PDF-1.7\n', { code: 'unsupported-type' }),
    one('curl: whole', 'a.http', answer('Content-Type: text/html', html), { pictures: 0 }),
    one('curl: cut', 'a.http', answer('Content-Type: text/html\r\nContent-Length: 100000', html), {
      code: 'truncated-body',
    }),
    one('curl: an image', 'a.http', answer('Content-Type: image/png', PICTURE), { code: 'unsupported-type' }),
    one('curl: 404', 'a.http', Buffer.from(`HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n${html}`), {
      code: 'http-status',
    }),
    one(
      'curl: redirects first',
      'a.http',
      Buffer.concat([Buffer.from('HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n'), answer('Content-Type: text/html', html)]),
      { pictures: 0 },
    ),
    one('curl: redirects without an end', 'a.http', 'HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\n'.repeat(100), {
      code: 'unsupported-type',
    }),
    one('curl: gzip inside', 'a.http', answer('Content-Type: text/html\r\nContent-Encoding: gzip', gzipSync(html)), {
      pictures: 0,
    }),
    one(
      'curl: gzip that is none',
      'a.http',
      answer('Content-Type: text/html\r\nContent-Encoding: gzip', Buffer.from('nonsense')),
      {},
    ),
    one(
      'curl: six codings',
      'a.http',
      answer('Content-Type: text/html\r\nContent-Encoding: gzip, gzip, gzip, gzip, gzip, gzip', gzipSync(html)),
      {},
    ),
    one('curl: head alone', 'a.http', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n', {}),
    one('another ZIP', 'a.wacz', zip([['hello.txt', 'hello']]), { code: 'unsupported-type' }),
    one('WACZ without its WARC', 'a.wacz', zip([['pages/pages.jsonl', '{"url":"http://news.example/"}']]), {
      code: 'unsupported-type',
    }),
    one('WACZ with a deflated WARC', 'a.wacz', zip([['archive/a.warc.gz', 'x'.repeat(1000)]], true), {
      code: 'unsupported-type',
    }),
    one(
      'WACZ with names that climb',
      'a.wacz',
      zip([
        ['../../evil.txt', 'evil'],
        ['archive/a.warc.gz', 'x'],
      ]),
    ),
    one('WACZ whose WARC is none', 'a.wacz', zip([['archive/a.warc.gz', 'no warc']])),
    one(
      'WACZ whose list is none',
      'a.wacz',
      zip([
        ['archive/a.warc.gz', ''],
        ['pages/pages.jsonl', '\0\xff{"url":'.repeat(1000)],
      ]),
    ),
    one(
      'a ZIP bomb for a list of pages',
      'a.wacz',
      zip(
        [
          ['archive/a.warc.gz', ''],
          ['pages/pages.jsonl', ' '.repeat(80_000_000)],
        ],
        true,
      ),
    ),
    one('WARC of nothing', 'a.warc', 'WARC/1.0\r\n'),
    one(
      'WARC with a length that lies',
      'a.warc',
      'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/\r\nContent-Length: 999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>x',
      { code: 'truncated-body' },
    ),
    one(
      'WARC bomb',
      'a.warc.gz',
      gzipSync(
        Buffer.concat([
          Buffer.from(
            'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://news.example/\r\nContent-Length: 200000000\r\n\r\n',
          ),
          Buffer.alloc(200_000_000),
        ]),
      ),
    ),
  ];
}

/** A ZIP of files, stored or deflated. */
function zip(files: [name: string, content: string][], deflated = false): Buffer {
  const { crc32 } = process.getBuiltinModule('node:zlib');
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, content] of files) {
    const data = Buffer.from(content, 'latin1');
    const body = deflated ? deflateRawSync(data) : data;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(deflated ? 8 : 0, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(body.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), body]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), head, tail, Buffer.from(name)]));
    bodies.push(local);
    at += local.length;
  }
  const central = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Real files of the fixtures, cut and with bytes changed. */
async function damagedFixtures(): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [folder, ending] of [
    ['warc', '.warc.gz'],
    ['wacz', '.wacz'],
    ['single-file', '.html'],
  ] as const) {
    for (const { name } of NEWSPAPER.slice(0, 2)) {
      const bytes = await readFile(join(FIXTURES, folder, `${name}${ending}`));
      const cut = bytes.subarray(0, Math.floor(bytes.length * 0.6));
      cases.push({
        name: `${folder} ${name}, cut`,
        files: { [`page${ending}`]: cut },
        ...(folder !== 'single-file' && { code: 'truncated-body' }),
      });
      cases.push({
        name: `${folder} ${name}, damaged`,
        files: { [`page${ending}`]: damagedAt(bytes, Math.floor(bytes.length / 2)) },
      });
    }
  }
  return cases;
}

const CASES = [...mhtmlCases(), ...completeCases(), ...dataCases(), ...otherCases(), ...(await damagedFixtures())];

describe('damaged and hostile saved files', () => {
  test('are at least 120', () => ok(CASES.length >= 120, `${CASES.length}`));
  for (const one of CASES) test(one.name, { timeout: TIMEOUT }, () => inFolder((dir) => endsWell(one, dir)));
});

async function endsWell({ files, code, pictures }: Case, dir: string): Promise<void> {
  const home = join(dir, 'home');
  await mkdir(home);
  for (const [path, content] of Object.entries(files)) await make(join(home, path), content, dir);
  const before = await filesIn(dir);
  await withServer(newspaperListener(), async (server) => {
    const options = { proxy: server.origin, maxSeconds: 20 };
    const source = join(home, Object.keys(files)[0] as string);
    const ended = await archiveUrl(source, { fetch: options, dir: join(dir, 'out') }).catch((error: unknown) => error);
    if (ended instanceof Error) {
      ok(ended instanceof TearsheetError, String(ended.stack));
      ok(ended.code in EXIT_CODE && ended.code !== 'internal', ended.code);
      ok(!ended.message.includes('\n'), ended.message);
      equal(pictures, undefined, ended.message);
      if (code !== undefined) equal(ended.code, code);
      deepEqual(await filesIn(dir), before, 'a failure leaves nothing');
    } else {
      equal(code, undefined, 'it was saved');
      const saved = (ended as { record: { images: { file?: string }[]; url: string } }).record;
      if (pictures !== undefined) equal(saved.images.filter(({ file }) => file).length, pictures);
      match(saved.url, /^(?:https?|file):/);
      ok(!saved.url.includes('secret@'));
    }
    deepEqual(server.requests, [], 'nothing is asked of the network');
  });
  for (const file of await filesIn(join(dir, 'out')).catch(() => [])) {
    ok(!(await readFile(join(dir, 'out', file))).includes(SECRET), `${file} has the secret`);
  }
  ok(
    (await filesIn(dir)).every((file) => before.includes(file) || file.startsWith('out/')),
    'nothing outside is written',
  );
}

async function make(path: string, content: Case['files'][string], dir: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof content === 'function') await content(path, dir);
  else await writeFile(path, content);
}
