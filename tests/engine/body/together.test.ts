/** Paragraphs that the model alone would drop, and that stand by their place in the text. The scores are given. */
import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { kept } from './given-scores.ts';

const LAST = 'The hearing is in June, and whoever speaks there has three minutes.';

const wrapped = (text: string, name = 'text') => `<div class="${name}"><div class="cmp-text"><p>${text}</p></div></div>`;

test('a paragraph between two of the text is kept, and two of them are', () => {
  deepEqual(kept('<p>One.</p><p>Two.</p><p>Three.</p>', [0.9, 0.2, 0.9]), ['One.', 'Two.', 'Three.']);
  deepEqual(kept('<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>', [0.9, 0.3, 0.3, 0.9]), [
    'One.',
    'Two.',
    'Three.',
    'Four.',
  ]);
});

test('a run is judged as one, and what went from the midst of the text parts nothing', () => {
  const short = ['<p>One.</p>', '<p>First quay</p>', '<p>Second quay</p>', '<p>Third quay</p>', '<p>Five.</p>'].join('');
  deepEqual(kept(short, [0.9, 0.3, 0.14, 0.3, 0.9]).length, 5);
  deepEqual(kept(short, [0.9, 0.2, 0.13, 0.14, 0.9]), ['One.', 'Five.']);
  const label = '<p>Advertisement</p>';
  deepEqual(kept(`<p>One.</p>${label}<p>Two.</p><p>Three.</p>`, [0.9, 0.1, 0.3, 0.9]), ['One.', 'Two.', 'Three.']);
});

test('a heading over a table in boxes of its own is kept, and a bold line that hangs bare', () => {
  const table = '<div><table><thead><tr><th>Team</th><th>Points</th></tr></thead></table></div>';
  deepEqual(kept(`<main><p>One.</p><h2>Standings</h2>${table}</main>`, [0.9, 0.15, 0.7, 0.7])[1], 'Standings');
  deepEqual(kept('<main><p>One.</p><b>The yard</b><p>Two.</p></main>', [0.9, 0.08, 0.9]), ['One.', 'The yard', 'Two.']);
});

test('a fold that a content system has for writers alone is kept however little the model thinks of it', () => {
  const fold = (name: string) => `<p>One.</p><div class="${name}"><h4>The ships</h4><p>At noon.</p></div><p>Two.</p>`;
  deepEqual(kept(fold('kg-card kg-toggle-card'), [0.9, 0.06, 0.06, 0.9]).length, 4);
  deepEqual(kept(fold('toggle'), [0.9, 0.06, 0.06, 0.9]), ['One.', 'Two.']);
});

test('one with a link, of which the model is sure, apart, or a mark of a template is not', () => {
  deepEqual(kept('<p>One.</p><p><a href="/x">Two</a> is on.</p><p>Three.</p>', [0.9, 0.4, 0.9]), ['One.', 'Three.']);
  deepEqual(kept('<p>One.</p><p>Two.</p><p>Three.</p>', [0.9, 0.1, 0.9]), ['One.', 'Three.']);
  deepEqual(kept('<p>One.</p><p class="promo">Two.</p><p>Three.</p>', [0.9, 0.4, 0.9]), ['One.', 'Three.']);
  deepEqual(kept('<p>One.</p><p>{{slot}}</p><p>Three.</p>', [0.9, 0.4, 0.9]), ['One.', 'Three.']);
  for (const line of ['Anzeige', 'Von Nina Magoley', 'Text und Interview: Harald Willenbrock', '© 2024 The Paper'])
    deepEqual(kept(`<p>One.</p><p>${line}</p><p>Three.</p>`, [0.9, 0.4, 0.9]), ['One.', 'Three.'], line);
});

test('a last paragraph is kept that is set like those before it, and no other', () => {
  deepEqual(kept(wrapped('One.') + wrapped(LAST), [0.9, 0.4]), ['One.', LAST]);
  deepEqual(kept(wrapped('One.') + wrapped(LAST, 'foot'), [0.9, 0.4]), ['One.']);
  deepEqual(kept(wrapped('One.') + wrapped('By the desk'), [0.9, 0.4]), ['One.']);
  deepEqual(kept(wrapped('One.') + wrapped('(with agencies)'), [0.9, 0.4]), ['One.', '(with agencies)']);
});

