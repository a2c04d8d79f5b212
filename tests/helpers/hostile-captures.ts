/** Ways to make a capture hostile: things under the names of its files, WARCs and contents that are slow or false to read. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ForgedCapture } from '../capture/forger.ts';

/** Files of a capture, by what they are for. */
export const FILES: Record<string, (capture: ForgedCapture) => string> = {
  sums: (capture) => capture.path('SHA256SUMS'),
  record: (capture) => capture.path('record.json'),
  warc: (capture) => capture.path('capture.warc.gz'),
  picture: (capture) => capture.path('1.png'),
  text: (capture) => capture.text(),
  stamp: (capture) => capture.path('SHA256SUMS.tsr'),
};

/** Things that can lie under their names. */
export const KINDS: Record<string, (path: string) => void> = {
  pipe: (path) => void execFileSync('mkfifo', [path]),
  folder: (path) => mkdirSync(path),
  'device link': (path) => symlinkSync('/dev/zero', path),
  'dead link': (path) => symlinkSync('nowhere', path),
  'link to itself': (path) => symlinkSync(basename(path), path),
  'huge file': (path) => void execFileSync('truncate', ['-s', '3G', path]),
  'empty file': (path) => writeFileSync(path, ''),
  'NUL bytes': (path) => writeFileSync(path, Buffer.alloc(300_000)),
};

const BLANKS = ' '.repeat(200_000);

function warcOf(...blocks: [fields: string, block: string][]): Buffer {
  return gzipSync(
    blocks
      .map(
        ([fields, block]) =>
          `WARC/1.1\r\n${fields}\r\nContent-Length: ${Buffer.byteLength(block, 'latin1')}\r\n\r\n${block}\r\n\r\n`,
      )
      .join(''),
  );
}

const RESPONSE = 'WARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\nContent-Type: application/http';

/** WARC files that are small and slow to read where a pattern is not linear. */
export const WARCS: Record<string, () => Buffer> = {
  'blanks in a field': () => warcOf([`WARC-Type: response\r\nX: a${BLANKS}b`, '']),
  'blanks in a field name': () => warcOf([`WARC-Type: response\r\nX${BLANKS}y: a`, '']),
  'folded lines': () => warcOf([`WARC-Type: response\r\nX: a${'\r\n a'.repeat(900)}`, '']),
  'a thousand fields': () => warcOf([`WARC-Type: response${'\r\nA: b'.repeat(5000)}`, '']),
  'blanks in a header': () => warcOf([RESPONSE, `HTTP/1.1 200 OK\r\nX: a${BLANKS}b\r\n\r\n`]),
  'blanks in a status line': () => warcOf([RESPONSE, `HTTP/1.1 ${BLANKS}200${BLANKS}\r\n\r\n`]),
  'no end of the head': () => warcOf([RESPONSE, `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(50_000)}`]),
  'transfer coding': () => warcOf([RESPONSE, `HTTP/1.1 200 OK\r\n${'Transfer-Encoding: chunke\r\n'.repeat(8000)}\r\n`]),
  'a content type of blanks': () =>
    warcOf([RESPONSE, `HTTP/1.1 200 OK\r\nContent-Type: text/html;${'; charset= '.repeat(20_000)}\r\n\r\n<p>`]),
  'a length of fifteen digits': () =>
    gzipSync('WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 999999999999999\r\n\r\nx'),
  'a bomb': () =>
    gzipSync(
      Buffer.concat([
        Buffer.from(`WARC/1.1\r\n${RESPONSE}\r\nContent-Length: 150000000\r\n\r\n`),
        Buffer.alloc(150_000_000),
      ]),
    ),
  'empty lines': () => gzipSync('\r\n'.repeat(5_000_000)),
  'half a member': () => warcOf([RESPONSE, 'HTTP/1.1 200 OK\r\n\r\n']).subarray(0, 60),
  'a record that is deep': () =>
    warcOf([
      'WARC-Type: metadata\r\nContent-Type: application/warc-fields',
      `tearsheet-record: ${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\r\n`,
    ]),
  'digests of blanks': () =>
    warcOf([`${RESPONSE}\r\nWARC-Block-Digest: sha256:${'a='.repeat(100_000)}`, 'HTTP/1.1 200 OK\r\n\r\n']),
};

const DEEP = 200_000;
/** Contents of other files. */
export const CONTENTS: Record<string, [file: string, content: (was: string) => string]> = {
  'a record that is deep': ['record', () => '['.repeat(DEEP) + ']'.repeat(DEEP)],
  'a record whose removals are deep': [
    'record',
    (was) => was.replace('"removals": [', `"removals": [${'['.repeat(DEEP)}${']'.repeat(DEEP)},`),
  ],
  'a record of numbers': ['record', (was) => was.replace(/"(title|url|markdown|text)": ".*"/g, '"$1": 5')],
  'a record without pictures': ['record', (was) => was.replace('"images": [', '"images": null, "x": [')],
  'a record with lists for texts': ['record', (was) => was.replace(/"(title|access|retrieved)": (".*")/g, '"$1": [$2]')],
  'a record with a prototype': ['record', (was) => was.replace('{', '{"__proto__": {"url": 1, "title": []},')],
  'a record of null': ['record', () => 'null'],
  'a record that is cut': ['record', (was) => was.slice(0, 400)],
  'a record with a wrong part': [
    'record',
    (was) => was.replace('{', '{"warc": {"file": "../../x", "offset": -1, "length": 1e99, "sha256": ""},'),
  ],
  'a record extracted from elsewhere': [
    'record',
    (was) => was.replace('{', '{"extractedFrom": {"file": "../../../etc/passwd", "sha256": "", "at": ""},'),
  ],
  'sums of 100,000 lines': ['sums', () => `${'a'.repeat(64)}  x\n`.repeat(100_000)],
  'sums of 10,000 names': [
    'sums',
    () => Array.from({ length: 10_000 }, (_, number) => `${'a'.repeat(64)}  ${number}.png\n`).join(''),
  ],
  'sums that lead out': [
    'sums',
    () => `${'a'.repeat(64)}  ../../../../etc/passwd\n${'a'.repeat(64)}  /etc/passwd\n${'a'.repeat(64)}  ../..\n`,
  ],
  'sums with backslashes': ['sums', () => `\\${'a'.repeat(64)}  ${'\\\\'.repeat(200_000)}\n`],
  'front matter that is deep': ['text', (was) => was.replace('---\n', `---\nx: ${'['.repeat(50_000)}\n`)],
  'front matter with aliases': [
    'text',
    (was) =>
      was.replace(
        '---\n',
        `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
          .split('')
          .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]\n`)
          .join('')}`,
      ),
  ],
  'front matter without an end': ['text', () => `---\n${'a\r\n\r\n'.repeat(200_000)}`],
};
