/** What `verify` found out about one capture. Plain data. */
import type { Problem } from './problem.ts';

/** What can be checked, in the order in which it is told. */
export const CHECKS = ['sums', 'warc', 'pictures', 'text', 'timestamp'] as const;
export type Check = (typeof CHECKS)[number];

export interface Verification {
  /** The capture's folder, or the WARC file. */
  path: string;
  /** Number of files that were checked. */
  files: number;
  /** Empty when all that was checked is well. */
  problems: Problem[];
  /** What was checked and found well. */
  checked: Check[];
  /** What was not checked, and why; of a time stamp, that there is none. */
  unchecked: { what: Check; why: string }[];
  /** When the time stamp says that the sums existed, ISO 8601 in UTC. */
  stamped?: string;
}
