/** `tearsheet export <path>...`: captures in the forms of other programs. */
import { TearsheetError } from '../errors.ts';
import { replaceFile } from '../files/durable.ts';
import { exportOrder, exportParquet, exportText, isTextFormat } from '../library/export.ts';
import { openTold } from './library-told.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function exportCaptures(paths: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const { to = '', output } = cli;
  const isParquet = to === 'parquet';
  if (!isParquet && !isTextFormat(to)) {
    throw new TearsheetError('usage', 'export needs --to FORMAT: csl-json, bibtex, ris, csv, jsonl or parquet');
  }
  const toFile = output !== undefined && output !== '-';
  if (isParquet && !toFile) throw new TearsheetError('usage', '--to parquet needs -o FILE');
  const { library, exitCode } = openTold(paths, cli, terminal);
  const order = await exportOrder(library);
  if (!toFile) {
    if (!isParquet) for await (const piece of exportText(library, order, to)) await terminal.print(piece);
    return exitCode();
  }
  await replaceFile(output, async (file) => {
    if (isParquet) await exportParquet(library, order, file);
    else for await (const piece of exportText(library, order, to)) await file.writeFile(piece);
  });
  return exitCode();
}
