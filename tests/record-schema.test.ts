/** What the program writes is what docs/record.schema.json says. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesIn, inFolder, tearsheet } from './helpers/program.ts';
import { withServer } from './helpers/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(ROOT, 'tests/fixtures/kabul-times--newspaper-theme/page.html');

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
function check(value: unknown, schema: Schema, path: string): void {
  if (schema.$ref) check(value, SCHEMA.$defs?.[schema.$ref.split('/').at(-1) as string] as Schema, path);
  const kind = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type) assert.ok([schema.type].flat().includes(kind), `${path} is ${kind}`);
  if (schema.enum) assert.ok(schema.enum.includes(value), `${path} is ${value}`);
  if (schema.pattern) assert.match(String(value), new RegExp(schema.pattern), path);
  if (schema.items) for (const [i, item] of (value as unknown[]).entries()) check(item, schema.items, `${path}[${i}]`);
  for (const name of schema.required ?? []) assert.ok(name in (value as object), `${path}.${name} is missing`);
  if (!schema.properties && typeof schema.additionalProperties !== 'object') return;
  for (const [name, inner] of Object.entries(value as object)) {
    const known = schema.properties?.[name] ?? schema.additionalProperties ?? true;
    assert.notEqual(known, false, `${path}.${name} is not in the schema`);
    if (typeof known === 'object') check(inner, known, `${path}.${name}`);
  }
}

function definition(name: string): Schema {
  return SCHEMA.$defs?.[name] as Schema;
}

test('records, record.json and failures keep to the schema', async () => {
  await inFolder(async (cwd) => {
    await withServer({ '/story': readFileSync(PAGE) }, async ({ origin }) => {
      const saved = await tearsheet([`${origin}/story`, '--json', '--images', 'link'], { cwd });
      check(JSON.parse(saved.stdout), definition('article'), '--json');
      const record = (await filesIn(cwd)).find((file) => file.endsWith('record.json')) as string;
      check(JSON.parse(await readFile(join(cwd, record), 'utf8')), definition('article'), 'record.json');
      const pages = [
        { id: 'a', url: 'https://example.org/1', path: PAGE },
        { id: 2, url: 'https://example.org/2', html: '' },
      ];
      const stdin = pages.map((page) => JSON.stringify(page)).join('\n');
      const [article, failure] = (await tearsheet(['extract'], { cwd, stdin })).stdout
        .split('\n')
        .map((line) => line && JSON.parse(line));
      check(article, definition('article'), 'extract');
      check(failure, definition('failure'), 'failure');
    });
  });
});
