/** Errors of the file system: their codes, and what they mean in words. Loads nothing, since every start of the program does. */
import { TearsheetError } from '../errors.ts';

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
