import type { Completed, CompletedOption } from './words.ts';

/** A script for fish: one `complete` a command, option and value. */
export function fishScript(commands: Completed[]): string {
  const main = commands.find(({ isDefault }) => isDefault) as Completed;
  const others = commands.filter(({ isDefault }) => !isDefault).map(({ name }) => name);
  const lines = commands.flatMap((command) => {
    const condition =
      command === main
        ? `not __fish_seen_subcommand_from ${others.join(' ')}`
        : `__fish_seen_subcommand_from ${command.name}`;
    const { name, summary, options, values } = command;
    return [
      line('__fish_is_first_arg', `-a ${name} -d ${quoted(summary)}`),
      ...options.map((option) => line(condition, optionArguments(option))),
      ...(values === undefined ? [] : [line(condition, valuesOf(values))]),
    ];
  });
  return `# tearsheet completion for fish\ncomplete -c tearsheet -f\n${lines.join('\n')}\n`;
}

function line(condition: string, rest: string): string {
  return `complete -c tearsheet -n ${quoted(condition)} ${rest}`;
}

function optionArguments({ names, help, takes }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = takes === 'nothing' ? [] : ['-r', takes === 'other' ? '-f' : valuesOf(takes)];
  return [...flags, ...value, `-d ${quoted(help)}`].join(' ');
}

function valuesOf(values: CompletedOption['takes']): string {
  if (values === 'file') return '-F';
  if (values === 'folder') return "-f -a '(__fish_complete_directories)'";
  return typeof values === 'string' ? '-f' : `-f -a ${quoted(values.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
