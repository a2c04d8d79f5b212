/**
 * Makes a folder in `tests/fixtures` of a page: downloads it, or takes a local file, without its scripts and styles.
 *
 *   npm run fixture -- NAME SOURCE WHY [--url URL] [--layout NAME] [--source TEXT]
 *
 * Then run `UPDATE_EXPECTED=1 npm test`, read expected.md against the page in a browser, and correct it by hand where the
 * program is wrong: the failing test is then the task.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fetchPage } from '../src/sources/sources.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, layout: { type: 'string' }, source: { type: 'string' } },
});
const [name, source, why] = positionals;
if (!name || !source || !why || !/^[\w.-]+--[\w-]+$/.test(name)) {
  process.stderr.write(
    'usage: npm run fixture -- OUTLET--WHAT-IT-SHOWS URL-OR-FILE WHY [--url URL] [--layout NAME] [--source TEXT]\n',
  );
  process.exit(2);
}

const page = await fetchPage(source, values.url ? { base: values.url } : {});
const about = {
  url: page.url,
  why,
  layout: values.layout ?? name.split('--')[1],
  source: values.source ?? page.requestedUrl,
};
const folder = join('tests', 'fixtures', name);
await mkdir(folder);
await writeFile(join(folder, 'page.html'), trimmed(page.html));
await writeFile(join(folder, 'about.json'), `${JSON.stringify(about, null, 2)}\n`);
process.stdout.write(`${folder}\n`);

/** Scripts but JSON-LD, styles and drawings are no part of an article, and most of a page. The file is UTF-8. */
function trimmed(html: string): string {
  return html
    .replace(/<script\b(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script\s*>/gi, '<script></script>')
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '<style></style>')
    .replace(/(<svg\b[^>]*>)[\s\S]*?(<\/svg\s*>)/gi, '$1$2')
    .replace(/<meta\b[^>]*charset[^>]*>/gi, '<meta charset="utf-8">');
}
