import type pg from 'pg';
import { narrowedClient, type Readership } from '#persistence/narrowed-client.js';
import type { RunningApi } from '#testing/running-api.js';
import { UserDirectory } from '../../apps/api/src/identity/user-directory.js';
import { readershipOf } from '../../apps/api/src/platform/readership.js';

/** By what a row says whose it is: its assignment, its unit, its person. `nobodys`: no reader of the work has any of them. */
type Whose = 'assignment' | 'unit' | 'person' | 'nobodys';
export const NARROWED: Readonly<Record<string, readonly [column: string, whose: Whose]>> = {
  assignment_view: ['id', 'assignment'], assignment_version: ['assignment_id', 'assignment'], stream: ['id', 'assignment'], event: ['stream_id', 'assignment'], plan_text: ['assignment_id', 'assignment'], document: ['stream_id', 'assignment'],
  attachment: ['assignment_id', 'assignment'], draft: ['assignment_id', 'assignment'], progress_report: ['assignment_id', 'assignment'], metric_value: ['assignment_id', 'assignment'], worklist_item: ['assignment_id', 'assignment'],
  delivery: ['assignment_id', 'assignment'], copy: ['assignment_id', 'assignment'], supervision_case: ['assignment_id', 'assignment'],
  // Also of what may be opted in to, and is not issued yet.
  reminder: ['unit_id', 'unit'], published_score: ['unit_id', 'unit'], proxy: ['unit_id', 'unit'],
  message: ['recipient', 'person'], involvement: ['user_id', 'person'], comment_read: ['user_id', 'person'],
  change_set_row: ['assignment_id', 'nobodys'], wake: ['stream_id', 'nobodys'], audit: ['action', 'nobodys'], receipt: ['stream_id', 'nobodys'],
};

/** Between departments these are told apart by the assignment that a list joins them with. */
export const LISTED: readonly string[] = ['assignment_version', 'reminder', 'delivery', 'copy', 'supervision_case'];

const [OWN, THEIRS] = [{ unit: '65', user: 'xj', id: 'asg/2024/t07-o1/65' }, { unit: '44', user: 'gd', id: 'asg/2024/t07-o1/44' }];
const STREAM = `insert into stream (id, kind, sequence, last_hash, state, rules_version) values ('change-set/rows', 'change_set', 1, '', '{}', 3) on conflict do nothing`;
/** One of each in tables that the demo leaves empty, so that there is something not to be seen. */
const ROWS = [
  'insert into attachment (assignment_id, hash, name, type, size, unit_id, uploaded_by, uploaded_at) values ($1, $2, $3, \'text/plain\', 1, $2, $3, now()) on conflict do nothing',
  `insert into plan_text (assignment_id, version, text_hash, sections, frozen_at) select $1, 99, $2, '[]', now() where $3 <> ''`,
  `insert into document (stream_id, event_sequence, kind, title, paragraphs, created_at) select $1, 99, $2, $3, '[]', now()`,
  `insert into draft (assignment_id, version, sections, saved_at, saved_by) select $1, 1, '[]', now(), $3 where $2 <> '' on conflict do nothing`,
  `insert into progress_report (assignment_id, sequence, cycle_id, task_code, unit_id, percent, evidence, text, reported_at) select $1, 99, 'cycle/2024', 't07', $2, 1, 0, $3, now()`,
  `insert into metric_value (assignment_id, metric_id, value, reported_at) select $1, $2, 1, now() where $3 <> ''`,
  `insert into copy (assignment_id, recipient, copied_at) select $1, 'coord', now() where $2 <> $3 on conflict do nothing`,
  `insert into supervision_case (id, number, assignment_id, cycle_id, task_code, unit_id, lead_department, level, ground, due_on, reply_due_on, event_sequence, opened_at, state) select 'rows/' || $2, $3, $1, 'cycle/2024', 't07', $2, 'nobody', 'blue', 'plan', '2024-04-01', '2024-04-08', 99, now(), 'closed'`,
  `insert into published_score (cycle_id, publication, unit_id, total, facts, published_at, appeal_until) select 'cycle/2024', 99, $2, 1, '{}', now(), '2024-04-01' where $1 <> $3`,
  `insert into proxy (id, unit_id, principal, proxy, from_on, until_on, set_at) select 'rows/' || $2, $2, $3, $3, '2020-01-01', '2020-01-02', now() where $1 <> ''`,
  `with written as (insert into message (channel, recipient, kind, title, lines, created_at, state) values ('in_app', $3, 'alone', '{}', '[]', now(), 'sent') returning id) insert into delivery (assignment_id, duty, rule, occurrence, recipient, channel, message_id) select $1, 'plan', 'rows', $2, $3, 'in_app', written.id from written`,
  `insert into involvement (user_id, assignment_id, last_type, last_at) select $3, $1, 'Comment', now() where $2 <> '' on conflict do nothing`,
  `insert into comment_read (assignment_id, user_id, up_to, read_at) select $1, $3, 1, now() where $2 <> '' on conflict do nothing`,
  `insert into change_set_row (change_set_id, assignment_id, expected_sequence, change, preview, state) select 'change-set/rows', $1, 1, '{}', '{}', 'pending' where $2 <> $3`,
  `insert into wake (stream_id, first_sequence, last_sequence, lane, not_before) select $1, 1, 1, 1, now() where $2 <> $3 on conflict do nothing`,
];

