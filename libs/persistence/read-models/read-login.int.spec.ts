import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '#testing/database.js';

/** The only tables that the API writes by itself. */
const OWN = ['calendar_feed', 'app_user', 'attachment', 'batch_answer', 'comment_read', 'draft', 'exported_list', 'login_failure', 'notice_read', 'notice_setting', 'password_history', 'phrase', 'recovery_code', 'rehearsal_run', 'saved_view', 'second_factor', 'security_setting', 'session', 'sign_on_subject'];
/** Those to which it only adds. */
const KEPT = ['bulletin', 'bulletin_erratum', 'catalogue_source', 'message_template'];

describe('the login of the read models', () => {
  let database: TestDatabase;
  let app: pg.Pool;
  let tables: { readonly name: string; readonly columns: string }[];
  beforeAll(async () => {
    database = await freshDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    tables = (
      await owner.query<(typeof tables)[number]>(
        // What a table reckons itself, nobody writes: an insert of it says nothing of the right.
        `select relname as name, (select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a') as columns
         from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' order by 1`,
      )
    ).rows;
    await owner.end();
    app = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  });
  afterAll(async () => {
    await app.end();
    await database.drop();
  });

  it('reads every table, and writes none but its own', async () => {
    expect(tables.length).toBeGreaterThan(20);
    for (const { name: table, columns } of tables) {
      await app.query(`select * from ${table} limit 0`);
      for (const write of [`delete from ${table} where false`, `insert into ${table} (${columns}) select ${columns} from ${table} limit 0`, `truncate ${table}`]) {
        const error = await app.query(write).then(() => undefined, (reason: Error) => reason.message);
        const isOwn = (OWN.includes(table) && !write.startsWith('truncate')) || (KEPT.includes(table) && write.startsWith('insert'));
        expect([write, error]).toEqual([write, isOwn ? undefined : expect.stringMatching(/permission denied|must be owner/)]);
      }
    }
  });

  it('appends to the audit trail by its one door', async () => {
    await app.query(`select append_audit(record_now(), '{"kind":"system"}', 'Login', null, null, 'login', null, '{}', null)`);
    await expect(app.query(`update audit set outcome = 'refused'`)).rejects.toThrow('permission denied');
  });
});
