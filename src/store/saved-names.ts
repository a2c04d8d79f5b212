import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ArticleRecord } from '../types.ts';
import { hasCode } from './durable.ts';

/** What the record beside a capture's WARC says of it: what the WARC alone does not. */
export interface SavedNames {
  /** Under which names, relative to the Markdown file, the images were saved. */
  images: Map<string, { file: string; sha256: string }>;
  /** Addresses of the pages that make the article, when there are several. */
  pages: string[];
}

/** Undefined when this WARC is no capture's. */
export async function savedNames(warc: string): Promise<SavedNames | undefined> {
  if (basename(warc) !== 'capture.warc.gz') return undefined;
  try {
    const record = JSON.parse(await readFile(join(dirname(warc), 'record.json'), 'utf8')) as Partial<ArticleRecord>;
    const saved = (record.images ?? []).flatMap(({ url, file, sha256 }) =>
      file === undefined || sha256 === undefined ? [] : [[url, { file, sha256 }] as const],
    );
    return { images: new Map(saved), pages: record.pages ?? [] };
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
