/** Parts of a text that are set unlike the rest: its end, steps, questions that a page folds, who said what. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { kept } from './given-scores.ts';

const SERVICE = 'A service will be held at the church of the village on Saturday at eleven.';

test('the end of a text in a box of its own is kept where all behind it is far less likely', () => {
  const first = `One. ${SERVICE} ${SERVICE} ${SERVICE} ${SERVICE}`;
  const page = `<main><p>${first}</p><p>Two.</p><div class="funeral"><h4>Service</h4><p>${SERVICE}</p></div></main><p>Sheep</p>`;
  deepEqual(kept(page, [0.9, 0.9, 0.1, 0.45, 0.01]), [first, 'Two.', 'Service', SERVICE]);
  deepEqual(kept(page, [0.9, 0.9, 0.1, 0.45, 0.1]), [first, 'Two.']);
  // A house sets notes of its own under a heading.
  deepEqual(kept(page, [0.9, 0.9, 0.1, 0.35, 0.01]), [first, 'Two.']);
  const bare = page.replace('<h4>Service</h4>', '');
  deepEqual(kept(bare, [0.9, 0.9, 0.3, 0.01]), [first, 'Two.', SERVICE]);
  deepEqual(kept(bare, [0.9, 0.9, 0.15, 0.01]), [first, 'Two.']);
  const side = page.replace('<h4>', '<h4>Family</h4><h4>');
  deepEqual(kept(side, [0.9, 0.9, 0.1, 0.1, 0.45, 0.01]), [first, 'Two.']);
});

test('no end of a text is a box apart, a line of rights, or lines without a sentence', () => {
  const behind = (box: string) =>
    kept(`<main><p>One. ${SERVICE} ${SERVICE} ${SERVICE}</p>${box}</main><p>Sheep</p>`, [0.9, 0.4, 0.01]).length;
  equal(behind(`<div class="box"><p>${SERVICE}</p></div>`), 2);
  equal(behind(`<div class="newsletter"><p>${SERVICE}</p></div>`), 1);
  equal(behind(`<div class="box" hidden><p>${SERVICE}</p></div>`), 1);
  equal(behind(`<div class="box"><p>${SERVICE} ${SERVICE}</p></div>`), 1);
  equal(behind(`<div class="box"><p>Copyright: ${SERVICE}</p></div>`), 1);
  equal(behind('<div class="box"><p>More on sheep and on what they eat in winter</p></div>'), 1);
  equal(behind(`<div class="box"><p><a href="/sheep">${SERVICE}</a></p></div>`), 1);
});

test('the first paragraph is kept where all above it is far less likely, whatever stands behind it', () => {
  const page = (box: string) =>
    `<p>Sheep</p><div class="${box}"><p>${SERVICE}</p></div><div class="q"><h3>Why?</h3></div><p>Two.</p>`;
  equal(kept(page('intro'), [0.05, 0.3, 0.9, 0.9]).length, 3);
  equal(kept(page('intro'), [0.15, 0.3, 0.9, 0.9]).length, 2);
  equal(kept(page('newsletter'), [0.05, 0.3, 0.9, 0.9]).length, 2);
});

test('questions that a page folds with their answers are kept amid a text, however little the model thinks of them', () => {
  const fold = (label: string) =>
    `<p>One.</p><div class="accordion"><a href="">${label}</a><div class="tab-content"><p>At noon, or on Sunday.</p></div></div><p>Two.</p>`;
  equal(kept(fold('Does it sail?'), [0.9, 0.03, 0.03, 0.9]).length, 4);
  equal(kept(fold('Our ships'), [0.9, 0.03, 0.03, 0.9]).length, 2);
});

test('page builders have many boxes around a fold of several questions and around the text beside it', () => {
  const deep = (inner: string) => `<section>${'<div>'.repeat(5)}${inner}${'</div>'.repeat(5)}</section>`;
  const fold = '<div class="accordion"><h4>Does it sail?</h4><p>At noon.</p><h4>And on Sunday?</h4><p>At one.</p></div>';
  const page = `<div>${deep('<p>One.</p>')}<section><div><div><div>${fold}</div></div></div></section>${deep('<p>Two.</p>')}</div>`;
  equal(kept(page, [0.9, 0.3, 0.3, 0.3, 0.3, 0.9]).length, 6);
});

test('who said a quote stays with it, and the years of a chronicle in numbers of Chinese stay', () => {
  const quote = (named: string) =>
    `<p>One.</p><div class="t"><blockquote><p>So it is.</p></blockquote><div class="${named}">Jane Roe</div></div><p>Two.</p>`;
  equal(kept(quote('t-author'), [0.9, 0.7, 0.1, 0.9]).length, 4);
  equal(kept(quote('t-link'), [0.9, 0.7, 0.1, 0.9]).length, 3);
  const year = (date: string) =>
    `<div class="item"><div class="item-date">${date}</div><p>村里第一次种下北坡的茶树。</p></div>`;
  equal(kept(`${year('一九五六')}${year('二〇一九')}`, [0.1, 0.7, 0.1, 0.7]).length, 4);
});

const STEPS = [
  'Kijk eerst naar de lucht en pas dan naar de windmeter, want die loopt altijd achter.',
  'Kruid de kap tot de wieken recht in de wind staan en leg de kettingen vast.',
  'Span de zeilen van onder naar boven en houd altijd een hand aan het hek.',
  'Licht de vang langzaam en tel de enden tot het er zestig per minuut zijn.',
  'Smeer de halslager met reuzel en luister of er niets tikt of fluit.',
  'Vang tijdig bij opstekende wind; wie twijfelt, is al te laat.',
];

test('steps with their numbers between paragraphs are kept', () => {
  const steps = STEPS.map(
    (step, i) =>
      `<section class="howto-step" id="step-${i + 1}"><div><img src="/${i}.jpg" alt=""></div><h3>${i + 1}</h3><p>${step}</p></section>`,
  ).join('');
  const html = `<!DOCTYPE html><html lang="nl"><head><title>De molen draait weer | Dijk en Duin</title></head><body>
    <header class="navbar"><a href="/">Dijk en Duin</a><ul><li><a href="/a">Natuur</a></li><li><a href="/b">Water</a></li></ul></header>
    <section class="hero"><div class="container"><h1>De molen draait weer</h1><p class="lead">Na elf jaar stilstand maalt De Zeemeeuw
    opnieuw water uit de polder. De drie nieuwe molenaars zijn samen nog geen negentig.</p></div></section>
    <div class="intro"><p>Op de eerste winderige zaterdag van april lieten ze de vang los. Er klonk een zucht, toen gekraak, en daarna
    kwam er een geluid dat de mensen aan de dijk elf jaar niet hadden gehoord.</p></div>
    <div class="needs"><h3>Dit heb je nodig</h3><ul><li>Reuzel en bijenwas</li><li>Een stel droge zeilen</li></ul></div>
    <div class="howto">${steps}</div>
    <p>Wie langs wil komen, kijkt of de vlag hangt. Dan is er iemand binnen, de koffie staat klaar, en je mag aan het kruirad draaien
    tot je begrijpt waarom niemand hier dik is.</p>
    <section class="cta"><h2>Meld je aan</h2><p>Elke vrijdag het weer, het water en drie goede verhalen in je mailbox.</p></section>
    <footer class="footer"><p>© 2024 Stichting Dijk en Duin.</p></footer></body></html>`;
  const { text } = extract({ html, url: 'https://www.dijk.example/molen' });
  for (const step of STEPS) equal(text.includes(step), true, step);
});

test('how long a recipe takes and for how many it is stays in the midst of it, who votes for it does not', () => {
  const line = (name: string, text: string) => `<div class="${name}"><span>${text}</span></div>`;
  const page = `<p>One.</p>${line('wprm-recipe-block-container wprm-recipe-prep-time-container', 'Prep Time 2 hrs')}
    ${line('recipe-meta', 'Serves 6')}${line('wprm-recipe-rating-details', '5 from 8 votes')}<p>Two.</p>`;
  deepEqual(kept(page, [0.9, 0.03, 0.03, 0.03, 0.9]), ['One.', 'Prep Time 2 hrs', 'Serves 6', 'Two.']);
});

test('a table of data right behind a text, or below a heading, is the text’s, and what a box concludes', () => {
  const table =
    '<table><tr><td>Ship</td><td>Brannoc</td></tr><tr><td>Fare</td><td>24</td></tr><tr><td>Deck</td><td>B</td></tr></table>';
  const cells = (score: number) => new Array<number>(6).fill(score);
  equal(kept(`<main><p>One.</p>${table}</main>`, [0.9, ...cells(0.1)]).length, 7);
  equal(kept(`<main><p>One.</p>${table}</main>`, [0.9, ...cells(0.05)]).length, 1);
  equal(kept(`<main><p>One.</p><p>Two</p><p>Three</p>${table}</main>`, [0.9, 0.01, 0.01, ...cells(0.1)]).length, 1);
  const verdict = '<main><p>One.</p><div class="v"><h3>Unser Fazit</h3><p>Ein gutes Fenster.</p></div></main>';
  equal(kept(verdict, [0.9, 0.11, 0.14]).length, 3);
});

test('a paragraph is set like the text in a box that has but a class of its own beside the same words', () => {
  const box = (classes: string, text: string) => `<div class="${classes}"><div class="inner"><p>${text}</p></div></div>`;
  const page = (second: string) =>
    `<main>${box('part part-a1x text', `One. ${SERVICE} ${SERVICE}`)}<p>Sheep</p>${box(second, `Two. ${SERVICE} ${SERVICE}`)}</main>`;
  equal(kept(page('part part-qv9 text'), [0.9, 0.05, 0.12]).length, 2);
  equal(kept(page('part part-qv9 text'), [0.9, 0.05, 0.08]).length, 1);
  equal(kept(page('part part-qv9 note'), [0.9, 0.05, 0.12]).length, 1);
});

test('the text goes on behind who wrote it where one paragraph alone was likely, however long it is', () => {
  const page = `<main><p>${SERVICE}</p><aside>Jane Roe</aside><time>14 March</time><div><p>${SERVICE} ${SERVICE}</p></div></main><p>Sheep</p>`;
  equal(kept(page, [0.7, 0.2, 0.02, 0.48, 0.01]).length, 2);
  equal(kept(page, [0.7, 0.2, 0.02, 0.4, 0.01]).length, 1);
});

test('a sentence between two paragraphs is kept with a link that it begins with, a line that ends in one is not', () => {
  const page = (line: string) => `<main><p>One. ${SERVICE}</p><p>${line}</p><p>Two. ${SERVICE}</p></main>`;
  equal(kept(page('<a href="/organ">How does one become</a> a tuner of organs?'), [0.9, 0.2, 0.9]).length, 3);
  equal(kept(page('See also: <a href="/organ">How does one become a tuner of organs?</a>'), [0.9, 0.2, 0.9]).length, 2);
  equal(kept(page('<a href="/a">How</a> or <a href="/b">why</a> does one become one?'), [0.9, 0.2, 0.9]).length, 2);
});
