/** Finds the browser: the one that was named, or an installed Chromium, Chrome or Edge. Nothing is ever downloaded. */
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { TearsheetError } from '../../errors.ts';

export interface InstalledBrowser {
  /** A product name such as `Chromium`. */
  name: string;
  path: string;
}

/** Names in PATH, in the order in which they are preferred. */
const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Places of installers that leave PATH alone. */
const PLACES = [
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ].map((path) => join(folder, path));
  }),
];

/** Throws `usage` when there is none, with what to install. */
export function findBrowser(named?: string): InstalledBrowser {
  if (named !== undefined) {
    const path = resolve(named.replace(/^~(?=$|[\\/])/, homedir()));
    if (isProgram(path)) return { name: nameOf(path), path };
    throw new TearsheetError('usage', `--browser: ${named} is no program that can be run`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const found = [...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))), ...PLACES].find(
    isProgram,
  );
  if (found !== undefined) return { name: nameOf(found), path: found };
  throw new TearsheetError(
    'usage',
    '--browser needs Chromium, Chrome or Edge, and none was found; install one, or name its program: --browser /PATH/TO/IT',
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}

function nameOf(path: string): string {
  if (/edge/i.test(path)) return 'Edge';
  return /chromium/i.test(path) ? 'Chromium' : 'Chrome';
}
