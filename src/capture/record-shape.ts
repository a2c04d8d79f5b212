/** Whether JSON has the shape of a record, by the schema that the project publishes: anyone may have written it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The keywords of JSON Schema (2020-12) that the schema uses. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  $defs?: Record<string, Schema>;
}

/** Path of the first part of the record that the schema does not allow; undefined where all fits. Unknown fields fit. */
export function wrongPart(value: unknown): string | undefined {
  definitions ??= (JSON.parse(readFileSync(schemaFile(), 'utf8')) as Schema).$defs ?? {};
  return wrongIn(value, definitions.article ?? {}, 'record');
}

let definitions: Record<string, Schema> | undefined;

/** The schema in `docs`, found from the sources as compiled and from the bundle alike. */
function schemaFile(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'docs', 'record.schema.json');
    if (existsSync(file) || folder === dirname(folder)) return file;
  }
}

function wrongIn(value: unknown, schema: Schema, path: string): string | undefined {
  if (!hasKind(value, schema)) return path;
  const referred = schema.$ref === undefined ? undefined : definitions?.[schema.$ref.split('/').at(-1) ?? ''];
  if (referred !== undefined) {
    const wrong = wrongIn(value, referred, path);
    if (wrong !== undefined) return wrong;
  }
  if (Array.isArray(value)) return wrongItem(value, schema, path);
  return typeof value === 'object' && value !== null ? wrongField(value, schema, path) : undefined;
}

function hasKind(value: unknown, { type, enum: choices, pattern }: Schema): boolean {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  const kinds = [type ?? kind].flat();
  if (!kinds.includes(kind) && !(kind === 'integer' && kinds.includes('number'))) return false;
  if (choices !== undefined && !choices.includes(value)) return false;
  return pattern === undefined || typeof value !== 'string' || new RegExp(pattern).test(value);
}

function wrongItem(items: unknown[], { items: schema }: Schema, path: string): string | undefined {
  if (schema === undefined) return undefined;
  for (const [index, item] of items.entries()) {
    const wrong = wrongIn(item, schema, `${path}[${index}]`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongField(
  value: object,
  { required, properties, additionalProperties }: Schema,
  path: string,
): string | undefined {
  const missing = required?.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${path}.${missing}`;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  for (const [name, inner] of Object.entries(value)) {
    const known = properties && Object.hasOwn(properties, name) ? properties[name] : others;
    const wrong = known && wrongIn(inner, known, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}
