/** Boxes and lines of the house that are set into a text or stand behind it: calls with their words, teasers, threads, copies. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { PageContext } from '../../../src/engine/body/page-context.ts';
import { settleRegions } from '../../../src/engine/body/regions.ts';
import { extract } from '../../../src/engine/extract.ts';
import { elementsNamed, parsePage } from '../../../src/engine/page/page.ts';
import { SENTENCES as STORY } from './bridge-story.ts';

const PARAGRAPHS = STORY.map((sentence, i) => `<p>${sentence} ${STORY[(i + 3) % STORY.length]}</p>`);

interface Parts {
  inside?: string;
  behind?: string;
  beside?: string;
  language?: string;
  most?: number;
}

/** The blocks of a page with something in the middle of its text, behind it, or beside it. */
function read({ inside = '', behind = '', beside = '', language = 'en', most = PARAGRAPHS.length }: Parts): string[] {
  const own = PARAGRAPHS.slice(0, most);
  const text = [...own.slice(0, most / 2), inside, ...own.slice(most / 2), behind].join('\n');
  const html = `<!DOCTYPE html><html lang="${language}"><head><title>Town votes for a new bridge</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><main><div class="k1"><h1>Town votes for a new bridge</h1><div>14 March 2024</div>${text}</div>${beside}</main></body></html>`;
  return extract({ html, url: 'https://example.org/2024/bridge' }).text.split('\n\n');
}

const ships = (i: number) =>
  `In the harbour of bay ${i} ships lay at anchor for days, since nobody could say who was to unload them, and the crews were not allowed on land.`;
const teaser = (about: string, end: string) =>
  `<div class="k5"><h3><a href="/2019/${about}">Ships wait in the harbour of ${about}</a></h3><p>${ships(1)}</p><p>${ships(2)}</p>${end}</div>`;

const GONE: Record<string, Parts> = {
  'a box that asks to register, with links to do so and to log in': {
    inside:
      '<div class="k2"><p><strong>The harbour and you</strong></p><p>It takes less than a minute. You may read five texts on the harbour each month, and take part.</p><a href="/register?return=%2Fx">Create an account</a> <a href="/login">Log in</a></div>',
  },
  'a bold line that asks to follow, without a link': {
    inside: '<p><strong>Follow us on WhatsApp and miss nothing from the harbour.</strong></p>',
  },
  'a question to those who know more, with an address for them': {
    behind:
      '<p><strong>Do you know more of the harbour?</strong> Write to us in confidence at tips@harbour.example. We never tell who our sources are.</p>',
  },
  'the beginning of another text, with a link to the rest': {
    inside: teaser('linton', '<a href="/2019/linton">…</a>'),
  },
  'a quiz, by the name of its box': {
    behind: `<div class="quiz">${['Who owns the harbour?', 'How deep is the harbour?']
      .map((line, i) => `<div class="k6"><p>${i + 1}/2 ${line}</p><ul><li>The harbour</li><li>Its pilots</li></ul></div>`)
      .join('')}</div>`,
  },
  'short comments without a heading, signed with the time of day': {
    behind: `<div class="k7">${['Ann', 'Bob', 'Cid', 'Dora']
      .map(
        (name, i) =>
          `<div class="k8"><div><b>${name}</b> 14 March, 9:1${i}</div><div>The harbour ${i} says the same, and means it.</div></div>`,
      )
      .join('')}</div>`,
  },
};

describe('what a house sets into a text goes', () => {
  for (const [name, parts] of Object.entries(GONE))
    test(name, () => {
      const blocks = read(parts);
      assert.deepEqual(
        blocks.filter((block) => /harbour/i.test(block)),
        [],
      );
      const own = PARAGRAPHS.slice(0, parts.most);
      assert.ok(own.every((paragraph) => blocks.includes(paragraph.slice(3, -4))));
    });
});

