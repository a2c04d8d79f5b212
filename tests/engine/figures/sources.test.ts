import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { pictureKey } from '../../../src/engine/figures/sources.ts';
import { parseSrcset } from '../../../src/engine/figures/srcset.ts';

describe('parseSrcset', () => {
  it('reads widths, densities, which are no widths, and bare addresses; commas inside addresses part nothing', () => {
    assert.deepEqual(parseSrcset('a.jpg 400w, b.jpg 800w'), [
      { url: 'a.jpg', width: 400 },
      { url: 'b.jpg', width: 800 },
    ]);
    assert.deepEqual(parseSrcset('a.jpg, b.jpg 2x'), [
      { url: 'a.jpg', width: 0 },
      { url: 'b.jpg', width: 0, density: 2 },
    ]);
    assert.deepEqual(parseSrcset('/w_800,c_limit/a.jpg 800w,/w_90,c_limit/a.jpg 90w'), [
      { url: '/w_800,c_limit/a.jpg', width: 800 },
      { url: '/w_90,c_limit/a.jpg', width: 90 },
    ]);
  });

  it('gives back what it was made of', () => {
    const entry = fc
      .tuple(
        fc.webUrl().filter((url) => !/,$/.test(url)),
        fc.integer({ min: 1, max: 9_999 }),
      )
      .map(([url, width]) => ({ url, width }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 9 }), (entries) => {
        assert.deepEqual(parseSrcset(entries.map(({ url, width }) => `${url} ${width}w`).join(', ')), entries);
      }),
    );
  });
});

describe('pictureKey', () => {
  const SAME: string[][] = [
    [
      'https://a.example/media/hall.jpg',
      'https://a.example/_next/image?url=%2Fmedia%2Fhall.jpg&w=1920&q=75',
      'https://a.example/_ipx/w_1280/media/hall.jpg',
    ],
    [
      'https://a.example/sites/default/files/hall.jpg',
      'https://a.example/sites/default/files/styles/story_header/public/hall.jpg?itok=a1',
    ],
    [
      'https://a.example/2026/05/IMG_20260507-300x200.jpg',
      'https://a.example/2026/05/IMG_20260507-scaled.jpg',
      'https://cdn.example/2026/05/IMG_20260507.jpg?w=900',
    ],
    [
      'https://img.example/242244962/242244962_1714738228_v16_9_600.jpeg',
      'https://img.example/242244962/242244962_1714738228_v1_1_200.webp',
    ],
    [
      'https://img.example/3456/123456789/1.104/16x9/old-bridge-in-may.jpg.webp',
      'https://img.example/3456/123456789/1.104/1900x850/old-bridge-in-may.jpg',
    ],
    [
      'https://next.example/_next/image?url=https%3A%2F%2Fcdn.example%2Fi%2FIMG_20260507.jpg&w=640',
      'https://cdn.example/i/IMG_20260507.jpg',
    ],
    [
      'https://a.example/clip/0f3ec86c-1c56-4e0a-9c43-1d7a2d3b4c5d_16-9_0.jpg',
      'https://a.example/clip/0f3ec86c-1c56-4e0a-9c43-1d7a2d3b4c5d_1-1_0.jpg',
    ],
    ['https://a.example/csm_old-bridge_8e4be1532b.jpg', 'https://a.example/csm_old-bridge_caa5dd48d4.jpg'],
    [
      'https://a.example/thumb/resizemode-72,width-1280,height-720,msid-130301798/130301798.jpg',
      'https://a.example/thumb/msid-130301798,width-400,height-225/bridge-over-the-river-opens.jpg',
    ],
    [
      'https://a.example/dam/old-bridge.jpg/jcr:content/renditions/1600.jpg',
      'https://a.example/dam/old-bridge.jpg/_jcr_content/renditions/cq5dam.web.480.480.jpeg',
    ],
  ];
  const DIFFERENT: [string, string][] = [
    ['https://a.example/i/1.jpg', 'https://a.example/i/2.jpg'],
    [
      'https://a.example/32650036/s615/the-old-bridge-reopens.jpg',
      'https://a.example/32650054/s615/the-old-bridge-reopens.jpg',
    ],
    ['https://a.example/image.php?id=1', 'https://a.example/image.php?id=2'],
    ['https://a.example/i/IMG_2041.jpg', 'https://a.example/i/IMG_2042.jpg'],
    ['https://a.example/2024/hero.jpg', 'https://a.example/2025/b/hero.jpg'],
  ];

  for (const [first, ...rest] of SAME)
    it(`joins the versions of ${first}`, () => {
      for (const other of rest) assert.equal(pictureKey(other), pictureKey(first as string));
    });
  for (const [first, second] of DIFFERENT)
    it(`parts ${first} from ${second}`, () => assert.notEqual(pictureKey(first), pictureKey(second)));

  it('never throws on an address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) =>
        assert.equal(typeof pictureKey(url), 'string'),
      ),
    );
    for (const url of [
      'https://a.example/%',
      'https://a.example/?url=https%3A%2F%2F',
      'https://a.example/https:/b.example/%E0%A4%A',
    ])
      pictureKey(url);
  });
});
