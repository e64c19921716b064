import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentView, ReturnItemView } from '../api/generated/types.gen.js';

type Demand = ReturnItemView['demand'];
interface Subject {
  readonly value: string;
  readonly label: string;
  /** Its value is a day, not a figure. */
  readonly isDay: boolean;
}
/** Of any plan. */
const ALWAYS = ['target', 'finish'] as const;

/** What items may be about as codes: metrics and milestones of the assignment by their names, and what every plan has. */
export const useDemandSubjects = ({ metrics, milestones }: AssignmentView): readonly Subject[] => {
  const { t } = useTranslation();
  return [
    ...metrics.map(({ id, subject }) => ({ value: id, label: subject, isDay: false })),
    ...milestones.map(({ id, summary }) => ({ value: id, label: summary, isDay: true })),
    ...ALWAYS.map((value) => ({ value, label: t(`demand.subject.${value}`), isDay: value === 'finish' })),
  ];
};

/** 要求: add, remove, or a value of what it is about; nothing where an item says so in words only. */
export const DemandText = ({ assignment, demand }: { assignment: AssignmentView; demand: Demand }): ReactElement | null => {
  const { t } = useTranslation();
  const subjects = useDemandSubjects(assignment);
  if (demand === null) return null;
  const { subject, wants } = demand;
  const about = subjects.find(({ value }) => value === subject)?.label ?? subject;
  return <span className="demand">{typeof wants === 'string' ? t(`demand.${wants}`, { about }) : t('demand.is', { about, value: wants.value })}</span>;
};
