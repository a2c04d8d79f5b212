import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ArticleRecord } from '../types.ts';
import { hasCode } from './durable.ts';

/** Under which names, relative to the Markdown file, a capture's images were saved; undefined when this WARC is no capture's. */
export async function savedImages(warc: string): Promise<Map<string, { file: string; sha256: string }> | undefined> {
  if (basename(warc) !== 'capture.warc.gz') return undefined;
  try {
    const record = JSON.parse(await readFile(join(dirname(warc), 'record.json'), 'utf8')) as Partial<ArticleRecord>;
    const saved = (record.images ?? []).flatMap(({ url, file, sha256 }) =>
      file === undefined || sha256 === undefined ? [] : [[url, { file, sha256 }] as const],
    );
    return new Map(saved);
  } catch (error) {
    if (error instanceof SyntaxError || hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
