/** A thing that is not as it was. */
export interface Problem {
  /** Path, as far as it was given. */
  file: string;
  kind: 'differs' | 'missing' | 'extra' | 'unreadable' | 'unfinished' | 'contradicts';
  /** The fault of the file, without the file's name. */
  message: string;
}
