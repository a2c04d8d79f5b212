/**
 * The last steps of a capture, such that a process can die between any two of them: what was begun is finished or undone by
 * whoever comes next. The folder with SHA256SUMS takes its name last.
 */
import { link, lstat, mkdir, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSums } from './checksums.ts';
import { type Claim, claimFile, claimOf, readClaim } from './claim.ts';
import { hasCode, syncFolder, writeNewFile } from './durable.ts';
import { isAlive, OWNER_PATTERN } from './owner.ts';

/** In the staging folder: the article's files while they are written. */
export const TEXTS = '.texts';
/** Their folder from the moment that they move into place: from here on a capture is finished, not undone. */
const ADDING = '.adding';
const REPLACING = '.replacing';

/** A capture that a process finished but may not have reported before it died. */
export interface Unreported {
  url: string;
  folder: string;
}

/** Moves a staged and synced capture into place, or throws and leaves everything as it was before. */
export async function putInPlace(claim: Claim): Promise<void> {
  await rename(join(claim.staging, TEXTS), moving(claim));
  try {
    await finish(claim);
  } catch (error) {
    await undo(claim);
    throw error;
  }
}

function moving(claim: Claim): string {
  return join(claim.staging, claim.replace ? REPLACING : ADDING);
}

/** Every step may find that it was done already. */
async function finish(claim: Claim): Promise<void> {
  if (await exists(moving(claim))) {
    const names = await entries(moving(claim));
    if (claim.replace) await setAside(claim, names);
    for (const name of names) await moveNew(join(moving(claim), name), join(claim.dir, name));
    await rmdir(moving(claim));
  }
  await rename(claim.staging, claim.folder);
  await syncFolder(claim.dir);
  await rm(claim.aside, { recursive: true, force: true });
}

async function setAside(claim: Claim, names: string[]): Promise<void> {
  if (await exists(claim.folder)) await rename(claim.folder, claim.aside);
  const old = join(claim.aside, TEXTS);
  await mkdir(old, { recursive: true });
  for (const name of new Set([...names, ...(await filesBeside(claim.aside))])) {
    if (names.includes(name) || !(await exists(join(old, name)))) await moveIfThere(join(claim.dir, name), join(old, name));
  }
}

/** Names of the files beside a capture's folder that its SHA256SUMS covers. */
async function filesBeside(folder: string): Promise<string[]> {
  if (!(await exists(join(folder, 'SHA256SUMS')))) return [];
  const { lines } = parseSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'));
  return lines.flatMap(({ path }) => /^\.\.\/([^/\\]+)$/.exec(path)?.[1] ?? []).filter((name) => name !== '..');
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}

/** A rename that never overwrites. */
async function moveNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK')) {
      // File systems without hard links, such as FAT.
      await writeNewFile(to, await readFile(from));
    } else if (!hasCode(error, 'EEXIST') || !(await sameFile(from, to))) {
      throw error;
    }
  }
  await unlink(from);
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(a), lstat(b)]);
  return one.ino === other.ino && one.dev === other.dev;
}

/** Takes the new files away again and puts the old ones back. The staging folder is left to whoever holds the claim. */
async function undo(claim: Claim): Promise<void> {
  const left = await entries(moving(claim));
  const moved = claim.texts.filter((path) => !left.some((name) => join(claim.dir, name) === path));
  for (const path of moved) await rm(path, { force: true });
  if (!(await exists(claim.aside))) return;
  const old = join(claim.aside, TEXTS);
  for (const name of await entries(old)) await rename(join(old, name), join(claim.dir, name));
  await rm(old, { recursive: true, force: true });
  await rename(claim.aside, claim.folder);
}

/** Finishes or undoes what a dead process left under one name. Says so when that capture is whole. */
export async function recover(dir: string, name: string, owner: string, url: string): Promise<Unreported | undefined> {
  const base = claimOf(dir, name, [], owner);
  const claim = { ...base, replace: await exists(join(base.staging, REPLACING)) };
  const taken = await takeClaim(claim);
  if (!taken) return undefined;
  const staged = await exists(claim.staging);
  const begun = staged && (await hasBegun(claim));
  if (begun) await finish(claim);
  else await rm(claim.staging, { recursive: true, force: true });
  await rm(claim.aside, { recursive: true, force: true });
  await rm(takenFile(claim), { force: true });
  // Without a staging folder the capture had been moved into place: the folder was made before the claim.
  return begun || !staged ? { url, folder: claim.folder } : undefined;
}

