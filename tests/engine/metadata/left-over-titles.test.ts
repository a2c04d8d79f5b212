/** Titles that a system left unfinished, and deks that are a part of the title. */
import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { extract } from '../../../src/engine/extract.ts';

const SENTENCE = 'The council of the harbour town met for six hours on Tuesday and will meet again on Friday at noon. ';
const TEXT = `<p>${SENTENCE.repeat(3)}</p>`.repeat(5);
const metadataOf = (html: string) => extract({ html, url: 'https://paper.example/harbour' }).metadata;

test('the end of an address is no title where the page prints one', () =>
  equal(
    metadataOf(
      `<title>Seat test 2018 | Motor club</title><meta property="og:title" content="club-seat-test-autumn-2018"><article><h1>Eighteen seats tested: four models fail</h1>${TEXT}</article>`,
    ).title,
    'Eighteen seats tested: four models fail',
  ));

test('a bar before the name of a site that is not there ends no title', () =>
  equal(metadataOf(`<title>About Jane Roe | </title><div>${TEXT}</div>`).title, 'About Jane Roe'));

test('a part of the title is no dek', () =>
  equal(
    metadataOf(
      `<title>The harbour office: what does it do?</title><article><h1>The harbour office: what does it do?</h1><p class="dek">What does it do?</p>${TEXT}</article>`,
    ).subtitle,
    undefined,
  ));