test('Drupal’s node that is promoted to the front page is no advertisement', () => {
  const list = '<ul><li>Fuel</li><li>Crew</li></ul>';
  const node = (name: string) => `<div class="${name}"><p>One.</p>${list}<p>Three.</p></div>`;
  deepEqual(kept(node('node node--promoted'), [0.9, 0.2, 0.2, 0.9]), ['One.', 'Fuel', 'Crew', 'Three.']);
});

test('a note is the article’s in a column that is named for the side bar and holds the text', () => {
  const note = 'Disclosure: Our publisher owns a mooring at the quay.';
  const column = (text: string) => `<div class="l-sidebar-fixed">${text}<p>${note}</p></div>`;
  deepEqual(kept(column('<p>One.</p>'), [0.9, 0.05]), ['One.', note]);
  deepEqual(kept(`<p>One.</p>${column('')}`, [0.9, 0.05]), ['One.']);
});

test('notes behind the text are known by how they begin', () => {
  const notes = [
    '(Anmerkung: Der Name der Zeugin ist der Redaktion bekannt.)',
    'تصويب: ورد في نسخة سابقة أن الإغلاق دام سنتين.',
    'Précision. Le plan cité date de mars et non de mai.',
    '訂正　初出時、蔵書数を千百冊としましたが、正しくは約千二百冊です。',
    'Редакция приносит извинения за неточность в имени смотрителя.',
  ];
  for (const note of notes) deepEqual(kept(`<p>One.</p><p>${note}</p>`, [0.9, 0.05]).length, 2, note);
  deepEqual(kept('<p>One.</p><p>Anmerkungen gibt es hier keine.</p>', [0.9, 0.05]), ['One.']);
});

const PROSE =
  'The harbour office counted four hundred boats in the basin, and a third of them had nobody on board all winter.';

test('prose that is set like the text before it is kept however little the model thinks of it, if it is the lesser part', () => {
  const text = `${LAST} ${PROSE}`;
  const callout = '<div class="callout"><h3>Did you know?</h3></div>';
  deepEqual(kept(wrapped(text) + callout + wrapped(PROSE), [0.9, 0.2, 0.15]), [text, PROSE]);
  deepEqual(kept(wrapped(text) + callout + wrapped(PROSE), [0.9, 0.2, 0.05]), [text]);
  deepEqual(kept(wrapped(text) + callout + wrapped(PROSE, 'foot'), [0.9, 0.2, 0.15]), [text]);
  deepEqual(kept(wrapped(text) + callout + wrapped(PROSE).repeat(3), [0.9, 0.2, 0.15, 0.15, 0.15]), [text]);
});

test('prose that is set like the text may have a link in it, but not lead on with most of it', () => {
  const text = `${LAST} ${PROSE}`;
  const linked = `${text} ${LAST.replace('June', '<a href="/june">June</a>')}`;
  const flat = `${text} ${LAST}`;
  const callout = '<div class="callout"><h3>Did you know?</h3></div>';
  deepEqual(kept(wrapped(flat) + callout + wrapped(linked), [0.9, 0.05, 0.15]), [flat, flat]);
  deepEqual(kept(wrapped(flat) + callout + wrapped(`<a href="/x">${text}</a> ${LAST}`), [0.9, 0.05, 0.15]), [flat]);
  deepEqual(kept(wrapped(flat) + callout + wrapped('See <a href="/x">June</a>.'), [0.9, 0.05, 0.15]), [flat]);
});

test('a fold behind the text is kept with its label where it holds prose', () => {
  const fold = (text: string) => `<div class="toggle"><h5>How was this measured?</h5><div>${text}</div></div>`;
  deepEqual(kept(`<p>One.</p>${fold(`<p>${PROSE}</p>`)}`, [0.9, 0.1, 0.06]), ['One.', 'How was this measured?', PROSE]);
  deepEqual(kept(`<p>One.</p>${fold('<p>By the port</p>')}`, [0.9, 0.1, 0.15]), ['One.']);
  deepEqual(kept(`<p>One.</p>${fold(`<p><a href="/x">${PROSE}</a></p>`)}`, [0.9, 0.1, 0.15]), ['One.']);
});