/** The folder of texts is there from the first and goes when the last of them is in place. */
async function hasBegun(claim: Claim): Promise<boolean> {
  if (await exists(moving(claim))) return true;
  return (await exists(join(claim.staging, 'SHA256SUMS'))) && !(await exists(join(claim.staging, TEXTS)));
}

/** Of several processes that find a dead claim one may clear it: the one that can rename it. */
async function takeClaim(claim: Claim): Promise<boolean> {
  const path = claimFile(claim.dir, claim.name);
  try {
    await rename(path, takenFile(claim));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  const found = await readClaim(takenFile(claim));
  if (found?.owner === claim.owner) return true;
  // Someone else cleared it a moment ago and a third holds the name now: theirs goes back.
  await rename(takenFile(claim), path);
  return false;
}

function takenFile(claim: Claim): string {
  return join(claim.dir, `.${claim.name}.${claim.owner}.taken`);
}

const LEFT_OVER = new RegExp(`^\\..+\\.(${OWNER_PATTERN})\\.(?:writing|replaced|taken)$`);

/**
 * Clears a folder of what dead processes left, and the folders in it to `depth`: those that a template of names makes. Returns
 * the captures that they finished but may not have reported.
 */
export async function sweepFolder(dir: string, depth = 0): Promise<Unreported[]> {
  const unreported: Unreported[] = [];
  for await (const folder of foldersOf(dir, depth)) {
    for (const { name, owner, url } of await deadClaims(folder)) {
      const whole = await recover(folder, name, owner, url);
      if (whole !== undefined) unreported.push(whole);
    }
    await removeOrphans(folder);
  }
  return unreported;
}

/** The same for who reports to no list: finished captures keep their claim, for the batch that has to report them. */
export async function sweepUnfinished(dir: string, depth = 0): Promise<void> {
  for await (const folder of foldersOf(dir, depth)) {
    const dead = await deadClaims(folder);
    for (const { name, owner, url } of dead) {
      const claim = claimOf(folder, name, [], owner);
      if ((await exists(claim.staging)) && !(await hasBegun(claim))) await recover(folder, name, owner, url);
    }
    const kept = new Set(dead.map(({ owner }) => owner));
    await removeOrphans(folder, kept);
  }
}

/** Itself and, to `depth`, the folders in it; not those of captures, the hidden, and what a symbolic link leads to. */
async function* foldersOf(dir: string, depth: number): AsyncGenerator<string> {
  yield dir;
  if (depth === 0) return;
  for (const entry of await readdir(dir, { withFileTypes: true }).catch(nothingThere)) {
    const isOurs = entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.endsWith('.files');
    if (isOurs) yield* foldersOf(join(dir, entry.name), depth - 1);
  }
}

async function deadClaims(dir: string): Promise<{ name: string; owner: string; url: string }[]> {
  const dead: { name: string; owner: string; url: string }[] = [];
  for (const file of await entries(dir)) {
    const name = /^\.(.+)\.claim$/.exec(file)?.[1];
    const claim = name === undefined ? undefined : await readClaim(join(dir, file));
    if (name !== undefined && claim && !claim.alive) dead.push({ name, ...claim });
  }
  return dead;
}

/** Staging folders whose process died just before it held the name, or while it cleared up. */
async function removeOrphans(dir: string, kept: ReadonlySet<string> = new Set()): Promise<void> {
  for (const file of await entries(dir)) {
    const owner = LEFT_OVER.exec(file)?.[1];
    if (owner === undefined || kept.has(owner)) continue;
    const path = join(dir, file);
    const info = await lstat(path).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    });
    if (info !== undefined && !isAlive(owner, info.mtimeMs)) await rm(path, { recursive: true, force: true });
  }
}

async function entries(dir: string): Promise<string[]> {
  return await readdir(dir).catch(nothingThere);
}

/** A folder that cannot be read may still be written to; if not, the writing says so. */
function nothingThere(error: unknown): never[] {
  if (hasCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return [];
  throw error;
}

/** Whether the name is taken, be it by a symbolic link that leads nowhere. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}
