/** The program as commander runs it, made of the tables of commands and options. A new command is a row there and one here. */
import { Argument, Command, Option } from 'commander';
import { oneLine } from '../render/escape/terminal.ts';
import { VERSION } from '../version.ts';
import { COMMANDS, type CommandName, type CommandSpec, DEFAULT_COMMAND } from './commands.ts';
import { byHelpOrder, examplesText, exitCodesText, LAYOUT, MORE, optionsOf, SUMMARY } from './help.ts';
import { type CliOptions, OPTIONS, type OptionSpec } from './options.ts';
import { markWords } from './search-words.ts';
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
  completion: async () => (await import('./completion.ts')).completion,
};

/** The program with all its commands; `done` gets the exit code of the one that ran. */
export function buildProgram(terminal: Terminal, done: (exitCode: number) => void): Command {
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
    fill(program.command(spec.name), spec).description(spec.summary).action(run(spec.name));
  }
  const search = program.commands.find((command) => command.name() === 'search') as Command;
  const parse = search.parseOptions.bind(search);
  search.parseOptions = (args) => parse(markWords(args, search.options));
  const main = COMMANDS.find(({ name }) => name === DEFAULT_COMMAND) as CommandSpec;
  fill(program, main)
    .description(SUMMARY)
    .usage('[options] <source>...\n       tearsheet <command> ...')
    .action(run(DEFAULT_COMMAND));
  program.optionsGroup('Everyday:').version(VERSION, '-V, --version', 'print the version');
  return program.addHelpText('after', `\n${MORE}\n\n${exitCodesText()}`);
}

/** Gives a command the arguments, options and examples of its row. */
function fill(command: Command, spec: CommandSpec): Command {
  command.helpGroup(`${spec.group}:`);
  for (const { name, help, choices } of spec.args) {
    const argument = new Argument(name, help);
    command.addArgument(choices ? argument.choices(choices) : argument);
  }
  const taken = optionsOf(spec);
  for (const name of byHelpOrder(taken.keys())) addOption(command, { ...(OPTIONS[name] as OptionSpec), ...taken.get(name) });
  return command.addHelpText('after', `\n${examplesText(spec)}`);
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
