/**
 * Whether one capture still is what it was when it was made: each file against SHA256SUMS, then one against the other, then all
 * of them against what the stored bytes give when they are read again.
 */
import { basename, join } from 'node:path';
import { TearsheetError } from '../errors.ts';
import { exists } from '../files/durable.ts';
import { parseSums, readRegularText } from '../files/hash.ts';
import { type ArticleRecord, type Format, RECORD_FIELD } from '../types.ts';
import { VERSION } from '../version.ts';
import { isAsRecorded, otherThanInWarc, unnamed, withoutPage, wrongSums } from './agree.ts';
import { SUMS } from './find.ts';
import { formatProblems, formatsOf } from './formats.ts';
import { checkPictures, picturePath, unlistedPictures } from './pictures.ts';
import type { Problem } from './problem.ts';
import { compareReading, type ReadAgain, unreadAgain } from './read-again.ts';
import { RECORD, readRecordWithText } from './record-file.ts';
import { readStoredWarc, type StoredWarc, WARC } from './stored-warc.ts';
import { extraFiles, formProblems, hashFiles, MOST_SUMS } from './sums.ts';
import { hasTimestampSum, storedTimestamp, TIMESTAMP_FILE, TIMESTAMP_SUM_FILE } from './timestamp.ts';
import { CHECKS, type Check, type Verification } from './verification.ts';

export interface VerifyOptions {
  /** WARC files that were named beside the captures: where shared parts are looked for. */
  warcs?: readonly string[];
  /** Reads an article again from the stored bytes; without it texts are not. */
  readAgain?: ReadAgain | undefined;
  /** Checks the sums alone. */
  quick?: boolean;
  /** Reads also what another version made. */
  deep?: boolean;
  signal?: AbortSignal | undefined;
}

/** A capture, as far as it is known so far. */
interface Parts {
  folder: string;
  sums: ReadonlyMap<string, string>;
  intact: ReadonlySet<string>;
  record: ArticleRecord | undefined;
  /** The text that the record was read from. */
  recordText: string | undefined;
  stored: StoredWarc;
  formats: ReadonlyMap<string, Format>;
}

/** Checks one capture, given its folder. */
export async function verifyCapture(folder: string, options: VerifyOptions = {}): Promise<Verification> {
  const sumsFile = join(folder, SUMS);
  const text = await readRegularText(sumsFile, MOST_SUMS);
  if (text === undefined) {
    const message = 'is missing: the capture was not finished';
    return failed(folder, { file: sumsFile, kind: 'unfinished', message });
  }
  const sums = new Map(parseSums(text).lines.map(({ path, sha256 }) => [path, sha256]));
  const seen = await hashFiles(folder, sums.keys(), options.signal);
  const intact = new Set([...sums].flatMap(([path, sha256]) => (seen.get(path) === sha256 ? [path] : [])));
  const { record, text: recordText, problems: recordProblems } = await readRecordOf(folder, sums, intact);
  const known = { folder, record, recordText, sums, intact, warcs: options.warcs ?? [], signal: options.signal };
  const { stored, problems: warcProblems } =
    record === undefined || options.quick
      ? { stored: { why: options.quick ? '--quick' : 'there is no record' }, problems: [] }
      : await readStoredWarc({ ...known, record }, RECORD_FIELD);
  const parts: Parts = { ...known, stored, formats: record ? formatsOf(folder, record, intact) : new Map() };
  const stamp = await timestampState(folder);
  const bySum = [
    ...formProblems(sumsFile, text),
    ...[...seen].flatMap(([path, result]) => (typeof result === 'string' ? difference(parts, path, result) : [result])),
    ...(await extraFiles(folder, sums)),
    ...recordProblems,
  ];
  const among = options.quick ? [] : [...(await disagreements(parts)), ...warcProblems];
  const problems = [...bySum, ...among, ...stamp.problems];
  const reading = await readingOf(parts, problems.length > 0, options);
  return summary(parts, [...problems, ...reading.problems], reading, stamp, options);
}

