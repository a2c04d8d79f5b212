/**
 * Measures what `extract` asks of its main thread, a page, with pages in each form of input; and its memory with eight workers.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrawledPage, crawlFile } from '../../tests/helpers/crawl.ts';
import { readPage, type SetName, type Truth } from '../bench-sets.ts';
import { type ThreadTimes, threadTimes } from './threads.ts';

export interface MainThread {
  /** Milliseconds of the main thread a page. */
  jsonl: number;
  warc: number;
  /** The share of V8's helpers in the CPU of the whole process. */
  helpers: number;
  /** Peak memory with eight workers, in MB. */
  peak: number;
}

/**
 * A run over so many pages is taken off: the start of the program is no page's. They are enough that no page is read by the main
 * thread, which reads the first two of a short input itself.
 */
const FEW = 150;

/** `program` may be another build, to compare with. */
export async function measureMainThread(sample: { set: SetName; truth: Truth }[], program: string): Promise<MainThread> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-bench-'));
  try {
    const all = sample.map(({ set, truth }) => ({ url: truth.url, body: new Uint8Array(readPage(set, truth.id)) }));
    const few = Array.from({ length: FEW }, (_, i) => all[i % all.length] as CrawledPage);
    const extract = (path: string, jobs = 2) => threadTimes([program, 'extract', '--quiet', '-j', String(jobs), path]);
    const perPage = async (name: string, write: (pages: CrawledPage[]) => Uint8Array) => {
      const paths = [few, [...few, ...all]].map((some, i) => {
        const path = join(folder, `${i}-${name}`);
        writeFileSync(path, write(some));
        return path;
      });
      const [short, long] = [await extract(paths[0] as string), await extract(paths[1] as string)];
      return { ms: ((long.main - short.main) * 1000) / all.length, path: paths[1] as string, long };
    };
    const jsonl = await perPage('pages.jsonl', asLines);
    const warc = await perPage('pages.warc.gz', (some) => crawlFile(some, 0));
    const wide = await extract(jsonl.path, 8);
    return { jsonl: jsonl.ms, warc: warc.ms, helpers: shareOfHelpers(jsonl.long), peak: wide.peak };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function asLines(pages: CrawledPage[]): Uint8Array {
  const decoder = new TextDecoder();
  return Buffer.from(pages.map(({ url, body }) => `${JSON.stringify({ url, html: decoder.decode(body) })}\n`).join(''));
}

function shareOfHelpers({ main, helpers, others }: ThreadTimes): number {
  return helpers / (main + helpers + others);
}
