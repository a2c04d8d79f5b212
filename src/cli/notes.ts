/** Tells on standard error about an article that succeeded: its warnings, and with `-v` where all came from. */
import type { ReadArticle } from '../pipeline/pipeline.ts';
import { oneLine } from '../render/escape/terminal.ts';
import type { ArticleRecord } from '../types.ts';
import { withoutPassword } from './failure.ts';
import type { CliOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { cutTo, textWidth, wrapped } from './terminal-text.ts';

export function noteArticle(
  source: string,
  { article, record }: Pick<ReadArticle, 'article' | 'record'>,
  cli: CliOptions,
  terminal: Terminal,
): void {
  noteWarnings(oneLine(withoutPassword(source)), record, terminal);
  if (!cli.verbose) return;
  const tell = (line: string) => terminal.note(`* ${oneLine(line)}\n`);
  tell(`body from ${article.candidate.name}: ${article.candidate.reason}`);
  for (const [field, from] of Object.entries(record.provenance)) tell(`${field} from ${from}`);
  const rules = new Map<string, number>();
  for (const { step, rule } of article.removals) {
    // The model's probability differs from block to block.
    const name = `${step} (${rule.replace(/ [\d.]+$/, '')})`;
    rules.set(name, (rules.get(name) ?? 0) + 1);
  }
  for (const [name, count] of [...rules].sort(([, a], [, b]) => b - a)) tell(`removed by ${name}: ${count}`);
}

/**
 * Tells the warnings: in pipes one line each, for scripts; on a terminal the page once, then its warnings at the width of the
 * terminal.
 */
function noteWarnings(source: string, { warnings }: ArticleRecord, terminal: Terminal): void {
  if (!terminal.isTerminal) {
    for (const { code, message } of warnings)
      terminal.note(`tearsheet: ${source}: warning: ${oneLine(message)} (${code})\n`);
    return;
  }
  if (warnings.length === 0) return;
  const columns = terminal.columns ?? 80;
  const texts = warnings.map(({ code, message }) => wrapped(`${oneLine(message)} (${code})`, columns, '  ').join('\n'));
  const lines = [cutTo(`tearsheet: ${source}: ${count(warnings.length, 'warning')}`, columns), ...texts];
  terminal.note(`${lines.join('\n')}\n`);
}

/** Tells one line on a terminal after one source: title, words, pictures, warnings. */
export function noteSummary(record: ArticleRecord, { images: wanted = 'save' }: CliOptions, terminal: Terminal): void {
  if (!terminal.isTerminal) return;
  const { title, wordCount, warnings } = record;
  const images = record.images.filter(({ file }) => wanted !== 'save' || file !== undefined);
  const parts = [count(wordCount ?? 0, 'word'), count(images.length, 'picture')];
  if (warnings.length > 0) parts.push(count(warnings.length, 'warning'));
  const facts = parts.join(', ');
  const room = (terminal.columns ?? 80) - textWidth(facts) - 3;
  terminal.note(`${cutTo(oneLine(title ?? 'without a title'), room)}: ${facts}\n`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
