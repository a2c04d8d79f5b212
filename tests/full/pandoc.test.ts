/** The real pandoc, its three readers of Markdown: no sign changes, and nothing that a page writes becomes markup. */
import { equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { frontMatter } from '../../src/render/front-matter.ts';
import { markdownDocument } from '../../src/render/markdown.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { signsOf } from '../structures/canonical.ts';
import { TABLES } from '../structures/cases/cases.ts';
import { markdownOf } from '../structures/page.ts';

const READERS = ['markdown', 'gfm', 'commonmark_x'];

/** The typography (`smart`) is pandoc's own, and so is the figure that `markdown` makes of a picture, with the alt text below it. */
function pandoc(markdown: string, reader: string, ...options: string[]): string {
  const parameters = [
    '-f',
    `${reader}-smart${reader === 'markdown' ? '-implicit_figures' : ''}`,
    '-t',
    'html',
    '--wrap=none',
    ...options,
  ];
  return execFileSync('pandoc', parameters, { input: markdown, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
}

test('pandoc is there', () => match(execFileSync('pandoc', ['--version'], { encoding: 'utf8' }), /^pandoc/));

describe('every case reads alike in pandoc, sign for sign', () => {
  let layout = 0;
  for (const { structure, cases } of TABLES)
    for (const [language, what, html] of cases) {
      const at = layout++;
      test(`${structure}, ${language}: ${what}`, () => {
        const markdown = markdownOf(html, language, at);
        const github = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
        for (const reader of READERS) equal(signsOf(pandoc(markdown, reader)), signsOf(github), reader);
      });
    }
});

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '`<b onclick=alert(1)>`{=html}',
  '[x](javascript:alert(1)){onclick=alert(1)}',
  '*x*{onclick=alert(1)}',
  '::: {onclick=alert(1)}',
  '# x {onclick=alert(1)}',
  '![x](x){onerror=alert(1)}',
  '<javascript:alert(1)>',
  '~~~ {=html}\n<script>alert(1)</script>',
  '^[<script>alert(1)</script>]',
  '$\\href{javascript:alert(1)}{x}$',
  '[x]: javascript:alert(1)',
  '| x | {onclick=alert(1)}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'x\\',
];

describe('nothing acts in pandoc', () => {
  for (const attack of ATTACKS)
    for (const other of ATTACKS.slice(0, 5))
      test(JSON.stringify([attack, other]), () => {
        const text = `${attack} and ${other}`;
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
        const html = `<p>${escaped}</p><h2>${escaped}</h2><ul><li>${escaped}</li></ul><p><em>x</em>${escaped}<code>y</code>${escaped} <a href="https://e.org/">z</a>${escaped}</p><table><tr><th>${escaped}</th></tr><tr><td>${escaped}</td></tr></table><figure><img src="https://e.org/a.jpg" alt="${escaped}"></figure>`;
        const record = {
          title: text,
          subtitle: text,
          authors: [text],
          url: 'https://e.org/',
          tags: [],
          access: 'unknown',
          wordCount: 1,
          images: [{ url: 'https://e.org/a.jpg', alt: text, caption: text, credit: text, lead: true }],
          tearsheet: '0',
          provenance: {},
          warnings: [],
        } as unknown as ArticleRecord;
        const document = `${frontMatter(record)}\n${markdownDocument(html, record)}`;
        for (const reader of READERS) {
          const shown = pandoc(document, reader, '-s').replace(/^[\s\S]*<body>/, '');
          const active = /<(?:script|iframe|b\b)[^>]*>|<[^>]*\s(?:data-)?on\w+=[^>]*>|<[^>]*(?:href|src)="javascript:/i.exec(
            shown.replace(/(?:alt|title)="[^"]*"/g, ''),
          );
          equal(active?.[0], undefined, `${reader}: ${active?.[0]}`);
        }
      });
});
