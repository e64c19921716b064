import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../calendar/day.js';
import { DomainScene } from '#testing/domain-scene.js';

const blue = (): DomainScene => {
  const scene = new DomainScene().acknowledged();
  scene.until('2024-07-03');
  return scene;
};
const reply = (scene: DomainScene, promisedOn: string) => ({ type: 'ReplySupervision', case: scene.caseId, promisedOn: parseDay(promisedOn), text: '正在会签' }) as const;
const check = (scene: DomainScene, accepted: boolean, reason = '') => ({ type: 'CheckReply', case: scene.caseId, accepted, reason }) as const;

describe('reply and check', () => {
  it('an accepted reply holds the ladder to the promised date; a promise missed goes on', () => {
    const scene = blue().at('2024-07-08').does('leader', reply(blue(), '2024-07-24')).at('2024-07-09').does('reviewer', check(blue(), true));
    expect(scene.until('2024-07-24')).toEqual([]);
    expect(scene.until('2024-07-25')).toEqual(['2024-07-25 9:00 case_orange SupervisionRaised orange']);
    expect(scene.state.openCase).toMatchObject({ reply: null, replyDueOn: '2024-07-30' });
  });
  it('a rejected one, and one that nobody has checked, holds nothing', () => {
    const rejected = blue().at('2024-07-08').does('leader', reply(blue(), '2024-07-24')).does('reviewer', check(blue(), false, '日期过晚'));
    expect(rejected.refusal('leader', reply(rejected, '2024-07-12'))).toBeUndefined();
    expect(rejected.until('2024-07-11')).toEqual(['2024-07-11 9:00 case_orange SupervisionRaised orange']);
    const waiting = blue().at('2024-07-08').does('leader', reply(blue(), '2024-07-24'));
    expect(waiting.until('2024-07-11')).toHaveLength(1);
  });
  it('is for the addressee’s leader, once, at most 15 working days ahead', () => {
    const scene = blue().at('2024-07-08');
    expect(scene.refusal('clerk', reply(scene, '2024-07-12'))).toBe('WRONG_ROLE');
    expect(scene.answer('leader', reply(scene, '2024-07-30'))).toEqual({ code: 'PROMISE_OUT_OF_RANGE', facts: { from: '2024-07-08', until: '2024-07-29' } });
    expect(scene.refusal('leader', reply(scene, '2024-07-07'))).toBe('PROMISE_OUT_OF_RANGE');
    expect(scene.refusal('leader', { ...reply(scene, '2024-07-12'), case: 'another' })).toBe('NO_OPEN_CASE');
    scene.does('leader', reply(scene, '2024-07-29'));
    expect(scene.refusal('leader', reply(scene, '2024-07-12'))).toBe('REPLY_NOT_ASKED');
  });
  it('is checked by the lead reviewer where the rules issued it, else by the issuer; a rejection has its reason', () => {
    const scene = blue().at('2024-07-08');
    expect(scene.refusal('reviewer', check(scene, true))).toBe('NO_REPLY_WAITING');
    scene.does('leader', reply(scene, '2024-07-12'));
    expect(scene.refusal('director', check(scene, true))).toBe('NOT_ISSUER');
    expect(scene.refusal('reviewer', check(scene, false, ' '))).toBe('REASON_REQUIRED');
    expect(scene.refusal('supporting', check(scene, true))).toBe('WRONG_ROLE');
    const byPerson = new DomainScene().acknowledged().does('director', { type: 'OpenSupervision', level: 'blue', criteria: '进度', reason: '' });
    byPerson.does('leader', reply(byPerson, '2024-04-10'));
    expect(byPerson.refusal('reviewer', check(byPerson, true))).toBe('NOT_ISSUER');
    expect(byPerson.does('director', check(byPerson, true)).state.openCase?.reply?.state).toBe('accepted');
  });
  it('counts what was asked and what came in time', () => {
    const scene = blue().at('2024-07-08').does('leader', reply(blue(), '2024-07-09'));
    scene.until('2024-07-17');
    expect(scene.state.replies).toEqual({ asked: 2, inTime: 1 });
  });
});

