/**
 * Random inputs through fetch, decode, extract and render. An input may end as an article or as a coded failure; it may not
 * crash, hang, or give front matter that does not read back.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { TearsheetError } from '../../src/errors.ts';
import { convert } from '../../src/pipeline/convert.ts';
import { buildRecord, render } from '../../src/render/render.ts';
import { decodeHtml } from '../../src/sources/decode.ts';
import { fetchPage } from '../../src/sources/sources.ts';
import type { FetchedPage } from '../../src/types.ts';
import { randomFrom } from './random.ts';
import { withRawServer } from './server.ts';

/** Seconds of CPU that one input may take. */
const LONGEST = 10;
/** Mutations are of pieces, so that many thousands can be run. */
const PIECE_BYTES = 40_000;

type Random = ReturnType<typeof randomFrom>;

/** The number of times that a run met each end. */
export type Ends = Record<string, number>;

/** Pages to mutate: the gzipped ones in these folders, or a few of our own. */
export function seedPages(folders: string[]): Uint8Array[] {
  return folders.flatMap((folder) => readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name)))));
}

/** Mutated pages and random bytes. Throws with the seed of the input that broke something. */
export async function fuzzPages(
  pages: Uint8Array[],
  from: number,
  count: number,
  onInput?: (seed: number) => void,
): Promise<Ends> {
  const ends: Ends = {};
  for (let seed = from; seed < from + count; seed++) {
    const random = randomFrom(seed);
    const bytes = random.chance(0.1) ? randomBytes(random) : mutated(pages, random);
    await under(seed, ends, async () => {
      const { html } = await decodeHtml(bytes, random.chance(0.2) ? pick(LABELS, random) : undefined);
      return { html, url: 'https://example.org/2020/10/03/a-page' };
    });
    onInput?.(seed);
    // jsdom lets go of memory only when the event loop turns.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ends;
}

/** Random heads and bodies from a server. */
export async function fuzzAnswers(pages: Uint8Array[], from: number, count: number): Promise<Ends> {
  const ends: Ends = {};
  let answer: Uint8Array = new Uint8Array();
  await withRawServer(
    (socket) => void socket.end(answer),
    async ({ origin }) => {
      for (let seed = from; seed < from + count; seed++) {
        const random = randomFrom(seed);
        answer = randomAnswer(pages, random);
        await under(seed, ends, () => fetchPage(`${origin}/`, { retries: 0, proxy: '', maxSeconds: 2 }));
      }
    },
  );
  return ends;
}

async function under(seed: number, ends: Ends, page: () => Promise<Pick<FetchedPage, 'html' | 'url'>>): Promise<void> {
  const before = process.cpuUsage();
  const end = await endOf(page).catch((error: unknown) => {
    throw new Error(`seed ${seed}`, { cause: error });
  });
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < LONGEST * 1e6, `seed ${seed} took ${(user + system) / 1e6} s`);
  ends[end] = (ends[end] ?? 0) + 1;
}

async function endOf(page: () => Promise<Pick<FetchedPage, 'html' | 'url'>>): Promise<string> {
  try {
    const { html, url } = await page();
    const article = convert({ html, url });
    const { text } = render(article, buildRecord(article), 'md');
    assertFrontMatter(text);
    return 'article';
  } catch (error) {
    if (error instanceof TearsheetError && error.code !== 'internal') return error.code;
    throw error;
  }
}

function assertFrontMatter(text: string): void {
  const matter = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1];
  assert.ok(matter !== undefined, 'no front matter');
  const [modern, old] = [parse(matter), parse(matter, { version: '1.1' })];
  assert.deepEqual(modern, old, 'YAML 1.1 and 1.2 read it alike');
  for (const key of Object.keys(modern as object)) assert.match(key, /^[a-z][a-z_0-9]*$/);
  assert.doesNotMatch(text, /[^\P{Cc}\n\t]/u, 'control characters');
}

