'use strict';
// The worker threads' code in the bundle. What it compiles is not kept: threads do not end by themselves.
const { load, beginLongRun } = require('./load.js');
load('./worker.js');
// The code for pages is loaded first, for it is kept under the flags that the main thread has.
setImmediate(beginLongRun);
