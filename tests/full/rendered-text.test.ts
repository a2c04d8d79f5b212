/**
 * Words at borders: of 500 made fragments, put together as an article's blocks are, the text and what a reader of the Markdown sees
 * have the words and the lines of Chromium's `innerText` (HTML's "rendered text"). Needs Chromium.
 */
import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { assemble } from '../../src/engine/body/assemble.ts';
import { cutBlocks } from '../../src/engine/body/blocks.ts';
import { type ChildNode, isTag, isText, parsePage } from '../../src/engine/page/page.ts';
import { withoutUnseen } from '../../src/engine/page/text.ts';
import { markdownBody } from '../../src/render/markdown.ts';
import { randomFrom } from '../helpers/random.ts';
import { type Language, PROSE } from '../structures/prose.ts';
import { browserPage } from './library/site-pages.ts';

const FRAGMENTS = Number(process.env.FRAGMENTS ?? 500);
const SEED = Number(process.env.SEED ?? 20281);
const LANGUAGES = Object.keys(PROSE) as Language[];

test('words and lines are those of a browser', async (context) => {
  const random = randomFrom(SEED);
  const made = Array.from({ length: FRAGMENTS }, (_, at) => fragment(random, LANGUAGES[at % LANGUAGES.length] as Language));
  const page = await browserPage(context);
  await page.setContent(`<!doctype html><body>${made.map((html) => `<div class="made">${html}</div>`).join('\n')}`);
  const rendered = await page.$$eval('.made', (boxes) => boxes.map((box) => (box as HTMLElement).innerText));
  const differing: string[] = [];
  made.forEach((html, at) => {
    const expected = linesOf(rendered[at] ?? '').join('\n');
    const article = articleOf(html);
    for (const read of [linesOf(article.text.replaceAll(' | ', '\n')), linesRead(markdownBody(article.html, []))].map(
      (lines) => lines.join('\n'),
    )) {
      const apart = [...expected].findIndex((sign, place) => sign !== [...read][place]);
      if (read !== expected) differing.push(`${at} ${html}\n=> ${around(expected, apart)} <> ${around(read, apart)}`);
    }
  });
  ok(rendered.length === FRAGMENTS, `seed ${SEED}: ${rendered.length} fragments`);
  equal(differing.join('\n'), '', `seed ${SEED}: ${differing.length} of ${FRAGMENTS} differ`);
});

/** All that is printed of a page, as if it were the article. */
function articleOf(html: string): { html: string; text: string } {
  const page = parsePage(`<!doctype html><body>${html}`, 'https://paper.example/');
  const taken = new Set<never>();
  return assemble(page, { blocks: cutBlocks(page, taken).filter(({ hidden }) => !hidden), figures: [], taken });
}

/** The signs before and behind a place, as JSON. */
function around(text: string, at: number): string {
  return JSON.stringify([...text].slice(Math.max(0, at - 20), at + 40).join(''));
}

type Random = ReturnType<typeof randomFrom>;

/** One to three blocks of words that stand in no order. */
function fragment(random: Random, language: Language): string {
  const words = wordsOf(language);
  const text = (least: number) =>
    marked(
      random,
      language,
      Array.from({ length: least + random.below(15) }, () => pick(random, words)),
    );
  return Array.from({ length: 1 + random.below(3) }, () => pick(random, BLOCKS)(random, text)).join(
    random.chance(0.5) ? '\n' : '',
  );
}

function wordsOf(language: Language): string[] {
  const text = PROSE[language].paragraphs.join(' ');
  return text.match(SPACELESS.has(language) ? /[^\s\p{P}]{1,4}\p{P}?/gu : /\S+/g) ?? [];
}

const SPACELESS = new Set<Language>(['zh', 'ja']);

function pick<T>(random: Random, all: readonly T[]): T {
  return all[random.below(all.length)] as T;
}

