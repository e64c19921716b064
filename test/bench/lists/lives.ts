import type pg from 'pg';
import { SYSTEM } from '#domain/access/actor.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentCommand } from '#domain/assignment/assignment.commands.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { Instant } from '#domain/calendar/instant.js';
import { MANNERS, MANNER_NAMES, type MannerName } from '#domain/cycle/rehearsal/manners.js';
import { REHEARSED_TEXT, type Script } from '#domain/cycle/rehearsal/script.js';
import { scriptedUnit } from '#domain/cycle/rehearsal/scripted-unit.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { isRefused } from '#domain/shared/refusal.js';
import { stepsOf } from '#record/rebuild.js';
import { inTransaction, type RecordContext } from '#record/record-context.js';
import { changeOf, type StreamChange } from '#record/stream-change.js';
import { writeAct } from '#record/write.js';
import { mannerOf } from './crowd.js';

/** Lives of one page are written together, an act of each in one statement. */
const PAGE = 200;
/** More than any year has. */
const MOST_ACTS = 2_000;
const SCRIPTS = Object.fromEntries(MANNER_NAMES.map((name) => [name, scriptedUnit(MANNERS[name])])) as Record<MannerName, Script>;
const DRAFT: AssignmentFacts['draft'] = { version: 1, textHash: REHEARSED_TEXT, sections: [{ id: 'goals', isEmpty: false, hash: REHEARSED_TEXT }], lastEditedBy: [] };

/** Plays every assignment of a cycle from its issue up to an instant (of one that is over, what is open then is revoked) by the rules themselves, and writes each act by the record's own statement. */
export async function playCycle(record: RecordContext, cycle: string, facts: Pick<AssignmentFacts, 'calendar' | 'settings'>, until: Instant, isOver: boolean): Promise<void> {
  const { rows } = await record.pool.query<{ state: IssuedState }>(`select stream.state from stream join assignment_view on assignment_view.id = stream.id where assignment_view.cycle_id = $1 order by stream.id`, [cycle]);
  for (let first = 0; first < rows.length; first += PAGE) {
    const lives = rows.slice(first, first + PAGE).map(({ state }) => {
      const life = lifeOf(state, SCRIPTS[mannerOf(state.task, state.level === 'bureau' ? '1' : state.unit)], facts, until);
      return isOver ? ended(life, facts, until) : life;
    });
    await inTransaction(record, async (client) => {
      for (const [step, changes] of stepsOf(lives).entries()) await write(client, `bench/${cycle}/${first}/${step}`, changes);
    });
  }
}

const write = async (client: pg.PoolClient, commandId: string, changes: readonly StreamChange[]): Promise<void> => {
  const [first] = changes;
  if (first) await writeAct(client, { commandId, commandType: 'Bench', bodyHash: '', stream: first.after.id, at: first.at, actor: SYSTEM, source: null, receipt: {}, changes, lane: null });
};

const ENDS = ['bureau:coordinator', 'bureau:second'] as const;
/** Two coordinators end what nobody did. */
function ended(life: readonly StreamChange[], { calendar, settings }: Pick<AssignmentFacts, 'calendar' | 'settings'>, at: Instant): StreamChange[] {
  return ENDS.reduce((changes, userId): StreamChange[] => {
    const state = changes.at(-1)?.after;
    return state === undefined || state.status === 'closed' ? changes : [...changes, changeBy(state, { type: 'RevokeAssignment', reason: '', actor: { kind: 'user', userId, unit: 'bureau', roles: ['coordinator'] } }, { at, calendar, settings, draft: null })];
  }, [...life]);
}

const changeBy = (state: IssuedState, sent: object, facts: AssignmentFacts): StreamChange => {
  const command = { ...sent, at: facts.at, commandId: `bench/${state.id}/${state.sequence}` } as AssignmentCommand;
  const decision = decide(state, command, facts);
  if (isRefused(decision)) throw new Error(`${state.id}: ${command.type} is refused: ${JSON.stringify(decision.refusal)}`);
  return changeOf(state, decision.events, command, facts);
};

function lifeOf(issued: IssuedState, script: Script, { calendar, settings }: Pick<AssignmentFacts, 'calendar' | 'settings'>, until: Instant): StreamChange[] {
  const changes: StreamChange[] = [];
  let state = issued;
  let at: Instant = issued.issuedAt;
  for (let acts = 0; acts < MOST_ACTS; acts++) {
    const facts: AssignmentFacts = { at, calendar, settings, draft: DRAFT };
    const due = nextDue(state);
    const act = script(state, acts, facts);
    const isTimed = due !== undefined && (!act || due.at <= act.at);
    const when = isTimed ? due.at : act?.at;
    if (when === undefined || when > until) return changes;
    at = when > at ? when : at;
    const body = isTimed ? { type: 'PassInstant' as const, rule: due.rule, occurrence: due.occurrence } : act?.body;
    const change = changeBy(state, { ...body, actor: isTimed ? SYSTEM : act?.actor }, { ...facts, at });
    changes.push(change);
    state = change.after;
  }
  throw new Error(`${issued.id}: a year without end`);
}
