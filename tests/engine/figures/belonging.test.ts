/** The article's own pictures, the largest of their files, and the one that leads: in the markup of many systems, in eight languages. */
import { deepEqual } from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';
import { inLanguage, LANGUAGES } from '../stated/stories.ts';
import { CASES, type Parts } from './belonging-cases.ts';

const ADDRESS = 'https://www.example-news.com/2025/01/14/story';

function pageOf(
  language: string,
  { head = '', before = '', under = '', between = '', end = '', after = '', foot = '' }: Parts,
): string {
  const { title, paragraphs } = inLanguage(language);
  const [first, ...rest] = paragraphs.map((text) => `<p>${text}</p>`);
  const body = `<div class="article-body">${first}${between}${rest.join('')}${end}</div>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title} | Example News</title>${head}</head><body>${before}<main><article><h1>${title}</h1>${under}${body}${after}</article></main>${foot}</body></html>`;
}

describe('pictures of an article', () => {
  for (const [index, [what, parts, pictures]] of CASES.entries()) {
    const language = LANGUAGES[index % LANGUAGES.length] as string;
    test(`${language}: ${what}`, () => {
      const { figures } = extract({ html: pageOf(language, parts), url: ADDRESS });
      deepEqual(
        figures.map(({ url, lead, width, height }) => {
          const size = width && height ? ` ${width}x${height}` : '';
          return `${lead ? 'lead ' : ''}${url.replace('https://www.example-news.com', '')}${size}`;
        }),
        pictures,
      );
    });
  }
});
