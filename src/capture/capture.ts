/**
 * Rendered and FetchedPage -> capture on disk. In two steps, since the article's text names its image files: planning locks
 * a name and names the images; storing writes everything beside its place, syncs it and moves it there.
 */

import { basename, dirname, join } from 'node:path';
import { unwritable } from '../errors.ts';
import type { FetchedImage, Format, SavedCapture } from '../types.ts';
import { type IfExists, leaseName } from './lease.ts';
import { putInPlace, rollBack, unlock } from './lock.ts';
import { captureName, type NameParts } from './paths.ts';
import { type CaptureContent, type CapturePlan, planImages, type StoreOptions, stageCapture } from './stage.ts';

export { unwritable } from '../errors.ts';
export { makeFolder, syncFolder } from '../files/durable.ts';
export { parseSums } from '../files/hash.ts';
export { SharedWarc } from '../warc/shared-warc.ts';
export { differingFields, type Evidence, planBeside, readEvidence, sayingTheSame } from './again.ts';
export { findCaptures, SUMS } from './find.ts';
export type { IfExists } from './lease.ts';
export { captureName, DEFAULT_TEMPLATE, templateDepth } from './paths.ts';
export { RECORD, readRecordFile } from './record-file.ts';
export type { CaptureContent, CapturePlan, PlannedImage, StoreOptions } from './stage.ts';
export type { WarcSource } from './stored-warc.ts';
export { sweepFolder, sweepUnfinished, type Unreported } from './sweep.ts';

/** The parts of the capture's name, and what is to be saved beside the text. */
export interface CaptureSubject extends NameParts {
  requestedUrl?: string;
  finalUrl?: string;
  images: FetchedImage[];
}

export interface PlanOptions {
  dir: string;
  /** The first is the main file. */
  formats: Format[];
  /** Exact path of the main file, instead of a name made from the article; relative to the working folder. */
  output?: string;
  /** Template of names. */
  name?: string;
  ifExists?: IfExists;
}

/** Nothing is to be done: `path` is a capture of the same page. */
export interface SkippedCapture {
  skip: true;
  path: string;
}

/** Locks a name and decides what will be saved. Every plan ends in `storeCapture` or `abandonCapture`. */
export async function planCapture(subject: CaptureSubject, options: PlanOptions): Promise<CapturePlan | SkippedCapture> {
  const { images, warnings } = await planImages(subject.images);
  const { output, formats } = options;
  const lock = await leaseName({
    dir: output === undefined ? options.dir : dirname(output),
    stem: output === undefined ? captureName(subject, options.name) : exactStem(output, formats),
    extensions: output === undefined ? formats.map((format) => `.${format}`) : exactExtensions(output, formats),
    urls: [subject.requestedUrl, subject.url, subject.finalUrl].filter((url) => url !== undefined),
    ifExists: options.ifExists ?? 'new',
    exact: output !== undefined,
  });
  if ('exists' in lock) return { skip: true, path: lock.exists };
  const path = lock.texts[0] ?? lock.folder;
  return { skip: false, path, folder: lock.folder, folderName: basename(lock.folder), images, warnings, formats, lock };
}

/** The path that the main file would get if no other had its name; nothing is touched. */
export function previewPath(subject: NameParts, { dir, formats, output, name }: PlanOptions): string {
  return output ?? join(dir, `${captureName(subject, name)}.${formats[0] ?? 'md'}`);
}

/** `article.md` becomes `article`, so that its folder is `article.files`; `notes` stays. */
function exactStem(output: string, formats: Format[]): string {
  const name = basename(output);
  const extension = `.${formats[0]}`;
  return name.endsWith(extension) && name !== extension ? name.slice(0, -extension.length) : name;
}

/** The main file has exactly the name that was given. */
function exactExtensions(output: string, formats: Format[]): string[] {
  const [, ...others] = formats;
  return [basename(output).slice(exactStem(output, formats).length), ...others.map((format) => `.${format}`)];
}

/** Writes a capture whole, or throws `unwritable` and leaves nothing. */
export async function storeCapture(
  plan: CapturePlan,
  content: CaptureContent,
  options: StoreOptions = {},
): Promise<SavedCapture> {
  const { lock } = plan;
  try {
    const files = await stageCapture(plan, content, options);
    await putInPlace(lock);
    if (options.keepLock !== true) await unlock(lock);
    return { path: plan.path, folder: plan.folder, files };
  } catch (error) {
    await rollBack(lock);
    throw unwritable(plan.path, error);
  }
}

/** Gives up a plan that will not be stored. */
export async function abandonCapture(plan: CapturePlan): Promise<void> {
  await rollBack(plan.lock);
}

/** Ends a `keepLock`: the capture is reported. */
export async function commitCapture(plan: CapturePlan): Promise<void> {
  await unlock(plan.lock);
}
