import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { decide } from '../assignment/assignment.decide.js';
import type { AttachmentFact, ScanState } from '../assignment/attachments.js';
import { AssignmentStory, CAST } from '#testing/assignment-story.js';
import { DomainScene, PEOPLE } from '#testing/domain-scene.js';
import { CLERK, FIRST_DRAFT, Walk } from '#testing/walk.js';

const HASH = 'f'.repeat(64);
const file = (id: string, hash = HASH) => ({ kind: 'file', attachment: id, hash }) as const;
const known = (scan: ScanState, id = 'a1'): AttachmentFact => ({ id, hash: HASH, scan });
const carryingOut = () => new DomainScene({ milestones: [{ id: 'm1', dueOn: '2024-09-30' }] }).acknowledged().submitted().approved('2024-04-02');

/** What an act with these attachments on the assignment brings: its first event, or the code and the ids. */
const outcome = (scene: DomainScene, who: 'clerk' | 'leader', body: PersonCommandBody, attachments: readonly AttachmentFact[]): unknown => {
  const decision = decide(scene.state, { ...body, actor: PEOPLE[who], at: scene.now, commandId: 'x' }, { ...scene.facts(), attachments });
  return 'refusal' in decision ? [decision.refusal.code, decision.refusal.facts['ids']] : decision.events[0]?.type;
};

describe('evidence that is a file (P2)', () => {
  const reached = (...files: ReturnType<typeof file>[]): PersonCommandBody => ({ type: 'SubmitProgress', percent: 30, milestonesReached: ['m1'], text: '进展', evidence: files });
  it.each<[string, AttachmentFact[], unknown]>([
    ['clean', [known('clean')], 'ProgressSubmitted'],
    ['taken without a scanner', [known('unscanned')], 'ProgressSubmitted'],
    ['not there', [], ['UNKNOWN_ATTACHMENT', ['a1']]],
    ['of another content', [{ ...known('clean'), hash: 'e'.repeat(64) }], ['UNKNOWN_ATTACHMENT', ['a1']]],
    ['infected', [known('quarantined')], ['FILE_QUARANTINED', ['a1']]],
    ['not scanned yet', [known('held')], ['FILE_HELD', ['a1']]],
  ])('%s', (_, attachments, expected) => {
    expect(outcome(carryingOut(), 'clerk', reached(file('a1')), attachments)).toEqual(expected);
    const done = carryingOut().does('clerk', { type: 'SubmitProgress', percent: 30, milestonesReached: ['m1'], text: 'x', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    const declared = outcome(done, 'leader', { type: 'DeclareCompletion', text: '', evidence: [file('a1')] }, attachments);
    expect(declared).toEqual(expected === 'ProgressSubmitted' ? 'CompletionDeclared' : expected);
  });

  it('names each file that does not count; one good beside a bad one helps nothing', () => {
    const all = [known('clean'), known('quarantined', 'a2'), known('quarantined', 'a3'), known('held', 'a4')];
    expect(outcome(carryingOut(), 'clerk', reached(file('a1'), file('a2'), file('a3'), file('a4')), all)).toEqual(['FILE_QUARANTINED', ['a2', 'a3']]);
    expect(outcome(carryingOut(), 'clerk', reached(file('a1'), file('a9')), all)).toEqual(['UNKNOWN_ATTACHMENT', ['a9']]);
    expect(outcome(carryingOut(), 'clerk', reached(file('a1')), all)).toBe('ProgressSubmitted');
  });

  it('of an exemption is named by its id', () => {
    const story = new AssignmentStory().acknowledge();
    const ask = (attachments: readonly AttachmentFact[]) => decide(story.state, { type: 'RequestExemption', ground: 'cannot_apply', reason: 'x', evidence: ['a1'], actor: CAST.leader, at: story.now, commandId: 'x' }, { ...story.facts, attachments });
    expect([ask([]), ask([known('held')])]).toMatchObject([{ refusal: { code: 'UNKNOWN_ATTACHMENT' } }, { refusal: { code: 'FILE_HELD' } }]);
    expect(ask([known('clean')])).toMatchObject({ events: [{ type: 'ExemptionRequested' }] });
  });
});

describe('files of a draft (L3)', () => {
  const NEEDED = { filesNeeded: { 't02-o1': ['goals'], 't03-o1': ['measures'] } };
  const drafting = (settings = {}) => new Walk({ settings, supporting: [] }).does(CLERK, { type: 'AcknowledgeAssignment' }).writes(FIRST_DRAFT);
  const drafts = (walk: Walk, files: readonly string[], attachments: readonly AttachmentFact[], more: object = {}): string => {
    const { draft } = walk.facts();
    if (!draft) throw new Error('no draft');
    return walk.act(CLERK, { ...walk.draftBody(), ...more }, { attachments, draft: { ...draft, sections: draft.sections.map((section) => (section.id === 'goals' ? { ...section, files } : section)) } });
  };

  it('a section that needs one and has none blocks, unless it does not apply', () => {
    expect(drafts(drafting(NEEDED), [], [])).toBe('FILE_MISSING');
    expect(drafts(drafting(NEEDED), [], [], { notApplicable: [{ section: 'goals', reason: '无附件' }] })).toBe('PlanDrafted');
    expect(drafts(drafting(NEEDED), ['a1'], [known('clean')])).toBe('PlanDrafted');
    expect(drafts(drafting(), [], [])).toBe('PlanDrafted');
  });

  it('one that is infected, not scanned or gone blocks wherever it is named', () => {
    expect(drafts(drafting(NEEDED), ['a1'], [known('quarantined')])).toBe('FILE_QUARANTINED');
    expect(drafts(drafting(), ['a1'], [known('held')])).toBe('FILE_HELD');
    expect(drafts(drafting(), ['a1'], [])).toBe('UNKNOWN_ATTACHMENT');
    expect(drafts(drafting(), ['a1'], [known('unscanned')])).toBe('PlanDrafted');
  });
});
