import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { parseDay } from '../calendar/day.js';
import { DomainScene, type Someone } from '#testing/domain-scene.js';

const blue = (): DomainScene => {
  const scene = new DomainScene().acknowledged();
  scene.until('2024-07-03');
  return scene;
};
const instruct = (addressee: string): PersonCommandBody => ({ type: 'GiveInstruction', addressee, dueOn: parseDay('2024-07-12'), text: '请专题研究' });
const reply = (id: string, promisedOn = '2024-07-12'): PersonCommandBody => ({ type: 'ReplySupervision', case: id, promisedOn: parseDay(promisedOn), text: '正在会签' });
const check = (id: string, accepted = true): PersonCommandBody => ({ type: 'CheckReply', case: id, accepted, reason: accepted ? '' : '日期过晚' });
const close = (id: string): PersonCommandBody => ({ type: 'CloseSupervision', case: id, reason: '已说明' });
const red: PersonCommandBody = { type: 'RaiseSupervision', level: 'red', reason: '特急' };
const appeal = (id: string): PersonCommandBody => ({ type: 'LodgeAppeal', case: id, reason: '已邮寄' });
const decideAppeal = (id: string): PersonCommandBody => ({ type: 'DecideAppeal', case: id, outcome: 'upheld', reason: '经核' });
/** A blue case of the rules beside an instruction to a department. */
const both = (addressee = 'dept-z') => {
  const scene = blue().does('bureauLeader', instruct(addressee));
  return { scene, id: scene.caseId, instruction: scene.state.instructions[0]?.id ?? '' };
};

describe('an act names the case that it is about', () => {
  it.each<[string, Someone, PersonCommandBody, () => DomainScene]>([
    ['a reply', 'leader', reply('x'), blue],
    ['a check', 'reviewer', check('x'), () => both().scene.does('leader', reply(both().id))],
    ['an end', 'bureauLeader', close('x'), () => blue().does('bureauLeader', red)],
    ['an appeal', 'leader', appeal('x'), () => blue().does('bureauLeader', red)],
    ['its decision', 'coordinator', decideAppeal('x'), () => { const scene = blue().does('bureauLeader', red); return scene.does('leader', appeal(scene.caseId)); }],
  ])('%s of another is refused with its id', (_, who, body, given) => expect(given().answer(who, body)).toEqual({ code: 'NO_OPEN_CASE', facts: { case: 'x' } }));

  it.each<[Someone, PersonCommandBody]>([['reviewer', check('x')], ['bureauLeader', close('x')], ['leader', appeal('x')], ['bureauLeader', red]])('%#: without any case there is none to name', (who, body) => {
    expect(new DomainScene().acknowledged().answer(who, body)).toEqual({ code: 'NO_OPEN_CASE', facts: {} });
  });
});

describe('a case beside an instruction', () => {
  it('each is answered by its own addressee', () => {
    const { scene, id, instruction } = both();
    expect(scene.answer('leader', reply(instruction))).toEqual({ code: 'NOT_ADDRESSEE', facts: { addressee: 'dept-z' } });
    expect(scene.answer('stranger', reply(id))).toEqual({ code: 'NOT_ADDRESSEE', facts: { addressee: '44' } });
    expect([scene.refusal('leader', reply(id)), scene.refusal('stranger', reply(instruction))]).toEqual([undefined, undefined]);
  });
  it('what was answered is not asked again while the other still is', () => {
    const { scene, id, instruction } = both('44');
    scene.does('leader', reply(id));
    expect(scene.answer('leader', reply(id))).toEqual({ code: 'REPLY_NOT_ASKED', facts: { case: id, reply: 'waiting' } });
    scene.does('leader', reply(instruction));
    expect(scene.state.instructions[0]?.reply).toEqual({ promisedOn: '2024-07-12', state: 'waiting' });
    expect(scene.refusal('leader', reply(instruction))).toBe('REPLY_NOT_ASKED');
  });
  it('each reply is checked by whose it is, and only where one waits', () => {
    const { scene, id, instruction } = both('44');
    scene.does('bureauLeader', instruct('44')).does('leader', reply(id)).does('leader', reply(instruction));
    const unanswered = scene.state.instructions[1]?.id ?? '';
    expect(scene.answer('bureauLeader', check(unanswered))).toEqual({ code: 'NO_REPLY_WAITING', facts: { case: unanswered } });
    expect(scene.answer('reviewer', check(instruction))).toEqual({ code: 'NOT_ISSUER', facts: { case: instruction, by: 'bl' } });
    expect(scene.answer('bureauLeader', check(id))).toEqual({ code: 'NOT_ISSUER', facts: { case: id } });
    scene.does('bureauLeader', check(instruction, false)).does('reviewer', check(id));
    expect([scene.state.openCase?.reply?.state, scene.state.instructions[0]?.reply?.state]).toEqual(['accepted', 'rejected']);
  });
  it('each is ended by its issuer; the other goes on', () => {
    const { scene, id, instruction } = both();
    scene.does('bureauLeader', instruct('44'));
    expect(scene.answer('bureauLeader', close(id))).toEqual({ code: 'NOT_ISSUER', facts: { case: id } });
    expect(scene.answer('otherBureauLeader', close(instruction))).toEqual({ code: 'NOT_ISSUER', facts: { case: id } });
    scene.does('bureauLeader', close(instruction));
    expect([scene.state.openCase?.id, scene.state.instructions.map(({ addressee }) => addressee), scene.state.laddersEnded]).toEqual([id, ['44'], []]);
  });
});

