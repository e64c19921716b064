/*
 * What both commands do first, on a machine with nothing but some Node: look at its version, install the packages.
 * No dependency, and syntax that old versions of Node parse (no `?.`, no `node:`): else they would print a
 * syntax error instead of the sentence.
 */
'use strict';
var childProcess = require('child_process');
var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var root = path.resolve(__dirname, '../..');
var OLDEST = [20, 19];

/** Exit code 3 with the one command, in both languages, when this Node is too old. */
function checkNode() {
  var found = process.versions.node.split('.').map(Number);
  if (found[0] > OLDEST[0] || (found[0] === OLDEST[0] && found[1] >= OLDEST[1])) return;
  var needed = OLDEST.join('.');
  console.error('联动需要 Node ≥ ' + needed + '，当前为 ' + process.versions.node + '。请执行：nvm install 24（或从 https://nodejs.org 安装）');
  console.error('liandong needs Node >= ' + needed + ', this is ' + process.versions.node + '. Run: nvm install 24');
  process.exit(3);
}

function lockHash() {
  return crypto.createHash('sha256').update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}

var stampFile = path.join(root, 'node_modules', '.liandong-lock');

function isInstalled() {
  try {
    if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === lockHash()) return true;
    if (!isInstalledByNpm()) return false;
  } catch (error) {
    return false;
  }
  fs.writeFileSync(stampFile, lockHash());
  return true;
}

/** Someone ran `npm install` or `npm ci` by hand: npm's own list of what it installed agrees with the lock file. */
function isInstalledByNpm() {
  var read = function (file) { return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages; };
  var wanted = read('package-lock.json');
  var found = read('node_modules/.package-lock.json');
  return Object.keys(wanted).every(function (name) {
    // '' is the project itself; what is optional is left out on other platforms.
    if (name === '' || (wanted[name].optional && !found[name]) || wanted[name].devOptional) return true;
    return found[name] !== undefined && found[name].version === wanted[name].version && found[name].integrity === wanted[name].integrity;
  });
}

/** npm's own lines are shown. `--include=dev`, since NODE_ENV=production would leave out what builds the pages. */
function install() {
  console.log(fs.existsSync(path.join(root, 'node_modules')) ? '联动：依赖有变化，重新安装（npm ci）… / packages changed, installing' : '联动：首次运行，安装依赖（npm ci）… / first run, installing packages');
  var args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  var npm = process.env.npm_execpath;
  var result = npm && /\.[cm]?js$/.test(npm)
    ? childProcess.spawnSync(process.execPath, [npm].concat(args), { cwd: root, stdio: 'inherit' })
    : childProcess.spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error('依赖安装失败，见上方 npm 的输出。/ npm ci failed, see its lines above.');
    process.exit(1);
  }
  fs.writeFileSync(stampFile, lockHash());
}

/** Node is new enough and the packages are those of the lock file. */
function prepare() {
  checkNode();
  process.chdir(root);
  if (!isInstalled()) install();
}

module.exports = { root: root, prepare: prepare, checkNode: checkNode, isInstalled: isInstalled };
