/**
 * The configuration file: options for every run, one a line as they are typed in their long form, `#` comments. It is
 * `tearsheet/config` in `$XDG_CONFIG_HOME`, else in `~/.config`. What is typed comes after it and wins.
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { fileProblem } from '../files/durable.ts';
import { COMMANDS, type CommandName, DEFAULT_COMMAND } from './commands.ts';
import { optionsOf } from './help.ts';
import { OPTIONS, type OptionName, type OptionSpec } from './options.ts';

/** The arguments of the program (without Node and its script) with those of the file that concern the command. */
export function withConfiguration(typed: string[]): string[] {
  if (typed.includes('--no-config')) return typed;
  const path = configurationFile();
  const text = path === undefined ? undefined : readOrNothing(path);
  if (path === undefined || text === undefined) return typed;
  const named = COMMANDS.some(({ name }) => name === typed[0]);
  const command = COMMANDS.find(({ name }) => name === (named ? typed[0] : unnamedCommand(typed)));
  const taken = new Set(command ? optionsOf(command).keys() : []);
  const configured = text
    .split(/\r?\n/)
    .map((line, index) => readLine(line, `${path}, line ${index + 1}`))
    .filter((option) => option !== undefined)
    .filter(({ name }) => taken.has(name) && !isOverruled(name, typed));
  const args = configured.map(({ argument }) => argument);
  return named ? [typed[0] as string, ...args, ...typed.slice(1)] : [...args, ...typed];
}

/** With `-o -` nothing is saved: lines of the file that are for captures do not concern it. */
function unnamedCommand(typed: string[]): CommandName {
  const isShown = typed.some(
    (word, at) => /^(?:-o-|--output=-)$/.test(word) || (/^(?:-o|--output)$/.test(word) && typed[at + 1] === '-'),
  );
  return isShown ? 'show' : DEFAULT_COMMAND;
}

function configurationFile(): string | undefined {
  const { XDG_CONFIG_HOME: xdg, HOME: home } = process.env;
  // The standard says that a relative path is to be ignored.
  if (xdg && isAbsolute(xdg)) return join(xdg, 'tearsheet', 'config');
  return home ? join(home, '.config', 'tearsheet', 'config') : undefined;
}

function readOrNothing(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new TearsheetError(
      'usage',
      `cannot read the configuration ${path}: ${fileProblem(error)}; --no-config goes without`,
    );
  }
}

/** `--name value`, `--name=value` or `--name`. */
function readLine(line: string, where: string): { name: OptionName; argument: string } | undefined {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return undefined;
  const [, flag = text, value] = /^(--[a-z-]+)(?:(?:\s*=\s*|\s+)(?!\s)(.*))?$/.exec(text) ?? [];
  const found = (Object.entries(OPTIONS) as [OptionName, OptionSpec][]).find(([, spec]) => flagsOf(spec).includes(flag));
  const refuse = (why: string) => new TearsheetError('usage', `${where}: ${why}`);
  if (!found) throw refuse(`${flag} is no option; each line holds one in its long form, such as --dir captures`);
  const [name, spec] = found;
  if (spec.secret || (value !== undefined && /^[a-z][a-z\d+.-]*:\/\/[^/?#]*@/i.test(value)))
    throw refuse(`${flag} can hold a secret, which has no place in the file; type it`);
  if (name === 'config') throw refuse(`${flag} has no meaning here`);
  const takesValue = /[<]/.test(spec.flags);
  if (takesValue && !value) throw refuse(`${flag} needs a value`);
  if (!/[<[]/.test(spec.flags) && value) throw refuse(`${flag} takes no value`);
  return { name, argument: value ? `${flag}=${spec.value ? fromHome(value) : value}` : flag };
}

function flagsOf({ flags, negated }: OptionSpec): string[] {
  const long = /--[a-z-]+/.exec(flags)?.[0] ?? '';
  return negated === undefined ? [long] : [long, long.replace(/^--/, '--no-')];
}

/** A line of the file does not count where a typed option contradicts it. */
function isOverruled(name: OptionName, typed: string[]): boolean {
  const rivals = (OPTIONS[name] as OptionSpec).rivals ?? [];
  return rivals.some((rival) => {
    const [short, long = short] = OPTIONS[rival as OptionName].flags.split(/[ ,]+/);
    return typed.some(
      (word) =>
        word === long || word.startsWith(`${long}=`) || (!short?.startsWith('--') && word.startsWith(short as string)),
    );
  });
}

/** The program itself puts the home folder in place of `~`, as no shell reads the file. */
function fromHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
