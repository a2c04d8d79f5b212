/** A case of a damaged or hostile saved file, and the article that most of them hold. */
import { png } from '../../../helpers/png.ts';

export const SECRET = 'what only its owner may read';

export interface Case {
  name: string;
  /** Files by path; the first is the source. A function makes what bytes cannot say. */
  files: Record<string, string | Uint8Array | ((path: string, dir: string) => Promise<void> | void)>;
  /** The code that it has to end with; without it a record or any code will do. */
  code?: string;
  /** Has to be saved, with as many pictures. */
  pictures?: number;
}

const PARAGRAPHS = ['First', 'Second', 'Third', 'Fourth']
  .map(
    (word) =>
      `<p>${word}: the council of the town met on Tuesday evening to discuss the new bridge, which has been planned for years, and decided, after a long debate, to build it.</p>`,
  )
  .join('\n');

export function article(inside: string, head = ''): string {
  return `<!doctype html>${head}<html lang="en"><head><meta charset="utf-8"><title>Council votes to build the bridge</title></head><body><article><h1>Council votes to build the bridge</h1>${inside}${PARAGRAPHS}</article></body></html>`;
}

export function figure(src: string, words = 'The bridge on the day'): string {
  return `<figure><img src="${src}" alt="bridge"><figcaption>${words}</figcaption></figure>`;
}

export const PICTURE = png(640, 400, 1);

/** The bytes with forty of them overwritten. */
export function damagedAt(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, at, at + 40);
  return copy;
}
