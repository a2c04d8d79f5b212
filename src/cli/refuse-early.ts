/** Refuses before the first request what can be known before it, with exit code 2, once for all sources. */
import { access, constants, open, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileProblem, TearsheetError } from '../errors.ts';
import { NEW_FILE, newOwner } from '../files/durable.ts';
import { withoutPassword } from '../sources/url.ts';
import type { CliOptions } from './options.ts';

/** Contradicting options, places that cannot be written, templates and servers that are none. */
export async function refuseEarly(sources: string[], cli: CliOptions): Promise<void> {
  refuseContradictions(sources, cli);
  await requireTemplate(cli);
  await requireInputs(cli);
  await refusePlaces(cli);
}

/** The part that concerns commands which write nothing: servers, and the file of cookies. */
export async function requireInputs(cli: CliOptions): Promise<void> {
  requireServers(cli);
  await requireCookies(cli);
}

/** Options that take the address of a server. */
export function requireServers({ base, timestamp, authority, wayback }: CliOptions): void {
  for (const [option, value] of Object.entries({ timestamp, authority, wayback })) {
    if (value !== undefined && !isWebAddress(value))
      throw new TearsheetError('usage', `--${option} takes an http or https URL: ${withoutPassword(value)}`);
  }
  if (base !== undefined && !isWebAddress(base) && !/^file:/i.test(base))
    throw new TearsheetError('usage', `--base must be an http or https URL: ${withoutPassword(base)}`);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function refuseContradictions(sources: string[], cli: CliOptions): void {
  const wrong = contradictions(sources, cli).find(([isWrong]) => isWrong);
  if (wrong) throw new TearsheetError('usage', wrong[1]);
}

/** Rules in the order in which they are told, each with its words. */
function contradictions(sources: string[], cli: CliOptions): [isWrong: boolean, message: string][] {
  const { output, inputFile, dir, name, archive, failed, keepSecrets = false, warc, warcFile } = cli;
  const several = sources.length > 1 || inputFile !== undefined;
  const namesFile = output !== undefined && output !== '-';
  const readsInput = sources.includes('-');
  return [
    [several && output !== undefined, '-o names one file, and there are several sources; use -d DIR'],
    [several && readsInput, '- reads one page from standard input; it must be the only source'],
    [failed !== undefined && !several, '--failed lists the failures of several sources, and there is one'],
    [archive !== undefined && readsInput, '--archive keeps the addresses of sources, and - has none'],
    [archive !== undefined && output === '-', '--archive keeps what was saved, and -o - saves nothing'],
    [namesFile && dir !== undefined, '-o names the file whole, so -d cannot be given too'],
    [namesFile && name !== undefined, '-o names the file whole, so --name cannot be given too'],
    [warc === false && keepSecrets, '--keep-secrets and --no-warc contradict each other'],
    [warc === false && warcFile !== undefined, '--warc-file and --no-warc contradict each other'],
    ...NEED_CAPTURE.map(([key, option]): [boolean, string] => [
      output === '-' && cli[key] !== undefined,
      `${option} belongs to a saved capture, and -o - saves nothing`,
    ]),
    ...sharedFiles(sources, cli).map((message): [boolean, string] => [true, message]),
  ];
}

/** Options that would do nothing, in silence, where the article goes to standard output. */
const NEED_CAPTURE = [
  ['timestamp', '--timestamp'],
  ['warcFile', '--warc-file'],
  ['keepSecrets', '--keep-secrets'],
  ['screenshot', '--screenshot'],
  ['pdf', '--pdf'],
] as const;

/** Files that two options write, or that are written and read. The list of failures may be the list that is read. */
function sharedFiles(sources: string[], cli: CliOptions): string[] {
  const cookieFile = cli.cookie?.includes('=') ? undefined : cli.cookie;
  const written: NamedFile[] = [
    ['-o', cli.output],
    ['--warc-file', cli.warcFile],
    ['--archive', cli.archive],
    ['--failed', cli.failed],
  ];
  const read: NamedFile[] = [
    ['-i', cli.inputFile],
    ['-b', cookieFile],
    ['--cacert', cli.cacert],
    ['--cert', cli.cert],
    ['--key', cli.key],
    ...sources.map((source): NamedFile => ['the source', source]),
  ];
  return written.flatMap(([option, path], at) =>
    [...written.slice(at + 1), ...read]
      .filter(([other, file]) => isOneFile(path, file) && !(option === '--failed' && other === '-i'))
      .map(([other]) => `${option} and ${other} name one file: ${path}`),
  );
}

type NamedFile = [option: string, path: string | undefined];

function isOneFile(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== '-' && one !== '' && resolve(one) === resolve(other);
}

/** A file name is made when the article is known, and its template is known before. */
async function requireTemplate({ name }: CliOptions): Promise<void> {
  if (name === undefined) return;
  const { captureName } = await import('../capture/capture.ts');
  captureName({ url: 'https://paper.example/', retrieved: new Date().toISOString() }, name);
}

/** The rule of curl: a value without `=` is a file. */
async function requireCookies({ cookie }: CliOptions): Promise<void> {
  if (cookie === undefined || cookie.includes('=')) return;
  const reason = (await isFolder(cookie))
    ? 'it is a folder'
    : await access(cookie, constants.R_OK).then(() => undefined, fileProblem);
  if (reason !== undefined) throw new TearsheetError('usage', `cannot read the cookie file ${cookie}: ${reason}`);
}

/** Refuses a place that cannot be written to before anything is fetched: it is the same for all sources. */
async function refusePlaces({ output, dir = '.', warcFile, archive, failed, dryRun }: CliOptions): Promise<void> {
  if (output !== undefined && output !== '-') await requireFileName(output);
  const places = new Map<string, string>();
  if (output === undefined) places.set(dir, dir);
  else if (output !== '-') places.set(output, dirname(output));
  for (const file of [warcFile, archive, failed]) {
    if (file === undefined) continue;
    if (await isFolder(file)) throw new TearsheetError('unwritable', `cannot write ${file}: it is a folder`);
    if (file !== failed && (await isThere(file))) await requireRight(file, constants.W_OK, `cannot write ${file}`);
    else places.set(file, dirname(file));
  }
  for (const [wanted, folder] of places) await requireFolder(folder, wanted, dryRun === true);
}

async function requireFileName(output: string): Promise<void> {
  if (output === '') throw new TearsheetError('usage', '-o needs the name of a file, or - for standard output');
  if (/[\\/]$/.test(output) || (await isFolder(output)))
    throw new TearsheetError('usage', `-o names a file, and ${output} is a folder; -d writes into it`);
}

async function isThere(path: string): Promise<boolean> {
  return (await isFolder(path)) !== undefined;
}

/** Whether the path is a folder; undefined for what is not there. */
async function isFolder(path: string): Promise<boolean | undefined> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
}

