import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fetchPage } from '../../src/sources/sources.ts';
import { rejectsWith } from '../helpers/failures.ts';

test('files and standard input', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-local-'));
  const file = join(folder, 'a page.html');
  await writeFile(file, '<p>text é');
  const base = 'https://example.org/a';
  try {
    const page = await fetchPage(file, { base });
    assert.deepEqual([page.url, page.html, page.exchanges.length], [base, '<p>text é', 0]);
    assert.equal((await fetchPage(file)).url, pathToFileURL(file).href);
    assert.equal((await fetchPage(pathToFileURL(file).href)).html, '<p>text é');
    const piped = await fetchPage('-', { base, stdin: Readable.from([Buffer.from('<p>'), Buffer.from('x')]) });
    assert.equal(piped.html, '<p>x');
    await rejectsWith(fetchPage('-', { stdin: Readable.from([]) }), 'usage', /--base/);
    await rejectsWith(fetchPage('-', { base, stdin: Readable.from([]) }), 'empty-page');
    await rejectsWith(fetchPage(file, { base: 'nonsense' }), 'usage', /--base/);
    await rejectsWith(fetchPage(file, { maxBytes: 4 }), 'too-large');
    await rejectsWith(fetchPage(folder), 'usage', /folder/);
    await rejectsWith(fetchPage(join(folder, 'none')), 'usage', /no such file/);
    await rejectsWith(fetchPage('example.org/news'), 'usage', /https:\/\/example\.org\/news/);
    await rejectsWith(fetchPage('ftp://example.org/'), 'usage', /ftp:/);
    await writeFile(file, '%PDF-1.7 \n');
    await rejectsWith(fetchPage(file), 'unsupported-type', /application\/pdf/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a folder of pictures that comes beside a page while a run reads on is found', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tearsheet-local-'));
  const file = join(directory, 'page.html');
  await writeFile(file, '<p>text<img src="page_files/1.png">');
  try {
    assert.deepEqual((await fetchPage(file)).saved, undefined);
    await mkdir(join(directory, 'other_FILES'));
    await mkdir(join(directory, 'page_files'));
    await writeFile(join(directory, 'page_files/1.png'), 'x');
    assert.equal((await fetchPage(file)).saved?.form, 'complete');
  } finally {
    await rm(directory, { recursive: true });
  }
});
