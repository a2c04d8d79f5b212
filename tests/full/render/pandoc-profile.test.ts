/** The profile for pandoc, read by pandoc: to HTML and to docx, with citeproc. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { markdownFile } from '../../../src/render/render.ts';
import { png, temporaryFolder } from '../../capture/sample.ts';
import { sampleRecord } from '../../library/captures.ts';

test('what a page says is text, in the title and below; captions are captions, alternative texts are not', async (context) => {
  const cwd = await temporaryFolder(context);
  const images = [
    {
      url: 'https://x.example/1.png',
      file: 'a.files/1.png',
      lead: true,
      alt: 'The quay',
      caption: 'Water *here*',
      credit: 'Jane',
    },
  ];
  const record = sampleRecord({
    title: 'A *bold* claim: $x^2$ & <b>more</b> @roe2020',
    authors: ['Jane *Roe*', 'Ann: Lee'],
    tags: ['a, b', '#c'],
    images,
    markdown:
      '# x\n\n![The quay](a.files/1.png)\n\n*Water \\*here\\* (Jane)*\n\nAs @roe2020 said.\n\n![Alone](a.files/1.png)\n',
  });
  mkdirSync(join(cwd, 'a.files'));
  writeFileSync(join(cwd, 'a.files/1.png'), png());
  writeFileSync(join(cwd, 'a.md'), markdownFile(record, { frontMatter: 'pandoc', sourceLine: true }));
  const html = execFileSync('pandoc', ['-s', '--citeproc', 'a.md', '-t', 'html'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    .toString()
    .replace(/\s+/g, ' ');
  assert.match(html, /<html [^>]*lang="en"/);
  assert.match(html, /<h1 class="title">A \*bold\* claim: \$x\^2\$ &amp; &lt;b&gt;more&lt;\/b&gt; (?:<span[^>]*>)?@roe2020/);
  assert.match(html, /<p class="author">Jane \*Roe\*<\/p> <p class="author">Ann: Lee<\/p> <p class="date">2020-10-03<\/p>/);
  assert.equal(html.match(/Water \*here\*/g)?.length, 1);
  assert.match(
    html,
    /<img src="a\.files\/1\.png" alt="The quay" ?\/?> <figcaption[^>]*>Water \*here\* \(Jane\)<\/figcaption>/,
  );
  assert.match(html, /<p><img src="a\.files\/1\.png" alt="Alone" ?\/?>/);
  assert.match(html, /As @roe2020 said\./);
  assert.doesNotMatch(html, /citation|<em>/);
  execFileSync('pandoc', ['a.md', '-o', 'a.docx'], { cwd });
  const back = execFileSync('pandoc', ['a.docx', '-t', 'plain', '--wrap=none', '-s'], { cwd }).toString();
  assert.match(back, /A \*bold\* claim/);
  assert.equal(back.match(/Water \*here\* \(Jane\)/g)?.length, 1);
});
