import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';

const FIRST = 'The council met on Tuesday evening and talked for three hours about the new bridge over the river.';
const SECOND = 'In the end, nine of the twelve members voted for it, and the mayor said that work would begin in spring.';
const THIRD = 'Those who live on the other bank had asked for a bridge for forty years, in letters, at fairs and in court.';
const WHOLE = [FIRST, SECOND, THIRD, FIRST.replace('Tuesday', 'Wednesday'), SECOND.replace('nine', 'ten')];
const BODY = WHOLE.join('\n\n');

function text(head: string): string {
  return extract({
    html: `<!DOCTYPE html><title>Bridge</title>${head}<body><div id=root></div>`,
    url: 'https://example.org/bridge',
  }).text;
}

test('JSON-LD articleBody stands in for an empty DOM', () => {
  const node = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: 'Bridge', articleBody: BODY };
  assert.equal(text(`<script type="application/ld+json">${JSON.stringify(node)}</script>`), BODY);
});

test('so does the state of a framework in a JSON script', () => {
  const state = {
    props: { pageProps: { article: { title: 'Bridge', body: WHOLE.map((content) => ({ type: 'text', content })) } } },
  };
  assert.equal(text(`<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script>`), BODY);
});

test('and state that a script assigns', () => {
  const state = {
    content_elements: WHOLE.map((content) => ({ _id: 'x', content: `<b>${content}</b>` })),
    padding: 'x'.repeat(600),
  };
  assert.equal(
    text(`<script>window.App={};App.state={};App.globalContent=${JSON.stringify(state)};App.x={"a":1}</script>`),
    BODY,
  );
});

test('and the rows of a flight stream, whose lengths count bytes', () => {
  const markup = WHOLE.map((paragraph) => `<p>${paragraph} – é</p>`).join('');
  const row = `2:T${Buffer.byteLength(markup).toString(16)},${markup}3:{"a":"b"}\n`;
  const pushes = [row.slice(0, 300), row.slice(300)].map(
    (part) => `<script>self.__next_f.push([1,${JSON.stringify(part)}])</script>`,
  );
  assert.equal(
    text(`<script>self.__next_f.push([0])</script>${pushes.join('')}`),
    WHOLE.map((paragraph) => `${paragraph} – é`).join('\n\n'),
  );
});

test('teasers and descriptions in the state are no body', () => {
  const state = { teasers: WHOLE.map((description) => ({ description })) };
  assert.equal(text(`<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script>`), '');
});

const COMMENTS = [
  'I have never seen so many herons as on that lake in May, and I go there with my daughter on each Sunday of the year.',
  'My uncle kept bees for thirty years, and what he said of honey in the shops cannot be printed in any newspaper.',
  'Whoever thinks that tomatoes grow without water should come and look at my balcony in August, and bring a can.',
];

/** Comments that are in the DOM before a script has put the text above them. */
function aboveComments(description: string): string {
  const state = { article: { body: WHOLE.map((content) => ({ type: 'text', content })) } };
  const list = COMMENTS.map((comment, i) => `<div><b>Reader ${i}</b><p>${comment}</p></div>`).join('');
  return extract({
    html: `<!DOCTYPE html><title>Council votes for the bridge</title><meta name="description" content="${description}"><script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script><body><div id="root"></div><div>${list}</div>`,
    url: 'https://example.org/bridge',
  }).text;
}

test('the state stands in for a text on something else than the page says that it is about', () => {
  assert.equal(aboveComments('On Tuesday evening nine of twelve members voted for a bridge over the river.'), BODY);
});

test('but not for one that has the words of the description', () => {
  const text = aboveComments(
    'Herons on the lake in May, honey of the shops, and tomatoes that grow without water: letters.',
  );
  assert.match(text, /herons/);
  assert.doesNotMatch(text, /council met/);
});
