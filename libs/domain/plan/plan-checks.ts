import { endOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import type { BodyOf } from '../assignment/assignment.commands.js';
import type { AssignmentFacts, DraftFact } from '../assignment/assignment.facts.js';
import type { Acknowledged, Returned } from '../assignment/assignment.state.js';
import { wrongFiles } from '../assignment/attachments.js';
import { metricResult } from '../progress/metric.js';
import type { Refusal } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import type { CheckWarning, MetricValue } from './plan.events.js';

type Body = BodyOf<'DraftPlan'>;
type NotApplicable = NonNullable<Body['notApplicable']>[number];
type Drafting = Acknowledged | Returned;

export const subjectOf = (each: NotApplicable): string => ('metric' in each ? each.metric : each.section);

/** A mention of what is not there, or without a reason: the rest cannot be judged by it. */
const misnamed = (state: Drafting, draft: DraftFact, { metricValues = [], notApplicable = [] }: Body): Refusal | undefined => {
  const sections = draft.sections.map((section) => section.id);
  const unknownSections = notApplicable.flatMap((each) => ('section' in each && !sections.includes(each.section) ? [each.section] : []));
  if (unknownSections.length > 0) return { code: 'UNKNOWN_SECTION', facts: { sections: unknownSections } };
  const named = [...metricValues.map(({ metric }) => metric), ...notApplicable.flatMap((each) => ('metric' in each ? [each.metric] : []))];
  const unknown = named.filter((metric) => !state.metrics.some(({ id }) => id === metric));
  return unknown.length > 0 ? { code: 'UNKNOWN_METRIC', facts: { metrics: unknown } } : undefined;
};

/** Each that blocks a draft (L3): an empty section, a metric without a value, no file where one is needed; unless it does not apply, for a reason. */
export const blockersOf = (state: Drafting, draft: DraftFact, body: Body, { settings, attachments }: AssignmentFacts): readonly Refusal[] => {
  const { metricValues = [], notApplicable = [] } = body;
  const wrong = misnamed(state, draft, body);
  if (wrong) return [wrong];
  const excused = notApplicable.map(subjectOf);
  const unreasoned = notApplicable.filter(({ reason }) => isBlank(reason)).map(subjectOf);
  const empty = draft.sections.filter(({ id, isEmpty }) => isEmpty && !excused.includes(id)).map(({ id }) => id);
  const missing = state.metrics.filter(({ id }) => !excused.includes(id) && !metricValues.some(({ metric }) => metric === id)).map(({ id }) => id);
  const filesOf = (section: string): readonly string[] => draft.sections.find(({ id }) => id === section)?.files ?? [];
  const bare = (settings.filesNeeded?.[state.obligation] ?? []).filter((section) => !excused.includes(section) && filesOf(section).length === 0);
  const files = wrongFiles(draft.sections.flatMap(({ id }) => filesOf(id)).map((attachment) => ({ attachment })), attachments);
  return [
    ...(unreasoned.length > 0 ? [{ code: 'REASON_REQUIRED' as const, facts: { notApplicable: unreasoned } }] : []),
    ...(empty.length > 0 ? [{ code: 'SECTION_EMPTY' as const, facts: { sections: empty } }] : []),
    ...(missing.length > 0 ? [{ code: 'METRIC_VALUE_MISSING' as const, facts: { metrics: missing } }] : []),
    ...(bare.length > 0 ? [{ code: 'FILE_MISSING' as const, facts: { sections: bare } }] : []),
    ...(files ? [files] : []),
  ];
};

/** What is worth a second look and does not block (L3). */
export const warningsOf = (state: Drafting, draft: DraftFact, { answers, metricValues = [] }: Body, at: Instant): readonly CheckWarning[] => {
  const dueOn = state.letter?.revisionDueOn ?? state.planDueOn;
  const missed = metricValues.filter(({ metric, value }) => state.metrics.some((target) => target.id === metric && metricResult(target, value) === 'not_reached'));
  const isUnchanged = (section: string | undefined): boolean => section !== undefined && draft.sections.some(({ id, hash }) => id === section && state.reviewed?.sectionHashes[id] === hash);
  const unchanged = answers.filter(({ item, kind }) => kind === 'changed' && isUnchanged(state.letter?.items.find(({ id }) => id === item)?.section));
  return [
    ...(at >= endOf(dueOn) ? [{ code: 'after_deadline' as const }] : []),
    ...missed.map(({ metric }: MetricValue) => ({ code: 'misses_target' as const, about: metric })),
    ...unchanged.map(({ item }) => ({ code: 'answered_unchanged' as const, about: item })),
  ];
};
