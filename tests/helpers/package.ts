/** The package as npm makes it, unpacked, with nothing installed beside it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Packs this checkout as it is built and unpacks it into `folder`; gives the package's own folder. */
export function unpackedPackage(folder: string): string {
  const options = { cwd: ROOT, encoding: 'utf8' } as const;
  // npm tells with --json what it wrote. The scripts would build anew, under the feet of the tests that run beside.
  const told = execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], options);
  const [{ filename }] = JSON.parse(told) as [{ filename: string }];
  execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
  return join(folder, 'package');
}
