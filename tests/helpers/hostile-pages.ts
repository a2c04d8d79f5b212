/** Pages that are made to break a parser, a regular expression, a file name or a terminal. */
import type { ErrorCode } from '../../src/errors.ts';

export interface HostilePage {
  name: string;
  code: ErrorCode | 'saved';
  html: () => string;
}

const SENTENCE =
  'The ministers met in the capital on Saturday and agreed on a plan that both sides had rejected in spring. ';
const TEXT = `<p>${SENTENCE.repeat(4)}</p>`.repeat(6);

/** An article with `body` in its middle and `head` in its head. */
function article(
  body: string,
  head = '<title>Ministers agree on a plan</title>',
  title = 'Ministers agree on a plan',
): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body><article><h1>${title}</h1>${TEXT}${body}${TEXT}</article></body></html>`;
}

function jsonLd(json: string): string {
  return `<title>Ministers agree on a plan</title><script type="application/ld+json">${json}</script>`;
}

const ESCAPES = 'A\u001b[31mred\u001b]0;owned\u0007 \u009b2J \u202egnp.exe \u2028b\u0000c';

export const HOSTILE_PAGES: HostilePage[] = [
  { name: 'nothing-but-space', code: 'not-article', html: () => '<html><body> \n </body></html>' },
  {
    name: 'shell-for-scripts',
    code: 'not-article',
    html: () => '<html><body><div id="root"></div><script src="/app.js"></script></body></html>',
  },
  { name: 'deep-nesting', code: 'too-complex', html: () => article('<div>'.repeat(100_000)) },
  { name: 'nested-beyond-the-cap', code: 'saved', html: () => article('<div>'.repeat(900)) },
  { name: 'deep-formatting', code: 'too-complex', html: () => article('<b><i>'.repeat(50_000)) },
  { name: 'deep-lists', code: 'too-complex', html: () => article('<ul><li>'.repeat(1500)) },
  { name: 'deep-tables', code: 'too-complex', html: () => article('<table><tr><td>'.repeat(1000)) },
  { name: 'half-a-million-elements', code: 'too-complex', html: () => article('<i>x</i>'.repeat(500_000)) },
  {
    name: 'attributes',
    code: 'too-complex',
    html: () => article(`<p ${Array.from({ length: 40_000 }, (_, n) => `a${n}=1`).join(' ')}>x</p>`),
  },
  { name: 'foster-parented', code: 'saved', html: () => article(`<table>${'<b>x</b><tr>'.repeat(1_000)}</table>`) },
  { name: 'one-huge-text', code: 'saved', html: () => article(`<p>${SENTENCE.repeat(20_000)}</p>`) },
  { name: 'one-huge-word', code: 'saved', html: () => article(`<p>${'x'.repeat(2_000_000)}</p>`) },
  { name: 'one-huge-attribute', code: 'saved', html: () => article(`<p title="${'x'.repeat(2_000_000)}">x</p>`) },
  { name: 'one-huge-comment', code: 'saved', html: () => article(`<!--${'x'.repeat(2_000_000)}-->`) },
  {
    name: 'huge-data-url',
    code: 'saved',
    html: () => article(`<img src="data:image/png;base64,${'A'.repeat(2_000_000)}">`),
  },
  { name: 'srcset-bait', code: 'saved', html: () => article(`<img src="/a.jpg" srcset="${'a,'.repeat(75_000)}">`) },
  { name: 'srcset-spaces', code: 'saved', html: () => article(`<img src="/a.jpg" srcset="${' '.repeat(150_000)}x">`) },
  { name: 'tabs-in-pre', code: 'saved', html: () => article(`<pre><span>${'\t'.repeat(100_000)}</span>x</pre>`) },
  { name: 'no-break-spaces', code: 'saved', html: () => article(`<p>x<span>${'\u00a0'.repeat(100_000)}</span>y</p>`) },
  { name: 'line-breaks', code: 'saved', html: () => article(`<p>x${'<br>'.repeat(20_000)}y</p>`) },
  {
    name: 'thousand-figures',
    code: 'saved',
    html: () => article('<figure><img src="/a.jpg"><figcaption>c</figcaption></figure>'.repeat(1_000)),
  },
  { name: 'ten-thousand-links', code: 'saved', html: () => article('<a href="/x">x</a> '.repeat(10_000)) },
  { name: 'unclosed-noscript', code: 'saved', html: () => article('<noscript><p>No scripts here.</p>') },
  { name: 'unclosed-comment', code: 'saved', html: () => article('<!-- never closed') },
  { name: 'plaintext', code: 'saved', html: () => article('<plaintext>') },
  { name: 'brackets', code: 'saved', html: () => article(`<p>${'['.repeat(50_000)}${']('.repeat(50_000)}</p>`) },
  { name: 'stars-and-underscores', code: 'saved', html: () => article(`<p>${'*_`~'.repeat(50_000)}</p>`) },
  {
    name: 'digits-and-dots',
    code: 'saved',
    html: () => article(`<p>${'1. '.repeat(50_000)}</p><p>${'2020-'.repeat(50_000)}</p>`),
  },
  { name: 'entities', code: 'saved', html: () => article(`<p>${'&lt;&amp;&notit;'.repeat(50_000)}</p>`) },
  {
    name: 'endless-references',
    code: 'saved',
    html: () => {
      const [hex, decimal] = [`&#x${'a'.repeat(300)};`, `&#${'9'.repeat(400)} `];
      const hidden = `x \\u0026amp; \\u0026#x${'a'.repeat(300)};`;
      const figure = `<figure><img src="/a.jpg" alt="${hex}"><figcaption>${decimal}</figcaption></figure>`;
      const head = `<meta name="author" content="A ${hex}">${jsonLd(`{"@type":"NewsArticle","headline":"${hidden}"}`)}`;
      return article(`<p class="${hex}">${decimal}${hex}</p>${figure}`, head, `Ministers agree ${hex}`);
    },
  },
  {
    name: 'meta-flood',
    code: 'saved',
    html: () =>
      article(
        '',
        `<title>Ministers agree on a plan</title>${'<meta property="og:title" content="x"><meta name="author" content="A B">'.repeat(20_000)}`,
      ),
  },
  { name: 'byline-bait', code: 'saved', html: () => article(`<p class="byline">By ${'a '.repeat(50_000)}</p>`) },
  {
    name: 'title-of-a-path',
    code: 'saved',
    html: () =>
      article('', '<title>../../../../etc/cron.d/evil\u0000/..\\..\\x</title>', '../../../../etc/cron.d/evil/..\\..\\x'),
  },
  { name: 'title-of-dots', code: 'saved', html: () => article('', '<title>...</title>', '...') },
  { name: 'title-reserved', code: 'saved', html: () => article('', '<title>CON.txt</title>', 'CON.txt') },
  { name: 'title-of-escapes', code: 'saved', html: () => article('', `<title>${ESCAPES}</title>`, ESCAPES) },
  {
    name: 'title-huge',
    code: 'saved',
    html: () => article('', `<title>${'Ministers agree '.repeat(50_000)}</title>`, 'Ministers agree '.repeat(50_000)),
  },
  {
    name: 'title-breaks-yaml',
    code: 'saved',
    html: () => article('', '<title>"\n---\nsha256: fake\n# x: {}[]&amp;*!|>%@`</title>', '"<br>---<br>evil: true'),
  },
  {
    name: 'author-breaks-yaml',
    code: 'saved',
    html: () =>
      article('', '<title>Ministers agree on a plan</title><meta name="author" content="A: &#34;&#10;---&#10;evil: yes">'),
  },
  {
    name: 'caption-of-markup',
    code: 'saved',
    html: () =>
      article(
        '<figure><img src="/a.jpg" alt="](javascript:alert(1))"><figcaption>&lt;script&gt;alert(1)&lt;/script&gt; ![x](y) `*_</figcaption></figure>',
      ),
  },
  {
    name: 'prose-about-scripts',
    code: 'saved',
    html: () => article('<p>Use &lt;script&gt;alert(1)&lt;/script&gt; and &lt;img onerror=x&gt; with care, he said.</p>'),
  },
  {
    name: 'links-of-scripts',
    code: 'saved',
    html: () =>
      article(
        '<p><a href="javascript:alert(1)">one</a> <a href=" java\nscript:alert(1)">two</a> <a href="data:text/html,x">three</a> <a href="vbscript:x">four</a></p>',
      ),
  },
  {
    name: 'svg-and-math',
    code: 'saved',
    html: () =>
      article('<svg><style><!--</style><img src=x onerror=alert(1)>--></svg><math><mtext><script>x</script></mtext></math>'),
  },
  {
    name: 'prototype-in-json',
    code: 'saved',
    html: () =>
      article(
        '',
        jsonLd(
          '{"@type":"NewsArticle","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"headline":"Ministers agree on a plan"}',
        ),
      ),
  },
  { name: 'json-deep', code: 'saved', html: () => article('', jsonLd(`${'{"a":['.repeat(50_000)}`)) },
  {
    name: 'json-wide',
    code: 'saved',
    html: () => article('', jsonLd(`{"@graph":[${'{"@type":"NewsArticle","headline":"x"},'.repeat(20_000)}{}]}`)),
  },
  {
    name: 'json-broken',
    code: 'saved',
    html: () => article('', jsonLd(`{"@type":"NewsArticle","headline":"${'\\'.repeat(100_001)}`)),
  },
  {
    name: 'json-circle',
    code: 'saved',
    html: () => article('', jsonLd('{"@id":"a","@type":"NewsArticle","author":{"@id":"a"},"mainEntity":{"@id":"a"}}')),
  },
  {
    name: 'base-of-script',
    code: 'saved',
    html: () => article('<a href="x">x</a>', '<base href="javascript:alert(1)//"><title>Ministers agree on a plan</title>'),
  },
  {
    name: 'canonical-elsewhere',
    code: 'saved',
    html: () => article('', '<title>Ministers agree on a plan</title><link rel="canonical" href="https://evil.example/">'),
  },
  {
    name: 'wrong-charset',
    code: 'saved',
    html: () => article('<p>é</p>', '<meta charset="gb18030"><title>Ministers agree on a plan</title>'),
  },
  { name: 'surrogates', code: 'saved', html: () => article('<p>&#xd800;&#xdfff;&#x110000;&#0;&#x1;</p>') },
  { name: 'class-bait', code: 'saved', html: () => article(`<p class="${'-ad '.repeat(50_000)}">x</p>`) },
  { name: 'style-bait', code: 'saved', html: () => article(`<p style="${'display:'.repeat(50_000)}">x</p>`) },
];
