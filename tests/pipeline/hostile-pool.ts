/** Pages that break the thread or the process that reads them, in a pool of two. */
import { Pool } from '../../src/pipeline/pool.ts';

export const script = new URL('./hostile-worker.js', import.meta.url);

/** The page's text is what the worker is to do. */
export const job = (html: string) => ({ task: 'article', page: { html, url: '' }, options: {} }) as const;

/** As a page of a stream, of which a thread gets several at once. */
const streamed = (html: string) => ({ ...job(html), task: 'record' }) as const;

interface Ways {
  seconds?: number;
  megabytes?: number;
  areHeavy?: boolean;
  areStreamed?: boolean;
}

/** The end of each page: its value, or the code or the message of its failure. */
export async function runAll(
  pages: string[],
  { areHeavy = false, areStreamed = false, ...limits }: Ways,
): Promise<unknown[]> {
  const pool = new Pool({ threads: 2, script, ...limits });
  try {
    const results = await Promise.allSettled(pages.map((html) => pool.run((areStreamed ? streamed : job)(html), areHeavy)));
    return results.map((result) =>
      result.status === 'fulfilled' ? result.value : (result.reason.code ?? result.reason.message),
    );
  } finally {
    await pool.close();
  }
}
