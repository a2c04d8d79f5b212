/** Tells from their bytes which of the downloaded files are pictures, and gives them names. */
import type { Warning } from '../errors.ts';
import { sha256 } from '../files/hash.ts';
import type { FetchedImage } from '../types.ts';

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
