/** Pages in JSONL for `extract` in bulk, and the lines that come of them. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/** A paragraph of every page. */
export const WORDS =
  'The bridge over the river opened on Monday after two years of work, the city said in a statement to the paper.';

/** A page that is an article, dated and signed. */
export function page(title: string): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2020-10-03T08:12:40+04:30">
<meta name="author" content="Jane Roe"></head><body><article><h1>${title}</h1><p>${WORDS}</p><p>${WORDS} ${title}.</p></article></body></html>`;
}

/** JSONL of one such page a name. */
export function lines(...names: string[]): string {
  return names
    .map((name) => `${JSON.stringify({ id: name, url: `https://paper.example/${name}`, html: page(name) })}\n`)
    .join('');
}

/** Fields of a line of output that tests look at. */
export interface Line {
  id?: string;
  line?: number;
  url?: string;
  error?: { code: string };
}

/** Lines of an output, gzipped or not. */
export async function linesOf(path: string): Promise<Line[]> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
