/**
 * Everything of a capture in its staging folder, synced: the text, the images with their names, the WARC, the record, and
 * the sums last.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Warning } from '../errors.ts';
import { syncFolder, withNewFile, writeNewFile } from '../files/durable.ts';
import { formatSums, type Sum, sha256 } from '../files/hash.ts';
import type { ArticleRecord, Exchange, FetchedImage, FetchedPage, Format, Rendered, SavedCapture } from '../types.ts';
import { SharedWarc } from '../warc/shared-warc.ts';
import { serialize, warcinfo } from '../warc/write.ts';
import { inlinePictures } from './inline-pictures.ts';
import { type Lock, TEXTS } from './lock.ts';
import { captureRecords, type FilePicture } from './warc-records.ts';

/** A name that is locked until the capture is stored or abandoned. Plain data. */
export interface CapturePlan {
  skip: false;
  /** The main file. */
  path: string;
  /** The folder beside it. */
  folder: string;
  /** The folder's name: how the text refers to it. */
  folderName: string;
  /** The images that will be saved. */
  images: PlannedImage[];
  warnings: Warning[];
  formats: Format[];
  lock: Lock;
}

export interface CaptureContent {
  page: FetchedPage;
  rendered: Rendered[];
  record: ArticleRecord;
  images: FetchedImage[];
  /** Files of another capture that this one was made from: its SHA256SUMS names them, too. */
  evidence?: Sum[];
}

export interface StoreOptions {
  /** `true` (default) writes `capture.warc.gz`; a `SharedWarc` takes the records instead. */
  warc?: boolean | SharedWarc;
  /** Keeps cookies and authorization that the user supplied. */
  keepSecrets?: boolean;
  /** Keeps the lock, so that a process that dies before `commitCapture` leaves a capture that `sweepFolder` reports. */
  keepLock?: boolean;
}

type File = SavedCapture['files'][number];

/** Returns the files under the names that they will have. */
export async function stageCapture(plan: CapturePlan, content: CaptureContent, options: StoreOptions): Promise<File[]> {
  const { staging, folder } = plan.lock;
  const inside = (name: string, data: Uint8Array | string) => writeHashed(join(staging, name), join(folder, name), data);
  await mkdir(join(staging, TEXTS));
  const texts = await allOf(plan.formats.map((format, index) => stageText(plan, content, format, index)));
  const images = await allOf(savedImages(plan, content.images).map(({ file, image }) => inside(file, image.bytes)));
  const warc = options.warc === undefined || options.warc === true ? [await stageWarc(plan, content, options)] : [];
  const place =
    options.warc instanceof SharedWarc
      ? await options.warc.append(captureRecords(warcContent(plan, content, options)))
      : undefined;
  const shown = await allOf((content.page.browser?.files ?? []).map(({ name, bytes }) => inside(name, bytes)));
  const others = [...images, ...shown, ...warc, ...texts];
  const files = Object.fromEntries(others.map((file) => [pathInSums(plan, file), file.sha256]));
  const record = await inside(
    'record.json',
    `${JSON.stringify({ ...content.record, files, ...(place && { warc: place }) }, null, 2)}\n`,
  );
  const all = [record, ...others];
  const sums: Sum[] = all.map((file) => ({ path: pathInSums(plan, file), sha256: file.sha256 }));
  const last = await inside('SHA256SUMS', formatSums([...sums, ...(content.evidence ?? [])]));
  await Promise.all([syncFolder(join(staging, TEXTS)), syncFolder(staging)]);
  return [...all, last];
}

