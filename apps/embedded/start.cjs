/* `npm start`: packages, build, then the supervisor, in this process, so that signals reach it directly. */
'use strict';
var bootstrap = require('./bootstrap.cjs');

// A wrong flag is said before anything is installed.
var KNOWN = /^(--(lang|port|data|notice)(=.*)?|--demo|--unlaunched|--help|-h)$/;
process.argv.slice(2).forEach(function (flag) {
  if (flag.charAt(0) !== '-' || KNOWN.test(flag)) return;
  console.error('未知选项 ' + flag + ' / unknown flag. npm start -- [--lang zh|en] [--port N] [--data DIR] [--notice FILE | --unlaunched] [--demo]');
  process.exit(2);
});

bootstrap.prepare();
// In a process of its own: bundlers leave settings and memory behind.
var built = require('child_process').spawnSync(process.execPath, ['apps/embedded/build.mjs'], { cwd: bootstrap.root, stdio: 'inherit' });
if (built.status !== 0) {
  if (built.status !== null) console.error('编译失败，见上方输出。/ The build failed, see its lines above.');
  process.exit(built.status === null ? 0 : 1);
}
require('./load.cjs')(bootstrap.root, 'dist/apps/embedded/src/main.js');
