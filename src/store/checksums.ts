/** SHA256SUMS in the format of coreutils' `sha256sum`: hash, space, `*` or space, path; `\` before a line with escapes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface Sum {
  path: string;
  /** Lower-case hex. */
  sha256: string;
}

/** Lines in the order given. */
export function formatSums(sums: Sum[]): string {
  return sums
    .map(({ path, sha256 }) => {
      const escaped = path.replace(/[\\\n\r]/g, (char) => ESCAPES[char] ?? char);
      return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
    })
    .join('');
}

/** Lines that are not of the format are returned by number, from 1. */
export function parseSums(text: string): { lines: Sum[]; bad: number[] } {
  const lines: Sum[] = [];
  const bad: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const [, escaped, sha256, path] = /^(\\?)([0-9a-fA-F]{64}) [ *](.+)$/.exec(line.replace(/\r$/, '')) ?? [];
    if (sha256 === undefined || path === undefined) bad.push(index + 1);
    else lines.push({ path: escaped ? unescaped(path) : path, sha256: sha256.toLowerCase() });
  });
  return { lines, bad };
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

function unescaped(path: string): string {
  return path.replace(/\\([\\nr])/g, (_, char: string) => ({ '\\': '\\', n: '\n', r: '\r' })[char] ?? char);
}

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Of a file, or of a part of it, read in pieces; also its size in bytes, which is less than asked for where the file ends. */
export async function sha256OfFile(
  path: string,
  part?: { offset: number; length: number },
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const range = part && { start: part.offset, end: part.offset + part.length - 1 };
  for await (const chunk of createReadStream(path, range)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