test('a box of facts beside the text is kept by its heading in many languages', () => {
  for (const heading of [
    'At a glance',
    'Zur Person',
    'Repères',
    'Fakta: The quay',
    'Справка',
    'خلفية',
    'Kim jest Anna Lis?',
  ]) {
    const box = `<div class="k1"><h4>${heading}</h4><ul><li>62 metres</li><li>Built in 1961</li></ul></div>`;
    deepEqual(kept(`<p>One.</p>${box}`, [0.9, 0.1, 0.15, 0.15]), ['One.', heading, '62 metres', 'Built in 1961'], heading);
  }
  deepEqual(kept('<p>One.</p><div><b>Справка</b><br>62 метра.</div>', [0.9, 0.1]), ['One.', 'Справка 62 метра.']);
});

test('a box of links, one that is named apart, and one with another heading are no facts', () => {
  const box = (heading: string, item: string, name = 'k1') =>
    `<div class="${name}"><h4>${heading}</h4><ul><li>${item}</li></ul></div>`;
  deepEqual(kept(`<p>One.</p>${box('Background', '<a href="/x">The quay</a>')}`, [0.9, 0.1, 0.15]), ['One.']);
  deepEqual(kept(`<p>One.</p>${box('Background', 'The quay', 'promo')}`, [0.9, 0.1, 0.15]), ['One.']);
  deepEqual(kept(`<p>One.</p>${box('Our offices', 'The quay')}`, [0.9, 0.1, 0.15]), ['One.']);
  deepEqual(kept(`<p>One.</p>${box('Background', 'The quay')}`, [0.9, 0.1, 0.05]), ['One.']);
});

test('notes are kept that the text leads to and that lead back, and no other links within the page', () => {
  const text = '<p>One.<a id="nh1" href="#nb1">1</a></p>';
  const note = (back: string) => `<div id="nb1"><p><a href="${back}">1</a> The report of 2019.</p></div>`;
  deepEqual(kept(`<div><p>${PROSE}</p>${text}</div><div>${note('#nh1')}</div>`, [0.9, 0.9, 0.01]), [
    PROSE,
    'One.1',
    '1 The report of 2019.',
  ]);
  deepEqual(kept(`<div><p>${PROSE}</p>${text}</div><div>${note('#top')}</div>`, [0.9, 0.9, 0.01]), [PROSE, 'One.1']);
});

test('lines that begin like boxes of kept text are kept: who speaks, where no class says so', () => {
  const talk = (name: string, i: number) => `<div class="x1"><span>${name}</span><p>Answer ${i}.</p></div>`;
  const scores = [0.1, 0.9, 0.1, 0.9, 0.1, 0.9];
  const names = ['佐藤', '──', 'Ott'];
  deepEqual(
    kept(names.map(talk).join(''), scores),
    names.flatMap((name, i) => [name, `Answer ${i}.`]),
  );
  deepEqual(kept(['1', '2', '3'].map(talk).join(''), scores), ['Answer 0.', 'Answer 1.', 'Answer 2.']);
  deepEqual(kept(names.slice(0, 2).map(talk).join(''), scores), ['Answer 0.', 'Answer 1.']);
});

test('the heading over what the text says in short is kept where that is the first of it', () => {
  const summary = (heading: string) =>
    `<p>By the port</p><div><h3>${heading}</h3><ul><li>62 boats sank.</li><li>Nobody was hurt.</li></ul></div>`;
  for (const heading of ['Key points', 'Auf einen Blick', 'L’essentiel'])
    deepEqual(kept(summary(heading), [0.1, 0.15, 0.9, 0.9]), [heading, '62 boats sank.', 'Nobody was hurt.'], heading);
  deepEqual(kept(summary('More'), [0.1, 0.15, 0.9, 0.9]), ['62 boats sank.', 'Nobody was hurt.']);
});

test('a likely heading is kept over a line and its text, and over the heading of that', () => {
  const goods = (line: string) => `<div><p>One.</p><h2>The Otter</h2>${line}<p>Two.</p></div>`;
  deepEqual(kept(goods('<div class="k1">12 Quay Street</div>'), [0.9, 0.4, 0.2, 0.9]), ['One.', 'The Otter', 'Two.']);
  deepEqual(kept(goods('<div>Order now!</div>'), [0.9, 0.4, 0.05, 0.9]), ['One.', 'Two.']);
  deepEqual(kept(goods('<h3>Pros</h3>'), [0.9, 0.4, 0.4, 0.9]), ['One.', 'The Otter', 'Pros', 'Two.']);
});

