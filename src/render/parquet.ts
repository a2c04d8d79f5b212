/** Records as Apache Parquet, in one fixed schema, so that files of different inputs can be read as one table. */
import type { ArticleRecord } from '../types.ts';

type SchemaElement = import('hyparquet-writer').SchemaElement;
type Row = Record<string, unknown>;

/** A column: its elements in the schema, and its value of a record; undefined and null are no value. */
interface Column {
  name: string;
  elements: SchemaElement[];
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
  const further = more.map((name) => text(name, (record) => (record as unknown as Row)[name]));
  const columns = [...further, ...COLUMNS];
  const schema = [{ name: 'article', num_children: columns.length }, ...columns.flatMap(({ elements }) => elements)];
  const writer = new ParquetWriter({ writer: bytes, schema, createdBy: software });
  let rows: ArticleRecord[] = [];
  let characters = 0;
  const flush = async () => {
    if (rows.length > 0) {
      const group = rows;
      const columnData = columns.map(({ name, value }) => ({ name, data: group.map((row) => value(row) ?? null) }));
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

/** The columns have the record's names. `published` and `modified` keep their text; the moment in UTC stands beside it. */
const COLUMNS: Column[] = [
  text('id', ({ id }) => (id === undefined ? undefined : String(id))),
  text('url', ({ url }) => url),
  text('requestedUrl', ({ requestedUrl }) => requestedUrl),
  text('finalUrl', ({ finalUrl }) => finalUrl),
  text('title', ({ title }) => title),
  text('subtitle', ({ subtitle }) => subtitle),
  list('authors', ({ authors }) => authors),
  text('site', ({ site }) => site),
  text('publisher', ({ publisher }) => publisher),
  text('published', ({ published }) => published),
  moment('publishedAt', ({ published }) => published),
  text('modified', ({ modified }) => modified),
  moment('modifiedAt', ({ modified }) => modified),
  text('retrieved', ({ retrieved }) => retrieved),
  text('language', ({ language }) => language),
  text('section', ({ section }) => section),
  list('tags', ({ tags }) => tags),
  text('description', ({ description }) => description),
  text('access', ({ access }) => access),
  text('license', ({ license }) => license),
  whole('wordCount', ({ wordCount }) => wordCount),
  text('sha256', ({ sha256 }) => sha256),
  text('text', (record) => record.text),
  text('markdown', ({ markdown }) => markdown),
  text('html', ({ html }) => html),
  pictures(),
  list('warnings', ({ warnings }) => warnings.map(({ code, message }) => `${code}: ${message}`)),
  text('provenance', ({ provenance }) => JSON.stringify(provenance)),
  text('tearsheet', ({ tearsheet }) => tearsheet),
];

function text(name: string, value: Column['value']): Column {
  return { name, elements: [string(name)], value };
}

function whole(name: string, value: Column['value']): Column {
  return { name, elements: [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }], value };
}

/** A moment is known only where the source states an offset. */
function moment(name: string, value: (record: ArticleRecord) => string | undefined): Column {
  const element: SchemaElement = {
    name,
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    repetition_type: 'OPTIONAL',
  };
  return { name, elements: [element], value: (record) => momentOf(value(record)) };
}

function momentOf(stated: string | undefined): Date | undefined {
  if (stated === undefined || !/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(stated)) return undefined;
  const date = new Date(stated);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function list(name: string, value: (record: ArticleRecord) => readonly string[] | undefined): Column {
  return { name, elements: [...listOf(name), string('element')], value: (record) => value(record) ?? [] };
}

function pictures(): Column {
  const fields: SchemaElement[] = [
    ...['url', 'alt', 'caption', 'credit', 'file', 'sha256'].map(string),
    { name: 'lead', type: 'BOOLEAN', repetition_type: 'OPTIONAL' },
    { name: 'width', type: 'INT32', repetition_type: 'OPTIONAL' },
    { name: 'height', type: 'INT32', repetition_type: 'OPTIONAL' },
  ];
  const element: SchemaElement = { name: 'element', repetition_type: 'OPTIONAL', num_children: fields.length };
  const row = (image: Row) => Object.fromEntries(fields.map(({ name }) => [name, image[name] ?? null]));
  return {
    name: 'images',
    elements: [...listOf('images'), element, ...fields],
    value: ({ images }) => images.map((image) => row(image as unknown as Row)),
  };
}

/** The three levels of a list, as the format's specification has them; the element follows. */
function listOf(name: string): SchemaElement[] {
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ];
}

function string(name: string): SchemaElement {
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type: 'OPTIONAL' };
}
