/** The help of the program and of its commands: texts beside the tables, layout. */
import type { Argument, Command, Option } from 'commander';
import type { CommandSpec } from './commands.ts';

/** The narrowest terminal in use. */
const WIDTH = 80;
/** The group that commander gives options without one. */
const EVERYDAY = 'Everyday:';

export const SUMMARY = 'Archive news articles as Markdown with captions, credits, metadata and evidence.';

export const MORE = `All options of saving: tearsheet help save; of a command: tearsheet help COMMAND
Options for every run, one a line, go into $XDG_CONFIG_HOME/tearsheet/config
(~/.config/tearsheet/config).`;

/** Exit codes with their meaning; contract of the program. */
export const EXIT_CODES: readonly [code: string, meaning: string][] = [
  ['0', 'all saved'],
  ['1', 'internal error, a difference, nothing found, or an input not read'],
  ['2', 'usage'],
  ['3', 'no article on the page'],
  ['4', 'saved but incomplete, or without the stamp asked for'],
  ['5', 'network, DNS, TLS, timeout'],
  ['6', 'HTTP 4xx or 5xx'],
  ['7', 'blocked (bot or consent wall)'],
  ['8', 'refused by robots.txt'],
  ['9', 'cannot write'],
  ['10', 'several sources, different failures'],
  ['130', 'interrupted'],
];

export function exitCodesText(): string {
  const lines = EXIT_CODES.map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`);
  return `Exit codes:\n${lines.join('\n')}`;
}

export function examplesText({ examples }: CommandSpec): string {
  return `Examples:\n${examples.map(({ does, line }) => `  # ${does}\n  ${line}`).join('\n')}`;
}

/**
 * Settings for commander's `configureHelp`: the program's own help has the everyday options, that of a command all of its
 * options.
 */
export const LAYOUT = {
  helpWidth: WIDTH,
  visibleOptions: (command: Command): Option[] => {
    const options = command.options.filter(({ hidden }) => !hidden);
    const help = command.createOption('-h, --help', 'print this help').helpGroup(EVERYDAY);
    return command.parent === null ? [...options.filter(isEveryday), help] : [...options, help];
  },
  subcommandTerm: (command: Command) => `${command.name()} ${command.registeredArguments.map(term).join(' ')}`,
  // commander would add the choices, which the texts name already.
  optionDescription: ({ description }: Option) => description,
  argumentDescription: ({ description }: Argument) => description,
};

function isEveryday({ helpGroupHeading }: Option): boolean {
  return helpGroupHeading === EVERYDAY;
}

function term(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
