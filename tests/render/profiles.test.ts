/** Front matter profiles and the source line: by the real program, held by `verify`, and by the rules of those who read them. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { tagsOf } from '../../src/render/front-matter/obsidian.ts';
import { markdownFile } from '../../src/render/render.ts';
import { png, temporaryFolder } from '../capture/sample.ts';
import { tearsheet } from '../helpers/program.ts';
import { withServer } from '../helpers/server.ts';
import { sampleRecord } from '../library/captures.ts';

const PAGE = `<!doctype html><html lang="en"><title>Rivers rise</title><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2020-10-03T10:00:00+02:00"><meta property="og:site_name" content="The Courier">
<meta name="keywords" content="Flood Watch, 2020, river"><article><h1>Rivers rise &amp; fall</h1>
<p>${'The river rose by two metres in the night, and @mayor spoke to those who live beside it. '.repeat(6)}</p>
<figure><img src="/a.png" alt="The quay" width="640" height="480"><figcaption>Water on the quay</figcaption></figure>
<p>${'Nobody had seen as much water since the old bridge was built, people said in the morning. '.repeat(6)}</p></article>`;

const block = (text: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '') as Record<string, unknown>;

test('each profile is written, told in the capture and held by verify; a change of it is found', (context) =>
  withServer({ '/x': PAGE, '/a.png': { body: png(), headers: { 'content-type': 'image/png' } } }, async ({ origin }) => {
    const cwd = await temporaryFolder(context);
    const paths: string[] = [];
    for (const profile of ['full', 'pandoc', 'obsidian', 'none']) {
      paths.push(await savedAs(`${origin}/x`, cwd, profile, false), await savedAs(`${origin}/x`, cwd, profile, true));
    }
    const verify = () => tearsheet(['verify', 'saved'], { cwd });
    const good = await verify();
    assert.deepEqual([good.code, good.stderr, good.stdout.match(/: OK \(/g)?.length], [0, '', paths.length]);
    for (const format of ['md', 'html']) {
      const files = paths.map((path) => path.replace(/md$/, format));
      const whole = files.map((file) => readFileSync(file, 'utf8'));
      for (const [at, file] of files.entries())
        writeFileSync(file, (whole[at] as string).replace('two metres', 'ten metres'));
      const { code, stdout } = await verify();
      assert.equal(code, 1);
      for (const file of files)
        assert.ok(stdout.includes(`${basename(file)}: FAILED`) && stdout.includes(dirname(relative(cwd, file))), stdout);
      assert.doesNotMatch(stdout, /: OK\b/);
      for (const [at, file] of files.entries()) writeFileSync(file, whole[at] as string);
    }
    const again = await tearsheet(['--front-matter', 'latex', `${origin}/x`], { cwd });
    assert.equal(again.code, 2);
  }));

/** The path of the Markdown that was saved with this profile, with or without the line that names the source. */
async function savedAs(url: string, cwd: string, profile: string, hasLine: boolean): Promise<string> {
  const options = ['-f', 'md,html,txt', '--front-matter', profile, ...(hasLine ? ['--source-line'] : [])];
  const saved = await tearsheet([url, '-d', `saved/${profile}${hasLine}`, ...options], { cwd });
  assert.equal(saved.code, 0, saved.stderr);
  const path = join(cwd, saved.stdout.trim());
  const [text = '', html = '', plain = ''] = ['md', 'html', 'txt'].map((format) =>
    readFileSync(path.replace(/md$/, format), 'utf8'),
  );
  assert.equal(text.startsWith('---\n'), profile !== 'none');
  const sourceLine = /^Jane Roe · \[The Courier\]\(.*\) · published 3 October 2020, 10:00 \(\+02:00\) · saved /m;
  assert.equal(sourceLine.test(text), hasLine);
  assert.equal(/Saved <time/.test(html), hasLine);
  assert.match(html, /<img src="data:image\/png;base64,/);
  assert.doesNotMatch(plain, /Courier|saved/);
  return path;
}

test('Obsidian gets flat properties, days, an alias and tags that it takes', () => {
  const images = [{ url: 'https://x.example/1.jpg', file: 'a.files/1.jpg', lead: true, caption: 'C', credit: 'D' }];
  const tags = ['Flood Watch', '2020', 'Über uns', 'über uns', '#hash', 'a/b', 'C++', '-', '', '🙂', 'a,b'];
  const fields = block(
    markdownFile(sampleRecord({ images, tags, published: '2023-12-31T23:30:00-08:00' }), { frontMatter: 'obsidian' }),
  );
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) assert.ok(['string', 'number'].includes(typeof one), `${name} is flat`);
  }
  assert.equal(fields.published, '2023-12-31');
  assert.deepEqual(fields.aliases, ['Stadium roof collapses after storm']);
  assert.deepEqual(fields.tags, ['Flood-Watch', '_2020', 'Über-uns', 'hash', 'a/b', 'C', '🙂', 'a-b']);
  for (const tag of tagsOf(['١٢٣', '12 34', 'x'.repeat(200)])) assert.match(tag, /[^\p{N}]/u);
});

test('pandoc gets headline, alt text and caption once, and no citations', () => {
  const images = [
    {
      url: 'https://x.example/1.jpg',
      file: 'a.files/1.jpg',
      lead: true,
      alt: 'The "quay"',
      caption: 'Water @ home',
      credit: 'Jane Roe',
    },
  ];
  const markdown =
    '# A *B*\n\n**The dek**\n\n![The "quay"](a.files/1.jpg)\n\n*Water @ home (Jane Roe)*\n\nMail @jane, `@code` and [x](https://x.example/@y).\n\n![Alone](a.files/2.jpg)\n\nEnd.\n';
  const text = markdownFile(
    sampleRecord({ title: 'A *B*', subtitle: 'The dek', authors: ['@jane'], images, markdown, direction: 'rtl' }),
    { frontMatter: 'pandoc' },
  );
  const fields = block(text);
  assert.deepEqual(
    [fields.title, fields.author, fields.date, fields.lang, fields.dir],
    ['A \\*B\\*', ['\\@jane'], '2020-10-03', 'en', 'rtl'],
  );
  const body = text.split('\n---\n\n')[1];
  assert.equal(
    body,
    '![Water \\@ home (Jane Roe)](a.files/1.jpg){alt="The \\"quay\\""}\n\nMail \\@jane, `@code` and [x](https://x.example/@y).\n\n![Alone](a.files/2.jpg)\\\n\nEnd.\n',
  );
});
