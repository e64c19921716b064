/* `npm test`: packages first, then everything in test-run.mjs. Syntax that old versions of Node parse, as in bootstrap.cjs. */
'use strict';
var childProcess = require('child_process');
var path = require('path');
var bootstrap = require('./bootstrap.cjs');

bootstrap.prepare();
var run = childProcess.spawnSync(process.execPath, [path.join(__dirname, 'test-run.mjs')].concat(process.argv.slice(2)), { cwd: bootstrap.root, stdio: 'inherit' });
process.exit(run.status === null ? 1 : run.status);
