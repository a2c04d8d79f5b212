/** Rules of the house that the linter cannot check: one meaning a name, comments with a subject, a map that agrees. */
import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = filesOf('src');
const TESTS = filesOf('tests').filter((file) => !file.includes('/fixtures/'));
const CODE = [...SOURCES, ...TESTS, ...filesOf('scripts'), ...filesOf('bin')];
const EXPORTED =
  /^export (?:type|interface|const|function|async function|async function\*|function\*|class|enum) ([\w$]+)/gm;
/** The first line of a block comment, or of a run of line comments. */
const COMMENT = /(?:\/\*\*(?:\s*\n)?[ \t*]*|(?<!\/\/[^\n]*\n[ \t]*)(?<=^|\s)\/\/ )(\S[^\n]*)/g;
const FRAGMENT =
  /: (?:(?:What|Which|Where|Who|Whoever|Whatever|Whose|Those|It|Its|They|Their|How|Why)\b|The same(?:[,;.]| (?:as|by|for|from|in|of|on|over|where|with|within|without)\b))/;

/** Files of rows or types, without code. */
const TABLES = new Set([
  'src/cli/commands.ts',
  'src/engine/lexicon/languages/others.ts',
  'src/engine/metadata/precedence.ts',
  'src/types.ts',
  'tests/engine/figures/belonging-cases.ts',
  'tests/structures/cases/parts.ts',
]);

describe('the house', () => {
  test('no exported name has two meanings', () => {
    const places = new Map<string, string[]>();
    for (const file of SOURCES) {
      for (const [, name = ''] of read(file).matchAll(EXPORTED)) places.set(name, [...(places.get(name) ?? []), file]);
    }
    const twice = [...places]
      .filter(([, files]) => new Set(files).size > 1)
      .map(([name, files]) => `${name}: ${files.join(', ')}`);
    deepEqual(twice, []);
  });

  test('a comment begins with its subject, and with no pronoun or question word', () => {
    const wrong = CODE.flatMap((file) =>
      [...read(file).matchAll(COMMENT)].map(([, words]) => `${file}: ${words}`).filter((words) => FRAGMENT.test(words)),
    );
    deepEqual(wrong, []);
  });

  test('words of the lexicon are no raw strings, whose letters the bundle writes as escapes', () => {
    const raw = SOURCES.filter((file) => file.includes('/lexicon/') && /String\.raw`[^`]*[^ -~\s`]/.test(read(file)));
    deepEqual(raw, []);
  });

  test('no file has more than 300 lines but tables of data', () => {
    const long = CODE.filter((file) => read(file).split('\n').length > 301);
    deepEqual(long.sort(), [...TABLES].sort());
    for (const file of TABLES) {
      const compiled = read(`dist/${file.replace(/\.ts$/, '.js')}`);
      const code = [...nodesOf(parse(compiled, { ecmaVersion: 'latest', sourceType: 'module' }))];
      ok(!code.some(({ type }) => /Function|Class/.test(type)), `${file} holds code`);
    }
  });

  test('each dependency is imported by the sources, and has its reason; each decision says when to look again', () => {
    const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as Record<string, object>;
    const reasons = read('docs/decisions/dependencies.md').replaceAll('\\*', '*');
    const code = SOURCES.map(read).join('\n');
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      ok(reasons.includes(name) || reasons.includes(name.replace(/-\w+$/, '-*')), `${name} has no reason`);
      ok(new RegExp(`'${name}['/]`).test(code), `${name} is imported nowhere`);
    }
    const pages = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => name !== 'README.md');
    deepEqual(
      pages.filter((name) => !/\blook(?:ed)? again\b/i.test(read(`docs/decisions/${name}`))),
      [],
    );
  });

  test('no test is left out without a reason, and none stands alone', () => {
    const wrong = TESTS.filter((file) => file !== 'tests/house.test.ts').flatMap((file) =>
      [
        ...read(file).matchAll(
          /\b(?:test|it|describe)\.(?:skip|only|todo)\b|\.(?:skip|todo)\(\)|\{ (?:skip|todo|only): true \}/g,
        ),
      ].map(([words]) => `${file}: ${words}`),
    );
    deepEqual(wrong, []);
  });

  test('CONTRIBUTING draws every folder of src, and names no file that is not there', () => {
    const map = read('CONTRIBUTING.md');
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of folders) ok(map.includes(`\n  ${name}/`), `src/${name} is not on the map`);
    const named = [...map.matchAll(/`((?:cli|pipeline|sources|engine|capture|render|warc)\/[\w/-]+\.ts)`/g)].map(
      ([, file]) => file as string,
    );
    const gone = named.filter((file) => !file.includes('xx.ts') && !existsSync(join(ROOT, 'src', file)));
    deepEqual(gone, []);
  });
});

/** Files of code below a folder of the project. */
function filesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.ts$|\.js$/.test(file))
    .map((file) => join(folder, file));
}

/** All nodes of a syntax tree. */
function* nodesOf(node: unknown): Generator<{ type: string }> {
  if (node === null || typeof node !== 'object') return;
  if ('type' in node) yield node as { type: string };
  for (const child of Object.values(node)) yield* nodesOf(child);
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
