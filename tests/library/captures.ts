/** Captures of a library, written as the program writes them: text, record.json, pictures, SHA256SUMS. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ArticleRecord } from '../../src/types.ts';
import { png } from '../capture/sample.ts';
import { type Run, tearsheet } from '../helpers/program.ts';

export type Changes = { [K in keyof ArticleRecord]?: ArticleRecord[K] | undefined } & { [extra: string]: unknown };

/** A record of an article, changed. A field that is undefined is left out. */
export function sampleRecord(changes: Changes = {}): ArticleRecord {
  const record = {
    title: 'Stadium roof collapses after storm',
    authors: ['Ann Lee'],
    site: 'The Courier',
    published: '2020-10-03T10:00:00+02:00',
    retrieved: '2020-10-04T08:00:00.000Z',
    url: 'https://www.courier.example/roof',
    language: 'en',
    tags: ['sport', 'weather'],
    access: 'free',
    wordCount: 6,
    images: [],
    sha256: 'ab'.repeat(32),
    tearsheet: '0.1.0',
    markdown: '# Stadium roof collapses after storm\n\nThe roof fell at dawn, officials said.\n',
    text: 'The roof fell at dawn, officials said.',
    provenance: { title: 'dom:h1' },
    warnings: [],
    ...changes,
  };
  return JSON.parse(JSON.stringify(record));
}

/** Writes `PATH.md` and `PATH.files`; one picture a name. Gives the path of the Markdown file. */
export function writeCapture(path: string, changes: Changes = {}, pictures: string[] = []): string {
  const record = sampleRecord(changes);
  const folder = `${path}.files`;
  mkdirSync(folder, { recursive: true });
  mkdirSync(dirname(path), { recursive: true });
  const files: [string, Uint8Array | string][] = [
    ['record.json', `${JSON.stringify(record, null, 2)}\n`],
    ...pictures.map((name, index): [string, Uint8Array] => [name, png(index * 40)]),
    [`../${basename(path)}.md`, `---\ntitle: ${JSON.stringify(record.title ?? '')}\n---\n\n${record.markdown ?? ''}`],
  ];
  for (const [name, data] of files) writeFileSync(join(folder, name), data);
  const sums = files.map(([name, data]) => `${createHash('sha256').update(data).digest('hex')}  ${name}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  return `${path}.md`;
}

/** Titles that a search finds, newest first. */
export async function found(cwd: string, args: string[], env: Record<string, string> = {}): Promise<string[]> {
  const run = await tearsheet(['search', ...args], { cwd, env });
  assert.equal(run.stderr, '');
  const titles = run.stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')[1] ?? '']));
  assert.equal(run.code, titles.length > 0 ? 0 : 1);
  return titles;
}

/** Columns of each line. */
export function rows({ stdout }: Run): string[][] {
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : [line.split('\t')]));
}
