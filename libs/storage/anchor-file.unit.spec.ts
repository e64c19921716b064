import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendAnchorFile, readAnchorFile } from './anchor-file.js';

describe('the file of the anchors', () => {
  let root: string;
  beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'liandong-anchors-'))));
  afterEach(() => rmSync(root, { recursive: true }));
  const dir = (): string => join(root, 'outside');
  const file = (): string => join(dir(), 'anchors.jsonl');

  it('holds nothing before the first, and then every line in order, for us alone', async () => {
    expect(await readAnchorFile(dir())).toEqual([]);
    await appendAnchorFile(dir(), ['{"number":1,"text":"锚"}']);
    await appendAnchorFile(dir(), ['{"number":2}', '{"number":3}']);
    expect(await readAnchorFile(dir())).toEqual(['{"number":1,"text":"锚"}', '{"number":2}', '{"number":3}']);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('takes no line for one that a crash cut short, and writes the next where it began', async () => {
    await appendAnchorFile(dir(), ['{"text":"锚"}']);
    appendFileSync(file(), '{"numb');
    expect(await readAnchorFile(dir())).toEqual(['{"text":"锚"}']);
    await appendAnchorFile(dir(), ['{"number":2}']);
    expect(readFileSync(file(), 'utf8')).toBe('{"text":"锚"}\n{"number":2}\n');
  });
});
