/** Boxes beside a short text that outweigh it, further articles and threads under headings of their own, and what looks like them and stays. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { PageSums } from '../../../src/engine/body/groups.ts';
import { settleRegions } from '../../../src/engine/body/regions.ts';
import { extract } from '../../../src/engine/extract.ts';
import { parsePage } from '../../../src/engine/page/page.ts';

const TITLE = 'Harbour town votes to keep its last night ferry';
const FIRST =
  'The ferry that leaves Calder Point at ten minutes to midnight has carried nurses, bakers and the occasional bride, and on Tuesday the town decided by a margin of 212 votes that it should go on doing so. The result was read out in a school.';
const SECOND =
  'Under the plan, the council will pay roughly 1.4 million a year to the cooperative that runs the two remaining boats. In return the crossing keeps its late sailing, and the fare for anyone under eighteen stays at the level of 2008.';
const SAID = [
  'I took that boat every night for six years and never once did it leave on time.',
  'Whoever thinks a bridge costs nothing to keep up should look at what Linton pays.',
  'My grandfather helped to launch the Tern. Glad to read that she will be around.',
];
const NAMES = ['Kestrel77', 'Tom Haldane', 'Ana B.'];
const entries = (entry: (name: string, said: string, i: number) => string) =>
  SAID.map((said, i) => entry(NAMES[i] as string, said, i)).join('');
const PARAGRAPHS = [
  'The public library on Mercer Street will shut its reading room from June while workers replace a roof that has leaked since a storm four years ago. Lending goes on from a counter in the basement, the librarian said.',
  'Readers who use the room daily were told by letter last week. Several of them asked for a table in the town hall instead, and the town has offered two, beside the office where dogs are registered.',
  'The repairs are expected to cost 870,000, of which the state pays a third. A campaign for the rest has brought in some 90,000 so far, most of it in small sums, and one gift of a painting.',
];

function read(main: string, title = `${TITLE} | Calder Courier`) {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><nav><a href="/">Home</a></nav>${main}<footer>Imprint</footer></body></html>`;
  return extract({ html, url: 'https://example.org/2024/ferry' });
}

const story = (text: string) => `<div id="story"><h1>${TITLE}</h1>${text}</div>`;

const ALONE: Record<string, string> = {
  'comments in a list of definitions': `${story(`<p>${FIRST}</p>`)}<h3>Comments (3)</h3><dl>${entries((name, said, i) => `<dt><b>${name}</b> 1${i}.03.2019 1${i}:24</dt><dd>${said}</dd>`)}</dl>`,
  'comments of one block each': `<article>${story(`<p>${FIRST}</p>`)}</article><div id="thread"><h3>3 Comments</h3>${entries((name, said) => `<div><strong>${name}</strong>: ${said}</div>`)}</div>`,
  'entries of a guest book': `${story(`<p>${FIRST}</p>`)}<div class="k1"><h3>Guestbook</h3>${entries((name, said, i) => `<div><p>${said}</p><p>${name}, March ${10 + i}, 2019</p></div>`)}</div>`,
  'comments in the container of the text, each a line and a paragraph': story(
    `<p>${FIRST}</p><h3>3 comments</h3>${entries((name, said) => `<p><strong>${name}</strong> 14.03.2019, 12:20</p><p>${said}</p>`)}`,
  ),
  'cards that outweigh the text': `<main>${story(`<p>${FIRST}</p>`)}</main><aside><section><h2>Culture</h2>${PARAGRAPHS.map((text, i) => `<div><h3><a href="/s${i}">Another story of the town, number ${i}</a></h3><p>${text}</p></div>`).join('')}</section></aside>`,
  'comments with buttons and how long ago, without a heading': `<main><section><h1>${TITLE}</h1><p>${FIRST}</p></section><section><div>${entries((name, said, i) => `<div class="q7" style="display:flex"><div><b>${name}</b> <small>${i + 1} d</small></div><div>${said}</div><div><button>Like</button><span>${i}</span></div></div>`)}</div></section></main>`,
  'an offer of a subscription with a list of what it holds': story(
    `<p>${FIRST}</p><div class="k3"><h3>Read on with Courier Plus</h3><ul><li>All stories of the town and the coast</li><li>The first month for 1 euro only</li></ul><button>Start your free trial</button></div>`,
  ),
  'a note for paper': story(
    `<p class="print-only">This page was printed from the website of the Courier and may not be copied at all.</p><p>${FIRST}</p>`,
  ),
};

describe('beside a short text', () => {
  for (const [name, html] of Object.entries(ALONE)) test(name, () => assert.equal(read(html).text, FIRST));
});

const BOTH = `<p>${FIRST}</p>\n<p>${SECOND}</p>`;
const inside = (box: string) => story(BOTH.replace('\n', box));

const GONE: Record<string, string> = {
  'who may comment': story(
    `${BOTH}<h2>Readers</h2><p>You must be logged in to post a comment.</p><p>Um Kommentare zu schreiben, müssen Sie sich bitte einloggen. Ein Anrecht besteht nicht.</p>`,
  ),
  'comments in a table each, with a line of who and when': `<table><tr><td><h3>${TITLE}</h3>${BOTH}<hr>${['Kestrel', 'Ana Berg', 'Peter Holm'].map((name, i) => `<table><tr><td>Posted by <b>${name}</b> on March 1${i}, 2003</td></tr><tr><td>${SAID[i]}</td></tr></table>`).join('')}</td></tr></table>`,
  'comments below a word in bold in the one cell of the text, each with who wrote it': `<table><tr><td><h3>${TITLE}</h3>${BOTH}<hr><b>Comments</b>${entries((name, said) => `<p><b>${name}</b> wrote:<br>${said}</p>`)}</td></tr></table>`,
  'a further section of the same class whose heading leads on': `<main><section class="k1"><h2>${TITLE}</h2>${BOTH}</section><section class="k1"><h2><a href="/2024/library">Library closes</a></h2>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</section></main>`,
  'a dated article below a short one': `<article><h1>${TITLE}</h1>${BOTH}</article><article><h1>Library closes</h1><p><time datetime="2024-03-13">13 March 2024</time></p>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</article>`,
  'cards in elements for articles that outweigh the text': `<div class="elementor elementor-location-single"><section><div><h1>${TITLE}</h1></div><div><div>${BOTH}</div></div><div class="elementor-posts">${['Petrol costs more again', 'Home team loses at the end', 'Where to go on Sunday', 'Three cars collide'].map((head, i) => `<article class="elementor-post"><h3 class="elementor-post__title"><a href="/e${i}">${head} on the coast this week</a></h3><div class="elementor-post__excerpt"><p>${head}, an officer said at the place on Monday, while those who live nearby were asked to keep away from the shore and…</p></div><a>Read on</a></article>`).join('')}</div><div><h3>Leave an answer</h3><p>Your address will not be published.</p></div></section></div>`,
  'a paragraph that the page opens when it is asked': inside(`<div popover id="p1"><p>${PARAGRAPHS[0]}</p></div>`),
  "a call to read on in a service's list of the paper": inside(
    '<p>Theo dõi chúng tôi để đọc tin mới <a href="https://news.google.com/publications/CAA">Google News</a></p>',
  ),
  'a plea in Russian before its button': story(
    `${BOTH}<hr><p><em>Поддержите независимую редакцию. Оформите подписку и читайте все материалы без ограничений.</em></p><p><a class="button" href="/support">Подписаться</a></p>`,
  ),
  'a line in italics that leads to letters': inside(
    '<p><em>Did you like this story? Sign up for our letters <a href="/newsletter">here</a>.</em></p>',
  ),
  'a poll that a table lays out': inside(
    '<table><tr><td><b>Should the town build a bridge?</b></td></tr><tr><td><input type="radio" name="p">Yes</td></tr><tr><td><input type="radio" name="p">No</td></tr></table>',
  ),
  'a link of a shop that is paid for': inside(
    '<p><a href="https://shop.example.net/?a=1" rel="sponsored">Check price</a></p>',
  ),
  'a line that ends in links to where a broadcast is heard': inside(
    '<p>Two reporters talk about what moved the town: <a href="https://podcasts.apple.com/us/podcast/town/id1">Apple Podcasts</a>, <a href="https://open.spotify.com/show/1">Spotify</a></p>',
  ),
};

/** Lines of houses behind one paragraph, and between two. */
const LINES: Record<string, string> = {
  'behind a hand that points': '<p>👉 <a href="/2024/swan">Swan stops the trams for forty minutes</a></p>',
  'behind an arrow': '<p>► <a href="/2024/swan">Swan stops the trams for forty minutes</a></p>',
  'of a podcast, with its button': '<div><p>🎧 Escucha el pódcast diario</p><button>▶ 24:18</button></div>',
  'of subjects behind their signs': '<p><a href="/t/1">#town</a> <a href="/t/2">#ferry</a></p>',
  'that ends in a link to order, in Czech':
    '<p><em>Tento článek je jen pro předplatitele.</em> <a href="/abo">Odebírat</a></p>',
  'that ends in a link to order, in Hebrew': '<p>הכתבה פתוחה למנויים בלבד. <a href="/abo">הרשמה</a></p>',
  'to follow, in Swedish': '<p><b><a href="https://news.example.net/1">Följ oss på Google Nyheter</a></b></p>',
  'to follow, in Japanese': '<p><b><a href="https://news.example.net/1">公式LINEで最新ニュースを受け取る</a></b></p>',
  'to follow, in Korean': '<p><b><a href="https://news.example.net/1">네이버에서 본지를 구독하세요</a></b></p>',
  'to follow, in Arabic': '<p><b><a href="https://news.example.net/1">تابعونا على قناة تلغرام</a></b></p>',
  'that asks, with two answers':
    '<div class="w1"><h3>Should the town keep it?</h3><form><label><input type="radio" name="o"> Yes</label><label><input type="radio" name="o"> No</label></form></div>',
};

