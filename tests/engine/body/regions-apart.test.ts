/** More regions of whole pages that go as one, each in a markup of its own, and what looks like them and stays. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { PARAGRAPHS, SENTENCES as STORY } from './bridge-story.ts';

const SENTENCES = STORY.slice(0, 6);
const TEXT = SENTENCES.map((sentence, i) => `<p>${sentence} ${SENTENCES[(i + 2) % SENTENCES.length]}</p>`).join('\n');
const NAMES = ['Anna Voss', 'Tom Reed', 'Lea Ott', 'Max Hall', 'Ida Berg', 'Jan Wolf'];
const FACTS = [
  'ships lay at anchor for days, since nobody could say who was to unload them',
  'the cranes stood still for a week after the storm, and the crews went home',
  'three pilots were taken ill, so that no tanker over forty metres could come in',
  'a warehouse of grain burned down before the fire brigade had found a key',
  'the customs office moved to a container, with a queue down to the water',
  'a dredger lost its anchor on the cable that feeds the lighthouse',
];

interface Parts {
  inside?: string;
  behind?: string;
  beside?: string;
  text?: string;
}

/** A page without boxes around the text, or with an article element. */
function read({ inside = '', behind = '', beside = '', text = TEXT }: Parts, bare = false): string {
  const half = text.indexOf('\n', text.length / 2);
  const whole = `${text.slice(0, half)}\n${inside}\n${text.slice(half)}${behind}`;
  const head = '<h1>Town votes for a new bridge</h1><p class="byline">By Jane Roe</p><p>14 March 2024</p>';
  const main = bare ? `${head}${whole}${beside}` : `<main><article>${head}<div>${whole}</div></article>${beside}</main>`;
  const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes for a new bridge</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>${main}<footer>Imprint</footer></body></html>`;
  return extract({ html, url: 'https://example.org/2024/bridge' }).text;
}

const harbour = (count: number) => FACTS.slice(0, count).map((fact) => `<p>In the harbour ${fact}, the port said.</p>`);
const story = (head: string, count: number) => `<div class="k7">${head}${harbour(count).join('')}</div>`;

const GONE: Record<string, Parts> = {
  'comments of one block each, with a line of name and day and a link to answer': {
    behind: `<div><h3>Join in</h3><ol>${NAMES.map((name, i) => `<li><cite>${name}</cite> May ${i + 3}, 2023<br>Near the harbour ${FACTS[i]}. <a href="#r${i}">Respond</a></li>`).join('')}</ol></div>`,
  },
  'a box that asks before an embed, as its class alone says': {
    inside: `<div class="tool__social-placeholder">${harbour(2).join('')}</div>`,
  },
  'the article stated once more for machines, in a hidden box': {
    behind: `<div style="display:none" itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="mainEntityOfPage" href="/2024/bridge">Town votes</a><div itemprop="articleBody">${harbour(4).join('')}</div></div>`,
  },
  'three linked stories with their day in like boxes': {
    beside: [1, 2, 3]
      .map((i) => story(`<h2><a href="/2024/ships-${i}">Ships wait in harbour ${i}</a></h2><p>13 March 2024</p>`, 4))
      .join(''),
  },
  'a further text with its headline in a main element': {
    beside: `<section><h3>Up next</h3><main><h1>Ships wait in the harbour</h1><p>Anna Voss</p>${harbour(6).join('')}</main></section>`,
  },
  'articles with a thread of comments behind them': {
    beside: `<article><h1>Ships in the harbour</h1><div>By Tom Reed <time>13 March 2024</time></div>${harbour(5).join('')}</article><div>${NAMES.map((name, i) => `<div class="x2"><div><span>${name}</span> <span>0${i + 1}/05/2023</span></div><div>As for the harbour, ${FACTS[i]}, and that was not all.</div></div>`).join('')}</div>`,
  },
  'paragraphs behind the text that each begin with a headline that leads on': {
    behind: `<h4>More from here</h4>${[1, 2, 3, 4].map((i) => `<p><a href="/2024/ships-${i}"><b>Ships wait in harbour ${i} for days</b></a><br>${FACTS[i]?.slice(0, 45)} ...</p>`).join('')}`,
  },
  'a list of news behind the text, each with its time': {
    beside: `<div><ul>${[1, 2, 3, 4].map((i) => `<li><time>1${i}:05</time> <a href="/2024/ships-${i}">Ships wait in harbour ${i} for days</a> There ${FACTS[i]}.</li>`).join('')}</ul></div>`,
  },
  'a call to follow that ends in names of networks': {
    inside:
      '<p>Follow the harbour on social media for more of these: <a href="https://f.example.com">Facebook</a>, <a href="https://x.example.com">X</a> and <a href="https://i.example.com">Instagram</a>.</p>',
  },
  'a call to give all in one slanted line': {
    inside:
      '<p><i>We belong to nobody but the readers of the harbour, who pay for what you just read. Will you be one of them? <a href="https://pay.example.net/">Give now</a></i></p>',
  },
  'offers of a subscription side by side': {
    inside: `<section class="k3">${['Paper', 'Screen'].map((name) => `<div><h4>${name}</h4><p>All that we write of the harbour for one euro a month, for half a year.</p><button>View offers</button></div>`).join('')}</section>`,
  },
  'a box to sign up whose form is in a frame': {
    inside:
      '<div class="k4"><p><b>The harbour letter</b></p><p>Ten stories of the harbour delivered to your inbox at six. By signing up you agree to our terms of use.</p><iframe src="https://forms.example.net/1"></iframe></div>',
  },
  'a poll whose shares are boxes': {
    inside: `<div class="k5"><h4>Did you use the harbour this year?</h4>${['Yes', 'No', 'Once', 'Never'].map((answer, i) => `<div class="k6"><span>${answer}, by the harbour</span><div style="width:${i}%"></div><span>${20 + i}%</span></div>`).join('')}<p>3,412 readers of the harbour have voted.</p></div>`,
  },
  'a translation that is hidden and longer than half of the page': {
    beside: `<div style="display: none;" lang="de">${'<p>Der Rat der Stadt hat beschlossen, dass die Brücke am harbour gebaut wird, und die Arbeiten beginnen im kommenden Jahr mit den Pfeilern und dem Lager.</p>'.repeat(12)}</div>`,
  },
  'a player in a frame with what its broadcast is about': {
    inside:
      '<div class="k9"><iframe src="https://play.example.com/e/1"></iframe><p>Our host sits down with two pilots of the harbour and asks what happens next. New episodes every Thursday. Follow the show wherever you get podcasts.</p></div>',
  },
  'a poll whose shares stand in a table below the question': {
    inside: `<table class="k2"><caption>Do you agree with the harbour?</caption>${['Yes', 'In part', 'No'].map((answer, i) => `<tr><td>${answer}, says the harbour</td><td>${31 - i * 5}%</td></tr>`).join('')}</table>`,
  },
  'a newsletter by its linked name': {
    inside:
      '<p><a href="/newsletters/weekend"><strong>The harbour at the weekend</strong></a>: Our best long stories, sent on Saturdays. We will never share your address.</p>',
  },
  'comments that are signed behind a dash': {
    beside: `<h3>Responses</h3>${NAMES.map((name, i) => `<div class="q"><p>The harbour is not what it was, as ${FACTS[i]}.</p><p>— ${name}, Port, 1${i}.10.2022</p></div>`).join('')}`,
  },
  'comments without days, each with a button to answer in the language of the page': {
    behind: `<div class="k1"><h4>Commenti</h4>${NAMES.map((name, i) => `<div class="k2"><span>${name}</span><div>Near the harbour ${FACTS[i]}, and nobody said so.</div><button>Rispondi</button><span>${i}</span></div>`).join('')}</div>`,
  },
  'a note on the author, alone in its box behind the text': {
    behind: '<div><p><a href="/people/7">Anna Voss</a> is our reporter for the harbour and lived in three ports.</p></div>',
  },
  'a note on the author in Chinese': {
    behind: '<div><p><a href="/people/7">杰克刘</a> 是本报记者，负责 harbour 的报道。</p></div>',
  },
  'a poll that asks as Japanese does': {
    inside: `<div class="k5"><p><b>政府の計画をどう思いますか。</b></p><ul><li>賛成 harbour <span>46 %</span></li><li>反対 harbour <span>38 %</span></li></ul></div>`,
  },
  'what a letter of news is paid by, with links to one other site': {
    inside:
      '<div style="padding:14px"><p>Together with</p><p><b>Harbour Desk: sit less, think more</b></p><p>Readers of the harbour get a fifth off the new desk until Sunday. <a href="https://desk.example.com/x?utm_source=bridge">Claim your discount</a></p></div>',
  },
  'a line of links that scripts alone answer': {
    behind:
      '<p><a href="javascript:window.print()">Print the harbour</a> | <a href="javascript:window.close()">Close</a></p>',
  },
  'a line that asks to scan a code, in Chinese': {
    behind: '<p>长按二维码关注 harbour 日报</p>',
  },
  'where a post is filed, with links to its feed': {
    behind:
      '<p class="k7">This entry was posted on Thursday and is filed under <a href="/harbour">harbour</a>. You can follow any responses to it through the <a href="/2024/bridge/feed/">RSS 2.0</a> feed. You can <a href="#respond">leave a response</a>.</p>',
  },
  'a box whose name says that it promotes the house': {
    inside: `<div class="premium-promo__inner"><p>Not everybody in the harbour has the means to pay for what the papers write of it.</p><p>If you do, here are three good reasons to stand by the harbour and its people:</p>${harbour(2).join('')}</div>`,
  },
  'the label of an advertisement that says where the text goes on': {
    inside: '<div>Advertisement. Story continues below.</div>',
  },
};

describe('regions that go, whatever is around the text', () => {
  for (const [name, parts] of Object.entries(GONE))
    for (const bare of [false, true])
      test(`${name}${bare ? ', in a page without boxes' : ''}`, () => {
        const text = read(parts, bare);
        assert.ok(!/harbour|Advertisement/.test(text), text.slice(-600));
        for (const sentence of SENTENCES) assert.ok(text.includes(sentence), text);
      });

  test('a notice on cookies behind the text, in one line', () => {
    const notice =
      '<div class="k8"><strong>Your privacy matters in the harbour</strong> <span>We and our partners store cookies on your device to process personal data.</span> <a href="/cookies">Show purposes</a> <a href="#">I accept</a></div>';
    const text = read({ beside: notice }, true);
    assert.ok(!text.includes('harbour'), text.slice(-400));
  });

  test('a poll in a page that is laid out by a table, and the poll alone', () => {
    const poll =
      '<div class="k5"><h4>Did you use the harbour?</h4><ul><li>Yes 46 %</li><li>In part 38 %</li><li>No 16 %</li></ul></div>';
    const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes</title></head><body><table><tr><td>Home</td></tr><tr><td><h1>Town votes</h1>${TEXT}${poll}</td></tr></table></body></html>`;
    const { text } = extract({ html, url: 'https://example.org/2024/bridge' });
    assert.ok(!text.includes('harbour') && SENTENCES.every((sentence) => text.includes(sentence)), text);
  });

  test('columns of small things beside that of the text, in a page that is laid out by tables', () => {
    const small = (head: string, line: string) => `<table><tr><td><b>${head}</b></td></tr><tr><td>${line}</td></tr></table>`;
    const column = `${small('Who is in', 'There are 12 visitors of the harbour and no users on the site at this moment.')}${small('Log in', 'You have no account of the harbour yet? You can make one, and then choose how the pages look.')}`;
    const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes</title></head><body><table><tr><td valign="top">${column}</td><td valign="top"><table><tr><td><b>Town votes</b></td></tr><tr><td>${TEXT}</td></tr></table></td></tr></table></body></html>`;
    const { text } = extract({ html, url: 'https://example.org/2024/bridge' });
    assert.ok(!text.includes('harbour') && SENTENCES.every((sentence) => text.includes(sentence)), text);
  });

  test('a further text in a box without a class, as the first one has', () => {
    const next = `<div><h2>Ships wait in the harbour</h2><div>By Tom Reed 13 March 2024</div>${harbour(6).join('')}</div>`;
    const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes</title></head><body><div><h1>Town votes</h1><div>By Jane Roe 14 March 2024</div><div>${TEXT}</div>${next}</div></body></html>`;
    const { text } = extract({ html, url: 'https://example.org/2024/bridge' });
    assert.ok(!text.includes('harbour') && SENTENCES.every((sentence) => text.includes(sentence)), text);
  });

  test('a further text whose h1 shares a word with the title, which a font of an old page prints', () => {
    const next = `<div data-url="/2024/ships"><h1>Town ships wait in the harbour</h1><p>Tom Reed</p><p>13 March 2024</p>${harbour(6).join('')}</div>`;
    const html = `<!DOCTYPE html><html lang="en"><head><title>Town votes for a new bridge</title></head><body><table><tr><td><font size="5"><b>Town votes for a new bridge</b></font></td></tr><tr><td>${TEXT}${next}</td></tr></table></body></html>`;
    const { text, metadata } = extract({ html, url: 'https://example.org/2024/bridge' });
    assert.equal(metadata.title, 'Town votes for a new bridge');
    assert.ok(!text.includes('harbour') && SENTENCES.every((sentence) => text.includes(sentence)), text);
  });

  test('a hidden translation in another script', () => {
    const russian =
      'Совет города решил на заседании во вторник построить новый мост через реку, и работы начнутся в марте. ';
    const html = `<!DOCTYPE html><html lang="ru"><head><title>Новый мост</title></head><body><main><h1>Новый мост</h1>${[1, 2, 3, 4, 5, 6].map((i) => `<p>${russian.repeat(2)} Часть ${i}.</p>`).join('')}</main><div style="display:none">${harbour(6).join('')}</div></body></html>`;
    const { text } = extract({ html, url: 'https://example.org/2024/bridge' });
    assert.ok(!text.includes('harbour') && text.includes('Часть 6'), text);
  });

  test('cards behind a text of two paragraphs', () => {
    const short = `<p>${SENTENCES[0]}</p>\n<p>${SENTENCES[1]}</p>`;
    const cards = [1, 2, 3, 4].map(
      (i) =>
        `<div class="card"><a href="/2024/ships-${i}"><img src="/${i}.jpg"></a><h3><a href="/2024/ships-${i}">Ships wait in harbour ${i}</a></h3><p>There ${FACTS[i]}.</p></div>`,
    );
    const text = read({ text: short, beside: `<section><h2>More</h2><div>${cards.join('')}</div></section>` });
    assert.ok(!text.includes('harbour'), text);
    assert.ok(text.includes(SENTENCES[0] as string) && text.includes(SENTENCES[1] as string), text);
  });
});

