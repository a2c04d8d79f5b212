/** The choice of the article's pictures, of the file of each, and of the one that leads: on whole pages. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Figure } from '../../../src/engine/article.ts';
import { extract } from '../../../src/engine/extract.ts';
import { inLanguage } from '../stated/stories.ts';

const [FIRST, SECOND, THIRD] = inLanguage('en').paragraphs.map((paragraph) => `<p>${paragraph}</p>`);

function pageOf(markup: string, head = '', before = ''): string {
  return `<!doctype html><html lang="en"><head><title>Bridge opens after ten years</title>${head}</head><body><main><article><h1>Bridge opens after ten years</h1>${before}${FIRST}${markup}${SECOND}${THIRD}</article></main></body></html>`;
}

function figuresOf(markup: string, head = '', before = ''): Figure[] {
  return extract({ html: pageOf(markup, head, before), url: 'https://www.example.com/a/bridge' }).figures;
}

const files = (figures: Figure[]) => figures.map(({ url }) => url.replace('https://www.example.com', ''));
const ld = (node: Record<string, unknown>) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years', ...node })}</script>`;
const og = (url: string, more = '') => `<meta property="og:image" content="${url}">${more}`;
const PICTURE = '<figure><img src="/i/mayor-on-the-bridge.jpg"><figcaption>The mayor on the bridge.</figcaption></figure>';

describe('pictures of other things', () => {
  const CASES: Record<string, string> = {
    'a still of a related video':
      '<div class="related-video"><a href="/video/1"><img src="/i/other-film.jpg" alt="Film"></a></div>',
    'a poster': '<video poster="/i/still-of-the-film.jpg" src="/v/film.mp4"></video>',
    'a still of a service': '<p><img src="https://i.ytimg.com/vi/aaaaaaaaaaa/hqdefault.jpg"></p>',
    'an author’s portrait': '<div class="author-bio"><img src="/i/ada-lovelace-2020.jpg" alt="Ada Byron"></div>',
    'a promotion': '<div class="newsletter-promo"><img src="/i/sign-up-today-now.jpg"></div>',
    'an advertisement': '<ins class="adsbygoogle"><img src="/i/offer-of-the-day.jpg"></ins>',
    'a sponsored link': '<a rel="sponsored nofollow" href="https://shop.example/"><img src="/i/offer-of-the-day.jpg"></a>',
    'a teaser': '<div class="teaser"><a href="/other/story"><img src="/i/another-story.jpg"></a></div>',
    'a pixel sized by style': '<img src="/count.jpg?id=1" style="width: 1px; height: 1px">',
    'a pixel that is moved away': '<img src="/count.jpg?id=1" style="position:absolute;left:-9999px">',
  };
  for (const [what, markup] of Object.entries(CASES))
    it(`leaves out ${what}`, () =>
      assert.deepEqual(files(figuresOf(`${PICTURE}${markup}`)), ['/i/mayor-on-the-bridge.jpg']));

  it('leaves out what JSON-LD declares to be a portrait or a logo', () => {
    const head = ld({
      author: { '@type': 'Person', name: 'Ada Byron', image: 'https://www.example.com/i/portrait-of-ada.jpg' },
      publisher: { '@type': 'Organization', name: 'Example', logo: { url: 'https://www.example.com/i/our-house-sign.png' } },
    });
    const markup = `${PICTURE}<p><img src="/i/portrait-of-ada.jpg"></p><p><img src="/i/our-house-sign.png"></p>`;
    assert.deepEqual(files(figuresOf(markup, head)), ['/i/mayor-on-the-bridge.jpg']);
  });
});

describe('files of pictures', () => {
  const CASES: [what: string, markup: string, file: string][] = [
    [
      'the widest of a srcset',
      '<img src="/i/a-bridge-300.jpg" srcset="/i/a-bridge-300.jpg 300w, /i/a-bridge-1600.jpg 1600w">',
      '/i/a-bridge-1600.jpg',
    ],
    [
      'the wider address before the denser',
      '<img src="/i/a-bridge-800x600.jpg" srcset="/i/a-bridge-200x150.jpg 2x">',
      '/i/a-bridge-800x600.jpg',
    ],
    [
      'the denser where no width is known',
      '<img src="/i/bridge.jpg" srcset="/i/bridge.jpg 1x, /i/bridge@2x.jpg 2x">',
      '/i/bridge@2x.jpg',
    ],
    [
      'not what is only called full',
      '<img src="/i/a-bridge-1200x800.jpg" data-full-src="/i/a-bridge-300x200.jpg">',
      '/i/a-bridge-1200x800.jpg',
    ],
    ['the unreduced file of a link', '<a href="/i/a-bridge.jpg"><img src="/i/a-bridge-300x200.jpg"></a>', '/i/a-bridge.jpg'],
    ['no template', '<img src="/i/a-bridge-400.jpg" data-src="/i/{width}/a-bridge.jpg">', '/i/a-bridge-400.jpg'],
    ['no escaped template', '<img src="/i/a-bridge-400.jpg" data-src="/i/%7Bwidth%7D/a-bridge.jpg">', '/i/a-bridge-400.jpg'],
    [
      'no data in base64',
      '<img src="/i/a-bridge-400.jpg" data-src="eyJzcmMiOiIvaS9icmlkZ2UuanBnIiwidyI6MTIwMH0=">',
      '/i/a-bridge-400.jpg',
    ],
    [
      'the widest of files by their widths in base64',
      `<amedia-image src="${btoa('{"400":"https://cdn.example/i/a-bridge-1.jpg?k=1","1200":"https://cdn.example/i/a-bridge-1.jpg?k=2"}')}"></amedia-image>`,
      'https://cdn.example/i/a-bridge-1.jpg?k=2',
    ],
    ['no JSON', `<img src="/i/a-bridge-400.jpg" data-image='[{"src":"/i/x.jpg"}]'>`, '/i/a-bridge-400.jpg'],
    [
      'what a script puts in the place of a stand-in',
      '<img src="/i/grey-640.jpg" width="640" data-src="/i/a-bridge-1200.jpg">',
      '/i/a-bridge-1200.jpg',
    ],
  ];
  for (const [what, markup, file] of CASES)
    it(`takes ${what}`, () => assert.deepEqual(files(figuresOf(`<p>${markup}</p>`)), [file]));

  it('takes the file that WordPress calls scaled, where the page states that it is larger', () => {
    const size = '<meta property="og:image:width" content="2560"><meta property="og:image:height" content="1707">';
    const head = og('https://www.example.com/i/a-long-bridge-scaled.jpg', size);
    const [figure] = figuresOf('<p><img src="/i/a-long-bridge-1024x683.jpg"></p>', head);
    assert.deepEqual(figure, {
      url: 'https://www.example.com/i/a-long-bridge-scaled.jpg',
      lead: true,
      width: 2560,
      height: 1707,
    });
  });

  it('two files with one caption are two pictures', () => {
    const caption = '<figcaption>The bridge on the day of its opening.</figcaption>';
    const markup = `<figure><img src="/i/from-the-east-bank.jpg">${caption}</figure><figure><img src="/i/from-the-west-bank.jpg">${caption}</figure>`;
    assert.deepEqual(files(figuresOf(markup)), ['/i/from-the-east-bank.jpg', '/i/from-the-west-bank.jpg']);
  });

  it('one picture in several sizes and formats is one', () => {
    const markup = '<p><img src="/i/a-long-bridge-300x200.jpg"></p><p><img src="/i/a-long-bridge-1200x800.webp"></p>';
    assert.deepEqual(files(figuresOf(markup)), ['/i/a-long-bridge-1200x800.webp']);
  });

  const SIZES: [what: string, markup: string, width: number | undefined, height: number | undefined][] = [
    ['a srcset states', '<img src="/i/a-300.jpg" srcset="/i/a-1200.jpg 1200w" width="300" height="200">', 1200, 800],
    ['the address states', '<img src="/i/a-bridge-1200x800.jpg" width="300" height="200">', 1200, 800],
    ['a service’s address states', '<img src="/i/tr:w-1800/bridge.jpg" width="5184" height="3456">', 1800, 1200],
    ['the element states of its own file', '<img src="/i/bridge.jpg" width="800" height="600">', 800, 600],
    ['a shape does not state', '<img src="/i/bridge.jpg" width="100" height="56">', undefined, undefined],
    [
      'another file does not state',
      '<a href="/i/a-bridge.jpg"><img src="/i/a-bridge-small.jpg" width="300" height="200"></a>',
      undefined,
      undefined,
    ],
  ];
  for (const [what, markup, width, height] of SIZES)
    it(`has the size that ${what}`, () => {
      const [figure] = figuresOf(`<p>${markup}</p>`);
      assert.deepEqual([figure?.width, figure?.height], [width, height]);
    });

  it('decodes what is escaped once too often in alt texts', () => {
    const [figure] = figuresOf('<p><img src="/i/bridge.jpg" alt="Mayor &amp;amp; council&amp;#39;s bridge"></p>');
    assert.equal(figure?.alt, "Mayor & council's bridge");
  });
});

describe('the lead picture', () => {
  it('is the one that the page declares, wherever it is printed', () => {
    const markup = `<p><img src="/i/first-of-the-text.jpg"></p><p>Cars had to wait, and so did the buses of the three lines that will use the bridge from Thursday on.</p>${PICTURE}`;
    const figures = figuresOf(markup, og('https://www.example.com/i/mayor-on-the-bridge.jpg'));
    assert.deepEqual(
      figures.filter(({ lead }) => lead).map(({ url }) => url),
      ['https://www.example.com/i/mayor-on-the-bridge.jpg'],
    );
  });

  it('is listed where only scripts would print it, and stands not in the text', () => {
    const head = ld({
      image: { '@type': 'ImageObject', url: 'https://www.example.com/i/the-whole-bridge.jpg', width: 1600, height: 900 },
    });
    const article = extract({ html: pageOf('', head), url: 'https://www.example.com/a/bridge' });
    assert.deepEqual(article.figures, [
      { url: 'https://www.example.com/i/the-whole-bridge.jpg', width: 1600, height: 900, lead: true },
    ]);
    assert.doesNotMatch(article.html, /<img/);
  });

  it('is no logo and no card for social networks', () => {
    for (const file of [
      '/i/logo.png',
      '/assets/og-default.jpg',
      '/i/social-share.png',
      '/i/fallback-image.jpg',
      '/i/facebook-share-image-1200x630.jpg',
      '/ogp.jpg?type=large',
    ])
      assert.deepEqual(figuresOf('', og(`https://www.example.com${file}`)), [], file);
  });

  it('is not the band of the theme over the headline', () => {
    const band = (folder: string) =>
      pageOf(PICTURE).replace(
        '<main>',
        `<main><div class="header-image-container" style="background: url('/${folder}/header/workshop.jpg')">&nbsp;</div>`,
      );
    const read = (folder: string) => extract({ html: band(folder), url: 'https://www.example.com/a/bridge' }).figures;
    assert.deepEqual(files(read('wp-content/themes/grey')), ['/i/mayor-on-the-bridge.jpg']);
    assert.deepEqual(files(read('uploads')), ['/uploads/header/workshop.jpg', '/i/mayor-on-the-bridge.jpg']);
  });

  it('is one alone, the first where none is declared', () => {
    const figures = figuresOf(
      `${PICTURE}<p>Cars had to wait, and so did the buses of the three lines that will use the bridge from Thursday on.</p><p><img src="/i/second-of-the-text.jpg"></p>`,
    );
    assert.deepEqual(
      figures.map(({ lead }) => lead),
      [true, false],
    );
  });
});
