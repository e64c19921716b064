import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureWritableFolder, folderSentence, keptSecret } from './data-folder.js';
import { LocalServiceError } from './local-service-error.js';

/** Nobody: permissions do not bind root, so what binds is tried as this account. */
const NOBODY = 65_534;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liandong-folder-'));
});
afterEach(() => {
  chmodSync(dir, 0o700);
  rmSync(dir, { recursive: true });
});

const asOrdinaryUser = (work: () => void): void => {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
};

describe('the data folder', () => {
  it('is made, tried, and left as it was', () => {
    ensureWritableFolder(join(dir, 'a', 'b'));
    expect(readdirSync(join(dir, 'a', 'b'))).toEqual([]);
  });

  it('that may not be written is one sentence with the way out', () => {
    chmodSync(dir, 0o555);
    asOrdinaryUser(() => {
      expect(() => ensureWritableFolder(dir)).toThrow(LocalServiceError);
      expect(() => ensureWritableFolder(dir)).toThrow(new RegExp(`${dir} 只读或无权写入.*--data`));
    });
  });

  it('that cannot be made is the same sentence', () => {
    chmodSync(dir, 0o555);
    asOrdinaryUser(() => expect(() => ensureWritableFolder(join(dir, 'data', 'inner'))).toThrow(/只读或无权写入/));
  });

  it('that is a file is named', () => {
    const file = join(dir, 'file');
    writeFileSync(file, '');
    expect(() => ensureWritableFolder(file)).toThrow(new RegExp(file));
  });

  it.each([
    ['ENOSPC', /磁盘已满.*disk.*full/],
    ['EDQUOT', /磁盘已满/],
    ['EROFS', /只读/],
  ])('%s is said in words', (code, sentence) => {
    expect(folderSentence('/srv/data', { code, message: '' })).toMatch(sentence);
  });
});

describe('a kept secret', () => {
  it('is made once, and only we may read it', () => {
    const file = join(dir, 'secret');
    const secret = keptSecret(file);
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(keptSecret(file)).toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('differs from folder to folder', () => {
    expect(keptSecret(join(dir, 'one'))).not.toBe(keptSecret(join(dir, 'two')));
  });
});
