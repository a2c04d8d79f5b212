/** The words that the scripts of all shells are made of. */

/** A command as the scripts need it. */
export interface Completed {
  name: string;
  summary: string;
  isDefault: boolean;
  options: CompletedOption[];
  /** The kind of the command's arguments. */
  values: 'file' | 'folder' | readonly string[] | undefined;
}

export interface CompletedOption {
  /** `-d`, `--dir`. */
  names: string[];
  help: string;
  /** The value that follows the option: nothing, or something of this kind. */
  takes: 'nothing' | 'file' | 'folder' | 'other' | readonly string[];
}