export function failed(path: string, problem: Problem): Verification {
  return {
    path,
    files: 0,
    problems: [problem],
    checked: [],
    unchecked: CHECKS.map((what) => ({ what, why: problem.message })),
  };
}

/** A record that cannot be read as one is named where SHA256SUMS does not name it already. */
async function readRecordOf(
  folder: string,
  sums: ReadonlyMap<string, string>,
  intact: ReadonlySet<string>,
): Promise<{ record?: ArticleRecord; text?: string; problems: Problem[] }> {
  if (!sums.has(RECORD)) {
    return { problems: [{ file: join(folder, SUMS), kind: 'contradicts', message: `does not name ${RECORD}` }] };
  }
  try {
    return { ...(await readRecordWithText(folder)), problems: [] };
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
    if (!intact.has(RECORD)) return { problems: [] };
    const file = join(folder, RECORD);
    const message = error.message.replace(`${file} is no record`, 'is no record of an article');
    return { problems: [{ file, kind: 'contradicts', message }] };
  }
}

/** A file that disagrees with its sum was changed, unless record.json says that the sum was. */
function difference({ folder, sums, record, stored }: Parts, path: string, found: string): Problem[] {
  if (sums.get(path) === found) return [];
  return isAsRecorded(record, 'findings' in stored ? stored.findings : undefined, path, found)
    ? [{ file: join(folder, SUMS), kind: 'differs', message: `has another checksum of ${path} than it had` }]
    : [{ file: join(folder, path), kind: 'differs', message: 'differs from its checksum' }];
}

/** Contradictions among the record, the WARC and the texts. Only intact files are held against each other. */
async function disagreements(parts: Parts): Promise<Problem[]> {
  const { folder, sums, intact, record, stored } = parts;
  if (record === undefined || !intact.has(RECORD)) return [];
  const told = (path: string, messages: string[]) =>
    messages.map((message): Problem => ({ file: join(folder, path), kind: 'contradicts', message }));
  const ofWarc = 'why' in stored ? [] : told(RECORD, otherThanInWarc(record, stored.findings));
  const ofPage =
    'why' in stored
      ? []
      : withoutPage(record, stored.findings, stored.bodies).map(
          (message): Problem => ({ file: stored.source.path, kind: 'contradicts', message }),
        );
  const texts: Problem[] = [];
  // Texts that are read again are compared byte for byte.
  const isComparedLater = 'findings' in stored && record.tearsheet === VERSION;
  if (!isComparedLater) {
    for (const [path, format] of parts.formats) texts.push(...(await formatProblems(join(folder, path), format, record)));
  }
  return [
    ...told(SUMS, unnamed(record, sums)),
    ...told(SUMS, strangers(parts, record)),
    ...told(RECORD, otherForm(record, parts.recordText)),
    ...told(RECORD, wrongSums(folder, record, sums, intact)),
    ...unlistedPictures({ folder, record, sums }),
    ...ofWarc,
    ...ofPage,
    ...texts,
  ];
}

/** Files beside the folder, and in it, that are not the capture's. */
function strangers({ folder, sums, formats }: Parts, record: ArticleRecord): string[] {
  const own = new Set([
    ...formatsOf(folder, record, sums.keys()).keys(),
    ...formats.keys(),
    RECORD,
    WARC,
    ...record.images.flatMap(({ file }) => (file === undefined ? [] : [picturePath(file, folder)])),
    ...(record.capture?.browser === undefined ? [] : DRAWN),
  ]);
  const earlier = record.extractedFrom?.file.split('/')[0];
  const isOurs = (path: string) => own.has(path) || (earlier !== undefined && path.startsWith(`../${earlier}/`));
  // Another version may have kept other files in the folder.
  const names = [...sums.keys()].filter((path) => !isOurs(path) && (path.startsWith('../') || record.tearsheet === VERSION));
  return names.map((path) => `names ${path}, which is no file of ${basename(folder)}`);
}

/** Files that the browser draws of the page. */
const DRAWN = ['screenshot.png', 'page.pdf'];

