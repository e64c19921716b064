import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { at, parseDay } from '#domain/calendar/day.js';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { moveDemoClock, readDemoClock, stepDemoClock } from './demo-clock.js';
import { takeHanded } from './messages.js';

describe('the walking demo clock', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
    // Only what the test puts there is waited for.
    await cycle.owner.query(`delete from wake`);
    await cycle.owner.query(`update stream set next_due_at = null`);
    await cycle.owner.query(`update reminder set state = 'suppressed', suppressed_reason = 'fulfilled' where state = 'armed'`);
  });
  afterAll(() => cycle.close());

  it('stays while a mail is under way, and goes on when it is sent or its channel fails', async () => {
    const target = at(parseDay('2030-01-02'), 9);
    expect(await moveDemoClock(cycle.record, target)).toBe(true);
    await cycle.owner.query(`insert into message (id, channel, recipient, kind, title, lines, created_at, state) values ('00000000-0000-4000-8000-000000000001', 'email', 'c44', 'digest', '{}', '[]', now(), 'handed')`);
    expect(await stepDemoClock(cycle.record)).toMatchObject({ moving: true, dueStreams: [] });
    // Taken by the channel: still under way.
    expect(await takeHanded(cycle.record, { name: 'email', knowsRepeats: true }, 10)).toHaveLength(1);
    await stepDemoClock(cycle.record);
    expect((await readDemoClock(cycle.record)).movingTo).toBe(target);
    // The channel fails: it holds no time up.
    await cycle.owner.query(`update message set try_after = now() + interval '1 minute'`);
    expect(await stepDemoClock(cycle.record)).toMatchObject({ moving: false });
    expect((await readDemoClock(cycle.record)).now).toBeGreaterThanOrEqual(target);
  });
});
