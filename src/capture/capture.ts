/**
 * Rendered and FetchedPage -> capture on disk. In two steps, since the article's text names its image files: planning holds
 * a name and names the images; storing writes everything beside its place, syncs it and moves it there.
 */
import { basename, dirname, join } from 'node:path';
import { unwritable } from '../files/durable.ts';
import type { FetchedImage, Format, SavedCapture } from '../types.ts';
import { planImages } from './images.ts';
import { holdName, type IfExists } from './lease.ts';
import { releaseClaim, settleClaim } from './lock.ts';
import { captureName, type NameParts } from './paths.ts';
import { putInPlace } from './place.ts';
import { type CaptureContent, type CapturePlan, type StoreOptions, stageCapture } from './stage.ts';

export { makeFolder, syncFolder, unwritable } from '../files/durable.ts';
export { type Evidence, planBeside, readEvidence, sayingTheSame } from './again.ts';
export { BatchWarc } from './batch-warc.ts';
export { findCaptures } from './find.ts';
export type { PlannedImage } from './images.ts';
export type { IfExists } from './lease.ts';
export { DEFAULT_TEMPLATE, templateDepth } from './paths.ts';
export { readRecordFile } from './record-file.ts';
export type { CaptureContent, CapturePlan, StoreOptions } from './stage.ts';
export { sweepFolder, sweepUnfinished, type Unreported } from './sweep.ts';

/** What the name is made of, and what is to be saved beside the text. */
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

/** Holds a name and settles what will be saved. Every plan ends in `storeCapture` or `abandonCapture`. */
export async function planCapture(subject: CaptureSubject, options: PlanOptions): Promise<CapturePlan | SkippedCapture> {
  const { images, warnings } = await planImages(subject.images);
  const { output, formats } = options;
  const claim = await holdName({
    dir: output === undefined ? options.dir : dirname(output),
    stem: output === undefined ? captureName(subject, options.name) : exactStem(output, formats),
    extensions: output === undefined ? formats.map((format) => `.${format}`) : exactExtensions(output, formats),
    urls: [subject.requestedUrl, subject.url, subject.finalUrl].filter((url) => url !== undefined),
    ifExists: options.ifExists ?? 'new',
    exact: output !== undefined,
  });
  if ('exists' in claim) return { skip: true, path: claim.exists };
  const path = claim.texts[0] ?? claim.folder;
  return { skip: false, path, folder: claim.folder, folderName: basename(claim.folder), images, warnings, formats, claim };
}

/** Where the main file would go if no other had its name; nothing is touched. */
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
  const { claim } = plan;
  try {
    const files = await stageCapture(plan, content, options);
    await putInPlace(claim);
    if (options.hold !== true) await settleClaim(claim);
    return { path: plan.path, folder: plan.folder, files };
  } catch (error) {
    await releaseClaim(claim);
    throw unwritable(plan.path, error);
  }
}

/** Gives up a plan that will not be stored. */
export async function abandonCapture(plan: CapturePlan): Promise<void> {
  await releaseClaim(plan.claim);
}

/** Ends a `hold`: the capture is reported. */
export async function settleCapture(plan: CapturePlan): Promise<void> {
  await settleClaim(plan.claim);
}
