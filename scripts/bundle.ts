/**
 * Bundles the program into `dist/bundle`: `npm run build` runs it after the compiler. The chunks follow the `import()`s of the
 * sources, so that a command reads what it needs and no more. `bin/load.js` loads them; the library (`dist/src`) stays as compiled.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve, sep } from 'node:path';
import { build, type Metafile, type Plugin, transform } from 'esbuild';
import { anyLanguage, everyWord } from '../src/engine/lexicon/lexicon.ts';
import { SHAPING_PACKAGES } from '../src/pipeline/provenance.ts';

const OUT = 'dist/bundle';
/**
 * The target that `engines` in package.json states. esbuild holds the letters of `\p` to be newer, and would compile them at each
 * use.
 */
const TARGET = { platform: 'node', target: 'node20.19', supported: { 'regexp-unicode-property-escapes': true } } as const;
/** Chunks of fewer characters lie in one file, as do those that the command line imports: to open one takes as long as to run it. */
const SMALL = 20_000;
/** Modules that packages load at once and use for what is seldom or never done here, by the file that requires them. */
const LATE: Record<string, string[]> = {
  'commander/lib/command.js': ['node:child_process'],
  'undici/lib/dispatcher/client.js': ['./client-h2.js'],
  'undici/lib/dispatcher/proxy-agent.js': ['./socks5-proxy-agent'],
  'tough-cookie/dist/getPublicSuffix.js': ['tldts'],
  'tr46/index.js': ['./lib/regexes.js', './lib/mappingTable.json'],
  'jsdom/lib/jsdom/living/websockets/WebSocket-impl.js': ['ws'],
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const { outputFiles, metafile } = await build({
  entryPoints: { cli: 'src/cli.ts', worker: 'src/pipeline/worker.ts', ...onDemand() },
  outdir: OUT,
  bundle: true,
  write: false,
  metafile: true,
  // esbuild splits only ES modules into chunks, and V8's code cache is only for scripts. So each chunk is made a script
  // afterwards.
  format: 'esm',
  splitting: true,
  ...TARGET,
  define: { 'import.meta.url': '__fileUrl', BUNDLED_VERSIONS: JSON.stringify(JSON.stringify(versions())) },
  // jsdom asks for it and does without.
  external: ['canvas'],
  plugins: [
    onDemandPlugin(),
    joinedLexicon(),
    partOfUndici(),
    lateRequires(),
    lateGrams(),
    withoutSyncWorker(),
    withoutDomino(),
  ],
  logLevel: 'warning',
});
const together: Record<string, string[]> = { 'start.js': [], 'small.js': [] };
for (const { path, text } of outputFiles) {
  const name = basename(path);
  const code = await toFunction(name, text);
  const file = reaches('cli.js', name) ? 'start.js' : code.length < SMALL ? 'small.js' : name;
  if (file === name) writeFileSync(join(OUT, name), toScript(`(${code})`));
  else together[file]?.push(`"./${name}": ${code}`);
}
for (const [name, chunks] of Object.entries(together)) writeFileSync(join(OUT, name), toScript(`({${chunks.join(',\n')}})`));
// SQLite's script looks for its WebAssembly module beside itself.
copyFileSync('node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm', join(OUT, 'node-sqlite3-wasm.wasm'));
copyAutoconsent();
createRequire(import.meta.url)(resolve('bin/checkout.js')).noteCompiled();

/** The script for the browser's pages and its rules are data of the program: 15 MB of package for four files of it. */
function copyAutoconsent(): void {
  const [from, to] = ['node_modules/@duckduckgo/autoconsent', join(OUT, 'autoconsent')];
  mkdirSync(to, { recursive: true });
  for (const path of ['dist/autoconsent.playwright.js', 'LICENSE']) copyFileSync(join(from, path), join(to, basename(path)));
  for (const name of ['compact-rules.json', 'rules.json'])
    writeFileSync(join(to, name), JSON.stringify(JSON.parse(readFileSync(join(from, 'rules', name), 'utf8'))));
}

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
    export const createRequire = () => (name) => load('./' + name.replace(/\\W+/g, '-') + '.js');`;
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

/** Puts the words of all languages together at the build, not at each start of the program, which takes milliseconds. */
function joinedLexicon(): Plugin {
  type Fields = Parameters<typeof anyLanguage>;
  const fieldsOf = (list: string) => [...list.matchAll(/\w+/g)].map(([field]) => field) as Fields;
  const joined = (source: string) =>
    source
      .replace(/\banyLanguage\(((?:'\w+'(?:, )?)+)\)/g, (_, list) => JSON.stringify(anyLanguage(...fieldsOf(list))))
      .replace(/\beveryWord\(((?:'\w+'(?:, )?)+)\)/g, (_, list) => {
        return `new Set(${JSON.stringify([...everyWord(...fieldsOf(list))].join(' '))}.split(' '))`;
      });
  return {
    name: 'joined-lexicon',
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/]src[\\/]engine[\\/].*\.ts$/ }, ({ path }) => ({
        contents: joined(readFileSync(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}

/**
 * undici's index loads fetch, WebSocket, mocks and caches too, which take longer than all that is used of it. A dispatcher gets
 * its methods there; `connect` is what ProxyAgent opens tunnels with, `upgrade` what opens a page's WebSocket.
 */
function partOfUndici(): Plugin {
  const contents = `
    import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
    import request from 'undici/lib/api/api-request.js';
    import connect from 'undici/lib/api/api-connect.js';
    import upgrade from 'undici/lib/api/api-upgrade.js';
    Object.assign(Dispatcher.prototype, { request, connect, upgrade });
    export { default as buildConnector } from 'undici/lib/core/connect.js';
    export { default as Agent } from 'undici/lib/dispatcher/agent.js';
    export { default as Pool } from 'undici/lib/dispatcher/pool.js';
    export { default as ProxyAgent } from 'undici/lib/dispatcher/proxy-agent.js';`;
  return {
    name: 'part-of-undici',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'part' }));
      onLoad({ filter: /.*/, namespace: 'part' }, () => ({ contents, resolveDir: resolve('.') }));
    },
  };
}

/** A stand-in takes their place until it is used. */
function lateRequires(): Plugin {
  const late = `const late = (load) => new Proxy(function () {}, {
    get: (_, key) => load()[key],
    apply: (_, self, args) => Reflect.apply(load(), self, args),
    construct: (_, args) => Reflect.construct(load(), args),
  });\n`;
  const lateIn = (path: string, names: string[]) =>
    readFileSync(path, 'utf8').replace(/\brequire\((['"])(.+?)\1\)/g, (call, _, name) =>
      names.includes(name) ? `late(() => ${call})` : call,
    );
  return {
    name: 'late-requires',
    setup: ({ onLoad }) => {
      for (const [file, names] of Object.entries(LATE)) {
        const filter = new RegExp(`/node_modules/${file.replaceAll('.', '\\.')}$`);
        onLoad({ filter }, ({ path }) => ({ contents: late + lateIn(path, names) }));
      }
    },
  };
}

/** tinyld unpacks the languages of all its parts of words at once, which takes longer than a page: each is unpacked when it is asked for. */
function lateGrams(): Plugin {
  const unpacked =
    /Object\.fromEntries\(Object\.entries\((\w+)\.multiples\)\.map\((\w+)=>\{(let .+?);return\[\2\[0\],(\w+)\]\}\)\)/;
  const late = (_: string, all: string, entry: string, unpack: string, languages: string) =>
    `new Proxy(${all}.multiples,{get(all,gram){const ${entry}=[gram,all[gram]];if(!${entry}[1])return;${unpack};return ${languages}}})`;
  return {
    name: 'late-grams',
    setup: ({ onLoad }) => {
      onLoad({ filter: /tinyld\.normal\.node\.m?js$/ }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(unpacked, late);
        return contents === source
          ? { errors: [{ text: 'tinyld unpacks its parts of words in another way' }] }
          : { contents };
      });
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

/** turndown's DOM for strings, half a megabyte: it is given our tree. */
function withoutDomino(): Plugin {
  return {
    name: 'without-domino',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^@mixmark-io\/domino$/ }, ({ path }) => ({ path, namespace: 'without' }));
      onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents: 'module.exports = {};' }));
    },
  };
}

/** The versions that a capture's provenance tells: the packages are inside, whatever is installed beside. */
function versions(): Record<string, string> {
  const manifest = (name: string) => JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
  return Object.fromEntries(SHAPING_PACKAGES.map((name) => [name, manifest(name).version as string]));
}

/** A script's first line holds the name of its content. */
function toScript(code: string): string {
  return `/*${createHash('sha256').update(code).digest('hex').slice(0, 16)}*/${code}`;
}

/**
 * A chunk as a function of what a CommonJS module sees. Packages are minified. Our own code loses comments and white space, and
 * keeps its names for the stack traces of `-v`.
 */
async function toFunction(name: string, text: string): Promise<string> {
  const { code: mixed } = await transform(withConstants(name, text), {
    ...TARGET,
    format: 'cjs',
    supported: { ...TARGET.supported, 'dynamic-import': false },
    minify: !hasOwnSources(metafile, name),
    minifyWhitespace: true,
    logLevel: 'warning',
  });
  // esbuild leaves letters beyond ASCII in regular expressions as they are; scripts in Latin-1 are half as large and read at
  // once.
  const code = mixed.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // A CommonJS package is a default export to esbuild, whereas Node gives its properties as named exports, too.
  const unwrap = isCommonJs(metafile, name) ? 'module.exports = module.exports.default;\n' : '';
  return `function (exports, require, module, __filename, __dirname, __fileUrl) {\n${code}${unwrap}}`;
}

/**
 * Reads what a chunk imports from others once, into constants, and gives what it exports as values. esbuild would ask the other
 * chunk's exports at each use, by a getter in an object of hundreds: where the engine and its page stood in two chunks, that took a
 * tenth of a run.
 */
function withConstants(name: string, text: string): string {
  return text
    .replace(/^import \{([^}]*)\} from ("\.\/[^"]+");$/gm, (_, names: string, chunk: string) => {
      if (reaches(basename(JSON.parse(chunk)), name)) throw new Error(`${name} and ${chunk} import one another`);
      // A module that esbuild wraps in a function sets what it exports when that is called; functions and objects stand from the start.
      const isLate =
        /\binit_/.test(names) && names.split(',').some((one) => !/^\s*(?:init_|require_|\w+_exports\b)/.test(one));
      if (isLate) throw new Error(`${name} imports of ${chunk} what is set later`);
      return `const {${names.replace(/ as /g, ': ')}} = require(${chunk});`;
    })
    .replace(
      /^export \{([^}]*)\};$/m,
      (_, names: string) => `module.exports = { __esModule: true,${names.replace(/(\S+) as ([^\s,]+)/g, '$2: $1')}};`,
    );
}

/** Says whether a chunk imports another, also by way of others: a constant would be read before it has its value. */
function reaches(from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  const imports = metafile.outputs[join(OUT, from)]?.imports ?? [];
  return imports.some(({ kind, path }) => kind === 'import-statement' && reaches(basename(path), to, seen));
}

function isCommonJs({ inputs, outputs }: Metafile, name: string): boolean {
  const { entryPoint } = outputs[join(OUT, name)] ?? {};
  return entryPoint !== undefined && inputs[entryPoint]?.format === 'cjs';
}

function hasOwnSources({ outputs }: Metafile, name: string): boolean {
  return Object.keys(outputs[join(OUT, name)]?.inputs ?? {}).some((input) => input.startsWith('src/'));
}