/** Waits for all before it fails, so that nothing is still being written into a folder that is then removed. */
async function allOf<T>(tasks: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

/** The file's path as SHA256SUMS has it, relative to the capture's folder. */
function pathInSums(plan: CapturePlan, { path }: File): string {
  return dirname(path) === plan.folder ? basename(path) : `../${basename(path)}`;
}

/** Writes a file under one path and reports it under the one that it will have. */
async function writeHashed(path: string, finalPath: string, data: Uint8Array | string): Promise<File> {
  await writeNewFile(path, data);
  return { path: finalPath, bytes: Buffer.byteLength(data), sha256: sha256(data) };
}

async function stageText(
  plan: CapturePlan,
  { rendered, images }: CaptureContent,
  format: Format,
  index: number,
): Promise<File> {
  const path = plan.lock.texts[index];
  const text = rendered.find((one) => one.format === format)?.text;
  if (path === undefined || text === undefined) throw new Error(`the article was not rendered as ${format}`);
  const saved = savedImages(plan, images);
  const bytesOf = (name: string) => saved.find(({ file }) => file === name)?.image.bytes;
  const whole = format === 'html' ? await inlinePictures(text, plan.folder, bytesOf) : text;
  return writeHashed(join(plan.lock.staging, TEXTS, basename(path)), path, whole);
}

/** The files to save, each once, with the first image that holds its bytes. */
function savedImages(plan: CapturePlan, images: FetchedImage[]): { file: string; image: FetchedImage }[] {
  const byFile = new Map<string, FetchedImage>();
  for (const { file, url } of plan.images) {
    const image = images.find((one) => one.url === url);
    if (image !== undefined && !byFile.has(file)) byFile.set(file, image);
  }
  return [...byFile].map(([file, image]) => ({ file, image }));
}

async function stageWarc(plan: CapturePlan, content: CaptureContent, options: StoreOptions): Promise<File> {
  const name = 'capture.warc.gz';
  const hash = createHash('sha256');
  let bytes = 0;
  const info = warcinfo(`tearsheet/${content.record.tearsheet}`, new Date().toISOString(), name);
  await withNewFile(join(plan.lock.staging, name), async (file) => {
    for (const entry of [info, ...captureRecords(warcContent(plan, content, options))]) {
      const member = await serialize(entry, entry === info ? undefined : info.id);
      hash.update(member);
      bytes += member.length;
      await file.writeFile(member);
    }
  });
  return { path: join(plan.folder, name), bytes, sha256: hash.digest('hex') };
}

function warcContent(plan: CapturePlan, { page, record, images }: CaptureContent, { keepSecrets = false }: StoreOptions) {
  return { page, images: savedExchanges(plan, images), pictures: savedFiles(plan, images), record, keepSecrets };
}

/** The pictures that lay beside a saved page, each address once. */
function savedFiles(plan: CapturePlan, images: FetchedImage[]): FilePicture[] {
  return plan.images.flatMap(({ url, type }) => {
    const image = images.find((one) => one.url === url && one.inFolder);
    return image === undefined ? [] : [{ url, type, bytes: image.bytes }];
  });
}

/** Hop by hop, each once, of every URL of a saved image. */
function savedExchanges(plan: CapturePlan, images: FetchedImage[]): Exchange[] {
  const saved = images.filter(({ url }) => plan.images.some((image) => image.url === url));
  return [...new Set(saved.flatMap(({ exchanges }) => exchanges))];
}

// Tells from their bytes which of the downloaded files are pictures, and gives them names.

/** A picture that will be saved. Several URLs with the same bytes share a file. */
export interface PlannedImage {
  /** The address as in the figure. */
  url: string;
  /** Name in the capture's folder, such as `1.jpg`. */
  file: string;
  sha256: string;
  /** Media type. */
  type: string;
  width?: number;
  height?: number;
}

/** Numbers the pictures in the order given; what is no picture becomes a warning. */
export async function planImages(images: FetchedImage[]): Promise<{ images: PlannedImage[]; warnings: Warning[] }> {
  const planned: PlannedImage[] = [];
  const warnings: Warning[] = [];
  const byHash = new Map<string, PlannedImage>();
  for (const { url, bytes } of images) {
    const hash = sha256(bytes);
    const known = byHash.get(hash);
    if (known !== undefined) {
      if (!planned.some((image) => image.url === url)) planned.push({ ...known, url });
      continue;
    }
    const type = await imageType(bytes);
    if (type === undefined) {
      warnings.push({ code: 'image-not-saved', message: `what ${url} sent is not a picture` });
      continue;
    }
    const image = {
      url,
      file: `${byHash.size + 1}.${type.ext}`,
      sha256: hash,
      type: type.mime,
      ...(await dimensions(bytes)),
    };
    byHash.set(hash, image);
    planned.push(image);
  }
  return { images: planned, warnings };
}

async function imageType(bytes: Uint8Array): Promise<{ ext: string; mime: string } | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(bytes);
  if (type?.mime.startsWith('image/')) return type;
  return looksLikeSvg(bytes) ? { ext: 'svg', mime: 'image/svg+xml' } : undefined;
}

/** SVG has no magic bytes: its root element has to come first, after a prologue. */
function looksLikeSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->)[\s\S])*-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(start);
}

/** The size in pixels; absent for formats and files that image-size cannot read, which is no reason not to save them. */
async function dimensions(bytes: Uint8Array): Promise<{ width?: number; height?: number }> {
  const { imageSize } = await import('image-size');
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width: Math.round(width), height: Math.round(height) } : {};
  } catch {
    return {};
  }
}
