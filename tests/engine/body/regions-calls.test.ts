/** Pleas, offers, advertising and hidden text that stand among the paragraphs, and folds and lines like them that stay. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { SENTENCES as STORY } from './bridge-story.ts';

const PARAGRAPHS = STORY.map((sentence, i) => `<p>${sentence} ${STORY[(i + 3) % STORY.length]}</p>`);
const HEAD = '<h1 class="head">Town votes for a new bridge</h1><div>14 March 2024</div>';

/** The blocks of a page with something in the middle of its text, behind it, or beside it. */
function read({ inside = '', behind = '', beside = '', name = 'div' }): string[] {
  const half = PARAGRAPHS.length / 2;
  const text = [...PARAGRAPHS.slice(0, half), inside, ...PARAGRAPHS.slice(half), behind].join('\n');
  const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes for a new bridge</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><main><${name} class="k1">${name === 'section' ? HEAD.replaceAll('h1', 'h2') : HEAD}${text}</${name}>${beside}</main></body></html>`;
  return extract({ html, url: 'https://example.org/2024/bridge' }).text.split('\n\n');
}

const harbour = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<p>In the harbour of bay ${i} ships lay at anchor for days, since nobody could unload them.</p>`,
  );
const puerto = Array.from(
  { length: 6 },
  (_, i) =>
    `<p>El pleno de la ciudad votó el martes a favor del puente, y las obras del harbour ${i} empiezan cuando baje el agua del río.</p>`,
).join('');

