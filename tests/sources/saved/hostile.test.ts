/**
 * Damaged and hostile saved files: each ends with a coded error or a record, in time, and nothing outside of the file and its folder
 * is read, written or asked for.
 */
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { EXIT_CODE, TearsheetError } from '../../../src/errors.ts';
import { archiveUrl } from '../../../src/pipeline/pipeline.ts';
import { newspaperListener } from '../../helpers/newspaper.ts';
import { filesIn, inFolder } from '../../helpers/program.ts';
import { withServer } from '../../helpers/server.ts';
import { type Case, SECRET } from './cases/case.ts';
import { CASES } from './cases/cases.ts';

/** Milliseconds that any of them may take, on a busy machine; one that hangs is ended. */
const TIMEOUT = 300_000;

describe('damaged and hostile saved files', () => {
  test('are at least 120', () => ok(CASES.length >= 120, `${CASES.length}`));
  for (const one of CASES) test(one.name, { timeout: TIMEOUT }, () => inFolder((dir) => endsWell(one, dir)));
});

async function endsWell({ files, code, pictures }: Case, dir: string): Promise<void> {
  const home = join(dir, 'home');
  await mkdir(home);
  for (const [path, content] of Object.entries(files)) await make(join(home, path), content, dir);
  const before = await filesIn(dir);
  await withServer(newspaperListener(), async (server) => {
    const options = { proxy: server.origin, maxSeconds: 20 };
    const source = join(home, Object.keys(files)[0] as string);
    const ended = await archiveUrl(source, { fetch: options, dir: join(dir, 'out') }).catch((error: unknown) => error);
    if (ended instanceof Error) {
      ok(ended instanceof TearsheetError, String(ended.stack));
      ok(ended.code in EXIT_CODE && ended.code !== 'internal', ended.code);
      ok(!ended.message.includes('\n'), ended.message);
      equal(pictures, undefined, ended.message);
      if (code !== undefined) equal(ended.code, code);
      deepEqual(await filesIn(dir), before, 'a failure leaves nothing');
    } else {
      equal(code, undefined, 'it was saved');
      const saved = (ended as { record: { images: { file?: string }[]; url: string } }).record;
      if (pictures !== undefined) equal(saved.images.filter(({ file }) => file).length, pictures);
      match(saved.url, /^(?:https?|file):/);
      ok(!saved.url.includes('secret@'));
    }
    deepEqual(server.requests, [], 'nothing is asked of the network');
  });
  for (const file of await filesIn(join(dir, 'out')).catch(() => [])) {
    ok(!(await readFile(join(dir, 'out', file))).includes(SECRET), `${file} has the secret`);
  }
  ok(
    (await filesIn(dir)).every((file) => before.includes(file) || file.startsWith('out/')),
    'nothing outside is written',
  );
}

async function make(path: string, content: Case['files'][string], dir: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  if (typeof content === 'function') await content(path, dir);
  else await writeFile(path, content);
}
