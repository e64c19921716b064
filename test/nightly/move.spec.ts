import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AssignmentId } from '#domain/shared/ids.js';
import { REMINDER_DISPATCH_ID } from '#messages/workflow-ids.js';
import { eventually } from '#testing/eventually.js';
import { walk } from '../integration/path-of-a-plan.js';
import { Journal, pathOf, Person, send, sendUntilTaken } from '../integration/people.js';
import { operator, Started } from '../integration/started.js';
import { operatorVariables } from '../integration/stores.js';
import { ComposedSystem, DEMO, KEYS, LOGINS, PASSWORD, SESSION_SECRET } from '../integration/system.js';
import type { Logins, Places } from '../integration/system-options.js';
import { complaints, repeatAll, settled } from '../integration/verify.js';
import { leftLying, mailed, told, twice } from './mails.js';

const MINUTES = 60_000;
const [HERE, THERE] = ['2024-04-03', '2024-04-12'];
const WALK_MS = 6 * MINUTES;
const FILE = `%PDF-1.7\n${'附'.repeat(1_000)}\n%%EOF`;
/** Task 7 of these, acknowledged, which 运用促进司 alone reviews: the first walks before the move, the second behind it. */
const [BEFORE, BEHIND] = (['15', '21'] as const).map((unit) => ({ stream: `asg/2024/t07-o1/${unit}` as AssignmentId, clerk: `u${unit}`, leader: `u${unit}lead` })) as [PlanHere, PlanHere];
interface PlanHere {
  readonly stream: AssignmentId;
  readonly clerk: string;
  readonly leader: string;
}