describe('a line gone from a short text', () => {
  for (const [name, html] of Object.entries(LINES))
    test(name, () => {
      assert.equal(read(story(`<p>${FIRST}</p>${html}`)).text, FIRST);
      assert.equal(read(inside(html)).text, `${FIRST}\n\n${SECOND}`);
    });
});

describe('gone', () => {
  for (const [name, html] of Object.entries(GONE)) test(name, () => assert.equal(read(html).text, `${FIRST}\n\n${SECOND}`));
});

describe('a further article', () => {
  const second = `<article class="post"><h2>Library closes</h2>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</article>`;

  test('in an element of the kind of the first goes', () => {
    const { text } = read(
      `<article class="post"><h1>${TITLE}</h1><p>${FIRST}</p><p>${SECOND}</p></article><div><b>Next article</b>${second}</div>`,
    );
    assert.equal(text, `${FIRST}\n\n${SECOND}`);
  });

  test('its heading is not the headline of the text above, which has none', () => {
    const { metadata, text } = read(
      `<div><p>${PARAGRAPHS.join('</p><p>')}</p></div><article><h1>${TITLE}</h1><p class="byline">By Jane Roe</p><p>14 March 2024</p><p>${FIRST}</p><p>${SECOND}</p></article>`,
      'Reading room shut for repairs until summer',
    );
    assert.equal(metadata.title, 'Reading room shut for repairs until summer');
    assert.equal(text, PARAGRAPHS.join('\n\n'));
  });
});

