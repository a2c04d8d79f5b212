/** The result of `verify` for one capture. Plain data. */
import type { Problem } from './problem.ts';

/** The checks, in the order in which they are told. */
export const CHECKS = ['sums', 'warc', 'pictures', 'text', 'timestamp'] as const;
export type Check = (typeof CHECKS)[number];

export interface Verification {
  /** The capture's folder, or the WARC file. */
  path: string;
  /** Number of files that were checked. */
  files: number;
  /** Empty when all that was checked is well. */
  problems: Problem[];
  /** The checks that went well. */
  checked: Check[];
  /** The checks that were left out, each with the reason: for `timestamp`, that the capture has no time stamp. */
  unchecked: { what: Check; why: string }[];
  /** The time at which the sums existed, as the time stamp says, ISO 8601 in UTC. */
  stamped?: string;
}