describe('opened and raised by a person', () => {
  it('one open case an assignment; a skipped level says why; red is only drafted', () => {
    const scene = new DomainScene().acknowledged();
    const open = (level: 'blue' | 'orange' | 'red', reason = '') => ({ type: 'OpenSupervision', level, criteria: '连续两次催办未办', reason }) as const;
    expect(scene.refusal('director', open('orange'))).toBe('REASON_REQUIRED');
    expect(scene.refusal('supportingDirector', open('blue'))).toBe('WRONG_ROLE');
    expect(scene.refusal('reviewer', open('blue'))).toBe('WRONG_ROLE');
    scene.does('coordinator', open('orange', '影响全国进度'));
    expect(scene.state.openCase).toMatchObject({ level: 'orange', ground: 'by_person', duty: 'plan', dueOn: '2024-06-30', issuer: 'co', replyDueOn: '2024-04-03' });
    expect(scene.refusal('director', open('blue'))).toBe('CASE_ALREADY_OPEN');
    expect(new DomainScene().does('director', open('red', '情节严重')).state.openCase).toMatchObject({ level: 'red', issuedAt: null, duty: 'acknowledgement' });
  });
  it('raised step by step; only a leader of the bureau issues red, with two working days to reply', () => {
    const scene = blue().at('2024-07-05');
    const raise = (level: 'orange' | 'red', reason = '') => ({ type: 'RaiseSupervision', level, reason }) as const;
    expect(scene.refusal('director', raise('red'))).toBe('REASON_REQUIRED');
    scene.does('director', raise('orange'));
    expect(scene.refusal('director', raise('orange'))).toBe('LEVEL_NOT_HIGHER');
    scene.does('coordinator', raise('red'));
    expect(scene.state.openCase).toMatchObject({ level: 'red', issuedAt: null });
    expect(scene.refusal('coordinator', raise('red'))).toBe('LEVEL_NOT_HIGHER');
    expect(scene.refusal('leader', reply(scene, '2024-07-12'))).toBe('REPLY_NOT_ASKED');
    scene.at('2024-07-08').does('bureauLeader', raise('red'));
    expect(scene.state.openCase).toMatchObject({ level: 'red', issuedAt: scene.now, replyDueOn: '2024-07-10', issuer: 'bl' });
    expect(scene.refusal('bureauLeader', raise('red'))).toBe('LEVEL_NOT_HIGHER');
    expect(scene.until('2025-06-01').filter((line) => line.includes('case_'))).toEqual([]);
  });
  it('is closed by its issuer alone, and then that ladder has ended; what the rules issued ends with its duty', () => {
    const scene = blue();
    const close = { type: 'CloseSupervision', case: scene.caseId, reason: '已说明' } as const;
    expect(scene.refusal('bureauLeader', close)).toBe('NOT_ISSUER');
    expect(scene.refusal('reviewer', close)).toBe('NOT_ISSUER');
    scene.does('bureauLeader', { type: 'RaiseSupervision', level: 'red', reason: '特急' });
    expect(scene.refusal('otherBureauLeader', close)).toBe('NOT_ISSUER');
    scene.does('bureauLeader', close);
    expect(scene.state).toMatchObject({ openCase: null, laddersEnded: ['plan@2024-06-30'] });
    expect(scene.until('2024-12-01')).toEqual([]);
  });
  it('a red draft may be dropped by any leader of the bureau', () => {
    const scene = blue();
    scene.until('2024-07-17');
    expect(scene.does('otherBureauLeader', { type: 'CloseSupervision', case: scene.caseId, reason: '不予签发' }).state.openCase).toBeNull();
  });
});

describe('a leader’s instruction (S4)', () => {
  const instruct = (addressee: string, dueOn: string | null) => ({ type: 'GiveInstruction', addressee, dueOn: dueOn === null ? null : parseDay(dueOn), text: '请专题研究' }) as const;
  it('names addressee and date; several stand beside the case', () => {
    const scene = blue();
    expect(scene.answer('bureauLeader', instruct(' ', null))).toEqual({ code: 'INSTRUCTION_INCOMPLETE', facts: { missing: ['addressee', 'dueOn'] } });
    expect(scene.refusal('bureauLeader', instruct('44', null))).toBe('INSTRUCTION_INCOMPLETE');
    expect(scene.refusal('bureauLeader', instruct('44', '2024-07-02'))).toBe('DATE_PAST');
    expect(scene.refusal('director', instruct('44', '2024-07-10'))).toBe('WRONG_ROLE');
    scene.does('bureauLeader', instruct('44', '2024-07-10')).does('bureauLeader', instruct('dept-z', '2024-07-12'));
    expect(scene.state.instructions.map(({ id, addressee, dueOn }) => [id.split('/').at(-1), addressee, dueOn])).toEqual([['2', '44', '2024-07-10'], ['3', 'dept-z', '2024-07-12']]);
    expect(scene.state.openCase?.level).toBe('blue');
  });
  it('is answered by its addressee, a department outside the task too, checked and closed by its leader', () => {
    const scene = new DomainScene().acknowledged().does('bureauLeader', instruct('dept-z', '2024-07-12'));
    const id = scene.state.instructions[0]?.id ?? '';
    const answer = { type: 'ReplySupervision', case: id, promisedOn: parseDay('2024-04-12'), text: '已安排' } as const;
    expect(scene.refusal('leader', answer)).toBe('NOT_ADDRESSEE');
    scene.does('stranger', answer);
    expect(scene.refusal('otherBureauLeader', { type: 'CheckReply', case: id, accepted: true, reason: '' })).toBe('NOT_ISSUER');
    scene.does('bureauLeader', { type: 'CheckReply', case: id, accepted: true, reason: '' });
    expect(scene.state.instructions[0]?.reply).toEqual({ promisedOn: '2024-04-12', state: 'accepted' });
    scene.does('bureauLeader', { type: 'CloseSupervision', case: id, reason: '已落实' });
    expect(scene.state.instructions).toEqual([]);
    expect(scene.refusal('stranger', answer)).toBe('WRONG_ROLE');
  });
});

