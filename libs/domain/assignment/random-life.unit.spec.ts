import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOf, endOf } from '../calendar/day.js';
import { nextDue } from '../deadline/next-due.js';
import { extendableDate, runningDates } from '../deadline/duty-date.js';
import type { AssignmentEvent } from './assignment.events.js';
import { waitingSides } from './request.js';
import type { PersonCommandBody } from './assignment.commands.js';
import { AssignmentStory, type CAST } from '#testing/assignment-story.js';

type Who = keyof typeof CAST;
const DUTIES = ['plan', 'revision', 'milestone:m1', 'completion'] as const;

/** What anybody may try on an assignment beside its ordinary way; `days` moves a date from where it stands. */
const ACT = fc.record({
  verb: fc.constantFrom('SuspendAssignment', 'ResumeAssignment', 'ResumeAssignment', 'RevokeAssignment', 'RequestExemption', 'DecideExemption', 'DecideExemption', 'OptOut', 'RequestExtension', 'RequestExtension', 'DecideExtension', 'DecideExtension'),
  who: fc.constantFrom<Who>('leader', 'director', 'coordinator', 'second'),
  duty: fc.constantFrom(...DUTIES),
  days: fc.integer({ min: 1, max: 32 }),
  decision: fc.constantFrom('whole', 'part', 'refused'),
});
const STEP = fc.oneof(
  { weight: 5, arbitrary: ACT.map((act) => ({ kind: 'act' as const, act })) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 25 }).map((days) => ({ kind: 'days' as const, days })) },
  { weight: 4, arbitrary: fc.constantFrom('whole' as const, 'whole' as const, 'refused' as const).map((decision) => ({ kind: 'answer' as const, decision })) },
  { weight: 3, arbitrary: fc.constantFrom('approve' as const, 'return' as const).map((decision) => ({ kind: 'goes_on' as const, decision })) },
);

const bodyOf = (story: AssignmentStory, { verb, duty, days, decision }: (typeof ACT extends fc.Arbitrary<infer A> ? A : never)): PersonCommandBody => {
  const was = extendableDate(story.issued, duty) ?? dayOf(story.now);
  switch (verb) {
    case 'RequestExemption':
      return { type: verb, ground: 'not_concerned', reason: 'x', evidence: [] };
    case 'DecideExemption':
      return { type: verb, decision: decision === 'refused' ? 'refused' : 'granted', reason: 'x' };
    case 'RequestExtension':
      return { type: verb, duty, dueOn: addDays(was, days), reason: 'x', lateReason: days % 2 === 0 ? 'x' : '' };
    case 'DecideExtension':
      return { type: verb, duty, decision: decision as 'whole', parts: decision === 'part' ? ['goals'] : [], reason: 'x' };
    default:
      return { type: verb as 'OptOut', reason: 'x' };
  }
};

/** Whoever must act next does, where it is not suspended. */
const goesOn = (story: AssignmentStory, decision: 'approve' | 'return'): void => {
  if (story.issued.suspended) return;
  if (story.issued.status === 'assigned') story.acknowledge();
  else if (['acknowledged', 'returned'].includes(story.issued.status)) story.submit();
  else if (story.issued.status === 'in_review') story.decideReview(decision);
};

const check = (story: AssignmentStory): void => {
  const state = story.issued;
  const armed = state.instants.map(({ rule, occurrence }) => `${rule}/${occurrence}`);
  expect(armed).toEqual([...new Set(armed)]);
  expect(state.extensions.filter(({ duty }) => extendableDate(state, duty) === null)).toEqual([]);
  expect(Object.values(state.extended).filter((times) => times > 2)).toEqual([]);
  // A date that has not passed is never marked overdue.
  const running = new Map(runningDates(state).map(({ duty, dueOn }) => [duty, dueOn]));
  if (state.status !== 'closed') expect(state.overdue.filter((duty) => endOf(running.get(duty) ?? dayOf(story.now)) > story.now && running.has(duty))).toEqual([]);
  if (state.suspended) expect([nextDue(state), story.ledger.rows.filter((row) => row.outcome === 'armed')]).toEqual([undefined, []]);
};

describe('random requests, suspensions and endings', () => {
  it('leave dates, marks, instants and ledger as the rules say, and time always moves on', () => {
    const reached = new Set<AssignmentEvent['type']>();
    fc.assert(
      fc.property(fc.array(STEP, { minLength: 10, maxLength: 40 }), fc.boolean(), (steps, mandatory) => {
        const story = new AssignmentStory({ issue: { mandatory } });
        for (const step of steps) {
          if (story.issued.status === 'closed') break;
          if (step.kind === 'days') story.to(addDays(dayOf(story.now), step.days), 10);
          else if (step.kind === 'goes_on') goesOn(story, step.decision);
          else if (step.kind === 'answer') answers(story, step.decision);
          else tries(story, step.act.who, bodyOf(story, step.act));
          check(story);
        }
        // Nothing armed is armed for ever.
        story.to('2025-12-31');
        expect(nextDue(story.state)).toBeUndefined();
        story.events.forEach((event) => reached.add(event.type));
      }),
      { numRuns: 120, seed: 20240630 },
    );
    const expected: AssignmentEvent['type'][] = [
      'AssignmentSuspended', 'AssignmentResumed', 'RevocationProposed', 'AssignmentRevoked', 'ExemptionRequested', 'ExemptionConsented', 'AssignmentExempted', 'ExemptionRefused', 'OptOutRequested', 'OptedOut',
      'ExtensionRequested', 'ExtensionConsented', 'ExtensionGranted', 'ExtensionRefused', 'RequestLimitPassed', 'SupervisionOpened', 'SupervisionClosed',
    ];
    expect(expected.filter((type) => !reached.has(type))).toEqual([]);
  });
});

/** Whoever is asked first answers; random decisions alone hardly ever meet a request. */
const answers = (story: AssignmentStory, decision: 'whole' | 'refused'): void => {
  const { exemption, extensions } = story.issued;
  const request = exemption ?? extensions[0];
  const side = request && waitingSides(request)[0];
  if (!side) return;
  if (exemption) tries(story, side, { type: 'DecideExemption', decision: decision === 'whole' ? 'granted' : 'refused', reason: 'x' });
  else tries(story, side, { type: 'DecideExtension', duty: extensions[0]?.duty ?? '', decision, parts: [], reason: 'x' });
};

/** A refusal is as good an answer as any. */
const tries = (story: AssignmentStory, who: Who, body: PersonCommandBody): void => {
  try {
    story.does(who, body);
  } catch (error) {
    expect(String(error)).toContain('refused');
  }
};
