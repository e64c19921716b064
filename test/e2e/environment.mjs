import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestEnvironment } from 'jest-environment-node';

const KEPT = 'dist/artefacts/failed';
/** Of a page's text; what a log of CI can show. */
const SHOWN = 1_500;

/** When a walk fails, what each of its pages showed is kept as a picture and printed as text: CI has no other eyes. */
export default class WalkEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name === 'setup') this.global.openPages = [];
    if (event.name !== 'test_fn_failure') return;
    await mkdir(KEPT, { recursive: true });
    for (const [index, page] of this.global.openPages.entries()) {
      if (page.isClosed()) continue;
      const text = await page.locator('body').innerText({ timeout: 2_000 }).catch((error) => String(error));
      process.stderr.write(`\n⧉ ${event.test.name} · page ${index + 1} at ${page.url()}\n${text.replace(/\s*\n\s*/g, ' | ').slice(0, SHOWN)}\n`);
      const picture = await page.screenshot({ timeout: 5_000 }).catch(() => undefined);
      if (picture) await writeFile(join(KEPT, `${event.test.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${index + 1}.png`), picture);
    }
  }
}
