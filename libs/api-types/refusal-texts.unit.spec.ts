import { describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES } from '#domain/shared/refusal.js';
import { PLATFORM_HTTP } from './platform-http.js';
import { REFUSAL_HTTP } from './refusal-http.js';
import { errorTextOf } from './refusal-texts.js';
import { PLATFORM_CODES } from './views/common.views.js';

const CODES = [...REFUSAL_CODES, ...PLATFORM_CODES];
/** Facts as the rules give them; more than any one code needs. */
const FACTS = {
  verb: 'SubmitPlan', status: 'in_review', from: ['signed_off'], roles: ['liaison', 'clerk'], side: 'unit', commandId: 'c-1', sections: ['goals'], items: ['r1-dept-legal-1'],
  departments: ['dept-legal'], department: 'dept-legal', by: 'u1', byName: '王敏', percent: 120, before: 60, after: 40, milestones: ['t07-o1-m1'], year: 2024, ids: ['u9'], metrics: ['t02-m1'], conditions: ['1'], earliest: '2024-07-01', dueOn: '2024-05-20', fields: ['percent'], now: '2024-04-01', requestId: 'r-1',
};

describe('error texts', () => {
  it.each(CODES)('%s says what happened and what to do, in both languages', (code) => {
    for (const facts of [FACTS, {}]) {
      const { zh, en } = errorTextOf(code, facts);
      expect(zh).toMatch(/[\u4e00-\u9fff]{3}/);
      expect(en).toMatch(/^\S.{20,}/);
      expect(zh + en).not.toMatch(/非法|操作失败|系统异常|undefined|null|NaN|\[object|!|！/);
    }
  });

  it('names persons, roles, states and departments instead of codes', () => {
    expect(errorTextOf('ALREADY_CLAIMED', FACTS).zh).toContain('王敏');
    expect(errorTextOf('WRONG_ROLE', FACTS).zh).toContain('承担单位的联络员、经办人');
    expect(errorTextOf('WRONG_STATE', FACTS).zh).toBe('当前状态为“审核中”，不能报送。“待报送”时可以办理；请刷新页面查看最新情况。');
    expect(errorTextOf('ALREADY_DECIDED_ROUND', FACTS)).toMatchObject({ zh: expect.stringContaining('条法司'), en: expect.stringContaining('Legal Affairs Department') });
  });

  it('gives every code a status of its kind', () => {
    expect(Object.keys(REFUSAL_HTTP).sort()).toEqual([...REFUSAL_CODES].sort());
    expect(Object.keys(PLATFORM_HTTP).sort()).toEqual([...PLATFORM_CODES].sort());
    for (const status of [...Object.values(REFUSAL_HTTP), ...Object.values(PLATFORM_HTTP)]) expect(status).toBeGreaterThanOrEqual(400);
  });
});
