import { describe, expect, it } from '@jest/globals';
import { at, parseDay } from '../calendar/day.js';
import { DomainScene } from '#testing/domain-scene.js';
import { scoreFacts, scoreOf, type ScoreFacts } from './score.js';

const facts = (more: Partial<ScoreFacts>): ScoreFacts => ({ due: 10, inTime: 10, done: 10, rounds: [1], repliesAsked: 0, repliesInTime: 0, ...more });
const parts = (more: Partial<ScoreFacts>) => {
  const { total, inTime, done, rounds, replies } = scoreOf(facts(more));
  return [inTime, done, rounds, replies, total];
};

describe('score (S6)', () => {
  it.each<[string, Partial<ScoreFacts>, (number | null)[]]>([
    ['everything in time in one round', {}, [40, 30, 20, 10, 100]],
    ['half of it late', { inTime: 5 }, [20, 30, 20, 10, 80]],
    ['half of it undone', { inTime: 5, done: 5 }, [20, 15, 20, 10, 65]],
    ['a third round', { rounds: [3] }, [40, 30, 10, 10, 90]],
    ['two plans, one of them returned once', { rounds: [1, 2] }, [40, 30, 17.5, 10, 97.5]],
    ['ten rounds take no more than there is', { rounds: [10] }, [40, 30, 0, 10, 80]],
    ['one of three replies in time', { repliesAsked: 3, repliesInTime: 1 }, [40, 30, 20, 3.33, 93.33]],
    ['nothing is due yet', { due: 0, inTime: 0, done: 0, rounds: [] }, [null, null, 20, 10, null]],
  ])('%s', (_, given, expected) => expect(parts(given)).toEqual(expected));

  it('prints its formula with the figures', () => {
    expect(scoreOf(facts({ inTime: 9, rounds: [1, 2], repliesAsked: 2, repliesInTime: 1 })).formula.zh).toBe(
      '按期率 9/10×40=36；完成率 10/10×30=30；轮次 20（首轮之后每轮减 5，2 份计划平均）=17.5；督办回复及时率 1/2×10=5；合计 88.5',
    );
    expect(scoreOf(facts({ due: 0, inTime: 0, done: 0 })).formula.en).toContain('total –');
  });

  it('counts the duties that are due, late ones as done, undone ones as neither', () => {
    const now = at(parseDay('2024-07-10'), 9);
    const good = new DomainScene({ milestones: [{ id: 'm1', dueOn: '2024-06-30' }, { id: 'm2', dueOn: '2024-12-31' }] }).acknowledged().at('2024-05-06').submitted().approved('2024-05-08');
    good.does('clerk', { type: 'SubmitProgress', percent: 20, milestonesReached: ['m1'], text: 'x', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    const late = new DomainScene();
    late.until('2024-07-08');
    late.acknowledge().submitted();
    expect(scoreFacts([good.state, late.state], now)).toEqual({ due: 5, inTime: 3, done: 5, rounds: [1, 1], repliesAsked: 2, repliesInTime: 0 });
    const silent = new DomainScene().acknowledged();
    silent.until('2024-07-08');
    expect(scoreFacts([silent.state], now)).toMatchObject({ due: 2, inTime: 1, done: 1, rounds: [] });
  });

  it('leaves out what is optional, suspended or was ended undone', () => {
    const now = at(parseDay('2024-07-10'), 9);
    const { state } = new DomainScene().acknowledged();
    const out = [new DomainScene({ mandatory: false }).acknowledged().state, { ...state, suspended: { since: now } }, { ...state, status: 'closed', outcome: 'exempted', held: { unit: 0, bureau: 0 } } as const];
    expect(scoreFacts(out, now)).toEqual({ due: 0, inTime: 0, done: 0, rounds: [], repliesAsked: 0, repliesInTime: 0 });
  });

  it('counts a duty from 24:00 of its day, not a minute before', () => {
    const { state } = new DomainScene();
    const due = (day: string, hour: number, minute: number) => scoreFacts([state], at(parseDay(day), hour, minute));
    expect([due('2024-04-03', 23, 59).due, due('2024-04-04', 0, 0)]).toEqual([0, { due: 1, inTime: 0, done: 0, rounds: [], repliesAsked: 0, repliesInTime: 0 }]);
    expect(scoreFacts([new DomainScene({ planNeeded: false }).acknowledged().state], at(parseDay('2024-07-10'), 9))).toMatchObject({ due: 1, inTime: 1 });
  });

  it('counts what was reached late as done and not in time, and what was closed out', () => {
    const now = at(parseDay('2025-01-10'), 9);
    const scene = new DomainScene({ milestones: [{ id: 'm1', dueOn: '2024-06-30' }, { id: 'm2', dueOn: '2024-12-31' }] }).acknowledged().at('2024-05-06').submitted().approved('2024-05-08');
    scene.until('2024-07-02');
    scene.does('clerk', { type: 'SubmitProgress', percent: 100, milestonesReached: ['m1', 'm2'], text: '完成', evidence: [{ kind: 'link', url: 'https://evidence.test/' }] });
    const expected = { due: 4, inTime: 3, done: 4, rounds: [1] };
    expect(scoreFacts([scene.state], now)).toMatchObject(expected);
    const closed = { ...scene.state, status: 'closed', outcome: 'closed_out', held: { unit: 0, bureau: 0 } } as const;
    expect(scoreFacts([closed], now)).toMatchObject(expected);
    expect(scoreFacts([{ ...closed, outcome: 'revoked' }], now)).toMatchObject({ due: 0, rounds: [] });
  });

  it('adds up the replies of all assignments', () => {
    const { state } = new DomainScene();
    expect(scoreFacts([{ ...state, replies: { asked: 3, inTime: 2 } }, { ...state, replies: { asked: 2, inTime: 1 } }], state.issuedAt)).toMatchObject({ repliesAsked: 5, repliesInTime: 3 });
  });
});
