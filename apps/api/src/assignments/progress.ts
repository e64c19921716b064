import type { z } from 'zod';
import type { ProgressView } from '#api-types/views/progress.views.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { dayOf } from '#domain/calendar/day.js';
import type { EvidenceFact } from '#domain/progress/evidence.js';
import { expectedProgress, lagOf, paceOf } from '#domain/progress/expected-progress.js';
import { metricResult } from '#domain/progress/metric.js';
import { currentPeriod, shutsOn } from '#domain/progress/report.js';
import { JUMP_POINTS } from '#domain/progress/submit-progress.js';
import type { CityAssignment, ReadEvent } from '#persistence/read-models/assignment.read-model.js';
import { instantText } from '../platform/instant-text.js';

type View = z.infer<typeof ProgressView>;
type NameOf = (id: string) => { id: string; name: string; englishName: string };

/** Reports, values and evidence of an assignment; of a province's also how its cities stand. */
export const progressOf = (state: IssuedState, events: readonly ReadEvent[], cities: readonly CityAssignment[], facts: AssignmentFacts, nameOf: NameOf): View => {
  const pace = paceOf(state);
  const today = dayOf(facts.at);
  return {
    expected: pace && Math.round(expectedProgress(pace, today) * 10) / 10,
    lag: pace && lagOf(pace, today),
    completionDueOn: state.completionDueOn,
    asksReason: { below: state.percent, above: state.percent + JUMP_POINTS },
    reports: state.reports.map((report) => ({ period: report.period, dueOn: report.dueOn, shutsOn: shutsOn(report, facts), status: report.status, until: report.until })),
    sent: sentIn(events),
    currentPeriod: currentPeriod(state.reports, today, facts),
    values: state.metrics.map((target) => {
      const value = state.metricValues[target.id] ?? null;
      return { metric: target.id, value, result: metricResult(target, value) };
    }),
    evidence: events.flatMap((event) => (event.type === 'ProgressSubmitted' || event.type === 'CompletionDeclared' || event.type === 'ContributionSubmitted' ? (event.data.evidence ?? []).map((each) => evidenceOf(each, event.texts)) : [])),
    contributions: events.flatMap(({ type, at, data, texts }) => (type === 'ContributionSubmitted' ? [{ department: nameOf(data.department), period: data.period, at: instantText(at), text: texts['contribution'] ?? '' }] : [])).reverse(),
    cities: citiesOf(events, cities, nameOf),
  };
};

/** Each report with the check of its period that followed it, before the period was reported anew. */
const sentIn = (events: readonly ReadEvent[]): View['sent'] =>
  events
    .flatMap((event, index) => {
      if (event.type !== 'ProgressSubmitted') return [];
      const { period = null, percent, milestonesReached, values = [], evidence = [] } = event.data;
      const next = period === null ? undefined : events.slice(index + 1).find((later) => ABOUT_A_PERIOD.includes(later.type) && 'period' in later.data && later.data.period === period);
      const checked = next && next.type !== 'ProgressSubmitted' ? { accepted: next.type === 'ProgressAccepted', at: instantText(next.at), reason: next.texts['reason'] ?? '' } : null;
      return [{
        sequence: event.sequence, period, at: instantText(event.at), percent, text: event.texts['report'] ?? '', milestones: [...milestonesReached], values: values.map(({ metric, value }) => ({ metric, value })), evidence: evidence.map(({ id }) => id), checked,
      }];
    })
    .reverse();
const ABOUT_A_PERIOD: readonly string[] = ['ProgressSubmitted', 'ProgressAccepted', 'ProgressReturned'];

const evidenceOf = (each: EvidenceFact, texts: ReadEvent['texts']): View['evidence'][number] => ({
  id: each.id,
  kind: each.kind,
  attachment: each.kind === 'file' ? each.attachment : null,
  hash: each.kind === 'file' ? each.hash : null,
  number: each.kind === 'number' ? each.value : null,
  text: texts[`evidence:${each.id}`] ?? '',
});

/** The snapshot of a submission stays; a late city is added beside it (B2). */
const citiesOf = (events: readonly ReadEvent[], cities: readonly CityAssignment[], nameOf: NameOf): View['cities'] => {
  const submission = events.findLast((event) => event.type === 'PlanSubmitted');
  const missing = submission?.type === 'PlanSubmitted' ? (submission.data.missingCities ?? []) : null;
  return cities.map(({ unit, assignment, status, passed }) => ({
    unit: nameOf(unit), assignment, status, passed, atSubmission: missing === null ? 'none' : missing.includes(unit) ? 'missing' : 'included',
  }));
};
