/** Data nested deeper than in any page, record or list ends as an answer or as a coded error: each recursion over foreign data has an end. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ARTICLE } from '../../helpers/article.ts';
import { inFolder, tearsheet } from '../../helpers/program.ts';
import { withServer } from '../../helpers/server.ts';

const LEVELS = 100_000;
const nested = (open: string, inner: string, close: string) => open.repeat(LEVELS) + inner + close.repeat(LEVELS);
const withScript = (json: string) =>
  ARTICLE.replace('</head>', `<script type="application/ld+json">${json}</script></head>`);
const article = (rest: string) => withScript(`{"@type":"NewsArticle","headline":"Ministers agree on a plan",${rest}}`);
const within = (markup: string) => ARTICLE.replace('<p>', `${markup}<p>`);

const PAGES: Record<string, string> = {
  'a list in JSON-LD': article(`"author":${nested('[', '"a"', ']')}`),
  'a list of pictures in JSON-LD': article(`"image":${nested('[', '"a"', ']')}`),
  'authors in JSON-LD': article(`"author":${nested('{"author":', '"a"', '}')}`),
  'works in JSON-LD': withScript(nested('{"@type":"NewsArticle","isPartOf":', '1', '}')),
  'JSON-LD without its ends': withScript('[{"author":'.repeat(LEVELS)),
  'the state of a script': within(`<script>window.__STATE__ = ${nested('{"a":[', '1', ']}')}</script>`),
  boxes: within(nested('<div>', 'x', '</div>')),
  quotes: within('<blockquote>'.repeat(LEVELS)),
  lists: within('<ul><li>'.repeat(LEVELS)),
  tables: within('<table><tr><td>'.repeat(LEVELS)),
  templates: within('<template>'.repeat(LEVELS)),
  links: ARTICLE.replace('</article>', '<a href="/x">'.repeat(LEVELS)),
  'lists without items': within('<ul></ul>'.repeat(LEVELS)),
  drawings: within('<svg><g>'.repeat(LEVELS)),
  items: within('<div itemscope itemtype="https://schema.org/Person" itemprop="author">'.repeat(LEVELS)),
};

test(`pages of ${LEVELS} levels`, () =>
  inFolder(async (cwd) => {
    const lines = Object.entries(PAGES).map(([id, html]) => JSON.stringify({ id, url: 'https://paper.example/a', html }));
    const { code, stdout } = await tearsheet(['extract', '-q'], { cwd, stdin: lines.join('\n') });
    equal(code, 0);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; error?: { code: string } });
    equal(answers.length, lines.length);
    deepEqual(
      answers.filter(({ error }) => error !== undefined && error.code !== 'too-complex').map(({ id, error }) => [id, error]),
      [],
    );
    const read = answers.filter(({ error }) => error === undefined).map(({ id }) => id);
    ok(
      Object.keys(PAGES)
        .filter((id) => id.includes('JSON-LD'))
        .every((id) => read.includes(id)),
      read.join(),
    );
  }));

test(`a record of ${LEVELS} levels, in every command that reads records`, () =>
  inFolder(async (cwd) => {
    await mkdir(join(cwd, 'story.files'));
    await writeFile(
      join(cwd, 'story.files/record.json'),
      `{"title":"x","url":"https://paper.example/a","authors":${nested('[', '', ']')}}`,
    );
    await writeFile(join(cwd, 'story.files/SHA256SUMS'), '');
    await writeFile(join(cwd, 'story.md'), 'x');
    const commands = [
      'verify .',
      'list .',
      'search x',
      'history .',
      'export . --to csl-json',
      'export . --to csv',
      'wacz . -o x.wacz',
    ];
    for (const command of [
      ...commands,
      'site . -o site',
      'diff story.md story.md',
      'timestamp . --authority https://127.0.0.1:1',
    ]) {
      const { code, stderr } = await tearsheet(command.split(' '), { cwd });
      ok(code !== null && !stderr.includes('internal error'), `${command}: ${stderr.slice(0, 300)}`);
    }
  }));

test(`a saved page and a sitemap of ${LEVELS} levels`, () =>
  inFolder(async (cwd) => {
    const part = (number: number) => `--b${number}\r\nContent-Type: multipart/related; boundary="b${number + 1}"\r\n\r\n`;
    const parts = Array.from({ length: LEVELS }, (_, number) => part(number));
    const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b0"\r\n\r\n';
    await writeFile(join(cwd, 'page.mht'), head + parts.join(''));
    const { code, stdout } = await tearsheet(['extract', 'page.mht', '-q'], { cwd });
    equal(code, 0);
    ok(['too-complex', 'truncated-body'].includes((JSON.parse(stdout) as { error: { code: string } }).error.code), stdout);
    const map = `<?xml version="1.0"?>${nested('<sitemapindex>', '', '</sitemapindex>')}`;
    await withServer({ '/map.xml': { headers: { 'content-type': 'application/xml' }, body: map } }, async ({ origin }) => {
      const links = await tearsheet(['links', `${origin}/map.xml`, '--delay', '0'], { cwd });
      match(links.stderr, /^tearsheet: [^\n]+ \((?!internal)[a-z-]+\)\n$/);
      equal(links.stdout, '');
    });
  }));
