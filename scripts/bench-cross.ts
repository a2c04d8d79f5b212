/**
 * Cross-validates the body by registered domain: of each of several parts of the domains, over all sets at once, the pages are read
 * by the real program with weights that were trained without them. By hand only: an hour and more.
 *
 *   npm run bench:cross [-- --parts 4] [--seeds 3] [--work bench-output/cross] [--jobs 1]
 *   npm run bench:cross -- --side before --checkout OTHER    # an older version, built, whose training knows --hold and --seed
 *
 * The work folder keeps each part that is read, so a run that was stopped goes on from there. The figures are kept in `tests/bench/cross-validated.json`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import { BENCH, domainOf, partOf, readTruths, type Truth } from './bench-sets.ts';
import {
  addShares,
  CROSSED_SETS,
  type CrossedSet,
  gains,
  measure,
  readCrossValidated,
  type Shares,
  type Side,
  writeCrossValidated,
} from './quality/cross-validated.ts';
import { predict } from './quality/scores.ts';

const { values: flags } = parseArgs({
  options: {
    side: { type: 'string', default: 'now' },
    checkout: { type: 'string', default: '.' },
    parts: { type: 'string', default: '4' },
    seeds: { type: 'string', default: '3' },
    work: { type: 'string', default: 'bench-output/cross' },
    jobs: { type: 'string', default: '1' },
  },
});
if (flags.side !== 'before' && flags.side !== 'now') throw new Error('--side is before or now');
const checkout = resolve(flags.checkout);
const folder = resolve(flags.work, flags.side);
const parts = Number(flags.parts);
mkdirSync(folder, { recursive: true });

const shipped = await measureSeed('shipped', () => join(checkout, 'bin/tearsheet.js'), 1);
const side: Side = {
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim(),
  parts,
  all: shipped.figures,
  crossValidated: {},
};
const shares: Shares[] = [];
for (let seed = 1; seed <= Number(flags.seeds); seed += 1) {
  const measured = await measureSeed(`${parts}-parts-seed-${seed}`, (part) => trained(part, seed), parts);
  for (const [key, value] of Object.entries(measured.figures))
    side.crossValidated[key] = [...(side.crossValidated[key] ?? []), value];
  shares.push(measured.shares);
  print(`seed ${seed}: ${JSON.stringify(measured.figures)}`);
}
writeFileSync(sharesOf(flags.side), JSON.stringify(addShares(shares)));
const results = { ...readCrossValidated(), [flags.side]: side };
if (existsSync(sharesOf('before'))) results.gain = gains(readShares(sharesOf('before')), readShares(sharesOf('now')));
writeCrossValidated(results);

/** Reads each part of the pages with the program for it, and scores all of them together. */
async function measureSeed(name: string, programOf: (part: number) => string, parts: number) {
  for (let part = 0; part < parts; part += 1) {
    const own = (set: CrossedSet) => join(folder, `${name}-part-${part}-${set}`);
    if (CROSSED_SETS.every((set) => existsSync(`${own(set)}.jsonl`))) continue;
    const program = programOf(part);
    for (const set of CROSSED_SETS) {
      const truths = truthsOf(set).filter(({ url }) => parts === 1 || partOf(domainOf(url), parts) === part);
      renameSync(
        await predict({ program, set, truths, file: `${own(set)}-running`, jobs: flags.jobs }),
        `${own(set)}.jsonl`,
      );
    }
  }
  return measure(join(folder, name), truthsOf, (set) => {
    const texts = Array.from({ length: parts }, (_, part) =>
      readFileSync(join(folder, `${name}-part-${part}-${set}.jsonl`), 'utf8'),
    );
    const all = join(folder, `${name}-${set}.jsonl`);
    writeFileSync(all, texts.join(''));
    return all;
  });
}

/** The pages that hold an article: the others of wcxb are not scored. */
function truthsOf(set: CrossedSet): Truth[] {
  return readTruths(set).filter(({ kind }) => set !== 'wcxb' || kind === 'article');
}

/** The program with weights that were trained without the part. */
function trained(part: number, seed: number): string {
  const weights = join(folder, `${parts}-parts-seed-${seed}-part-${part}.ts`);
  const cache = join(folder, `${parts}-parts-part-${part}.blocks`);
  if (!existsSync(weights)) {
    print(`training: part ${part} of ${parts} held out, seed ${seed}`);
    const hold = ['--hold', `${part}/${parts}`, '--seed', String(seed), '--cache', cache, '--out', weights];
    const command = ['--max-old-space-size=6000', 'dist/scripts/train-body.js', ...hold];
    execFileSync(process.execPath, command, {
      cwd: checkout,
      env: { ...process.env, TEARSHEET_BENCH: BENCH },
      stdio: 'inherit',
    });
  }
  return programWith(weights);
}

/** A copy of the program that has other weights. Without a bundle beside it, it runs as compiled. */
function programWith(weights: string): string {
  const copy = join(folder, 'program');
  if (!existsSync(copy)) {
    for (const part of ['bin', 'dist/src', 'src/cli.ts', 'package.json'])
      cpSync(join(checkout, part), join(copy, part), { recursive: true });
    symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'));
  }
  const compiled = readdirSync(join(copy, 'dist/src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /body\/weights\.js$/.test(file),
  );
  if (compiled.length !== 1) throw new Error(`${compiled.length} files of weights in ${checkout}`);
  const { code } = transformSync(readFileSync(weights, 'utf8'), { loader: 'ts' });
  writeFileSync(join(copy, 'dist/src', compiled[0] as string), code);
  return join(copy, 'bin/tearsheet.js');
}

/** Kept in git, as it takes half an hour to read the pages of a version again: what each page adds to the figures. */
function sharesOf(side: string): string {
  return `tests/bench/cross-shares-${side}.json`;
}

function readShares(file: string): Shares {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
