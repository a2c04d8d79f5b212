/** The outer layer of a gzipped file. */
import { gunzip } from 'node:zlib';
import { TearsheetError } from '../../errors.ts';

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Throws `truncated-body` for what is cut or damaged, and `too-large` above `maxBytes`. */
export function gunzipped(bytes: Uint8Array, where: string, maxBytes: number): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    gunzip(bytes, { maxOutputLength: maxBytes }, (error, unzipped) => {
      if (!error) return done(unzipped);
      const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      const what = isLarge
        ? `${where} has more than ${maxBytes} bytes unzipped`
        : `${where} is no whole gzip: ${error.message}`;
      fail(new TearsheetError(isLarge ? 'too-large' : 'truncated-body', what, { cause: error }));
    });
  });
}
