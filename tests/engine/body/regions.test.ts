/** Regions that go or stay as one, on whole pages. Text for them comes from made pages' phrases and plain prose. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { SENTENCES } from './bridge-story.ts';

const TEXT = SENTENCES.map((sentence, i) => `<p>${sentence} ${SENTENCES[(i + 3) % SENTENCES.length]}</p>`).join('\n');

function page(beside: string, inside = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><title>Town votes for a new bridge</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<main><article><h1>Town votes for a new bridge</h1><p class="byline">By Jane Roe</p><time datetime="2024-03-14">14 March 2024</time>
<div class="text">${TEXT}${inside}</div></article>${beside}</main></body></html>`;
}

function read(beside: string, inside = ''): { text: string; reasons: Set<string> } {
  const article = extract({ html: page(beside, inside), url: 'https://example.org/2024/bridge' }, { blocks: true });
  const reasons = new Set(article.blocks?.filter(({ kept }) => !kept).map(({ by }) => by));
  return { text: article.text, reasons };
}

/** Prose that stands nowhere else. */
function other(count: number, about = 'harbour'): string {
  return Array.from(
    { length: count },
    (_, i) =>
      `<p>In the ${about} of the neighbouring city number ${i + 1} ships lay at anchor for days, since nobody could say who was to unload them, and the crews were not allowed on land.</p>`,
  ).join('');
}

test('entries of a list in elements for articles stay, the first with its hours', () => {
  const entries = ['harbour', 'market', 'school', 'mill', 'tower', 'garden', 'lake'].map(
    (about, i) =>
      `<article class="card"><h3><div class="number">${i + 1}</div> Climb the old ${about}</h3>${other(2, about)}<ul><li class="datetime">Monday to Sunday: 10–19</li></ul></article>`,
  );
  const { text, reasons } = read('', `<div class="tips">${entries.join('')}</div>`);
  for (const about of ['harbour', 'market', 'lake']) assert.ok(text.includes(`In the ${about} of the`), about);
  assert.ok(!reasons.has('second-article'));
});

test('a text in a box that is called after the buttons beside it is no part of the figure above', () => {
  const { text } = extract({
    html: `<title>Ships wait</title><body><article><h1>Ships wait</h1><div class="wrap"><figure><img src="/a.jpg" width="900" height="600" alt=""><figcaption></figcaption></figure><div id="socialicons-sticky"><div class="entry">${other(4)}</div></div></div></article>`,
    url: 'https://example.org/ships',
  });
  assert.match(text, /In the harbour/);
});

test('a heading that begins with the day is the title over again', () => {
  const { text } = extract({
    html: `<title>Ships wait for days in the harbour</title><body><main><h1><span class="top"><time datetime="2024-03-14">14 March 2024</time></span> <span class="title">Ships wait for days in the harbour</span></h1>${other(5)}</main>`,
    url: 'https://example.org/ships',
  });
  assert.match(text, /^In the harbour/);
});

