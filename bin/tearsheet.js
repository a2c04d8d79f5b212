#!/usr/bin/env node
'use strict';
// Threads for files and host names. Of Node's four, each may wait half a minute for the name of a dead host, and then no file
// can be written; a batch has more URLs in work. Set before the first is needed.
process.env.UV_THREADPOOL_SIZE ??= '32';
const { isCurrent, load, writeCache } = require('./load.js');

// In a checkout, what was compiled after it was bundled runs as compiled.
if (isCurrent()) {
  process.on('exit', writeCache);
  load('./cli.js');
} else {
  void import('../dist/src/cli.js');
}
