import { pino } from 'pino';
import { EnvironmentError, migrationEnvironment } from '#config/environment.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { chooseProvider, ensureLogins, migrate, OtherProvider, withLogin } from '#persistence/migrate.js';
import { firstAdministrators } from '#persistence/seed/first-administrators.js';
import { publishCalendar, publishUnits } from '#record/publish.js';
import { rebuildAfterMigration } from '#record/rebuild.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { say } from './command.js';
import { firstPasswordLines } from './first-passwords.js';

/**
 * Brings a database up to this release before API and worker start: the two logins, the tables, units,
 * working calendar and, where there is nobody yet, the three administrators; a year's catalogue is imported and confirmed by people. Where what they hold changed, projections are made anew. Safe to repeat: what is there stays.
 */
async function main(): Promise<void> {
  const { DATABASE_URL, RECORD_DATABASE_PASSWORD, APP_DATABASE_PASSWORD, CRYPTO_PROVIDER, LOG_LEVEL } = migrationEnvironment();
  const log = pino({ level: LOG_LEVEL, base: { process: 'migrate' } });
  await ensureLogins(DATABASE_URL, { recordPassword: RECORD_DATABASE_PASSWORD, appPassword: APP_DATABASE_PASSWORD });
  const { ran, outdating } = await migrate(DATABASE_URL);
  const provider = await chooseProvider(DATABASE_URL, CRYPTO_PROVIDER);
  const rebuilt = await rebuildAfterMigration(DATABASE_URL, outdating);
  const record = createRecord(withLogin(DATABASE_URL, 'liandong_record', RECORD_DATABASE_PASSWORD), { max: 1 });
  try {
    await publishUnits(record, CATALOGUE_2024.departments, PROVINCIAL_UNITS);
    await publishCalendar(record, CALENDAR_2024_2026);
    // Who else there will be is theirs to say.
    const first = await firstAdministrators(DATABASE_URL);
    if (first.length > 0) firstPasswordLines(first).forEach(say);
  } finally {
    await closeRecord(record);
  }
  log.info({ ran, rebuilt, provider }, 'database is up to date');
}

main().catch((error: unknown) => {
  const isSetting = error instanceof EnvironmentError || error instanceof OtherProvider;
  process.stderr.write(`${isSetting ? error.message : (error as Error).stack}\n`);
  process.exit(isSetting ? error.exitCode : 1);
});
