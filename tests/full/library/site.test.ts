/** The pages of a site in headless Chromium, from files: looked at by axe, used with the keyboard, at three widths. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../capture/sample.ts';
import { tearsheet } from '../../helpers/program.ts';
import { writeCapture } from '../../library/captures.ts';
import { writeNasty } from '../../library/nasty.ts';
import { browserPage, seriousFindings } from './site-pages.ts';

async function makeSite(
  context: TestContext,
  fill: (dir: string) => void,
): Promise<{ cwd: string; url: (name: string) => string }> {
  const cwd = await temporaryFolder(context);
  fill(join(cwd, 'captures'));
  const run = await tearsheet(['site', 'captures', '-o', 'site'], { cwd });
  assert.equal(run.stdout, 'site/index.html\n');
  return { cwd, url: (name) => pathToFileURL(join(cwd, 'site', name)).href };
}

test('no page of nasty captures runs, loads, overflows at 360 pixels, or has serious findings, light and dark', async (context) => {
  const { cwd, url } = await makeSite(context, writeNasty);
  const names = readFileSync(join(cwd, 'site/index.html'), 'utf8').match(/captures\/[^"]+\.html/g) ?? [];
  assert.equal(names.length, 40);
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browserPage(context, { viewport: { width: 360, height: 800 }, colorScheme });
    for (const name of ['index.html', ...names]) {
      await page.goto(url(name));
      const [width, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.equal(width, inner, `${name} is as wide as the screen`);
      assert.deepEqual(await seriousFindings(page), [], `${name}, ${colorScheme}`);
    }
  }
});

test('the list filters by words, site, author, tag and day, from a file and with the keyboard alone', async (context) => {
  const { url } = await makeSite(context, (dir) => {
    writeNasty(dir);
    writeCapture(join(dir, 'german'), {
      title: 'Köln',
      text: 'Die Müller überquerten die Brücke.',
      language: 'de',
      site: 'Anzeiger',
      authors: ['Zoë Müller'],
      tags: ['Rhein'],
      published: '2022-05-06',
    });
  });
  const page = await browserPage(context);
  await page.goto(url('index.html'));
  const shown = () => page.locator('#list > li:not([hidden]) > a').allTextContents();
  const settles = (count: number) =>
    page
      .locator('#status')
      .filter({ hasText: new RegExp(`^${count}(?: of 41)? captures$`) })
      .waitFor();
  await settles(41);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'words');
  for (const [words, count] of [
    ['ueberquerten muller', 1],
    ['"die bruecke"', 1],
    ['外交', 1],
    ['roof -dawn', 0],
    ['brück*', 1],
    ['ब', 0],
  ] as const) {
    await page.keyboard.press('Control+A');
    await page.keyboard.type(words);
    await settles(count);
  }
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await settles(41);
  await page.getByLabel('Site').selectOption('Anzeiger');
  await settles(1);
  assert.deepEqual(await shown(), ['Köln']);
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await settles(41);
  await page.getByLabel('Author').fill('zoe mull');
  await settles(1);
  await page.getByLabel('Author').fill('');
  await page.getByLabel('Tag').fill('rhein');
  await settles(1);
  await page.getByLabel('Tag').fill('');
  await page.getByLabel('From').fill('2022-05-06');
  await page.getByLabel('Until').fill('2022-05-06');
  await settles(1);
  await page.locator('#list > li:not([hidden]) > a').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/german\.html$/);
  assert.equal(await page.locator('h1').textContent(), 'Köln');
});

test('a page shows pictures with captions and credits, evidence, earlier captures and what changed', async (context) => {
  const { url } = await makeSite(context, (dir) => {
    writeNasty(dir);
    writeCapture(join(dir, 'v1'), { url: 'https://x.example/v', text: 'The old text.', retrieved: '2020-01-01T00:00:00Z' });
    writeCapture(join(dir, 'v2'), { url: 'https://x.example/v', text: 'The new text.', retrieved: '2020-02-01T00:00:00Z' });
  });
  const page = await browserPage(context);
  await page.goto(url('captures/pictures.html'));
  // Pictures are lazy: the page counts as loaded before they are.
  await page.waitForFunction(() => [...document.images].every((image) => image.naturalWidth > 0));
  const figures = await page
    .locator('figure')
    .evaluateAll((all) =>
      all.map((figure) => [
        (figure.querySelector('img')?.naturalWidth ?? 0) > 0,
        figure.querySelector('figcaption')?.textContent,
      ]),
    );
  assert.deepEqual(figures, [
    [true, 'Caption <0> & more'],
    [true, 'Caption <1> & more'],
  ]);
  await page.goto(url('captures/v2.html'));
  assert.deepEqual(await page.locator('del, ins').allTextContents(), ['old', 'new']);
  await page.getByRole('link', { name: '1 January 2020, 00:00 UTC' }).click();
  await page.waitForURL(/v1\.html$/);
  const evidence = await page
    .locator('#evidence ~ ul a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const href of evidence) assert.ok(readFileSync(new URL(href)).length > 0, href);
  assert.equal(evidence.length, 3);
  await page.goto(url('captures/35-nasty.html'));
  assert.equal(await page.locator('script, a[href^="javascript"], img').count(), 0);
  await page.goto(url('captures/11-nasty.html'));
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).direction), 'rtl');
});

test('five thousand captures stay quick', async (context) => {
  const { url } = await makeSite(context, (dir) => {
    for (let index = 0; index < 5_000; index++) {
      writeCapture(join(dir, `${index}`), {
        title: `Story ${index}`,
        url: `https://x.example/${index}`,
        text: `Word${index} ${'lorem ipsum dolor sit amet '.repeat(120)}`,
      });
    }
  });
  const page = await browserPage(context);
  await page.goto(url('index.html'));
  const spent = async (words: string, count: number) => {
    const before = await page.evaluate(() => performance.now());
    await page.locator('#words').fill(words);
    await page
      .locator('#status')
      .filter({ hasText: `${count} of 5000 captures` })
      .waitFor();
    return (await page.evaluate(() => performance.now())) - before;
  };
  await spent('word4711', 1);
  context.diagnostic(`a search of 5,000 texts, all loaded: ${Math.round(await spent('word17 lorem', 1))} ms`);
});
