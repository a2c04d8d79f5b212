import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../../src/engine/metadata/json-ld.ts';
import { findPrinted, readMetadata } from '../../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../../src/engine/page/page.ts';
import { visibleText } from '../../../../src/engine/page/text.ts';
import { assertLinear } from '../../../helpers/growth.ts';

const PARAGRAPH =
  'The bridge that the city waited ten years for was opened on Tuesday by the mayor, Mary Major, who was the first to cross it.';
const TEXT = `<p>${PARAGRAPH}</p>`.repeat(3);
const SITE = '<meta property="og:site_name" content="Example Times"><meta name="author" content="Example Times">';

function read(body: string, head = '', language = 'en') {
  const html = `<!doctype html><html lang="${language}"><head>${head}</head><body><h1>Bridge opens after ten years</h1>${body}</body></html>`;
  const page = parsePage(html, 'https://news.example/bridge-opens');
  return { page, metadata: readMetadata(page, readJsonLd(page)) };
}

describe('a signature', () => {
  const cases: [where: string, body: string, authors: string[], language?: string][] = [
    ['a line below the text', `${TEXT}<p>Jane Roe</p>`, ['Jane Roe']],
    ['in brackets', `${TEXT}<p>(Jane Roe)</p>`, ['Jane Roe']],
    ['behind a dash', `${TEXT}<p>– Jane Roe</p>`, ['Jane Roe']],
    ['with a place', `${TEXT}<p><em>Jane Roe, Beispielstadt</em></p>`, ['Jane Roe'], 'de'],
    ['with a post', `${TEXT}<p>Jane Roe, Staff Writer</p>`, ['Jane Roe']],
    ['with an address', `${TEXT}<p>Jane Roe jane.roe@news.example</p>`, ['Jane Roe']],
    ['of two', `${TEXT}<p>Jane Roe / Joe Doe</p>`, ['Jane Roe', 'Joe Doe']],
    ['behind a label', `${TEXT}<p>– Von Jane Roe</p>`, ['Jane Roe'], 'de'],
    ['a last line behind a break', `<p>${PARAGRAPH}<br><br>${PARAGRAPH}<br>Jane Roe</p>`, ['Jane Roe']],
    ['with an agency', `${TEXT}<p>Jane Roe / AFP</p>`, ['Jane Roe']],
    [
      'between headline and the box of the text, and in the box about the author',
      `</div><p>Jane Roe</p><div>${TEXT}</div><div class="about"><h3>Jane Roe</h3> writes.`,
      ['Jane Roe'],
    ],
    ['in brackets behind the last sentence', `${TEXT}<p>${PARAGRAPH} (Jane Roe)</p>`, ['Jane Roe']],
    [
      'of the newsroom',
      `${TEXT}<p><em>EX-Redaktion</em></p><p><b>Did you like it? <a href="/give">Give</a></b></p>`,
      ['EX-Redaktion'],
    ],
    ['with the site before the agency', `${TEXT}<p>Example Times / Agencia Ejemplo</p>`, ['Agencia Ejemplo']],
    ['signs before the credit of a picture', `${TEXT}<span>ssi, dan; Foto: Agency</span>`, ['ssi', 'dan'], 'de'],
    ['signs of editor and agency', `${TEXT}<p>(mst/dpa)</p>`, ['mst/dpa'], 'de'],
    [
      'above a paragraph about the author',
      `${TEXT}<p><b>Jane Roe</b></p><p>Jane Roe has written about traffic, bridges and the city for the Times since 2015.</p>`,
      ['Jane Roe'],
    ],
    ['with a post above the text', `<p>Jane Roe, Staff Writer</p>${TEXT}`, ['Jane Roe']],
    ['signs of agency and editor without brackets', `${TEXT}<p>dpa/jr</p>`, ['dpa/jr'], 'de'],
    ['the sign of an agency in italics', `${TEXT}<p><em>dpa</em></p>`, ['dpa'], 'de'],
    ['the sign of an agency with that of the newsroom', `${TEXT}<p>(APA, red)</p>`, ['APA'], 'de'],
    ['of a reporter whose name has no capitals', `${TEXT}<p>（新华社记者王伟）</p>`, ['王伟']],
    ['a bold line above the text', `<p><strong>Jane Roe</strong></p>${TEXT}`, ['Jane Roe']],
    [
      'of two above the text',
      `<p><em>… after ten years of building</em></p><p><strong>Jane Roe/Joe Doe</strong></p>${TEXT}`,
      ['Jane Roe', 'Joe Doe'],
    ],
    [
      'above the text and in the box about the author',
      `<p>Jane Roe</p>${TEXT}<div class="about"><h3>Jane Roe</h3> writes.</div>`,
      ['Jane Roe'],
    ],
  ];
  for (const [where, body, authors, language] of cases) {
    it(`is read: ${where}`, () => {
      const { metadata } = read(`<div>${body}</div>`, SITE, language);
      assert.deepEqual([metadata.authors, metadata.provenance.authors], [authors, 'dom:signature']);
    });
  }

  const none: [what: string, body: string][] = [
    ['somebody in the story', `${TEXT}<p>Mary Major</p>`],
    ['who said what is quoted', `${TEXT}<p>“It is a good bridge.”</p><p>– Jane Roe</p>`],
    ['who said what is quoted in a box', `${TEXT}<blockquote>It is a good bridge.</blockquote><p>Jane Roe</p>`],
    ['who spoke, and for whom', `${TEXT}<p><em>Jane Roe, Managing Director</em></p>`],
    ['the pictured', `${TEXT}<figure><img src="a.jpg"><figcaption>Jane Roe</figcaption></figure>`],
    ['a photographer of an agency', `<p><em>Jane Roe / AFP</em></p>${TEXT}`],
    ['a photographer', `${TEXT}<p>Photo: Jane Roe</p>`],
    ['someone to ask', `${TEXT}<p>Contact: Jane Roe</p>`],
    ['a source', `${TEXT}<p>Source of the report: Jane Roe</p>`],
    ['a commenter', `${TEXT}<div class="comment"><p>Jane Roe</p></div>`],
    ['below the next heading', `${TEXT}<h3>Meet us</h3><p>Jane Roe</p>`],
    ['a line of the site', `${TEXT}<p>Te Puede Interesar</p>`],
    ['a line of the site, with a noun', `${TEXT}<p>Nächste Veranstaltung</p>`],
    ['a heading of capitals', `${TEXT}<p><b>FAQ</b></p>`],
    ['the end in brackets', `${TEXT}<p>(ends)</p>`],
    ['a link', `${TEXT}<p><a href="/people-we-met">Jane Roe</a></p>`],
    ['a greeting', `${TEXT}<p>Viele Grüsse</p>`],
    ['words that the page has in small letters too', `${TEXT}<p>Waited Years</p>`],
    ['a bold heading of a part', `<p><strong>City Bridges</strong></p>${TEXT}<p>The ${'longest '.repeat(12)}bridges.</p>`],
    ['the heading of a list', `<p><b>Key Lessons</b></p><ul><li>Build.</li><li>Open.</li></ul>${TEXT}`],
    ['a line above the text that nothing marks', `<p>Jane Roe</p>${TEXT}`],
    ['a name with a number', `${TEXT}<p>Jane Roe 0123 45678</p>`],
    ['a whole sentence', `${TEXT}<p>Jane Roe Sings.</p>`],
    ['words without capitals', `${TEXT}<p>אבג דהו</p>`],
    ['signs without brackets', `${TEXT}<p>and/or</p>`],
    ['signs that are words of the text', `${TEXT}<p>(city)</p>`],
  ];
  for (const [what, body] of none) {
    it(`is none: ${what}`, () => {
      const { metadata } = read(`<div>${body}</div>`, SITE);
      assert.notEqual(metadata.provenance.authors, 'dom:signature');
    });
  }

  it('does not displace a person whom the page names anywhere, nor an agency by its signs', () => {
    const author = (name: string) => `<meta name="author" content="${name}">`;
    assert.deepEqual(read(`<div>${TEXT}<p>Jane Roe</p></div>`, author('Joe Doe')).metadata.authors, ['Joe Doe']);
    assert.deepEqual(read(`<div>${TEXT}<p>(ssi)</p></div>`, author('Reuters')).metadata.authors, ['Reuters']);
    assert.deepEqual(read(`<div>${TEXT}<p>Jane Roe</p></div>`, author('Reuters')).metadata.authors, ['Jane Roe']);
  });

  it('is no part of the body', () => {
    const { page, metadata } = read(`<div>${TEXT}<p><em>Jane Roe</em></p></div>`);
    assert.deepEqual(findPrinted(page, metadata, readJsonLd(page)).bylines.map(visibleText), ['Jane Roe']);
  });

  it('is looked for in linear time', () => {
    const pages: Record<string, (part: number) => string> = {
      paragraphs: (part) => `<p>${PARAGRAPH}</p><p>Jane Roe</p>`.repeat(20_000 * part),
      nesting: (part) => `${'<div><b>'.repeat(200 * part)}${PARAGRAPH}<br>Jane Roe`,
      names: (part) => `${TEXT}${'<p><b>Jane Roe</b></p>'.repeat(20_000 * part)}${TEXT}`,
    };
    for (const [what, page] of Object.entries(pages)) assertLinear(what, (part) => read(`<div>${page(part)}</div>`));
  });
});
