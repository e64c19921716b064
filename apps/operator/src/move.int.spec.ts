import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { newKeyRing, rotated } from '#crypto/key-ring.js';
import { boxKeyOf, openSealed, type SealedText } from '#crypto/sealed-box.js';
import { SYSTEM } from '#domain/access/actor.js';
import { filesBelow } from '#local-services/kept-copy.js';
import { startPostgres, type StartedPostgres } from '#local-services/postgres.js';
import { writeSums } from '#local-services/sums.js';
import { ensureLogins, migrate, withLogin } from '#persistence/migrate.js';
import { seedDemo } from '#persistence/seed/seed-demo.js';
import { saveChannel, tellOfWorker } from '#record/channel-settings.js';
import { OF_THE_RECORD, tableDigests } from '#record/digest.js';
import { beginMaintenance, endMaintenance } from '#record/maintenance.js';
import { closeRecord, createRecord } from '#record/record-context.js';
import { FileStore } from '#storage/file-store.js';
import { person } from '#testing/cycle.js';
import { bringIn } from './bring-in.js';

const PASSWORDS = { record: 'of-the-record-login', app: 'of-the-reading-login' };
const SESSION_SECRET = 'a secret of a spec, 32 letters or more';
const BY = { actor: SYSTEM, source: null };
const STREAM = 'asg/2024/t07-o1/65';
/** What a line of text, a row and a copy may break on. */
const HOSTILE = '引号"’单引号\' 反斜杠\\n 换行\n制表\t括号({[,]})  空 "" \\ \u2028 😀';
/** Moved as all others are, and not of the digest that verify says: what goes on in maintenance, or is no act's. A new table is named here or there. */
const BESIDE_THE_RECORD = [
  'anchor', 'app_user', 'attachment', 'audit', 'batch_answer', 'bulletin', 'bulletin_erratum', 'calendar_feed', 'catalogue_source', 'channel_secret', 'channel_setting', 'channel_state', 'comment_read', 'crypto_choice', 'demo_clock', 'draft', 'exported_list', 'login_failure',
  'maintenance', 'message', 'message_template', 'notice_read', 'notice_setting', 'password_history', 'phrase', 'reconciliation', 'recovery_code', 'rehearsal_run', 'restore', 'saved_view', 'second_factor', 'security_setting', 'session', 'sign_on_subject', 'wake', 'watch_report', 'worker_told',
];
const built = (command: string): string => fileURLToPath(new URL(`../../../dist/apps/operator/src/${command}.js`, import.meta.url));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** On a server of its own: the commands set the passwords of its logins. */
describe('a data folder that moves into another database', () => {
  let dir = '';
  let server: StartedPostgres;
  let keys = newKeyRing('default');
  let digest = '';
  let about: { tables: Record<string, { rows: number; sum: string }>; rules: number; migrations: string[] };
  const [data, out] = ['data', 'out'].map((name) => () => join(dir, name)) as [() => string, () => string];

  const command = async (name: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Said> => {
    const { stdout, stderr, code } = await promisify(execFile)(process.execPath, [built(name), ...args], { env: { PATH: process.env['PATH'], ...env } }).then((said) => ({ ...said, code: 0 }), (error: Said & { stdout: string; stderr: string }) => error);
    return { code, out: stdout, err: stderr };
  };
  const moveOut = (to: string, env: Readonly<Record<string, string>> = {}) => command('move-out', ['--to', to, '--json'], { DATA_DIR: data(), ...env });
  const inDatabase = (name: string): string => Object.assign(new URL(server.url), { pathname: `/${name}` }).toString();
  const place = (name: string) => ({ DATABASE_URL: inDatabase(name), RECORD_DATABASE_PASSWORD: PASSWORDS.record, APP_DATABASE_PASSWORD: PASSWORDS.app, FILES_DIR: join(dir, name, 'files'), ANCHOR_DIR: join(dir, name, 'anchors'), KEYS: JSON.stringify(keys), SESSION_SECRET, LOG_LEVEL: 'error' });
  const moveIn = (name: string, more: Readonly<Record<string, string>> = {}, from = out()) => command('move-in', ['--from', from, '--json'], { ...place(name), ...more });
  /** The same without a process of its own. */
  const bring = (name: string, more: Partial<Parameters<typeof bringIn>[0]> = {}) => {
    const { DATABASE_URL: ownerUrl, FILES_DIR: filesDir, ANCHOR_DIR: anchorDir } = place(name);
    return bringIn({ product: '0.0.0', from: out(), ownerUrl, passwords: { recordPassword: PASSWORDS.record, appPassword: PASSWORDS.app }, filesDir, anchorDir, keys, identityKey: SESSION_SECRET, provider: undefined, ...more });
  };
  const rows = async <T extends object>(url: string, sql: string, ...values: unknown[]): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return (await client.query<T>(sql, values).finally(() => client.end())).rows;
  };
  /** Of another server, more often than not: another order of texts than the embedded one's. */
  const emptyDatabase = async (name: string): Promise<void> => void (await rows(server.url, `create database ${name} template template0 locale_provider icu icu_locale 'zh-CN'`));
  const verified = async (url: string, env: Readonly<Record<string, string>> = {}) => {
    const { code, out: said } = await command('verify', ['--json'], { DATABASE_URL: url, KEYS: JSON.stringify(keys), ...env });
    const lines = said.trimEnd().split('\n');
    return { code, ...(JSON.parse(lines.at(-1) ?? '') as { differences: number; digest: string }), first: lines.length > 1 ? lines[0] : undefined };
  };
  const inRecord = async <T>(url: string, work: (record: ReturnType<typeof createRecord>) => Promise<T>): Promise<T> => {
    const record = createRecord(url, { max: 1 });
    return work(record).finally(() => closeRecord(record));
  };
  const under = async (folder: string): Promise<string[]> => (existsSync(folder) ? filesBelow(folder) : []);

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liandong-move-'));
    // As root PostgreSQL runs as another account, which must be able to come in.
    await chmod(dir, 0o711);
    server = await startPostgres({ dir: join(data(), 'postgres') });
    await ensureLogins(server.url, { recordPassword: PASSWORDS.record, appPassword: PASSWORDS.app });
    await migrate(server.url);
    await seedDemo({ ownerUrl: server.url, recordUrl: withLogin(server.url, 'liandong_record', PASSWORDS.record), appUrl: withLogin(server.url, 'liandong_app', PASSWORDS.app), password: 'a password of the demo' });
    // Nothing is due yet: nobody is there to send it.
    await rows(server.url, 'update demo_clock set offset_ms = offset_ms - 3600000');
    keys = rotated(keys);
    await writeFile(join(data(), 'keys.json'), JSON.stringify(keys), { mode: 0o600 });
    await writeFile(join(data(), 'secrets.json'), JSON.stringify({ sessionSecret: SESSION_SECRET }), { mode: 0o600 });
    await inRecord(server.url, async (record) => {
      await tellOfWorker(record, [], boxKeyOf(keys));
      expect(await saveChannel(record, 'hook', 0, { kind: 'webhook', url: 'https://hook.example', keyId: 'k1', unit: null, state: 'on', secrets: { secret: HOSTILE } }, { actor: person('sys', 'bureau', 'system_admin'), source: null })).toBeUndefined();
    });
    const stored = await new FileStore(join(data(), 'files')).put(Readable.from([Buffer.from('%PDF-1.4\n%%EOF\n')]), 1_000);
    if (typeof stored === 'string') throw new Error(stored);
    await rows(server.url, `insert into attachment (assignment_id, hash, name, type, size, unit_id, uploaded_by, uploaded_at, scan) values ($1, $2, $3, 'pdf', 15, '65', 'xj', record_now(), 'clean')`, STREAM, stored.hash, HOSTILE);
    await rows(server.url, `insert into phrase (user_id, kind, text) values ('xj', 'opinion', $1), ('xj', 'opinion', '')`, HOSTILE);
    await rows(server.url, `update draft set sections = jsonb_build_array(jsonb_build_object('id', 'goals', 'text', $1::text, 'nothing', null))`, HOSTILE);
    await rows(server.url, `insert into bulletin (year, nth, as_of, queried_at, document, docx, pdf, issued_by) values (2024, 1, '2024-03-29', now() - interval '1.000001 s', 'null', '\\x00ff5c0a', '\\x', 'coord')`);
    await mkdir(join(data(), 'files/incoming'), { recursive: true });
    await writeFile(join(data(), 'files/incoming/half'), 'half an upload');
    expect(await command('after-restore', ['--reason', '演练', '--taken-at', '2024-03-01T00:00:00Z'], { DATABASE_URL: server.url, KEYS: JSON.stringify(keys), ANCHOR_DIR: join(data(), 'anchors') })).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('is not taken out while people can act, nor while a message is under way, nor over another folder; nothing is left of the attempt', async () => {
    expect(await moveOut(out())).toEqual({ code: 2, out: '', err: expect.stringContaining('npm run maintenance -- --on') });
    await inRecord(server.url, (record) => beginMaintenance(record, '迁往新机房', BY));
    await rows(server.url, `insert into message (channel, recipient, kind, title, lines, created_at, state, leased_until) values ('email', 'xj', 'notice', '{"zh":"一","en":"one"}', '[]', now(), 'handed', now() + interval '40 seconds')`);
    expect(await moveOut(out())).toEqual({ code: 2, out: '', err: expect.stringMatching(/还有 1 条消息在途中.*try again in \d+ s/) });
    await rows(server.url, `update message set leased_until = null, state = 'sent', settled_at = now() where state = 'handed'`);
    await mkdir(join(dir, 'taken'));
    expect(await moveOut(join(dir, 'taken'))).toMatchObject({ code: 2, err: expect.stringContaining('已存在') });
    expect(await moveOut(out(), { DATABASE_URL: server.url })).toMatchObject({ code: 2, err: expect.stringContaining('DATABASE_URL') });
    expect(await moveOut(out(), { DATA_DIR: join(dir, 'nobody') })).toMatchObject({ code: 2, err: expect.stringContaining('is no data folder') });
    expect(await command('move-out', ['--too', out()], { DATA_DIR: data() })).toMatchObject({ code: 2, err: expect.stringMatching(/--too[\s\S]*npm run move-out/) });
    expect([existsSync(out()), existsSync(join(dir, 'nobody')), (await readdir(dir)).filter((name) => name.startsWith('.'))]).toEqual([false, false, []]);
  }, 60_000);

  it('is taken out while it runs: every table, files, anchors, keys; for its owner alone, with sums and the digest of verify', async () => {
    const said = await moveOut(out());
    expect([said.code, said.err]).toEqual([0, '']);
    about = JSON.parse(await readFile(join(out(), 'move.json'), 'utf8')) as typeof about & { digest: string };
    ({ digest } = JSON.parse(said.out) as { digest: string });
    expect(await verified(server.url)).toMatchObject({ code: 0, differences: 0, digest });
    expect(execFileSync('sha256sum', ['-c', 'SHA256SUMS', '--quiet'], { cwd: out(), encoding: 'utf8' })).toBe('');
    const files = await filesBelow(out());
    for (const file of files) expect([file, (await stat(join(out(), file))).mode & 0o077]).toEqual([file, 0]);
    expect(files.filter((file) => !file.startsWith('tables/') && !file.startsWith('files/'))).toEqual(['SHA256SUMS', 'anchors/anchors.jsonl', 'move.json', 'settings.env']);
    expect(files.filter((file) => file.startsWith('files/')).length).toBe(1);
    const tables = await rows<{ name: string }>(server.url, `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration'`);
    expect(files.filter((file) => file.startsWith('tables/')).map((file) => file.slice(7, -6))).toEqual(tables.map(({ name }) => name).sort());
    expect(tables.map(({ name }) => name).sort()).toEqual([...OF_THE_RECORD, ...BESIDE_THE_RECORD].sort());
    // It goes on as before.
    expect(await rows(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('is the same from a folder whose servers are stopped, which are stopped again', async () => {
    await server.stop();
    const again = join(dir, 'again');
    const said = await moveOut(again);
    expect([said.code, said.err, JSON.parse(said.out)]).toEqual([0, '', expect.objectContaining({ digest })]);
    expect((JSON.parse(await readFile(join(again, 'move.json'), 'utf8')) as typeof about).tables).toEqual(about.tables);
    expect(existsSync(join(data(), 'postgres/cluster/postmaster.pid'))).toBe(false);
    server = await startPostgres({ dir: join(data(), 'postgres') });
  }, 60_000);

  it.each([
    ['a table', 'tables/event.jsonl'],
    ['an attachment', 'files/'],
    ['the anchors', 'anchors/anchors.jsonl'],
    ['the keys', 'settings.env'],
    ['what it is of', 'move.json'],
  ])('is refused by the name of the file where one byte of %s is another', async (_, start) => {
    const file = (await filesBelow(out())).find((each) => each.startsWith(start)) ?? '';
    const copy = join(dir, 'flipped');
    await cp(out(), copy, { recursive: true });
    const bytes = await readFile(join(copy, file));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(join(copy, file), bytes);
    await expect(bring('nowhere', { from: copy })).rejects.toThrow(new RegExp(`^迁出的目录已损坏.*\\n  ${file}：内容已变 / altered$`));
    await rm(copy, { recursive: true });
  });

  it('is refused where the release is another, the keys are, or the place is not empty; the place stays as it was', async () => {
    await emptyDatabase('refused');
    const other = join(dir, 'other');
    for (const change of [{ rules: about.rules + 1 }, { migrations: about.migrations.slice(0, -1) }]) {
      await cp(out(), other, { recursive: true });
      await rm(join(other, 'SHA256SUMS'));
      await writeFile(join(other, 'move.json'), JSON.stringify({ ...about, ...change }));
      await writeSums(other);
      await expect(bring('refused', { from: other })).rejects.toThrow('move in with the same release, and upgrade afterwards');
      await rm(other, { recursive: true });
    }
    for (const [more, named] of [[{ keys: newKeyRing('default') }, 'KEYS'], [{ keys: undefined }, 'KEYS'], [{ identityKey: `another ${SESSION_SECRET}` }, 'IDENTITY_KEY'], [{ provider: 'gm-soft' }, 'CRYPTO_PROVIDER']] as const)
      await expect(bring('refused', more)).rejects.toThrow(`${named}: not as at the old place`);
    expect(await moveIn('refused', { IDENTITY_KEY: `another ${SESSION_SECRET}` })).toEqual({ code: 1, out: '', err: expect.stringContaining('IDENTITY_KEY: not as') });
    expect(await moveIn('refused', { FILES_DIR: '' })).toMatchObject({ code: 2, err: expect.stringContaining('FILES_DIR: a folder') });
    await expect(bring('refused', { from: data() })).rejects.toThrow('没有 SHA256SUMS');
    for (const [folder, setting] of [['full-of-files', 'filesDir'], ['full-of-anchors', 'anchorDir']] as const) {
      await mkdir(join(dir, folder));
      await writeFile(join(dir, folder, 'x'), 'of somebody');
      await expect(bring('refused', { [setting]: join(dir, folder) })).rejects.toThrow(`${join(dir, folder)} 不是空的`);
    }
    expect(await rows(inDatabase('refused'), `select relname from pg_class where relnamespace = 'public'::regnamespace`)).toEqual([]);
    // As `migrate` leaves it: units, calendar, administrators.
    const { FILES_DIR: _, ANCHOR_DIR: __, ...migration } = place('refused');
    expect((await command('migrate', [], migration)).code).toBe(0);
    const before = await rows(inDatabase('refused'), 'select account from app_user order by account');
    expect(await moveIn('refused')).toEqual({ code: 1, out: '', err: expect.stringContaining('数据库不是空的（unit、app_user、') });
    expect([await rows(inDatabase('refused'), 'select account from app_user order by account'), await under(join(dir, 'refused'))]).toEqual([before, []]);
  }, 60_000);

  it('comes back altogether where what was written is not what was taken', async () => {
    await emptyDatabase('undone');
    const other = join(dir, 'other');
    await cp(out(), other, { recursive: true });
    const text = await readFile(join(other, 'tables/receipt.jsonl'), 'utf8');
    await writeFile(join(other, 'tables/receipt.jsonl'), text.split('\n').slice(1).join('\n'));
    await rm(join(other, 'SHA256SUMS'));
    await writeSums(other);
    await expect(bring('undone', { from: other })).rejects.toThrow('已全部撤回：receipt');
    expect([await rows(inDatabase('undone'), 'select from unit'), await under(join(dir, 'undone'))]).toEqual([[], []]);
    // A file in the place of the folder: what was copied before it goes with the rows.
    await writeFile(join(dir, 'in-the-way'), '');
    await expect(bring('undone', { anchorDir: join(dir, 'in-the-way/anchors') })).rejects.toThrow('in-the-way');
    expect([await rows(inDatabase('undone'), 'select from unit'), await under(join(dir, 'undone'))]).toEqual([[], []]);
  }, 60_000);

  it('is in the new place what it was in the old one, byte by byte, and verify says the same digest', async () => {
    await emptyDatabase('moved');
    const said = await moveIn('moved');
    expect([said.code, said.err, JSON.parse(said.out)]).toEqual([0, '', { takenAt: expect.any(String), digest, rows: Object.values(about.tables).reduce((sum, each) => sum + each.rows, 0), files: 1, clockOffsetMs: expect.any(Number) }]);
    const url = inDatabase('moved');
    expect(await verified(url)).toMatchObject({ code: 0, differences: 0, digest, first: undefined });
    expect(await command('audit-verify', [], { DATABASE_URL: url, KEYS: JSON.stringify(keys), ANCHOR_DIR: place('moved').ANCHOR_DIR })).toMatchObject({ code: 0 });
    const [content] = await rows<{ hash: string; name: string }>(url, 'select hash, name from attachment');
    expect([content?.name, await new FileStore(place('moved').FILES_DIR).isWhole(content?.hash ?? ''), createHash('sha256').update('%PDF-1.4\n%%EOF\n').digest('hex')]).toEqual([HOSTILE, true, content?.hash]);
    const [sealed] = await rows<{ sealed: SealedText }>(url, 'select sealed from channel_secret');
    expect(JSON.parse(openSealed(keys, sealed!.sealed, 'hook'))).toEqual({ secret: HOSTILE });
    const odd = `select bulletin.*, (select array_agg(text order by text collate "C") from phrase) as phrases from bulletin`;
    expect([await under(place('moved').ANCHOR_DIR), await rows(url, odd)]).toEqual([['anchors.jsonl'], await rows(server.url, odd)]);
    await expect(bring('moved', { filesDir: join(dir, 'elsewhere'), anchorDir: join(dir, 'elsewhere') })).rejects.toThrow('数据库不是空的');
  }, 60_000);

  it('is a record there that is held, narrowed and counted on as before; migrate adds nothing to it', async () => {
    const url = inDatabase('moved');
    expect(await command('migrate', [], place('moved'))).toMatchObject({ code: 0, out: '' });
    expect(await verified(url)).toMatchObject({ differences: 0, digest });
    const [record, app] = [withLogin(url, 'liandong_record', PASSWORDS.record), withLogin(url, 'liandong_app', PASSWORDS.app)];
    const held = 'insert into receipt (command_id, body_hash, content) values (\'x\', \'x\', \'{}\')';
    await expect(rows(record, held)).rejects.toMatchObject({ code: 'LD001' });
    await expect(rows(app, 'update stream set sequence = 0')).rejects.toMatchObject({ code: '42501' });
    expect([(await rows(app, 'select from stream')).length, (await rows(record, 'select from stream')).length]).toEqual([0, about.tables['stream']?.rows]);
    const [last] = await rows<{ last: string }>(url, 'select max(id)::text as last from audit');
    await inRecord(record, (context) => endMaintenance(context, BY));
    const [now] = await rows<{ last: string; action: string }>(url, 'select id::text as last, action from audit order by id desc limit 1');
    expect(now).toEqual({ last: String(Number(last?.last) + 1), action: 'EndMaintenance' });
    expect(await rows(server.url, 'select reason from maintenance where ended_at is null')).toEqual([{ reason: '迁往新机房' }]);
  }, 60_000);

  it('has another digest where one letter of one row is another', async () => {
    const url = inDatabase('moved');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const sums = async () => (await tableDigests(client, ['stream', 'event', 'unit'])).get('unit');
    await client.query('begin');
    expect(await sums()).toEqual(about.tables['unit']);
    await client.query(`update unit set name = name || '。' where id = '65'`);
    expect(await sums()).toEqual({ rows: about.tables['unit']?.rows, sum: expect.not.stringMatching(`^${about.tables['unit']?.sum}$`) });
    await client.query('rollback');
    await rows(url, `update unit set name = name || '。' where id = '65'`);
    expect((await verified(url)).digest).not.toBe(digest);
    await client.end();
  }, 60_000);
});
