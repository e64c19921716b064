import { createDataSource } from '#persistence/data-source.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { RehearsalReadModel, type RehearsalFacts } from '#persistence/read-models/rehearsal.read-model.js';
import { UsageError } from './command.js';
import { findServers } from './connect.js';

/** What the record of `npm start`, or of DATABASE_URL, would launch. Reads only. */
export async function liveFacts(): Promise<RehearsalFacts> {
  const database = await createDataSource(findServers().databaseUrl, 1).initialize();
  try {
    const facts = await new RehearsalReadModel(database).ofYear(null, await new ClockReadModel(database).now());
    if (!facts) throw new UsageError('库中还没有发布的任务清单和工作日历 / no catalogue and calendar are published there');
    return facts;
  } finally {
    await database.destroy();
  }
}
