import { migrate } from '#persistence/migrate.js';
import { rebuildAfterMigration } from '#record/rebuild.js';

/** Runs the migrations that are missing; where one of them changed what projections hold, they are made anew from the events (decision record 0044). */
export async function bringUpTables(ownerUrl: string): Promise<{ readonly ran: number; readonly rebuilt: number }> {
  const { ran, outdating } = await migrate(ownerUrl);
  return { ran, rebuilt: await rebuildAfterMigration(ownerUrl, outdating) };
}
