/** The articles of captures, read once more from their stored bytes, for `verify` to compare. */
import type { ReadAgain, Reading } from '../capture/verify.ts';
import { sha256 } from '../files/hash.ts';
import { styleOf } from '../render/render.ts';
import { warningsOf } from '../sources/warc/warc.ts';
import type { FetchedPage, Format } from '../types.ts';
import { Converter } from './converter.ts';
import { captureProvenance } from './provenance.ts';
import { readStoredPage } from './stored-page.ts';

export interface RereadOptions {
  /** Articles at once, in threads of their own; default 1. */
  jobs?: number;
  /** More than two are to be read: then none is in this thread. */
  isMany?: boolean;
  signal?: AbortSignal;
}

/** Reads again until it is closed. */
export interface Rereader {
  readAgain: ReadAgain;
  close(): Promise<void>;
}

/** A thread is ready as fast as it compiles its code, so that more than one pays for long runs alone. */
export function createRereader({ jobs = 1, isMany = false, signal }: RereadOptions = {}): Rereader {
  const converter = new Converter({ isMany, threads: jobs });
  return {
    readAgain: async (source, { formats, options }) => {
      const { page, fetched, others } = await readStoredPage(source, signal);
      const again = await converter.again(page, formats as Format[], styleOf(options));
      return { ...reading(fetched, again, options), others };
    },
    close: () => converter.close(),
  };
}

type Again = Awaited<ReturnType<Converter['again']>>;

function reading(
  fetched: FetchedPage,
  { article, record, rendered }: Again,
  options: Record<string, unknown>,
): Omit<Reading, 'others'> {
  const { charset, candidate, removals, file } = captureProvenance(fetched, article, options);
  const { nextPage } = article;
  return {
    record,
    rendered,
    made: { charset, candidate, removals, ...(file && { file }) },
    pictures: picturesIn(fetched),
    addresses: [fetched, ...(fetched.parts ?? [])].flatMap(({ exchanges }) => exchanges.map(({ url }) => url)),
    warnings: warningsOf(fetched.exchanges),
    ...(nextPage !== undefined && { nextPage }),
  };
}

/** The pictures in a saved page as answers of the WARC, which they are as good as. */
function picturesIn({ saved }: FetchedPage): Reading['pictures'] {
  return (saved?.pictures ?? []).flatMap(({ url, bytes }) => {
    if (bytes === undefined) return [];
    const sum = sha256(bytes);
    return [{ type: 'resource', url, sha256: sum, decodedSha256: sum }];
  });
}
