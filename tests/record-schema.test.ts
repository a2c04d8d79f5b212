/** Every record that the program writes keeps to docs/record.schema.json. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filesIn, inFolder, tearsheet } from './helpers/program.ts';
import { check, definition } from './helpers/record-schema.ts';
import { withServer } from './helpers/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(ROOT, 'tests/fixtures/kabul-times--newspaper-theme/page.html');

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
