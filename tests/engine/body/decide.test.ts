import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutBlocks } from '../../../src/engine/body/blocks.ts';
import { decide, isPlaceholder } from '../../../src/engine/body/decide.ts';
import { extract } from '../../../src/engine/extract.ts';
import { elementsNamed, parsePage } from '../../../src/engine/page/page.ts';
import { SENTENCES } from './bridge-story.ts';
import { dropped, METADATA, undropped } from './given-scores.ts';

const LONG = 'A sentence that is long enough to be no refrain, and that stands on the page more than once.';

test('the model decides at one half', () => {
  assert.deepEqual(dropped('<p>One.</p><p>Two.</p>', [0.51, 0.49]), [['Two.', 'model']]);
});

test('the bar falls where little of what Readability proposes would be left, and once where the model keeps nothing', () => {
  assert.deepEqual(dropped('<p>One.</p><p>Two.</p>', [0.3, 0.2]), [['Two.', 'model']]);
  assert.deepEqual(dropped(`<p>${LONG}</p><p>Two.</p><p>Menu</p>`, [0.3, 0.28, 0.01], [0, 1]), [['Menu', 'model']]);
});

test('where the model keeps what is an article by itself, the bar stays', () => {
  const long = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `<p>${letter}: ${LONG}</p>`);
  const scores = long.map((_, i) => (i < 20 ? 0.9 : 0.3));
  const proposed = long.map((_, i) => i);
  assert.equal(dropped(long.join(''), scores, proposed).length, 6);
});

test('a table stays or goes whole', () => {
  const row = (n: number) => `<tr><td>Name ${n}</td><td>${n}</td></tr>`;
  assert.deepEqual(dropped(`<table>${row(1)}${row(2)}${row(3)}</table>`, [0.9, 0.4, 0.9, 0.3, 0.9, 0.4]), []);
  assert.equal(
    dropped(`<p>${LONG}</p><table>${row(1)}${row(2)}${row(3)}</table>`, [0.9, 0.6, 0.1, 0.6, 0.1, 0.6, 0.1]).length,
    6,
  );
});

test('a table whose one cell has most of the text, in several blocks, is there for layout', () => {
  const cell = `<h1>Ferry stays</h1></td></tr><tr><td>First words.<br><br>Second words.<br><br><div>Follow us</div>Third words.<br><br>Fourth words.`;
  assert.deepEqual(dropped(`<table><tr><td>${cell}</td></tr></table>`, [0.1, 0.9, 0.9, 0.1, 0.9, 0.9]), [
    ['Ferry stays', 'model'],
    ['Follow us', 'model'],
  ]);
});

test('a header cell is no line of names, in a script of vowel signs neither', () => {
  const table = '<table><tr><th>स्थान</th><th>टीम</th><th>अंक</th></tr><tr><td>1</td><td>रामपुरा</td><td>27</td></tr></table>';
  const scores = [0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9];
  const body = `<p>सुनीता वर्मा</p>${table}<p>अगला मैच रविवार को नयागंज में होगा।</p>`;
  assert.deepEqual(dropped(body, scores, [], undefined, ['सुनीता वर्मा']), [['सुनीता वर्मा', 'line-of-names']]);
});

test('a likely heading stays that opens the box of the text behind it, and not one behind the headline', () => {
  const text = `<h3>The claim</h3><p>${LONG}</p>`;
  assert.deepEqual(dropped(`<h1>No, it was not</h1><div>${text}</div>`, [0.1, 0.35, 0.9]), [['No, it was not', 'model']]);
  assert.equal(dropped(`<div><h1>No, it was not</h1>${text}</div>`, [0.1, 0.35, 0.9]).length, 2);
});

test('a bold line before a link that went is a label, and no signature with a place', () => {
  const end = (line: string) => `<p>${LONG}</p><p><b>${line}</b></p><p><a href="/follow">Follow us</a></p>`;
  assert.deepEqual(dropped(end('Aldo Beltrami, Portosole'), [0.9, 0.8, 0.1]), [['Follow us', 'model']]);
  assert.equal(dropped(end('More to see'), [0.9, 0.8, 0.1]).length, 2);
});

