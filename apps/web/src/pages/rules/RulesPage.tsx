import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesQuery } from '../../api/changes-queries.js';
import type { RulesView } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ForRoles, OnDesk } from '../../components/ForRoles.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { useMayPropose } from '../../components/use-may-propose.js';
import { DayField } from '../../forms/DayField.js';
import { ProposeSettingsForm } from '../../forms/propose-settings.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, instantText } from '../../ui/date-text.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { MessageTemplates } from './MessageTemplates.js';

const route = getRouteApi('/inside/rules');

/** 规则: the ladders of reminders and of supervision, reckoned for a sample deadline (T4, section 7). */
export const RulesPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.rules')} roles={['coordinator', 'bureau_leader']}>
      <Rules />
    </ForRoles>
  );
};

const Rules = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const cycle = useCycle();
  const { roles } = useSession();
  const { dueOn } = route.useSearch();
  const [ladder, setLadder] = useState<string>();
  const { data, error } = useQuery(rulesQuery(cycle.year, dueOn, ladder));
  const mayNot = useMayPropose();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
    setLadder(undefined);
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('rules.title', { year: cycle.year })}</h1>
        {data && <span className="muted">{t('rules.by', { settings: data.settingsVersion, calendar: data.calendarVersion })}</span>}
      </div>
      <DayField label={t('rules.sample')} value={dueOn ?? data?.dueOn ?? ''} hint={t('rules.sampleHint')} onChange={(day) => void navigate(pathTo.rules(day === '' ? {} : { dueOn: day }))} />
      {data && !data.isWorkingDay && <p>{t('rules.dayOff', { day: dayText(data.dueOn, language, true) })}</p>}
      {data?.isProvisional && <p>{t('rules.provisional')}</p>}
      {isOpen ? (
        <OnDesk>{data && <ProposeSettingsForm year={cycle.year} inUse={data.inUse} onThink={(rules) => setLadder(rules.join(','))} onClose={close} />}</OnDesk>
      ) : (
        <p>
          <ReasonButton reason={mayNot} onClick={() => setOpen(true)}>
            {t('rules.edit')}
          </ReasonButton>
        </p>
      )}
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && <Tables view={data} />}
      {roles.includes('coordinator') && <MessageTemplates />}
    </div>
  );
};

const Tables = ({ view }: { view: RulesView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const to = (addressees: readonly string[]): string => addressees.map(ledger.addressee).join(t('common.and'));
  const when = (at: string): ReactElement => <span className="nowrap">{instantText(at, language, true)}</span>;
  const how = (alone: boolean): string => t(alone ? 'rules.alone' : 'rules.digest');
  const reminders: readonly Column<RulesView['reminders'][number]>[] = [
    { key: 'rule', title: t('filter.rule'), isHead: true, render: ({ rule }) => ledger.rule(rule) },
    { key: 'at', title: t('rules.at'), render: ({ at }) => when(at) },
    { key: 'to', title: t('reminders.to'), render: ({ addressees }) => to(addressees) },
    { key: 'how', title: t('rules.how'), render: ({ alone }) => how(alone) },
    { key: 'outcome', title: t('filter.state'), render: ({ outcome }) => (outcome === null ? t('rules.sent') : outcome === 'off' ? t('rules.off') : t('rules.notSent', { reason: ledger.reason(outcome) })) },
  ];
  const limits: readonly Column<RulesView['limits'][number]>[] = [
    { key: 'kind', title: t('rules.limitOf'), isHead: true, render: ({ kind }) => t(`rules.limit.${kind}`) },
    { key: 'rule', title: t('filter.rule'), render: ({ rule }) => ledger.rule(rule) },
    { key: 'at', title: t('rules.at'), render: ({ at }) => when(at) },
    { key: 'to', title: t('reminders.to'), render: ({ addressees }) => to(addressees) },
    { key: 'how', title: t('rules.how'), render: ({ alone }) => how(alone) },
  ];
  const escalation: readonly Column<RulesView['escalation'][number]>[] = [
    { key: 'level', title: t('supervision.level'), isHead: true, render: ({ level }) => <LevelBars level={level} /> },
    { key: 'at', title: t('rules.at'), render: ({ at }) => when(at) },
    { key: 'reply', title: t('supervision.reply'), render: ({ replyWithinWd, replyDueOn }) => t('rules.reply', { n: replyWithinWd, day: dayText(replyDueOn, language, true) }) },
  ];
  return (
    <>
      <h2>{t('rules.ladder')}</h2>
      <DataTable caption={t('rules.ladder')} columns={reminders} rows={view.reminders} rowKey={({ rule }) => rule} />
      <h2>{t('rules.escalation')}</h2>
      <p className="muted">{t('rules.escalationWhy')}</p>
      <DataTable caption={t('rules.escalation')} columns={escalation} rows={view.escalation} rowKey={({ level }) => level} />
      <h2>{t('rules.limits')}</h2>
      <DataTable caption={t('rules.limits')} columns={limits} rows={view.limits} rowKey={({ kind, rule }) => `${kind} ${rule}`} />
    </>
  );
};