const GONE: Record<string, Parameters<typeof read>[0]> = {
  'a line that is one link, which its class calls a button': {
    inside: '<p><a class="btn button" href="/register">See you at the harbour</a></p>',
  },
  'a card over all of which a link lies that has its words for machines alone': {
    inside:
      '<article><div class="media"><img src="/ship.jpg" alt="A ship"></div><a href="/2024/harbour-tolls" class="absolute inset-0"><span class="sr-only">Is the harbour too dear?</span></a><div class="block"><header><em>Tolls of the bay</em> Is the harbour too dear for the ships that call there?</header></div></article>',
  },
  'a card of a few lines over which a link lies that has a picture alone': {
    inside:
      '<div><article><div><a href="/2024/harbour-tolls"><img src="/ship.jpg" alt=""></a><h3>The tolls of the harbour</h3><p>The ships that call at the harbour pay less from May, and the pilots of the bay have waited for it for years.</p></div></article></div>',
  },
  'a line that asks readers for their stories': {
    behind: '<p><b>Got a story? Tell us all of the harbour at <a href="mailto:a@paper.example">a@paper.example</a>.</b></p>',
  },
  'a bold line that pleads, with links to give on the site and on a platform': {
    behind:
      '<p><b>Did you like this text on the harbour? Then help with a <a href="/spende">gift</a>, or become a <a href="https://steadyhq.com/en/harbour">member</a> of the harbour.</b></p>',
  },
  'a short label, a bar, and a link to another page': {
    inside:
      '<p>FUNDA OLUNYE UDABA LAPHA | <a href="/2024/harbour-tolls">The tolls of the harbour are to be halved in May</a></p>',
  },
  'a line that ends in a link by which readers write to a reporter': {
    inside:
      '<blockquote><p>You work in the harbour and know more? Write to our reporter in confidence: <a href="https://signal.me/#eu/abc">jroe.90</a></p></blockquote>',
  },
  'a line that leads to more stories of the kind': {
    behind: '<p>For more stories like this, <a href="https://example.org/news">look at our pages on the harbour</a>.</p>',
  },
  'paragraphs that plead, under a bold line, before a link to give': {
    behind:
      '<hr><p><b>Stand with the harbour</b></p><p>Independent journalism costs money, and readers like you pay for that of the harbour.</p><p>Please support us today if you can; every gift to the harbour counts.</p><p><a href="/donate">Harbour fund</a></p>',
  },
  'a paragraph that is one link to follow on a network': {
    inside:
      '<p><a href="https://wa.example/channel">Follow our channel on WhatsApp: all that happens in the harbour, on your phone every day.</a></p>',
  },
  'a link to give on the site in words that say nothing of it, under a bold line at the end': {
    behind:
      '<p><strong>The harbour of all</strong></p><p><em>Nobody owns the harbour, and none of its berths is for sale; it is there for whoever reads of it.</em> <a href="/donate">I am in</a></p>',
  },
  'a line with links to fetch the program of two systems': {
    behind:
      '<p>All of the harbour in your pocket, as it happens: <a href="https://apps.apple.com/app/id1">iPhone</a> or <a href="https://play.google.com/store/apps/details?id=x">Android</a></p>',
  },
  'a box with pictures of the shops of programs': {
    inside:
      '<div class="k3"><p>The harbour on your phone, with all that happens there.</p><a href="https://apps.apple.com/app/id1"><img src="/a.svg" alt="Shop"></a><a href="https://play.google.com/store/apps/details?id=x"><img src="/b.svg" alt="Shop"></a></div>',
  },
  'a last paragraph under a bold line, before a link to give, in words that say nothing of it': {
    behind:
      '<p><b>All of us at the harbour</b></p><p>Nobody owns the harbour, and none of its berths is for sale; it is there for whoever reads of it.</p><p><a href="/donate">I am in</a></p>',
  },
  'a call in other words to follow a channel': {
    inside:
      '<p>Follow the harbour where you are and miss nothing: <a href="https://whatsapp.com/channel/0029x">over here</a>.</p>',
  },
  'comments in elements of the site, each on its own line': {
    beside: `<note-list><h3>Notes on the harbour</h3>${harbour(6)
      .map(
        (line, i) =>
          `<note-item><note-name>Harbour Reader ${i}</note-name><note-text>${line.slice(3, -4)}</note-text><button>Reply</button></note-item>`,
      )
      .join('')}</note-list>`,
  },
  'an offer of letters beside a form in the text': {
    inside:
      '<p><b>Letters from the harbour</b></p><p>Twice a week our harbour letter comes by e-mail, and you may unsubscribe when you like.</p><form><input type="email"><button>Send</button></form>',
  },
  'lines on advertising that come again': {
    inside: `<p>This advertisement of the harbour has not loaded yet, the text goes on.</p>${PARAGRAPHS[1]?.replace('The', 'And the')}<p>This advertisement of the harbour has not loaded yet, the text goes on.</p>`,
  },
  'a paragraph under the word for advertising, with a link that is paid for': {
    inside:
      '<p>Advertisement</p><p>Thousands of owners at the harbour change to the pump that pays for itself in four years. <a href="https://shop.example/" rel="nofollow sponsored">See how</a></p>',
  },
  'a poll whose answers have their shares in bars alone': {
    inside:
      '<div class="x5"><h3>Should the town pay for the harbour?</h3><ul><li>Yes, and soon</li><li>Only in part</li></ul><p>Thank you for the harbour! 3,911 votes so far.</p></div>',
  },
  'a poll that its class calls so, without shares and buttons': {
    inside:
      '<div class="poll"><h3>Do you go to the harbour?</h3><ul><li>Yes, I see the harbour each week.</li><li>I see it now and then.</li></ul><p>Only who is logged in at the harbour may answer.</p></div>',
  },
  'when a station spoke of the harbour': {
    behind: '<p>Über dieses Thema berichtete harbour aktuell am 12. März 2024 um 08:10 Uhr.</p>',
  },
  'a translation that a class hides': { behind: `<div lang="es" class="hidden">${puerto}</div>` },
  'a translation without its language, kept from speech': { behind: `<div aria-hidden="true">${puerto}</div>` },
  'a hidden next article with its headline': {
    beside: `<div class="k2" style="display:none"><h1>Ships wait in the harbour</h1>${harbour(5).join('')}</div>`,
  },
  'what is stated on the publisher for machines': {
    inside:
      '<div style="display:none" itemscope itemtype="https://schema.org/Organization"><p>The Harbour Post has told of the harbour since 1951, and names its sources wherever it can.</p></div>',
  },
  'an article whose box is set as the first, with a name under its headline': {
    beside: `<div class="k1"><h1 class="head">Ships wait in the harbour</h1><div>Anna Voss</div>${harbour(6).join('')}</div>`,
  },
  'a box with a word for advertising in its class': {
    inside: `<div class="ad-native"><h4>The harbour pump</h4><p>Thousands of owners at the harbour change to the pump that pays for itself in four years, and so can you.</p></div>`,
  },
  'a section like the first, its headline set alike, with its day': {
    name: 'section',
    beside: `<section class="k1"><h2 class="head">Ships wait in the harbour</h2><div>13 March 2024</div>${harbour(6).join('')}</section>`,
  },
};

describe('what asks, advertises or is hidden goes', () => {
  for (const [name, parts] of Object.entries(GONE))
    test(name, () => {
      const blocks = read(parts);
      assert.deepEqual(
        blocks.filter((block) => /harbour/i.test(block)),
        [],
      );
      assert.ok(PARAGRAPHS.every((paragraph) => blocks.includes(paragraph.slice(3, -4))));
    });
});

const QUESTIONS = ['Who pays for it?', 'Who is for it?', 'When is it built?', 'Who is against it?'];
const panel = (i: number, attributes: string) =>
  `<h3><button aria-expanded="false">${QUESTIONS[i]}</button></h3><div ${attributes}>${harbour(4)[i]}</div>`;

