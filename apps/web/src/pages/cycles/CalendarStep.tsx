import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleView } from '../../api/generated/types.gen.js';
import { PrepareSettingsForm } from '../../forms/prepare-settings.js';
import { SHOWN, type Shown } from '../../forms/settings-fields.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import type { StepProps } from './step-props.js';
import { LaunchBlockers } from './LaunchBlockers.js';
import { useMayPrepare } from './may-prepare.js';
import { useSettingText } from './setting-text.js';
import { STEP_OF } from './step-states.js';

/** 4: the dates and limits of the year; every version stays, with who, when and why. */
export const CalendarStep = ({ year, cycle, check }: StepProps): ReactElement => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const valueOf = useSettingText();
  const mayNot = useMayPrepare(cycle);
  const columns: readonly Column<Shown>[] = [
    { key: 'name', title: t('cycle.settings.name'), isHead: true, render: (key) => t(`setting.${key}`) },
    { key: 'value', title: t('cycle.settings.value'), render: (key) => valueOf(key, cycle.settings[key]) },
  ];
  return (
    <>
      <LaunchBlockers year={year} groups={cycle.groups} blockers={check.blockers.filter(({ code }) => STEP_OF[code] === 'calendar')} />
      {check.warnings.some(({ code }) => code === 'CALENDAR_PROVISIONAL') && <p>{t('launch.provisional')}</p>}
      {isOpen ? (
        <PrepareSettingsForm cycle={cycle} onClose={() => setOpen(false)} />
      ) : (
        <p>
          <ReasonButton reason={mayNot} onClick={() => setOpen(true)}>
            {t('cycle.settings.open')}
          </ReasonButton>
        </p>
      )}
      <h3>{t('cycle.settings.now', { version: cycle.settings.version })}</h3>
      <DataTable caption={t('cycle.settings.now', { version: cycle.settings.version })} columns={columns} rows={SHOWN} rowKey={(key) => key} />
      <Versions cycle={cycle} />
    </>
  );
};

/** So many at first. */
const FIRST = 10;

export const Versions = ({ cycle }: { cycle: CycleView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const valueOf = useSettingText();
  const versions = cycle.settingsVersions as readonly (Record<string, unknown> & { version: number })[];
  const changesOf = (version: number): string => {
    const index = versions.findIndex((each) => each.version === version);
    const [was, is] = [versions[index - 1], versions[index]];
    if (!was || !is) return t('cycle.settings.first');
    const changed = SHOWN.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
    return changed.map((key) => t('cycle.settings.change', { name: t(`setting.${key}`), was: valueOf(key, was[key]), is: valueOf(key, is[key]) })).join(t('common.comma')) || t('cycle.settings.same');
  };
  const made = [...cycle.settingsMade].reverse();
  if (made.length === 0) return <p className="muted">{t('cycle.settings.defaults')}</p>;
  const columns: readonly Column<CycleView['settingsMade'][number]>[] = [
    { key: 'version', title: t('cycle.settings.version'), isHead: true, render: (row) => row.version },
    { key: 'at', title: t('cycle.settings.when'), render: (row) => <span className="nowrap">{instantText(row.at, language, true)}</span> },
    { key: 'by', title: t('cycle.settings.who'), render: (row) => row.by || '–' },
    { key: 'how', title: t('cycle.settings.how'), render: (row) => t(`cycle.how.${row.how}`) },
    { key: 'why', title: t('cycle.settings.why'), render: (row) => row.reason ?? '–' },
    { key: 'change', title: t('cycle.settings.changed'), render: (row) => changesOf(row.version) },
  ];
  return (
    <>
      <h3>{t('cycle.settings.versions')}</h3>
      <DataTable caption={t('cycle.settings.versions')} columns={columns} rows={all ? made : made.slice(0, FIRST)} rowKey={(row) => `${row.version} ${row.at}`} />
      {!all && made.length > FIRST && <Button onClick={() => setAll(true)}>{t('cycle.settings.all', { n: made.length })}</Button>}
    </>
  );
};
