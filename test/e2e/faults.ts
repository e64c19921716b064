import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in a line each, and by how many pixels the page is too wide. */
export async function faults(page: Page): Promise<{ violations: string[]; sideways: number }> {
  // By the debugger, for the page's own rules let no script in. Tooltips hang on the body, outside every region.
  await page.evaluate(AXE);
  const found = await page.evaluate<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }>('axe.run({ rules: { region: { enabled: false } } })');
  const violations = found.violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html, failureSummary }) => `${impact} ${id}: ${html.slice(0, 200)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 300)}`));
  return { violations, sideways: await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth') };
}
