/** The program as npm installs it: packed from a clean clone, installed into an empty prefix, measured. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Installed {
  /** The package's own folder, and the program in it. */
  root: string;
  program: string;
  packedBytes: number;
  unpackedBytes: number;
  files: number;
  /** Packages that npm installed with it, for the library. */
  packages: number;
  installSeconds: number;
  /** Time of README's first command in the clean clone: install, build, and archive a page. */
  firstCommandSeconds: number;
}

/**
 * Copies what git knows of this folder, nothing built, runs README's first command there, packs it, and installs the tarball
 * globally into a prefix below `folder`.
 */
export function packAndInstall(folder: string): Installed {
  const clone = join(folder, 'clone');
  const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const path of tracked.split('\0').filter(Boolean)) {
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) cpSync(path, join(clone, path), { recursive: true });
  }
  const firstCommandSeconds = seconds(() =>
    execFileSync('sh', ['-ec', firstCommand()], { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: clone,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string);
  const prefix = join(folder, 'prefix');
  mkdirSync(prefix);
  const install = ['install', '--global', '--prefix', prefix, '--no-audit', '--no-fund', '--prefer-offline', tarball];
  const installSeconds = seconds(() => execFileSync('npm', install, { stdio: ['ignore', 'ignore', 'inherit'] }));
  const root = join(prefix, 'lib/node_modules/tearsheet');
  const own = filesOf(root).filter((path) => !path.startsWith('node_modules/'));
  return {
    root,
    program: join(root, 'bin/tearsheet.js'),
    packedBytes: statSync(tarball).size,
    unpackedBytes: own.reduce((sum, path) => sum + statSync(join(root, path)).size, 0),
    files: own.length,
    packages: filesOf(root).filter((path) => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path)).length,
    installSeconds,
    firstCommandSeconds,
  };
}

/** The first of README's two commands. */
function firstCommand(): string {
  const [, command] = /^## Two commands$.*?^```sh\n(.+?)^```$/ms.exec(readFileSync('README.md', 'utf8')) ?? [];
  if (command === undefined) throw new Error('README has no block of shell below "Two commands"');
  return command;
}

function seconds(run: () => void): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/**
 * CPU of a run over that of `node -e 0`: the median of pairs, each taken one after the other. The smallest of each side would
 * compare two moments of a machine whose speed drifts.
 */
export function cpuRatio(args: string[], pairs = 15): number {
  // The first run fills the caches.
  cpuSeconds(args);
  const ratios = Array.from({ length: pairs }, () => cpuSeconds(args) / cpuSeconds(['-e', '0']));
  return ratios.sort((a, b) => a - b)[Math.floor(pairs / 2)] as number;
}

/** User and system time of a child, which must succeed, by the shell's `times`. */
export function cpuSeconds(args: string[]): number {
  const script = '"$@" >/dev/null || exit 1; times';
  const { stdout, status } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`failed: ${args.join(' ')}`);
  const [, children = ''] = stdout.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds = '']) => sum + Number(minutes) * 60 + Number(seconds.replace(',', '.')),
    0,
  );
}
