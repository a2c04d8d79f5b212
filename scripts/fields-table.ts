/**
 * Prints how often each field is there over all pages of the benchmark sets, and from where: the table of docs/fields.md.
 *
 *   npm run build && node dist/scripts/fields-table.js            # prints it
 *   npm run build && node dist/scripts/fields-table.js --write    # puts it into docs/fields.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { extract, type Metadata } from '../src/engine/index.ts';
import { ALL_SETS, readPage, readTruths } from './bench-sets.ts';

const DOC = 'docs/fields.md';
const [BEGIN, END] = ['<!-- table of fields: scripts/fields-table.ts -->', '<!-- end of the table -->'];
const FIELDS = [
  'title',
  'subtitle',
  'authors',
  'site',
  'publisher',
  'published',
  'modified',
  'language',
  'section',
  'sections',
  'kicker',
  'type',
  'tags',
  'description',
  'agency',
  'place',
  'access',
  'paywall',
  'license',
  'contributors',
  'media',
  'alternates',
  'identifiers',
  'rights',
  'claimReviews',
  'stated',
] as const satisfies readonly (keyof Metadata)[];
/** Places that are told by name; the rest is counted together. */
const MOST_PLACES = 4;

const { values: flags } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const counts = new Map<string, Map<string, number>>(FIELDS.map((field) => [field, new Map()]));
const pictures = { pages: 0, lead: 0, caption: 0, credit: 0, size: 0, all: 0 };
let pages = 0;

for (const set of ALL_SETS) {
  for (const { id, url } of readTruths(set)) {
    const html = readPage(set, id).toString('utf8');
    pages += 1;
    try {
      const { metadata, figures } = extract({ html, url });
      count(metadata);
      pictures.pages += figures.length > 0 ? 1 : 0;
      for (const figure of figures) {
        pictures.all += 1;
        for (const part of ['lead', 'caption', 'credit'] as const) if (figure[part]) pictures[part] += 1;
        if (figure.width) pictures.size += 1;
      }
    } catch (error) {
      process.stderr.write(`${set}/${id}: ${(error as Error).message}\n`);
    }
  }
}
const table = `${BEGIN}\n${rows()}\n${END}`;
if (flags.write) {
  const doc = readFileSync(DOC, 'utf8');
  writeFileSync(
    DOC,
    doc.replace(new RegExp(`${BEGIN}[\\s\\S]*${END}`), () => table),
  );
} else process.stdout.write(`${table}\n`);

function count(metadata: Metadata): void {
  for (const field of FIELDS) {
    const value = metadata[field];
    if (value === undefined || value === 'unknown' || (Array.isArray(value) && value.length === 0)) continue;
    const places = counts.get(field) as Map<string, number>;
    // The type of a node is left out: `json-ld:NewsArticle.headline` and `json-ld:BlogPosting.headline` are one place.
    const place = (metadata.provenance[field] ?? 'page').replace(/^json-ld:\w+\./, 'json-ld:');
    places.set(place, (places.get(place) ?? 0) + 1);
  }
}

function rows(): string {
  const lines = FIELDS.map((field) => {
    const places = [...(counts.get(field) as Map<string, number>)].sort((a, b) => b[1] - a[1]);
    const all = places.reduce((sum, [, number]) => sum + number, 0);
    const rest = places.slice(MOST_PLACES).reduce((sum, [, number]) => sum + number, 0);
    const told = places.slice(0, MOST_PLACES).map(([place, number]) => `\`${place}\` ${share(number, all)}`);
    return `| ${field} | ${share(all, pages)} | ${[...told, ...(rest ? [`others ${share(rest, all)}`] : [])].join(', ')} |`;
  });
  const { all, caption, credit, size } = pictures;
  lines.push(
    `| images | ${share(pictures.pages, pages)} | ${all} pictures: caption ${share(caption, all)}, credit ${share(credit, all)}, size ${share(size, all)} |`,
  );
  return [
    `Of ${pages} pages of the benchmark sets:`,
    '',
    '| field | pages | from where |',
    '| --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function share(number: number, of: number): string {
  if (number === 0) return '0';
  const percent = (100 * number) / of;
  return percent < 1 ? '< 1 %' : `${Math.round(percent)} %`;
}
