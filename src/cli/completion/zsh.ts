import type { Completed, CompletedOption } from './words.ts';

/** A script for zsh, to be evaluated after `compinit` or kept as `_tearsheet` in `$fpath`. */
export function zshScript(commands: Completed[]): string {
  const main = commands.find(({ isDefault }) => isDefault) as Completed;
  return `#compdef tearsheet
# tearsheet completion for zsh
_tearsheet_commands() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  _describe -t commands command commands
}
${commands.map(functionOf).join('\n')}
_tearsheet() {
  if (( CURRENT > 2 )); then
    case $words[2] in
${commands.map(({ name }) => `      ${name}) shift words; (( CURRENT-- )); _tearsheet_${name}; return ;;`).join('\n')}
    esac
  elif [[ $words[CURRENT] != -* ]]; then
    _alternative 'commands:command:_tearsheet_commands' 'files:source:_files'
    return
  fi
  _tearsheet_${main.name}
}
if [ "$funcstack[1]" = _tearsheet ]; then
  _tearsheet "$@"
else
  compdef _tearsheet tearsheet
fi
`;
}

function functionOf({ name, options, values }: Completed): string {
  const specs = [...options.flatMap(optionSpecs), `'*:argument:${actionOf(values ?? 'other')}'`];
  return `_tearsheet_${name}() {\n  _arguments -s -S \\\n    ${specs.join(' \\\n    ')}\n}`;
}

function optionSpecs({ names, help, takes }: CompletedOption): string[] {
  const others = names.length > 1 ? `(${names.join(' ')})` : '';
  const value = takes === 'nothing' ? '' : `:value:${actionOf(takes)}`;
  const text = help.replace(/[[\]:\\]/g, '\\$&');
  return names.map(
    (name) => `${quoted(`${others}${name}${takes === 'nothing' ? '' : nameEnd(name)}[${text}]`)}${value && quoted(value)}`,
  );
}

/** `--name=value` and `--name value`; `-nvalue` and `-n value`. */
function nameEnd(name: string): string {
  return name.startsWith('--') ? '=' : '+';
}

function actionOf(takes: CompletedOption['takes']): string {
  if (takes === 'file') return '_files';
  if (takes === 'folder') return '_files -/';
  return typeof takes === 'string' ? ' ' : `(${takes.join(' ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
