/** The library as a TypeScript project sees it that has nothing of ours but the package, and the examples of its page. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inFolder } from './helpers/program.ts';
import { withServer } from './helpers/server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

const PROGRAM = `
import { archiveMany, archiveUrl, type ArticleRecord, extractArticle, extractStream, type FailureRecord, findArticles,
  type FetchOptions, searchCaptures, TearsheetError, toMarkdown, verifyCaptures } from 'tearsheet';
const fetch: FetchOptions = { retries: 0, browser: { consent: 'reject' }, onEvent: (event) => console.log(event.kind) };
const markdown: string = toMarkdown({ html: '', url: 'https://example.org/' }, { sourceLine: true });
const [contributor] = extractArticle({ html: '', url: 'https://example.org/' }).metadata.contributors ?? [];
for await (const { record } of extractStream(['pages.jsonl'])) {
  if ('error' in record) { const failed: FailureRecord = record; console.log(failed.error.code); }
  else { const whole: ArticleRecord = record; console.log(whole.title); }
}
for await (const { url } of findArticles('https://example.org', { fetch })) {
  for await (const result of archiveMany([url], { fetch, perHost: 1 })) {
    if ('error' in result) { if (result.error instanceof TearsheetError) console.log(result.error.code); }
    else console.log(result.archived.capture?.files.length);
  }
}
for await (const { problems } of verifyCaptures(['.'], { quick: true })) console.log(problems[0]?.kind);
for await (const { record, day } of searchCaptures('.', ['flood'], { since: '2026-01-01' })) console.log(record.authors[0], day);
console.log(markdown, contributor?.name, (await archiveUrl('x', { fetch, formats: ['md', 'json'] })).path);
// @ts-expect-error: what sources are trusted with is no option of others
archiveUrl('x', { fetch: { fromList: true } });
// @ts-expect-error: a wrong name of a field does not compile
extractArticle({ html: '', url: '' }).metadata.titel;
`;

for (const moduleResolution of ['nodenext', 'bundler']) {
  test(`a strict project compiles with it: ${moduleResolution}`, () =>
    inFolder(async (folder) => {
      await packageIn(folder);
      await writeFile(join(folder, 'program.ts'), PROGRAM);
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      const compilerOptions = {
        module: moduleResolution === 'bundler' ? 'esnext' : 'nodenext',
        moduleResolution,
        target: 'es2022',
        lib: ['es2023'],
        types: ['node'],
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        // The package's own declarations are checked too: a type of a package that it does not bring is an error.
        skipLibCheck: false,
      };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      const failure = await run(process.execPath, [tsc, '-p', folder]).then(
        () => undefined,
        ({ stdout }: { stdout: string }) => stdout,
      );
      equal(failure, undefined);
    }));
}

test('every type that a public one names is public', () => {
  const door = join(ROOT, 'dist/src/index.d.ts');
  const names = exportsOf(door);
  const exported = declarationsIn(door, names);
  const open = new Set(names.flatMap(({ name, own }) => [name, own]));
  const missing = new Set<string>();
  for (const [name, { file, text }] of exported) {
    const inner = new Set([...typesOf(file).keys(), name]);
    for (const [, other = ''] of text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\b([A-Z]\w+)\b/g)) {
      if (inner.has(other) && other !== name && !LEFT_OUT.has(other) && !open.has(other)) missing.add(`${name}: ${other}`);
    }
  }
  ok(exported.size > 50);
  deepEqual([...missing], []);
});

/** Types of the steps, which public ones are made from by leaving out what is not for others. */
const LEFT_OUT = new Set([
  'BatchOptions',
  'DiscoverOptions',
  'VerifyPathsOptions',
  'Deadline',
  'Converter',
  'SharedWarc',
  'CapturePlan',
]);

interface Exported {
  /** The file with the declaration. */
  file: string;
  text: string;
}

/** The exported names of a file, with the names by which the files they come from call them. */
function exportsOf(file: string): { name: string; own: string; from: string }[] {
  const text = readFileSync(file, 'utf8');
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}(?: from '([^']+)')?/gm)].flatMap(([, list = '', from]) =>
    list.split(',').map((part) => {
      const [own = '', name = own] = part
        .trim()
        .replace(/^type /, '')
        .split(' as ');
      return { name, own, from: from === undefined ? file : resolve(dirname(file), from.replace(/\.ts$/, '.d.ts')) };
    }),
  );
  const declared = [...typesOf(file).keys()].map((name) => ({ name, own: name, from: file }));
  return [
    ...lists.filter(({ own }) => own !== ''),
    ...declared.filter(({ name }) => new RegExp(`^export [^{\\n]*\\b${name}\\b`, 'm').test(text)),
  ];
}

