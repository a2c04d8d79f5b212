/** `tearsheet help [command]`, and what is said of a command that there is not. */
import { Command, CommanderError } from 'commander';
import { TearsheetError } from '../errors.ts';
import { oneLine } from '../render/escape.ts';
import { COMMANDS } from './commands.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function help([name]: string[], _cli: CliOptions, _: Terminal, program: Command): Promise<number> {
  const wanted = name === undefined ? program : program.commands.find((command) => command.name() === name);
  if (!wanted) throw new TearsheetError('usage', unknownCommand(name as string).message);
  wanted.outputHelp();
  return 0;
}

/** `unknown command 'verfy' (Did you mean verify?)`: the guess, where there is one, is commander's. */
export function unknownCommand(word: string): { message: string; hasGuess: boolean } {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  for (const { name } of COMMANDS) program.command(name).action(() => {});
  try {
    program.parse(['--', word], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const message = oneLine(error.message.replace(/^error: /, ''));
    return { message, hasGuess: message.includes('Did you mean') };
  }
  return { message: `unknown command '${word}'`, hasGuess: false };
}