describe('nudge (S3)', () => {
  const nudge = { type: 'NudgeAssignment', text: '请尽快' } as const;
  it('once a working day an item; too soon says the last and the next time', () => {
    const scene = new DomainScene().acknowledged().at('2024-04-03', 15, 20).does('reviewer', nudge);
    expect(scene.at('2024-04-03', 17).answer('coordinator', nudge)).toEqual({ code: 'NUDGE_TOO_SOON', facts: { last: '2024-04-03 15:20', next: '2024-04-07' } });
    expect(scene.at('2024-04-06', 9).refusal('reviewer', nudge)).toBe('NUDGE_TOO_SOON');
    expect(scene.at('2024-04-07', 9).refusal('reviewer', nudge)).toBeUndefined();
    expect(scene.refusal('clerk', nudge)).toBe('HOLDER_IS_YOU');
  });
  it('the unit nudges the bureau only once the review limit has passed', () => {
    const scene = new DomainScene().acknowledged().at('2024-04-30', 16).submitted();
    expect(scene.at('2024-05-16', 23, 59).answer('clerk', nudge)).toEqual({ code: 'NUDGE_NOT_YET', facts: { limit: '2024-05-16' } });
    expect(scene.refusal('reviewer', nudge)).toBe('HOLDER_IS_YOU');
    scene.until('2024-05-17');
    expect(scene.does('clerk', nudge).state.nudged).toEqual({ unit: null, bureau: scene.now });
    expect([...scene.ledger.values()].filter(({ row }) => row.duty === 'nudge').map(({ row }) => row.addressees)).toEqual([['dept-a:reviewer']]);
  });
});

describe('appeal against a red notice', () => {
  const red = (): DomainScene => blue().does('bureauLeader', { type: 'RaiseSupervision', level: 'red', reason: '特急' });
  const appeal = (scene: DomainScene) => ({ type: 'LodgeAppeal', case: scene.caseId, reason: '已按时邮寄' }) as const;
  const decided = (scene: DomainScene, outcome: 'upheld' | 'erratum') => ({ type: 'DecideAppeal', case: scene.caseId, outcome, reason: '经核' }) as const;
  it('within 5 working days of its issue, once, and red alone', () => {
    expect(blue().refusal('leader', appeal(blue()))).toBe('NOT_APPEALABLE');
    expect(red().at('2024-07-11').answer('leader', appeal(red()))).toEqual({ code: 'APPEAL_TOO_LATE', facts: { until: '2024-07-10' } });
    const scene = red().at('2024-07-10');
    expect(scene.refusal('coordinator', decided(scene, 'upheld'))).toBe('NO_APPEAL');
    scene.does('leader', appeal(scene));
    expect(scene.refusal('leader', appeal(scene))).toBe('ALREADY_APPEALED');
  });
  it('upheld the notice stands; an erratum beside it closes the case and ends that ladder', () => {
    const upheld = red();
    upheld.does('leader', appeal(upheld));
    expect(upheld.does('coordinator', decided(upheld, 'upheld')).state.openCase).toMatchObject({ level: 'red', appeal: 'upheld' });
    const erratum = red();
    erratum.does('leader', appeal(erratum));
    erratum.does('coordinator', decided(erratum, 'erratum'));
    expect(erratum.state.openCase).toBeNull();
    expect(erratum.until('2024-12-01')).toEqual([]);
    expect(erratum.events.slice(-3).map((event) => event.type)).toEqual(['AppealLodged', 'AppealDecided', 'SupervisionClosed']);
  });
});
