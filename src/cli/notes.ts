/** What is told on standard error about an article that succeeded: its warnings, and with `-v` each removal. */
import type { ReadArticle } from '../pipeline/pipeline.ts';
import { oneLine, withoutPassword } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export function noteArticle(
  source: string,
  { article, record }: Pick<ReadArticle, 'article' | 'record'>,
  cli: CliOptions,
  terminal: Terminal,
): void {
  const where = `tearsheet: ${oneLine(withoutPassword(source))}`;
  for (const { code, message } of record.warnings) terminal.note(`${where}: warning: ${oneLine(message)} (${code})\n`);
  if (!cli.verbose) return;
  terminal.note(`${where}: body from ${oneLine(article.candidate.name)}: ${oneLine(article.candidate.reason)}\n`);
  for (const [field, from] of Object.entries(record.provenance)) terminal.note(`${where}: ${field} from ${oneLine(from)}\n`);
  for (const { step, rule, text } of article.removals) {
    terminal.note(`${where}: removed by ${oneLine(step)} (${oneLine(rule)}): ${oneLine(text)}\n`);
  }
}
