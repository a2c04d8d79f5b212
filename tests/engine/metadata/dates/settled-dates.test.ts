/** The days of publication and of the last change, settled from all that a page states. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ld, meta, metadataOf, PROSE } from '../made-pages.ts';

describe('dates', () => {
  it('keep the offset of the source, and never mix published, modified and og:updated_time', () => {
    const head =
      meta('article:published_time', '2025-01-14T10:20:30+04:30') + meta('og:updated_time', '2025-01-15T00:00:00Z');
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`);
    assert.equal(metadata.published, '2025-01-14T10:20:30+04:30');
    assert.equal(metadata.modified, '2025-01-15T00:00:00Z');
  });

  it('are not published where only a change is dated', () => {
    const { metadata } = metadataOf(
      '',
      `<h1>Bridge opens</h1><p class="date">Last updated: January 14, 2025</p>${PROSE}`,
      'https://news.example/bridge',
    );
    assert.equal('published' in metadata, false);
    assert.equal(metadata.modified, '2025-01-14');
  });

  it('are told apart where one line prints both', () => {
    const line = '<p class="date">January 14, 2025. <i>Updated: January 16, 2025</i></p>';
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${line}${PROSE}`, 'https://news.example/bridge');
    assert.equal(metadata.published, '2025-01-14');
    assert.equal(metadata.modified, '2025-01-16');
  });

  it('are published where only a reviewer stands before them', () => {
    const line = '<div><div>Reviewed by <a href="/joe">Joe Doe</a></div><p>January 14, 2025 · 8 min read</p></div>';
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${line}${PROSE}`, 'https://news.example/bridge');
    assert.equal(metadata.published, '2025-01-14');
  });

  it('take the later day at the headline only where the head names just a date', () => {
    const day = (name: string, stated = '2025-01-02T11:02:44+01:00') =>
      metadataOf(meta(name, stated), `<h1>Bridge opens</h1><span class="date">27.01.2025</span>${PROSE}`).metadata.published;
    assert.equal(day('DCTERMS.date'), '2025-01-27');
    assert.equal(day('date'), '2025-01-27');
    assert.equal(day('date', '2025-01-26T20:30:00+02:00'), '2025-01-26T20:30:00+02:00');
    assert.equal(day('article:published_time'), '2025-01-02T11:02:44+01:00');
  });

  it('take the later day at the headline where a second place for the publication has it too', () => {
    const day = (stated: string, second: string, line: string) =>
      metadataOf(
        ld({ '@type': 'NewsArticle', headline: 'Bridge opens', datePublished: stated }) + second,
        `<h1>Bridge opens</h1>${line}${PROSE}`,
      ).metadata.published;
    const line = '<span class="date">6 November 2023, 15:25</span>';
    const opened = '2023-11-03T10:25:56Z';
    assert.equal(day(opened, meta('article:published_time', '2023-11-06T14:25:00Z'), line), '2023-11-06T15:25');
    assert.equal(
      day(opened, meta('DC.date.issued', '2023-11-06T15:25:00+01:00'), line),
      '2023-11-06T15:25:00+01:00',
      'the offset of the second place',
    );
    for (const [second, printed] of [
      ['', line],
      [meta('date', '2023-11-06T15:25:00+01:00'), line],
      [meta('article:modified_time', '2023-11-06T14:25:00Z'), line],
      [meta('article:published_time', '2023-11-06T14:25:00Z'), '<span class="date">Updated: 6 November 2023</span>'],
      [meta('article:published_time', '2023-11-06T14:25:00Z'), ''],
    ] as const)
      assert.equal(day(opened, second, printed), opened, second + printed);
    const sameMoment = meta('article:published_time', '2023-11-06T02:00:00Z');
    const evening = '2023-11-05T21:00:00-05:00';
    assert.equal(day(evening, sameMoment, '<span class="date">6 November 2023</span>'), evening);
  });

  it('take the earlier day that is printed beside the headline, and warn', () => {
    const head = meta('article:published_time', '2025-06-24T08:00:00Z');
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1><div class="day">January 14, 2025</div>${PROSE}`);
    assert.equal(metadata.published, '2025-01-14');
    assert.deepEqual(
      metadata.warnings.map(({ code }) => code),
      ['dates-disagree'],
    );
    const later = metadataOf(head, `<h1>Bridge opens</h1><div class="day">July 14, 2025</div>${PROSE}`).metadata;
    assert.equal(later.published, '2025-06-24T08:00:00Z');
    const nextDay = metadataOf(head, `<h1>Bridge opens</h1><div class="day">June 23, 2025</div>${PROSE}`).metadata;
    assert.equal(nextDay.published, '2025-06-24T08:00:00Z');
    const inText = `<h1>Bridge opens</h1>${PROSE.repeat(20)}<p>January 14, 2025</p>`;
    assert.equal(metadataOf(head, inText).metadata.published, '2025-06-24T08:00:00Z');
  });

  it('take the <time> near the headline, not those of teasers', () => {
    const card = (day: number) =>
      `<div class="card"><h3>Other story number ${day}</h3><time datetime="2025-02-0${day}">x</time></div>`;
    const { metadata } = metadataOf(
      '<title>Bridge opens after ten years</title>',
      `${card(1)}${card(2)}${card(3)}<article><h1>Bridge opens after ten years</h1><time datetime="2025-01-14T10:20:00+01:00">today</time>${PROSE}</article>${card(4)}`,
    );
    assert.equal(metadata.published, '2025-01-14T10:20:00+01:00');
  });

  it('get an offset from a second source of the same moment, and a day alone stays a day', () => {
    const both =
      ld({ '@type': 'NewsArticle', headline: 'Bridge opens', datePublished: '2025-01-14T10:20:30' }) +
      meta('article:published_time', '2025-01-14T10:20:30+01:00');
    assert.equal(metadataOf(both, '<h1>Bridge opens</h1>').metadata.published, '2025-01-14T10:20:30+01:00');
    const day = ld({ '@type': 'NewsArticle', headline: 'Bridge opens', datePublished: '2025-01-14' });
    assert.equal(metadataOf(day, '<h1>Bridge opens</h1>').metadata.published, '2025-01-14');
  });

  it('come from the address as a last resort', () => {
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${PROSE}`);
    assert.equal(metadata.published, '2025-01-14');
    assert.equal(metadata.provenance.published, 'url');
    const named = metadataOf('', `<h1>Bridge opens</h1>${PROSE}`, 'https://news.example/2025/january/4/bridge').metadata;
    assert.equal(named.published, '2025-01-04');
  });

  const UNDATED = 'https://news.example/local/bridge-opens';
  const headed = (line: string) =>
    `<title>Bridge opens after ten years</title>|<h1>Bridge opens after ten years</h1>${line}`;
  const publishedOf = (page: string, url = UNDATED) => {
    const [head = '', ...rest] = page.split('|');
    return metadataOf(head, `${rest.join('|')}${PROSE}`, url).metadata.published;
  };

  it('have day and month exchanged where another place states the day without doubt', () => {
    const day = '<span class="date">03/10/2023</span>';
    assert.equal(publishedOf(headed(day)), '2023-03-10');
    assert.equal(publishedOf(headed(day), 'https://news.example/2023/october/03/bridge'), '2023-10-03');
    const tag = meta('article:published_time', '03-09-2026');
    assert.equal(publishedOf(tag + headed('<p>Published March 9, 2026</p>')), '2026-03-09');
  });

  it('are told in local time where UTC falls on another day than the printed one', () => {
    const published = (utc: string, printed: string, rest = '') =>
      publishedOf(meta('article:published_time', utc) + headed(`<p class="day">${printed}</p>${rest}`));
    assert.equal(published('2022-05-04T00:25:56Z', 'May 3, 2022 21:25'), '2022-05-03T21:25:56-03:00');
    assert.equal(published('2021-11-04T23:00:00Z', 'November 5, 2021'), '2021-11-05T00:00:00+01:00');
    const comment = '<ol class="comments"><time datetime="2025-12-18T21:59:14-05:00">Thursday</time></ol>';
    assert.equal(published('2025-12-19T02:41:41+00:00', 'December 18, 2025', comment), '2025-12-18T21:41:41-05:00');
    assert.equal(published('2025-12-19T02:41:41+00:00', 'December 18, 2025'), '2025-12-19T02:41:41+00:00');
    assert.equal(published('2025-12-19T02:41:41+01:00', 'December 18, 2025'), '2025-12-19T02:41:41+01:00');
  });

  it('are read from a bare line below the headline, but not behind the label of a change', () => {
    const bare = (label: string) =>
      `<div>${label}<br>14 January 2025<br>${'The bridge was opened on Tuesday. '.repeat(9)}</div>`;
    assert.equal(publishedOf(headed(bare('Traffic'))), '2025-01-14');
    assert.equal(publishedOf(headed(bare('Last updated'))), undefined);
  });

  it('are read beside a headline that no heading marks', () => {
    const body = `<h1>Day seven</h1><fieldset><legend>Bridge opens after ten years</legend>14 January 2025<div>${PROSE}</div></fieldset>`;
    assert.equal(
      metadataOf(meta('og:title', 'Bridge opens after ten years'), body, UNDATED).metadata.published,
      '2025-01-14',
    );
  });

  it('are those of the first publication where a sentence tells it', () => {
    const told =
      '<p>10 May 2022</p><p>This article was originally published on 26 Sep 2019 at 4:12pm but has been updated.</p>';
    assert.equal(publishedOf(headed(told)), '2019-09-26T16:12');
  });

  it('take the earlier one that is labelled as the publication, wherever it stands alone', () => {
    const tag = meta('article:published_time', '2025-11-29T12:28:31-05:00');
    const foot = `${PROSE.repeat(20)}<p>Published <time pubdate datetime="2025-08-13">August 13, 2025</time></p>`;
    assert.equal(publishedOf(tag + headed(foot)), '2025-08-13');
  });

  it('take the day before where the head states a day alone', () => {
    const tag = meta('date', '2020-04-30');
    assert.equal(publishedOf(tag + headed('<time>29.04.2020, 12:01 Uhr</time>')), '2020-04-29T12:01');
  });

  it('are read in an issue of a newsletter, not in the box to subscribe to one', () => {
    const issue = '<div class="newsletter-details"><p>November 2, 2022</p></div>';
    assert.equal(publishedOf(headed(issue)), '2022-11-02');
    const box = '<div class="newsletter"><p>November 2, 2022</p><input name="email"></div>';
    assert.equal(publishedOf(headed(box)), undefined);
  });

  it('are not those of a change that only a class word tells', () => {
    const line = '<time class="field-changed" datetime="2025-12-17">December 17, 2025</time>';
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${line}${PROSE}`, UNDATED);
    assert.deepEqual([metadata.published, metadata.modified], [undefined, '2025-12-17']);
  });

  it('come from the card of a list that links to the page itself', () => {
    const card = (slug: string, day: number) =>
      `<div class="teaser"><i>${day}.11.2021</i><h3><a href="/local/${slug}">Story</a></h3></div>`;
    const cards = [card('ferry-closes', 9), card('bridge-opens', 10), card('tunnel-planned', 11)].join('');
    const { metadata } = metadataOf('', `<h1>Bridge opens</h1>${PROSE}<nav>${cards}</nav>`, UNDATED);
    assert.deepEqual([metadata.published, metadata.provenance.published], ['2021-11-10', 'dom:own-teaser']);
  });

  it("come from the data of the page's scripts, from the entry of this page", () => {
    const entry = (slug: string, date: string) => ({ publicationDate: date, filler: 'x'.repeat(6_000), slug });
    const state = [
      entry('ferry-closes', '2021-01-01T00:00:00Z'),
      { publishedAt: '2022-01-31T14:27:32+01:00', slug: 'bridge-opens' },
    ];
    const head = `<script>window.state = ${JSON.stringify(state)};</script>`;
    const { metadata } = metadataOf(head, `<h1>Bridge opens</h1>${PROSE}`, UNDATED);
    assert.deepEqual([metadata.published, metadata.provenance.published], ['2022-01-31T14:27:32+01:00', 'script:published']);
  });
});
