/** The linter holds the walls between the stages and the doors of the folders: each row is a file that must not pass. */
import { deepEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inFolder } from './helpers/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file, and what it imports against the rules. */
const AGAINST: [file: string, imports: string][] = [
  ['src/engine/body/wall.ts', '../../sources/sources.ts'],
  ['src/engine/wall.ts', '../types.ts'],
  ['src/sources/fetch/wall.ts', '../../engine/index.ts'],
  ['src/sources/wall.ts', '../pipeline/pipeline.ts'],
  ['src/render/wall.ts', '../capture/capture.ts'],
  ['src/render/door.ts', '../engine/body/body.ts'],
  ['src/warc/wall.ts', '../sources/sources.ts'],
  ['src/files/wall.ts', '../warc/read.ts'],
  ['src/capture/wall.ts', '../pipeline/pipeline.ts'],
  ['src/capture/door.ts', '../render/front-matter/pandoc.ts'],
  ['src/discover/wall.ts', '../engine/index.ts'],
  ['src/discover/door.ts', '../sources/fetch/fetch.ts'],
  ['src/library/wall.ts', '../sources/sources.ts'],
  ['src/library/door.ts', '../render/front-matter/pandoc.ts'],
  ['src/library/inner-door.ts', './search/match.ts'],
  ['src/library/site/inner-door.ts', '../search/match.ts'],
  ['src/library/site.ts', './search/match.ts'],
  ['src/library/export.ts', '../sources/sources.ts'],
  ['src/pipeline/wall.ts', '../cli/save.ts'],
  ['src/pipeline/shelf.ts', '../library/library.ts'],
  ['src/pipeline/door.ts', '../engine/metadata/metadata.ts'],
  ['src/pipeline/inner-door.ts', './stream/page-input.ts'],
  ['src/pipeline/bulk/inner-door.ts', '../stream/page-input.ts'],
  ['src/pipeline/stream.ts', './bulk/plan.ts'],
  ['src/pipeline/bulk.ts', '../engine/metadata/metadata.ts'],
  ['src/cli/wall.ts', '../warc/read.ts'],
  ['src/cli/door.ts', '../sources/fetch/fetch.ts'],
  ['src/cli/inner-door.ts', '../pipeline/bulk/outputs.ts'],
  ['src/cli/completion/inner-door.ts', '../../library/search/query.ts'],
  ['src/index.ts', './pipeline/stream/page-input.ts'],
  ['src/errors.ts', './version.ts'],
];

/** Files that are as the map has it. */
const ALLOWED: [file: string, imports: string][] = [
  ['src/engine/body/open.ts', '../../render/escape.ts'],
  ['src/sources/fetch/open.ts', '../../warc/read.ts'],
  ['src/render/open.ts', '../engine/index.ts'],
  ['src/capture/open.ts', '../render/render.ts'],
  ['src/discover/open.ts', '../sources/sources.ts'],
  ['src/library/open.ts', '../capture/capture.ts'],
  ['src/library/search.ts', './search/match.ts'],
  ['src/library/site/open.ts', '../search.ts'],
  ['src/pipeline/open.ts', '../engine/addresses.ts'],
  ['src/pipeline/watch.ts', './watch/state.ts'],
  ['src/pipeline/bulk/open.ts', '../stream.ts'],
  ['src/pipeline/bulk/beside.ts', './plan.ts'],
  ['src/cli/open.ts', '../pipeline/pipeline.ts'],
  ['src/cli/inner-open.ts', '../pipeline/bulk.ts'],
];

test('an import through a wall or past a door is an error, and one that the map has is none', () =>
  inFolder(async (folder) => {
    for (const [file, imports] of [...AGAINST, ...ALLOWED])
      await write(folder, file, `export type { A } from '${imports}';\n`);
    const refused = await lint(folder, 'noRestrictedImports');
    deepEqual([...new Set(refused)].sort(), AGAINST.map(([file]) => file).sort());
  }));

test('a folder within pipeline/ or library/ is entered by the file of its name alone, also one that is new there', () =>
  inFolder(async (folder) => {
    const against: string[] = [];
    const enter = async (file: string, folders: string[]) => {
      against.push(file);
      await write(folder, file, folders.map((one) => `export type * from '${one}/inner.ts';\n`).join(''));
    };
    for (const stage of ['pipeline', 'library']) {
      const inner = readdirSync(join(ROOT, 'src', stage), { withFileTypes: true }).filter((entry) => entry.isDirectory());
      for (const { name } of inner) {
        const others = inner.filter((other) => other.name !== name).map((other) => other.name);
        await enter(`src/${stage}/beside-${name}.ts`, [`./${name}`]);
        await enter(`src/cli/${stage}-${name}.ts`, [`../${stage}/${name}`]);
        for (const other of others) await enter(`src/${stage}/${name}/to-${other}.ts`, [`../${other}`]);
        // Every import of a door is an error here.
        await enter(
          `src/${stage}/${name}.ts`,
          others.map((other) => `./${other}`),
        );
        against.push(...others.slice(1).map(() => `src/${stage}/${name}.ts`));
      }
    }
    deepEqual((await lint(folder, 'noRestrictedImports')).sort(), against.sort());
  }));

test('a circle of imports is an error, also one of types', () =>
  inFolder(async (folder) => {
    await write(folder, 'src/engine/one.ts', "import type { B } from './two.ts';\n\nexport type A = B | 1;\n");
    await write(folder, 'src/engine/two.ts', "import type { A } from './one.ts';\n\nexport type B = A | 2;\n");
    ok((await lint(folder, 'noImportCycles')).length > 0);
  }));

async function write(folder: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
}

/** The files of a folder in which the project's linter finds an error of one rule. */
async function lint(folder: string, rule: string): Promise<string[]> {
  await copyFile(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (error) => error as { stdout: string },
  );
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  };
  return diagnostics
    .filter(({ category }) => category.endsWith(rule))
    .map(({ location: { path } }) => (typeof path === 'string' ? path : path.file).replaceAll('\\', '/'));
}
