/** Entries that are set alike: turns of a talk, questions, days. What most of a kind is, the rest is, too. */
import { equal } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { SENTENCES } from './bridge-story.ts';

const TURNS = [
  ['Host', 'Welcome back. With me in the studio is Lidia Moreau, who has just come home from five months on the ice.'],
  ['Moreau', 'Thank you for having me. I am still getting used to trees.'],
  ['Host', 'What did you go there to find?'],
  ['Moreau', 'Salt, mostly. We wanted to know how much of the brine that freezes out of the ice sinks to the bottom.'],
  ['Host', 'And how fast is it?'],
  ['Moreau', 'Faster than any of the models say. We saw plumes reach four hundred metres in under an hour.'],
  ['Host', 'Does it matter to anybody who does not live on an ice floe?'],
  ['Moreau', 'It matters to everybody who likes the weather that they have now.'],
  ['Host', 'Lidia Moreau, thank you.'],
];
const QUESTIONS = [
  ['Who has to register?', 'Everybody who owns a boat longer than four metres must register it by the end of June.'],
  [
    'What does it cost?',
    'Registration is free in the first year. From 2026 the fee will be £12 for boats without an engine.',
  ],
  ['What happens if I do not register?', 'The authority may fine owners up to £200. It says that it will send a reminder.'],
  ['Where do I get the form?', 'At the harbour office, in any library, or on the authority’s website from Monday.'],
];
const DAYS = [
  ['14 March 1998', 'The first complaint about the smell reaches the town hall. It is filed under noise.'],
  ['2 June 2003', 'A consultant’s report recommends a second report.'],
  ['9 September 2011', 'The plant is fined £4,000 and appeals.'],
];
const INTRO = 'How a complaint about an odour became the longest case in the history of the county court.';

function read(title: string, body: string): string {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${title} | The Herald</title><meta property="og:title" content="${title}"></head><body><header><a href="/">The Herald</a><nav><a href="/news">News</a><a href="/sport">Sport</a></nav></header><main><h1>${title}</h1><div class="byline">By Jane Roe</div><time datetime="2024-03-04">March 4, 2024</time><article class="b-article-body">${body}</article><div class="b-comments"><h3>Comments</h3><div class="c"><div>Fay</div><div>I used to live round the corner from there.</div></div></div></main><footer><p>All rights reserved.</p></footer></body></html>`;
  return extract({ html, url: 'https://example.org/news/ice' }).text;
}

describe('entries that are set alike', () => {
  const ALIKE: [name: string, title: string, body: string, text: string[]][] = [
    [
      'who speaks, and the last word',
      'Five months on the ice: full transcript',
      TURNS.map(([who, said]) => `<div class="turn"><div class="spk">${who}</div><div class="utt">${said}</div></div>`).join(
        '',
      ),
      TURNS.flat(),
    ],
    [
      'the first question',
      'Boat registration: your questions answered',
      `<div class="accordion">${QUESTIONS.map(([asked, told], i) => `<div class="accordion-item"><h2 class="accordion-header"><button class="accordion-button" type="button" aria-expanded="false" aria-controls="c${i}">${asked}</button></h2><div id="c${i}" class="accordion-collapse collapse"><div class="accordion-body">${told}</div></div></div>`).join('')}</div>`,
      QUESTIONS.flat(),
    ],
    [
      'the first day of a chronicle, which looks like that of the article',
      'A smell that lasted for 26 years',
      `<p>${INTRO}</p><ul class="timeline">${DAYS.map(([day, told]) => `<li><span class="tl-date">${day}</span><div class="tl-text"><p>${told}</p></div></li>`).join('')}</ul>`,
      [INTRO, ...DAYS.flat()],
    ],
  ];
  for (const [name, title, body, text] of ALIKE)
    test(name, () => equal(read(title, body).replace(/\n+/g, '\n'), text.join('\n')));
});

test('a text goes on behind an advertisement in a second box that is named as the article’s text, however far up the two part', () => {
  const row = (inner: string) =>
    `<div class="row"><div class="col col--fill"><div class="row relative"><div class="article--content"><div class="text articleBody">${inner}</div></div></div></div></div>`;
  const paragraphs = SENTENCES.map((sentence) => `<p class="paragraph">${sentence}</p>`);
  const cards = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13].map(
    (i) =>
      `<div class="teaser"><div class="teaser__tag">Politics</div><div class="teaser__title"><a href="/p/${i}">Bridge over the river: what the region pays, part ${i}</a></div><p class="teaser__lead">The region has put eight million aside for bridges this year, and most of it is spent already, says the report.</p></div>`,
  );
  const ad = '<div class="row"><div class="ad">Advertisement</div></div>';
  const rest = row([...cards.slice(0, 6), ...paragraphs.slice(3)].join(''));
  const body = `${row(paragraphs.slice(0, 3).join(''))}${ad}<div class="newsletter">${rest}</div>${cards.slice(6).join('')}`;
  equal(read('Council votes for the bridge', body), SENTENCES.join('\n\n'));
});
