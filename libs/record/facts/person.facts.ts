import type pg from 'pg';
import type { Actor, Role } from '#domain/access/actor.js';
import type { AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentFacts, PersonFact } from '#domain/assignment/assignment.facts.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import { dayOf } from '#domain/calendar/day.js';
import type { Day, Instant } from '#domain/calendar/instant.js';
import type { LaunchPerson } from '#domain/cycle/launch-check.js';
import type { Refusal } from '#domain/shared/refusal.js';

/** Enabled, and today within the days of validity (I1), by the record's clock. */
export const IS_THERE = `(app_user.enabled and (record_now() at time zone 'Asia/Shanghai')::date between coalesce(app_user.valid_from, '-infinity') and coalesce(app_user.valid_until, 'infinity'))`;

/** Persons as their accounts stand now; who is not there is left out. */
export async function readPeople(client: pg.PoolClient, ids: readonly string[]): Promise<PersonFact[]> {
  const { rows } = await client.query<PersonFact>({
    name: 'people',
    text: `select app_user.id as "userId", app_user.unit_id as unit, app_user.roles, ${IS_THERE} as enabled from app_user where app_user.id = any($1)`,
    values: [ids],
  });
  return rows;
}

/** Everybody who may act on a day: enabled, and valid that day. */
export async function peopleOn(client: pg.PoolClient, day: Day): Promise<LaunchPerson[]> {
  const { rows } = await client.query<LaunchPerson>({
    name: 'people-on',
    text: `select app_user.id as "userId", app_user.unit_id as unit, app_user.roles, app_user.email from app_user
      where app_user.enabled and coalesce(app_user.valid_from <= $1::date, true) and coalesce(app_user.valid_until >= $1::date, true) order by app_user.id`,
    values: [day],
  });
  return rows;
}

/** Of these ids those that are people with an enabled account, or units. */
async function readRecipients(client: pg.PoolClient, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({
    name: 'recipients',
    text: `select app_user.id from app_user where app_user.id = any($1) and ${IS_THERE} union select unit.id from unit where unit.id = any($1)`,
    values: [ids],
  });
  return rows.map((row) => row.id);
}

/** What the rules need to know of whom a command names. */
export async function readNamed(client: pg.PoolClient, body: AssignmentCommandBody): Promise<Pick<AssignmentFacts, 'person' | 'people' | 'recipients'>> {
  switch (body.type) {
    case 'Reassign':
    case 'Delegate': {
      const [person] = await readPeople(client, [body.to]);
      return person ? { person } : {};
    }
    case 'Copy':
      return { recipients: await readRecipients(client, body.to) };
    case 'Comment':
      return body.mentions.length > 0 ? { people: await readPeople(client, body.mentions) } : {};
    default:
      return {};
  }
}

/**
 * Who acts: the person, or by a proxy that stands on this day for this task, with unit and roles of the one they act for; whoever
 * has moved to another unit since is none (both are of the unit that set it).
 * Read under the stream's lock, so that a proxy that was ended before is none.
 */
export async function actingActor(client: pg.PoolClient, actor: Actor, state: AssignmentState, at: Instant): Promise<Actor | Refusal> {
  if (actor.kind === 'system' || actor.actingFor === undefined) return actor;
  const { rows } = await client.query<{ unit: string; roles: Role[] }>({
    name: 'acting-for',
    text: `select principal.unit_id as unit, principal.roles from proxy
        join app_user as principal on principal.id = proxy.principal and principal.enabled and principal.unit_id = proxy.unit_id
        join app_user as deputy on deputy.id = proxy.proxy and deputy.enabled and deputy.unit_id = proxy.unit_id
      where proxy.principal = $1 and proxy.proxy = $2 and proxy.ended_at is null and $3::date between proxy.from_on and proxy.until_on and (proxy.tasks is null or $4 = any(proxy.tasks)) limit 1`,
    values: [actor.actingFor, actor.userId, dayOf(at), state.status === 'not_issued' ? null : state.task],
  });
  return rows[0] ? { ...actor, ...rows[0] } : { code: 'NO_PROXY', facts: { by: actor.actingFor } };
}