const STAYS: Record<string, [parts: Parts, count: number]> = {
  'a headed part with a link to another address at its end': [
    {
      inside: teaser(
        'linton',
        '<p>The crews wrote <a href="/2019/letters">letters from the harbour</a> to all of the town.</p>',
      ),
    },
    3,
  ],
  'a question to readers that asks nobody to write': [
    {
      inside:
        '<p>Do you know more than three ships by name? Those who sail to the harbour know each of them, and their captains too.</p>',
    },
    1,
  ],
  'a sentence on those who follow a channel': [
    { inside: '<p>Follow the money to the harbour, the mayor wrote on WhatsApp, and you will see who is for it.</p>' },
    1,
  ],
};

describe('what looks like it stays', () => {
  for (const [name, [parts, count]] of Object.entries(STAYS))
    test(name, () => {
      assert.equal(
        read(parts).filter((block) => /In the harbour|from the harbour|to the harbour/i.test(block)).length,
        count,
      );
    });
});

/** The reasons for which the regions drop the blocks that speak of the harbour, where the model takes all for text. */
function reasons(html: string, { score = 0.8, line = 0.8 } = {}): (string | undefined)[] {
  const page = parsePage(`<!DOCTYPE html><html lang="en"><body>${html}`, 'https://example.org/');
  const blocks = cutBlocks(page, new Set());
  const [headline] = elementsNamed(page, 'h1');
  const printed = { ...(headline && { headline }), bylines: [], dates: [] };
  const priors = { classWord: () => 0, textWord: () => 0 };
  const { lengths, sums } = new PageContext(page, blocks, { printed }, priors);
  const scores = () =>
    Float32Array.from(blocks, ({ text }) => (!/harbour/i.test(text) ? 0.99 : text.endsWith('before.') ? line : score));
  const { dropped } = settleRegions({ page, blocks, lengths, sums, printed, score: scores });
  return blocks.filter(({ text }) => /harbour/i.test(text)).map(({ index }) => dropped[index]);
}

const TEXT = PARAGRAPHS.slice(0, 6).join('');
const around = (box: string) => `<main>${TEXT}${box}${PARAGRAPHS.slice(6).join('')}</main>`;

