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
  const { load, writeCache } = require('./load.js');
  process.on('exit', writeCache);
  load('./cli.js');
}
