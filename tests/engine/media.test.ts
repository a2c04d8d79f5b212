/** Films, recordings, maps, charts and posts of an article, as pages embed and state them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Medium } from '../../src/engine/article.ts';
import { extract } from '../../src/engine/extract.ts';
import { durationOf } from '../../src/engine/media.ts';
import { inLanguage } from './stated/stories.ts';

const [FIRST, SECOND, THIRD] = inLanguage('en').paragraphs.map((paragraph) => `<p>${paragraph}</p>`);

function mediaIn(markup: string, head = ''): Medium[] {
  const html = `<!doctype html><html lang="en"><head><title>Bridge opens after ten years</title>${head}</head><body><main><article><h1>Bridge opens after ten years</h1>${FIRST}${markup}${SECOND}${THIRD}</article></main><aside class="related"><iframe src="https://www.youtube.com/embed/OTHEROTHER1"></iframe></aside></body></html>`;
  return extract({ html, url: 'https://www.example.com/bridge' }).metadata.media ?? [];
}

const ld = (node: unknown) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;

describe('media', () => {
  const CASES: [what: string, markup: string, kind: string, url: string, provider?: string][] = [
    [
      'YouTube',
      '<iframe src="https://www.youtube-nocookie.com/embed/aaaaaaaaaaa?rel=0"></iframe>',
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    [
      'YouTube that waits for consent',
      '<iframe data-cmp-src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    [
      'lite-youtube',
      '<lite-youtube videoid="aaaaaaaaaaa"></lite-youtube>',
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    [
      'AMP',
      '<amp-youtube data-videoid="aaaaaaaaaaa"></amp-youtube>',
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    ['Vimeo', '<iframe src="//player.vimeo.com/video/123456"></iframe>', 'video', 'https://vimeo.com/123456', 'Vimeo'],
    [
      'Dailymotion',
      '<iframe src="https://www.dailymotion.com/embed/video/x8abc"></iframe>',
      'video',
      'https://www.dailymotion.com/video/x8abc',
      'Dailymotion',
    ],
    [
      'a file',
      '<video controls><source src="/v/bridge.mp4" type="video/mp4"></video>',
      'video',
      'https://www.example.com/v/bridge.mp4',
    ],
    ['a recording', '<audio src="/a/mayor.mp3" controls></audio>', 'audio', 'https://www.example.com/a/mayor.mp3'],
    [
      'Spotify',
      '<iframe src="https://open.spotify.com/embed/episode/abc123"></iframe>',
      'audio',
      'https://open.spotify.com/episode/abc123',
      'Spotify',
    ],
    [
      'a document',
      '<object data="/files/plan.pdf" type="application/pdf"></object>',
      'document',
      'https://www.example.com/files/plan.pdf',
    ],
    [
      'a map',
      '<iframe src="https://www.google.com/maps/embed?q=Lisbon"></iframe>',
      'map',
      'https://www.google.com/maps?q=Lisbon',
      'Google Maps',
    ],
    [
      'a chart',
      '<iframe src="https://datawrapper.dwcdn.net/abcde/1/"></iframe>',
      'chart',
      'https://datawrapper.dwcdn.net/abcde/1/',
      'Datawrapper',
    ],
    [
      'a post',
      '<blockquote class="twitter-tweet"><p>Open!</p><a href="https://twitter.com/mayor/status/12345?ref_src=x">14 January</a></blockquote>',
      'post',
      'https://twitter.com/mayor/status/12345',
      'Twitter',
    ],
    [
      'a post of a network whose servers are many',
      '<iframe src="https://social.example.org/@mayor/116431297579272777/embed"></iframe>',
      'post',
      'https://social.example.org/@mayor/116431297579272777',
    ],
    [
      'a film of a service with a player of its own',
      '<iframe src="https://player.twitch.tv/?video=v123456"></iframe>',
      'video',
      'https://www.twitch.tv/videos/123456',
      'Twitch',
    ],
    [
      'what another service shows in a frame of the site itself',
      '<iframe src="/media/oembed?url=https%3A//www.youtube.com/watch%3Fv%3Daaaaaaaaaaa&max_width=0&hash=x"></iframe>',
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    [
      'a still as the page of a frame',
      '<iframe srcdoc="<a href=https://www.youtube.com/embed/aaaaaaaaaaa?autoplay=1><img src=/still.jpg></a>"></iframe>',
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    [
      'a film that video.js is set up with',
      `<video-js data-setup='{"sources": [{"src": "https:\\/\\/cdn.example.com\\/ferry.m3u8"}]}'></video-js>`,
      'video',
      'https://cdn.example.com/ferry.m3u8',
    ],
    [
      'a film of a service that video.js is set up with',
      `<video class="video-js" data-setup='{"techOrder": ["youtube"], "sources": [{"type": "video/youtube", "src": "https://youtu.be/aaaaaaaaaaa"}]}'></video>`,
      'video',
      'https://www.youtube.com/watch?v=aaaaaaaaaaa',
      'YouTube',
    ],
    [
      'anything else',
      '<iframe src="https://tools.example.org/bridge-simulator"></iframe>',
      'embed',
      'https://tools.example.org/bridge-simulator',
    ],
  ];
  for (const [what, markup, kind, url, provider] of CASES) {
    it(`finds ${what} in the article`, () => {
      assert.deepEqual(mediaIn(markup), [{ kind, url, ...(provider && { provider }) }]);
    });
  }

  it('joins what JSON-LD says of the film that the page shows', () => {
    const video = {
      '@type': 'VideoObject',
      name: 'The opening',
      embedUrl: 'https://www.youtube.com/embed/aaaaaaaaaaa',
      thumbnailUrl: ['https://www.example.com/i/still.jpg'],
      duration: 'PT2M5S',
    };
    assert.deepEqual(
      mediaIn(CASES[0]?.[1] as string, ld({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years', video })),
      [
        {
          kind: 'video',
          url: 'https://www.youtube.com/watch?v=aaaaaaaaaaa',
          provider: 'YouTube',
          title: 'The opening',
          thumbnail: 'https://www.example.com/i/still.jpg',
          duration: 'PT2M5S',
        },
      ],
    );
  });

  it('lists a film that is only stated, by its file', () => {
    const video = { '@type': 'VideoObject', name: 'The opening', contentUrl: '/v/opening.mp4', duration: '125' };
    assert.deepEqual(mediaIn('', ld({ '@type': 'NewsArticle', headline: 'Bridge opens after ten years', video })), [
      { kind: 'video', url: 'https://www.example.com/v/opening.mp4', title: 'The opening', duration: 'PT2M5S' },
    ]);
  });

  it('leaves out counters, hidden frames, advertisements and what stands in other boxes', () => {
    const markup =
      '<iframe src="https://tools.example.org/x" width="1" height="1"></iframe><iframe src="https://tools.example.org/y" style="display:none"></iframe><iframe src="https://securepubads.doubleclick.net/ad"></iframe><iframe src="https://www.facebook.com/plugins/like.php?href=https://a.example/"></iframe><embed src="/old.swf"><div class="related-videos"><iframe src="https://www.youtube.com/embed/bbbbbbbbbbb"></iframe></div>';
    assert.deepEqual(mediaIn(markup), []);
  });
});

describe('durations', () => {
  for (const [written, iso] of [
    ['PT2M5S', 'PT2M5S'],
    ['pt45s', 'PT45S'],
    ['125', 'PT2M5S'],
    ['2:05', 'PT2M5S'],
    ['1:02:05', 'PT1H2M5S'],
    ['3600', 'PT1H'],
    ['PT0S', undefined],
    ['0', undefined],
    ['soon', undefined],
    ['', undefined],
  ] as const)
    it(`reads "${written}"`, () => assert.equal(durationOf(written), iso));
});
