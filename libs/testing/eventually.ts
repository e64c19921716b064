/** Asks until the answer is yes; for what another process does in its own time. Fails with what was waited for. `everyMs`: where asking costs something. */
export async function eventually(what: string, isSo: () => boolean | Promise<boolean>, timeoutMs = 30_000, everyMs = 20): Promise<void> {
  for (const end = Date.now() + timeoutMs; !(await isSo()); await new Promise((resolve) => setTimeout(resolve, everyMs))) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${what}`);
  }
}
