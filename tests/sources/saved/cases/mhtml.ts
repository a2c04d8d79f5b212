/** MHTML: parts, boundaries, encodings and addresses with faults, cut and huge messages. */
import { gzipSync } from 'node:zlib';
import { article, type Case, damagedAt, figure, PICTURE } from './case.ts';

export function mhtmlCases(): Case[] {
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
      'a page in one line without a doctype, whose title has a colon, is none',
      Buffer.from(
        article('')
          .replace(/^.*<title>/, '<html><head><title>Bridge:')
          .replaceAll('\n', ''),
      ),
      { pictures: 0 },
    ),
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
