/** Parts of a text that are set unlike the rest: its end, steps, questions that a page folds, who said what. */
import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';

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
