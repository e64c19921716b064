import { describe, expect, it } from '@jest/globals';
import { at, dayOf, parseDay } from '../calendar/day.js';
import { DomainScene } from '#testing/domain-scene.js';
import { forecast } from './forecast.js';

describe('forecast: why, what next (T7)', () => {
  it('names rule, source, notice item and calendar version', () => {
    const scene = new DomainScene().acknowledged().at('2024-06-29', 12);
    const { rows, events } = forecast(scene.state, scene.facts());
    expect(rows.map(({ at: due, duty, rule, source }) => [dayOf(due), duty, rule, source.feature, source.item])).toEqual([
      ['2024-07-01', 'plan', 'T+1', 'T1', 'T07-O1'], ['2024-07-03', 'supervision', 'blue', 'S1', null], ['2024-07-11', 'supervision', 'orange', 'S1', null], ['2024-07-17', 'supervision', 'red_draft', 'S1', null],
    ]);
    expect(new Set(rows.map((row) => row.calendarVersion))).toEqual(new Set([scene.facts().calendar.version]));
    expect(events.map(({ at: due, rule }) => `${dayOf(due)} ${rule}`)).toEqual(['2024-07-01 plan_due', '2024-07-03 plan_blue', '2024-07-11 case_orange', '2024-07-17 case_red']);
  });

  it('says nothing for what is closed, and only once what is due today already', () => {
    const scene = new DomainScene().acknowledged().submitted().approved('2024-05-06').does('leader', { type: 'DeclareCompletion', text: 'x' }).does('reviewer', { type: 'CloseOut', reason: 'x' });
    expect(forecast(scene.state, scene.facts())).toEqual({ rows: [], events: [] });
    const due = new DomainScene().acknowledged();
    due.now = at(parseDay('2024-06-28'), 9);
    expect(forecast(due.state, due.facts()).rows.some(({ rule }) => rule === 'T0')).toBe(false);
  });

  const milestones = [{ id: 'm1', dueOn: '2024-05-31' }, { id: 'm2', dueOn: '2024-10-31' }];
  it.each<[string, () => DomainScene]>([
    ['issued', () => new DomainScene({ milestones })],
    ['acknowledged, on the morning of a rule', () => new DomainScene({ milestones }).acknowledged().at('2024-06-21', 9)],
    ['in review', () => new DomainScene({ milestones }).acknowledged().at('2024-04-30').submitted()],
    ['returned', () => new DomainScene({ milestones }).acknowledged().submitted().returned('2024-05-06')],
    ['carried out', () => new DomainScene({ milestones }).acknowledged().submitted().approved('2024-05-06')],
    ['optional', () => new DomainScene({ milestones, mandatory: false }).acknowledged().submitted().approved('2024-05-06')],
    ['declared complete', () => new DomainScene().acknowledged().submitted().approved('2024-05-06').does('leader', { type: 'DeclareCompletion', text: '办结' })],
  ])('foretells what the ledger shows in the end if nobody acts: %s', (_, begun) => {
    const scene = begun();
    const { now } = scene;
    const foretold = forecast(scene.state, scene.facts());
    const count = scene.events.length;
    scene.until('2025-12-31');
    const sent = [...scene.ledger.values()].filter(({ state, row }) => state === 'sent' && row.dueAt > now).map(({ row }) => `${row.dueAt} ${row.duty} ${row.rule} ${row.occurrence}`);
    expect(foretold.rows.map((row) => `${row.at} ${row.duty} ${row.rule} ${row.occurrence}`).sort()).toEqual(sent.sort());
    expect(foretold.events.flatMap(({ events, at: due }) => events.map((type) => `${due} ${type}`))).toEqual(scene.events.slice(count).map((event) => `${event.at} ${event.type}`));
    expect(foretold.rows.map((row) => row.at)).toEqual(foretold.rows.map((row) => row.at).sort((a, b) => a - b));
  });
});
