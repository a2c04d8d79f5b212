/**
 * The proof that a change of the code changes no record: one SHA-256 a record, of every page of the benchmark sets and of the
 * fixtures, is kept in `tests/bench/record-hashes.txt` with a hash of the pages that it was made from.
 *
 *   npm run bench:records                       # prints the pages whose record is another than the file says, and ends with 1
 *   npm run bench:records -- --sample           # the fixed sixth that CI compares
 *   npm run bench:records -- --record           # writes the file anew; the commit says which records changed and why
 *   npm run bench:records -- --against OTHER    # compares with what another build of the program (its bin/tearsheet.js) prints
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ALL_SETS, BENCH, isSampled, pagePath, readTruths } from './bench-sets.ts';

const FILE = 'tests/bench/record-hashes.txt';
const FIXTURES = 'tests/fixtures';
const MOST_OUTPUT = 1 << 30;

/** A page that is read: its name is the set, a slash and its id. */
interface Page {
  name: string;
  url: string;
  path: string;
}

const { values: flags } = parseArgs({
  options: {
    sample: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    against: { type: 'string' },
    fields: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
  },
});

const pages = [...setPages(), ...fixturePages()].filter(({ name }) => !flags.sample || isSampled(name));
const records = readRecords('bin/tearsheet.js', pages);
if (flags.record) write(records);
else compare(records, flags.against === undefined ? knownHashes() : hashesOf(readRecords(flags.against, pages)));

function setPages(): Page[] {
  return ALL_SETS.flatMap((set) =>
    readTruths(set).map(({ id, url }) => ({ name: `${set}/${id}`, url, path: pagePath(set, id) })),
  );
}

function fixturePages(): Page[] {
  return readdirSync(FIXTURES).flatMap((name) => {
    const [about, path] = [join(FIXTURES, name, 'about.json'), resolve(FIXTURES, name, 'page.html')];
    if (!existsSync(about) || !existsSync(path)) return [];
    return { name: `fixtures/${name}`, url: JSON.parse(readFileSync(about, 'utf8')).url as string, path };
  });
}

/** Gives the pages to `extract` of the program; the result is one JSON line a page, by the page's name. */
function readRecords(program: string, from: Page[]): Map<string, Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), 'records-'));
  try {
    const input = join(folder, 'pages.jsonl');
    writeFileSync(input, from.map(({ name, url, path }) => `${JSON.stringify({ id: name, url, path })}\n`).join(''));
    const lines = output(program, ['extract', '--quiet', '-j', flags.jobs, input]).split('\n').filter(Boolean);
    return new Map(
      lines.map((line) => JSON.parse(line)).map(({ tearsheet: _, line: _line, ...record }) => [String(record.id), record]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gives the program's standard output. An exit code for pages without an article is no failure here: a record says which. */
function output(program: string, args: string[]): string {
  try {
    return execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: MOST_OUTPUT });
  } catch (error) {
    const { stdout, status } = error as { stdout?: string; status?: number };
    if (stdout === undefined || (status !== 3 && status !== 4 && status !== 10)) throw error;
    return stdout;
  }
}

function hashesOf(from: Map<string, Record<string, unknown>>): Map<string, string> {
  return new Map([...from].map(([name, record]) => [name, sha256(JSON.stringify(record))]));
}

function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash over the names and bytes of all pages of the sets, so that the file cannot be held against other pages. */
function corpusHash(): string {
  const hash = createHash('sha256');
  for (const { name, path } of setPages()) hash.update(`${name} ${sha256(readFileSync(path))}\n`);
  return hash.digest('hex');
}

function write(from: Map<string, Record<string, unknown>>): void {
  if (flags.sample) throw new Error('--record needs all pages: leave --sample out');
  const lines = [...hashesOf(from)].map(([name, hash]) => `${hash}  ${name}\n`);
  writeFileSync(FILE, `corpus ${corpusHash()}\n${lines.join('')}`);
  process.stdout.write(`${lines.length} records, ${FILE} written\n`);
}

function knownHashes(): Map<string, string> {
  const [head = '', ...lines] = readFileSync(FILE, 'utf8').split('\n').filter(Boolean);
  if (head !== `corpus ${corpusHash()}`) throw new Error(`${FILE} was made from other pages than those in ${BENCH}`);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function compare(found: Map<string, Record<string, unknown>>, known: Map<string, string>): void {
  const changed = [...hashesOf(found)].filter(([name, hash]) => known.get(name) !== hash).map(([name]) => name);
  for (const name of changed) process.stdout.write(`${known.has(name) ? 'another record' : 'no hash known'}: ${name}\n`);
  process.stdout.write(`${found.size} records, ${changed.length} other than before\n`);
  if (changed.length > 0 || found.size !== pages.length) process.exitCode = 1;
}