describe('regions that go', () => {
  test('comments without boxes, each behind a line of a name and a day', () => {
    const names = ['Ann Lee', 'Bob Ray', 'Cid Fox', 'Dora Kim', 'Eve Ott', 'Finn Moe'];
    const lines = names.map(
      (name, i) => `<p><b>${name}</b> <small>1${i}.03.2024 09:1${i}</small></p>${other(1, `dock ${i}`)}`,
    );
    const { text, reasons } = read('', `<h3>Letters</h3>${lines.join('')}`);
    assert.ok(!text.includes('dock'), text);
    assert.ok(reasons.has('comments'), [...reasons].join());
  });

  test('two dated articles of like boxes below the text', () => {
    const piece = (about: string) =>
      `<section class="x9"><h2>Ships wait in the ${about}</h2><span>13 March 2024</span><div>${other(4, about)}</div></section>`;
    const { text } = read(piece('dock') + piece('quay'));
    assert.ok(!text.includes('dock') && !text.includes('quay'), text);
  });

  test('cards behind the text in its own box, each with a line and a link that leads on', () => {
    const cards = ['harbour', 'market', 'school'].map(
      (about) =>
        `<article class="x1"><h3>What the ${about} needs now</h3><div>Research has shown that a ${about} of this size can do with fewer people than before.</div><ul><li><a href="/news/${about}"><span>LEARN MORE</span></a></li></ul></article>`,
    );
    const { text } = read('', `<div class="x0">${cards.join('')}</div>`);
    assert.ok(!text.includes('Research has shown'), text);
  });

  test('a box that says that it is paid for and leads to another site', () => {
    const { text } = read(
      '',
      `<div class="x3"><span>Sponsored</span><h4><a href="https://shop.example.net/boat">A boat for everybody</a></h4><p>Rowing keeps you healthy, and our boats cost less than you think they do.</p></div>${other(2, 'dock')}`,
    );
    assert.ok(!text.includes('Rowing keeps you') && text.includes('dock'), text);
  });

  test('a line of rights at the end, with what stands below it', () => {
    const { text } = read(
      '',
      '<p>© 2024 Example Media. All rights reserved.</p><p>Published by Example Media, who are not liable for links.</p>',
    );
    assert.ok(!text.includes('rights reserved') && !text.includes('not liable'), text);
  });

  test('a text in a hidden box apart from the article', () => {
    const { text } = read(`<section aria-hidden="true" style="visibility: hidden">${other(3, 'dock')}</section>`);
    assert.ok(!text.includes('dock'), text);
  });

  for (const [name, beside, inside, reason] of [
    [
      'a second article with its own byline and date',
      `<article><h1>Ships wait for days</h1><p class="byline">By John Doe</p><time>13 March 2024</time><div class="text">${other(5)}</div></article>`,
      '',
      'second-article',
    ],
    [
      'a thread of comments under hashed classes',
      `<section class="x1">${['Anna Voss', 'Tom Reed', 'Lea Ott', 'Max Hall'].map((who, i) => `<div class="x2"><div>${who}</div><div>14.03.2024 1${i}:20</div>${other(1, `bay ${i}`)}<div>Reply</div></div>`).join('')}</section>`,
      '',
      'comments',
    ],
    [
      'a second article in the container of the first, by its byline and date',
      '',
      `<h2>Ships wait for days</h2><p>By John Doe</p><p>13 March 2024</p>${other(4)}`,
      'second-article',
    ],
    [
      'a second article in the container of the first, by the line over its main heading',
      '',
      `<div class="x8"><span>Nächster Artikel</span><h1>Ships wait for days</h1>${other(4)}</div>`,
      'second-article',
    ],
    [
      'a second article in the container of the first, by the name of its box and who wrote it',
      '',
      `<section class="next-story"><h2>Ships wait for days</h2><p class="byline">By John Doe</p>${other(4)}</section>`,
      'second-article',
    ],
    [
      'comments in the container of the text, by name and day',
      '',
      `<div>${['Anna Voss', 'Tom Reed', 'Lea Ott', 'Max Hall'].map((who, i) => `<div class="x2"><b>${who}</b><div>14.03.2024 1${i}:20</div>${other(1, `bay ${i}`)}</div>`).join('')}</div>`,
      'comments',
    ],
    [
      'a thread as the rows of a table',
      `<table>${['Anna Voss', 'Tom Reed', 'Lea Ott', 'Max Hall'].map((who, i) => `<tr><td>${who}<br>14.03.2024 1${i}:20</td><td>${other(1, `bay ${i}`)}</td></tr>`).join('')}</table>`,
      '',
      'comments',
    ],
    [
      'a call to give in the text, with the bold line before it',
      '',
      `<p><b>This paper is owned by those who read it, and by nobody else in the harbour.</b></p><p>If all gave the price of a coffee we would be safe for a year. <a href="https://pay.example.com/">Become a member</a></p>`,
      'subscription',
    ],
    [
      'a label with a link to another story of the site',
      '',
      `<p><b>Lesen Sie als Nächstes: <a href="/2024/ships">Ships in the harbour wait for days on end</a></b></p>`,
      'read-also',
    ],
    [
      'a note on what the page earns from its links',
      '',
      `<p><em>When you buy through links on our site, we may earn an affiliate commission.</em></p>`,
      'advertising-note',
    ],
    [
      'text clipped to nothing by its style',
      '',
      `<div style="position:absolute; clip: rect(0 0 0 0)">${other(1)}</div>`,
      'screen-reader-text',
    ],
    [
      'a question with buttons for its answers',
      '',
      `<div class="x5"><p>Should the town pay for the new bridge of the harbour?</p><button>Yes</button><button>No</button><p>So far 1,204 readers have taken part in this.</p></div>`,
      'poll',
    ],
    [
      'a question with the share of each answer',
      '',
      `<div class="x5"><p>Should the town pay for the new bridge of the harbour?</p><ul><li>Yes, and soon 46 %</li><li>Only in part 38 %</li><li>No 16 %</li></ul></div>`,
      'poll',
    ],
    [
      'a box to sign up in',
      '',
      `<div class="x3"><h3>Our letter from the harbour</h3><p>Every morning we write what the harbour of the town is about today, and we send it to you.</p><form><input type="email"><button>Send</button></form></div>`,
      'sign-up',
    ],
    [
      'a translation that is hidden',
      `<div hidden>${'<p>Der Rat der Stadt hat beschlossen, dass die Brücke am harbour gebaut wird, und die Arbeiten beginnen im kommenden Jahr mit den Pfeilern.</p>'.repeat(4)}</div>`,
      '',
      'hidden-translation',
    ],
    ['text for screen readers', '', `<div class="sr-only">${other(1)}</div>`, 'screen-reader-text'],
    ['a dialog over the page', `<div role="dialog" aria-modal="true">${other(4)}</div>`, '', 'dialog'],
  ] as const) {
    test(name, () => {
      const { text, reasons } = read(beside, inside);
      assert.ok(!text.includes('harbour'), text.slice(-400));
      assert.ok(SENTENCES.every((sentence) => text.includes(sentence)));
      // The scores alone throw some of them out already.
      assert.ok(reasons.has(reason) || (reason === 'comments' && reasons.has('model')), [...reasons].join(', '));
    });
  }
});

