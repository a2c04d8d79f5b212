/**
 * The round trip of the text: the article's tree, and the HTML that micromark with GFM and markdown-it make of its Markdown, are one.
 * Of the benchmark pages the fixed sixth, all with `ROUND_TRIP=all`.
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
import { markdownBody } from '../../src/render/markdown.ts';
import { linesOf } from '../structures/round-trip.ts';

/** Of the pages, how many must come back the same. */
const LEAST_EQUAL = 0.995;
const markdownIt = new MarkdownIt({ html: true });

test('the tree comes back from the Markdown in two readers', (t) => {
  ok(existsSync(join(BENCH, 'news', 'truth.jsonl')), `no benchmark sets in ${BENCH}`);
  const differing: string[] = [];
  let pages = 0;
  for (const set of ALL_SETS)
    for (const { id, url } of readTruths(set)) {
      if ((process.env.ROUND_TRIP !== 'all' && !isSampled(id)) || !existsSync(pagePath(set, id))) continue;
      const difference = differenceOf(readPage(set, id).toString('utf8'), url);
      if (difference === undefined) continue;
      pages += 1;
      if (difference !== '') differing.push(`${set} ${id}: ${difference}`);
    }
  for (const line of differing) t.diagnostic(line);
  ok(pages > 200, `${pages} pages`);
  ok(differing.length <= (1 - LEAST_EQUAL) * pages, `${differing.length} of ${pages} differ:\n${differing.join('\n')}`);
});

/** The first line that is other in either reader; nothing where none is; undefined where the page has no article. */
function differenceOf(html: string, url: string): string | undefined {
  const record = recordOf(html, url);
  if (record === undefined) return undefined;
  const tree = linesOf(record.html ?? '');
  const markdown = markdownBody(record.html ?? '', record.images);
  const github = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  for (const [reader, rendered] of [
    ['micromark', linesOf(github)],
    ['markdown-it', linesOf(markdownIt.render(markdown))],
  ] as const) {
    const at = tree.findIndex((line, index) => !isSame(line, rendered[index], tree[index - 1]));
    if (at >= 0 || rendered.length > tree.length)
      return `${reader}\n  tree: ${tree.at(at)?.slice(0, 300)}\n  read: ${rendered[at < 0 ? tree.length : at]?.slice(0, 300)}`;
  }
  return '';
}

/** The meaning of a term stands in the next line or the next paragraph, by what it is made of. */
function isSame(line: string, other = '', before = ''): boolean {
  const bare = (text: string) => text.replace(/^((?:> )*)\\ /, '$1');
  return line === other || (/ \{b/.test(before) && bare(line) === bare(other));
}

function recordOf(html: string, url: string) {
  try {
    return convertToRecord({ html, url }, { html: true });
  } catch (error) {
    if (error instanceof TearsheetError) return undefined;
    throw error;
  }
}