describe('stays', () => {
  test('the rest of a text in a second box of the same kind, before a call to give', () => {
    const rest =
      'Whoever travels to the city for work has no other way home at that hour, which is why the vote was called at all.';
    const offer =
      '<aside class="k9"><p>Our journalism is open to all because readers pay for it. Please support us.</p><a href="/support">Sign up</a></aside>';
    const { text } = read(
      `<article><h1>${TITLE}</h1><div class="amp-wp-article-content"><p>${FIRST}</p><p>${SECOND}</p></div><div class="adbox"><span>Advertisement</span></div><div class="amp-wp-article-content"><p>${rest}</p>${offer}</div></article>`,
    );
    assert.equal(text, [FIRST, SECOND, rest].join('\n\n'));
  });

  test('what a reporter saw, in a script whose word for reporters begins the line', () => {
    const text = [
      '本报讯 11日22时许，青湾市工业园区一家家具仓库突发火灾。消防部门出动二十七辆消防车赶赴现场，经过近七小时扑救，大火被扑灭，没有人员受伤。',
      '记者在现场看到，仓库屋顶已经坍塌，空气中弥漫着刺鼻的气味。附近约五十名居民被临时转移到学校体育馆。',
    ];
    const html = `<!DOCTYPE html><html lang="zh"><head><title>家具仓库火灾</title></head><body><article><h1>家具仓库火灾</h1><p>${text.join('</p><p>')}</p></article></body></html>`;
    const found = extract({ html, url: 'https://example.org/2024/fire' });
    assert.deepEqual([found.text, found.metadata.authors], [text.join('\n\n'), []]);
  });

  test('text under a heading of the word for comments that nobody signs', () => {
    const { text } = read(
      story(`<p>${FIRST}</p><h3>Comments</h3><p>${SECOND}</p><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p>`),
    );
    assert.equal(text, [FIRST, 'Comments', SECOND, PARAGRAPHS[0], PARAGRAPHS[1]].join('\n\n'));
  });

  test('a line of a layout without headings that is the title without the site is the headline', () => {
    const { metadata } = read(
      `<table><tr><td><font size="5"><b>${TITLE}</b></font><p>${FIRST}</p><p>${SECOND}</p></td></tr></table>`,
    );
    assert.equal(metadata.title, TITLE);
  });

  test('the years of a chronicle between paragraphs, each in a box with what happened, in another language', () => {
    const prose = [
      'Od grudnia z rozkładu zniknie ostatni wieczorny pociąg do Brzeziny. Mieszkańcy zebrali już ponad cztery tysiące podpisów pod petycją do marszałka województwa i zapowiadają protest na dworcu.',
      'Decyzja ma zapaść do końca miesiąca. Do tego czasu mieszkańcy co wieczór spotykają się na peronie i odprowadzają pociąg ze świecami w rękach.',
    ];
    const years = {
      1974: 'Otwarcie linii.',
      2011: 'Remont torów, który trwał trzy lata i pochłonął miliony.',
      2023: 'Ostatni wieczorny kurs znika z projektu rozkładu jazdy.',
    };
    const boxes = Object.entries(years).map(([year, what], i) =>
      i < 2
        ? `<div class="item"><div>${year}</div><div>${what}</div></div>`
        : `<div class="item"><div class="year">${year}</div><div class="desc">${what}</div></div>`,
    );
    const html = `<!DOCTYPE html><html lang="pl"><head></head><body><main><article><p>${prose[0]}</p>${boxes.join('')}<p>${prose[1]}</p></article></main><footer>© 2024 Site. Contact. Privacy. Terms.</footer></body></html>`;
    const { text } = extract({ html, url: 'https://example.org/2024/03/train.html' });
    assert.deepEqual(text.split('\n\n'), [prose[0], ...Object.entries(years).flat(), prose[1]]);
  });

  test('a line in italics that leads to letters and elsewhere', () => {
    const note = 'Also in our letters: what the bridge would have cost, and who drew it.';
    const { text } = read(
      inside(
        `<p><em>Also in <a href="/newsletter">our letters</a>: what the bridge would have cost, and <a href="/2024/who">who drew it</a>.</em></p>`,
      ),
    );
    assert.equal(text, [FIRST, note, SECOND].join('\n\n'));
  });

  test('the one paragraph of a text is no dek', () => {
    const { metadata, text } = read(
      `<header><h1>${TITLE}</h1><p>${FIRST}</p></header><div id="c"><h3>Comments</h3>${entries((name, said) => `<div><b>${name}</b>: ${said}</div>`)}</div>`,
    );
    assert.equal(text, FIRST);
    assert.equal(metadata.subtitle, undefined);
  });

  test('text that flows around a picture in a table of a layout', () => {
    const html = `<table><tr><td><b>${TITLE}</b></td></tr><tr><td><img src="/p.jpg" width="220" height="160" align="left">${FIRST}</td></tr></table>`;
    assert.equal(read(html).text, FIRST);
  });

  test('text beside a picture in a table of a layout, in a script of few signs', () => {
    const text =
      '江边的老船厂停工已经二十年，锈迹斑斑的吊车一直立在码头上，像一个忘了下班的工人。上个月，厂房最大的一间车间重新打开了大门，里面不再有焊花，而是一排排书架、长椅和从旧船上拆下来的舷窗。第一天就来了三千多人，其中不少是当年的老职工。改造的主意来自附近一所中学的语文老师。她在地方志里读到，船厂当年曾办过一个职工夜校，藏书有四千册，后来不知去向。她带着学生四处打听，最后在一间废弃的食堂里找到了其中的一千七百册，书页虽然发黄，却都还能读。设计师保留了车间里的轨道和滑轮，书架就架在原来运送钢板的小车上，可以整排推动。夏天天窗打开，江风从书页间穿过。';
    const html = `<table><tr><td></td></tr><tr><td><table><tr><td><img src="/1.jpg" width="300" height="200"></td></tr></table>${text}</td></tr></table>`;
    assert.equal(read(html, '老船厂').text, text);
  });
});

