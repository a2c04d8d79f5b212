/**
 * The Markdown of each structure that an article has (`docs/markdown.md`): each case is a structure between the paragraphs
 * of a whole article page, and the Markdown that stands there, sign for sign.
 */
import { equal, ok } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TABLES } from './cases/cases.ts';
import { markdownOf } from './page.ts';

let count = 0;
for (const { structure, cases } of TABLES) {
  describe(structure, () => {
    for (const [language, what, html, markdown, place] of cases) {
      const layout = count++;
      test(`${language}: ${what}`, () => equal(markdownOf(html, language, layout, place), markdown));
    }
  });
}

test('the cases are many, of all languages', () => {
  const all = TABLES.flatMap(({ cases }) => cases);
  ok(all.length >= 300, `${all.length} cases`);
  equal(new Set(all.map(([language]) => language)).size, 10);
  equal(new Set(all.map(([, , html]) => html)).size, all.length);
});
