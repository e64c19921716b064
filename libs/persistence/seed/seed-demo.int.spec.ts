import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { DEMO_STEPS } from './demo-acts.js';
import { seedDemo, seedUnlaunched } from './seed-demo.js';

const WHOLE = { tasks: 23, units: 32, issued: 512 };

describe('the demo', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const seed = () => seedDemo({ ...database, password: 'demo' });
  const one = async (sql: string) => (await owner.query<Record<string, unknown>>(sql)).rows;
  const statuses = () => one(`select id, status, round from assignment_view where level = 'province' and (status not in ('assigned', 'acknowledged') or id = 'asg/2024/t07-o1/33') order by id`);

  it('goes on where an earlier run was stopped', async () => {
    // As after a kill: everything up to the middle of the acts is there.
    await owner.query(`create function stop_half_way() returns trigger language plpgsql as $$ begin
      if new.command_id like '%SubmitPlan/gd' and new.stream_id like '%t01%' then raise exception 'killed'; end if; return new; end $$`);
    await owner.query('create trigger stop_half_way before insert on receipt for each row execute function stop_half_way()');
    await expect(seed()).rejects.toThrow('killed');
    expect((await statuses()).length).toBeGreaterThan(0);
    await owner.query('drop trigger stop_half_way on receipt');
    expect(await seed()).toEqual({ ...WHOLE, fresh: true });
  });

  it('starts on 29 March 2024 at 09:00 with something to do for each role', async () => {
    expect(await one(`select to_char(record_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24') as now`)).toEqual([{ now: '2024-03-29 09' }]);
    expect(await statuses()).toEqual([
      { id: 'asg/2024/t01-o1/44', status: 'in_review', round: 1 },
      { id: 'asg/2024/t02-o1/44', status: 'returned', round: 2 },
      { id: 'asg/2024/t07-o1/32', status: 'in_review', round: 1 },
      { id: 'asg/2024/t07-o1/33', status: 'acknowledged', round: 1 },
      { id: 'asg/2024/t07-o1/44', status: 'in_review', round: 1 },
    ]);
    expect(await one(`select level, status, count(*)::int as n from assignment_view where level <> 'province' group by 1, 2 order by 1`)).toEqual([{ level: 'bureau', status: 'approved', n: 23 }, { level: 'city', status: 'in_review', n: 4 }]);
    expect(await one(`select unit_id, count(*)::int as n from worklist_item where verb = 'DecideReview' and assignment_id like '%/t07-o2/%' group by 1 order by 1`)).toEqual([{ unit_id: '32', n: 1 }, { unit_id: '33', n: 1 }, { unit_id: '44', n: 2 }]);
    expect(await one(`select id from assignment_view where status = 'assigned' order by unit_id, id`)).toEqual(
      ['44', '65'].flatMap((unit) => ['t04', 't10', 't11'].map((task) => ({ id: `asg/2024/${task}-o1/${unit}` }))),
    );
    expect(await one(`select unit_id, verb from worklist_item where assignment_id = 'asg/2024/t01-o1/44' order by unit_id`)).toHaveLength(4);
    expect(await one(`select text from (select jsonb_object_keys(texts) as text from event where stream_id = 'asg/2024/t02-o1/44') keys where text like 'item:%'`)).toHaveLength(1);
  });

  it('has somebody for each role of each unit', async () => {
    expect(await one(`select unit.id from unit where unit.kind = 'province' and (select count(*) from app_user where app_user.unit_id = unit.id and (app_user.roles && '{clerk,leader}')) < 2`)).toEqual([]);
    expect(await one(`select unit.id from unit where unit.kind = 'city' and (select count(*) from app_user where app_user.unit_id = unit.id and (app_user.roles && '{clerk,leader}')) < 2`)).toEqual([]);
    expect(await one(`select unit.parent_id from unit where unit.kind = 'city' and not exists (select from app_user where app_user.unit_id = unit.parent_id and 'reviewer' = any(app_user.roles))`)).toEqual([]);
    expect(await one(`select unit.id from unit where unit.kind = 'department' and (select count(*) from app_user where app_user.unit_id = unit.id and (app_user.roles && '{reviewer,director}')) < 2`)).toEqual([]);
    expect(await one(`select count(distinct password_hash)::int as hashes from app_user`)).toEqual([{ hashes: 1 }]);
  });

  it('changes nothing when it runs again, and is quick about it', async () => {
    const before = await one('select (select count(*) from event) as events, (select count(*) from audit) as audits, (select offset_ms from demo_clock) as clock');
    const began = performance.now();
    expect(await seed()).toEqual({ ...WHOLE, fresh: false });
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await one('select (select count(*) from event) as events, (select count(*) from audit) as audits, (select offset_ms from demo_clock) as clock')).toEqual(before);
    expect(new Set(DEMO_STEPS.flatMap((step) => (step.kind === 'act' ? [step.commandId] : []))).size).toBe(DEMO_STEPS.filter((step) => step.kind === 'act').length);
  });
});

describe('the demo before its launch', () => {
  it('has units, people and a calendar, and nothing else; the demo can still follow', async () => {
    const database = await freshDatabase();
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
    try {
      const request = { ...database, password: 'demo' };
      const nothing = { tasks: 0, units: 32, issued: 0, fresh: true };
      expect(await seedUnlaunched(request)).toEqual(nothing);
      expect(await seedUnlaunched(request)).toEqual(nothing);
      const { rows } = await owner.query(
        `select (select count(*)::int from catalogue_version) as catalogues, (select count(*)::int from calendar_version) as calendars,
           (select count(*)::int from stream where kind in ('cycle', 'assignment')) as launched, (select count(*) > 100 from app_user) as people`,
      );
      expect(rows).toEqual([{ catalogues: 0, calendars: 1, launched: 0, people: true }]);
      expect(await seedDemo(request)).toEqual({ ...WHOLE, fresh: true });
    } finally {
      await owner.end();
      await database.drop();
    }
  });
});
