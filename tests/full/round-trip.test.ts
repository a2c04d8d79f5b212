/**
 * The round trip of the text: the article's tree, and the HTML that micromark with GFM and markdown-it make of its Markdown, are one; of
 * some pages what pandoc's three readers make of it, too. Of the benchmark pages the fixed sixth, all with `ROUND_TRIP=all`, or a part of
 * all, as `ROUND_TRIP=2/6`.
 */
import { ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { ALL_SETS, BENCH, isSampled, pagePath, partOf, readPage, readTruths } from '../../scripts/bench-sets.ts';
import { TearsheetError } from '../../src/errors.ts';
import { convertToRecord } from '../../src/pipeline/convert.ts';
import { markdownBody } from '../../src/render/markdown.ts';
import { isSameLine, linesOf } from '../structures/round-trip.ts';

/** Of the pages, how many must come back the same. */
const LEAST_EQUAL = 0.995;
/** pandoc reads one page of so many: it takes a second for its three readers. */
const ONE_IN = 5;
const markdownIt = new MarkdownIt({ html: true });

type Reader = [name: string, read: (markdown: string) => string];

const READERS: Reader[] = [
  [
    'micromark',
    (markdown) => micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
  ],
  ['markdown-it', (markdown) => markdownIt.render(markdown)],
];
/** The typography (`smart`) is pandoc's own, and so is the figure that `markdown` makes of a picture, with the alt text below it. */
const PANDOC: Reader[] = ['markdown-smart-implicit_figures', 'gfm-smart', 'commonmark_x-smart'].map((reader) => [
  `pandoc ${reader}`,
  (markdown) =>
    execFileSync('pandoc', ['-f', reader, '-t', 'html', '--wrap=none'], {
      input: markdown,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    }),
]);

test('the tree comes back from the Markdown in two readers, and in pandoc', (t) => {
  ok(existsSync(join(BENCH, 'news', 'truth.jsonl')), `no benchmark sets in ${BENCH}`);
  const differing: string[] = [];
  let pages = 0;
  let read = 0;
  for (const { set, id, url } of askedPages()) {
    const isPandocs = partOf(id, ONE_IN) === 0;
    const difference = differenceOf(readPage(set, id).toString('utf8'), url, isPandocs ? [...READERS, ...PANDOC] : READERS);
    if (difference === undefined) continue;
    pages += 1;
    read += Number(isPandocs);
    if (difference !== '') differing.push(`${set} ${id}: ${difference}`);
  }
  report(t, differing, `${pages} pages, ${read} of them in pandoc`);
  ok(pages > 200 && read > pages / ONE_IN / 2, `${pages} pages, ${read} of them in pandoc`);
  ok(differing.length <= (1 - LEAST_EQUAL) * pages, `${differing.length} of ${pages} differ:\n${differing.join('\n')}`);
  const other = differing.filter((line) => line.includes(': pandoc ')).length;
  ok(other <= (1 - LEAST_EQUAL) * read, `pandoc reads ${other} of ${read} otherwise`);
});

function askedPages() {
  return ALL_SETS.flatMap((set) =>
    readTruths(set)
      .filter(({ id }) => isAsked(id) && existsSync(pagePath(set, id)))
      .map(({ id, url }) => ({ set, id, url })),
  );
}

function isAsked(id: string): boolean {
  const asked = process.env.ROUND_TRIP;
  const part = /^(\d+)\/(\d+)$/.exec(asked ?? '');
  if (part) return partOf(`round trip ${id}`, Number(part[2])) === Number(part[1]) - 1;
  return asked === 'all' || isSampled(id);
}

function report(t: TestContext, differing: string[], read: string): void {
  t.diagnostic(`${read}; ${differing.length} differ`);
  for (const line of differing) t.diagnostic(line);
}

/** The first line that is other in one of the readers; nothing where none is; undefined where the page has no article. */
function differenceOf(html: string, url: string, readers: Reader[]): string | undefined {
  const record = recordOf(html, url);
  if (record === undefined) return undefined;
  const tree = linesOf(record.html ?? '');
  const markdown = markdownBody(record.html ?? '', record.images);
  for (const [reader, read] of readers) {
    const lines = linesOf(read(markdown));
    const at = tree.findIndex((line, index) => !isSameLine(line, lines[index]));
    if (at >= 0 || lines.length > tree.length)
      return `${reader}\n  tree: ${tree.at(at)?.slice(0, 300)}\n  read: ${lines[at < 0 ? tree.length : at]?.slice(0, 300)}`;
  }
  return '';
}

function recordOf(html: string, url: string) {
  try {
    return convertToRecord({ html, url }, { html: true });
  } catch (error) {
    if (error instanceof TearsheetError) return undefined;
    throw error;
  }
}
