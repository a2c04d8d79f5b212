/** Records as Apache Parquet, in one fixed schema, so that files of different inputs can be read as one table. */
import type { ArticleRecord } from '../types.ts';

type SchemaElement = import('hyparquet-writer').SchemaElement;
type Row = Record<string, unknown>;

/** The type of a column's values; every value may be missing. */
type Shape = 'text' | 'whole' | 'number' | 'boolean' | 'moment' | { listOf: Shape } | { fields: { [name: string]: Shape } };

/** A column: its name and shape, and its value of a record; undefined and null are no value. */
interface Column {
  name: string;
  shape: Shape;
  value(record: ArticleRecord): unknown;
}

/** Takes the bytes of the file in order. */
export type ByteSink = (bytes: Uint8Array) => Promise<void>;

/** Rows of one group: readers decode a group at a time, so that memory is bounded on both sides. */
const MOST_ROWS = 1_000;
/** Characters of text in one group. */
const MOST_CHARACTERS = 16_000_000;

/**
 * Writes records as rows to `sink`. `add` gives back when the row may be forgotten; `end` writes what is left and the footer. A
 * file without rows is whole and has the schema. `more` are names of further texts in the records, which come first.
 */
export async function parquetWriter(sink: ByteSink, software: string, more: readonly string[] = []) {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  const further = more.map((name) => column(name, 'text'));
  const columns = [...further, ...COLUMNS];
  const schema = [
    { name: 'article', num_children: columns.length },
    ...columns.flatMap(({ name, shape }) => elementsOf(name, shape)),
  ];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: software });
  let rows: ArticleRecord[] = [];
  let characters = 0;
  const flush = async () => {
    if (rows.length > 0) {
      const group = rows;
      const columnData = columns.map(({ name, shape, value }) => ({
        name,
        data: group.map((row) => shapedAs(value(row), shape)),
      }));
      writer.write({ columnData, rowGroupSize: group.length });
      [rows, characters] = [[], 0];
    }
    await sink(bytes.getBytes().slice());
    bytes.index = 0;
  };
  return {
    async add(record: ArticleRecord): Promise<void> {
      rows.push(record);
      characters += (record.text?.length ?? 0) + (record.markdown?.length ?? 0) + (record.html?.length ?? 0);
      if (rows.length >= MOST_ROWS || characters >= MOST_CHARACTERS) await flush();
    },
    async end(): Promise<void> {
      await flush();
      writer.finish();
      await sink(bytes.getBytes().slice());
    },
  };
}

const TEXTS: Shape = { listOf: 'text' };

/** The columns have the record's names and shapes. `published` and `modified` keep their text; the moment in UTC stands beside it. */
const COLUMNS: Column[] = [
  column('id', 'text', ({ id }) => (id === undefined ? undefined : String(id))),
  ...columns('text', 'url', 'requestedUrl', 'finalUrl', 'title', 'subtitle'),
  column('authors', TEXTS),
  column('contributors', listOf('name', 'kind', 'role', 'title', 'email', 'url')),
  ...columns('text', 'site', 'publisher', 'published'),
  column('publishedAt', 'moment', ({ published }) => momentOf(published)),
  column('modified', 'text'),
  column('modifiedAt', 'moment', ({ modified }) => momentOf(modified)),
  ...columns('text', 'retrieved', 'language', 'direction', 'section'),
  column('sections', TEXTS),
  ...columns('text', 'kicker', 'type'),
  column('tags', TEXTS),
  column('description', 'text'),
  column('agency', TEXTS),
  ...columns('text', 'place', 'access'),
  column('paywall', { fields: texts('tier', 'product') }),
  column('license', 'text'),
  column('rights', {
    fields: { holder: 'text', robots: TEXTS, tdm: { fields: { reserved: 'boolean', policy: 'text' } } },
  }),
  column('media', listOf('kind', 'url', 'title', 'thumbnail', 'duration', 'provider')),
  column('alternates', listOf('kind', 'language', 'url')),
  column('identifiers', listOf('scheme', 'value')),
  column('claimReviews', listOf('claim', 'claimant', 'rating', 'url')),
  column('stated', { fields: { words: 'whole' } }),
  column('wordCount', 'whole'),
  column('confidence', 'number'),
  column('pages', TEXTS),
  column('snapshot', { fields: texts('service', 'url', 'takenAt') }),
  ...columns('text', 'sha256', 'text', 'markdown', 'html'),
  column('images', {
    listOf: {
      fields: {
        ...texts('url', 'alt', 'caption', 'credit', 'file', 'sha256'),
        lead: 'boolean',
        width: 'whole',
        height: 'whole',
      },
    },
  }),
  column('warnings', TEXTS, ({ warnings }) => warnings.map(({ code, message }) => `${code}: ${message}`)),
  column('provenance', 'text', ({ provenance }) => JSON.stringify(provenance)),
  column('columns', 'text', (record) => record.columns && JSON.stringify(record.columns)),
  column('tearsheet', 'text'),
];

function column(name: string, shape: Shape, value?: Column['value']): Column {
  return { name, shape, value: value ?? ((record) => (record as unknown as Row)[name]) };
}

function columns(shape: Shape, ...names: string[]): Column[] {
  return names.map((name) => column(name, shape));
}

function texts(...names: string[]): { [name: string]: Shape } {
  return Object.fromEntries(names.map((name) => [name, 'text']));
}

function listOf(...names: string[]): Shape {
  return { listOf: { fields: texts(...names) } };
}

/** A moment is known only where the source states an offset. */
function momentOf(stated: string | undefined): Date | undefined {
  if (stated === undefined || !/^[^T]*T.*(?:Z|[+-]\d\d:?\d\d)$/.test(stated)) return undefined;
  const date = new Date(stated);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const PLAIN: Record<Extract<Shape, string>, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  moment: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
};

/** A column in the schema; a list has the three levels that the format's specification gives it. */
function elementsOf(name: string, shape: Shape): SchemaElement[] {
  if (typeof shape === 'string') return [{ name, repetition_type: 'OPTIONAL', ...PLAIN[shape] }];
  if ('fields' in shape) {
    const fields = Object.entries(shape.fields);
    const inner = fields.flatMap(([field, each]) => elementsOf(field, each));
    return [{ name, repetition_type: 'OPTIONAL', num_children: fields.length }, ...inner];
  }
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    ...elementsOf('element', shape.listOf),
  ];
}

/** A value in its column's shape: fields that the schema does not name are left out, and what is missing is null. */
function shapedAs(value: unknown, shape: Shape): unknown {
  if (typeof shape === 'string') return value ?? null;
  if ('listOf' in shape) return ((value ?? []) as unknown[]).map((each) => shapedAs(each, shape.listOf));
  if (value === undefined || value === null) return null;
  const fields = Object.entries(shape.fields);
  return Object.fromEntries(fields.map(([name, each]) => [name, shapedAs((value as Row)[name], each)]));
}