test('a list ends the sentence that stops before it, of links of a word or two, too, and not of headlines', () => {
  const said = 'The ointment is mild, the office says, and what may follow for a day is';
  const list = (...items: string[]) =>
    `<p>${said}</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul><p>Two.</p>`;
  const link = (text: string) => `<a href="/x">${text}</a>`;
  const scores = [0.9, 0.02, 0.02, 0.9];
  deepEqual(kept(list('a rash', 'a cough'), scores), [said, 'a rash', 'a cough', 'Two.']);
  deepEqual(kept(list(link('a rash'), link('a cough')), scores), [said, 'a rash', 'a cough', 'Two.']);
  const headline = link('The town votes for a new bridge once more');
  deepEqual(kept(list(headline, headline), scores), [said, 'Two.']);
  deepEqual(kept(list('a rash', 'a cough').replace('</p>', '.</p>'), scores), [`${said}.`, 'Two.']);
});

test('who wrote the text goes behind it, under a heading of these words in many languages', () => {
  const about = (heading: string) =>
    `<p>${PROSE}</p><h3>${heading}</h3><p>Jane Roe is a pilot.</p><h3>Sources</h3><p>Two.</p>`;
  for (const heading of ['About the author', 'Über die Autorin:', 'À propos de l’auteur', 'Sobre el autor', 'Об авторе'])
    deepEqual(kept(about(heading), [0.9, 0.9, 0.9, 0.9, 0.9]), [PROSE, 'Sources', 'Two.'], heading);
  deepEqual(kept(about('About the pilots'), [0.9, 0.9, 0.9, 0.9, 0.9]).length, 5);
  deepEqual(kept(`<p>About the author</p><p>Jane Roe is a pilot.</p><p>${PROSE}</p>`, [0.9, 0.9, 0.9]).length, 3);
});

test('a list that the last line announces is kept where the model minds it little', () => {
  const sources = (line: string) =>
    `<p>${LAST}</p><p>${line}</p><ol><li>Land report: <a href="https://x.example/1">x.example/1</a></li><li>River report: <a href="https://x.example/2">x.example/2</a></li></ol>`;
  const listed = ['Land report: x.example/1', 'River report: x.example/2'];
  deepEqual(kept(sources('Sources:'), [0.9, 0.8, 0.3, 0.2]), [LAST, 'Sources:', ...listed]);
  deepEqual(kept(sources('Sources:'), [0.9, 0.8, 0.2, 0.1]), [LAST, 'Sources:']);
  deepEqual(kept(sources('The council did not say.'), [0.9, 0.8, 0.3, 0.2]), [LAST, 'The council did not say.']);
});

test('so are addresses, each in a paragraph, and code', () => {
  const addresses = (line: string) =>
    `<p>${LAST}</p><p>${line}</p><p>1 https://x.example/1</p><p><a href="https://x.example/2">https://x.example/2</a></p>`;
  const found = ['1 https://x.example/1', 'https://x.example/2'];
  deepEqual(kept(addresses('Quellen:'), [0.9, 0.8, 0.3, 0.2]), [LAST, 'Quellen:', ...found]);
  deepEqual(kept(addresses('Quellen:'), [0.9, 0.8, 0.1, 0.3]), [LAST, 'Quellen:']);
  deepEqual(kept(addresses('Nobody said so.'), [0.9, 0.8, 0.3, 0.2]), [LAST, 'Nobody said so.']);
  const code = (line: string) => `<p>${LAST}</p><p>${line}</p><pre>PROXY=off</pre>`;
  deepEqual(kept(code('For example:'), [0.9, 0.8, 0.1]), [LAST, 'For example:', 'PROXY=off']);
  deepEqual(kept(code('All said.'), [0.9, 0.8, 0.1]), [LAST, 'All said.']);
});

test('a long listing between paragraphs is kept where the model is in doubt', () => {
  const page = `<p>One.</p><pre>${'git add -A # all that changed\n'.repeat(80)}</pre><p>Three.</p>`;
  deepEqual([kept(page, [0.9, 0.35, 0.9]).length, kept(page, [0.9, 0.2, 0.9]).length], [3, 2]);
});

test('what a line announces is no pull quote, though the text has the words before', () => {
  const again = (line: string) => `<p>${LAST}</p><p>${line}</p><blockquote><p>${LAST}</p></blockquote><p>Two.</p>`;
  deepEqual(kept(again('Now read it once more:'), [0.9, 0.9, 0.9, 0.9]).length, 4);
  deepEqual(kept(again('Nobody came.'), [0.9, 0.9, 0.9, 0.9]).length, 3);
});

