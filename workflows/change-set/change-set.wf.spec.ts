import { describe, expect, it } from '@jest/globals';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { changeSetScene, InMemoryChangeSet } from '#testing/change-set-scene.js';
import { doomedWorker } from '#testing/doomed-worker.js';
import { eventually } from '#testing/eventually.js';
import { devServer } from '#testing/temporal-servers.js';
import { historiesOf } from '#testing/workflow-histories.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `row-${index + 1}`);

describe('the workflow of a change set', () => {
  const suite = workflowSuite(devServer);
  const scene = (rows: InMemoryChangeSet, more: { continueAt?: number } = {}) => changeSetScene(suite.server, { changeSet: 'change-set/one', rows, taskQueue: suite.taskQueue('change-set'), ...more });

  it('applies page after page and ends when each row is settled', async () => {
    const rows = new InMemoryChangeSet(names(8));
    const it = scene(rows);
    await it.run(suite.workflowBundle, () =>
      it.bulk(async () => {
        await it.tell();
        await it.handle.result();
      }),
    );
    expect(rows.applied).toEqual(names(8));
    expect(rows.pages).toBe(3);
  });

  it('waits while rows are held, goes on when told, and is not in a hurry for nothing', async () => {
    const rows = new InMemoryChangeSet(names(4), ['row-2']);
    const it = scene(rows);
    await it.run(suite.workflowBundle, () =>
      it.bulk(async () => {
        await it.tell();
        await eventually('the rest is applied', () => rows.applied.length === 3);
        await it.tell();
        await eventually('it looked once more', () => rows.pages === 3);
        expect([rows.held, (await it.handle.describe()).status.name]).toEqual([['row-2'], 'RUNNING']);
        rows.release();
        await it.tell();
        await it.handle.result();
      }),
    );
    expect(rows.applied).toEqual(['row-1', 'row-3', 'row-4', 'row-2']);
    expect(rows.pages).toBe(4);
  });

  it('a page that fails half-way is sent again, and no row is applied twice', async () => {
    const rows = new InMemoryChangeSet(names(5));
    let failures = 2;
    rows.beforeRow = (row) => {
      if (row === 'row-2' && failures-- > 0) throw new Error('the database went away');
    };
    const it = scene(rows);
    await it.run(suite.workflowBundle, () =>
      it.bulk(async () => {
        await it.tell();
        await it.handle.result();
      }),
    );
    expect(rows.applied).toEqual(names(5));
    expect(rows.pages).toBe(4);
  });

  it('a worker killed in a page is followed by another, which goes on', async () => {
    const rows = new InMemoryChangeSet(names(7));
    const it = scene(rows);
    await it.run(suite.workflowBundle, async () => {
      const doomed = doomedWorker(suite.server, TASK_QUEUES.bulk, suite.workflowBundle);
      await it.tell();
      expect(await doomed.begun).toMatchObject({ activity: 'applyChangePage', input: { changeSet: 'change-set/one' } });
      await doomed.kill();
      await it.bulk(async () => {
        await it.handle.result();
      });
    });
    expect(rows.applied).toEqual(names(7));
  });

  it('continues as new on a long way', async () => {
    const rows = new InMemoryChangeSet(names(40));
    const it = scene(rows, { continueAt: 20 });
    await it.run(suite.workflowBundle, () =>
      it.bulk(async () => {
        await it.tell();
        await it.handle.result();
      }),
    );
    expect(rows.applied).toEqual(names(40));
    expect((await historiesOf(suite.server.env.client, it.workflowId)).length).toBeGreaterThan(2);
  });
});