const STAYS: Record<string, Parts> = {
  'a post in the box that asks before it is shown': {
    inside: `<div class="embed-consent"><blockquote class="twitter-tweet">${harbour(1).join('')}</blockquote></div>`,
  },
  'notes with a link back, of which one speaks of cookies': {
    behind: `<hr><ol>${FACTS.map((fact, i) => `<li><p>The harbour has its own ways: ${fact}${i === 2 ? ', and the cookies of the canteen were gone' : ''}. <a href="#ref${i}">↩</a></p></li>`).join('')}</ol>`,
  },
  'a sentence that links to what people wrote on two networks': {
    inside:
      '<p>The harbour told <a href="https://f.example.com/a/1">Facebook</a> and <a href="https://x.example.com/b/2">X</a> in letters that nobody there may publish its plans before the summer.</p>',
  },
  'a list of places that begin with a link': {
    inside: `<ul>${[0, 1, 2].map((i) => `<li><a href="/places/${i}">The harbour of number ${i} on the coast</a>, where ${FACTS[i]}.</li>`).join('')}</ul>`,
  },
  'a last paragraph that begins with a linked person and a post, among the others': {
    behind:
      '<p><a href="/people/7">Anna Voss</a>, a reporter who lives at the harbour, says that the bridge will be there when the ships are not.</p>',
  },
  'a paragraph that begins with a link to a page about subscriptions': {
    inside:
      '<p><a href="/2024/newsletter-of-the-port">The harbour master</a>, who has read the plans, says that they would cost the town more than they bring.</p>',
  },
  'entries of a live blog with headings and times': {
    inside: [0, 1, 2, 3]
      .map((i) => `<div class="entry"><h2>Harbour, part ${i}</h2><time>1${i}:30</time><p>There ${FACTS[i]}.</p></div>`)
      .join(''),
  },
};

