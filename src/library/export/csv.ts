/** CSV for spreadsheets: one line a capture, RFC 4180. The text is not in it: a cell holds no more than 32,767 signs. */
import { csvCell } from '../../render/escape.ts';
import { factsOf } from '../facts.ts';
import type { LibraryCapture } from '../library.ts';
import type { TextFormat } from './text-format.ts';

type Cell = string | number | undefined;

const COLUMNS: [name: string, read: (capture: LibraryCapture) => Cell][] = [
  ['path', ({ path }) => path],
  ['day', ({ record }) => factsOf(record).day],
  ['title', ({ record }) => record.title],
  ['subtitle', ({ record }) => record.subtitle],
  ['authors', ({ record }) => joined(record.authors)],
  ['site', ({ record }) => record.site],
  ['publisher', ({ record }) => record.publisher],
  ['published', ({ record }) => record.published],
  ['modified', ({ record }) => record.modified],
  ['retrieved', ({ record }) => record.retrieved],
  ['url', ({ record }) => record.url],
  ['requested_url', ({ record }) => record.requestedUrl],
  ['final_url', ({ record }) => record.finalUrl],
  ['language', ({ record }) => record.language],
  ['section', ({ record }) => record.section],
  ['kicker', ({ record }) => record.kicker],
  ['type', ({ record }) => record.type],
  ['place', ({ record }) => record.place],
  ['tags', ({ record }) => joined(record.tags)],
  ['description', ({ record }) => record.description],
  ['access', ({ record }) => record.access],
  ['license', ({ record }) => record.license],
  ['word_count', ({ record }) => record.wordCount],
  ['images', ({ record }) => record.images.length],
  ['captions', ({ record }) => joined(record.images.map(({ caption }) => caption))],
  ['credits', ({ record }) => joined(record.images.map(({ credit }) => credit))],
  ['warnings', ({ record }) => joined(record.warnings.map(({ code }) => code))],
  ['sha256', ({ record }) => record.sha256],
  ['capture_sha256', ({ sha256 }) => sha256],
];

export const csv: TextFormat = {
  before: row(COLUMNS.map(([name]) => name)),
  item: (capture) => row(COLUMNS.map(([, read]) => read(capture))),
  between: '',
  after: '',
};

function row(cells: Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function joined(values: (string | undefined)[]): string {
  return values.filter(Boolean).join('; ');
}
