/**
 * The error class, its closed union of codes, the exit code of each, and errors of the file system in words. This file imports nothing,
 * so that every stage can throw it, and every start of the program is quick.
 */

/** Everything that can end a source without a complete article. The words behind each are in `EXIT_CODE`'s groups. */
export type ErrorCode =
  | 'internal'
  | 'usage'
  | 'not-article'
  | 'empty-page'
  | 'index-page'
  | 'unsupported-type'
  | 'too-complex'
  | 'extraction-timeout'
  | 'extraction-memory'
  | 'bad-record'
  | 'unreadable'
  | 'truncated-article'
  | 'timestamp-failed'
  | 'strict-warning'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'truncated-body'
  | 'bad-encoding'
  | 'protocol'
  | 'too-large'
  | 'redirect-loop'
  | 'bad-redirect'
  | 'private-address'
  | 'browser-failed'
  | 'http-status'
  | 'no-content'
  | 'bot-wall'
  | 'consent-wall'
  | 'robots'
  | 'unwritable'
  | 'not-verified'
  | 'not-found'
  | 'different-failures'
  | 'interrupted';

/** Exit codes of the contract. `0` is success and has no code here. */
export const EXIT_CODE: Record<ErrorCode, number> = {
  internal: 1,
  'not-verified': 1,
  'not-found': 1,
  unreadable: 1,
  usage: 2,
  'not-article': 3,
  'empty-page': 3,
  'index-page': 3,
  'unsupported-type': 3,
  'too-complex': 3,
  'extraction-timeout': 3,
  'extraction-memory': 3,
  'bad-record': 3,
  'truncated-article': 4,
  'timestamp-failed': 4,
  'strict-warning': 4,
  dns: 5,
  connect: 5,
  tls: 5,
  timeout: 5,
  reset: 5,
  'truncated-body': 5,
  'bad-encoding': 5,
  protocol: 5,
  'too-large': 5,
  'redirect-loop': 5,
  'bad-redirect': 5,
  'private-address': 5,
  'browser-failed': 5,
  'http-status': 6,
  'no-content': 6,
  'bot-wall': 7,
  'consent-wall': 7,
  robots: 8,
  unwritable: 9,
  'different-failures': 10,
  interrupted: 130,
};

/** A failure with a stable code and one line for a person: what failed, where, what to do. `cause` keeps the original. */
export class TearsheetError extends Error {
  override readonly name = 'TearsheetError';
  readonly code: ErrorCode;
  /** The HTTP status behind `http-status`. */
  readonly status?: number;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown; status?: number }) {
    super(message, options);
    this.code = code;
    if (options?.status !== undefined) this.status = options.status;
  }
}

/** Something that a careful reader should know; never a reason to fail without `--strict`. */
export interface Warning {
  /** A stable name in kebab case, such as `dates-disagree`. */
  code: string;
  message: string;
}

// Errors of the file system: their codes, and what they mean.

/** Whether an error of the file system carries one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

const REASONS: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link',
  EEXIST: 'it exists already',
  ENOENT: 'no such file or folder',
  ENAMETOOLONG: 'the path is too long',
  EMFILE: 'too many open files; ulimit -n sets the limit',
  ENFILE: 'the system has too many open files',
  ENXIO: 'it is no regular file',
  EFBIG: 'the file would be too large',
  EIO: 'the disk failed',
};

/** Turns an error of the file system into `unwritable`, with the reason in words. Other errors pass unchanged. */
export function unwritable(path: string, error: unknown): unknown {
  if (error instanceof TearsheetError || !(error instanceof Error) || !('code' in error)) return error;
  return new TearsheetError('unwritable', `cannot write ${path}: ${fileProblem(error)}`, { cause: error });
}

/** Errors that no program can foresee: others own the file, or the disk fails. */
const NOBODYS_FAULT = ['EACCES', 'EPERM', 'EIO', 'EROFS', 'ENOSPC', 'EDQUOT'];
/** Calls that only look. */
const READS = new Set(['open', 'stat', 'lstat', 'scandir', 'opendir', 'read', 'readlink', 'realpath', 'access']);

/** Turns an error that no program can foresee into `unreadable` or `unwritable`, with the file's name; undefined for any other. */
export function fileFailure(error: unknown): TearsheetError | undefined {
  if (!hasCode(error, ...NOBODYS_FAULT)) return undefined;
  const { path, syscall = '' } = error as NodeJS.ErrnoException;
  if (path === undefined) return undefined;
  const isRead = READS.has(syscall) && hasCode(error, 'EACCES', 'EPERM', 'EIO');
  const [code, what] = isRead ? (['unreadable', 'read'] as const) : (['unwritable', 'write'] as const);
  return new TearsheetError(code, `cannot ${what} ${path}: ${fileProblem(error)}`, { cause: error });
}

/** Error of the file system, in words. */
export function fileProblem(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ('code' in error && REASONS[String(error.code)]) || error.message;
}
