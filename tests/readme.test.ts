/** The examples of README.md, run by a shell as they are printed there. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BIN, inFolder } from './helpers/program.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** The fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1] as string,
  );
}

/** Standard output of a shell's command line in a folder that has the project's tests. */
async function run(command: string, cwd: string): Promise<string> {
  await symlink(join(ROOT, 'tests'), join(cwd, 'tests'));
  const script = `tearsheet() { "${process.execPath}" "${BIN}" "$@"; }\n${command}`;
  return (await promisify(execFile)('sh', ['-c', script], { cwd })).stdout;
}

describe('README.md', () => {
  const examples = blocks('console').map(
    (block) => /^\$ ((?:[^\n]*\\\n)*[^\n]*)\n(.*)$/s.exec(block)?.slice(1) ?? [block, ''],
  );
  const [first] = examples;

  test('has examples', () => equal(examples.length, 2));

  for (const [command = '', output = ''] of examples) {
    test(`prints what it says: ${command.split('\n')[0]}`, () =>
      inFolder(async (cwd) => equal(await run(command, cwd), output)));
  }

  test('shows the Markdown that its first example writes', () =>
    inFolder(async (cwd) => {
      const path = (await run(first?.[0] ?? '', cwd)).trim();
      const written = await readFile(join(cwd, path), 'utf8');
      const [shown = ''] = blocks('markdown');
      ok(shown.includes('\n# '));
      const lines = (text: string) =>
        text
          .replace(/^(retrieved: ).*$/m, '$1')
          .trimEnd()
          .split('\n');
      deepEqual(lines(written).slice(0, lines(shown).length), lines(shown));
    }));
});