/** The names of the types that a file declares or imports, with the text of those that it declares. */
function typesOf(file: string): Map<string, string> {
  const text = readFileSync(file, 'utf8');
  const found = new Map<string, string>();
  for (const [, list = ''] of text.matchAll(/^import (?:type )?\{([^}]*)\} from '\./gm)) {
    for (const part of list.split(','))
      found.set(
        part
          .trim()
          .replace(/^type /, '')
          .split(' as ')
          .at(-1) as string,
        '',
      );
  }
  for (const [block, name = ''] of text.matchAll(
    /^(?:export )?(?:declare )?(?:interface|type|class) (\w+)(?:[^\n]*;$|[\s\S]*?^\})/gm,
  ))
    found.set(name, block);
  found.delete('');
  return found;
}

/** The file that declares each exported type. */
function declarationsIn(door: string, names: { name: string; own: string; from: string }[]): Map<string, Exported> {
  const found = new Map<string, Exported>();
  for (const { name, own, from } of names) {
    const text = typesOf(from).get(own);
    if (text) found.set(name, { file: from, text });
    else if (from !== door) {
      const next = exportsOf(from).find((other) => other.name === own);
      if (next) for (const [, there] of declarationsIn(from, [next])) found.set(name, there);
    }
  }
  return found;
}

test('the examples of docs/library.md run as they are printed', () =>
  inFolder(async (folder) => {
    const page = readFileSync(join(ROOT, 'tests/fixtures/durbanlocal--local-paper/page.html'), 'utf8');
    await writeFile(join(folder, 'page.html'), page);
    await writeFile(
      join(folder, 'pages.jsonl'),
      ['', page].map((html) => `${JSON.stringify({ url: 'https://example.org/1', html })}\n`).join(''),
    );
    await mkdir(join(folder, 'node_modules'));
    await symlink(ROOT, join(folder, 'node_modules/tearsheet'));
    const examples = [...readFileSync(join(ROOT, 'docs/library.md'), 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm)];
    const printed: string[] = [];
    const feed = (host?: string) =>
      `<rss version="2.0"><channel><title>N</title><item><link>http://${host}/news/1</link></item></channel></rss>`;
    await withServer(
      { '/feed': ({ headers }, response) => void response.end(feed(headers.host)), '/news/1': page },
      async ({ origin }) => {
        for (const [index, [, code = '']] of examples.entries()) {
          const file = join(folder, `${index}.mjs`);
          // Loopback is private, and stands in for the host of the examples.
          await writeFile(
            file,
            code.replace('https://example.org/feed', `${origin}/feed`).replace('const fetch = {', '$& allowPrivate: true,'),
          );
          printed.push((await run(process.execPath, [file], { cwd: folder })).stdout);
        }
      },
    );
    deepEqual(printed, [
      "# Rom Con celebrates romance literature with authors and readers\n[ 'Fouzia Van Der Fort' ] 3 true\n",
      'true Rom Con celebrates romance literature with authors and readers false\n0 sums warc text\n2025-06-23 Rom Con celebrates romance literature with authors and readers\n',
      'Rom Con celebrates romance literature with authors and readers\n',
      'empty-page\nRom Con celebrates romance literature with authors and readers true\n',
    ]);
  }));

/** The package as it is published, as far as types go, with those that come with it, and Node's own. */
async function packageIn(folder: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@types'), { recursive: true });
  // parse5 is a dependency that comes with the package and brings its own types; jsdom, undici and turndown have none to show.
  for (const name of ['@types/node', 'undici-types', 'parse5', 'entities'])
    await cp(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true });
  await mkdir(join(modules, 'tearsheet'));
  await copyFile(join(ROOT, 'package.json'), join(modules, 'tearsheet/package.json'));
  await cp(join(ROOT, 'dist/src'), join(modules, 'tearsheet/dist/src'), {
    recursive: true,
    filter: (path) => !/\.\w+$/.test(path) || path.endsWith('.d.ts'),
  });
}
