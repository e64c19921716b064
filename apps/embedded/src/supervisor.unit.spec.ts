import { describe, expect, it } from '@jest/globals';
import { Supervisor, type Running } from './supervisor.js';

/** A child that a test ends. */
const fakeChild = (name: string, log: string[]) => {
  let end: (exit: { code: number | null; signal: NodeJS.Signals | null }) => void = () => {};
  const running: Running = {
    exited: new Promise((resolve) => (end = resolve)),
    async stop() {
      log.push(`stop ${name}`);
      end({ code: 0, signal: null });
    },
  };
  return { running, crash: (code: number) => end({ code, signal: null }) };
};
const until = async (isSo: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !isSo(); i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isSo()).toBe(true);
};

describe('the supervisor', () => {
  it('stops in the order given, whatever the order of the start', async () => {
    const log: string[] = [];
    const supervisor = new Supervisor({ say: () => {} });
    for (const name of ['postgres', 'temporal', 'worker', 'api']) await supervisor.add(name, async () => fakeChild(name, log).running);
    await supervisor.stopAll(['api', 'worker', 'absent', 'temporal', 'postgres']);
    expect(log).toEqual(['stop api', 'stop worker', 'stop temporal', 'stop postgres']);
  });

  it('starts a crashed child again, and says so', async () => {
    const said: string[] = [];
    const children: ReturnType<typeof fakeChild>[] = [];
    const supervisor = new Supervisor({ say: (text) => void said.push(text), firstPauseMs: 5 });
    await supervisor.add('worker', async () => {
      const child = fakeChild('worker', []);
      children.push(child);
      return child.running;
    });
    children[0]?.crash(9);
    await until(() => children.length === 2);
    expect(said.join('\n')).toMatch(/worker.*code 9.*重启/);
    children[1]?.crash(9);
    await until(() => children.length === 3);
    await supervisor.stopAll(['worker']);
  });

  it('waits longer after each failure', async () => {
    const pauses: string[] = [];
    let starts = 0;
    const supervisor = new Supervisor({ say: (text) => void pauses.push(/([\d.]+) 秒后/.exec(text)?.[1] ?? ''), firstPauseMs: 100 });
    const first = fakeChild('api', []);
    await supervisor.add('api', async () => {
      starts += 1;
      if (starts === 1) return first.running;
      if (starts < 4) throw new Error('port taken');
      return fakeChild('api', []).running;
    });
    first.crash(1);
    await until(() => starts === 4);
    expect(pauses.filter(Boolean).slice(0, 3)).toEqual(['0.1', '0.2', '0.4']);
    await supervisor.stopAll(['api']);
  });

  it('leaves a child alone that ends because all is stopped', async () => {
    const said: string[] = [];
    let starts = 0;
    const supervisor = new Supervisor({ say: (text) => void said.push(text), firstPauseMs: 1 });
    await supervisor.add('api', async () => {
      starts += 1;
      return fakeChild('api', []).running;
    });
    await supervisor.stopAll(['api']);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect({ starts, said }).toEqual({ starts: 1, said: [] });
  });

  it('hands the failure of a first start to the caller', async () => {
    const supervisor = new Supervisor({ say: () => {} });
    await expect(supervisor.add('api', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await supervisor.stopAll(['api']);
  });

  it('stops a child whose start ends after the stop was asked', async () => {
    const log: string[] = [];
    const supervisor = new Supervisor({ say: () => {} });
    let started: (running: Running) => void = () => {};
    const adding = supervisor.add('api', () => new Promise<Running>((resolve) => (started = resolve)));
    const stopping = supervisor.stopAll(['api']);
    started(fakeChild('api', log).running);
    await adding;
    await stopping;
    expect(log).toEqual(['stop api']);
  });
});
