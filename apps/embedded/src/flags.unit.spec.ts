import { describe, expect, it } from '@jest/globals';
import { readFlags, SettingError } from './flags.js';

describe('flags', () => {
  it('none: Chinese, no port named, no folder named', () => {
    expect(readFlags([])).toEqual({ language: 'zh', demo: false, unlaunched: false, help: false });
  });

  it('are read', () => {
    expect(readFlags(['--lang', 'en', '--port', '3100', '--data', '/srv/data', '--demo', '--notice', 'a.docx'])).toEqual({ language: 'en', port: 3100, dataDir: '/srv/data', notice: 'a.docx', demo: true, unlaunched: false, help: false });
  });

  it('a year may begin with nothing launched', () => {
    expect(readFlags(['--unlaunched'])).toMatchObject({ unlaunched: true });
  });

  it.each([
    [['--bogus'], '--bogus'],
    [['--lang', 'fr'], '--lang fr'],
    [['--port', '0'], '--port 0'],
    [['--port', '70000'], '--port 70000'],
    [['--port', 'x'], '--port x'],
    [['--port'], '--port'],
    [['stray'], 'stray'],
    [['--notice', 'a.docx', '--unlaunched'], '--unlaunched'],
  ])('%j is wrong, and named', (args, name) => {
    expect(() => readFlags(args)).toThrow(SettingError);
    expect(() => readFlags(args)).toThrow(name);
  });
});
