/** A capture to be changed, and what is said of it when it is verified. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TestContext } from 'node:test';
import { planCapture, storeCapture } from '../../src/capture/capture.ts';
import { type Verification, verifyPaths } from '../../src/capture/verify.ts';
import { formatSums, parseSums } from '../../src/files/hash.ts';
import { image, png, sampleContent, sampleSubject, temporaryFolder } from './sample.ts';

export async function capture(dir: string): Promise<string> {
  const images = [image('https://cdn.example/a', png(1)), image('https://cdn.example/b', png(2))];
  const plan = await planCapture(sampleSubject({ images }), { dir, formats: ['md'] });
  assert.ok(!plan.skip);
  await storeCapture(plan, sampleContent({ images }));
  return plan.folder;
}

export async function sample(t: TestContext): Promise<{ dir: string; folder: string }> {
  const dir = await temporaryFolder(t);
  return { dir, folder: await capture(dir) };
}

export async function verify(...paths: string[]): Promise<Verification[]> {
  const results: Verification[] = [];
  for await (const result of verifyPaths(paths)) results.push(result);
  return results;
}

/** `file: kind message` a problem, files without their folder. */
export async function complaints(path: string): Promise<string[]> {
  const [{ problems } = { problems: [] }] = await verify(path);
  return problems.map(({ file, kind, message }) => `${basename(file)}: ${kind}: ${message}`);
}

/** Changes a file and hides it, as someone may who means harm. */
export async function resum(folder: string): Promise<void> {
  const { lines } = parseSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'));
  const again = lines.map(async ({ path }) => {
    const sha256 = createHash('sha256')
      .update(await readFile(join(folder, path)))
      .digest('hex');
    return { path, sha256 };
  });
  await writeFile(join(folder, 'SHA256SUMS'), formatSums(await Promise.all(again)));
}
