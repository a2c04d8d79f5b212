/**
 * A sixth of the benchmark pages, chosen by hash: each record keeps to the schema, and micromark with GFM and markdown-it see one
 * document in its Markdown.
 */
import { ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { ALL_SETS, BENCH, isSampled, pagePath, readPage, readTruths } from '../../scripts/bench-sets.ts';
import { TearsheetError } from '../../src/errors.ts';
import { convertToRecord } from '../../src/pipeline/convert.ts';
import { check, definition } from '../helpers/record-schema.ts';
import { canonical } from '../structures/canonical.ts';

/** Of the pages, how many Markdown bodies two readers must see alike. */
const LEAST_ALIKE = 0.995;
const markdownIt = new MarkdownIt({ html: true });

/** Pages of lists and shops are among them, which are refused. */
const MOST_REFUSED = 0.2;

test('records keep to the schema, and two readers see one document in each', () => {
  ok(existsSync(join(BENCH, 'news', 'truth.jsonl')), `no benchmark sets in ${BENCH}`);
  const differing: string[] = [];
  const refused: string[] = [];
  const pages = sampledPages();
  for (const { set, id, url } of pages) {
    const record = recordOf(readPage(set, id).toString('utf8'), url);
    if (typeof record === 'string') refused.push(`${set} ${id} (${record})`);
    else {
      check(JSON.parse(JSON.stringify(record)), definition('article'), `${set} ${id}`);
      if (!isAlike(record.markdown ?? '')) differing.push(`${set} ${id}`);
    }
  }
  const count = pages.length;
  ok(count > 200, `${count} pages`);
  ok(refused.length <= MOST_REFUSED * count, `${refused.length} of ${count} refused: ${refused.join(', ')}`);
  ok(differing.length <= (1 - LEAST_ALIKE) * count, `${differing.length} of ${count} differ: ${differing.join(', ')}`);
});

function sampledPages() {
  return ALL_SETS.flatMap((set) =>
    readTruths(set)
      .filter(({ id }) => isSampled(id) && existsSync(pagePath(set, id)))
      .map(({ id, url }) => ({ set, id, url })),
  );
}

/** The record, or the code of the reason why the page has none. */
function recordOf(html: string, url: string) {
  try {
    return convertToRecord({ html, url }, { html: false });
  } catch (error) {
    if (error instanceof TearsheetError) return error.code;
    throw error;
  }
}

function isAlike(markdown: string): boolean {
  const github = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return canonical(markdownIt.render(markdown)) === canonical(github);
}
