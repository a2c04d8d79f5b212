/** The title: of the claims of the head, and of the headline that is printed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ld, meta, metadataOf, PROSE } from './made-pages.ts';

const LONG = PROSE.repeat(2);

describe('title', () => {
  it('is the printed headline, without the site name that titles carry', () => {
    const { metadata } = metadataOf(
      `<title>Bridge opens after ten years - Example News</title>${meta('og:site_name', 'Example News')}${meta('og:title', 'Bridge opens after ten years | Example News')}`,
      `<h1>Example News</h1><h1>Bridge opens after ten years</h1>${PROSE}`,
    );
    assert.equal(metadata.title, 'Bridge opens after ten years');
    assert.equal(metadata.provenance.title, 'dom:h1');
  });

  it('leaves the kicker out that the page prints inside the heading', () => {
    const { metadata } = metadataOf(
      meta('og:title', 'Bridge opens after ten years') +
        ld({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years' }),
      `<h1><span>Traffic</span> <span>Bridge opens after ten years</span></h1>${PROSE}`,
    );
    assert.equal(metadata.title, 'Bridge opens after ten years');
  });

  const news = (headline: string) => ld({ '@type': 'NewsArticle', headline });
  const cases: [what: string, head: string, body: string, title: string][] = [
    [
      'a part that is marked as a kicker is none of it, whatever the head says',
      meta('og:title', 'City traffic: Bridge opens after ten years'),
      '<h1><span class="overline">City traffic</span>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'a date inside the heading is none of it',
      '<title>Bridge opens after ten years</title>',
      '<h1><time>27.01.2022</time>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'small print behind what sharing has is none of it, however long',
      meta('og:title', 'Bridge opens after ten years'),
      '<h1>Bridge opens after ten years <small>The city has waited for it since the flood</small></h1>',
      'Bridge opens after ten years',
    ],
    [
      'a kicker that is joined by a colon is a part of it',
      meta('og:title', 'Traffic: Bridge opens after ten years'),
      '<h1><span class="kicker">Traffic</span><span class="sr-only">: </span><span>Bridge opens after ten years</span></h1>',
      'Traffic: Bridge opens after ten years',
    ],
    [
      'the only main heading is it, where the head has a title for search engines alone',
      '<title>How to open a crossing: 10 tips</title>',
      '<h1>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'but not one of several',
      '<title>How to open a crossing: 10 tips</title>',
      '<h1>Springfield reads every day</h1><h1>Bridge opens after ten years</h1>',
      'How to open a crossing: 10 tips',
    ],
    [
      'one behind the text that heads an article of its own is none, though a claim has words of it',
      '<title>Bridge and road guide</title>',
      `<h1>How to cross the river at last</h1>${LONG}<article><h1>Your guide to choosing a bridge</h1></article>`,
      'How to cross the river at last',
    ],
    [
      'a part whose data attribute calls it a kicker is none of it',
      meta('og:title', 'City traffic: Bridge opens after ten years'),
      '<h2><span data-story-kicker="City traffic">City traffic</span><div>Bridge opens after ten years</div></h2>',
      'Bridge opens after ten years',
    ],
    [
      'two words are left without the kicker where two claims say just them',
      `<title>Bridge opens?</title>${meta('og:title', 'Bridge opens?')}`,
      '<h1><span class="sub-heading">City traffic:</span> Bridge opens?</h1>',
      'Bridge opens?',
    ],
    [
      'what follows a bar is none of it where a claim ends before',
      meta('og:title', 'Bridge opens after ten years') + meta('og:site_name', 'Springfield Post'),
      '<h1>Bridge opens after ten years<span class="element-invisible"> | GAZETTE.EXAMPLE</span></h1>',
      'Bridge opens after ten years',
    ],
    [
      'the address of the site before it is none of it',
      '<title>news.example Bridge opens</title>',
      '<h1><a href="/">news.example</a></h1>',
      'Bridge opens',
    ],
    [
      'a first part in the same line stays, also where the head leaves it out',
      meta('og:title', 'Bridge opens after ten years') + meta('twitter:title', 'Bridge opens after ten years'),
      '<h1>"At last": Bridge opens after ten years</h1>',
      '"At last": Bridge opens after ten years',
    ],
    [
      "the printed one that sharing confirms comes before a news schema's own",
      meta('og:title', 'Bridge opens after ten long years') + news('Mayor opens the bridge after ten years'),
      '<h1>Bridge opens after ten long years</h1>',
      'Bridge opens after ten long years',
    ],
    [
      'but not where it tells another story than the printed one',
      meta('og:title', 'Bridge opens after ten years') + news('Sample menus'),
      '<h1>Bridge opens after ten years</h1>',
      'Bridge opens after ten years',
    ],
    [
      'nor where it is the printed one behind a place',
      meta('og:title', 'Bridge opens after ten years') + news('Springfield - Bridge opens after ten years'),
      '<h2>Bridge opens after ten years</h2>',
      'Bridge opens after ten years',
    ],
    [
      "a heading that leads home is the site's name",
      '<title>All the town talk: Bridge opens after ten years</title>',
      '<h1><a href="/">All the town talk</a></h1><h3>Bridge opens after ten years</h3>',
      'Bridge opens after ten years',
    ],
    [
      'a heading of the text is none, though more like what search engines get',
      '<title>5 best reasons for a new bridge in 2026</title>',
      '<h1>Top 5 things that a bridge can do in 2026</h1><p>Text.</p><h2>The 5 best reasons for a new bridge in 2026 again</h2>',
      'Top 5 things that a bridge can do in 2026',
    ],
  ];
  for (const [what, head, body, title] of cases) {
    it(what, () => assert.equal(metadataOf(head, body + PROSE).metadata.title, title));
  }

  it('comes from the head where no heading agrees', () => {
    const { metadata } = metadataOf(`<title>Bridge opens after ten years | news.example</title>`, `<h1>Local</h1>${PROSE}`);
    assert.equal(metadata.title, 'Bridge opens after ten years');
    assert.equal(metadata.provenance.title, 'dom:title');
  });

  it('is absent where the page has none', () => {
    const { metadata } = metadataOf('', PROSE);
    assert.equal('title' in metadata, false);
  });
});