describe('an embedded deployment moves in the middle of its year', () => {
  let dir = '';
  let old: Started | undefined;
  let moved: ComposedSystem | undefined;
  let owner: pg.Pool;
  /** What the old place sent, and what verify said of it. */
  let sent: string[] = [];
  let digest = '';
  let [attachment, list] = ['', ''];
  const journal = new Journal();
  const at = (name: string): string => join(dir, name);
  /** People go where the system is; whoever was signed in stays so, for its sessions move too. */
  let origin = '';
  const here = (): string => origin;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liandong-moving-'));
    await chmod(dir, 0o711);
    await mkdir(at('data'), { mode: 0o711 });
    // As a deployment that was begun some time ago has them.
    await writeFile(at('data/keys.json'), JSON.stringify(KEYS), { mode: 0o600 });
    await writeFile(at('data/secrets.json'), JSON.stringify({ sessionSecret: SESSION_SECRET, demoPassword: PASSWORD }), { mode: 0o600 });
    old = await Started.on(at('data'));
    origin = old.url;
    owner = new pg.Pool({ connectionString: (JSON.parse(await readFile(at('data/connections.json'), 'utf8')) as { databaseUrl: string }).databaseUrl, max: 2 });
    owner.on('error', () => undefined);
  }, 5 * MINUTES);
  afterAll(async () => {
    await owner?.end().catch(() => undefined);
    await old?.stop();
    await moved?.stop();
    await rm(dir, { recursive: true, force: true });
  }, 2 * MINUTES);

  const walked = async ({ stream, clerk, leader }: PlanHere): Promise<number> => {
    const [one, two, bureau] = [await Person.signedIn(here, clerk), await Person.signedIn(here, leader), await Person.signedIn(here, 'bureau')];
    return walk({ stream, clerk: one, leader: two, reviewers: [{ department: 'dept-operations', reviewer: bureau }] }, async (by, body) => void (await sendUntilTaken(journal.meant(by, stream, body))));
  };
  const clockTo = async (to: string): Promise<void> => {
    const coord = await Person.signedIn(here, 'coord');
    await coord.untilTaken('the clock is told', () => coord.ask('POST', '/demo/clock', { to }));
    await eventually('the clock has arrived', async () => (await coord.untilTaken('the clock', () => coord.ask<{ movingTo: string | null }>('GET', '/demo/clock'))).movingTo === null, WALK_MS);
  };
  const bytes = async (account: string, path: string): Promise<{ status: number; text: string }> => {
    const { headers } = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account, password: PASSWORD }) });
    const answer = await fetch(`${origin}/api/v1${path}`, { headers: { cookie: (headers.get('set-cookie') ?? '').split(';')[0] ?? '' } });
    return { status: answer.status, text: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
  };
  const verified = async (env: Readonly<Record<string, string>>) => {
    let said = '';
    await eventually('nothing differs', async () => {
      const { code, out } = await operator('verify', ['--json'], env);
      said = out;
      return code === 0;
    }, WALK_MS).catch((error: Error) => {
      throw new Error(`${error.message}\n${said.slice(-4_000)}`);
    });
    return JSON.parse(said.trimEnd().split('\n').at(-1) ?? '') as { digest: string; workflows: number };
  };

  it('has plans in several states, drafts, reviews, reminders that went out and others to come, a file and a list', async () => {
    expect(await walked(BEFORE)).toBe(10);
    await clockTo(HERE);
    expect((await (await Person.signedIn(here, BEHIND.clerk)).upload(pathOf(BEHIND.stream, '/attachments'), '附件.pdf', FILE)).status).toBe(200);
    const coord = await Person.signedIn(here, 'coord');
    const asked = await coord.ask<{ id: string }>('POST', '/exports/items?cycle=2024', {}, { 'idempotency-key': randomUUID() });
    expect(asked.status).toBe(202);
    list = `/exported-lists/${asked.body.id}/file`;
    await eventually('the list is ready', async () => (await bytes('coord', list)).status === 200, WALK_MS);
    await settled({ owner });
    sent = await mailed(at('data/outbox'));
    const { rows } = await owner.query<{ states: number; drafts: number; reviews: number; armed: number; attachment: string }>(
      `select (select count(distinct status)::int from assignment_view) as states, (select count(*)::int from draft) as drafts, (select count(*)::int from assignment_view where status = 'in_review') as reviews,
         (select count(*)::int from reminder where state = 'armed' and due_at < $1::timestamptz) as armed, (select id::text from attachment) as attachment`, [`${THERE}T00:00:00+08:00`]);
    expect(rows[0]).toEqual({ states: expect.any(Number), drafts: expect.any(Number), reviews: expect.any(Number), armed: expect.any(Number), attachment: expect.any(String) });
    const { states = 0, drafts = 0, reviews = 0, armed = 0 } = rows[0] ?? {};
    expect([states >= 4, drafts > 0, reviews > 0, armed > 0, sent.length > 0, twice(sent)]).toEqual([true, true, true, true, true, []]);
    attachment = pathOf(BEHIND.stream, `/attachments/${rows[0]?.attachment}`);
  }, 12 * MINUTES);

  it('is taken out in maintenance, in which the old place sends nothing, however late it becomes there', async () => {
    const env = { DATA_DIR: at('data') };
    expect(await operator('move-out', ['--to', at('out')], env)).toMatchObject({ code: 2, err: expect.stringContaining('npm run maintenance -- --on') });
    expect((await operator('maintenance', ['--on', '迁往新机房'], env)).code).toBe(0);
    ({ digest } = await verified(env));
    const out = await operator('move-out', ['--to', at('out'), '--json'], env);
    expect([out.code, out.err, JSON.parse(out.out)]).toEqual([0, '', expect.objectContaining({ digest, files: 2 })]);
    const refused = await send({ commandId: randomUUID(), by: await Person.signedIn(here, 'coord'), stream: BEHIND.stream, body: { type: 'Comment', audience: 'inside', about: null, text: '迟了', mentions: [] }, answers: [] });
    expect([refused.status, refused.body]).toEqual([503, expect.objectContaining({ code: 'MAINTENANCE' })]);
    await owner.query(`update demo_clock set offset_ms = extract(epoch from $1::timestamptz - clock_timestamp()) * 1000, target_at = null`, [`${THERE}T12:00:00+08:00`]);
    // The dispatch comes to what is due now, and fails at it.
    await eventually('the dispatch was held', async () => (await readFile(at('data/logs/worker.log'), 'utf8')).includes(`"temporal":"Activity failed","workflowId":"${REMINDER_DISPATCH_ID}"`), WALK_MS);
    expect([await mailed(at('data/outbox')), (await leftLying({ owner })) > 0]).toEqual([sent, true]);
    // Nothing but the maintenance held them.
    expect((await operator('maintenance', ['--off'], env)).code).toBe(0);
    await eventually('the old place sends', async () => (await mailed(at('data/outbox'))).length > sent.length, WALK_MS);
    await owner.end();
    await old?.stop();
    old = undefined;
  }, 15 * MINUTES);

  it('is the same record in another database with an empty Temporal, by its digest, before and after every workflow has begun anew', async () => {
    const fill = async ({ ownerUrl }: Logins, { filesDir, anchorDir }: Places): Promise<void> => {
      const env = { DATABASE_URL: ownerUrl, RECORD_DATABASE_PASSWORD: LOGINS.recordPassword, APP_DATABASE_PASSWORD: LOGINS.appPassword, FILES_DIR: filesDir, ANCHOR_DIR: anchorDir, KEYS: JSON.stringify(KEYS), SESSION_SECRET };
      const came = await operator('move-in', ['--from', at('out'), '--json'], env);
      expect([came.code, came.err, JSON.parse(came.out)]).toEqual([0, '', expect.objectContaining({ digest, files: 2 })]);
    };
    moved = await ComposedSystem.start({ ...DEMO, fill });
    origin = moved.origin;
    const env = await operatorVariables(moved);
    const all = await operator('reconcile', ['--all', '--json'], env);
    expect([all.code, all.err]).toEqual([0, '']);
    const after = await verified(env);
    expect(after).toMatchObject({ digest, workflows: expect.any(Number) });
    expect(JSON.parse((await operator('reconcile', ['--json'], env)).out.trimEnd().split('\n').at(-1) ?? '')).toEqual({ checked: after.workflows, differences: 0 });
    expect(await operator('audit-verify', [], env)).toMatchObject({ code: 0 });
    expect(await mailed(moved.outboxDir)).toEqual([]);
    expect((await operator('maintenance', ['--off'], env)).code).toBe(0);
  }, 12 * MINUTES);

  it('goes on there: people sign in as before, files open, an act that was repeated is known, new ones are taken', async () => {
    expect(await bytes(BEHIND.clerk, attachment)).toEqual({ status: 200, text: Buffer.from(FILE).toString('latin1') });
    expect(await bytes('coord', list)).toEqual({ status: 200, text: expect.stringMatching(/^PK/) });
    const { before, after } = await repeatAll(moved!, journal, sendUntilTaken);
    expect(after).toBe(before);
    expect(await walked(BEHIND)).toBe(10);
  }, 5 * MINUTES);

  it('sends what falls due from there on: each reminder once in all, none left lying', async () => {
    const system = moved!;
    await clockTo(THERE);
    await settled(system);
    const now = await mailed(system.outboxDir);
    const both = [...sent, ...now];
    expect([now.length > 0, twice(both), await leftLying(system), await told(system, 'unknown')]).toEqual([true, [], 0, []]);
    expect(both.toSorted()).toEqual((await told(system, 'sent')).toSorted());
    await verified(await operatorVariables(system));
    // Mails of before the move went to the other place's outbox; that the list is ready was told of no row of the ledger.
    const others = (await complaints(system, journal)).filter((each) => !/^mail \S+: arrived 0 times/.test(each));
    expect(others).toEqual([expect.stringMatching(/^of nothing: /)]);
  }, 12 * MINUTES);
});