test('that the text goes on behind an advertisement is told in many languages', () => {
  for (const line of [
    '広告の後に続きます',
    '광고 뒤에 기사가 이어집니다',
    'Haberin devamı reklamın altında',
    'ادامه مطلب پس از تبلیغات',
    'تابع القراءة بعد الإعلان',
    'הכתבה ממשיכה אחרי הפרסומת',
    '廣告之後請繼續閱讀',
    'อ่านต่อหลังโฆษณา',
  ])
    assert.ok(isPlaceholder(line), line);
  assert.ok(!isPlaceholder('광고 뒤에 숨은 이야기'));
});

test('what a player says that cannot play goes', () => {
  const body = `<p>${LONG}</p><p>We apologize, but this video has failed to load.</p><p>Dieses Video konnte nicht geladen werden.</p><p>This video is a success.</p>`;
  assert.deepEqual(
    dropped(body, [0.9, 0.9, 0.9, 0.9]).map(([, by]) => by),
    ['placeholder', 'placeholder'],
  );
});

test('a line that opens a list of links goes with them, and stays where they do', () => {
  const list = '<ul><li><a href="/a">One</a></li><li><b><a href="/b">Two</a></b></li></ul>';
  const body = `<p>${LONG}</p><p><b>More on the old bridge and all who built it:</b></p>\n${list}`;
  assert.deepEqual(
    dropped(body, [0.9, 0.9, 0.1, 0.1]).map(([, by]) => by),
    ['read-also', 'model', 'model'],
  );
  assert.deepEqual(dropped(body, [0.9, 0.9, 0.9, 0.9]), []);
  const last = `<p>${LONG}</p><p>Archive:</p><p><a href="/b">Two</a></p>`;
  assert.deepEqual(dropped(last, [0.9, 0.9, 0.1])[0], ['Archive:', 'read-also']);
  assert.equal(dropped(last.replace('<a href="/b">Two</a>', 'Two'), [0.9, 0.9, 0.1]).length, 1);
  const listed = body.replace('Two</a>', 'Two</a>, which was built of stone and carried a mill');
  assert.deepEqual(
    dropped(listed, [0.9, 0.9, 0.1, 0.1]).map(([, by]) => by),
    ['model', 'model'],
  );
});

test('a kicker set as a heading goes', () => {
  const page = parsePage('<!DOCTYPE html><body><h4>Traffic</h4><p>One.</p><h4>More</h4><p>Two.</p>', 'https://example.org/');
  const clues = { page, printed: { bylines: [], dates: [] }, metadata: { ...METADATA, kicker: 'Traffic' } };
  const decisions = decide(cutBlocks(page, new Set()), undropped([0.9, 0.9, 0.9, 0.9]), {
    ...clues,
    readability: new Set(),
  });
  assert.deepEqual(
    decisions.filter(({ kept }) => !kept).map(({ block, by }) => [block.text, by]),
    [['Traffic', 'printed-kicker']],
  );
});

test('the title goes at the top, and may be quoted below', () => {
  const paragraphs = Array.from({ length: 8 }, (_, n) => `<p>Paragraph ${n}.</p>`).join('');
  const scores = [0.9, ...Array.from({ length: 8 }, () => 0.9), 0.9];
  assert.deepEqual(dropped(`<h1>The Bridge</h1>${paragraphs}<p>The bridge</p>`, scores, [], 'The Bridge'), [
    ['The Bridge', 'repeated-title'],
  ]);
});

test('the title goes that the page prints without the name of the site, and a short word over it does not', () => {
  const title = 'Town votes for a bridge | The Paper';
  assert.deepEqual(dropped('<span>Town votes for a bridge</span><p>One.</p>', [0.9, 0.9], [], title), [
    ['Town votes for a bridge', 'repeated-title'],
  ]);
  assert.deepEqual(dropped('<span>Town votes</span><p>One.</p>', [0.9, 0.9], [], 'Town votes - for a bridge'), []);
});

