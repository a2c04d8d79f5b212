import type { Completed, CompletedOption } from './words.ts';

/** A script for bash 4 and later; nothing of bash-completion is needed. */
export function bashScript(commands: Completed[]): string {
  const main = commands.find(({ isDefault }) => isDefault) as Completed;
  return `# tearsheet completion for bash
_tearsheet() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  local command=${main.name} first=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -gt 1 ]; then
    case $first in
      ${commands.map(({ name }) => name).join('|')}) command=$first ;;
    esac
  fi
  case $command in
${commands.map(caseOf).join('\n')}
  esac
}
complete -o filenames -F _tearsheet tearsheet
`;

  function caseOf(command: Completed): string {
    const names = command.options.flatMap((option) => option.names).join(' ');
    const values = command.options.filter(({ takes }) => takes !== 'nothing').map(valueCase);
    // A command's name is offered as the first word alone.
    const words = command.isDefault
      ? `[ "$COMP_CWORD" -eq 1 ] && COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')}' -- "$current"))
      COMPREPLY+=($(compgen -f -- "$current"))`
      : reply(command.values ?? 'other');
    return `    ${command.name})
      case $previous in
${values.join('\n')}
      esac
      case $current in
        -*) COMPREPLY=($(compgen -W '${names}' -- "$current")); return ;;
      esac
      ${words} ;;`;
  }

  function valueCase({ names, takes }: CompletedOption): string {
    return `        ${names.join('|')}) ${reply(takes)}; return ;;`;
  }

  function reply(takes: CompletedOption['takes']): string {
    if (takes === 'file') return 'COMPREPLY=($(compgen -f -- "$current"))';
    if (takes === 'folder') return 'COMPREPLY=($(compgen -d -- "$current"))';
    return typeof takes === 'string' ? ':' : `COMPREPLY=($(compgen -W '${takes.join(' ')}' -- "$current"))`;
  }
}
