/** Words of breadcrumbs and section fields that are no section: links back, labels, names that say nothing. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';

const SENTENCE = 'The council of the harbour town met for six hours on Tuesday and will meet again on Friday at noon. ';

/** The section and the path of a page with these crumbs before the headline. */
function sectionOf(...crumbs: string[]): { section: string | undefined; sections: string[] } {
  const links = crumbs.map((crumb) => `<a href="/x">${crumb}</a>`).join(' &gt; ');
  const html = `<title>Harbour talks go on</title><nav class="breadcrumb">${links}</nav><article><h1>Harbour talks go on</h1>${`<p>${SENTENCE.repeat(3)}</p>`.repeat(5)}</article>`;
  const { section, sections = [] } = extract({ html, url: 'https://paper.example/harbour' }).metadata;
  return { section, sections };
}

const CASES: [crumbs: string[], section: string | undefined, sections: string[]][] = [
  [['&lt; Back to all blog page'], undefined, []],
  [['‹ Zurück'], undefined, []],
  [['← Back to the overview'], undefined, []],
  [['« Retour à la liste'], undefined, []],
  [['‹ Volver al inicio'], undefined, []],
  [['‹ Politics'], 'Politics', ['Politics']],
  [['Back to School'], 'Back to School', ['Back to School']],
  [['Home', 'Category: Health'], 'Health', ['Health']],
  [['Home', 'Category: Uncategorized'], undefined, []],
  [['Start', 'Rubrik: Kultur'], 'Kultur', ['Kultur']],
  [['Sport', 'Alle News'], 'Sport', ['Sport', 'Alle News']],
  [['All News'], undefined, ['All News']],
  [['All Blacks'], 'All Blacks', ['All Blacks']],
  [['Wirtschaft', 'Detail'], 'Wirtschaft', ['Wirtschaft', 'Detail']],
];

for (const [crumbs, section, sections] of CASES) {
  test(`${crumbs.join(' > ')}: ${section ?? 'no section'}`, () => deepEqual(sectionOf(...crumbs), { section, sections }));
}
