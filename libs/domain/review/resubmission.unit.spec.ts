import { describe, expect, it } from '@jest/globals';
import { evolve } from '../assignment/assignment.evolve.js';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import { initialState, type AssignmentState } from '../assignment/assignment.state.js';
import { approves, approvesIf, CLERK, director, FIRST_DRAFT, returns, reviewer, Walk, type Draft, type WalkOptions } from '#testing/walk.js';

const onSection = (section: string) => ({ items: [{ section, text: '请改' }] });
const changed = (section: string): Draft => ({ ...FIRST_DRAFT, [section]: '改过的文字' });

/** Round 1: dept-b returns on `measures`, lead and dept-c approve. */
const returnedOnMeasures = (options: WalkOptions = {}): Walk =>
  new Walk(options).submits().claims('dept-a', 'dept-b', 'dept-c').does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-b'), returns('dept-b', onSection('measures'))).does(reviewer('dept-c'), approves('dept-c'));
const asked = (walk: Walk): string[] => walk.review.slots.filter(({ stands }) => !stands).map(({ department }) => department);

describe('who reviews a resubmission (L8)', () => {
  it('only the department that returned, where only its section changed', () => {
    const walk = returnedOnMeasures().submits(changed('measures'));
    expect(asked(walk)).toEqual(['dept-b']);
    expect(walk.last('PlanSubmitted')?.data).toMatchObject({ reviewers: ['dept-a', 'dept-b', 'dept-c'], stands: ['dept-a', 'dept-c'] });
    expect(walk.claims('dept-b').act(reviewer('dept-b'), approves('dept-b'))).toBe('ReviewDecided PlanApproved');
  });

  it('also the lead, where a section changed that nobody had asked about', () => {
    expect(asked(returnedOnMeasures().submits(changed('schedule')))).toEqual(['dept-a', 'dept-b']);
  });

  it('also who once put an item on a changed section, in whatever round', () => {
    const walk = new Walk().submits().claims('dept-a', 'dept-b', 'dept-c');
    walk.does(reviewer('dept-c'), returns('dept-c', onSection('schedule'))).does(reviewer('dept-b'), approves('dept-b')).does(reviewer('dept-a'), approves('dept-a'));
    walk.submits(changed('schedule')).claims('dept-c').does(reviewer('dept-c'), approves('dept-c')).does(director('dept-a'), { type: 'ReopenPlan', reason: '数字有误' });
    expect(asked(walk.submits({ ...changed('schedule'), schedule: '又改' }))).toEqual(['dept-a', 'dept-c']);
  });

  it('also who put a condition on a changed section', () => {
    const walk = new Walk().submits().claims('dept-a', 'dept-b', 'dept-c');
    walk.does(reviewer('dept-c'), approvesIf('dept-c', { text: '补充', dueOn: '2024-05-31', section: 'schedule' })).does(reviewer('dept-a'), approves('dept-a')).does(reviewer('dept-b'), returns('dept-b'));
    expect(asked(walk.submits(changed('schedule')))).toEqual(['dept-b', 'dept-c']);
  });

  it('a section added or dropped is a changed one', () => {
    expect(asked(returnedOnMeasures().submits({ ...FIRST_DRAFT, annex: '附表' }))).toEqual(['dept-a', 'dept-b']);
    const { schedule: _dropped, ...without } = FIRST_DRAFT;
    expect(asked(returnedOnMeasures().submits(without))).toEqual(['dept-a', 'dept-b']);
  });

  it('all again, where the cycle says so', () => {
    expect(asked(returnedOnMeasures({ settings: { resubmission: 'full' } }).submits(changed('measures')))).toEqual(['dept-a', 'dept-b', 'dept-c']);
  });

  it('a department that had not decided when the round ended is asked', () => {
    const walk = new Walk({ settings: { quorum: 'share' } }).submits().claims('dept-a', 'dept-b').does(reviewer('dept-b'), approves('dept-b')).does(reviewer('dept-a'), returns('dept-a'));
    expect(asked(walk.submits(changed('goals')))).toEqual(['dept-a', 'dept-c']);
  });

  it('who gave no opinion is asked again', () => {
    const walk = new Walk().submits().claims('dept-a', 'dept-b').does(reviewer('dept-a'), returns('dept-a')).does(reviewer('dept-b'), approves('dept-b')).to('2024-04-22');
    expect(walk.act(director('dept-a'), { type: 'CloseReviewRound', reason: '逾期未反馈' })).toBe('ReviewRoundClosed PlanReturned');
    expect(asked(walk.submits(changed('goals')))).toEqual(['dept-a', 'dept-c']);
  });

  it('after a reopening at least the lead, even where nothing changed', () => {
    const walk = new Walk().submits().claims('dept-a', 'dept-b', 'dept-c');
    for (const department of ['dept-a', 'dept-b', 'dept-c']) walk.does(reviewer(department), approves(department));
    walk.does(director('dept-a'), { type: 'ReopenPlan', reason: '复核' });
    expect(asked(walk.submits())).toEqual(['dept-a']);
  });

  it('an approval that stands is no decision of the round: it can be recalled, and neither decided nor taken back', () => {
    const walk = returnedOnMeasures().submits(changed('measures'));
    expect(walk.act(reviewer('dept-a'), { type: 'ClaimReview', department: 'dept-a' })).toBe('ALREADY_DECIDED');
    expect(walk.act(reviewer('dept-a'), { type: 'TakeBackDecision', department: 'dept-a', reason: 'x' })).toBe('NOT_YOUR_DECISION');
    expect(walk.act(CLERK, { type: 'RecallPlan', reason: '再核' })).toBe('PlanRecalled');
    expect(asked(walk.submits(changed('schedule')))).toEqual(['dept-a', 'dept-b']);
  });

  it('a recalled submission is not what changes are measured against', () => {
    const walk = returnedOnMeasures().submits(changed('schedule')).does(CLERK, { type: 'RecallPlan', reason: '恢复原文' });
    expect(asked(walk.submits(FIRST_DRAFT))).toEqual(['dept-b']);
  });

  it('where the first decision counts, an approval of an earlier round is not it', () => {
    const walk = new Walk({ settings: { quorum: 'all' } }).submits().claims('dept-a', 'dept-b', 'dept-c');
    walk.does(reviewer('dept-a'), returns('dept-a')).does(reviewer('dept-b'), approves('dept-b')).does(reviewer('dept-c'), approves('dept-c')).submits(changed('goals'));
    // The cycle's settings changed in between.
    walk.state = { ...walk.review, quorum: 'any' };
    expect(walk.claims('dept-a').act(reviewer('dept-a'), returns('dept-a'))).toBe('ReviewDecided PlanReturned');
  });
});

describe('events of rules version 1', () => {
  it('fold: the round asks all, by `all`, and every section counts as changed', () => {
    const events = returnedOnMeasures().submits(changed('measures')).events.map((event) => {
      const { sectionHashes: _h, metricValues: _m, notApplicable: _n, warnings: _w, quorum: _q, stands: _s, conditions: _c, returnTo: _r, ...data } = event.data as Record<string, unknown>;
      return { ...event, data } as unknown as AssignmentEvent;
    });
    const state = events.reduce<AssignmentState>(evolve, initialState('asg/2024/t02-o1/44'));
    expect(state).toMatchObject({ status: 'in_review', quorum: 'all', settlement: null, returns: 1, letter: { returnTo: 'clerk', version: 1 } });
    expect(state.status === 'in_review' && state.slots.map(({ decision, stands }) => [decision, stands])).toEqual([[null, false], [null, false], [null, false]]);
  });
});
