/**
 * Holds the front matter of every predicted record against two YAML readers, `yaml` (1.2) and PyYAML (1.1): both must give
 * what the record says. Run it after `bench:quality`; needs python3 with PyYAML.
 *
 *   npm run bench:front-matter [-- SET...]
 */
import { deepStrictEqual } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { frontMatter } from '../src/render/front-matter.ts';
import type { ArticleRecord } from '../src/types.ts';

const PYTHON = `import json, sys, yaml
for line in sys.stdin: print(json.dumps(yaml.safe_load(json.loads(line))))`;

const sets = process.argv.length > 2 ? process.argv.slice(2) : ['news', 'wcxb', 'segments'];
let checked = 0;
for (const set of sets) {
  const records = (await readFile(join('bench-output', `${set}.jsonl`), 'utf8')).split('\n').filter(Boolean);
  const articles = records.map((line) => JSON.parse(line)).filter((record): record is ArticleRecord => !record.error);
  const blocks = articles.map((record) => frontMatter(record).replace(/^---\n|---\n$/g, ''));
  const input = blocks.map((block) => JSON.stringify(block)).join('\n');
  const python = spawnSync('python3', ['-c', PYTHON], { input, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (python.status !== 0) throw new Error(`PyYAML failed: ${python.stderr}`);
  const read = python.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  deepStrictEqual(read.length, blocks.length);
  for (const [index, block] of blocks.entries()) {
    const value = parse(block);
    deepStrictEqual(read[index], value, `PyYAML and yaml differ on ${articles[index]?.id}`);
    deepStrictEqual(value.url, articles[index]?.url);
    checked += 1;
  }
}
process.stdout.write(`${checked} blocks of front matter, read alike by yaml and PyYAML\n`);
