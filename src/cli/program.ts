/**
 * The program as commander runs it, made of the tables of commands and options, and the configuration file that is read
 * before the command line. A new command is a row there and one here.
 */

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Argument, Command, Option } from 'commander';
import { fileProblem, TearsheetError } from '../errors.ts';
import { EXCLUDES, IS_WORDS } from '../library/query-marks.ts';
import { oneLine } from '../render/escape.ts';
import { VERSION } from '../version.ts';
import { COMMANDS, type CommandName, type CommandSpec, DEFAULT_COMMAND } from './commands.ts';
import { examplesText, exitCodesText, LAYOUT, MORE, SUMMARY } from './help.ts';
import { isBrowserPath } from './option-values.ts';
import { type CliOptions, GROUPS, OPTIONS, type OptionName, type OptionSpec } from './options.ts';
import type { Run, Terminal } from './terminal.ts';

/** The code of each command, imported when it runs. */
const RUNS: Record<CommandName, () => Promise<Run>> = {
  save: async () => (await import('./save.ts')).save,
  show: async () => (await import('./show.ts')).show,
  explain: async () => (await import('./explain.ts')).explain,
  login: async () => (await import('./login.ts')).login,
  links: async () => (await import('./links.ts')).links,
  extract: async () => (await import('./extract.ts')).extractCommand,
  watch: async () => (await import('./watch.ts')).watch,
  verify: async () => (await import('./verify.ts')).verify,
  history: async () => (await import('./history.ts')).history,
  diff: async () => (await import('./diff.ts')).diff,
  timestamp: async () => (await import('./timestamp.ts')).timestamp,
  wacz: async () => (await import('./wacz.ts')).wacz,
  list: async () => (await import('./list.ts')).list,
  search: async () => (await import('./search.ts')).search,
  export: async () => (await import('./export.ts')).exportCaptures,
  site: async () => (await import('./site.ts')).site,
  help: async () => (await import('./help-command.ts')).help,
  completion: async () => (await import('./completion.ts')).completionOf(optionSpecsOf),
};

/**
 * The program with all its commands; `done` gets the exit code of the one that ran. Of the commands that are not among the words
 * typed only the summary is there: the options of all take a third of the program's start.
 */
export function buildProgram(typed: string[], terminal: Terminal, done: (exitCode: number) => void): Command {
  const program = new Command('tearsheet')
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.print(text),
      writeErr: (text) => terminal.note(usageError(text)),
    })
    .configureHelp(LAYOUT)
    .helpCommand(false);
  const run =
    (name: CommandName) =>
    async (...given: unknown[]) => {
      const command = await RUNS[name]();
      // commander gives each argument, then the options and the command itself.
      const sources = given.slice(0, -2).flat() as (string | undefined)[];
      const typed = sources.filter((source) => source !== undefined);
      done(await command(await withSchemes(name, typed), given.at(-2) as CliOptions, terminal, program));
    };
  for (const spec of COMMANDS) {
    const command = program.command(spec.name).description(spec.summary).action(run(spec.name));
    addArguments(command, spec);
    if (typed.includes(spec.name)) addOptions(command, spec);
  }
  const search = program.commands.find((command) => command.name() === 'search') as Command;
  const parse = search.parseOptions.bind(search);
  search.parseOptions = (args) => parse(markWords(args, search.options));
  const main = COMMANDS.find(({ name }) => name === DEFAULT_COMMAND) as CommandSpec;
  addArguments(program, main);
  addOptions(program, main)
    .description(SUMMARY)
    .usage('[options] <source>...\n       tearsheet <command> ...')
    .action(run(DEFAULT_COMMAND));
  program.optionsGroup('Everyday:').version(VERSION, '-V, --version', 'print the version');
  return program.addHelpText('after', () => `\n${MORE}\n\n${exitCodesText()}`);
}

/** Gives a command the group and the arguments of its row. */
function addArguments(command: Command, spec: CommandSpec): void {
  command.helpGroup(`${spec.group}:`);
  for (const { name, help, choices } of spec.args) {
    const argument = new Argument(name, help);
    command.addArgument(choices ? argument.choices(choices) : argument);
  }
}

