import { describe, expect, it } from '@jest/globals';
import { Steps } from './steps.js';

const onScreen = (isTTY: boolean, language: 'zh' | 'en' = 'zh') => {
  const written: string[] = [];
  let at = 0;
  const steps = new Steps({ isTTY, write: (text) => void written.push(text) }, language, () => at);
  return { steps, text: () => written.join(''), pass: (ms: number) => (at += ms) };
};

describe('steps without a terminal', () => {
  it('are one plain line each, written when done, with their time', async () => {
    const { steps, text, pass } = onScreen(false);
    const value = await steps.run('database', async (say) => {
      say('50 %');
      pass(1_400);
      return { text: '127.0.0.1:43117', value: 7 };
    });
    await steps.run('temporal', async () => ({ text: '1.9.1', value: undefined }));
    expect(value).toBe(7);
    expect(text()).toBe('✔ 数据库         127.0.0.1:43117  1.4 s\n✔ Temporal       1.9.1  0.0 s\n');
  });

  it('hold no control code, not even while two run at once', async () => {
    const { steps, text } = onScreen(false);
    const step = async (say: (text: string) => void) => {
      say('…');
      steps.line('in between');
      return { text: 'done', value: undefined };
    };
    await Promise.all([steps.run('database', step), steps.run('temporal', step)]);
    // eslint-disable-next-line no-control-regex -- a control code is what must not be there
    expect(text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(text().split('\n').filter(Boolean)).toHaveLength(4);
  });

  it('that fail are marked, and the reason goes on to the caller', async () => {
    const { steps, text } = onScreen(false, 'en');
    await expect(steps.run('database', () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
    expect(text()).toMatch(/^✘ Database +0\.0 s\n$/);
  });
});

describe('steps on a terminal', () => {
  it('show what runs and write over it', async () => {
    const { steps, text } = onScreen(true);
    await steps.run('database', async (say) => {
      say('50 %');
      return { text: 'done', value: undefined };
    });
    expect(text()).toContain('· 数据库 50 %\r\u001b[2K✔ 数据库');
    expect(text().endsWith('\n')).toBe(true);
  });
});
