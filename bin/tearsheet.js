#!/usr/bin/env node
'use strict';
const { isCurrent, load, writeCache } = require('./load.js');

// In a checkout, what was compiled after it was bundled runs as compiled.
if (isCurrent()) {
  process.on('exit', writeCache);
  load('./cli.js');
} else {
  void import('../dist/src/cli.js');
}
