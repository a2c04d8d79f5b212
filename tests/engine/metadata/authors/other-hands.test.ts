/** Hands beside the author's: who edited, translated or checked a text, as the page prints it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../../src/engine/page/page.ts';

const PROSE =
  'The council of the harbour town met on Tuesday evening to decide whether the old ferry should be repaired or replaced, a question that has divided its members since the storms of last winter broke two of the three landing stages.';

function contributorsOf(language: string, head: string, foot = ''): [name: string, role?: string][] {
  const html = `<!doctype html><html lang="${language}"><head><title>Bridge opens after ten years</title></head><body><main><article><h1>Bridge opens after ten years</h1>${head}<p>${PROSE}</p><p>${PROSE}</p><p>${PROSE}</p>${foot}</article></main><div><p>Editor: Otto Other</p></div></body></html>`;
  const page = parsePage(html, 'https://www.example.com/bridge');
  return (readMetadata(page, readJsonLd(page)).contributors ?? []).map(({ name, role }) => (role ? [name, role] : [name]));
}

// biome-ignore format: a table
const AT_HEADLINE: [language: string, markup: string, ...contributors: [name: string, role?: string][]][] = [
  ['en', '<p class="byline">By Jane Roe</p><p class="editor">Edited by Mark Doyle</p>', ['Jane Roe'], ['Mark Doyle', 'Edited']],
  ['en', '<span class="author">Marta Kolb</span><span class="translator">Translated from the German by Peter Lane</span>', ['Marta Kolb'], ['Peter Lane', 'Translated']],
  ['en', '<p>By Jane Roe</p><p>Medically reviewed by Amy Stone, MD, Example Clinic</p>', ['Jane Roe'], ['Amy Stone', 'Medically reviewed']],
  ['fr', '<p class="auteur">Par Marie Dupont</p><p>Traduit de l’anglais par Jean Morel</p>', ['Marie Dupont'], ['Jean Morel', 'Traduit']],
  ['de', '<p class="autor">Von Anna Müller</p><p>Übersetzung: Jens Krüger</p>', ['Anna Müller'], ['Jens Krüger', 'Übersetzung']],
  ['id', '<div class="penulis">Penulis: <b>Budi Santoso</b> | Editor: <b>Siti Aminah</b></div>', ['Budi Santoso'], ['Siti Aminah', 'Editor']],
  ['zh', '<p>作者：李强 责任编辑：王芳</p>', ['李强'], ['王芳', '责任编辑']],
  // Editors of pictures and films have no hand in the text, nor have those of a book that a line tells of.
  ['fr', '<p class="auteur">Par Marie Dupont</p><p>Montage : Jean Morel</p>', ['Marie Dupont']],
  ['en', '<p>By Jane Roe</p><p>“Forty ideas for the coast”, edited by Peter Lane</p>', ['Jane Roe']],
  ['en', '<p>By Jane Roe</p><figure><img src="/a.jpg" width="900"><figcaption>Edited by Peter Lane</figcaption></figure>', ['Jane Roe']],
];

// biome-ignore format: a table
const AT_FOOT: [language: string, markup: string, ...contributors: [name: string, role?: string][]][] = [
  ['en', '<p>(Reporting by Jane Roe; Editing by Mark Doyle and Ann Poe)</p>', ['Jane Roe'], ['Mark Doyle', 'Editing'], ['Ann Poe', 'Editing']],
  ['en', '<p>Reporting by Jane Roe; Editing by Mark Doyle Our Standards: The Trust Principles.</p>', ['Jane Roe']],
  ['de', '<p>Übersetzung: Jens Krüger; Redaktion: Eva Kern</p>', ['Jane Roe'], ['Jens Krüger', 'Übersetzung']],
  ['de', '<p><em>Aus dem Englischen übersetzt von Jens Krüger.</em></p>', ['Jane Roe'], ['Jens Krüger', 'übersetzt']],
  ['es', '<p>Traducción de Luis Ferrer</p>', ['Jane Roe'], ['Luis Ferrer', 'Traducción']],
  ['pl', '<p>Tłumaczenie: Anna Nowak</p>', ['Jane Roe'], ['Anna Nowak', 'Tłumaczenie']],
  ['cs', '<p>Překlad: Petr Dvořák</p>', ['Jane Roe'], ['Petr Dvořák', 'Překlad']],
  ['ko', '<p>번역: 이수진</p>', ['Jane Roe'], ['이수진', '번역']],
  ['ar', '<p>ترجمة: سامي علي</p>', ['Jane Roe'], ['سامي علي', 'ترجمة']],
  ['en', '<p><i>Additional reporting by Tom Hale. Edited by Rosa Lind.</i></p>', ['Jane Roe'], ['Tom Hale', 'Additional reporting'], ['Rosa Lind', 'Edited']],
  // Prose that tells of an editor, and a line amid the text, are none of its signature.
  ['en', '<p>The film was edited by Mark Doyle and shown in May.</p>', ['Jane Roe']],
  ['en', `<p>Editor: Mark Doyle</p>${`<p>${PROSE}</p>`.repeat(3)}`, ['Jane Roe']],
];

describe('other hands than the author’s', () => {
  for (const [language, markup, ...expected] of AT_HEADLINE)
    it(`at the headline: ${markup}`, () => assert.deepEqual(contributorsOf(language, markup), expected));
  for (const [language, markup, ...expected] of AT_FOOT)
    it(`below the text: ${markup.slice(0, 80)}`, () =>
      assert.deepEqual(contributorsOf(language, '<p class="byline">By Jane Roe</p>', markup), expected));
});

describe('an author in microdata', () => {
  const author =
    '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Jane Roe</span></span>';
  const card = `<div class="card"><h2><a href="/news/ferry">The old ferry sails for the last time on Sunday evening</a></h2><div class="meta">${author}</div></div>`;

  it('is none where it stands in the card of another article', () => {
    assert.deepEqual(contributorsOf('en', '', `<p>${PROSE}</p>${card}`), []);
    assert.deepEqual(contributorsOf('en', `<p>${author}</p>`, card), [['Jane Roe']]);
  });
});