export class Rows {
  private by: Readership | undefined;
  private readonly app: pg.Client;

  private constructor(private readonly api: RunningApi, private readonly writtenBy: string) {
    this.app = new (narrowedClient(() => this.by))({ connectionString: api.database.appUrl });
  }

  static async of(api: RunningApi): Promise<Rows> {
    const owner = await api.owner.connect();
    try {
      await owner.query('begin');
      await owner.query(STREAM);
      for (const { id, unit, user } of [OWN, THEIRS]) for (const row of ROWS) await owner.query(row, [id, unit, user]);
      const { rows: [written] } = await owner.query<{ by: string }>('select pg_current_xact_id()::xid::text as by');
      await owner.query('commit');
      const rows = new Rows(api, written?.by ?? '');
      await rows.app.connect();
      return rows;
    } finally {
      owner.release();
    }
  }

  /** Takes away what only these specs need, by the transaction that wrote it: what is read elsewhere is whole again. */
  async end(): Promise<void> {
    await this.app.end();
    for (const table of [...new Set([STREAM, ...ROWS].flatMap((row) => [...row.matchAll(/insert into (\w+)/g)].map(([, name = '']) => name)))].reverse()) await this.api.owner.query(`delete from ${table} where ${table}.xmin = $1::text::xid`, [this.writtenBy]);
  }

  /** How many rows of each table there are for nobody in particular. */
  async withoutReader(): Promise<Readonly<Record<string, number>>> {
    this.by = undefined;
    const counts: Record<string, number> = {};
    for (const table of Object.keys(NARROWED)) counts[table] = (await this.app.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]?.n ?? 0;
    return counts;
  }

  /** Tables in which a person finds what is not theirs, or not all that is, with every filter of the application left out; `only`: of these. */
  async wrongFor(user: string, only: readonly string[] = Object.keys(NARROWED)): Promise<readonly string[]> {
    const signedIn = await this.api.app.get(UserDirectory).find(user);
    if (!signedIn) throw new Error(`there is no ${user}`);
    const { rows } = await this.api.owner.query<{ id: string; sees: boolean }>(
      `select assignment_view.id from assignment_view where assignment_view.unit_id = $1 or assignment_view.province_id = $1 or $1 = any (assignment_view.departments)
       union select copy.assignment_id from copy where copy.recipient in ($1, $2) union select supervision_case.assignment_id from supervision_case where supervision_case.addressee = $1`, [signedIn.unit, user],
    );
    const known = new Set(rows.map(({ id }) => id));
    const wrong: string[] = [];
    for (const table of only) {
      const [column, whose] = NARROWED[table] ?? ['', 'nobodys'];
      const keys = async (by: Pick<pg.Pool | pg.Client, 'query'>): Promise<string[]> => (await by.query<{ key: string }>(`select distinct ${column} as key from ${table} order by 1`)).rows.map(({ key }) => key);
      this.by = { ...readershipOf(signedIn), seesProvinces: false };
      const [seen, all] = [await keys(this.app), await keys(this.api.owner)];
      const isTheirs = (key: string): boolean => {
        if (whose === 'unit') return key === signedIn.unit || signedIn.cities.includes(key);
        if (whose === 'person') return key === user || key === signedIn.unit;
        // Streams of other kinds are everybody's or their unit's.
        if (whose === 'assignment') return table === 'draft' ? key.endsWith(`/${signedIn.unit}`) : known.has(key) || /^(cycle|catalogue)\//.test(key) || key === `contacts/${signedIn.unit}` || key === `proxies/${signedIn.unit}`;
        return false;
      };
      const strange = seen.filter((key) => !isTheirs(key));
      const hidden = all.filter((key) => isTheirs(key) && !seen.includes(key));
      if (strange.length > 0) wrong.push(`${table}: shows ${strange[0]} and ${strange.length - 1} more`);
      if (hidden.length > 0) wrong.push(`${table}: hides ${hidden[0]} and ${hidden.length - 1} more`);
      if (!all.some((key) => !isTheirs(key))) wrong.push(`${table}: has nothing that is not theirs`);
    }
    return wrong;
  }
}

/** As if the policies of these tables had been forgotten. */
export async function withoutPolicies(api: RunningApi, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  for (const table of tables) await api.owner.query(`alter table ${table} disable row level security`);
  try {
    await work();
  } finally {
    for (const table of tables) await api.owner.query(`alter table ${table} enable row level security`);
  }
}
