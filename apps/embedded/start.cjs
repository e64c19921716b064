/* `npm start`: packages, build, then the supervisor, in this process, so that signals reach it directly. */
'use strict';
var bootstrap = require('./bootstrap.cjs');

// A wrong flag is said before anything is installed.
var KNOWN = /^(--(lang|port|data)(=.*)?|--demo|--help|-h)$/;
process.argv.slice(2).forEach(function (flag) {
  if (flag.charAt(0) !== '-' || KNOWN.test(flag)) return;
  console.error('未知选项 ' + flag + ' / unknown flag. npm start -- [--lang zh|en] [--port N] [--data DIR] [--demo]');
  process.exit(2);
});

bootstrap.prepare();
var load = require('./load.cjs');
load(bootstrap.root, 'apps/embedded/build.mjs')
  .then(function (module) {
    return module.build({ say: function (part) { console.log('… 编译 / building: ' + part); } });
  })
  .then(
    function () { return load(bootstrap.root, 'dist/apps/embedded/src/main.js'); },
    function (error) {
      console.error('编译失败 / the build failed:\n' + (error && error.stack ? error.stack : error));
      process.exit(1);
    }
  );
