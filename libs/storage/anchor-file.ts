import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** 锚 outside the database: one line each, only ever appended. The folder belongs on another disk or a medium that is written once. */
const NAME = 'anchors.jsonl';

/** Every whole line; none where there is no file yet. */
export async function readAnchorFile(dir: string): Promise<string[]> {
  const text = await readFile(join(dir, NAME), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').slice(0, -1);
}

/** On the disk before it answers, the name of the file too. A line that a crash cut short was never an anchor: it goes. */
export async function appendAnchorFile(dir: string, lines: readonly string[]): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const file = await open(join(dir, NAME), 'a+', 0o600);
  try {
    const text = await file.readFile('utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
    await file.appendFile(lines.map((line) => `${line}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  const folder = await open(dir, 'r');
  await folder.sync().finally(() => folder.close());
}
