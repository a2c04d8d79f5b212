/**
 * Bundles the program into `dist/bundle`: `npm run build` runs it after the compiler. The chunks follow the `import()`s of the
 * sources, so that a command reads what it needs and no more. `bin/load.js` loads them; the library (`dist/src`) stays as compiled.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { SHAPING_PACKAGES } from '../src/archive/provenance.ts';

const OUT = 'dist/bundle';
/** As `engines` in package.json has it. */
const TARGET = 'node20.19';

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const { outputFiles, metafile } = await build({
  entryPoints: { cli: 'src/cli.ts', worker: 'src/archive/worker.ts', ...onDemand() },
  outdir: OUT,
  bundle: true,
  write: false,
  metafile: true,
  // Only ES modules are split into chunks; V8's code cache is only for scripts. So each chunk is made a script afterwards.
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: TARGET,
  define: { 'import.meta.url': '__fileUrl', BUNDLED_VERSIONS: JSON.stringify(versions()) },
  // jsdom asks for it and does without.
  external: ['canvas'],
  plugins: [onDemandPlugin(), withoutSyncWorker()],
  logLevel: 'warning',
});
for (const { path, text } of outputFiles) writeFileSync(join(OUT, basename(path)), await toScript(basename(path), text));

/**
 * Packages that a source loads with `require` on first use, in the middle of synchronous work: each is an entry of its own,
 * so that `import()` is not needed to have them apart.
 */
function onDemand(): Record<string, string> {
  const names = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join('src', path), 'utf8'))
    .filter((source) => source.includes('createRequire('))
    .flatMap((source) => [...source.matchAll(/(?:\brequire|createRequire\(import\.meta\.url\))\('([^':]+)'\)/g)])
    .map(([, name]) => name as string);
  return Object.fromEntries(names.map((name) => [chunkOf(name), name]));
}

function chunkOf(name: string): string {
  return name.replace(/\W+/g, '-');
}

/** The `require` of those sources becomes the loader's, which knows the chunks. */
function onDemandPlugin(): Plugin {
  const contents = `const load = require;
    export const createRequire = () => (name) => {
      const { default: whole, ...named } = load('./' + name.replace(/\\W+/g, '-') + '.js');
      return whole ?? named;
    };`;
  return {
    name: 'on-demand',
    setup: ({ onResolve, onLoad }) => {
      const own = resolve('src') + sep;
      onResolve({ filter: /^node:module$/ }, ({ importer }) =>
        importer.startsWith(own) ? { path: 'module', namespace: 'on-demand' } : undefined,
      );
      onLoad({ filter: /.*/, namespace: 'on-demand' }, () => ({ contents }));
    },
  };
}

/** jsdom names the file of a process for synchronous XMLHttpRequests, which needs scripts on a page: they never run here. */
function withoutSyncWorker(): Plugin {
  return {
    name: 'without-sync-worker',
    setup: ({ onLoad }) => {
      onLoad({ filter: /XMLHttpRequest-impl\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(/require\.resolve \? require\.resolve\([^)]*\) : null/, 'null'),
      }));
    },
  };
}

/** What a capture's provenance tells: the packages are inside, whatever is installed beside. */
function versions(): Record<string, string> {
  const manifest = (name: string) => JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
  return Object.fromEntries(SHAPING_PACKAGES.map((name) => [name, manifest(name).version as string]));
}

/**
 * A chunk as a script whose value is a function of what a CommonJS module sees; its first line holds the name of its content.
 * What is not ours is minified; our own keeps names and lines, for the stack traces of `-v`.
 */
async function toScript(name: string, text: string): Promise<string> {
  const { code: mixed } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    supported: { 'dynamic-import': false },
    minify: !hasOwnSources(metafile, name),
    logLevel: 'warning',
  });
  // In regular expressions esbuild leaves letters beyond ASCII as they are; scripts in Latin-1 are half as large and read at once.
  const code = mixed.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  return `/*${hash}*/(function (exports, require, module, __filename, __dirname, __fileUrl) {\n${code}})`;
}

function hasOwnSources({ outputs }: Metafile, name: string): boolean {
  return Object.keys(outputs[join(OUT, name)]?.inputs ?? {}).some((input) => input.startsWith('src/'));
}
