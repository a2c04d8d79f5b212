/** WARC and WACZ files that lie, climb, or burst. */
import { deflateRawSync, gzipSync } from 'node:zlib';
import type { Case } from './case.ts';

export function archiveCases(): Case[] {
  const one = (name: string, file: string, bytes: string | Uint8Array, rest: Partial<Case> = {}): Case => ({
    name,
    files: { [file]: bytes },
    ...rest,
  });
  return [
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
