import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { initialState, type AssignmentState } from '#domain/assignment/assignment.state.js';
import type { Instant } from '#domain/calendar/instant.js';
import { completed, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { refuse, type Refusal } from '#domain/shared/refusal.js';
import { calendarOf } from '../calendar-cache.js';
import { eventsUnderLock } from '../load-events.js';
import { toldOf } from '../stream-change.js';
import { changedReckoning } from './change.facts.js';
import { readMissingCities } from './cities.facts.js';
import { readAttachments } from './attachment.facts.js';
import { readDepartment } from './department.facts.js';
import { readDraft, type StoredDraft } from './draft.facts.js';
import { readOptional } from './optional.facts.js';
import { actingActor, readNamed } from './person.facts.js';

/** What `open_stream` tells of a stream besides the receipt. */
export interface OpenedStream {
  readonly state: AssignmentState | null;
  readonly settings: CycleSettings | null;
  readonly calendar: string | null;
  /** Of the rules that folded the snapshot. */
  readonly rules_version: number | null;
}

/** Everything that is judged with: the state, who acts, and what the rule needs to know. */
export interface Judged {
  readonly before: AssignmentState;
  readonly actor: Actor;
  readonly facts: AssignmentFacts;
  readonly draft: StoredDraft | null;
}

/** A province that submits, or whose last signature does. */
const readMissing = async (client: pg.PoolClient, before: AssignmentState, { type }: AssignmentCommandBody): Promise<Pick<AssignmentFacts, 'missingCities'>> =>
  (type === 'SubmitPlan' || type === 'SignOffPlan') && before.status !== 'not_issued' && before.level === 'province' ? { missingCities: await readMissingCities(client, before) } : {};

/** Reads, under the lock, what the rule of this command may ask for; nothing for the others. */
export async function readJudged(client: pg.PoolClient, stream: AssignmentId, opened: OpenedStream, sender: Actor, body: AssignmentCommandBody, at: Instant): Promise<Judged | { refusal: Refusal }> {
  const optional = !opened.state && body.type === 'OptIn' ? await readOptional(client, stream) : null;
  const stored = opened.settings ?? optional?.settings;
  const before = await stateOf(client, stream, opened);
  if (!(opened.state ?? optional) || !stored || !opened.calendar) return refuse('NOT_FOUND', { assignment: stream });
  const actor = await actingActor(client, sender, before, at);
  if ('code' in actor) return { refusal: actor };
  const draft = body.type === 'DraftPlan' ? await readDraft(client, stream) : null;
  const stands = { settings: completed(stored), calendar: await calendarOf(client, opened.calendar) };
  const reckoning = body.type === 'ApplyChange' && before.status !== 'not_issued' ? await changedReckoning(client, before.cycle, body.change, stands) : stands;
  const named = { ...(await readNamed(client, body)), ...(body.type === 'AddReviewer' ? await readDepartment(client, body.department) : {}), ...(optional ? { optional: optional.fact, ...(optional.window ? { optInWindow: optional.window } : {}) } : {}), ...(await readMissing(client, before, body)), ...(await readAttachments(client, stream, actor, body, draft?.fact ?? null)) };
  return { before, actor, draft, facts: { at, ...reckoning, draft: draft?.fact ?? null, ...named } };
}

/** The snapshot; one that older rules made is folded again from the events, one of newer rules is not ours to judge. */
async function stateOf(client: pg.PoolClient, stream: AssignmentId, { state, rules_version: version }: OpenedStream): Promise<AssignmentState> {
  if (!state || state.sequence === 0) return initialState(stream);
  if (version === RULES_VERSION) return state;
  if ((version ?? 0) > RULES_VERSION) throw new Error(`${stream} was written by rules version ${version}, this build has ${RULES_VERSION}`);
  return (await eventsUnderLock(client, stream)).map(toldOf).reduce(evolve, initialState(stream));
}