describe('regions that stay', () => {
  test('entries of a live blog, each with heading, author and time', () => {
    const entries = Array.from(
      { length: 6 },
      (_, i) =>
        `<div class="entry"><time>1${i}:05</time><h3>Ship number ${i + 1} arrives</h3><p class="byline">By Jane Roe</p>${other(2, `harbour ${i}`)}</div>`,
    ).join('');
    const { text } = read('', entries);
    for (let i = 0; i < 6; i += 1) assert.ok(text.includes(`harbour ${i} of`), `entry ${i}`);
  });

  test('a paragraph on a commission of a parliament, and its links to firms', () => {
    const { text } = read(
      '',
      `<p>Our reporters asked the Commission on Monday which links the firms have, and whether we may see what they buy: ${other(1, 'dock').slice(3)}`,
    );
    assert.ok(text.includes('asked the Commission'));
  });

  test('tabs of the article, of which one is hidden', () => {
    const { text } = read('', `<div class="tabs"><div>${other(3, 'dock')}</div><div hidden>${other(3, 'quay')}</div></div>`);
    assert.ok(text.includes('dock') && text.includes('quay'));
  });

  test('a last answer that wavers, among questions and answers of one kind', () => {
    const parts = Array.from(
      { length: 7 },
      (_, i) =>
        `<div class="x1"><div class="x2">What does the town do about the harbour, question ${i + 1}?</div><div class="x3">${other(1, `dock ${i}`).slice(3, -4)}</div></div>`,
    ).join('');
    const { text } = read('', parts);
    for (let i = 0; i < 7; i += 1) assert.ok(text.includes(`dock ${i} of`), `answer ${i}`);
  });

  test('slides of a gallery whose paragraphs are all that the page tells', () => {
    const slides = SENTENCES.map(
      (text, i) => `<div class="slide"><img src="/${i}.jpg" width="900" height="600"><p>${text}</p></div>`,
    );
    const html = `<html lang="en"><head><title>The bridge in pictures</title></head><body><main><article><h1>The bridge in pictures</h1>${slides.join('')}</article></main></body></html>`;
    const { figures, text } = extract({ html, url: 'https://example.org/2024/pictures' });
    for (const sentence of SENTENCES) assert.ok(text.includes(sentence), sentence);
    assert.ok(figures.every(({ caption }) => caption === undefined));
  });

  test('captions of slides in a text that has paragraphs of its own', () => {
    const slides = SENTENCES.slice(0, 3).map(
      (text, i) => `<div class="slide"><img src="/${i}.jpg" width="900" height="600"><p>Picture ${i}: ${text}</p></div>`,
    );
    const { text } = read('', slides.join(''));
    assert.ok(!text.includes('Picture 0'), text);
  });

  test('the last tab of a text that is nothing but tabs', () => {
    const panels = ['dock', 'quay', 'pier'].map(
      (about, i) => `<div role="tabpanel"${i > 0 ? ' hidden' : ''}>${other(4, about)}</div>`,
    );
    const html = `<html lang="en"><head><title>Ships wait</title></head><body><main><h1>Ships wait</h1><p>By Jane Roe, 14 March 2024</p><div>${panels.join('')}</div></main></body></html>`;
    const { text } = extract({ html, url: 'https://example.org/2024/ships' });
    for (const about of ['dock', 'quay', 'pier']) assert.ok(text.includes(about), about);
  });

  test('a table of figures among paragraphs, with every cell', () => {
    const rows = ['Iron 12 4', 'Coal 7 11', 'Grain 31 2', 'Salt 5 9'].map((row) => row.split(' '));
    const table = `<table><tr><th>Goods</th><th>In</th><th>Out</th></tr>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>${other(2)}`;
    const { text } = read('', table);
    for (const row of rows) assert.ok(text.includes(row.join(' | ')), row[0]);
  });
});

