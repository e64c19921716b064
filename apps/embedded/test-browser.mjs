/**
 * A Chromium of the machine and a font with Chinese characters, for the browser tests: looked for, and installed
 * by the system's package manager where that is allowed without a question. Playwright's own download is not used:
 * it comes from a host that many networks close.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const COMMAND = `apt-get install -y --no-install-recommends ${PACKAGES.join(' ')}`;

/** Answers the browser's path, or in a sentence what is missing and the one command. */
export async function ensureBrowser() {
  if (!isComplete()) install();
  if (isComplete()) return { path: chromium() };
  const parts = [...(chromium() ? [] : ['Chromium']), ...(hasChineseFont() ? [] : ['中文字体 / a CJK font'])];
  return { missing: `缺少 / missing ${parts.join('、')}: sudo ${COMMAND}` };
}

const isComplete = () => Boolean(chromium()) && hasChineseFont();

function chromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...ELSEWHERE];
  return candidates.find((path) => path && isExecutable(path));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Without one every Chinese text is boxes, and a screenshot shows nothing. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() !== '';
  } catch {
    return false;
  }
}

/** Its output is shown. A mirror that does not answer within 10 s is given up. */
function install() {
  const sudo = allowed();
  if (!sudo) return;
  const patience = ['-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::https::Timeout=10', '-o', 'Acquire::Retries=0'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...patience, ...args].slice(1), { stdio: 'inherit', env }).status === 0;
  console.log(`浏览器测试需要 / browser tests need: ${PACKAGES.join(' ')}`);
  if (!apt('update', '-qq')) return;
  apt('install', '-y', '-qq', '--no-install-recommends', ...PACKAGES);
}

/** How apt-get may be run without asking anybody: [] as root, ['sudo', '-n'], or not at all. */
function allowed() {
  const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (process.platform !== 'linux' || !works('apt-get', '--version')) return undefined;
  if (process.getuid?.() === 0) return [];
  return works('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined;
}