const STAYS: Record<string, [parts: Parameters<typeof read>[0], count: number]> = {
  'a paragraph alone in a box whose name says that it promotes': [
    {
      inside: `<div class="promo-content">${harbour(1)[0]?.replace('</p>', ' Two of them had come from the harbour of Linton, and had waited there for a week as well.</p>')}</div>`,
    },
    1,
  ],
  'sources of one line each, with a name and a year': [
    {
      behind: `<h2>Sources</h2><ol>${['Ada Lund', 'Tom Reed', 'Lea Ott', 'Max Hall', 'Ida Berg', 'Jan Wolf', 'Eva Moe', 'Kai Roth', 'Uta Lang', 'Per Holm'].map((name, i) => `<li>${name} (19${60 + i}). A harbour of its own. Review ${i + 3}, ${i}2.</li>`).join('')}</ol>`,
    },
    10,
  ],
  'answers that stand hidden behind the buttons that open them': [
    { behind: QUESTIONS.map((_, i) => panel(i, 'role="region" hidden')).join('') },
    4,
  ],
  'answers in an accordion at the end': [
    {
      behind: `<div class="accordion">${QUESTIONS.map((_, i) => panel(i, 'class="collapse" aria-hidden="true"')).join('')}</div>`,
    },
    4,
  ],
  'advice to readers, before a link to give': [
    {
      behind:
        '<p>If you own a ship, look whether the harbour supports the device that you use, and what it costs you.</p><p><a href="/donate">Give</a></p>',
    },
    1,
  ],
  'what somebody says on gifts, before a link to the fund that is told of': [
    {
      behind:
        '<p>“Please support us, every gift to the harbour counts,” said the mayor.</p><p><a href="/donate">How to give</a></p>',
    },
    1,
  ],
  'a sentence that names a program and links to where it is fetched': [
    {
      inside:
        '<p>Pilots of the harbour book their ships with <a href="https://play.google.com/store/apps/details?id=x">a program</a>, and most of them like it.</p>',
    },
    1,
  ],
  'who said so on a channel that is linked': [
    {
      behind:
        '<p>The harbour is open again, the mayor wrote to all of the town on <a href="https://t.me/mayor">his channel</a></p>',
    },
    1,
  ],
  'days with what happened, between paragraphs': [
    {
      inside: `<div class="k7">${harbour(6)
        .map((line, i) => `<div class="k8"><span>199${i}</span>${line}</div>`)
        .join('')}</div>`,
    },
    6,
  ],
  'notes that lead back to their places': [
    {
      behind: `<ol>${harbour(4)
        .map((line, i) => `<li id="n${i}">${line.slice(3, 40)} <a href="#r${i}">↩</a></li>`)
        .join('')}</ol>`,
    },
    4,
  ],
  'links to help, and to texts with such a word in their address': [
    {
      inside:
        '<p>The harbour runs on three programs:</p><ul><li><a href="https://support.vendor.example/kb/3075249">The harbour clock: description by its makers</a>, which is set at noon</li><li><a href="https://x.example/2023/towns-join-in-support-of-the-harbour">The harbour gate, as its towns told it</a>, of iron</li><li><a href="https://x.example/basic-life-support/">The harbour boat, and how to help on it</a>, for all</li><li><a href="/how-to-donate-old-nets/">Old nets of the harbour</a>, and whom they serve</li><li><a href="https://newsletter.x.example/p/harbour-nets">The harbour and its nets</a>, told by pilots</li></ul>',
    },
    6,
  ],
  'keys of a program, and names of places that are bold links': [
    {
      inside:
        '<p>The harbour takes an order once you press Ctrl+Enter.</p><p><b><a href="/2024/tolls">The inn by the harbour</a></b></p><p>It has eleven rooms, and each looks over the harbour.</p>',
    },
    3,
  ],
  'terms that come again in a list, on advertising': [
    {
      inside: '<ul><li>The harbour has free advertising</li><li>No ships</li><li>The harbour has free advertising</li></ul>',
    },
    2,
  ],
};

describe('what looks like it stays', () => {
  for (const [name, [parts, count]] of Object.entries(STAYS))
    test(name, () => {
      assert.equal(read(parts).filter((block) => /harbour/i.test(block)).length, count);
    });
});

test('questions behind the text stay that a page folds in an element for articles, with a year in the first answer', () => {
  const answers = (about: string) =>
    [1, 2]
      .map(
        (i) =>
          `<p>In the ${about} of the neighbouring city number ${i} ships lay at anchor for days, since nobody could say who was to unload them, and the crews were not allowed on land.</p>`,
      )
      .join('');
  const questions = ['harbour', 'market', 'mill'].map(
    (about) =>
      `<div class="item"><h3>What does the ${about} cost in 2025?</h3><div class="accordion_content"><p>The prices of 2025 are by size and place:</p>${answers(about)}</div></div>`,
  );
  const html = `<title>Town votes for a new bridge</title><main><section><h1>Town votes for a new bridge</h1></section>
<section><div class="k1"><div class="text">${PARAGRAPHS.join('')}</div><div class="blog-faq"><div class="blog-faq_wrapper"><h2>Frequently Asked Questions</h2><article class="landing">${questions.join('')}</article></div></div></div></section></main>`;
  const { text } = extract({ html, url: 'https://example.org/2024/bridge' });
  for (const about of ['harbour', 'market', 'mill']) assert.ok(text.includes(`In the ${about} of the`), about);
});
