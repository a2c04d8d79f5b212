/**
 * The page that the project began with, in three shapes, served by a local server and archived by the real program: title,
 * author, date, caption and credit, every paragraph whole and in order, and nothing of what stands around them.
 */
import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { inFolder, tearsheet } from './helpers/program.ts';
import { type Route, withServer } from './helpers/server.ts';

const SITE = 'https://thekabultimes.gov.af';
const TITLE = 'Khalilzad visits Tajikistan to strengthen regional consensus on Afghanistan peace process';
const CAPTION =
  'American envoy Zalmay Khalilzad at the United States Embassy in Kabul, Afghanistan on Jan. 28, 2018. American negotiators and Taliban officials set to resume negotiations in the Qatari capital on March 2, 2019 expressed guarded optimism that they are getting closer to an agreement that could help end 18 years of conflict, America’s longest war.';
/** The beginning and the end of each of the ten paragraphs. */
const PARAGRAPHS: [string, string][] = [
  ['US special peace envoy for Afghanistan', 'international issues have been discussed.'],
  ['In the meeting, Tajik President', 'government and Taliban in Doha.'],
  ['Both sides have stressed', 'between Afghanistan and Tajikistan.'],
  ['Tajikistan has said', 'capacities and opportunities.'],
  ['US special peace envoy has also met', 'region and neighboring countries.'],
  ['Previously, Zalmay Khalilzad', 'Afghanistan peace process.'],
  ['Currently, Tajikistan', 'security of the respective areas.'],
  ['In 2013, Taliban', 'peace and stability in Afghanistan.'],
  ['Tajikistan is one of the members', 'very important for Dushanbe.'],
  ['In recent years, Tajikistan', 'no progress has made in the discussion.'],
];
const AROUND =
  /Related posts|cookies|Trustable News Agency|Accept|Read More|^By:?\b|Share|newsletter|Leave a Reply|lasting peace to the people|saffron|Saffron|wheat|Latest news|Send to a friend|All rights reserved/im;
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

describe('the Kabul Times', () => {
  for (const shape of ['newspaper-theme', 'table-layout', 'gutenberg']) {
    test(shape, () => {
      const routes: Record<string, Route> = {};
      return withServer(
        (request, response) => {
          const isPicture = /\.(?:jpg|gif|png)$/.test(request.url ?? '');
          response.writeHead(200, { 'content-type': isPicture ? 'image/gif' : 'text/html' });
          response.end(isPicture ? PICTURE : (routes.page as Buffer));
        },
        ({ origin }) => {
          const page = readFileSync(
            fileURLToPath(new URL(`../../tests/fixtures/kabul-times--${shape}/page.html`, import.meta.url)),
            'utf8',
          );
          routes.page = Buffer.from(page.replaceAll(SITE, origin));
          return inFolder((cwd) => archived(`${origin}/2020/10/03/khalilzad-visits-tajikistan/`, cwd));
        },
      );
    });
  }
});

async function archived(url: string, cwd: string): Promise<void> {
  const { code, stdout } = await tearsheet([url], { cwd });
  equal(code, 0);
  match(stdout, /^2020-10-03-127\.0\.0\.1-khalilzad-visits-tajikistan-[\w-]+\.md\n$/);
  const markdown = await readFile(join(cwd, stdout.trim()), 'utf8');
  const [, front, body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)$/.exec(markdown) as unknown as [string, string, string];
  const { title, authors, published, images } = parse(front);
  equal(title, TITLE);
  deepEqual(authors, ['Lailuma Noori']);
  equal(published, '2020-10-03T08:12:40+04:30');
  const folder = stdout.trim().replace(/\.md$/, '.files');
  equal(images.length, 1);
  equal(images[0].caption, CAPTION);
  equal(images[0].credit, 'Jim Huylebroek/The New York Times');
  equal(images[0].file, `${folder}/1.gif`);

  const blocks = body.trim().split('\n\n');
  equal(blocks[0], `# ${TITLE}`);
  match(blocks[1] as string, new RegExp(`^!\\[[^\\]]*\\]\\(${folder}/1\\.gif\\)$`));
  equal(blocks[2], `*${CAPTION} (Jim Huylebroek/The New York Times)*`);
  const paragraphs = blocks.slice(3);
  deepEqual(
    paragraphs.map((text, index) => [
      text.slice(0, PARAGRAPHS[index]?.[0].length),
      text.slice(-(PARAGRAPHS[index]?.[1].length ?? 9)),
    ]),
    PARAGRAPHS,
  );
  doesNotMatch(paragraphs.join('\n'), AROUND);
  doesNotMatch(paragraphs.join('\n').replace(/!\[[^\]]*\]/g, ''), /20200924 nyt us taliban talks ac 1/);
  equal(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: join(cwd, folder), encoding: 'utf8' }), '');
}