/** A record that names a field twice says one thing to this reader and another to others. */
function otherForm(record: ArticleRecord, text: string | undefined): string[] {
  if (record.tearsheet !== VERSION) return [];
  return text === `${JSON.stringify(record, null, 2)}\n`
    ? []
    : ['is not written as it was: it has other white space, or a field twice'];
}

interface StampState {
  time?: string;
  problems: Problem[];
}

async function timestampState(folder: string): Promise<StampState> {
  const [file, sum] = [join(folder, TIMESTAMP_FILE), join(folder, TIMESTAMP_SUM_FILE)];
  try {
    const stamp = await storedTimestamp(folder);
    if (stamp === undefined) {
      const message = 'is missing, and its checksum is there';
      return { problems: (await exists(sum)) ? [{ file, kind: 'missing', message }] : [] };
    }
    if (await hasTimestampSum(folder)) return { time: stamp.time, problems: [] };
  } catch (error) {
    if (!(error instanceof TearsheetError)) throw error;
    return { problems: [{ file, kind: 'contradicts', message: error.message }] };
  }
  // A stamp has bytes that no signature covers: it may be either of them.
  return {
    problems: [
      { file, kind: 'differs', message: `differs from ${TIMESTAMP_SUM_FILE}` },
      { file: sum, kind: 'differs', message: `differs from ${TIMESTAMP_FILE}` },
    ],
  };
}

interface ReadingState {
  problems: Problem[];
  /** The reason why the text was not read again. */
  why?: string;
}

async function readingOf(parts: Parts, hasProblems: boolean, options: VerifyOptions): Promise<ReadingState> {
  const { folder, record, stored, formats, sums } = parts;
  if ('why' in stored) return { problems: [], why: stored.why };
  if (record === undefined) return { problems: [], why: 'there is no record' };
  const capture = { folder, record, sums };
  // Pictures of a saved page are in its file, and found only when that is read again.
  const ofPictures = record.capture?.file === undefined ? checkPictures(capture, stored.bodies).problems : [];
  if (hasProblems && stored.findings.problems.length > 0) return { problems: ofPictures, why: 'the WARC is damaged' };
  if (options.readAgain === undefined) return { problems: ofPictures, why: 'it was not asked for' };
  if (record.tearsheet !== VERSION && options.deep !== true) {
    return { problems: ofPictures, why: `--deep (made by ${record.tearsheet}, this is ${VERSION})` };
  }
  const wanted = { formats: [...new Set(formats.values())], options: record.capture?.options ?? {} };
  try {
    const reading = await options.readAgain(stored.source, wanted);
    const { addresses: pictures, problems } = checkPictures(capture, [...stored.bodies, ...reading.pictures]);
    const saved = { folder, record, formats, bodies: stored.bodies, pictures };
    return { problems: [...problems, ...(await compareReading(saved, reading))] };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { problems: [...ofPictures, unreadAgain(stored.source, error)] };
  }
}

function summary(
  { folder, sums, record, stored }: Parts,
  problems: Problem[],
  reading: ReadingState,
  stamp: StampState,
  { quick }: VerifyOptions,
): Verification {
  const unchecked: Verification['unchecked'] = [];
  if ('why' in stored) unchecked.push({ what: 'warc', why: stored.why }, { what: 'pictures', why: stored.why });
  if (reading.why !== undefined) unchecked.push({ what: 'text', why: reading.why });
  if (stamp.time === undefined && stamp.problems.length === 0) unchecked.push({ what: 'timestamp', why: 'there is none' });
  const left = new Set<Check>(unchecked.map(({ what }) => what));
  if (!quick && !record?.images.some(({ file }) => file !== undefined)) left.add('pictures');
  const checked = problems.length > 0 ? [] : CHECKS.filter((what) => !left.has(what));
  return {
    path: folder,
    files: sums.size,
    problems,
    checked,
    unchecked,
    ...(stamp.time !== undefined && { stamped: stamp.time }),
  };
}