/** Gives a command the options and examples of its row. */
function addOptions(command: Command, spec: CommandSpec): Command {
  for (const option of optionSpecsOf(spec)) addOption(command, option);
  return command.addHelpText('after', () => `\n${examplesText(spec)}`);
}

/** The options that a command takes, in the order of its help. */
function optionSpecsOf(spec: CommandSpec): OptionSpec[] {
  const taken = optionsOf(spec);
  return byHelpOrder(taken.keys()).map((name) => ({ ...(OPTIONS[name] as OptionSpec), ...taken.get(name) }));
}

/** The names of the options that a command takes, with what is special about each here. */
export function optionsOf({ options }: CommandSpec): Map<OptionName, Partial<OptionSpec>> {
  const taken = new Map<OptionName, Partial<OptionSpec>>();
  for (const option of options) {
    if (typeof option === 'string') taken.set(option, {});
    else {
      for (const [name, special] of Object.entries(option))
        taken.set(name as OptionName, typeof special === 'string' ? { help: special } : special);
    }
  }
  return taken;
}

/** Options by group, in the table's order within each. */
export function byHelpOrder(names: Iterable<OptionName>): OptionName[] {
  const wanted = new Set(names);
  const ordered = (Object.keys(OPTIONS) as OptionName[]).filter((name) => wanted.has(name));
  return GROUPS.flatMap((group) => ordered.filter((name) => OPTIONS[name].group === group));
}

/** A bare host is an address for the commands that take addresses. */
async function withSchemes(name: CommandName, sources: string[]): Promise<string[]> {
  const spec: CommandSpec | undefined = COMMANDS.find((each) => each.name === name);
  if (!spec?.takesAddresses || sources.every((source) => /^(?:-$|[a-z]+:\/\/)/i.test(source))) return sources;
  const { typedSource } = await import('../sources/typed.ts');
  return sources.map(typedSource);
}

function addOption(command: Command, { flags, help, group, choices, parse, negated }: OptionSpec): void {
  const option = new Option(flags, help).helpGroup(`${group}:`);
  if (choices) option.choices(choices);
  if (parse) option.argParser(parse);
  command.addOption(option);
  if (negated !== undefined) command.addOption(new Option(flags.replace(/^.*--/, '--no-'), negated).helpGroup(`${group}:`));
}

/** commander writes `error: ...`, and guesses on a line of their own; what was typed may hold anything. */
function usageError(text: string): string {
  return `tearsheet: ${oneLine(text.replace(/^error: /, ''))} (usage)\n`;
}

// Tells which arguments of `search` are words, before the option parser sees them.

/** An option as commander describes it. */
interface KnownOption {
  short?: string | undefined;
  long?: string | undefined;
  required: boolean;
}

/**
 * Arguments so marked that the option parser leaves words alone which begin with `-`: it would take `-drought` for `-d rought`.
 * After `--` all are words.
 */
function markWords(args: string[], options: readonly KnownOption[]): string[] {
  const marked: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    if (arg === '--') return [...marked, ...args.slice(index + 1).map((word) => IS_WORDS + word)];
    const option = options.find(({ short, long }) => arg === short || arg === long);
    // `--sice` is a slip, and no word that somebody wants to exclude.
    const isOther = !arg.startsWith('-') || arg === '-' || arg === '-h' || arg.startsWith('--');
    marked.push(option || isOther ? arg : EXCLUDES + arg.slice(1));
    if (option?.required) marked.push(...args.slice(++index, index + 1));
  }
  return marked;
}

// The configuration file: options for every run, one a line as they are typed in their long form, `#` comments. It is
// `tearsheet/config` in `$XDG_CONFIG_HOME`, else in `~/.config`. What is typed comes after it and wins.

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

/** The command that is meant without a name. With `-o -` nothing is saved, so that settings for captures do not apply. */
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

/** The arguments with `--browser=` for a `--browser` without a path: commander would take the source behind it for the path. */
export function withBrowserEnds(args: string[]): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  return args.map((arg, at) => {
    if (arg !== '--browser' || at >= end) return arg;
    const next = args[at + 1];
    return next !== undefined && at + 1 < end && isBrowserPath(next) ? arg : '--browser=';
  });
}
