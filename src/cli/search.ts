/** `tearsheet search <words>...`: the captures that hold all of them, each with the passage that shows it. */

import type { LibraryCapture } from '../library/library.ts';
import { type Hit, parseQuery, type Snippet, searchLibrary, snippetOf, type Term } from '../library/search.ts';
import { oneLine } from '../render/escape.ts';
import { columns, filterOf, openTold, progressLine } from './library-told.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export async function search(words: string[], cli: CliOptions, terminal: Terminal): Promise<number> {
  const terms = parseQuery(words);
  const dir = cli.dir ?? '.';
  const { library, exitCode } = openTold([dir], cli, terminal);
  const options = { ...filterOf(cli), ...progressLine('indexing', cli, terminal), terms, signal: terminal.signal };
  let found = 0;
  for await (const hit of searchLibrary(library, dir, options)) {
    if (found >= (cli.limit ?? Number.POSITIVE_INFINITY)) break;
    terminal.signal.throwIfAborted();
    const capture = await library.read(hit.found);
    if (capture === undefined) continue;
    found += 1;
    await terminal.print(cli.json ? jsonLine(capture, terms) : shown(hit, snippetOf(capture.record, terms), cli, terminal));
  }
  return found === 0 ? 1 : exitCode();
}

function jsonLine({ record, path }: LibraryCapture, terms: Term[]): string {
  const snippet = snippetOf(record, terms)?.join('');
  return `${JSON.stringify({ ...record, path, ...(snippet !== undefined && { snippet }) })}\n`;
}

/** Path, title and snippet: a line in pipes, two and a blank one on a terminal. */
function shown({ path, title, day, site }: Hit, snippet: Snippet | undefined, cli: CliOptions, terminal: Terminal): string {
  const marks = terminal.colors && cli.color !== false ? ['\x1b[1;31m', '\x1b[22;39m'] : ['', ''];
  // Blanks at the ends of a part keep it apart from the hit.
  const clean = (part: string) => oneLine(`|${part}|`).slice(1, -1);
  const passage = (snippet ?? []).map((part, index) => (index % 2 ? marks.join(clean(part)) : clean(part))).join('');
  if (!terminal.outputIsTerminal)
    return `${[path, title].map((cell) => oneLine(cell).replaceAll('\t', ' ')).join('\t')}\t${passage}\n`;
  return `${columns([path], [], terminal)}${oneLine([day, site, title].filter(Boolean).join(' · '))}\n  ${passage.trim()}\n\n`;
}
