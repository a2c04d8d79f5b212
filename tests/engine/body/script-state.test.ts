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

const MARKUP = WHOLE.map((content) => `<p>${content}</p>`).join('\n');

test('state in an attribute, as Inertia has it, an answer within one, as SvelteKit has it, and one list of values, as Nuxt has it', () => {
  const state = JSON.stringify({ component: 'Story', props: { story: { title: 'Bridge', body: MARKUP } } });
  assert.equal(text(`<body><div id="app" data-page="${state.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></div>`), BODY);
  const answer = { status: 200, body: JSON.stringify({ title: 'Bridge', html: MARKUP }) };
  assert.equal(text(`<script type="application/json">${JSON.stringify(answer)}</script>`), BODY);
  const values = [{ data: 1 }, { story: 2 }, { title: 3, body: 4 }, 'Bridge', MARKUP];
  assert.equal(text(`<script type="application/json" id="__NUXT_DATA__">${JSON.stringify(values)}</script>`), BODY);
});

test('state in a string that a script parses, also one for addresses, and in entries by their ids, as Apollo has them', () => {
  const state = JSON.stringify({ story: { title: 'Bridge', body: MARKUP } });
  assert.equal(text(`<script>window.__DATA__ = JSON.parse(${JSON.stringify(state)});</script>`), BODY);
  const encoded = encodeURIComponent(state);
  assert.equal(text(`<script>window.__DATA__ = JSON.parse(decodeURIComponent("${encoded}"));</script>`), BODY);
  const entries = Object.fromEntries(WHOLE.map((content, i) => [`Paragraph:9f${i}`, { text: content }]));
  assert.equal(text(`<script>window.__APOLLO_STATE__ = ${JSON.stringify(entries)};</script>`), BODY);
});

/** A page whose text is in a template or for readers without scripts, with comments that are shown. */
function unshown(name: string, inside: string): string {
  const list = COMMENTS.slice(0, 2).map((comment, i) => `<div><b>Reader ${i}</b><p>${comment}</p></div>`);
  return extract({
    html: `<!DOCTYPE html><title>Council votes for bridge over river</title><body><main><h1>Council votes for bridge over river</h1><${name}>${inside}</${name}></main><div>${list.join('')}</div>`,
    url: 'https://example.org/bridge',
  }).text;
}

test('text in a template, or for readers without scripts, stands in where it is on what the title says', () => {
  const beside = '<div role="complementary"><h3>Related topics</h3><p><a href="/t/2">The old bridge</a></p></div>';
  for (const name of ['template', 'noscript'])
    for (const inside of [MARKUP, MARKUP + beside]) assert.equal(unshown(name, inside), BODY, name);
});

test('but no other text there, and none that a script fills', () => {
  const notice = COMMENTS.map((comment) => `<p>${comment} ${comment}</p>`).join('');
  for (const name of ['template', 'noscript']) {
    assert.doesNotMatch(unshown(name, notice), /herons.*herons/s, name);
    assert.doesNotMatch(unshown(name, `${MARKUP}<p>{{ more }}</p>`), /council met/, name);
  }
});

test('the provenance names the place of such a text, and of no other', () => {
  const from = (inside: string) =>
    extract({
      html: `<!DOCTYPE html><title>Council votes for bridge over river</title><body><main><h1>Council votes for bridge over river</h1>${inside}</main>`,
      url: 'https://example.org/bridge',
    }).metadata.provenance.text;
  const node = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', articleBody: BODY });
  const state = JSON.stringify({ article: { body: WHOLE.map((content) => ({ type: 'text', content })) } });
  for (const [place, inside] of [
    ['json-ld:articleBody', `<script type="application/ld+json">${node}</script>`],
    ['script:state', `<script type="application/json">${state}</script>`],
    ['dom:template', `<template>${MARKUP}</template>`],
    ['dom:noscript', `<noscript>${MARKUP}</noscript>`],
    [undefined, MARKUP],
  ])
    assert.equal(from(inside as string), place);
});
