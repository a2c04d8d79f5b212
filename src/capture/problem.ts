/** One thing that is not as it was. */
export interface Problem {
  /** Path, as far as it was given. */
  file: string;
  kind: 'differs' | 'missing' | 'extra' | 'unreadable' | 'unfinished' | 'contradicts';
  /** What is wrong with the file, without its name. */
  message: string;
}
