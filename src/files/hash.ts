/** SHA-256 of bytes and of files, in lower-case hex. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Of a file, or of a part of it, read in pieces; also its size in bytes, which is less than asked for where the file ends. */
export async function sha256OfFile(
  path: string,
  part?: { offset: number; length: number },
): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const range = part && { start: part.offset, end: part.offset + part.length - 1 };
  for await (const chunk of createReadStream(path, range)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
