/** SHA-256 of bytes and of files, in lower-case hex. */
import { createHash } from 'node:crypto';
import { openRegular, type RegularOptions } from './regular.ts';

export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A part of a file, in bytes. */
export interface FilePart {
  offset: number;
  length: number;
}

export interface HashOptions extends RegularOptions {
  part?: FilePart | undefined;
  /** Largest file, in bytes. */
  most?: number;
  signal?: AbortSignal | undefined;
}

const CHUNK_BYTES = 1 << 20;

/**
 * Hash of a regular file, or of a part of it, read in pieces; also the size in bytes, less than asked for where the file ends.
 * Throws `unreadable`, and what the signal is aborted with.
 */
export async function sha256OfFile(
  path: string,
  { part, signal, most = Number.MAX_SAFE_INTEGER, ...options }: HashOptions = {},
): Promise<{ sha256: string; bytes: number }> {
  const file = await openRegular(path, most, options);
  try {
    const hash = createHash('sha256');
    const { size } = await file.stat();
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK_BYTES, part?.length ?? size)));
    // Bytes that are appended meanwhile are not read: they might have no end.
    const end = Math.min(size, part === undefined ? size : part.offset + part.length);
    let at = part?.offset ?? 0;
    while (at < end) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, end - at), at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    return { sha256: hash.digest('hex'), bytes: at - (part?.offset ?? 0) };
  } finally {
    await file.close();
  }
}
