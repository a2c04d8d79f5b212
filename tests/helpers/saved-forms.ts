/** The newspaper's pages as real programs saved them, and what their records have in common with those of the live pages. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArticleRecord } from '../../src/types.ts';
import type { NewspaperPage } from './newspaper.ts';

export const FIXTURES = fileURLToPath(new URL('../../../tests/sources/saved/fixtures', import.meta.url));

export interface Form {
  name: string;
  file(page: NewspaperPage): string;
  /** Takes off the live record the fields that the form cannot hold. */
  lost?(record: ArticleRecord): ArticleRecord;
}

export const FORMS: Form[] = [
  { name: 'MHTML of Chromium', file: ({ name }) => join(FIXTURES, 'mhtml', `${name}.mhtml`), lost: asChromium },
  { name: 'webpage, complete', file: completePage },
  { name: 'SingleFile', file: ({ name }) => join(FIXTURES, 'single-file', `${name}.html`) },
  { name: 'WARC of wget', file: ({ name }) => join(FIXTURES, 'warc', `${name}.warc.gz`) },
  { name: 'WACZ of js-wacz', file: ({ name }) => join(FIXTURES, 'wacz', `${name}.wacz`) },
];

export async function recordOf(path: string): Promise<ArticleRecord> {
  return JSON.parse(await readFile(path.replace(/\.md$/, '.files/record.json'), 'utf8')) as ArticleRecord;
}

/** Without what a file cannot have: the answer's head, its hash, and the addresses of pictures that the forms do not keep. */
export function comparable(record: ArticleRecord): unknown {
  const { capture, files, sha256, retrieved, http, provenance, ...rest } = record;
  return { ...rest, images: rest.images.map(({ url: _, sha256: __, width: ___, height: ____, ...image }) => image) };
}

/** Chromium's MHTML has no scripts, and so no JSON-LD, where the publisher was stated. */
export function asChromium({ publisher: _, ...record }: ArticleRecord): ArticleRecord {
  return record;
}

function completePage({ name }: NewspaperPage): string {
  const folder = join(FIXTURES, 'complete', name);
  return join(folder, readdirSync(folder).find((file) => file.endsWith('.html')) ?? 'missing.html');
}
