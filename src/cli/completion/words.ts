/** What the scripts of all shells are made of. */

/** A command as the scripts need it. */
export interface Completed {
  name: string;
  summary: string;
  isDefault: boolean;
  options: CompletedOption[];
  /** What its arguments are. */
  values: 'file' | 'folder' | readonly string[] | undefined;
}

export interface CompletedOption {
  /** `-d`, `--dir`. */
  names: string[];
  help: string;
  /** What follows the option: nothing, or something of this kind. */
  takes: 'nothing' | 'file' | 'folder' | 'other' | readonly string[];
}
