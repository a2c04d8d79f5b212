/** Lists every regular expression that the sources write, and tells which of them can take more than linear time. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { analyse } from 'scslre';

export interface Pattern {
  /** Compiled file, below the folder. */
  file: string;
  source: string;
  flags: string;
}

/** The literals of all compiled files below a folder, each once. */
export function patternsIn(folder: string): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
    const tree = parse(readFileSync(join(folder, file), 'utf8'), { ecmaVersion: 'latest', sourceType: 'module' });
    for (const { pattern, flags } of literalsIn(tree)) {
      const key = `/${pattern}/${flags}`;
      if (!found.has(key)) found.set(key, { file, source: pattern, flags });
    }
  }
  return [...found.values()];
}

/**
 * The way in which a pattern can be slow, by static analysis: `exponential`; `polynomial`, where two parts in a row can take the
 * same text; `start`, where each place of a run begins a search of its own, as in `\s+$`. Undefined for one that is linear.
 */
export function slowness({ source, flags }: Pattern): 'exponential' | 'polynomial' | 'start' | undefined {
  const reports = analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } }).reports;
  if (reports.length === 0) return undefined;
  if (reports.some(({ exponential }) => exponential)) return 'exponential';
  return reports.every(({ type }) => type === 'Move') ? 'start' : 'polynomial';
}

function* literalsIn(node: unknown): Generator<{ pattern: string; flags: string }> {
  if (node === null || typeof node !== 'object') return;
  if ('regex' in node && node.regex) yield node.regex as { pattern: string; flags: string };
  for (const child of Object.values(node)) yield* literalsIn(child);
}
