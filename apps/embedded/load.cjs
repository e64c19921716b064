/* Loads a module of the new kind. A file of its own: Node 8 does not parse `import()`, and must reach the version check. */
'use strict';
var path = require('path');
var url = require('url');

module.exports = function load(root, file) {
  return import(url.pathToFileURL(path.join(root, file)).href);
};
