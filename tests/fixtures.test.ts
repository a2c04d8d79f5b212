/**
 * Every folder in `fixtures/` is a page as it came (`page.html`), where it stood and why it is here (`about.json`), and what
 * is right (`expected.md`, `expected.json`). `UPDATE_EXPECTED=1` rewrites what is expected: look at the difference before
 * you keep it.
 */
import { equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { convertToRecord } from '../src/pipeline/convert.ts';
import { frontMatter } from '../src/render/front-matter.ts';
import { decodeHtml } from '../src/sources/decode.ts';
import type { ArticleRecord } from '../src/types.ts';

const FOLDER = fileURLToPath(new URL('../../tests/fixtures', import.meta.url));
const update = process.env.UPDATE_EXPECTED === '1';

interface About {
  url: string;
  /** The thing that the page shows and others do not. */
  why: string;
  layout: string;
  /** The owner of the page, and its licence. */
  source: string;
  /** The mistakes that the program still makes here: the expectation was corrected by hand, and the test may fail. */
  todo?: string;
}

const names = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

describe('fixtures', () => {
  for (const name of names) {
    const about = readAbout(name);
    test(name, about.todo === undefined ? {} : { todo: about.todo }, async () => {
      const { html } = await decodeHtml(await readFile(join(FOLDER, name, 'page.html')));
      const { markdown = '', ...record } = convertToRecord({ html, url: about.url }, { html: false });
      const rewrite = update && about.todo === undefined;
      await compare(name, 'expected.md', `${frontMatter(record)}\n${markdown}`, rewrite);
      await compare(name, 'expected.json', `${JSON.stringify(withoutVersion(record), null, 2)}\n`, rewrite);
    });
  }

  test('are pages of many layouts', () => {
    const abouts = names.map(readAbout);
    ok(names.length >= 25, `${names.length} folders`);
    ok(new Set(abouts.map(({ layout }) => layout)).size >= 15);
  });
});

function readAbout(name: string): About {
  return JSON.parse(readFileSync(join(FOLDER, name, 'about.json'), 'utf8')) as About;
}

/** A new version alone is no difference. */
function withoutVersion({ tearsheet: _, ...record }: ArticleRecord): Omit<ArticleRecord, 'tearsheet'> {
  return record;
}

async function compare(name: string, file: string, text: string, rewrite: boolean): Promise<void> {
  const path = join(FOLDER, name, file);
  const actual = text.replace(/^tearsheet: .*\n/m, '');
  if (rewrite) return writeFile(path, actual);
  const expected = await readFile(path, 'utf8').catch(() => undefined);
  ok(expected !== undefined, `${name}/${file} is missing; run with UPDATE_EXPECTED=1, then read it`);
  equal(actual, expected);
}
