import { describe, expect, it } from '@jest/globals';
import { dayOf, minuteOfDay } from '#domain/calendar/day.js';
import { cycleScene, type CycleScene } from '#testing/cycle-scene.js';
import { eventually } from '#testing/eventually.js';
import { timeSkippingServer } from '#testing/temporal-servers.js';
import { historiesOf } from '#testing/workflow-histories.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const launch = { type: 'LaunchCycle', year: 2024, settings: {} } as const;

describe('the workflow of a year', () => {
  const suite = workflowSuite(timeSkippingServer);
  const scene = (more: { continueAt?: number } = {}): Promise<CycleScene> => cycleScene(suite.server, { taskQueue: suite.taskQueue('cycle'), ...more });
  const what = ({ cycle }: CycleScene) => cycle.events.map(({ type, data, at }) => [type + ('quarter' in data ? ` ${data.quarter}` : ''), dayOf(at), minuteOfDay(at)].join(' '));
  const YEAR = [
    'CycleLaunched 2024-03-29 540', 'QuarterClosed 1 2024-04-23 0', 'OptInWindowClosed 2024-04-29 0', 'QuarterClosed 2 2024-07-20 0', 'QuarterClosed 3 2024-10-26 0', 'CycleClosed 2025-01-01 0', 'QuarterClosed 4 2025-01-23 0',
  ];

  it('passes the end of the opt-in window, each quarter and the end of the year, each once, and ends with the archive', async () => {
    const it = await scene();
    await it.run(suite.workflowBundle, async () => {
      await it.cycle.send(launch);
      await it.tell();
      await it.until('2025-02-01');
      expect(what(it)).toEqual(YEAR);
      expect(it.cycle.calls.passCycleInstant).toBe(6);
      expect((await it.handle.describe()).status.name).toBe('RUNNING');
      await it.cycle.send({ type: 'ArchiveCycle' });
      await it.tell();
      await it.handle.result();
    });
  });

  it('what is prepared before the launch gives it nothing to wait for; the year begins with the launch, by the settings prepared', async () => {
    const it = await scene();
    await it.run(suite.workflowBundle, async () => {
      await it.cycle.send({ type: 'PrepareSettings', settings: { optInWd: 10 }, reason: '缩短申报期' });
      await it.tell();
      await eventually('the settings are heard', async () => (await it.state()).status === 'preparing');
      await it.cycle.send(launch);
      await it.tell();
      await it.until('2024-04-20');
      expect(what(it)).toEqual(['SettingsPrepared 2024-03-29 540', 'CycleLaunched 2024-03-29 540', 'OptInWindowClosed 2024-04-16 0']);
    });
  });

  it('closed by a coordinator before its end, the end does not come again', async () => {
    const it = await scene();
    await it.run(suite.workflowBundle, async () => {
      await it.cycle.send(launch);
      await it.tell();
      await it.until('2024-11-30', 9);
      await it.cycle.send({ type: 'CloseCycle' });
      await it.tell();
      await it.until('2025-02-01');
      expect(what(it).slice(-2)).toEqual(['CycleClosed 2024-11-30 540', 'QuarterClosed 4 2025-01-23 0']);
    });
  });

  it('a gap is loaded, and a year in short runs is the same year', async () => {
    const it = await scene({ continueAt: 15 });
    await it.run(suite.workflowBundle, async () => {
      await it.cycle.send(launch);
      await it.tell([]);
      await eventually('the events are loaded', async () => it.cycle.calls.loadCycleEvents === 1 && (await it.state()).sequence === 1);
      await it.until('2025-02-01');
      expect(what(it)).toEqual(YEAR);
      expect((await historiesOf(suite.server.env.client, it.workflowId)).length).toBeGreaterThan(1);
    });
  });

  it('the demo’s clock walks it: told that the clock has moved, it passes what has come', async () => {
    const it = await scene();
    await it.run(suite.workflowBundle, async () => {
      await it.cycle.send(launch);
      await it.tell();
      await eventually('the launch is heard', async () => (await it.state()).sequence === 1);
      await it.jump('2024-04-29', 9);
      await eventually('both have come', () => it.cycle.events.length === 3);
      expect(what(it)).toEqual([YEAR[0], 'QuarterClosed 1 2024-04-29 540', 'OptInWindowClosed 2024-04-29 540']);
    });
  });
});
