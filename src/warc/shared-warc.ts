/**
 * One WARC file for many groups of records. What a group adds is on disk before `append` settles; a journal beside the file
 * holds how much of it is whole, so that what a killed process had only begun can be cut off.
 */
import { createHash } from 'node:crypto';
import { type FileHandle, lstat, open, rm, truncate } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hasCode, TearsheetError, unwritable } from '../errors.ts';
import { exists, isAlive, makeFolder, NEW_FILE, newOwner, OWNER_PATTERN, syncFolder } from '../files/durable.ts';
import { readRegularText } from '../files/hash.ts';
import { serialize, type WarcRecord, warcinfo } from './write.ts';

/** Largest size of a file in bytes before the next group begins another: the size that crawlers use. */
const ROTATE_BYTES = 1_000_000_000;
const MOST_FILES = 100_000;

/** The place of a group of records. */
export interface WarcPlace {
  /** Name of the file. */
  file: string;
  offset: number;
  length: number;
  /** SHA-256 of that part, hex. */
  sha256: string;
}

interface OpenFile {
  path: string;
  data: FileHandle;
  journalPath: string;
  journal: FileHandle;
  size: number;
  infoId: string;
}

/** Appends groups one after the other, whoever asks at once. Earlier files are never touched: the name gets a number. */
export class SharedWarc {
  private readonly path: string;
  private readonly software: string;
  private readonly rotateBytes: number;
  private current: OpenFile | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** `software` is `NAME/VERSION`. Throws `usage` for a name that does not end in `.warc.gz`. */
  constructor(path: string, software: string, rotateBytes: number = ROTATE_BYTES) {
    if (!path.endsWith('.warc.gz')) throw new TearsheetError('usage', `--warc-file must end in .warc.gz: ${path}`);
    this.path = path;
    this.software = software;
    this.rotateBytes = rotateBytes;
  }

  /** Throws `unwritable`; then nothing of the group is in the file. */
  append(records: Iterable<WarcRecord>): Promise<WarcPlace> {
    const turn = this.last.then(() => this.appendNow(records));
    this.last = turn.catch(() => {});
    return turn;
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await this.last;
    const { current } = this;
    this.current = undefined;
    if (current !== undefined) await closeFile(current);
  }

  private async appendNow(records: Iterable<WarcRecord>): Promise<WarcPlace> {
    try {
      if (this.current !== undefined && this.current.size >= this.rotateBytes) {
        await closeFile(this.current);
        this.current = undefined;
      }
      this.current ??= await openNext(this.path, this.software);
      return await appendTo(this.current, records);
    } catch (error) {
      throw unwritable(this.current?.path ?? this.path, error);
    }
  }
}

async function openNext(path: string, software: string): Promise<OpenFile> {
  await makeFolder(dirname(path));
  for (let number = 1; number < MOST_FILES; number++) {
    const file = number === 1 ? path : path.replace(/\.warc\.gz$/, `-${number}.warc.gz`);
    const opened = await openOne(file, software);
    if (opened !== undefined) return opened;
  }
  throw new TearsheetError('unwritable', `cannot write ${path}: every number of the name is taken`);
}

/** Opens a new file; undefined when the name is taken. */
async function openOne(path: string, software: string): Promise<OpenFile | undefined> {
  const journalPath = join(dirname(path), `.${basename(path)}.journal`);
  if (!(await repair(path, journalPath)) || (await exists(path))) return undefined;
  const journal = await openNew(journalPath);
  if (journal === undefined) return undefined;
  await journal.write(`${newOwner()}\n0\n`);
  await journal.sync();
  const data = await openNew(path);
  if (data === undefined) {
    await journal.close();
    await rm(journalPath, { force: true });
    return undefined;
  }
  const info = warcinfo(software, new Date().toISOString(), basename(path));
  const file: OpenFile = { path, data, journalPath, journal, size: 0, infoId: info.id };
  await writeWhole(file, [await serialize(info)]);
  await syncFolder(dirname(path));
  return file;
}

async function openNew(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, NEW_FILE, 0o666);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  }
}

/** Largest journal that is read, in bytes: a number a group. */
const MOST_JOURNAL = 64 * 1024 * 1024;
const JOURNAL = new RegExp(`^(${OWNER_PATTERN})\\n(?:\\d{1,15}\\n)*\\d{0,15}$`);

/** Cuts off what a dead process had only begun to append. False when what lies there is no journal of ours: it is left alone. */
async function repair(path: string, journalPath: string): Promise<boolean> {
  const text = await readRegularText(journalPath, MOST_JOURNAL).catch((error: unknown) => {
    if (error instanceof TearsheetError) return 'foreign';
    throw error;
  });
  if (text === undefined) return true;
  const owner = JOURNAL.exec(text)?.[1];
  if (owner === undefined) return false;
  if (isAlive(owner, Date.now())) return true;
  // A line without its end was being written.
  const whole = Number(text.split('\n').slice(1, -1).at(-1) ?? 0);
  if (await exists(path)) {
    const info = await lstat(path);
    if (!info.isFile() || info.size < whole) return false;
    await (whole === 0 ? rm(path) : truncate(path, whole));
  }
  await rm(journalPath, { force: true });
  return true;
}

async function appendTo(file: OpenFile, records: Iterable<WarcRecord>): Promise<WarcPlace> {
  const offset = file.size;
  const members: Buffer[] = [];
  for (const record of records) members.push(await serialize(record, file.infoId));
  await writeWhole(file, members);
  const hash = createHash('sha256');
  for (const member of members) hash.update(member);
  return { file: basename(file.path), offset, length: file.size - offset, sha256: hash.digest('hex') };
}

async function writeWhole(file: OpenFile, members: Buffer[]): Promise<void> {
  let at = file.size;
  try {
    for (const member of members) {
      for (let done = 0; done < member.length; ) {
        const { bytesWritten } = await file.data.write(member, done, member.length - done, at + done);
        done += bytesWritten;
      }
      at += member.length;
    }
    await file.data.sync();
    await file.journal.write(`${at}\n`);
    await file.journal.sync();
  } catch (error) {
    await file.data.truncate(file.size);
    throw error;
  }
  file.size = at;
}

async function closeFile({ path, data, journal, journalPath }: OpenFile): Promise<void> {
  await data.close();
  await journal.close();
  await rm(journalPath, { force: true });
  await syncFolder(dirname(path));
}
