import { DataSource } from 'typeorm';
import { AppUser } from './entities/app-user.entity.js';
import { Draft } from './entities/draft.entity.js';
import { CreateRecord20240101T0900 } from './migrations/20240101T0900-create-record.js';
import { CreateContent20240101T0901 } from './migrations/20240101T0901-create-content.js';
import { GrantLogins20240101T0902 } from './migrations/20240101T0902-grant-logins.js';
import { TellRulesVersion20241125T1915 } from './migrations/20241125T1915-tell-rules-version.js';

/** One data source a login. `max` connections in its pool; dates stay text, so no zone touches a Beijing day. */
export const createDataSource = (url: string, max = 10): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    entities: [AppUser, Draft],
    migrations: [CreateRecord20240101T0900, CreateContent20240101T0901, GrantLogins20240101T0902, TellRulesVersion20241125T1915],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    synchronize: false,
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    extra: { max, options: '-c lock_timeout=10s -c timezone=UTC' },
  });