describe('short lines of the house that a text ends in go', () => {
  for (const line of [
    'roe@harbour.example',
    '제인 로 기자 roe@harbour.example',
    '저작권자 © harbour 무단전재 및 재배포 금지',
    '- Copyrights ⓒ 일보 &amp; harbour.example, 무단 전재 및 재배포 금지 -',
    '返回harbour，查看更多',
    'انتهای پیام/',
    'Toimetaja: Harbour Tamm',
  ])
    test(line, () => {
      const text = read({ behind: `<p>${line}</p>` });
      assert.ok(!/harbour|پیام/.test(text) && SENTENCES.every((sentence) => text.includes(sentence)), text);
    });
  test('how many comments there are, and what asks to share', () => {
    const text = read({
      inside: '<ul><li>Tidak ada komentar</li></ul>',
      behind: '<p>Deel artikel:</p><p>Xəbəri paylaş</p>',
    });
    assert.equal(text.split('\n\n').length, SENTENCES.length, text);
  });
  test('an address below its name is of the text', () => {
    assert.match(read({ behind: '<p>Jane Roe, press office</p><p>roe@harbour.example</p>' }), /roe@/);
  });
});

describe('regions that stay, though they look like those', () => {
  for (const [name, parts] of Object.entries(STAYS))
    test(name, () => {
      const text = read(parts);
      const count = Object.values(parts)
        .join('')
        .match(/harbour/gi)?.length;
      assert.equal(text.match(/harbour/gi)?.length, count, text.slice(-900));
    });
});