describe('what counts as a reply in time (S6)', () => {
  const replies = (day: string, hour = 9) => blue().at(day, hour).does('leader', reply(blue().caseId, '2024-07-20')).state.replies;
  it('the last day counts, the next does not', () => {
    expect([replies('2024-07-10', 23), replies('2024-07-11', 8)]).toEqual([{ asked: 1, inTime: 1 }, { asked: 1, inTime: 0 }]);
  });
  it('a second reply to the same notice was not asked for again', () => {
    const scene = blue();
    scene.at('2024-07-04').does('leader', reply(scene.caseId)).does('reviewer', check(scene.caseId, false)).does('leader', reply(scene.caseId));
    expect(scene.state.replies).toEqual({ asked: 1, inTime: 1 });
  });
  it('a draft of red that is issued asked for nothing yet; a level left without a reply was asked in vain', () => {
    const scene = new DomainScene().acknowledged().does('director', { type: 'OpenSupervision', level: 'red', criteria: '通报', reason: '影响全国' }).does('bureauLeader', red);
    expect(scene.state.replies).toEqual({ asked: 0, inTime: 0 });
    expect(blue().does('bureauLeader', red).state.replies).toEqual({ asked: 1, inTime: 0 });
  });
  it('today may be promised', () => {
    expect(blue().at('2024-07-08').refusal('leader', reply(blue().caseId, '2024-07-08'))).toBeUndefined();
  });
});

describe('levels', () => {
  it('a higher one says why it is skipped, and which is in force', () => {
    const open = (level: 'orange' | 'red'): PersonCommandBody => ({ type: 'OpenSupervision', level, criteria: '进度', reason: ' ' });
    expect(new DomainScene().answer('director', open('orange'))).toEqual({ code: 'REASON_REQUIRED', facts: { level: 'orange' } });
    const scene = blue();
    expect(scene.answer('director', { ...red, reason: '' })).toEqual({ code: 'REASON_REQUIRED', facts: { level: 'red' } });
    scene.does('director', { type: 'RaiseSupervision', level: 'orange', reason: '' });
    expect(scene.answer('director', { type: 'RaiseSupervision', level: 'orange', reason: '' })).toEqual({ code: 'LEVEL_NOT_HIGHER', facts: { level: 'orange', drafted: false } });
    scene.does('director', { type: 'RaiseSupervision', level: 'red', reason: '' });
    expect(scene.answer('director', red)).toEqual({ code: 'LEVEL_NOT_HIGHER', facts: { level: 'red', drafted: true } });
    expect(scene.answer('bureauLeader', { type: 'RaiseSupervision', level: 'orange', reason: '' })).toEqual({ code: 'LEVEL_NOT_HIGHER', facts: { level: 'red', drafted: true } });
    expect(scene.answer('leader', appeal(scene.caseId))).toEqual({ code: 'NOT_APPEALABLE', facts: { level: 'red' } });
    scene.does('bureauLeader', red);
    expect(scene.answer('bureauLeader', red)).toEqual({ code: 'LEVEL_NOT_HIGHER', facts: { level: 'red', drafted: false } });
  });
  it('orange by a leader of the bureau is issued at once, as of anybody', () => {
    expect(blue().does('bureauLeader', { type: 'RaiseSupervision', level: 'orange', reason: '' }).state.openCase).toMatchObject({ level: 'orange', inForce: 'orange', issuer: 'bl' });
  });
});

describe('what a case of a person is about', () => {
  const open: PersonCommandBody = { type: 'OpenSupervision', level: 'blue', criteria: '进度', reason: '' };
  const milestones = [{ id: 'm1', dueOn: '2024-10-31' }, { id: 'm2', dueOn: '2024-05-31' }, { id: 'm3', dueOn: '2024-11-30' }];
  it.each<[string, () => DomainScene, string, string]>([
    ['the acknowledgement, before the plan', () => new DomainScene(), 'acknowledgement', '2024-04-03'],
    ['the plan', () => new DomainScene().acknowledged(), 'plan', '2024-06-30'],
    ['the revision', () => new DomainScene().acknowledged().submitted().returned('2024-05-06'), 'revision', '2024-06-30'],
    ['the next milestone', () => new DomainScene({ milestones }).acknowledged().submitted().approved('2024-05-06'), 'milestone:m2', '2024-05-31'],
    ['nothing of the unit’s while the bureau holds', () => new DomainScene().acknowledged().at('2024-04-30').submitted(), 'other', '2024-04-30'],
  ])('%s', (_, given, duty, dueOn) => expect(given().does('director', open).state.openCase).toMatchObject({ duty, dueOn }));
});
