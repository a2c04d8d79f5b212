/**
 * Writes the man page into `dist/man`, from the same tables as the help: `npm run build` runs it. The macros are man(7)'s, which
 * every reader of manuals knows.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { COMMANDS, type CommandSpec, DEFAULT_COMMAND } from '../src/cli/commands.ts';
import { EXIT_CODES } from '../src/cli/help.ts';
import { GROUPS, OPTIONS, type OptionName, type OptionSpec } from '../src/cli/options.ts';
import { byHelpOrder, optionsOf } from '../src/cli/program.ts';
import { VERSION } from '../src/version.ts';

const specs: readonly CommandSpec[] = COMMANDS;
const main = specs.find(({ name }) => name === DEFAULT_COMMAND) as CommandSpec;
const others = specs.filter((spec) => spec !== main);

mkdirSync('dist/man', { recursive: true });
writeFileSync('dist/man/tearsheet.1', page());

function page(): string {
  return [
    `.TH TEARSHEET 1 ${day()} "tearsheet ${VERSION}"`,
    section('NAME', 'tearsheet \\- archive news articles as Markdown with evidence'),
    section('SYNOPSIS', [synopsis(main, ''), ...others.map((spec) => `.br\n${synopsis(spec, ` ${spec.name}`)}`)].join('\n')),
    section(
      'DESCRIPTION',
      wrapped(
        plain(
          'Saves news articles as Markdown with front matter, pictures, a record and a WARC of all that was sent and received. A source is a URL, an HTML file, or - for standard input. Standard output carries data only: the path of each file written, or the document asked for. All else goes to standard error.',
        ),
      ),
    ),
    section('OPTIONS', GROUPS.map((group) => optionGroup(main, group)).join('\n')),
    section('COMMANDS', others.map(command).join('\n')),
    section(
      'EXAMPLES',
      specs
        .flatMap(({ examples }) => examples.slice(0, 2))
        .map(example)
        .join('\n'),
    ),
    section('EXIT STATUS', EXIT_CODES.map(([code, meaning]) => item(`.B ${code}`, meaning)).join('\n')),
    section(
      'ENVIRONMENT',
      [
        item('.BR http_proxy ", " https_proxy ", " all_proxy ", " no_proxy', 'Proxies, as curl reads them.'),
        item(
          '.B TEARSHEET_CACHE',
          'Folder of compiled code; empty for none. Default: tearsheet in $XDG_CACHE_HOME or ~/.cache.',
        ),
        item('.B NO_COLOR', 'Set: no colours.'),
      ].join('\n'),
    ),
    section(
      'FILES',
      item(
        '.I ~/.config/tearsheet/config',
        'Options for every run, one a line in their long form; # comments. In $XDG_CONFIG_HOME where that is set. --no-config goes without.',
      ),
    ),
    section('SEE ALSO', '.BR curl (1),\n.BR wget (1),\n.BR sha256sum (1)'),
  ]
    .join('\n')
    .concat('\n');
}

/** The day of the build, or of the source where a distribution states it. */
function day(): string {
  const { SOURCE_DATE_EPOCH: seconds } = process.env;
  return (seconds ? new Date(Number(seconds) * 1000) : new Date()).toISOString().slice(0, 10);
}

function synopsis({ args }: CommandSpec, name: string): string {
  return `.B tearsheet${name}\n.RI [ options ] ${args.map(({ name: argument }) => `" ${plain(argument)}"`).join(' ')}`.trimEnd();
}

function command(spec: CommandSpec): string {
  const names = [...optionsOf(spec).keys()];
  // An option that means the same as for saving is named alone.
  const own = byHelpOrder(names).filter(
    (name) => !optionsOf(main).has(name) || optionsOf(spec).get(name)?.help !== undefined,
  );
  const shared = byHelpOrder(names).filter((name) => !own.includes(name));
  const tail =
    shared.length > 0
      ? [`.PP\n${wrapped(plain(`As for saving: ${shared.map((name) => longOf(OPTIONS[name])).join(', ')}.`))}`]
      : [];
  return [
    `.SS ${plain(spec.name)}`,
    wrapped(`${capital(spec.summary)}.`),
    ...spec.args.map(argument),
    ...own.map((name) => option(spec, name)),
    ...tail,
  ].join('\n');
}

function optionGroup(spec: CommandSpec, group: string): string {
  const names = byHelpOrder(optionsOf(spec).keys()).filter((name) => OPTIONS[name].group === group);
  return names.length === 0 ? '' : [`.SS ${group}`, ...names.map((name) => option(spec, name))].join('\n');
}

function option(spec: CommandSpec, name: OptionName): string {
  const { flags, help, negated }: OptionSpec = { ...OPTIONS[name], ...optionsOf(spec).get(name) };
  const negative = negated === undefined ? [] : [item(`.B ${plain(flags.replace(/^.*--/, '--no-'))}`, negated)];
  return [item(`.B ${plain(flags)}`, help), ...negative].join('\n');
}

function longOf({ flags }: { flags: string }): string {
  return /--[a-z-]+/.exec(flags)?.[0] ?? flags;
}

function argument({ name, help }: CommandSpec['args'][number]): string {
  return item(`.I ${plain(name)}`, help);
}

function example({ does, line }: CommandSpec['examples'][number]): string {
  return `.PP\n${capital(does)}:\n.PP\n.RS 4\n.EX\n${plain(line)}\n.EE\n.RE`;
}

function section(title: string, text: string): string {
  return `.SH ${title}\n${text
    .replace(/\n{2,}/g, '\n')
    .replace(/^\.PP\n/, '')
    .trim()}`;
}

function item(head: string, text: string): string {
  return `.TP\n${head}\n${wrapped(plain(text))}`;
}

function capital(text: string): string {
  return plain(text.charAt(0).toUpperCase() + text.slice(1));
}

/** Text is filled by roff; its source lines keep to 80 columns. */
function wrapped(text: string): string {
  return text.replace(/(.{1,76})(?: |$)/g, '$1\n').trimEnd();
}

/** No backslash, hyphen, quote or dot at the beginning of a line means anything to roff. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('"', '\\(dq')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha')
    .replace(/^\./gm, '\\&.');
}