/** An article of its own headline below other lines, on a page with a title. */
function belowLines(title: string, lines: string, headline: string): string {
  const article = `<article><h1>${headline}</h1><p class="byline">By Helen Ross</p><time datetime="2024-03-13">13 March 2024</time><div>${[...harbour(6), ...PARAGRAPHS.map((one) => `<p>${one}</p>`)].join('')}</div></article>`;
  const html = `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav>
<div><h2>Bridges for the whole town</h2>${lines}</div>${article}</body></html>`;
  return extract({ html, url: 'https://example.org/bridges' }).text;
}

const manyLines = Array.from({ length: 40 }, (_, i) => `<div class="menu">Contact us ${i}</div>`).join('');

test('a whole article of another headline goes, though the model holds what stands before it for none', () => {
  assert.doesNotMatch(belowLines('Bridges for the whole town | Roe', manyLines, 'Ships lie at anchor'), /harbour/i);
  assert.match(belowLines('Bridges for the whole town | Roe', manyLines, 'Bridges for the whole town'), /harbour/i);
});

test('the text stays below an overview that is a part of it, with who wrote it and when between the two', () => {
  const goods = ['Otter', 'Heron', 'Grebe'].map(
    (name) =>
      `<div class="k1"><h2>${name}</h2><p>The ${name} is a boat for two that costs little and sails well in a light wind, which few of its kind do. Its makers say that it will last for twenty years, and who has sailed it believes them.</p><ul><li>Light and quick</li><li>Dear in the end</li></ul></div>`,
  );
  const signed = '<div class="byline">Written by Jane Roe</div><p>Updated March 13, 2024</p>';
  const text = `<div class="k3">${signed}<h2>The rundown</h2>${[...harbour(6), ...PARAGRAPHS.map((one) => `<p>${one}</p>`)].join('')}</div>`;
  const html = `<!DOCTYPE html><html lang="en"><head><title>The best boats of 2024</title></head><body><main><header><h1>The best boats of 2024</h1></header><section class="k2"><div>${goods.join('')}</div></section><section><article>${text}</article></section></main></body></html>`;
  assert.match(extract({ html, url: 'https://example.org/boats' }).text, /harbour/i);
});

test('an article stays below the head of a site whose pages have its name as their title', () => {
  const ticker = `<div class="ticker">${'Traffic on the ring road is slow this morning. '.repeat(12)}</div>`;
  for (const lines of [manyLines, ticker])
    assert.match(belowLines('Bridges for the whole town', lines, 'Ships lie at anchor'), /harbour/i);
});