/** Blocks of all kinds, in each other and beside bare text, with and without white space between their tags. */
const BLOCKS: ((random: Random, text: (least: number) => string) => string)[] = [
  (_, text) => `<p>${text(15)}</p>`,
  (_, text) => `<p> ${text(12)} </p><p>\n${text(12)}\n</p>`,
  (_, text) => `<div>${text(15)}</div>`,
  (_, text) => `<div>${text(12)}<p>${text(12)}</p>${text(12)}</div>`,
  (_, text) => `<section><div><p>${text(12)}</p></div><div>${text(12)}</div></section>`,
  (_, text) => `<ul><li>${text(8)}</li><li>${text(8)}</li></ul>`,
  (_, text) => `<ul>\n<li><p>${text(8)}</p></li>\n<li>${text(8)}<div>${text(8)}</div></li></ul>`,
  (_, text) => `<blockquote><p>${text(12)}</p></blockquote>`,
  (_, text) => `<blockquote>${text(12)}</blockquote>`,
  (_, text) => `<b><p>${text(12)}</p></b>`,
  (_, text) => `<span><div>${text(12)}</div></span>`,
  (_, text) => `<h3>${text(4)}</h3><p>${text(12)}</p>`,
  (_, text) => `<h3><div>${text(4)}</div></h3>${text(12)}`,
  (_, text) => `<p style="white-space:pre-line">${text(8)}</p>`,
  (_, text) => `<div><div style="display: inline">${text(8)}</div> <div style="display:inline">${text(8)}</div></div>`,
  (_, text) => `<div>${text(4)}<a style="display:block" href="/more">${text(4)}</a></div>`,
  (_, text) => `<dl><dt>${text(2)}</dt><dd>${text(8)}</dd><dd>${text(8)}</dd></dl>`,
  (_, text) => `<table><tr><th>${text(2)}</th></tr><tr><td>${text(2)}</td></tr></table>`,
  (_, text) => `<table><tr><td>${text(12)}</td></tr><tr><td><p>${text(12)}</p><p>${text(12)}</p></td></tr></table>`,
  (_, text) => `<address>${text(8)}</address><footer>${text(8)}</footer>`,
  (_, text) => `<p>${text(8)}<x-note>${text(4)}</x-note>${text(4)}<o:p></o:p></p>`,
  (_, text) => `<p>${text(8)}<span style="display:block">${text(8)}</span>${text(8)}</p>`,
  (random, text) => `<p>${text(8)}${pick(random, BREAKS)}${text(8)}</p>`,
  (random, text) => `<div>${text(12)}${pick(random, BREAKS)}${text(12)}</div>`,
];

const BREAKS = ['<br>', ' <br> ', '<br/>\n', '<b><br></b>', '<br><br>', ' <span><br> </span>', '<br clear="all">'];

/** Words with markup between, around and inside them. */
function marked(random: Random, language: Language, words: string[]): string {
  let html = '';
  words.forEach((word, at) => {
    if (at > 0) html += random.chance(0.85) ? (SPACELESS.has(language) ? '' : ' ') : pick(random, BETWEEN);
    html += random.chance(0.75) ? word : pick(random, INSIDE)(random, word);
  });
  return html;
}

/** All of them part words but the last three. */
const BETWEEN = [
  '\n',
  '\n    ',
  '&nbsp;',
  ' &nbsp; ',
  '<span> </span>',
  '<b> </b>',
  ' <i> </i> ',
  ' <!-- x --> ',
  ' <span></span> ',
  ' <script>var x = 1</script> ',
  ' <span hidden>hidden words</span> ',
  '<span style="display: none">hidden words</span> ',
  '&#8202;',
  '\t',
  '<!-- x -->',
  '<span></span>',
  '<wbr>',
];

const INLINE = 'b i em strong a span font u ins mark small big time abbr bdi label cite code s data var'.split(' ');

/** A word with an element around it, or around a part of it, its space inside or outside. */
const INSIDE: ((random: Random, word: string) => string)[] = [
  (random, word) => marks(random, word),
  (random, word) => marks(random, ` ${word} `),
  (random, word) => ` ${marks(random, word)} `,
  (random, word) => marks(random, marks(random, word)),
  (random, word) => marks(random, `${word} ${marks(random, word)}`),
  (random, word) => halves(word, (first, second) => `${first}${marks(random, second)}`),
  (random, word) => halves(word, (first, second) => `${marks(random, first)}${second}`),
  (_, word) => halves(word, (first, second) => `${first}&shy;${second}`),
  (_, word) => halves(word, (first, second) => `${first}<wbr>${second}`),
  (_, word) => halves(word, (first, second) => `${first}&#8203;${second}`),
  (_, word) => halves(word, (first, second) => `${first}<!-- x -->${second}`),
];

function marks(random: Random, html: string): string {
  const name = pick(random, INLINE);
  return `<${name}${name === 'a' ? ' href="https://paper.example/link"' : ''}>${html}</${name}>`;
}

function halves(word: string, build: (first: string, second: string) => string): string {
  const signs = [...word];
  const half = Math.ceil(signs.length / 2);
  // A line feed beside a zero-width space is no space for a browser: none stands at a word's end.
  return signs.length < 2 ? word : build(signs.slice(0, half).join(''), signs.slice(half).join(''));
}

/** Lines with words, white space collapsed. */
function linesOf(text: string): string[] {
  return withoutUnseen(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function linesRead(markdown: string): string[] {
  const html = micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return linesOf(parsePage(`<!doctype html><body>${html}`, 'https://paper.example/').body.children.map(textIn).join(''));
}

function textIn(node: ChildNode): string {
  // A line end in the reader's HTML is white space.
  if (isText(node)) return node.data.replaceAll('\n', ' ');
  if (!isTag(node)) return '';
  if (node.name === 'br') return '\n';
  const text = node.children.map(textIn).join('');
  return /^(?:p|li|ul|ol|h\d|blockquote|pre|table|tr|hr)$/.test(node.name) ? `\n${text}\n` : text;
}
