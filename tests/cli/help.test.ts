/** Help, completion and the configuration file, all made of the tables of commands and options. */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { COMMANDS } from '../../src/cli/commands.ts';
import { GROUPS, OPTIONS } from '../../src/cli/options.ts';
import { optionsOf } from '../../src/cli/program.ts';
import { ARTICLE } from '../helpers/article.ts';
import { filesIn, inFolder, tearsheet } from '../helpers/program.ts';

const helps = new Map<string, string>();
before(() =>
  inFolder(async (cwd) => {
    helps.set('', (await tearsheet(['--help'], { cwd })).stdout);
    for (const { name } of COMMANDS) helps.set(name, (await tearsheet(['help', name], { cwd })).stdout);
  }),
);

describe('help', () => {
  test('fits 80 columns and has three examples a command', () => {
    for (const [name, text] of helps) {
      for (const line of text.split('\n')) ok(line.length <= 80, `${name}: ${line}`);
      const [, examples = ''] = text.split('\nExamples:\n');
      ok((examples.match(/^ {2}# \S/gm)?.length ?? 0) >= 3, name);
    }
  });

  test('of the program names every command and the everyday options', () => {
    const text = helps.get('') ?? '';
    for (const { name, summary } of COMMANDS) {
      match(text, new RegExp(`^  ${name} `, 'm'));
      match(text.replace(/\s+/g, ' '), new RegExp(summary.replace(/[()]/g, '\\$&')));
    }
    match(text, /^ {2}-d, --dir <dir> /m);
    match(text, /^ +4 {2}saved but incomplete, or without the stamp asked for$/m);
    match(text, /^ +10 {2}several sources, different failures$/m);
  });

  test('of a command has all of its options in groups, the everyday ones first', () => {
    for (const command of COMMANDS) {
      const text = helps.get(command.name) ?? '';
      for (const name of optionsOf(command).keys()) ok(text.includes(`  ${OPTIONS[name].flags}`), `${command.name} ${name}`);
      const headings = [...text.matchAll(/^([A-Z][a-z ]+):$/gm)].map(([, heading]) => heading as string);
      const groups = headings.filter((heading) => (GROUPS as readonly string[]).includes(heading));
      deepEqual(
        groups,
        GROUPS.filter((group) => groups.includes(group)),
      );
      equal(groups[0], 'Everyday');
    }
  });

  test('is the same by help COMMAND, COMMAND --help and COMMAND -h', () =>
    inFolder(async (cwd) => {
      for (const args of [
        ['verify', '--help'],
        ['verify', '-h'],
      ]) {
        deepEqual(await tearsheet(args, { cwd }), { code: 0, stdout: helps.get('verify'), stderr: '' });
      }
      equal((await tearsheet(['help'], { cwd })).stdout, helps.get(''));
    }));

  test('shows examples of its own options alone', () => {
    for (const command of COMMANDS) {
      for (const { line } of command.examples) {
        for (const [, name = 'save', rest = ''] of line.matchAll(/\btearsheet(?: ([a-z]+)(?![:.\w]))?([^|)]*)/g)) {
          const run = COMMANDS.find((each) => each.name === name);
          ok(run, `${name}: ${line}`);
          const flags = [...optionsOf(run).keys()].flatMap((key) => OPTIONS[key].flags.split(/[ ,]+/));
          for (const [word] of rest.matchAll(/(?<= )--?[a-z][a-z-]*/g)) ok(flags.includes(word), `${word} in: ${line}`);
        }
      }
    }
  });
});

test('what is misspelt is told with a guess', () =>
  inFolder(async (cwd) => {
    const guesses: [string[], string][] = [
      [['verfy', '.'], "unknown command 'verfy' (Did you mean verify?) (usage)"],
      [['help', 'serach'], "unknown command 'serach' (Did you mean search?) (usage)"],
      [['help', 'verfy'], "unknown command 'verfy' (Did you mean verify?) (usage)"],
      [['show', '--jsn', 'x'], "unknown option '--jsn' (Did you mean --json?) (usage)"],
      [['zzzz'], 'no such file: zzzz (usage)'],
      [['completion', 'tcsh'], /^command-argument value 'tcsh' is invalid.*bash, zsh, fish/.source],
    ];
    for (const [args, line] of guesses) {
      const { code, stdout, stderr } = await tearsheet(args, { cwd });
      deepEqual([code, stdout], [2, '']);
      if (line.startsWith('^')) match(stderr.replace('tearsheet: ', ''), new RegExp(line));
      else equal(stderr, `tearsheet: ${line}\n`);
    }
  }));

test('completion of bash offers commands, options, values and files', () =>
  inFolder(async (cwd) => {
    const { stdout: script } = await tearsheet(['completion', 'bash'], { cwd });
    await writeFile(join(cwd, 'completion.bash'), script);
    await writeFile(join(cwd, 'page.html'), '');
    await mkdir(join(cwd, 'captures'));
    const complete = (...words: string[]) => {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's.
      const code = 'source completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _tearsheet; echo "${COMPREPLY[@]}"';
      return execFileSync('bash', ['-c', code, 'bash', 'tearsheet', ...words], { cwd, encoding: 'utf8' }).trim();
    };
    equal(complete('ver'), 'verify');
    equal(complete('--if-exists', ''), 'new skip replace');
    equal(complete('verify', '--js'), '--json');
    equal(complete('pa'), 'page.html');
    equal(complete('-d', ''), 'captures');
    equal(complete('completion', ''), 'bash zsh fish');
    equal(complete('help', 'hist'), 'history');
  }));

describe('the configuration file', () => {
  const SAVE = ['page.html', '--base', 'https://paper.example/bridge'];

  test('holds for every run, and what is typed wins', () =>
    withConfig('\ufeff# mine\r\n--dir out\r\n--format = md,txt\n--no-warc\n\n--limit 3\n', async (cwd, env) => {
      equal((await tearsheet(SAVE, { cwd, env })).code, 0);
      const names = (await filesIn(join(cwd, 'out'))).map((name) => name.replace(/^.*?([^/]*\.\w+|SHA256SUMS)$/, '$1'));
      deepEqual(
        names.filter((name) => /warc|\.md|\.txt/.test(name)).map((name) => name.slice(-3)),
        ['.md', 'txt'],
      );
      equal((await tearsheet([...SAVE, '-d', 'other', '-f', 'md'], { cwd, env })).code, 0);
      equal((await filesIn(join(cwd, 'other'))).filter((name) => name.endsWith('.txt')).length, 0);
      equal((await tearsheet([...SAVE, '-o', 'exact.md'], { cwd, env })).code, 0);
      equal((await tearsheet([...SAVE, '--no-config'], { cwd, env })).code, 0);
      deepEqual((await filesIn(cwd)).filter((name) => /^[^/]+\.md$/.test(name)).length, 2);
    }));

  test('is refused, with its line, for what is no option, a secret, or without a value', () =>
    inFolder(async () => {
      const lines: [string, RegExp][] = [
        ['--dri x', /config, line 2: --dri is no option/],
        ['dir x', /line 2: dir x is no option/],
        ['--cookie a=b', /line 2: --cookie can hold a secret/],
        ['--header Authorization: x', /line 2: --header can hold a secret/],
        ['--proxy http://me:pw@127.0.0.1:1', /line 2: --proxy can hold a secret/],
        ['--dir', /line 2: --dir needs a value/],
        ['--json yes', /line 2: --json takes no value/],
      ];
      for (const [line, message] of lines) {
        await withConfig(`--quiet\n${line}\n`, async (cwd, env) => {
          const { code, stdout, stderr } = await tearsheet(SAVE, { cwd, env });
          deepEqual([code, stdout], [2, ''], line);
          match(stderr, message);
          ok(!stderr.includes('me:pw'));
          deepEqual(
            (await filesIn(cwd)).filter((name) => name.endsWith('.md')),
            [],
          );
        });
      }
    }));
});

function withConfig(text: string, run: (cwd: string, env: Record<string, string>) => Promise<void>): Promise<void> {
  return inFolder(async (cwd) => {
    await mkdir(join(cwd, 'xdg/tearsheet'), { recursive: true });
    await writeFile(join(cwd, 'xdg/tearsheet/config'), text);
    await writeFile(join(cwd, 'page.html'), ARTICLE);
    await run(cwd, { XDG_CONFIG_HOME: join(cwd, 'xdg') });
  });
}
