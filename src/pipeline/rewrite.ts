/** `extract --write`: the articles of captures once more, by this version, each beside the capture whose WARC it is read from. */

import {
  abandonCapture,
  differingFields,
  type Evidence,
  findCaptures,
  planBeside,
  readEvidence,
  readRecordFile,
  sayingTheSame,
  storeCapture,
} from '../capture/capture.ts';
import type { Article } from '../engine/index.ts';
import { render, styleOf } from '../render/render.ts';
import type { ArticleRecord, FetchedPage } from '../types.ts';
import { recordOf } from './convert.ts';
import { Converter } from './converter.ts';
import { captureProvenance } from './provenance.ts';
import { readStoredPage } from './stored-page.ts';

/** The result for one WARC. */
export type Rewritten = { where: string } /** Written, as these fields differ. */ & (
  | { path: string; record: ArticleRecord; differs: string[] }
  /** The capture, or the earlier text, that says the same already. */
  | { unchanged: string }
  | { error: unknown }
);

export interface RewriteOptions {
  /** Captures at once, in threads of their own; default the number of cores. */
  jobs?: number;
  force?: boolean;
  signal?: AbortSignal;
}

/**
 * The WARCs that are named, and of a folder the folders of all captures in it that are no texts made again. A folder that cannot be
 * looked into is one failure.
 */
export async function* rewritable(paths: string[]): AsyncGenerator<string | { where: string; error: unknown }> {
  for (const path of paths) {
    if (/\.warc(?:\.gz)?$/i.test(path)) {
      yield path;
      continue;
    }
    const hidden: { where: string; error: unknown }[] = [];
    for await (const folder of findCaptures(path, (where, error) => hidden.push({ where, error }))) {
      if ((await readRecordFile(folder))?.extractedFrom === undefined) yield folder;
    }
    yield* hidden;
  }
}

/**
 * Rewrites captures in the order of the files. A capture that cannot be read or written is one failure, and nothing of it is
 * left.
 */
export async function* rewriteCaptures(
  files: AsyncIterable<string | { where: string; error: unknown }> | Iterable<string>,
  options: RewriteOptions = {},
): AsyncGenerator<Rewritten> {
  const converter = new Converter(options.jobs === undefined ? {} : { threads: options.jobs });
  const running: Promise<Rewritten>[] = [];
  try {
    for await (const file of files) {
      options.signal?.throwIfAborted();
      running.push(typeof file === 'string' ? rewriteOne(file, converter, options) : Promise.resolve(file));
      if (running.length >= converter.window) yield (await running.shift()) as Rewritten;
    }
    for (const rewritten of running) yield await rewritten;
  } finally {
    await Promise.allSettled(running);
    await converter.close();
  }
}

async function rewriteOne(file: string, converter: Converter, { force = false }: RewriteOptions): Promise<Rewritten> {
  try {
    const evidence = await readEvidence(file);
    const { page, fetched } = await readStoredPage(evidence.source);
    const article = await converter.fetched(page, { force });
    const record = recordOf(article, page);
    const same = await sayingTheSame(evidence, record);
    if (same !== undefined) return { where: file, unchanged: same };
    return { where: file, ...(await write(evidence, fetched, article, record)) };
  } catch (error) {
    return { where: file, error };
  }
}

async function write(
  evidence: Evidence,
  fetched: FetchedPage,
  article: Article,
  record: ArticleRecord,
): Promise<{ path: string; record: ArticleRecord; differs: string[] }> {
  const { record: earlier, file, sha256, sums } = evidence;
  const plan = await planBeside(evidence, record);
  try {
    const stored: ArticleRecord = {
      ...record,
      capture: captureProvenance(fetched, article, earlier.capture?.options ?? {}),
      extractedFrom: { file, sha256, at: new Date().toISOString() },
      ...(earlier.warc && { warc: earlier.warc }),
    };
    const rendered = [render(article, record, 'md', styleOf(earlier.capture?.options))];
    const content = { page: fetched, rendered, record: stored, images: [], evidence: sums };
    const { path } = await storeCapture(plan, content, { warc: false });
    return { path, record: stored, differs: differingFields(earlier, record) };
  } catch (error) {
    await abandonCapture(plan);
    throw error;
  }
}
