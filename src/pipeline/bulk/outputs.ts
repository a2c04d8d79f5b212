/** The forms of an output of `extract`: how a line of the stream becomes bytes. A new form is a row of this table. */
import { parquetWriter } from '../../render/parquet.ts';
import { VERSION } from '../../version.ts';
import { isArticle, type LineWriter, type WriteBytes } from './line-writer.ts';
import type { BulkFormat } from './plan.ts';
import { wetWriter } from './wet.ts';

export interface OutputForm {
  /** Whether it takes articles as lines of JSON, which the threads that read the pages make. */
  takesJson?: true;
  /** Whether the bytes are compressed as the name's ending says; a form that compresses its parts itself is not. */
  packed(path: string): boolean;
  /** `path` is the output's; undefined for standard output. */
  open(write: WriteBytes, path: string | undefined): Promise<LineWriter> | LineWriter;
}

const SOFTWARE = `tearsheet/${VERSION}`;

export const OUTPUT_FORMS: Record<BulkFormat, OutputForm> = {
  jsonl: {
    takesJson: true,
    packed: () => true,
    open: (write) => ({
      add: ({ json, record }) => write(json ?? `${JSON.stringify(record)}\n`),
      end: async () => {},
    }),
  },
  wet: {
    // Each record is a gzip member of its own, so that a reader can begin at any of them.
    packed: (path) => !path.endsWith('.gz'),
    open: (write, path) => wetWriter(write, { software: SOFTWARE, path }),
  },
  parquet: {
    packed: () => false,
    open: async (write) => {
      const rows = await parquetWriter(write, SOFTWARE);
      return {
        add: async ({ record }) => {
          if (isArticle(record)) await rows.add(record);
        },
        end: () => rows.end(),
      };
    },
  },
};
