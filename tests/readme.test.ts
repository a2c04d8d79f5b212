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

/** Standard output of a shell's command line in a folder. */
async function run(command: string, cwd: string): Promise<string> {
  const script = `tearsheet() { "${process.execPath}" "${BIN}" "$@"; }\n${command}`;
  return (await promisify(execFile)('sh', ['-c', script], { cwd })).stdout;
}

describe('README.md', () => {
  const examples = blocks('console').map(
    (block) => /^\$ ((?:[^\n]*\\\n)*[^\n]*)\n(.*)$/s.exec(block)?.slice(1) ?? [block, ''],
  );
  const [first] = examples;

  test('has examples', () => equal(examples.length, 3));

  test('prints what it says, and shows the Markdown that its first example writes', () =>
    inFolder(async (cwd) => {
      await symlink(join(ROOT, 'tests'), join(cwd, 'tests'));
      for (const [command = '', output = ''] of examples) equal(lasting(await run(command, cwd)), lasting(output), command);
      const written = await readFile(join(cwd, (first?.[1] ?? '').trim()), 'utf8');
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

/** Without what depends on the moment of the run. */
function lasting(text: string): string {
  return text.replace(/(?<=urldate = \{)[\d-]+|(?<=SHA256SUMS: )[\da-f]{64}/g, '');
}
