/** Refuses before the first request what can be known before it, with exit code 2, once for all sources. */
import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { withoutPassword } from './failure.ts';
import type { CliOptions } from './options.ts';

/** Contradicting options, places that cannot be written, templates and servers that are none. */
export async function refuseEarly(sources: string[], cli: CliOptions): Promise<void> {
  refuseContradictions(sources, cli);
  requireServers(cli);
  await requireTemplate(cli);
  await requireCookies(cli);
  await refusePlaces(cli);
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
  ];
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
  await access(cookie, constants.R_OK).catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('usage', `cannot read the cookie file ${cookie} (${error.code})`, { cause: error });
  });
}

/** Refuses a place that cannot be written to before anything is fetched: it is the same for all sources. */
async function refusePlaces({ output, dir = '.', warcFile, failed }: CliOptions): Promise<void> {
  if (output === '') throw new TearsheetError('usage', '-o needs the name of a file, or - for standard output');
  if (output !== undefined && output !== '-' && (/[\\/]$/.test(output) || (await isFolder(output))))
    throw new TearsheetError('usage', `-o names a file, and ${output} is a folder; -d writes into it`);
  if (output === undefined) await requireFolder(dir, dir);
  else if (output !== '-') await requireFolder(dirname(output), output);
  for (const file of [warcFile, failed]) {
    if (file === undefined) continue;
    if (await isFolder(file)) throw new TearsheetError('unwritable', `cannot write ${file}: it is a folder`);
    await requireFolder(dirname(file), file);
  }
}

/** Whether the path is a folder; undefined for what is not there. */
async function isFolder(path: string): Promise<boolean | undefined> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  );
}

/** A folder that is not there yet is made when there is something to write: the next one above it must take it. */
async function requireFolder(folder: string, wanted: string): Promise<void> {
  let above = resolve(folder);
  while ((await isFolder(above)) === undefined && dirname(above) !== above) above = dirname(above);
  const what = folder === wanted ? `cannot write into ${wanted}` : `cannot write ${wanted}`;
  if ((await isFolder(above)) === false) {
    const which = above === resolve(wanted) ? 'it' : above;
    throw new TearsheetError('unwritable', `${what}: ${which} is not a folder`);
  }
  await access(above, constants.W_OK | constants.X_OK).catch((error: NodeJS.ErrnoException) => {
    throw new TearsheetError('unwritable', `${what} (${error.code})`, { cause: error });
  });
}
