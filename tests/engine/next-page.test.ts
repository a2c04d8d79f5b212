import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPageOf } from '../../src/engine/extract.ts';
import { parsePage } from '../../src/engine/page/page.ts';

function next(url: string, body: string): string | undefined {
  return nextPageOf(parsePage(`<!DOCTYPE html><body>${body}`, url));
}

test('a numbered page of the same address is the next one', () => {
  assert.equal(
    next('https://example.org/story', '<a rel="next" href="/story?page=2">Next</a>'),
    'https://example.org/story?page=2',
  );
  assert.equal(next('https://example.org/story/', '<a href="/story/2/">2</a>'), 'https://example.org/story/2/');
  assert.equal(
    next('https://example.org/a/story.html', '<a href="story-2.html">2</a>'),
    'https://example.org/a/story-2.html',
  );
  assert.equal(
    next('https://example.org/story/seite-2', '<a rel=next href="/story/seite-3">weiter</a>'),
    'https://example.org/story/seite-3',
  );
});

test('the next page of comments is not the article’s', () => {
  const page = 'https://example.org/story';
  assert.equal(next(page, '<a href="/story?page=2#comments">2</a>'), undefined);
  assert.equal(next(page, '<a rel="next" href="/story?page=2#kommentare">Weitere Kommentare</a>'), undefined);
  assert.equal(next(page, '<a href="/story?page=2#text">2</a>'), `${page}?page=2#text`);
});

test('the next article, the page after next and other hosts are not', () => {
  assert.equal(next('https://example.org/story', '<a rel="next" href="/other-story">Next</a>'), undefined);
  assert.equal(next('https://example.org/story', '<a href="/story?page=3">3</a>'), undefined);
  assert.equal(next('https://example.org/story', '<a rel="next" href="https://example.net/story?page=2">2</a>'), undefined);
  assert.equal(next('https://example.org/story?page=3', '<a href="/story?page=2">2</a>'), undefined);
});
