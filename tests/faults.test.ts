/**
 * Promises "Limits", "Whole or not at all", "Nothing on the page acts", "Nobody gets in": every fault of a server and every
 * hostile page ends as one clear, coded failure, or as a sound capture. By the real program, in one batch;
 * `tests/full/program/faults.test.ts` runs it for each alone.
 */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { EXIT_CODE } from '../src/errors.ts';
import { FAULTS, withFaults } from './helpers/faults.ts';
import { inFolder, tearsheet } from './helpers/program.ts';

const COMMON = ['--retry', '0', '--images', 'none', '-q'];

test('all faults as one batch of eight at once: each fails alone, every capture verifies', { timeout: 600_000 }, () =>
  inFolder((folder) =>
    withFaults(async ({ url, trespasses }) => {
      const many = ['-j', '8', '--per-host', '8', '--delay', '0', '--json', '-m', '40'];
      const ran = await tearsheet([...COMMON, ...many, '-d', folder, ...FAULTS.map(url)], { cwd: folder });
      const ended = new Map<string, string>();
      for (const line of ran.stdout.trimEnd().split('\n')) {
        const record = JSON.parse(line) as { url: string; requestedUrl?: string; error?: { code: string } };
        const source = record.requestedUrl ?? record.url;
        assert.ok(!ended.has(source), `${source} twice`);
        ended.set(source, record.error?.code ?? 'saved');
      }
      const wrong = FAULTS.filter((fault) => ended.get(url(fault)) !== fault.code);
      assert.deepEqual(
        wrong.map((fault) => `${fault.name}: ${ended.get(url(fault))}, not ${fault.code}`),
        [],
      );
      assert.equal(ran.code, EXIT_CODE['different-failures']);
      assert.doesNotMatch(ran.stderr, /\n\s+at /);
      assert.deepEqual(trespasses, []);
      await assertSound(folder, FAULTS.filter(({ code }) => code === 'saved').length);
      const verified = await tearsheet(['verify', folder], { cwd: folder });
      assert.equal(verified.code, 0, verified.stderr);
    }),
  ),
);

/** Captures with plain names, front matter that stands, and nothing live in them; and no other file. */
async function assertSound(folder: string, count: number): Promise<void> {
  const names = await readdir(folder);
  const pages = names.filter((name) => name.endsWith('.md'));
  assert.equal(pages.length, count);
  assert.deepEqual(
    names.filter((name) => !/\.(?:md|files)$/.test(name)),
    [],
  );
  for (const name of pages) {
    assert.ok(Buffer.byteLength(name) <= 120 && !/^\.|[\p{Cc}\p{Cf}\\/:*?"<>|]/u.test(name), name);
    const text = await readFile(join(folder, name), 'utf8');
    const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    const fields = parse(matter, { version: '1.1' }) as Record<string, unknown>;
    assert.deepEqual(
      Object.keys(fields).filter((key) => !FIELDS.has(key)),
      [],
      name,
    );
    assert.equal(typeof fields.title, 'string', name);
    assert.doesNotMatch(text, /[^\P{Cc}\n\t]|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u, name);
    assert.doesNotMatch(body, /\]\(\s*<?\s*(?:javascript|data|vbscript|blob|file):/i, name);
    assert.doesNotMatch(body.replace(/`[^`]*`/g, ''), /(?<!\\)<\s*(?:script|img|iframe|svg|style)/i, name);
  }
}

/** The contract's front matter. */
const FIELDS = new Set(
  'title subtitle authors site publisher published modified retrieved url requested_url final_url language section tags description access license word_count images sha256 warnings tearsheet'.split(
    ' ',
  ),
);
