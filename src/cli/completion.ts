/** `tearsheet completion bash|zsh|fish`: scripts made of the tables of commands and options. */
import { COMMANDS, type CommandSpec, DEFAULT_COMMAND } from './commands.ts';
import { bashScript } from './completion/bash.ts';
import { fishScript } from './completion/fish.ts';
import type { Completed, CompletedOption } from './completion/words.ts';
import { zshScript } from './completion/zsh.ts';
import type { CliOptions, OptionSpec } from './options.ts';
import type { Terminal } from './terminal.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** The command; `optionsOf` gives the options that a command takes, in the order of its help. */
export function completionOf(optionsOf: (spec: CommandSpec) => OptionSpec[]) {
  return async ([shell]: string[], _cli: CliOptions, terminal: Terminal): Promise<number> => {
    const script = SCRIPTS[shell as keyof typeof SCRIPTS](COMMANDS.map((spec) => completed(spec, optionsOf(spec))));
    await terminal.print(script);
    return 0;
  };
}

function completed(spec: CommandSpec, taken: OptionSpec[]): Completed {
  const options = taken.flatMap(completedOptions);
  const [argument] = spec.args;
  const isCommand = spec.name === 'help';
  return {
    name: spec.name,
    summary: spec.summary,
    isDefault: spec.name === DEFAULT_COMMAND,
    options: [...options, { names: ['-h', '--help'], help: 'print this help', takes: 'nothing' }],
    values: isCommand ? COMMANDS.map(({ name }) => name) : (argument?.choices ?? argument?.value),
  };
}

function completedOptions({ flags, help, choices, value, negated }: OptionSpec): CompletedOption[] {
  const names = flags.split(/[ ,|]+/).filter((word) => word.startsWith('-'));
  const takes: CompletedOption['takes'] = /[<[]/.test(flags) ? (choices ?? value ?? 'other') : 'nothing';
  const option = { names, help, takes };
  if (negated === undefined) return [option];
  return [option, { names: [(names.at(-1) as string).replace(/^--/, '--no-')], help: negated, takes: 'nothing' }];
}
