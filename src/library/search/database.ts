/**
 * SQLite with FTS5: Node's own where it has it, else a build for WebAssembly, behind the few calls that are used of either.
 * Writing is done to a file of the process alone, reading from one that is never written again: neither needs a lock.
 */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Value = string | number | null;
export type Row = Record<string, Value>;

export interface Database {
  exec(sql: string): void;
  run(sql: string, values?: Value[]): void;
  all(sql: string, values?: Value[]): Row[];
  close(): void;
}

/** Throws what the engine throws for a file that cannot be opened; one that is damaged may be found so only later. */
export async function openDatabase(path: string, mode: 'read' | 'write'): Promise<Database> {
  const own = await nodesOwn();
  return own ? openOwn(own, path, mode) : openWasm(path, mode);
}

interface Statement {
  run(...values: Value[]): unknown;
  all(...values: Value[]): unknown[];
}

interface NodeSqlite {
  DatabaseSync: new (
    path: string | URL,
    options?: { readOnly?: boolean },
  ) => { exec(sql: string): void; prepare(sql: string): Statement; close(): void };
}

/** Node's own SQLite; undefined in a Node without it, or with one that lacks FTS5 or wants a flag. */
async function nodesOwn(): Promise<NodeSqlite | undefined> {
  // The name is not written out, so that the compiler and the bundle do not look for it.
  const name = 'node:sqlite';
  const [major = 0] = process.versions.node.split('.').map(Number);
  // The module warns on standard error before it is stable.
  if (major < FIRST_STABLE) return undefined;
  try {
    return (await import(name)) as NodeSqlite;
  } catch {
    return undefined;
  }
}

const FIRST_STABLE = 24;

function openOwn({ DatabaseSync }: NodeSqlite, path: string, mode: 'read' | 'write'): Database {
  const url = pathToFileURL(path);
  // A process that holds a lock on the file does not change it: the file is only ever replaced.
  url.searchParams.set('immutable', '1');
  const database =
    mode === 'read' && path !== ':memory:' ? new DatabaseSync(url, { readOnly: true }) : new DatabaseSync(path);
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    exec: (sql) => database.exec(sql),
    run: (sql, values = []) => void prepared(sql).run(...values),
    all: (sql, values = []) => prepared(sql).all(...values) as Row[],
    close: () => database.close(),
  };
}

interface WasmStatement {
  run(values: Value[]): unknown;
  all(values: Value[]): unknown[];
  finalize(): void;
}

interface WasmSqlite {
  Database: new (
    path: string,
    options?: { readOnly?: boolean },
  ) => { exec(sql: string): void; prepare(sql: string): WasmStatement; close(): void };
}

/**
 * Opens the index with the build in WebAssembly, which locks a file by a folder beside it. A process that was killed leaves that
 * folder behind, and a read-only folder has no room for it.
 */
function openWasm(path: string, mode: 'read' | 'write'): Database {
  const { Database } = createRequire(import.meta.url)('node-sqlite3-wasm') as WasmSqlite;
  const elsewhere = mode === 'read' && platform() !== 'win32' ? mkdtempSync(join(tmpdir(), 'tearsheet-index-')) : undefined;
  const alias = elsewhere === undefined ? path : join(elsewhere, 'index.sqlite');
  const removeAlias = () => elsewhere !== undefined && rmSync(elsewhere, { recursive: true, force: true });
  const statements = new Map<string, WasmStatement>();
  try {
    if (elsewhere !== undefined) symlinkSync(path, alias);
    const database = new Database(alias, { readOnly: mode === 'read' });
    const prepared = (sql: string) => {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    };
    return {
      exec: (sql) => database.exec(sql),
      run: (sql, values = []) => void prepared(sql).run(values),
      all: (sql, values = []) => prepared(sql).all(values) as Row[],
      close: () => {
        for (const statement of statements.values()) statement.finalize();
        database.close();
        removeAlias();
      },
    };
  } catch (error) {
    removeAlias();
    throw error;
  }
}
