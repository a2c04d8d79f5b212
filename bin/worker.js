'use strict';
// The worker threads' code in the bundle. What it compiles is not kept: threads do not end by themselves.
require('./load.js').load('./worker.js');
