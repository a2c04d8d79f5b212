/** The page of one capture: the article, and below it where it is from, its evidence, its other captures and what changed. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { type Change, compareRecords } from '../../capture/compare.ts';
import { readingPage, spokenTime } from '../../render/reading-page.ts';
import { escapeHtml } from '../../render/render.ts';
import type { RecordImage } from '../../types.ts';
import type { LibraryCapture } from '../library.ts';

export interface OtherCapture {
  /** Captures in the order of the site. */
  index: number;
  name: string;
  retrieved: string;
  isBefore: boolean;
}

export interface CapturePage {
  capture: LibraryCapture;
  /** Names of the pictures, as in the record, that are beside the page. */
  pictures: Set<string>;
  /** The page's name, and its whole path, from which links to the evidence are reckoned. */
  name: string;
  page: string;
  others: OtherCapture[];
  /** The capture before this one, if it is known. */
  earlier: LibraryCapture | undefined;
}

export async function capturePage({ capture, pictures, name, page, others, earlier }: CapturePage): Promise<string> {
  const picture = ({ file }: RecordImage) =>
    file !== undefined && pictures.has(file) ? address([name, file.split('/').at(-1) ?? '']) : undefined;
  const parts = [evidence(capture, page), versions(others), earlier ? await changes(earlier, capture) : ''];
  return readingPage({
    record: capture.record,
    picture,
    pictureSource: "'self'",
    withSource: true,
    before: '<nav lang="en" dir="ltr" aria-label="Captures"><a href="../index.html">All captures</a></nav>',
    after: `<div class="about" lang="en" dir="ltr">\n${parts.filter(Boolean).join('\n')}\n</div>`,
  });
}

function evidence({ folder, path, record, sha256 }: LibraryCapture, page: string): string {
  const main = path.split(/[\\/]/).at(-1) ?? '';
  const files = [
    ['Markdown', join(dirname(folder), main)],
    ['Record', join(folder, 'record.json')],
    ['Requests and responses (WARC)', join(folder, 'capture.warc.gz')],
    ['Screenshot', join(folder, 'screenshot.png')],
    ['PDF', join(folder, 'page.pdf')],
    ['Checksums', join(folder, 'SHA256SUMS')],
    ['Time stamp', join(folder, 'SHA256SUMS.tsr')],
  ] as const;
  const links = files
    .filter(([, file]) => existsSync(file))
    .map(([label, file]) => `<li><a href="${address(relative(dirname(page), file).split(sep))}">${label}</a></li>`);
  const warnings = record.warnings.map(({ message }) => `<li>${escapeHtml(message)}</li>`);
  return [
    '<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2>',
    `<ul>${links.join('')}</ul>`,
    `<p>SHA-256 of the checksums: <code>${escapeHtml(sha256)}</code></p>`,
    ...(warnings.length > 0 ? [`<h2>Warnings</h2><ul>${warnings.join('')}</ul>`] : []),
    '</section>',
  ].join('\n');
}

/** Escapes each segment of a path; `.` and `..` stay. */
function address(segments: string[]): string {
  return escapeHtml(segments.map((segment) => encodeURIComponent(segment)).join('/'));
}

function versions(others: OtherCapture[]): string {
  if (others.length === 0) return '';
  const items = others.map(
    ({ name, retrieved, isBefore }) =>
      `<li><a href="${address([`${name}.html`])}">${escapeHtml(spokenTime(retrieved) || name)}</a> (${isBefore ? 'earlier' : 'later'})</li>`,
  );
  return `<section aria-labelledby="versions"><h2 id="versions">Other captures of this page</h2>\n<ul>${items.join('')}</ul></section>`;
}

/** Largest number of changed passages that are shown; the program's `diff` has all of them. */
const MOST_CHANGES = 50;

async function changes(earlier: LibraryCapture, capture: LibraryCapture): Promise<string> {
  const differences = await compareRecords(earlier.record, capture.record);
  const head = `<section aria-labelledby="changes"><h2 id="changes">What changed since the capture before</h2>`;
  if (differences.length === 0) return `${head}\n<p>Nothing.</p></section>`;
  const shown = differences.slice(0, MOST_CHANGES).map(({ field, changes: runs }) => {
    const { language, direction } = capture.record;
    const from = `${language && /^[\w-]+$/.test(language) ? ` lang="${language}"` : ''}${direction ? ` dir="${direction}"` : ''}`;
    return `<h3>${escapeHtml(field)}</h3>\n<p${from}>${runs.map(marked).join('')}</p>`;
  });
  const more = differences.length > MOST_CHANGES ? `<p>And ${differences.length - MOST_CHANGES} more.</p>` : '';
  return `${head}\n${shown.join('\n')}${more}</section>`;
}

function marked({ kind, text }: Change): string {
  const safe = escapeHtml(text);
  return kind === 'same' ? safe : kind === 'removed' ? `<del>${safe}</del>` : `<ins>${safe}</ins>`;
}
