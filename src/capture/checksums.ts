/** SHA256SUMS in the format of coreutils' `sha256sum`: hash, space, `*` or space, path; `\` before a line with escapes. */

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
