/** Captures of a process that is killed while it makes them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a script in a process of its own that kills itself at a given moment, by `die()`. It has `planCapture`, `storeCapture`,
 * their `options`, `sample`, and the `fs` that both call.
 */
export async function dies(dir: string, script: string): Promise<void> {
  const base = new URL('../../src/capture/', import.meta.url);
  const source = `
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const { planCapture, storeCapture } = await import(${JSON.stringify(new URL('capture.js', base).href)});
    const sample = await import(${JSON.stringify(new URL('./sample.js', import.meta.url).href)});
    const die = () => process.kill(process.pid, 'SIGKILL');
    const options = { dir: ${JSON.stringify(dir)}, formats: ['md'] };
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [, signal] = await once(child, 'exit');
  assert.equal(signal, 'SIGKILL');
}

/** The script of one capture, finished and not yet reported. */
export const STORE =
  'await storeCapture(await planCapture(sample.sampleSubject(), options), sample.sampleContent(), { keepLock: true });';
