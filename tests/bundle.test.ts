/** The program as it ships: bundled, loaded chunk by chunk. The library is what the compiler made. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { convertToRecord } from '../src/pipeline/convert.ts';
import { decodeHtml } from '../src/sources/decode.ts';
import { BIN, inFolder, tearsheet } from './helpers/program.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FIXTURES = join(ROOT, 'tests/fixtures');
const BUNDLE = join(dirname(BIN), '../dist/bundle');
const PAGE = join(FIXTURES, 'tagblatt--german/page.html');

describe('the bundle', () => {
  before(() => {
    const { isBundleCurrent } = createRequire(import.meta.url)(join(ROOT, 'bin/checkout.js'));
    ok(isBundleCurrent(), 'dist/bundle is missing or not made of dist/src; npm run build makes both');
  });

  test('reads every fixture as the library does, on the main thread and in workers', () =>
    inFolder(async (cwd) => {
      const pages = readdirSync(FIXTURES).map((name) => ({ path: join(FIXTURES, name, 'page.html'), url: urlOf(name) }));
      const stdin = [...pages, ...pages].map((page) => JSON.stringify(page)).join('\n');
      const { stdout, stderr, code } = await tearsheet(['extract', '-j', '2'], { cwd, stdin });
      equal(stderr, '');
      equal(code, 0);
      const records = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const expected = await Promise.all(
        pages.map(async ({ path, url }) => convertToRecord({ html: (await decodeHtml(readFileSync(path))).html, url })),
      );
      deepEqual(records, JSON.parse(JSON.stringify([...expected, ...expected])));
    }));

  test('--help, --version and a wrong option load the command line alone', () =>
    inFolder(async (cwd) => {
      for (const [i, args] of [['--help'], ['--version'], ['--nonsense']].entries()) {
        const folder = join(cwd, String(i));
        await tearsheet(args, { cwd, env: { TEARSHEET_CACHE: folder } });
        const sizes = readdirSync(folder).map((name) => statSync(join(BUNDLE, chunkOf(name))).size);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        // commander and the options; the parser alone would be as much again, undici or jsdom a megabyte or more.
        ok(total > 0 && total < 200_000, `${total} bytes`);
      }
    }));

  test('loads the readers of MIME and of ZIP for these forms alone', () =>
    inFolder(async (cwd) => {
      const saved = join(ROOT, 'tests/sources/saved/fixtures');
      const sources: [source: string, readers: string[]][] = [
        [PAGE, []],
        [join(saved, 'single-file/latin.html'), []],
        [join(saved, 'warc/latin.warc.gz'), []],
        [join(saved, 'mhtml/latin.mhtml'), ['mailsplit']],
        [join(saved, 'wacz/latin.wacz'), ['yauzl']],
      ];
      for (const [i, [source, readers]] of sources.entries()) {
        const folder = join(cwd, String(i));
        const { code, stderr } = await tearsheet(['show', source], { cwd, env: { TEARSHEET_CACHE: folder } });
        equal(code, 0, stderr);
        const loaded = readdirSync(folder).flatMap((name) => /^(?:mailsplit|yauzl)/.exec(chunkOf(name)) ?? []);
        deepEqual(loaded, readers, source);
      }
    }));

  test('tells with -v where an error came from', () =>
    inFolder(async (cwd) => {
      const { stderr } = await tearsheet(['-v', 'no-such-file.html'], { cwd });
      match(stderr, /at (?:async )?\w+ \(.*dist\/bundle\/[\w-]+\.js:\d+:\d+\)/);
    }));
});

function chunkOf(cached: string): string {
  return cached.replace(/(?:-[0-9a-f]+){2}$/, '.js');
}

function urlOf(name: string): string {
  return (JSON.parse(readFileSync(join(FIXTURES, name, 'about.json'), 'utf8')) as { url: string }).url;
}