test('what the model is sure of comes not along with the rest of a quote', () => {
  const quote = '<p>One.</p><div class="quote"><p>So be it.</p><p>The mayor</p></div><p>Two.</p>';
  deepEqual(kept(quote, [0.9, 0.9, 0.1, 0.9]), ['One.', 'So be it.', 'The mayor', 'Two.']);
  deepEqual(kept(quote, [0.9, 0.9, 0.01, 0.9]), ['One.', 'So be it.', 'Two.']);
});

test('of links alone, where the model is in doubt', () => {
  const list = `<p>${LAST}</p><p>The prices are on these pages:</p><ul><li><a href="/1">Small towns</a></li><li><a href="/2">Large towns</a></li></ul>`;
  deepEqual(kept(list, [0.9, 0.8, 0.4, 0.3]).slice(2), ['Small towns', 'Large towns']);
  deepEqual(kept(list, [0.9, 0.8, 0.2, 0.2]).slice(2), []);
});

test('the source of the text in a hidden listing goes, however long', () => {
  deepEqual(kept(`<p>${PROSE}</p><pre hidden># The quay ${PROSE}</pre>`, [0.9, 0.9]), [PROSE]);
  deepEqual(
    kept(
      `<div class="uk-width-expand"><pre hidden>[{\n  "name": "quay"\n}]</pre></div><p>${PROSE}</p><p>${PROSE}</p>`,
      [0.45, 0.9, 0.9],
    ),
    [PROSE, PROSE],
  );
  deepEqual(kept(`<p>${PROSE}</p><div hidden>${PROSE.slice(4)} ${PROSE.slice(8)}</div>`, [0.9, 0.9]).length, 2);
});

test('a list of cards, as its box is named, is none of the text', () => {
  const list = (name: string) =>
    `<div><p>One.</p><div class="${name}"><ul><li>The boat course</li><li>The sail course</li></ul></div><p>Two.</p></div>`;
  deepEqual(kept(list('wp-block cards-container'), [0.9, 0.3, 0.3, 0.9]), ['One.', 'Two.']);
  deepEqual(kept(list('wp-block'), [0.9, 0.3, 0.3, 0.9]).length, 4);
});

test('a mark of a note in the first line of a page, with no table above, is no note', () => {
  deepEqual(kept('<p>* Required</p><p>One.</p><p>Two.</p>', [0.2, 0.9, 0.9]), ['One.', 'Two.']);
  deepEqual(kept('<p>† Members only</p><p>One.</p>', [0.1, 0.9]), ['One.']);
});

test('a last paragraph behind a list is kept that stands beside paragraphs of the text', () => {
  const list = '<ul><li>Wood for the deck</li><li>Steel for the piers</li></ul>';
  deepEqual(kept(`<p>One.</p>${list}<p>${LAST}</p>`, [0.9, 0.9, 0.9, 0.4]).at(-1), LAST);
  deepEqual(kept(`<div><p>One.</p>${list}</div><p>${LAST}</p>`, [0.9, 0.9, 0.9, 0.4]).at(-1), 'Steel for the piers');
});

test('headings over a list are kept in a page without boxes', () => {
  const page = '<p>One.</p><h2>Two</h2><ul><li>Wood for the deck</li><li>Steel for the piers</li></ul>';
  deepEqual(kept(page, [0.9, 0.4, 0.9, 0.9])[1], 'Two');
  deepEqual(
    kept(page.replace('<h2>Two</h2>', '<div><div><h2>Two</h2></div></div>'), [0.9, 0.4, 0.9, 0.9])[1],
    'Wood for the deck',
  );
});

test('a list under a heading at the end of the text is kept where each item says a year', () => {
  const sources = (year: string) =>
    `<div><p>One.</p><h2>Sources</h2><ol><li>Ada Lund (${year}). Piers and people.</li><li>Tom Reed (2001). On bridges.</li></ol></div>`;
  deepEqual(kept(sources('1998'), [0.9, 0.9, 0.3, 0.3]).length, 4);
  deepEqual(kept(sources('n. d.'), [0.9, 0.9, 0.3, 0.3]).length, 2);
});
