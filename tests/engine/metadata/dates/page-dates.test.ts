/** The date of a page's publication, and that of a change. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readJsonLd } from '../../../../src/engine/metadata/json-ld.ts';
import { readMetadata } from '../../../../src/engine/metadata/metadata.ts';
import { parsePage } from '../../../../src/engine/page/page.ts';

const PAGE = 'https://news.example/local/bridge-opens';
const SENTENCE = 'The bridge that the city waited ten years for was opened on Tuesday by the mayor, who crossed it first. ';
const PROSE = `<p>${SENTENCE.repeat(2)}</p>`.repeat(3);

/** Published and modified of a page with `line` below its headline. */
function datesOf(line: string, { head = '', language = 'en', above = '' } = {}) {
  const html = `<html lang="${language}"><head><title>Bridge opens after ten years</title>${head}</head><body>${above}<h1>Bridge opens after ten years</h1>${line}${PROSE}</body></html>`;
  const page = parsePage(html, PAGE);
  const { published, modified } = readMetadata(page, readJsonLd(page));
  return [published, modified];
}

const published = (content: string) => `<meta property="article:published_time" content="${content}">`;

describe('printed dates of a page', () => {
  it('are both where a label of the publication stands behind that of the change', () => {
    const line = '<p class="when">Last modified on Wed 15 Jan 2025 11.15 | Posted: 14th Jan, 2025</p>';
    assert.deepEqual(datesOf(line), ['2025-01-14', '2025-01-15T11:15']);
  });

  it('are both where one is folded behind the other', () => {
    const line =
      '<details><summary>Last modified on Wed 15 Jan 2025 09.00 GMT</summary>First published on Tue 14 Jan 2025 18.40 GMT</details>';
    assert.deepEqual(datesOf(line), ['2025-01-14T18:40Z', '2025-01-15T09:00Z']);
  });

  it('are none of a list of what happened', () => {
    const list = '<ul><li>3 January 2019: first storm</li><li>4 February 2020: second storm</li></ul>';
    assert.deepEqual(datesOf(`<span class="date">12th March 2024</span>${PROSE}${list}`), ['2024-03-12', undefined]);
  });

  it('are both where the second stands in an element of its own', () => {
    const line =
      '<div>Updated March 13, 2024 at 9:05 a.m. EDT<span> | Published March 12, 2024 at 2:30 p.m. EDT</span></div>';
    assert.deepEqual(datesOf(line), ['2024-03-12T14:30-04:00', '2024-03-13T09:05-04:00']);
  });

  it('are none of the card of another article', () => {
    const card =
      '<div class="tip"><a href="/orchard">Orchard thieves return in the third year running</a><p>3 May 2021</p></div>';
    assert.deepEqual(datesOf(`${PROSE}${card}`), [undefined, undefined]);
    assert.deepEqual(datesOf(`${PROSE}<p><b>Published: 3 May 2021</b></p>`), ['2021-05-03', undefined]);
  });

  it('are of a change where their own words say so, whatever their class says', () => {
    const line = '<time class="published-date" datetime="2025-04-10T06:00">Updated April 10, 2025</time>';
    assert.deepEqual(datesOf(line), [undefined, '2025-04-10T06:00']);
  });

  it('are of no change where hAtom wants the class beside that of the date', () => {
    for (const line of [
      '<time class="entry-date updated" datetime="2024-12-09">December 9, 2024</time>',
      '<span class="meta-date date updated">December 9, 2024</span>',
      '<time class="updated" itemprop="datePublished" datetime="2024-12-09">December 9, 2024</time>',
      '<span class="entry-date"><time class="updated" datetime="2024-12-09">December 9, 2024</time></span>',
    ]) {
      assert.deepEqual(datesOf(line), ['2024-12-09', undefined], line);
    }
    for (const line of [
      '<time class="updated" datetime="2024-12-09">December 9, 2024</time>',
      '<span class="updated-date">December 9, 2024</span>',
      '<div class="entry-date">Mathis Roe <time class="updated" datetime="2024-12-09">December 9, 2024</time></div>',
    ]) {
      assert.equal(datesOf(line)[0], undefined, line);
    }
  });

  it('are those behind a label in a box that is called a teaser, where it leads nowhere and no other day is known', () => {
    const day = (foot: string, language = 'en') => datesOf(PROSE + foot, { language })[0];
    const german =
      '<p class="c-teaser__meta"><span>Erschienen am</span> <time datetime="2022-01-26">26. Jan 2022</time></p>';
    assert.equal(day(german, 'de'), '2022-01-26');
    assert.equal(day('<div class="blog_teaser_text">Publicado el 22/05/2014</div>', 'es'), '2014-05-22');
    assert.equal(day('<div class="teaser"><p>Published: 3 May 2021</p></div>'), '2021-05-03');
    for (const other of [
      '<div class="teaser"><a href="/orchard">Orchard</a><p>Published: 3 May 2021</p></div>',
      '<div class="teaser"><h3>Orchard thieves</h3><p>Published: 3 May 2021</p></div>',
      '<div class="teaser-meta">3 May 2021</div>',
      '<div class="teaser-meta">Updated: 3 May 2021</div>',
      '<div class="teaser-meta">Published: 3 May 2021</div><div class="teaser-meta">Published: 4 May 2021</div>',
    ])
      assert.equal(day(other), undefined, other);
  });

  it('are of a change where a wrapper of nothing but the date is named so', () => {
    const line =
      '<div class="field--name-changed"><div class="field__item"><time datetime="2025-12-17T09:00:08-05:00">December 17, 2025</time></div></div>';
    assert.deepEqual(datesOf(line), [undefined, '2025-12-17T09:00:08-05:00']);
  });

  it('are not of a change because the headline above them tells of updates', () => {
    assert.deepEqual(datesOf('<div><h2>Market update</h2><p>November 14, 2025</p></div>'), ['2025-11-14', undefined]);
  });

  it('are labelled in many languages', () => {
    const lines: [language: string, line: string][] = [
      ['ko', '<p>입력 2026.01.14 18:40</p><p>수정 2026.01.15 18:49</p>'],
      ['pt', '<p>Publicado em 14/01/2026 às 18h40</p><p>Atualizado em 15/01/2026 às 18h49</p>'],
      ['uk', '<p>Опубліковано 14.01.2026, 18:40</p><p>Оновлено 15.01.2026, 18:49</p>'],
      ['zh', '<p>发布时间：2026-01-14 18:40</p><p>更新时间：2026-01-15 18:49</p>'],
      ['he', '<p>פורסם 14.01.2026 18:40</p><p>עודכן 15.01.2026 18:49</p>'],
      ['el', '<p>Δημοσίευση: 14/01/2026, 18:40</p><p>Τελευταία ενημέρωση: 15/01/2026, 18:49</p>'],
    ];
    for (const [language, line] of lines) {
      assert.deepEqual([language, ...datesOf(line, { language })], [language, '2026-01-14T18:40', '2026-01-15T18:49']);
    }
  });

  it('are of a change only behind the words that mean it', () => {
    assert.deepEqual(datesOf('<p>Stand: 14.01.2026, 18:40 Uhr</p>'), [undefined, '2026-01-14T18:40']);
    assert.deepEqual(datesOf('<dl><dt>STAND</dt><dd>14.01.2026</dd></dl>'), [undefined, '2026-01-14']);
    assert.equal(datesOf('<p>A last stand at the river, 14 January 2026</p>')[0], '2026-01-14');
    assert.equal(datesOf('<p>Revista Puentes, 14/01/2026</p>')[0], '2026-01-14');
  });

  it('are not what a link or a bold word in the prose mentions', () => {
    const prose = `<p>${SENTENCE}According to the <a href="/report">report of 25 February 2020</a> it was late. ${SENTENCE}${SENTENCE}</p>`;
    assert.deepEqual(datesOf(prose), [undefined, undefined]);
    const span = `<div class="post"><span>25 February 2020</span><p>${SENTENCE.repeat(4)}</p></div>`;
    assert.equal(datesOf(span)[0], '2020-02-25');
  });

  it('are not the end of an offer, the day of an event or of a count', () => {
    for (const [language, line] of [
      ['de', '<p><span class="expiry">Verfügbar bis 06.05.2024</span></p>'],
      ['fr', '<p>Disponible jusqu’au 06/05/2024</p>'],
      ['en', '<p>Available until May 6, 2024</p>'],
      ['en', '<p><em>As of May 6, 2024, the office has received:</em></p>'],
      ['de', '<p><strong>Termin: 21.02.2020, 19 Uhr</strong></p>'],
    ] as const)
      assert.deepEqual(datesOf(line, { language }), [undefined, undefined], line);
  });

  it('are not later than the last change, but beside the headline', () => {
    const far = `${PROSE.repeat(3)}<ul>${'<li><i></i></li>'.repeat(40)}</ul><p>1 November 2026</p>`;
    assert.deepEqual(datesOf(`<p>Last updated: March 12, 2026</p>${far}`), [undefined, '2026-03-12']);
  });

  it('are not the day of the masthead, where the page was read', () => {
    const masthead = `<header><div class="left">Wednesday, 8 July 2020</div>${'<i></i>'.repeat(60)}</header>`;
    assert.deepEqual(datesOf('', { above: masthead }), [undefined, undefined]);
    const beside = '<div class="author-sharing"><span class="date">Published: 24 April 2020</span></div>';
    assert.deepEqual(datesOf(beside, { above: masthead }), ['2020-04-24', undefined]);
  });

  it('are not those of a list, where that tells of the last change', () => {
    const card = (label: string) =>
      `<aside><div class="card"><a href="${PAGE}">Bridge opens</a> <span>${label} 3 May 2024</span></div></aside>`;
    assert.deepEqual(datesOf(PROSE + card('')), ['2024-05-03', undefined]);
    assert.equal(datesOf(PROSE + card('Last updated:'))[0], undefined);
  });

  it('are of a change behind a label, in an element that a theme marks as both', () => {
    const time = (label: string) =>
      `<span class="on"><b>${label}</b> <time class="entry-date published updated" datetime="2026-01-25">January 25, 2026</time></span>`;
    assert.deepEqual(datesOf(time('Updated on')), [undefined, '2026-01-25']);
    assert.deepEqual(datesOf(time('Posted on')), ['2026-01-25', undefined]);
    assert.deepEqual(datesOf(time('')), ['2026-01-25', undefined]);
  });

  it('are of a change behind its short name', () => {
    const line = '<div class="post-date"><p>28.06.2025 - 16.03 Uhr</p><p>Akt.: 29.06.2025 - 21.18 Uhr</p></div>';
    assert.deepEqual(datesOf(line, { language: 'de' }), ['2025-06-28T16:03', '2025-06-29T21:18']);
  });

  it('are read in an element that pages make up for them', () => {
    assert.deepEqual(datesOf('<date class="small">December 19th, 2025</date>'), ['2025-12-19', undefined]);
  });

  it('are told in the sentence below the text, as the first themes of a content system print it', () => {
    const meta = (sentence: string) =>
      `${PROSE}<p class="postmetadata alt">${sentence} und wurde unter Allgemein, Veranstaltungen in der Region, Feste und Märkte abgelegt. Du kannst die Kommentare verfolgen.</p>`;
    assert.deepEqual(
      datesOf(meta('Der Beitrag wurde am Mittwoch, den 27. November 2019 um 15:21 Uhr veröffentlicht'), { language: 'de' }),
      ['2019-11-27T15:21', undefined],
    );
    assert.deepEqual(
      datesOf(meta('Dieser Beitrag wurde am Mittwoch, den 27. November 2019 aktualisiert'), { language: 'de' })[0],
      undefined,
    );
    const english =
      'This entry was posted on Wednesday, November 27th, 2019 at 3:21 pm and is filed under Local news. You can follow any responses to this entry.';
    assert.deepEqual(datesOf(`${PROSE}<p>${english}</p>`), ['2019-11-27T15:21', undefined]);
  });

  it('are looked for beside the text where the text tells of a change only', () => {
    const above = '<aside><ul class="meta"><li>Science</li><li class="meta__date">26 February 2020</li></ul></aside>';
    const line = '<p><em>Updated 28 February 2020, 12:30</em></p>';
    assert.deepEqual(datesOf(line, { above }), ['2020-02-26', '2020-02-28T12:30']);
    const far = `<footer><span class="date">3 May 2021</span></footer>`;
    assert.equal(datesOf(`${line}${PROSE.repeat(3)}${far}`)[0], undefined);
  });

  it('stand in attributes of elements that show them to readers in other words', () => {
    for (const line of [
      '<span class="post-date" title="2025-12-18">Posted: 2 days ago</span>',
      '<lit-timestamp publishdate="2025-12-18"></lit-timestamp>',
      '<span class="timestamp" data-timestamp="1766016000"></span>',
    ]) {
      assert.equal(datesOf(line)[0]?.slice(0, 10), '2025-12-18', line);
    }
    assert.equal(datesOf('<span class="date" title="Read 20251218 times">Science</span>')[0], undefined);
  });

  it('take their zone from the time of day that is set beside them', () => {
    const line = '<span><time datetime="3 May 2022">3 May 2022</time><time>21:25</time></span>';
    assert.deepEqual(datesOf(line, { head: published('2022-05-04T00:25:56Z') })[0], '2022-05-03T21:25:56-03:00');
    const other = '<span><time datetime="3 May 2022">3 May 2022</time><time>21:31</time></span>';
    assert.deepEqual(datesOf(other, { head: published('2022-05-04T00:25:56Z') })[0], '2022-05-04T00:25:56Z');
  });

  it('are read from the state of a script by the names of other content systems', () => {
    const state = { articleId: 'bridge-opens', regDt: '2026.01.29 18:40', reDeployDt: '2026.01.29 18:49' };
    assert.equal(datesOf('', { head: `<script>var state = ${JSON.stringify(state)};</script>` })[0], '2026-01-29T18:40');
  });
});
