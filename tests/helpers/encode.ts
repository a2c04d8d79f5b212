/** Text as bytes of an old encoding. */
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteEncoder } from '@exodus/bytes/single-byte.js';

export function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return Buffer.from(text);
  return charset.startsWith('windows-') ? createSinglebyteEncoder(charset)(text) : createMultibyteEncoder(charset)(text);
}
