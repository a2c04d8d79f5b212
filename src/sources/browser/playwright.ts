/** playwright-core, which is loaded here and nowhere else, once a browser was asked for. */
import type * as Playwright from 'playwright-core';
import { TearsheetError } from '../../errors.ts';

/** Oldest version whose ways are known, by major and minor number. */
const OLDEST = [1, 55] as const;

let loaded: typeof Playwright | undefined;

/** The package as it is installed beside the program, or above it. Throws `usage` when it is not. */
export function loadPlaywright(): typeof Playwright {
  if (loaded !== undefined) return loaded;
  // The bundle's own `require` knows the bundle alone.
  const { createRequire } = process.getBuiltinModule('node:module');
  const fromHere = createRequire(import.meta.url);
  try {
    const { version } = fromHere(`${NAME}/package.json`) as { version: string };
    if (isOlder(version))
      throw new TearsheetError('usage', `--browser needs ${NAME} ${OLDEST.join('.')} or later, and ${version} is installed`);
    loaded = fromHere(NAME) as typeof Playwright;
    return loaded;
  } catch (error) {
    if (error instanceof TearsheetError) throw error;
    const advice = `npm install ${NAME} beside tearsheet (npm install -g ${NAME} where it is installed globally)`;
    throw new TearsheetError('usage', `--browser needs the package ${NAME}, which is not installed: ${advice}`, {
      cause: error,
    });
  }
}

const NAME = 'playwright-core';

function isOlder(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}
