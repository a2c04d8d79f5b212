/** Pages alone, packed or not, and answers with their heads, as curl saves them. */
import { gzipSync } from 'node:zlib';
import { article, type Case, PICTURE } from './case.ts';

export function answerCases(): Case[] {
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
  ];
}
