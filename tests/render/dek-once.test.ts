/** A dek that the text begins with stands once, in Markdown and on the page to read: plain, bold, behind a picture, with links. */
import { equal, match } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../src/engine/extract.ts';
import { readingPage } from '../../src/render/reading-page.ts';
import { buildRecord, completeRecord } from '../../src/render/render.ts';

const DEK = 'Nach zehn Jahren "Bauzeit" fahren wieder Züge über den Fluss & die Bucht.';
const PARAGRAPHS = [
  'Die erste Fahrt begann um sechs Uhr am Morgen, und viele Menschen standen am Ufer, als der Zug die Mitte des Flusses erreichte.',
  'Der Bürgermeister sprach von einem großen Tag für die Stadt, die so lange auf diese Verbindung gewartet habe wie keine andere.',
  'Gebaut wurde seit dem Frühjahr vor zehn Jahren, und die Kosten stiegen in dieser Zeit von vierzig auf fast neunzig Millionen Euro.',
];
const ESCAPED = DEK.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const LINKED = ESCAPED.replace('Züge', '<a href="/thema/zug">Züge</a>');

/** The markup of the dek between headline and text. */
const PRINTED: Record<string, { head?: string; text?: string }> = {
  'in the head alone': { head: `<p class="dek">${ESCAPED}</p>` },
  'in the text, plain': { text: `<p class="dek">${ESCAPED}</p>` },
  'in the text, bold': { text: `<p class="dek"><strong>${ESCAPED}</strong></p>` },
  'in the text, in two bold parts': {
    text: `<p class="dek"><b>${ESCAPED.slice(0, 24)}</b><b>${ESCAPED.slice(24)}</b></p>`,
  },
  'in the text, with a link': { text: `<p class="dek">${LINKED}</p>` },
  'in the text, bold with a link': { text: `<p class="dek"><strong>${LINKED}</strong></p>` },
  'in the text, behind a picture': {
    text: `<figure><img src="/i/zug.jpg" width="900" height="600"><figcaption>Ein Zug.</figcaption></figure><p class="dek"><strong>${ESCAPED}</strong></p>`,
  },
  'in the head, and again as the first paragraph': {
    head: `<p class="dek">${ESCAPED}</p>`,
    text: `<p>${LINKED}</p>`,
  },
};

function pageOf({ head = '', text = '' }: { head?: string; text?: string }): string {
  const paragraphs = PARAGRAPHS.map((each) => `<p>${each}</p>`).join('');
  return `<!doctype html><html lang="de"><head><title>Der erste Zug</title><meta property="og:description" content="${ESCAPED}"></head><body><main><article><header><h1>Der erste Zug</h1>${head}</header><div class="article-body">${text}${paragraphs}</div></article></main></body></html>`;
}

/** The text of HTML or Markdown without its marks. */
function bare(text: string): string {
  const plain = text.replace(/<head>[\s\S]*<\/head>/, '').replace(/<[^>]*>|\]\([^)]*\)|[*[\\]/g, '');
  return plain
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

describe('a dek stands once', () => {
  for (const [how, printed] of Object.entries(PRINTED)) {
    test(how, () => {
      const article = extract({ html: pageOf(printed), url: 'https://www.news.example/2024/zug' });
      const record = completeRecord(article, buildRecord(article));
      equal(record.subtitle, DEK);
      const html = readingPage({ record, picture: () => undefined, pictureSource: 'data:', withSource: false });
      for (const text of [record.markdown ?? '', html]) {
        equal(bare(text).split(DEK).length - 1, 1, text);
        match(bare(text), /Die erste Fahrt begann/);
      }
    });
  }
});
