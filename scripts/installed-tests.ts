/**
 * `npm run test:installed`: packs a clean clone, installs the tarball into an empty prefix, and runs the end-to-end tests
 * against that copy, with its `node_modules` removed: the bundle is the program. Before that the library is imported as installed.
 * Size, number of files, times of README's first command and of the installation, and cold start are printed, and held to
 * `tests/bench/installed-floors.json`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cpuRatio, type Installed, packAndInstall } from './testing/installed.ts';
import { programTests, type Report, runTests } from './testing/run.ts';

const PAGE = 'tests/fixtures/tagblatt--german/page.html';

export async function installedTests(): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'tearsheet-installed-'));
  try {
    const installed = packAndInstall(folder);
    importLibrary(installed);
    requireLinks(installed, folder);
    rmSync(join(installed.root, 'node_modules'), { recursive: true });
    const within = measure(installed);
    const report = await runTests('the installed program', programTests(), { env: { TEARSHEET_BIN: installed.program } });
    return { ...report, passed: report.passed && within };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Imports the library as it is installed, with the packages that npm installed beside it. */
function importLibrary({ root }: Installed): void {
  const index = pathToFileURL(join(root, 'dist/src/index.js')).href;
  const code = `import { extractArticle } from ${JSON.stringify(index)};
    const html = (await import('node:fs')).readFileSync(${JSON.stringify(PAGE)}, 'utf8');
    if (!extractArticle({ html, url: 'https://paper.example/a' }).metadata.title) throw new Error('no title');`;
  execFileSync(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
}

/** Checks the links that npm puts where a shell and `man` look. */
function requireLinks({ root, program }: Installed, folder: string): void {
  const links = { 'bin/tearsheet': program, 'share/man/man1/tearsheet.1': join(root, 'dist/man/tearsheet.1') };
  for (const [link, target] of Object.entries(links)) {
    if (realpathSync(join(folder, 'prefix', link)) !== realpathSync(target)) throw new Error(`${link} leads elsewhere`);
  }
}

/** False where a figure is above its floor. */
function measure(installed: Installed): boolean {
  const { program, packedBytes, unpackedBytes, files, packages, installSeconds, firstCommandSeconds } = installed;
  const figures = {
    packedMegabytes: packedBytes / 1e6,
    unpackedMegabytes: unpackedBytes / 1e6,
    files,
    packages,
    firstCommandSeconds,
    installSeconds,
    helpOverNode: cpuRatio([program, '--help']),
    showOverNode: cpuRatio([program, 'show', PAGE, '--base', 'https://paper.example/a']),
  };
  const floors = JSON.parse(readFileSync('tests/bench/installed-floors.json', 'utf8')) as Record<string, number>;
  let within = true;
  for (const [name, figure] of Object.entries(figures)) {
    const floor = floors[name];
    const isAbove = floor !== undefined && figure > floor;
    const bound = floor === undefined ? '' : ` (at most ${floor}${isAbove ? ', FAILED' : ''})`;
    process.stdout.write(`installed: ${name} ${Number(figure.toFixed(2))}${bound}\n`);
    if (isAbove) within = false;
  }
  return within;
}

if (process.argv[1]?.endsWith('installed-tests.js')) {
  const { passed } = await installedTests();
  process.exitCode = passed ? 0 : 1;
}
