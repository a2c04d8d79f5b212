/** Forms that no page of the sets has, one case for each rule that reads them. */
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { Metadata } from '../../../src/engine/article.ts';
import { extract } from '../../../src/engine/extract.ts';
import { SENTENCES } from '../body/bridge-story.ts';

const TEXT = SENTENCES.map((sentence, i) => `<p>${sentence} ${SENTENCES[(i + 3) % SENTENCES.length]}</p>`).join('');
const TITLE = 'Town votes for a new bridge';

function read({ title = TITLE, head = `<h1>${TITLE}</h1>`, menu = '', language = 'en', text = TEXT }): Metadata {
  const html = `<!DOCTYPE html><html lang="${language}"><head><title>${title}</title></head><body>${menu}<div class="k1">${head}${text}</div></body></html>`;
  return extract({ html, url: 'https://www.paper.example/2024/bridge' }).metadata;
}

test('the short name before a slogan is the site', () => {
  equal(read({ title: `${TITLE} | Harbour Post | The paper for town and country` }).site, 'Harbour Post');
});

test('the number of comments in the headline is none of it', () => {
  equal(read({ title: 'Harbour Post', head: `<h1>${TITLE} <a class="comments-link" href="#c">(12)</a></h1>` }).title, TITLE);
});

test('the first line in large letters is the title of a page that has no headings and is called like the site', () => {
  const head = '<table><tr><td><a href="/">Harbour Post</a></td></tr></table>';
  const large = `<font size="5"><b>${TITLE}</b></font>`;
  equal(read({ title: 'Harbour Post Online', head, text: `${large}${TEXT}` }).title, TITLE);
});

test('a section of the menu joined to a Korean title by a dash is none of it', () => {
  const title = '시의회, 새 다리 건설을 위한 예산안 통과와 그 책임';
  const menu = '<nav><a href="/">홈</a><a href="/politics">정치</a><a href="/sports">스포츠</a></nav>';
  equal(read({ title: `${title}-정치`, head: '', menu, language: 'ko' }).title, title);
});

test('who reviewed a text stands in its byline, and is no author', () => {
  const line = '<div class="byline">Medically reviewed by Joe Doe Written by Jane Roe</div>';
  deepEqual(read({ head: `<h1>${TITLE}</h1>${line}` }).authors, ['Jane Roe']);
});

test('the hand behind the pictures follows that behind the text in one line', () => {
  const line = '<div class="byline">By Jane Roe Illustration Joe Doe</div>';
  deepEqual(read({ head: `<h1>${TITLE}</h1>${line}` }).authors, ['Jane Roe']);
});