test('comments below works that a page shows by their names alone', () => {
  const works = Array.from(
    { length: 30 },
    (_, i) => `<div class="card"><h4>Old harbour ${i + 1}</h4><span>2019</span></div>`,
  );
  const thread = ['Ann Lee', 'Bob Ray', 'Cid Fox', 'Dora Kim', 'Eve Ott'].map(
    (name, i) =>
      `<div class="k4"><div><a href="/u${i}">${name}</a> <span>1${i} March 2024</span></div><p>${PARAGRAPHS[i % 3]} ${i}</p><a href="#">Reply</a></div>`,
  );
  const main = `<h1>Our works</h1><div>${works.join('')}</div><section><h3>Comments (5)</h3>${thread.join('')}</section>`;
  const { text } = read(main, 'Our works | Calder Courier');
  assert.ok(!text.includes('library'), text);
});

test('the side of a blog, which says in prose what else its writer does, goes', () => {
  const text = [
    'When the ovens of Harker’s went cold in February, the nearest loaf that had not been sliced in a factory was nineteen miles away.',
    'By Easter the villagers of Tarn Hollow had raised £61,000 in shares of £50 each, bought the lease, and found a baker who was willing to get up at two.',
    'The shop now sells two hundred loaves a day in summer and ninety in winter. Every share has one vote, and the first annual meeting spent an hour and a half on the price of a currant bun.',
    'It made a profit of £412 in its first year. The members voted to spend it on a bench.',
  ];
  const title = 'How a village of 300 came to own its bakery';
  const html = `<!doctype html><html lang="en"><head><title>${title} - The Post</title></head><body><div id="wrap"><h1><a href="/">Crumbs</a></h1><div id="main-col"><h2>${title}</h2><p class="meta">7 October 2021 by Pete</p>${text.map((one) => `<p>${one}</p>`).join('')}</div><div id="side-col"><h3>About</h3><p>I started this blog in 2009, when I lost my job and found out that I could bake. It has outlived two ovens and one marriage, and I write it on the kitchen table.</p><h3>My book</h3><p>My book about hedgerows came out in the autumn of 2019. Reviewers called it gentle, which my publisher says is not a good word.</p></div></div></body></html>`;
  assert.equal(extract({ html, url: 'https://example.org/bakery' }).text, text.join('\n\n'));
});

