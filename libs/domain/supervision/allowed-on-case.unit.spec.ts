import { describe, expect, it } from '@jest/globals';
import { SYSTEM } from '../access/actor.js';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { parseDay } from '../calendar/day.js';
import { DomainScene, PEOPLE, type Someone } from '#testing/domain-scene.js';
import { allowedOnCase } from './allowed-on-case.js';

const RED: PersonCommandBody = { type: 'RaiseSupervision', level: 'red', reason: '特急' };
const blue = (): DomainScene => {
  const scene = new DomainScene().acknowledged();
  scene.until('2024-07-03');
  return scene;
};
const reply = (scene: DomainScene): PersonCommandBody => ({ type: 'ReplySupervision', case: scene.caseId, promisedOn: parseDay('2024-07-12'), text: '正在会签' });
const offered = ({ state, caseId }: DomainScene, who: Someone, id = caseId) => allowedOnCase(state, id, PEOPLE[who]).map(({ type, refusal }) => `${type} ${refusal?.code ?? 'allowed'}`);

describe('what a row of the register offers', () => {
  it('a blue case: its unit replies, nobody checks yet; a clerk is told whose it is', () => {
    const scene = blue();
    expect(offered(scene, 'leader')).toEqual(['ReplySupervision allowed']);
    expect(offered(scene, 'clerk')).toEqual(['ReplySupervision WRONG_ROLE']);
    expect(offered(scene, 'reviewer')).toEqual(['RaiseSupervision WRONG_ROLE', 'CheckReply NO_REPLY_WAITING']);
    expect(offered(scene, 'bureauLeader')).toEqual(['RaiseSupervision allowed', 'CheckReply NOT_ISSUER', 'GiveInstruction allowed']);
  });
  it('a reply waits: the lead reviewer checks, the unit is asked no more', () => {
    const scene = blue();
    scene.does('leader', reply(scene));
    expect(offered(scene, 'reviewer')).toEqual(['RaiseSupervision WRONG_ROLE', 'CheckReply allowed']);
    expect(offered(scene, 'leader')).toEqual(['ReplySupervision REPLY_NOT_ASKED']);
  });
  it('red that is drafted is a leader’s of the bureau to issue, red that is issued is the highest', () => {
    const scene = blue().does('coordinator', RED);
    expect(offered(scene, 'coordinator')[0]).toBe('RaiseSupervision LEVEL_NOT_HIGHER');
    expect(offered(scene, 'bureauLeader')[0]).toBe('RaiseSupervision allowed');
    expect(offered(scene.does('bureauLeader', RED), 'bureauLeader')[0]).toBe('RaiseSupervision LEVEL_NOT_HIGHER');
  });
  it('an instruction is never raised; a closed case and the clock are offered nothing', () => {
    const scene = blue().does('bureauLeader', { type: 'GiveInstruction', addressee: 'dept-z', dueOn: parseDay('2024-07-12'), text: '请专题研究' });
    expect(offered(scene, 'bureauLeader', scene.state.instructions[0]?.id)[0]).toBe('RaiseSupervision NO_OPEN_CASE');
    expect(offered(scene, 'leader', scene.state.instructions[0]?.id)).toEqual(['ReplySupervision NOT_ADDRESSEE']);
    expect([offered(scene, 'bureauLeader', 'x'), allowedOnCase(scene.state, scene.caseId, SYSTEM)]).toEqual([[], []]);
  });
});
