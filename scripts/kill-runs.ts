/** `node dist/scripts/kill-runs.js [pages] [kills] [seed]`: the kill test in full, 500 pages and 50 kills by default. */
import { killAndResume } from '../tests/helpers/kill.ts';

const [pages = 500, kills = 50, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
process.stdout.write(`pages ${pages}, kills ${kills}, seed ${seed}\n`);
const started = performance.now();
const progress = await killAndResume({ pages, kills, seed });
process.stdout.write(`saved at each kill: ${progress.join(' ')}\n`);
process.stdout.write(
  `every capture verifies, none is missing, none is twice (${Math.round((performance.now() - started) / 1000)} s)\n`,
);
