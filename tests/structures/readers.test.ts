/** Readers agree on the Markdown of every case and of every fixture: micromark with GFM and markdown-it see one document. */
import { equal } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { canonical } from './canonical.ts';
import { TABLES } from './cases/cases.ts';
import { markdownOf } from './page.ts';

const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures', import.meta.url));
const markdownIt = new MarkdownIt({ html: true });

function compare(markdown: string): void {
  const github = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  equal(canonical(markdownIt.render(markdown)), canonical(github));
}

describe('two readers see one document', () => {
  let layout = 0;
  for (const { structure, cases } of TABLES)
    for (const [language, what, html] of cases) {
      const at = layout++;
      test(`${structure}, ${language}: ${what}`, () => compare(markdownOf(html, language, at)));
    }
  for (const name of readdirSync(FIXTURES))
    test(name, () => {
      const markdown = readFileSync(join(FIXTURES, name, 'expected.md'), 'utf8');
      compare(markdown.replace(/^---\n[\s\S]*?\n---\n/, ''));
    });
});
