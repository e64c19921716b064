import { spawnSync } from 'node:child_process';
import { ensureBrowser } from '../../apps/embedded/test-browser.mjs';
import { startSystem } from '../e2e/system.mjs';

/** Of units' groups; nobody answers there. A spec may listen on this machine. */
const CHANNELS = JSON.stringify({ allowedHosts: ['127.0.0.1'], channels: { 'work-group': { kind: 'feishu', token: 'token-of-e2e', secret: 'a-secret-of-e2e-000' }, 'a-hook': { kind: 'webhook', url: 'https://hook.invalid/in', keyId: 'k1', secret: 'a-secret-of-e2e-000' } } });

/** A browser, what the sources say now (`npm test` has just built it), and one running system for all specs that leave the clock alone. */
export default async function setUp() {
  const { path, missing } = await ensureBrowser();
  if (!path) throw new Error(missing);
  process.env.CHROMIUM_PATH = path;
  // Under jest's own NODE_ENV the pages would be made for development.
  const { NODE_ENV: _, ...env } = process.env;
  if (process.env.LIANDONG_BUILT !== '1' && spawnSync(process.execPath, ['apps/embedded/build.mjs'], { stdio: 'inherit', env }).status !== 0) throw new Error('the build failed');
  const system = await startSystem([], { CHANNELS });
  process.env.LIANDONG_E2E_URL = system.url;
  globalThis.liandongE2eSystem = system;
}
