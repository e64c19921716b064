import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, ReturnItemView } from '../api/generated/types.gen.js';

type Demand = ReturnItemView['demand'];

/** What items may be about as codes: metrics and milestones of the assignment, by their names. */
export const demandSubjects = ({ metrics, milestones }: AssignmentView): { value: string; label: string }[] => [
  ...metrics.map(({ id, subject }) => ({ value: id, label: subject })),
  ...milestones.map(({ id, summary }) => ({ value: id, label: summary })),
];

/** 要求: add, remove, or a value of a metric or milestone; nothing where an item says so in words only. */
export const DemandText = ({ assignment, demand }: { assignment: AssignmentView; demand: Demand }): ReactElement | null => {
  const { t } = useTranslation();
  if (demand === null) return null;
  const { subject, wants } = demand;
  const about = demandSubjects(assignment).find(({ value }) => value === subject)?.label ?? subject;
  return <span className="demand">{typeof wants === 'string' ? t(`demand.${wants}`, { about }) : t('demand.is', { about, value: wants.value })}</span>;
};
