/** Lists every regular expression of the sources, and tells which of them can take more than linear time. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'acorn';
import { analyse } from 'scslre';

export interface Pattern {
  /** Compiled file, below the folder. */
  file: string;
  source: string;
  flags: string;
}

const COMPILED = fileURLToPath(new URL('../../src', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../../tests/fixtures', import.meta.url));

/** Every pattern of the program: its literals, what it makes while it is loaded and reads the fixtures, and what it sends to a browser. */
export async function allPatterns(): Promise<(Pattern & { isMade: boolean })[]> {
  const made = await patternsMadeIn(COMPILED, readFixtures);
  const { CONSENT_WORDS } = await import('../../src/sources/browser/consent-words.ts');
  const { UNFOLD } = await import('../../src/sources/browser/unfold-words.ts');
  const sent = Object.entries({ ...CONSENT_WORDS, ...UNFOLD }).map(([name, source]) => ({
    file: `sources/browser: ${name}`,
    source,
    flags: 'iu',
  }));
  return [
    ...patternsIn(COMPILED).map((pattern) => ({ ...pattern, isMade: false })),
    ...[...made, ...sent].map((pattern) => ({ ...pattern, isMade: true })),
  ];
}

async function readFixtures(): Promise<void> {
  const { convert } = await import('../../src/pipeline/convert.ts');
  const { decodeHtml } = await import('../../src/sources/decode.ts');
  for (const name of readdirSync(FIXTURES)) {
    const [page, about] = [join(FIXTURES, name, 'page.html'), join(FIXTURES, name, 'about.json')];
    if (!existsSync(page) || !existsSync(join(FIXTURES, name, 'expected.json'))) continue;
    const { html } = await decodeHtml(readFileSync(page));
    convert({ html, url: JSON.parse(readFileSync(about, 'utf8')).url });
  }
  const { wholePatterns } = await import('../../src/engine/page/letters.ts');
  wholePatterns();
}

/** The literals of all compiled files below a folder, each once. */
function patternsIn(folder: string): Pattern[] {
  const found = new Map<string, Pattern>();
  for (const file of compiledFiles(folder)) {
    const tree = parse(readFileSync(join(folder, file), 'utf8'), { ecmaVersion: 'latest', sourceType: 'module' });
    for (const { pattern, flags } of literalsIn(tree)) {
      const key = `/${pattern}/${flags}`;
      if (!found.has(key)) found.set(key, { file, source: pattern, flags });
    }
  }
  return [...found.values()];
}

/**
 * The patterns that the compiled files below a folder make by `new RegExp` while they are loaded, and while `use` runs: those of the
 * lexicon, of class rules, of names. What packages make is left out. The files are loaded into this process, but for those that
 * begin to work by being loaded.
 */
async function patternsMadeIn(folder: string, use: () => Promise<void>): Promise<Pattern[]> {
  const found = new Map<string, Pattern>();
  const Plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, args) {
      const made = Reflect.construct(target, args) as RegExp;
      // The first line tells of the error, the second of this function, the third of who makes the pattern.
      const maker = (new Error().stack ?? '').split('\n')[2] ?? '';
      const at = maker.indexOf(folder);
      if (at >= 0) {
        const file = /^[^:]*/.exec(maker.slice(at + folder.length + 1))?.[0] ?? '';
        found.set(String(made), { file, source: made.source, flags: made.flags });
      }
      return made;
    },
  });
  try {
    for (const file of compiledFiles(folder).filter((name) => !WORKS_WHEN_LOADED.has(name))) {
      await import(pathToFileURL(join(folder, file)).href);
    }
    await use();
  } finally {
    globalThis.RegExp = Plain;
  }
  return [...found.values()];
}

const WORKS_WHEN_LOADED = new Set(['cli.js', 'pipeline/worker.js']);

function compiledFiles(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.js')).sort();
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
