import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { parseDay } from '../calendar/day.js';
import { CLERK, LEADER, somebody, Walk } from '#testing/walk.js';

const coordinator = somebody('co', 'bureau', 'coordinator');
const leader = somebody('bl', 'bureau', 'bureau_leader');
const proxyOf = (principal: typeof leader) => ({ ...principal, userId: 'proxy', actingFor: principal.userId });
/** In the name of nobody. */
const alone = (principal: typeof leader) => ({ ...principal, userId: 'proxy' });
const blue: PersonCommandBody = { type: 'OpenSupervision', level: 'blue', criteria: '进度', reason: '' };
const instruct: PersonCommandBody = { type: 'GiveInstruction', addressee: '44', dueOn: parseDay('2024-04-10'), text: '请研究' };

describe('what a proxy issued', () => {
  it.each([['a case', coordinator, blue], ['an instruction', leader, instruct]] as const)('%s is of the person acted for, who closes it', (_name, principal, body) => {
    const walk = new Walk().does(CLERK, { type: 'AcknowledgeAssignment' }).does(proxyOf(principal), body);
    const [found] = [walk.issued.openCase, ...walk.issued.instructions].filter((each) => each !== null);
    expect(found?.issuer).toBe(principal.userId);
    const close: PersonCommandBody = { type: 'CloseSupervision', case: found?.id ?? '', reason: '已说明' };
    expect(walk.act(alone(principal), close)).toBe('NOT_ISSUER');
    expect(walk.act(principal, close)).toBe('SupervisionClosed');
  });

  it('has its reply checked by the person acted for, or by a proxy again', () => {
    for (const checker of [coordinator, proxyOf(coordinator)]) {
      const walk = new Walk().does(CLERK, { type: 'AcknowledgeAssignment' }).does(proxyOf(coordinator), blue);
      const id = walk.issued.openCase?.id ?? '';
      walk.does(LEADER, { type: 'ReplySupervision', case: id, promisedOn: parseDay('2024-04-08'), text: '正在会签' });
      expect(walk.act(alone(coordinator), { type: 'CheckReply', case: id, accepted: true, reason: '' })).toBe('NOT_ISSUER');
      expect(walk.act(checker, { type: 'CheckReply', case: id, accepted: true, reason: '' })).toBe('ReplyChecked');
    }
  });
});

describe('the level in force', () => {
  const raise = (level: 'orange' | 'red'): PersonCommandBody => ({ type: 'RaiseSupervision', level, reason: '影响全国' });
  const inForce = (walk: Walk) => [walk.issued.openCase?.level, walk.issued.openCase?.inForce];
  it('is none where red was drafted at once, until it is issued', () => {
    const walk = new Walk().does(coordinator, { type: 'OpenSupervision', level: 'red', criteria: '通报', reason: '影响全国' });
    expect(inForce(walk)).toEqual(['red', null]);
    expect(inForce(walk.does(leader, raise('red')))).toEqual(['red', 'red']);
  });
  it('stays that of the last notice while red is drafted', () => {
    const walk = new Walk().does(coordinator, blue).does(coordinator, raise('red'));
    expect(inForce(walk)).toEqual(['red', 'blue']);
    expect(inForce(walk.does(leader, raise('red')))).toEqual(['red', 'red']);
    expect(inForce(new Walk().does(coordinator, blue).does(coordinator, raise('orange')).does(coordinator, raise('red')))).toEqual(['red', 'orange']);
  });
  it('is what fulfilment ends, a draft with it; not a red that was issued', () => {
    const acknowledge: PersonCommandBody = { type: 'AcknowledgeAssignment' };
    const red = (): Walk => new Walk().does(coordinator, { type: 'OpenSupervision', level: 'red', criteria: '通报', reason: '影响全国' });
    expect(red().does(CLERK, acknowledge).issued.openCase).toBeNull();
    expect(red().does(leader, raise('red')).does(CLERK, acknowledge).issued.openCase).toMatchObject({ inForce: 'red' });
  });
});
