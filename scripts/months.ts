/**
 * Prints the months of a language as its table in the lexicon has them, by what Intl says of it on this Node.
 *
 *   node dist/scripts/months.js CODE
 */
import { fold } from '../src/engine/lexicon/lexicon.ts';

// The month takes its inflected form beside a day (Slavic languages, Finnish, Greek); alone it stands in the nominative.
const STYLES: Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { day: 'numeric', month: 'long' },
  { day: 'numeric', month: 'short' },
];

const [code = 'en'] = process.argv.slice(2);
const months = Array.from({ length: 12 }, () => new Set<string>());
const first = new Map<string, number>();
for (const options of STYLES) {
  const format = new Intl.DateTimeFormat(code, { ...options, calendar: 'gregory', timeZone: 'UTC' });
  for (const [month, names] of months.entries()) {
    const parts = format.formatToParts(Date.UTC(2020, month, 15));
    const at = parts.findIndex(({ type }) => type === 'month');
    const name = fold(parts[at]?.value ?? '').replaceAll(' ', '_');
    // Hebrew writes its "in" as the first letter of the month.
    const prefix = /\p{L}+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '';
    for (const key of [name, `${prefix}${name}`]) {
      if (!/\p{L}/u.test(key) || (first.get(key) ?? month) !== month) continue;
      first.set(key, month);
      names.add(key);
    }
  }
}
process.stdout.write(`${months.map((names) => [...names].join('|') || '-').join(' ')}\n`);
