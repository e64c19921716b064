import type { CommandOf } from '../assignment/assignment.commands.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { Approved } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { limitDay } from '../deadline/awaited.js';
import type { Refusal } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import { evidenceOf, wrongEvidence } from './evidence.js';
import { lagOf } from './expected-progress.js';
import { isComparable } from './metric.js';
import { currentPeriod, isShut, shutsOn } from './report.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';

/** P1: a fall or a jump of more points than this asks for a reason. */
export const JUMP_POINTS = 30;

type Sent = CommandOf<'SubmitProgress'>;

/** 进展报送 (P1, P2): percent 0–100, milestones, values of metrics; what is reached stands on evidence. */
export const submitProgress: Verb<'SubmitProgress'> = {
  decide: (state, sent, facts) => {
    const today = dayOf(sent.at);
    const period = sent.period ?? currentPeriod(state.reports, today, facts);
    const refusal = wrongPeriod(state, sent.period, today, facts) ?? wrongFigure(state, sent) ?? ungrounded(state, sent) ?? wrongEvidence(sent.evidence, facts.attachments);
    if (refusal) return { refusal };
    const { percent, milestonesReached, values = [], text } = sent;
    const evidence = evidenceOf(sent.evidence, state.sequence + 1);
    const owed = period === null ? {} : { period, checkDueOn: limitDay(facts.calendar, today, facts.settings.progressLimitWd) };
    const caughtUp = lagOf({ percent, issuedOn: dayOf(state.issuedAt), completionDueOn: state.completionDueOn }, today) === 'red' ? [] : ['behind'];
    return {
      events: [
        { type: 'ProgressSubmitted', data: { ...owed, percent, milestonesReached, values, evidence: evidence.facts }, texts: { ...(isBlank(text) ? {} : { report: text }), ...evidence.texts } },
        ...closedByFulfilment(state, ...milestonesReached.map((id) => `milestone:${id}`), ...caughtUp),
      ],
    };
  },
};

/** A report that is in may be sent anew until it is accepted; one that was not sent in time is shut, one returned is not. */
const wrongPeriod = ({ reports }: Approved, period: string | undefined, today: Day, facts: AssignmentFacts): Refusal | undefined => {
  if (period === undefined) return undefined;
  const report = reports.find((each) => each.period === period);
  if (!report) return { code: 'UNKNOWN_PERIOD', facts: { period } };
  if (report.status === 'accepted') return { code: 'REPORT_ACCEPTED', facts: { period } };
  return isShut(report, today, facts) ? { code: 'REPORT_SHUT', facts: { period, shutsOn: shutsOn(report, facts) } } : undefined;
};

const wrongFigure = (state: Approved, { percent, milestonesReached, values = [] }: Sent): Refusal | undefined => {
  if (!(percent >= 0 && percent <= 100)) return { code: 'PERCENT_OUT_OF_RANGE', facts: { percent } };
  const milestones = milestonesReached.filter((id) => !state.milestones.some((milestone) => milestone.id === id));
  if (milestones.length > 0) return { code: 'UNKNOWN_MILESTONE', facts: { milestones } };
  const unknown = values.filter(({ metric }) => !state.metrics.some(({ id }) => id === metric)).map(({ metric }) => metric);
  if (unknown.length > 0) return { code: 'UNKNOWN_METRIC', facts: { metrics: unknown } };
  const wrong = values
    .filter((value, index) => !state.metrics.some((target) => target.id === value.metric && isComparable(target, value)) || values.findIndex(({ metric }) => metric === value.metric) < index)
    .map(({ metric }) => metric);
  return wrong.length > 0 ? { code: 'VALUE_NOT_COMPARABLE', facts: { metrics: wrong } } : undefined;
};

const ungrounded = (state: Approved, { percent, milestonesReached, text, evidence = [] }: Sent): Refusal | undefined => {
  const reached = milestonesReached.filter((id) => !state.milestonesReached.includes(id));
  if (evidence.length === 0 && (reached.length > 0 || (percent === 100 && state.percent < 100))) return { code: 'EVIDENCE_REQUIRED', facts: { percent, milestones: reached } };
  const leaps = percent < state.percent || percent - state.percent > JUMP_POINTS;
  return leaps && isBlank(text) ? { code: 'FALL_NEEDS_REASON', facts: { before: state.percent, after: percent } } : undefined;
};
