/** Marks by which the command line hands arguments to a query. No argument of a process holds a NUL. */

/** Marks before an argument that the command line has found to exclude (`-word`), or that is a word whatever it begins with. */
export const EXCLUDES = '\0-';
export const IS_WORDS = '\0=';