test('a dek set as a heading is a paragraph of the text, and a picture behind it stands over the text', () => {
  const dek =
    'The council wants the work to begin in May, when the water is low, and the bridge to be open for the fair two years later.';
  const html = page('').replace(
    '<p class="byline">',
    `<h2 class="dek">${dek}</h2><figure><img src="/1.jpg" width="800" height="600"></figure><p class="byline">`,
  );
  const article = extract({ html, url: 'https://example.org/2024/bridge' }, {});
  assert.equal(article.metadata.subtitle, dek);
  assert.ok(article.text.startsWith(`${dek}\n\n`), article.text.slice(0, 200));
  assert.ok(article.html.includes(`<p>${dek}</p>`) && article.html.includes('/1.jpg'), article.html.slice(0, 400));
});

test('the second headline that the page states is a paragraph of the text, in whatever box it stands as a heading', () => {
  const dek = 'The bridge will cost the town a third of what it has in a year';
  const stated = { '@type': 'NewsArticle', headline: 'Town votes for a new bridge', alternativeHeadline: dek };
  const html = page('')
    .replace(TEXT, `<div><h2>${dek}</h2></div>${TEXT}`)
    .replace('</head>', `<script type="application/ld+json">${JSON.stringify(stated)}</script></head>`);
  const article = extract({ html, url: 'https://example.org/2024/bridge' }, {});
  assert.equal(article.metadata.subtitle, dek);
  assert.ok(article.html.includes(`<p>${dek}</p>`), article.html.slice(0, 400));
});
