import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at, dayOf } from '../calendar/day.js';
import { instant, type Instant } from '../calendar/instant.js';
import { DomainScene } from '#testing/domain-scene.js';
import { forecast } from './forecast.js';

const END = '2025-12-31';
const shown = ({ duty, rule, occurrence, at: due }: { duty: string; rule: string; occurrence: string; at: Instant }): string => `${due} ${duty}|${rule}|${occurrence}`;

/** What the ledger of the scene has sent after an instant. */
const sentAfter = (scene: DomainScene, since: Instant): string[] =>
  [...scene.ledger.values()].filter(({ state, row }) => state === 'sent' && row.dueAt > since).map(({ row }) => shown({ ...row, at: row.dueAt })).sort();

/** What one might do next, where the state allows it. */
const ACTS = ['acknowledge', 'submit', 'recall', 'return', 'approve', 'reach', 'declare', 'returnCompletion', 'nudge', 'open', 'reply', 'check', 'raise', 'close', 'instruct', 'wait', 'goOn'] as const;
type Step = { readonly act: (typeof ACTS)[number]; readonly days: number; readonly hour: number };

const take = (scene: DomainScene, { act, days, hour }: Step): void => {
  const day = dayOf(instant(scene.now + days * 86_400_000));
  scene.until(day);
  scene.now = instant(Math.max(scene.now, at(day, hour, 7)));
  try {
    perform(scene, act === 'goOn' ? goOn(scene, hour) : act, day);
  } catch {
    // Refused: then nobody acted.
  }
};
/** What somebody who wants to get on would do; random acts alone hardly ever reach an approval. */
const goOn = ({ state }: DomainScene, hour: number): Step['act'] => {
  switch (state.status) {
    case 'assigned':
      return 'acknowledge';
    case 'in_review':
      return hour % 2 ? 'approve' : 'return';
    case 'approved':
      return state.milestonesReached.length < 2 ? 'reach' : state.openCase ? 'close' : 'declare';
    case 'completion_declared':
      return 'wait';
    default:
      return 'submit';
  }
};
const perform = (scene: DomainScene, act: Step['act'], day: ReturnType<typeof dayOf>): void => {
  const id = scene.state.openCase?.id ?? scene.state.instructions[0]?.id ?? 'none';
  switch (act) {
    case 'acknowledge':
      return void scene.acknowledge();
    case 'submit':
      return void scene.submitted();
    case 'recall':
      return void scene.does('clerk', { type: 'RecallPlan', reason: 'x' });
    case 'return':
      return void scene.returned(day);
    case 'approve':
      return void scene.approved(day);
    case 'reach':
      return void scene.does('clerk', { type: 'SubmitProgress', percent: 50, milestonesReached: ['m1', 'm2'], text: 'x', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    case 'declare':
      return void scene.does('leader', { type: 'DeclareCompletion', text: 'x' });
    case 'returnCompletion':
      return void scene.does('reviewer', { type: 'ReturnCompletion', reason: 'x' });
    case 'nudge':
      return void scene.does('coordinator', { type: 'NudgeAssignment', text: 'x' });
    case 'open':
      return void scene.does('director', { type: 'OpenSupervision', level: 'blue', criteria: 'x', reason: '' });
    case 'reply':
      return void scene.does('leader', { type: 'ReplySupervision', case: id, promisedOn: day, text: 'x' });
    case 'check':
      return void scene.does(scene.state.openCase?.issuer === null ? 'reviewer' : 'director', { type: 'CheckReply', case: id, accepted: true, reason: '' });
    case 'raise':
      return void scene.does('bureauLeader', { type: 'RaiseSupervision', level: 'red', reason: 'x' });
    case 'close':
      return void scene.does('bureauLeader', { type: 'CloseSupervision', case: id, reason: 'x' });
    case 'instruct':
      return void scene.does('bureauLeader', { type: 'GiveInstruction', addressee: '44', dueOn: day, text: 'x' });
    default:
      return;
  }
};
describe('forecast after any acts (T7)', () => {
  it('says what the ledger will show if nobody acts, from any state that people can reach', () => {
    const reached = new Set<string>();
    const step = fc.record({ act: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...ACTS) }, { weight: 2, arbitrary: fc.constant('goOn' as const) }), days: fc.integer({ min: 0, max: 40 }), hour: fc.integer({ min: 0, max: 23 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), fc.boolean(), (steps, mandatory) => {
        const scene = new DomainScene({ mandatory, milestones: [{ id: 'm1', dueOn: '2024-05-31' }, { id: 'm2', dueOn: '2024-10-31' }] });
        for (const each of steps) take(scene, each);
        const foretold = forecast(scene.state, scene.facts());
        reached.add(scene.state.status);
        const { now } = scene;
        const count = scene.events.length;
        scene.until(END);
        expect(foretold.rows.map(shown).sort()).toEqual(sentAfter(scene, now));
        expect(foretold.events.flatMap(({ events, at: due }) => events.map((type) => `${due} ${type}`))).toEqual(scene.events.slice(count).map((event) => `${event.at} ${event.type}`));
      }),
      { numRuns: 120, seed: 20240703 },
    );
    // The property says something only if the walks go everywhere.
    expect([...reached].sort()).toEqual(['acknowledged', 'approved', 'assigned', 'completion_declared', 'in_review', 'returned']);
  });
});
