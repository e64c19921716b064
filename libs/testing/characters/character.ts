import type { PersonCommandBody, PersonVerb } from '#domain/assignment/assignment.commands.js';
import type { UserActor } from '#domain/assignment/verb.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { instantOf } from '../assignment-scene.js';
import type { InMemoryRecord } from '../in-memory-record.js';
import { bodyOf, castOf } from '../moves.js';

/** Who acts: of the unit, of the lead department, of every department in turn, or of the bureau. */
export type Who = 'clerk' | 'leader' | 'lead' | 'lead director' | 'reviewers' | 'coordinator' | 'coordinator 2' | 'bureau leader';
/** Beijing day, hour, who, verb, and what of the body matters to the story. */
export type Line = readonly [day: string, hour: number, who: Who, verb: PersonVerb, body?: object];

/** How a unit carries its assignment through a year. */
export interface Character {
  readonly name: string;
  readonly story: readonly Line[];
}

/** Task 8 of 广东: a plan due on 30 June, milestones at the end of March, June and the year. */
export const CHARACTERS_STREAM = 'asg/2024/t08-o1/44' as AssignmentId;
/** After the morning's reminders have gone: no act stands on one instant with them. */
export const YEAR_BEGINS = instantOf('2024-03-29', 10);
/** Long enough for whatever the last day of the year leaves behind. */
export const YEAR_ENDS = instantOf('2025-03-01', 9);

export const instantOfLine = ([day, hour]: Line): number => instantOf(day, hour);

/** Does what a line says; what the rules refuse is a mistake in the story. */
export async function perform(record: InMemoryRecord, [, , who, verb, more]: Line): Promise<void> {
  const state = record.stateOf(CHARACTERS_STREAM);
  if (state.status === 'not_issued') throw new Error(`${verb} before the assignment was issued`);
  for (const actor of actorsOf(state, who)) {
    const body = { ...bodyOf(state, actor, verb, () => 0), ...more } as PersonCommandBody;
    await record.must(CHARACTERS_STREAM, actor, body);
  }
}

export const actorsOf = (state: IssuedState, who: Who): readonly UserActor[] => {
  const cast = castOf(state);
  const withRole = (role: UserActor['roles'][number], unit?: string): readonly UserActor[] => cast.filter((each) => each.roles.includes(role) && (unit === undefined || each.unit === unit));
  switch (who) {
    case 'clerk':
      return withRole('clerk', state.unit);
    case 'leader':
      return withRole('leader', state.unit);
    case 'lead':
      return withRole('reviewer', state.leadDepartment);
    case 'lead director':
      return withRole('director', state.leadDepartment);
    case 'reviewers':
      return withRole('reviewer');
    case 'coordinator':
      return withRole('coordinator').slice(0, 1);
    case 'coordinator 2':
      return withRole('coordinator').slice(1);
    case 'bureau leader':
      return withRole('bureau_leader');
  }
};
