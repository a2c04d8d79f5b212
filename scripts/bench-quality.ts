/**
 * Runs `extract` over the benchmark sets and prints the scorer's figures beside each set's name.
 *
 *   npm run bench:quality [-- SET...] [--worst N]
 *
 * The sets are folders of `$TEARSHEET_BENCH`, by default `../shared/bench` beside the project; predictions go to `bench-output/`.
 */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { worst: { type: 'string' } } });
const bench = resolve(process.env.TEARSHEET_BENCH ?? '../shared/bench');
const sets = positionals.length ? positionals : ['news', 'wcxb', 'segments'];

await mkdir('bench-output', { recursive: true });
for (const set of sets) {
  const started = performance.now();
  const predictions = await predict(set);
  const seconds = (performance.now() - started) / 1000;
  const { lines, failures } = await countLines(predictions);
  process.stdout.write(
    `\n${set}: ${lines} pages in ${seconds.toFixed(1)} s; no article on: ${failures.join(', ') || 'none'}\n`,
  );
  const kind = set === 'wcxb' ? ['--kind', 'article'] : [];
  const worst = values.worst === undefined ? [] : ['--worst', values.worst];
  await run(process.execPath, [join(bench, 'score.mjs'), join(bench, set), predictions, ...kind, ...worst]);
}

/** Writes the set as page JSONL and gives it to the real program. */
async function predict(set: string): Promise<string> {
  const truths = (await readFile(join(bench, set, 'truth.jsonl'), 'utf8')).split('\n').filter(Boolean);
  const pages = truths.map((line) => {
    const { id, url } = JSON.parse(line) as { id: string; url: string };
    return JSON.stringify({ id, url, path: join(bench, set, 'pages', `${id}.html.gz`) });
  });
  const [input, output] = [join('bench-output', `${set}-pages.jsonl`), join('bench-output', `${set}.jsonl`)];
  await writeFile(input, `${pages.join('\n')}\n`);
  await run(process.execPath, ['bin/tearsheet.js', 'extract', '--quiet', input], output);
  return output;
}

async function countLines(file: string): Promise<{ lines: number; failures: string[] }> {
  const records = (await readFile(file, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return {
    lines: records.length,
    failures: records.filter((record) => record.error).map((record) => `${record.id} (${record.error.code})`),
  };
}

/** Exit code 3 or 10 means that some pages hold no article, which the scores show. */
function run(command: string, args: string[], output?: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', output ? 'pipe' : 'inherit', 'inherit'] });
    if (output) child.stdout?.pipe(createWriteStream(output));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 || code === 3 || code === 10 ? done() : fail(new Error(`${args[0]} ended with ${code}`)),
    );
  });
}
