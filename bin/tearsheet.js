#!/usr/bin/env node
'use strict';
const fs = require('node:fs');
const path = require('node:path');
// Threads for files and host names. Of Node's four, each may wait half a minute for the name of a dead host, and then no file
// can be written; a batch has more URLs in work. Set before the first is needed.
process.env.UV_THREADPOOL_SIZE ??= '32';

// The bundle is the program. In a checkout alone, sources that were compiled after they were bundled run as compiled.
const isCheckout = fs.existsSync(path.join(__dirname, '../src/cli.ts'));
if (isCheckout && !require('./checkout.js').isBundleCurrent()) {
  void import('../dist/src/cli.js');
} else {
  loadBuiltins(process.argv.slice(2));
  const { load, writeCache } = require('./load.js');
  process.on('exit', writeCache);
  load('./cli.js');
}

/**
 * Loads the modules of Node's that will be needed: by any run, by one that is no call for help, by one with an address. Node holds
 * them compiled for V8 without flags; `load.js` sets flags, and each that is loaded after it takes three times as long.
 */
function loadBuiltins(words) {
  for (const name of ['net', 'os']) require(`node:${name}`);
  if (words.includes('--help') || words.every((word) => word.startsWith('-'))) return;
  for (const name of ['crypto', 'fs/promises', 'worker_threads']) require(`node:${name}`);
  if (!words.some((word) => /^https?:/i.test(word))) return;
  for (const name of ['assert', 'dns', 'http', 'perf_hooks', 'stream/web', 'timers/promises', 'tls'])
    require(`node:${name}`);
}