describe('by given scores', () => {
  test('an evening of the house goes with the link to book a seat', () => {
    const box = `<div class="k2"><h4>The harbour in fifty years</h4><p>Thursday, 7 pm. We speak with pilots of the harbour.</p><a href="https://tickets.example/7">Book your seat</a></div>`;
    assert.deepEqual(reasons(around(box)), ['subscription', 'subscription']);
  });

  test('a plea goes whose link hangs bare in the element around it', () => {
    const box = `<aside><p><b>On our harbour</b></p><p>Readers like you support our work on the harbour.</p><a href="https://pay.example/our">Donate</a></aside>`;
    assert.deepEqual(reasons(around(box), { score: 0.9, line: 0.9 }), ['subscription', 'subscription']);
  });

  test('an offer with a button goes that is a third of a short text', () => {
    const box = `<section class="k2"><p>All of the harbour for a penny in the first month, and you may cancel when you like.</p><p>Readers of the harbour get the paper of the next day in the evening, and the puzzles too.</p><button>Subscribe now</button></section>`;
    assert.deepEqual(reasons(`<main>${PARAGRAPHS.slice(0, 2).join('')}${box}</main>`), ['subscription', 'subscription']);
  });

  test('cards with pictures amid a longer text go where the model is not sure of them', () => {
    const cards = ['tolls', 'pilots', 'nets', 'boats'].map(
      (about) =>
        `<div class="k4"><a href="/2024/${about}"><img src="/${about}.jpg" alt=""><p>The ${about} of the harbour</p></a><p>The harbour can do with fewer of them than before.</p></div>`,
    );
    const text = around(`<div>${cards.join('')}</div>`);
    assert.deepEqual(new Set(reasons(text, { score: 0.3, line: 0.52 })), new Set(['cards']));
    assert.deepEqual(new Set(reasons(text, { score: 0.8, line: 0.8 })), new Set([undefined]));
  });

  test('a hidden copy in another language goes, though it is longer than the text', () => {
    const copy = Array.from(
      { length: 20 },
      (_, i) => `<p>Las obras del harbour ${i} empiezan en mayo, y el pleno votó a favor.</p>`,
    );
    const html = `<main>${PARAGRAPHS.slice(0, 3).join('')}<div lang="es" style="display:none">${copy.join('')}</div></main>`;
    assert.deepEqual(new Set(reasons(html)), new Set(['hidden-translation']));
  });

  test('a line of rights goes that begins with the name of the site', () => {
    assert.deepEqual(reasons(`<main>${TEXT}</main><p>The Harbour © 2024 The Harbour All rights reserved</p>`), ['imprint']);
  });

  test('a menu set in one line above the headline goes', () => {
    const menu = ['Harbour', 'Town', 'Country', 'Money'].map((name) => `<a href="/${name}">${name}</a>`).join(' | ');
    const page = (line: string) => `<title>Town votes</title><body><p>${line}</p><h1>Town votes</h1><main>${TEXT}</main>`;
    assert.deepEqual(reasons(page(menu)), ['menu']);
    assert.deepEqual(reasons(page(`The ships are at ${menu} as we write, and none of them may leave before May.`)), [
      undefined,
    ]);
  });

  test('a notice on cookies amid the text goes with buttons that stand in one line', () => {
    const words = 'We and our 733 partners store data of the harbour on your device, to measure who reads what.';
    const box = (end: string) => `<div><aside><div>${words}</div><span>${end}</span></aside></div>`;
    assert.deepEqual(reasons(around(box('<button>Accept all</button><button>Refuse</button>'))), ['consent']);
    assert.deepEqual(reasons(around(box('They said so.'))), [undefined]);
    const short = `<div><h2>The harbour and your data</h2>${`<p>${words} ${words}</p>`.repeat(3)}<button>Accept all</button></div>`;
    assert.deepEqual(new Set(reasons(`${short}<main>${PARAGRAPHS.slice(0, 5).join('')}</main>`)), new Set(['consent']));
  });

  test('notes on commissions go in each language', () => {
    const notes = [
      'Nous percevons parfois une commission sur les achats effectués au Harbour.',
      'Podemos receber uma comissão pelas compras feitas no Harbour.',
      'Als je via deze links iets koopt, ontvangt Harbour of krijgen wij een kleine vergoeding.',
      'Za zakupy dokonane w Harbour możemy otrzymać prowizję.',
      'Za nákupy přes odkazy na Harbour můžeme dostat provizi.',
      'Vi kan få provision på köp som görs via länkarna till Harbour.',
      'За покупки по ссылкам на Harbour редакция может получать комиссию.',
      'リンク先Harbourでの購入により当社が報酬を得ることがあります。',
      '通过这些Harbour链接购买，本报可能获得少量佣金。',
      '이 Harbour 링크를 통해 구매하시면 수수료를 받을 수 있습니다.',
    ];
    for (const note of notes)
      assert.deepEqual(reasons(`<main>${TEXT}<p><em>${note}</em></p></main>`), ['advertising-note'], note);
    assert.deepEqual(reasons(`<main>${TEXT}<p>Harbour vroeg een vergoeding, en wij kregen die.</p></main>`), [undefined]);
  });

  test('comments in the rows of a table go, and records of a list stay', () => {
    const rows = (cells: (i: number) => string) =>
      `<table>${['Ann', 'Bob', 'Cid', 'Dora', 'Eve'].map((name, i) => cells(i).replaceAll('NAME', name)).join('')}</table>`;
    const apart = rows(
      (i) =>
        `<tr><td><b>NAME</b>, 14.03.2026, 09:1${i}</td></tr><tr><td>The harbour ${i} says much the same, and means it.</td></tr>`,
    );
    const page = (table: string) => new Set(reasons(`<main>${TEXT}</main>${table}`, { score: 0.5 }));
    assert.deepEqual(page(apart), new Set(['comments']));
    assert.deepEqual(page(apart.replace(/, 14[^<]*/g, '')), new Set([undefined]));
  });

  test('a link alone stays where the model takes it for text: to a document, by its class a button, and a plain one', () => {
    const links = [
      '<p><a class="btn" href="/harbour.pdf">All plans of the harbour</a></p>',
      '<p><a href="/2024/plan">The plan of the harbour in full</a></p>',
    ];
    for (const link of links) assert.deepEqual(reasons(around(link)), [undefined]);
  });
});
