import { describe, expect, it } from '@jest/globals';
import { safeName } from './case-file-text.js';

describe('a name in a case file', () => {
  it.each([
    ['实施 方案.pdf', '实施 方案.pdf'],
    ['a/b\\c:"*?.txt', 'a_b_c____.txt'],
    ['.gitignore', '.gitignore'],
    ['没有后缀', '没有后缀'],
  ])('%s is %s', (given, name) => expect(safeName(given)).toBe(name));

  it('keeps its ending, however long it is, within what every system takes', () => {
    for (const long of [`${'x'.repeat(200)}.tar.xlsx`, `${'实施方案'.repeat(60)}.pdf`, `${'𠮷'.repeat(120)}.docx`]) {
      const name = safeName(long);
      expect([Buffer.byteLength(name) <= 200, !/\p{Cs}/u.test(name), name.slice(name.lastIndexOf('.')), long.startsWith(name.slice(0, name.lastIndexOf('.')))]).toEqual([true, true, long.slice(long.lastIndexOf('.')), true]);
    }
  });
});
