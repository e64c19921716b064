import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '#testing/database.js';

/** The only tables that the API writes by itself. */
const OWN = ['calendar_feed', 'app_user', 'attachment', 'batch_answer', 'comment_read', 'draft', 'exported_list', 'login_failure', 'notice_read', 'notice_setting', 'password_history', 'phrase', 'recovery_code', 'rehearsal_run', 'saved_view', 'second_factor', 'security_setting', 'session'];
/** Those to which it only adds. */
const KEPT = ['bulletin', 'bulletin_erratum', 'catalogue_source', 'message_template', 'sign_on_subject'];
/** Those that it does not even read. */
const HIDDEN = ['channel_secret'];

/** Tables without rows of a unit's work, or with each person's own settings, read by who they are. Every other one is narrowed to its reader. */
const OPEN = [
  // What everybody works with, and the bureau's own papers behind the roles of their routes.
  'anchor', 'bulletin', 'bulletin_erratum', 'calendar_version', 'catalogue_draft', 'catalogue_source', 'catalogue_version', 'channel_setting', 'channel_state', 'crypto_choice', 'demo_clock', 'maintenance', 'message_template', 'reconciliation', 'rehearsal_run', 'restore', 'unit', 'watch_report', 'worker_told',
  // Read before anybody is signed in, to find out who it is.
  'app_user', 'login_failure', 'password_history', 'recovery_code', 'second_factor', 'security_setting', 'session', 'sign_on_subject',
  // One person's own: each statement asks for its owner, and a list's maker for everybody's.
  'batch_answer', 'calendar_feed', 'exported_list', 'notice_read', 'notice_setting', 'phrase', 'saved_view',
];
const LOGINS = ['liandong_app', 'liandong_record'];

describe('the login of the read models', () => {
  let database: TestDatabase;
  let app: pg.Pool;
  let owner: pg.Client;
  let tables: { readonly name: string; readonly columns: string }[];
  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    tables = (
      await owner.query<(typeof tables)[number]>(
        // What a table reckons itself, nobody writes: an insert of it says nothing of the right.
        `select relname as name, (select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a') as columns
         from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration' order by 1`,
      )
    ).rows;
    app = new pg.Pool({ connectionString: database.appUrl, max: 1 });
  });
  afterAll(async () => {
    await Promise.all([app.end(), owner.end()]);
    await database.drop();
  });

  it('reads every table but what is sealed, and writes none but its own', async () => {
    expect(tables.length).toBeGreaterThan(20);
    for (const { name: table, columns } of tables) {
      const read = await app.query(`select * from ${table} limit 0`).then(() => undefined, (reason: Error) => reason.message);
      expect([table, read]).toEqual([table, HIDDEN.includes(table) ? expect.stringContaining('permission denied') : undefined]);
      for (const write of [`delete from ${table} where false`, `insert into ${table} (${columns}) select ${columns} from ${table} limit 0`, `truncate ${table}`]) {
        const error = await app.query(write).then(() => undefined, (reason: Error) => reason.message);
        const isOwn = (OWN.includes(table) && !write.startsWith('truncate')) || (KEPT.includes(table) && write.startsWith('insert'));
        expect([write, error]).toEqual([write, isOwn ? undefined : expect.stringMatching(/permission denied|must be owner/)]);
      }
    }
  });

  /** Tables that are neither open nor narrowed in full: the login itself by its policy, the owner too. */
  const unguarded = async (): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'migration' and relname <> all ($1)
         and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = pg_class.oid and 'liandong_app'::regrole = any (polroles)) and not exists (select from pg_policy where polrelid = pg_class.oid and 0::oid = any (polroles)))
       union all select relname from pg_class where relname = any ($1) and relrowsecurity order by 1`, [[...OPEN, ...HIDDEN]],
    );
    return rows.map(({ name }) => name);
  };

  it('sees of every table of units’ data what its reader may, even as its owner would; a new one must say so', async () => {
    expect(await unguarded()).toEqual([]);
    await owner.query('create table planted (unit_id text); alter table reminder disable row level security; alter table event no force row level security');
    expect(await unguarded()).toEqual(['event', 'planted', 'reminder']);
    await owner.query('drop table planted; alter table reminder enable row level security; alter table event force row level security');
    const { rows } = await owner.query<{ name: string }>(`select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace and not coalesce('security_invoker=true' = any (reloptions), false)`);
    // Whether a message went out, no more.
    expect(rows.map(({ name }) => name)).toEqual(['delivery_state']);
    expect((await owner.query<{ columns: string }>(`select string_agg(attname, ' ' order by attnum) as columns from pg_attribute where attrelid = 'delivery_state'::regclass and attnum > 0`)).rows).toEqual([{ columns: 'id state settled_at created_at' }]);
  });

  it('owns nothing, and passes by no policy', async () => {
    const { rows } = await owner.query(`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, exists (select from pg_class where relowner = pg_roles.oid) as owns, exists (select from pg_auth_members where member = pg_roles.oid) as member from pg_roles where rolname = any ($1) order by 1`, [LOGINS]);
    expect(rows).toEqual(LOGINS.map((rolname) => ({ rolname, rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: false, member: false })));
  });

  it('appends to the audit trail by its one door', async () => {
    await app.query(`select append_audit(record_now(), '{"kind":"system"}', 'Login', null, null, 'login', null, '{}', null)`);
    await expect(app.query(`update audit set outcome = 'refused'`)).rejects.toThrow('permission denied');
  });
});
