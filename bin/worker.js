'use strict';
// The worker threads' code in the bundle.
const { load, expectLongRun } = require('./load.js');
load('./worker.js');
expectLongRun();
