/** Node's versions that the program supports: npm has their binaries, as packages for each system. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const MAJORS = ['20', '22', '24', '26'] as const;
const FIXTURES = 'tests/fixtures';

/** Paths of the binaries by major version, installed once into a folder of the system's temporary ones. */
export function installNodes(): Map<string, string> {
  const folder = join(tmpdir(), `tearsheet-nodes-${process.getuid?.() ?? 0}`);
  const binary = (major: string) => join(folder, 'node_modules', `node-${major}`, 'bin/node');
  const missing = MAJORS.filter((major) => !existsSync(binary(major)));
  if (missing.length > 0) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const system = `node-${process.platform}-${process.arch}`;
    const packages = MAJORS.map((major) => `node-${major}@npm:${system}@${major}`);
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...packages], { cwd: folder, stdio: 'inherit' });
  }
  return new Map(MAJORS.map((major) => [major, binary(major)]));
}

/** The hash of what `extract` makes of all fixtures, by version of Node; all must be the same. */
export function recordHashes(program: string, nodes: Map<string, string>): Map<string, string> {
  const pages = readdirSync(FIXTURES).map((name) => {
    const { url } = JSON.parse(readFileSync(join(FIXTURES, name, 'about.json'), 'utf8')) as { url: string };
    return JSON.stringify({ id: name, url, path: resolve(FIXTURES, name, 'page.html') });
  });
  const options = { input: pages.join('\n'), maxBuffer: 1 << 30 };
  const hashOf = (node: string) =>
    createHash('sha256')
      .update(execFileSync(node, [program, 'extract', '--html', '-j', '2'], options))
      .digest('hex');
  return new Map([...nodes].map(([major, node]) => [major, hashOf(node)]));
}