test('who speaks and what, each in a box, between bare paragraphs, is the text, whatever the model thinks of it', () => {
  const turn = (name: string, said: string) =>
    `<div class="turn row"><div class="speaker"><b>${name}</b></div><div class="speech"><p>${said}</p></div></div>`;
  const prose = [FIRST, SECOND, ...PARAGRAPHS].map((words) => `<p>${words}</p>`);
  const likely = (turns: string[]) => {
    const page = parsePage(turns.map((box, i) => box + prose[i]).join(''), 'https://example.org/');
    const blocks = cutBlocks(page, new Set());
    const score = () => Float32Array.from(blocks, ({ element }) => (element.parent === page.body ? 0.9 : 0.2));
    const lengths = Float64Array.from(blocks, ({ text }) => text.length);
    const clues = { page, blocks, lengths, sums: new PageSums(blocks), printed: { bylines: [], dates: [] }, score };
    const { scores } = settleRegions(clues);
    return blocks.filter(({ text, index }) => text.length > 40 && (scores[index] as number) >= 0.5).length;
  };
  assert.equal(likely(SAID.map((words, i) => turn(NAMES[i] as string, words))), 6);
  // One notice that comes again is none.
  assert.equal(likely(NAMES.map(() => turn('Our letter', SAID[0] as string))), 3);
});

