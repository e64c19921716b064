import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow, sumOf } from './kept-copy.js';

/** What `sha256sum -c` reads: each file of a folder but itself. */
export const SUMS = 'SHA256SUMS';

export async function writeSums(folder: string): Promise<void> {
  const lines: string[] = [];
  for (const file of await filesBelow(folder)) lines.push(`${await sumOf(join(folder, file))}  ${file}`);
  await writeFile(join(folder, SUMS), `${lines.join('\n')}\n`, { mode: 0o600, flush: true });
}

/** Holds every file against its sum: what is wrong, each by its name, and why. Undefined where there is no list. */
export async function wrongFiles(folder: string): Promise<string[] | undefined> {
  const text = await readFile(join(folder, SUMS), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const wanted = new Map(text.trimEnd().split('\n').map((line) => [line.slice(66), line.slice(0, 64)] as const));
  const there = (await filesBelow(folder)).filter((file) => file !== SUMS);
  const wrong = [...wanted.keys()].filter((file) => !there.includes(file)).map((file) => `${file}：缺失 / missing`);
  for (const file of there) {
    const sum = wanted.get(file);
    if (sum === undefined) wrong.push(`${file}：清单中没有 / not in the list`);
    else if (sum !== (await sumOf(join(folder, file)))) wrong.push(`${file}：内容已变 / altered`);
  }
  return wrong;
}
