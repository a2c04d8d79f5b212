/** Holds a value against docs/record.schema.json. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

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

const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'docs/record.schema.json'), 'utf8')) as Schema;

/** The keywords that the schema uses, and no others (JSON Schema 2020-12). */
export function check(value: unknown, schema: Schema, path: string): void {
  if (schema.$ref) check(value, SCHEMA.$defs?.[schema.$ref.split('/').at(-1) as string] as Schema, path);
  const kind = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type) assert.ok([schema.type].flat().includes(kind), `${path} is ${kind}`);
  if (schema.enum) assert.ok(schema.enum.includes(value), `${path} is ${value}`);
  if (schema.pattern) assert.match(String(value), new RegExp(schema.pattern), path);
  if (schema.items) for (const [i, item] of (value as unknown[]).entries()) check(item, schema.items, `${path}[${i}]`);
  for (const name of schema.required ?? []) assert.ok(name in (value as object), `${path}.${name} is missing`);
  if (schema.properties || typeof schema.additionalProperties === 'object') checkProperties(value as object, schema, path);
}

function checkProperties(value: object, schema: Schema, path: string): void {
  for (const [name, inner] of Object.entries(value)) {
    const known = schema.properties?.[name] ?? schema.additionalProperties ?? true;
    assert.notEqual(known, false, `${path}.${name} is not in the schema`);
    if (typeof known === 'object') check(inner, known, `${path}.${name}`);
  }
}

export function definition(name: string): Schema {
  return SCHEMA.$defs?.[name] as Schema;
}
