import type { DataSource, EntityManager } from 'typeorm';

export interface OpenSession {
  /** No way in: a hash of its id. */
  readonly id: string;
  readonly sinceMs: number;
  readonly seenMs: number;
  readonly source: string | null;
  readonly agent: string | null;
  readonly isThis: boolean;
}

/** Open sessions of a person, besides the middleware that keeps them. */
export class SessionStore {
  constructor(private readonly database: DataSource) {}

  async of(user: string, current: string): Promise<OpenSession[]> {
    return this.database.query(
      `select encode(sha256(convert_to(session.sid, 'UTF8')), 'hex') as id, (session.sess ->> 'since')::float8 as "sinceMs", (session.sess ->> 'seen')::float8 as "seenMs", session.sess ->> 'source' as source, session.sess ->> 'agent' as agent, session.sid = $2 as "isThis"
       from session where session.sess ->> 'userId' = $1 and session.expire > now() order by "isThis" desc, "seenMs" desc`,
      [user, current],
    );
  }

  /** All but one; answers how many. `alongside`: in the same transaction. */
  async endOthers(user: string, current: string, alongside: (both: EntityManager, ended: number) => Promise<void>): Promise<number> {
    return this.database.transaction(async (both) => {
      const [, ended]: [unknown, number] = await both.query(`delete from session where session.sess ->> 'userId' = $1 and session.sid <> $2`, [user, current]);
      await alongside(both, ended);
      return ended;
    });
  }
}
