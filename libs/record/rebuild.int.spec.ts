import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '#persistence/data-source.js';
import { migrate } from '#persistence/migrate.js';
import { launched2024, type LaunchedCycle } from '#testing/cycle.js';
import { rebuildAfterMigration } from './rebuild.js';

describe('a rebuild after a migration', () => {
  let cycle: LaunchedCycle;
  beforeAll(async () => {
    cycle = await launched2024();
  });
  afterAll(() => cycle.close());

  const versions = async () => (await cycle.owner.query<{ n: number }>('select count(*)::int as n from assignment_version')).rows[0]?.n;

  it('fills what is empty, goes on where it broke off, and does nothing else', async () => {
    const whole = await versions();
    expect(await rebuildAfterMigration(cycle.database.ownerUrl, 0)).toBe(0);
    // As after a kill, when the migrations are on record already.
    await cycle.owner.query(`delete from assignment_version where assignment_id like '%/44'`);
    expect(await rebuildAfterMigration(cycle.database.ownerUrl, 0)).toBeGreaterThan(500);
    expect(await versions()).toBe(whole);
    expect(await rebuildAfterMigration(cycle.database.ownerUrl, 0)).toBe(0);
    expect(await rebuildAfterMigration(cycle.database.ownerUrl, 1)).toBeGreaterThan(500);
    expect(await versions()).toBe(whole);
  });

  it('follows no migration that says it leaves projections as they are', async () => {
    const source = await createDataSource(cycle.database.ownerUrl, 1).initialize();
    const names = source.migrations.map(({ name }) => name);
    const until = (name: string): number => names.length - names.findIndex((each) => each?.startsWith(name));
    const undone = until('KeepOwedAt');
    try {
      for (let migration = 0; migration < undone; migration++) await source.undoLastMigration();
    } finally {
      await source.destroy();
    }
    // A column of the ledger, and where snapshots lie.
    expect(await migrate(cycle.database.ownerUrl)).toEqual({ ran: undone, outdating: 1 });
  });
});