test('another column behind the comments goes, though it is set like the text', () => {
  const said = ['Agnes91', 'Mei23', 'Carlos21', 'Owen89'].map(
    (name, i) => `<li class="c"><b>${name}</b> <time>1${i}.9.2022</time><p>${SAID[i % 3]}</p><a href="#">Reply</a></li>`,
  );
  const portlet = (html: string) => `<section class="portlet"><div class="portlet-content">${html}</div></section>`;
  const box = (html: string) => portlet(`<div class="journal-content-article">${html}</div>`);
  const column = [1, 2, 3].map((i) =>
    box(`<h3>Salt and paper ${i}</h3><p>Further sampling is planned for ${i} sites. ${SAID[i % 3]}</p>`),
  );
  const text = `<h1>${TITLE}</h1><div class="journal-content-article"><p>${FIRST}</p><p>${SECOND}</p>${PARAGRAPHS.map((words) => `<p>${words}</p>`).join('')}</div>`;
  const page = `<div class="portlet-layout"><div class="portlet-column" id="column-1">${portlet(text)}${portlet(`<h2>Comments</h2><ol>${said.join('')}</ol>`)}</div><div class="portlet-column" id="column-2">${column.join('')}</div></div>`;
  assert.equal(read(page).text, [FIRST, SECOND, ...PARAGRAPHS].join('\n\n'));
});

test('a paragraph that the model doubts is kept in the last of like sections that are all of the text', () => {
  const prose = [FIRST, SECOND, ...PARAGRAPHS];
  const lost = (behind: string) => {
    const sections = prose.map((words) => `<section class="k1"><p>${words}</p></section>`);
    const page = parsePage(`<main>${sections.join('')}</main>${behind}`, 'https://example.org/');
    const blocks = cutBlocks(page, new Set());
    const score = () => Float32Array.from(blocks, (_, i) => (i === prose.length - 1 ? 0.2 : 0.8));
    const lengths = Float64Array.from(blocks, ({ text }) => text.length);
    const clues = { page, blocks, lengths, sums: new PageSums(blocks), printed: { bylines: [], dates: [] }, score };
    return (settleRegions(clues).scores[prose.length - 1] as number) < 0.5;
  };
  assert.equal(lost(''), false);
  assert.equal(lost(`<p>${SAID.join(' ')}</p><p>${SAID.join(' ')}</p>`), true);
});
