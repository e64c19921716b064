import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';

type Reason = CycleView['reasons'][number];

/** Why the launch went on past its warnings. */
export const GivenReasons = ({ cycle }: { cycle: CycleView }): ReactElement => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  if (cycle.reasons.length === 0) return <EmptyState why={t('launch.noReasons')} />;
  const columns: readonly Column<Reason>[] = [
    { key: 'warning', title: t('launch.about'), isHead: true, render: ({ warning }) => (i18n.exists(`launch.warning.${warning}`) ? t(`launch.warning.${warning}` as 'launch.warning.DATE_PAST') : warning) },
    { key: 'decision', title: t('launch.decision'), render: ({ decision, dueOn }) => `${t(`launch.decide.${decision}`)}${dueOn === null ? '' : ` ${dayText(dueOn, language, true)}`}` },
    { key: 'reason', title: t('cycle.reason'), render: ({ reason }) => reason },
  ];
  return <DataTable caption={t('launch.given')} columns={columns} rows={cycle.reasons} rowKey={({ warning }) => warning} />;
};