/** A folder that is not there yet is made when there is something to write: the next one above it must take it. */
async function requireFolder(folder: string, wanted: string, isDry: boolean): Promise<void> {
  let above = resolve(folder);
  while ((await isFolder(above)) === undefined && dirname(above) !== above) above = dirname(above);
  const what = folder === wanted ? `cannot write into ${wanted}` : `cannot write ${wanted}`;
  if ((await isFolder(above)) === false) {
    const which = above === resolve(wanted) ? 'it' : above;
    throw new TearsheetError('unwritable', `${what}: ${which} is not a folder`);
  }
  await requireRight(above, constants.W_OK | constants.X_OK, what);
  if (!isDry) await tryFile(above).catch(cannot(what));
}

function requireRight(path: string, mode: number, what: string): Promise<void> {
  return access(path, mode).catch(cannot(what));
}

/** Throws `unwritable` for an error of the file system. */
function cannot(what: string): (error: unknown) => never {
  return (error) => {
    throw new TearsheetError('unwritable', `${what}: ${fileProblem(error)}`, { cause: error });
  };
}

/**
 * Makes a file and takes it away again: root has the right to write everywhere, and file systems such as `/proc` take no file
 * all the same. The name is one that is swept should the program die in between.
 */
async function tryFile(folder: string): Promise<void> {
  const path = join(folder, `.trial.${newOwner()}.writing`);
  await (await open(path, NEW_FILE)).close();
  await rm(path);
}
