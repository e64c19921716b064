import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarView, RulesView } from '#api-types/views/rules.views.js';
import { runningApi, type RunningApi } from '#testing/running-api.js';

describe('calendar and rules by HTTP', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());
  const rules = async (query = '') => RulesView.parse((await (await api.as('coord')).get(`/cycles/cycle%2F2024/rules${query}`)).body);

  it('shows a year day by day, with the notice that published it', async () => {
    const coord = await api.as('coord');
    const view = CalendarView.parse((await coord.get('/calendar?year=2024')).body);
    expect(view).toMatchObject({ year: 2024, isProvisional: false, workingDays: 251, documents: { 2024: '国办发明电〔2023〕7号' } });
    expect(view.days).toHaveLength(366);
    expect(view.days.filter(({ day }) => ['2024-05-01', '2024-05-11', '2024-05-12', '2024-05-13'].includes(day)).map(({ kind }) => kind)).toEqual(['holiday', 'make_up', 'weekend', 'working']);
    expect(CalendarView.parse((await coord.get('/calendar?year=2027')).body)).toMatchObject({ isProvisional: true });
  });

  it('reckons every rule for a sample deadline, as it stands and as it is thought of', async () => {
    const view = await rules('?dueOn=2024-06-30');
    expect(view).toMatchObject({ dueOn: '2024-06-30', isWorkingDay: false, isProvisional: false });
    // 30 June 2024 is a Sunday: T0 goes to Friday the 28th, T+1 to Monday.
    expect(view.reminders.map(({ rule, at, outcome }) => [rule, at.slice(0, 10), outcome])).toEqual([
      ['T-30', '2024-05-31', null], ['T-14', '2024-06-14', null], ['T-7', '2024-06-21', null], ['T-3', '2024-06-27', null], ['T-1', '2024-06-28', 'merged'], ['T0', '2024-06-28', null],
      ['T+1', '2024-07-01', null], ['T+3', '2024-07-03', 'escalated'], ['T+7', '2024-07-08', 'escalated'],
    ]);
    expect(view.escalation.map(({ level, at, replyDueOn }) => [level, at.slice(0, 10), replyDueOn])).toEqual([['blue', '2024-07-03', '2024-07-10'], ['orange', '2024-07-11', '2024-07-16'], ['red', '2024-07-17', '2024-07-19']]);
    const thought = await rules('?dueOn=2024-06-30&ladder=T-7,T-1');
    expect(thought.reminders.filter(({ outcome }) => outcome !== 'off').map(({ rule, outcome }) => [rule, outcome])).toEqual([['T-7', null], ['T-1', null]]);
    expect(thought.inUse).toHaveLength(9);
    expect(view.limits.map(({ kind, rule }) => `${kind} ${rule}`)).toEqual(['revision wd-5', 'revision wd-1', 'revision last', 'bureau wd-3', 'bureau last', 'bureau wd+1', 'bureau wd+3', 'bureau wd+5']);
  });

  it('refuses what is no rule or no year, and is for coordinators and the bureau’s leader', async () => {
    const coord = await api.as('coord');
    expect((await coord.get('/cycles/cycle%2F2024/rules?ladder=T-2')).status).toBe(400);
    expect((await coord.get('/cycles/x/rules')).status).toBe(404);
    for (const account of ['gd', 'sys', 'bureau']) {
      const agent = await api.as(account);
      expect([(await agent.get('/calendar')).status, (await agent.get('/cycles/cycle%2F2024/rules')).status]).toEqual([403, 403]);
    }
    expect((await (await api.as('leader')).get('/calendar')).status).toBe(200);
  });
});