const LABELS = [
  'utf-8',
  'windows-1252',
  'gb18030',
  'shift_jis',
  'utf-16le',
  'euc-kr',
  'big5',
  'iso-2022-jp',
  'nonsense',
  '',
];
const FRAGMENTS = [
  '<table>',
  '<p>',
  '</p>',
  '<svg>',
  '<math>',
  '<template>',
  '<noscript>',
  '<!--',
  '-->',
  '<![CDATA[',
  '<script>',
  '</script>',
  '<title>',
  '<select><option>',
  '<frameset>',
  '</body>',
  '</html>',
  '<base href="//x">',
  '<a href="',
  '">',
  "'",
  '&',
  '&#x0;',
  '&#xfeff;',
  '\u202e',
  '\0',
  '<figure><figcaption>',
  '<img srcset="a 1x, b 2x">',
  '<pre>',
  '<textarea>',
  '<plaintext>',
  '{"@type":"NewsArticle","headline":',
  '---\n',
  '```',
  '[x](',
  '<br>',
  '<li>',
  '<ul>',
  '<blockquote>',
  '<h1>',
  '<h2>',
  '<td rowspan=99999 colspan=99999>',
  '<meta charset=utf-16>',
  '<time datetime="99999-99-99">',
  // Runs that are longer than whoever counts or backtracks reckons with.
  '9'.repeat(400),
  'a'.repeat(400),
  ' '.repeat(3000),
  '&#',
  '&#x',
  '\\u0026#',
  '\\u003c',
  '\\"',
  '\ud800',
];

function mutated(pages: Uint8Array[], random: Random): Uint8Array {
  let bytes = piece(pick(pages, random), random);
  for (let change = 1 + random.below(12); change > 0; change--) bytes = change1(bytes, pages, random);
  return bytes;
}

/** From the beginning often enough that the head is in it. */
function piece(page: Uint8Array, random: Random): Uint8Array {
  const start = random.chance(0.5) ? 0 : random.below(page.length);
  const half = Buffer.concat([page.subarray(0, random.below(3000)), page.subarray(start, start + PIECE_BYTES)]);
  return half;
}

function change1(bytes: Uint8Array, pages: Uint8Array[], random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + random.below(2000));
  const [before, chunk, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  switch (random.below(7)) {
    case 0:
      return Buffer.concat([before, after]);
    case 1:
      return Buffer.concat([before, ...Array.from({ length: 1 + random.below(20) }, () => chunk), after]);
    case 2:
      return Buffer.concat([before, Buffer.from(pick(FRAGMENTS, random).repeat(1 + random.below(30))), chunk, after]);
    case 3:
      return Buffer.concat([
        before,
        Uint8Array.from(chunk, (byte) => (random.chance(0.02) ? random.below(256) : byte)),
        after,
      ]);
    case 4:
      return Buffer.concat([before, piece(pick(pages, random), random).subarray(0, 5000), after]);
    case 5:
      return Buffer.concat([after, before]);
    default:
      return Buffer.concat([before, Buffer.from(pick(FRAGMENTS, random)), after]);
  }
}

function randomBytes(random: Random): Uint8Array {
  const alphabet = random.chance(0.5) ? 256 : 128;
  return Uint8Array.from({ length: random.below(5000) }, () => random.below(alphabet));
}

const HEADS = [
  'HTTP/1.1 200 OK',
  'HTTP/1.1 200',
  'HTTP/1.0 404 x',
  'HTTP/1.1 302 Found',
  'HTTP/1.1 103 Hints',
  'HTTP/1.1 204 No',
  'HTTP/2 200',
  'HTTP/1.1 999 ?',
  'ICY 200 OK',
];
const HEADERS = [
  'Content-Type: text/html',
  'Content-Type: text/html; charset="gb18030',
  'Content-Type: ;;;=',
  'Content-Length: 100',
  'Content-Length: -5',
  'Content-Length: 1e9',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip',
  'Content-Encoding: gzip',
  'Content-Encoding: br, gzip',
  'Content-Encoding: ,,,',
  'Location: /',
  'Location: \xff\xfe',
  'Location: http://[',
  'Set-Cookie: a=b; Domain=.com',
  'Set-Cookie: =; ;;',
  'Retry-After: soon',
  'Retry-After: -1',
  'Connection: close',
  'Connection: upgrade',
  'X: \x80\xff',
  ': no name',
  'folded: a\r\n b',
  'Refresh: 0;url=/',
  'Content-Disposition: attachment; filename="../x"',
];

function randomAnswer(pages: Uint8Array[], random: Random): Uint8Array {
  if (random.chance(0.1)) return randomBytes(random);
  const lines = Array.from({ length: random.below(4) }, () => pick(HEADERS, random));
  const head = Buffer.from(`${pick(HEADS, random)}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`, 'latin1');
  if (random.chance(0.2))
    for (let flips = random.below(5); flips > 0; flips--) head[random.below(head.length)] = random.below(256);
  return Buffer.concat([head, random.chance(0.3) ? randomBytes(random) : mutated(pages, random).subarray(0, 8000)]);
}

function pick<T>(list: T[], random: Random): T {
  return list[random.below(list.length)] as T;
}
