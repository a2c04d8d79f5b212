/** What can be known before the first request is refused before it, with exit code 2, once for all sources. */
import { stat } from 'node:fs/promises';
import { TearsheetError } from '../errors.ts';
import { withoutPassword } from './failure.ts';
import type { CliOptions } from './options.ts';

/** Contradicting options, places that cannot be written, templates and servers that are none. */
export async function refuseEarly(sources: string[], cli: CliOptions): Promise<void> {
  refuseContradictions(sources, cli);
  requireServers(cli);
  await requireTemplate(cli);
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

function refuseContradictions(sources: string[], { output, inputFile, dir, name, archive, failed }: CliOptions): void {
  const several = sources.length > 1 || inputFile !== undefined;
  if (several && output !== undefined)
    throw new TearsheetError('usage', '-o names one file, and there are several sources; use -d DIR');
  if (several && sources.includes('-'))
    throw new TearsheetError('usage', '- reads one page from standard input; it must be the only source');
  if (failed !== undefined && !several)
    throw new TearsheetError('usage', '--failed lists the failures of several sources, and there is one');
  if (archive !== undefined && sources.includes('-'))
    throw new TearsheetError('usage', '--archive keeps the addresses of sources, and - has none');
  if (archive !== undefined && output === '-')
    throw new TearsheetError('usage', '--archive keeps what was saved, and -o - saves nothing');
  if (output !== undefined && output !== '-' && (dir ?? name) !== undefined)
    throw new TearsheetError(
      'usage',
      `-o names the file whole, so ${dir === undefined ? '--name' : '-d'} cannot be given too`,
    );
}

/** A file name is made when the article is known, and its template is known before. */
async function requireTemplate({ name }: CliOptions): Promise<void> {
  if (name === undefined) return;
  const { captureName } = await import('../capture/capture.ts');
  captureName({ url: 'https://paper.example/', retrieved: new Date().toISOString() }, name);
}

/** Before anything is fetched: a place that cannot be written to is the same for all sources. */
async function refusePlaces({ output, dir = '.' }: CliOptions): Promise<void> {
  const isFolder = (path: string) =>
    stat(path).then(
      (found) => found.isDirectory(),
      () => undefined,
    );
  if (output === '') throw new TearsheetError('usage', '-o needs the name of a file, or - for standard output');
  if (output !== undefined && output !== '-' && (/[\\/]$/.test(output) || (await isFolder(output))))
    throw new TearsheetError('usage', `-o names a file, and ${output} is a folder; -d writes into it`);
  if (output === undefined && (await isFolder(dir)) === false)
    throw new TearsheetError('unwritable', `cannot write into ${dir}: it is not a folder`);
}