test('the article’s own headline goes where a path prints the title, by the schema or by the article’s label', () => {
  const paragraphs = SENTENCES.map((sentence, i) => `<p>${sentence} ${SENTENCES[(i + 3) % SENTENCES.length]}</p>`).join('');
  const textOf = (head: string, article: string, more = '') =>
    extract({
      html: `<!DOCTYPE html><html lang="en"><head><title>Town votes for a new bridge</title>${head}</head><body><div class="path"><a href="/">Home</a><h1>Town votes for a new bridge</h1></div><${article}><h2 id="own"><span>Grey Water<span class="visually-hidden">: </span></span>The span that everybody wanted</h2>${paragraphs}</article>${more}</body></html>`,
      url: 'https://example.org/2024/bridge',
    }).text.split('\n\n')[0];
  const schema = (field: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Town votes for a new bridge","${field}":"Grey Water - The span that everybody wanted"}</script>`;
  const first = `${SENTENCES[0]} ${SENTENCES[3]}`;
  assert.equal(textOf(schema('alternativeHeadline'), 'article'), first);
  assert.equal(textOf('', 'article aria-label="Grey Water: The span that everybody wanted"'), first);
  assert.equal(textOf('', 'article aria-labelledby="own"'), first);
  assert.equal(textOf(schema('keywords'), 'article'), 'Grey Water: The span that everybody wanted');
  const entry = 'article aria-labelledby="own" class="entry"';
  const more = `<article class="entry"><h2>Noon: the count</h2>${paragraphs}</article>`;
  assert.equal(textOf('', entry, more), 'Grey Water: The span that everybody wanted');
});

test('a long block printed twice is kept once, a short one twice', () => {
  assert.deepEqual(dropped(`<p>${LONG}</p><p>Yes.</p><p>${LONG}</p><p>Yes.</p>`, [0.9, 0.9, 0.9, 0.9]), [
    [LONG, 'repeated-block'],
  ]);
});

test('a line that leads on to another article goes, one about reading stays', () => {
  const link = '<a href="/b">The bridge that fell</a>';
  assert.deepEqual(
    dropped(`<p>One.</p><p>Lesen Sie auch: ${link}</p><p>Read more: ${link}</p><p>Two.</p>`, [0.9, 0.9, 0.9, 0.9]),
    [
      ['Lesen Sie auch: The bridge that fell', 'read-also'],
      ['Read more: The bridge that fell', 'read-also'],
    ],
  );
  assert.deepEqual(dropped(`<p>Read more, she said, and you will learn.</p><p>Two.</p>`, [0.9, 0.9]), []);
});

test('a doubtful heading whose text was dropped goes, one above another heading stays', () => {
  assert.deepEqual(dropped('<p>One.</p><h2>Teaser</h2><p>1/12</p><h2>Part</h2><p>Two.</p>', [0.9, 0.6, 0.1, 0.9, 0.9]), [
    ['Teaser', 'heading-without-text'],
    ['1/12', 'model'],
  ]);
  assert.deepEqual(dropped('<p>One.</p><h2>Part</h2><h2>Section</h2><p>Two.</p>', [0.9, 0.6, 0.9, 0.9]), []);
});

test('a doubtful heading among kept paragraphs stays', () => {
  assert.deepEqual(dropped('<p>One.</p><h4>Part</h4><p>Two.</p>', [0.9, 0.4, 0.9]), []);
  assert.deepEqual(dropped('<p>One.</p><h4>Part</h4><p>Two.</p>', [0.9, 0.1, 0.9]), [['Part', 'model']]);
});

test('a heading of monstrous length is no text: the bar falls as where the model keeps nothing', () => {
  const page = (times: number) => `<h1>${'Ministers agree '.repeat(times)}</h1><p>${LONG}</p>`;
  assert.ok(!dropped(page(300), [0.9, 0.4]).some(([text]) => text === LONG));
  assert.ok(dropped(page(3), [0.9, 0.4]).some(([text]) => text === LONG));
});

test('doubtful lines of links below the last paragraph go, but for several with a label each', () => {
  const line = (name: string) => `<p><a href="/b">${name}</a>: <a href="/x">Ely</a>, <a href="/y">Rye</a></p>`;
  const gone = (...names: string[]) => dropped(`<p>One.</p>${names.map(line).join('')}`, [0.9, ...names.map(() => 0.6)]);
  assert.deepEqual(gone('East'), [['East: Ely, Rye', 'links-at-end']]);
  assert.deepEqual([gone('East', 'West').length, gone('East', 'West', 'North').length], [2, 0]);
});

test('a last line on the author goes where it is in italics or the name is bold, one of the text stays', () => {
  const byOf = (line: string, score = 0.9) =>
    dropped(`<p>One.</p><p>${line}</p>`, [0.9, score], [], undefined, ['Jane Roe']).map(([, by]) => by);
  const note = 'is a reporter of the paper, and writes about bridges.';
  for (const line of [`<em>Jane Roe ${note}</em>`, `<b>Jane Roe</b> ${note}`]) assert.deepEqual(byOf(line), ['author-note']);
  assert.deepEqual(byOf(`Jane Roe ${note}`), []);
  assert.deepEqual(
    [0.8, 0.9].map((score) => byOf('<em>Jane Roe píše o mostech.</em>', score).length),
    [1, 0],
  );
});

test('placeholders of scripts go', () => {
  assert.deepEqual(dropped('<p>One.</p><p>{{ad}}</p><p>[CTA_MODULE]</p><p>[sic]</p>', [0.9, 0.9, 0.9, 0.9]), [
    ['{{ad}}', 'placeholder'],
    ['[CTA_MODULE]', 'placeholder'],
  ]);
});

test('what PHP prints of faults of the site goes', () => {
  const fault = (kind: string) => `<b>${kind}</b>: Undefined variable $x in <b>/srv/www/a.php</b> on line <b>12</b>`;
  for (const kind of ['Warning', 'Deprecated', 'Strict Standards'])
    assert.deepEqual(
      dropped(`<p>One.</p><br>${fault(kind)}<br><br><p>Two.</p>`, [0.9, 0.9, 0.9]).map(([, by]) => by),
      ['placeholder'],
    );
  assert.deepEqual(
    dropped('<p>Warning: the ferry in the harbour is full, says a sign on line 12 of the tram.</p>', [0.9]),
    [],
  );
});

test('a short bold line goes with the list of links that it opened, a longer one stays', () => {
  const list = '<ul><li><a href="/a">The quay</a></li><li><a href="/b">The bridge</a></li></ul><p>Two.</p>';
  assert.deepEqual(
    dropped(`<p>One.</p><p><b>Web links</b></p>${list}`, [0.9, 0.9, 0.1, 0.1, 0.9]).map(([, by]) => by),
    ['read-also', 'model', 'model'],
  );
  const long = '<p><b>The bridge was what the town had asked for in May.</b></p>';
  assert.deepEqual(
    dropped(`<p>One.</p>${long}${list}`, [0.9, 0.9, 0.1, 0.1, 0.9]).map(([, by]) => by),
    ['model', 'model'],
  );
});

test('doubtful lines of links at the end go, unless one of their box is sure', () => {
  const lines = ['Adamstown', 'Bellport'].map((town) => `<p>Force 4: <a href="/${town}">${town}</a></p>`).join('');
  const body = `<div><p>${LONG}</p>${lines}</div><p><a href="/c">Coast</a></p>`;
  assert.deepEqual(dropped(body, [0.9, 0.6, 0.6, 0.6]).length, 3);
  assert.deepEqual(dropped(body, [0.9, 0.6, 0.8, 0.6]), [['Coast', 'links-at-end']]);
});

test('a doubtful heading at the end goes', () => {
  assert.deepEqual(dropped('<h2>Start</h2><p>One.</p><h2>More news</h2>', [0.7, 0.9, 0.7]), [
    ['More news', 'heading-without-text'],
  ]);
});

/** The texts that stand of a page whose first element of that name is taken for the byline. */
function besideByline(body: string, name: string): string[] {
  const page = parsePage(`<!DOCTYPE html><body>${body}`, 'https://example.org/');
  const blocks = cutBlocks(page, new Set());
  const bylines = elementsNamed(page, name).slice(0, 1);
  const clues = { page, printed: { bylines, dates: [] }, metadata: METADATA, readability: new Set<number>() };
  const kept = decide(blocks, undropped(blocks.map(() => 0.9)), clues).filter((decision) => decision.kept);
  return kept.map(({ block }) => block.text);
}

test('when, where and who in terms between two paragraphs are no byline, and those over the text are', () => {
  const [first, last] = [`${LONG} ${LONG}`, `${LONG} It is the last one.  ${LONG}`];
  const facts = '<dl><dt>When</dt><dd>Monday, 30 October</dd><dt>Contact</dt><dd>Jane Roe</dd></dl>';
  assert.equal(besideByline(`<p>${first}</p>${facts}<p>${last}</p>`, 'dl').length, 6);
  assert.equal(besideByline(`${facts}<p>${first}</p><p>${last}</p>`, 'dl').length, 2);
});

test('the first of several headings that differ in their numbers is no date of the text', () => {
  const version = (number: string, day: string) => `<h2>Version ${number} – ${day}</h2><p>${number}: ${LONG}</p>`;
  assert.equal(besideByline(version('7.2', '2024-03-13') + version('6.10', '2023-08-01'), 'h2').length, 4);
  assert.equal(besideByline(`<h2>14 March 2024</h2><p>${LONG}</p>`, 'h2').length, 1);
});
