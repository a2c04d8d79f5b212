/** Pages state facts of themselves in the markup of six content systems and in the words of eight languages; whole article pages. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Article } from '../../src/engine/article.ts';
import { extract } from '../../src/engine/extract.ts';
import { inLanguage, LANGUAGES, type Story } from './stated/stories.ts';
import { type Facts, SYSTEMS, wordpress } from './stated/systems.ts';

function read(html: string, url = 'https://www.example-news.com/2025/01/14/story'): Article {
  return extract({ html, url });
}

const FACTS = (story: Story): Facts => ({
  site: 'Example News',
  sections: story.path,
  tags: story.tags,
  author: 'Ada Byron',
  published: '2025-01-14T08:00:00+01:00',
});

describe('content systems', () => {
  for (const [system, page] of Object.entries(SYSTEMS)) {
    for (const language of LANGUAGES) {
      const story = inLanguage(language);
      const html = page(story, FACTS(story));
      const of = (what: string, check: (article: Article) => void) =>
        it(`${system}, ${language}: ${what}`, () => check(read(html)));
      of('section and path', ({ metadata }) => {
        assert.equal(metadata.section, story.path.at(-1));
        assert.equal(metadata.sections?.at(-1), story.path.at(-1));
      });
      of('site', ({ metadata }) => assert.equal(metadata.site, 'Example News'));
      of('tags', ({ metadata }) => assert.deepEqual(metadata.tags, story.tags));
      of('dek', ({ metadata }) => assert.equal(metadata.subtitle, story.dek));
      of('contributors', ({ metadata }) =>
        assert.deepEqual(
          metadata.contributors?.map(({ name, kind }) => [name, kind]),
          [['Ada Byron', 'person']],
        ),
      );
      of('pictures, the first leads', ({ figures }) =>
        assert.deepEqual(
          figures.map(({ url, lead }) => [url.replace(/^.*\/|\?.*$/g, ''), lead]),
          [
            ['bridge-1600x900.jpg', true],
            ['mayor-1200x800.jpg', false],
          ],
        ),
      );
    }
  }
});

describe('kinds of articles, as printed over the headline', () => {
  for (const language of LANGUAGES) {
    const story = inLanguage(language);
    for (const [type, word] of Object.entries(story.kinds)) {
      it(`${language}: ${word} is ${type}`, () => {
        const { metadata } = read(wordpress(story, FACTS(story), { kicker: word }));
        assert.equal(metadata.kicker, word);
        assert.equal(metadata.type, type);
      });
    }
  }
});
