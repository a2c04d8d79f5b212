/** Tells which arguments of `search` are words, before the option parser sees them. */
import { EXCLUDES, IS_WORDS } from '../library/search/marks.ts';

/** An option as commander describes it. */
interface KnownOption {
  short?: string | undefined;
  long?: string | undefined;
  required: boolean;
}

/**
 * Arguments so marked that the option parser leaves words alone which begin with `-`: it would take `-drought` for `-d rought`.
 * After `--` all are words.
 */
export function markWords(args: string[], options: readonly KnownOption[]): string[] {
  const marked: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    if (arg === '--') return [...marked, ...args.slice(index + 1).map((word) => IS_WORDS + word)];
    const option = options.find(({ short, long }) => arg === short || arg === long);
    // `--sice` is a slip, and no word that somebody wants to exclude.
    const isOther = !arg.startsWith('-') || arg === '-' || arg === '-h' || arg.startsWith('--');
    marked.push(option || isOther ? arg : EXCLUDES + arg.slice(1));
    if (option?.required) marked.push(...args.slice(++index, index + 1));
  }
  return marked;
}
