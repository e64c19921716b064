import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVersionList, CycleCommand } from '../../api/generated/types.gen.js';
import { catalogueVersionsQuery } from '../../api/catalogue-queries.js';
import { cyclesQuery } from '../../api/queries.js';
import { Field, FormShell } from '../../forms/FormShell.js';
import { useAct } from '../../forms/use-act.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { pathTo } from '../../path-builder.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { instantText } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import type { StepProps } from './step-props.js';
import { useMayPrepare } from './may-prepare.js';
import { isLaunched } from '../../api/cycle.js';
import { useSide } from '../../components/use-side.js';
import { Waiting } from '../../components/Waiting.js';

type Row = CatalogueVersionList['rows'][number];

/** 1: the notice of the year, as it was imported; or last year's cycle as a beginning. */
export const GuidelineStep = ({ year, cycle }: StepProps): ReactElement => {
  const { t } = useTranslation();
  const { data: versions, error } = useQuery(catalogueVersionsQuery());
  const columns = useColumns();
  const rows = versions?.rows.filter((row) => row.year === year || row.year === null) ?? [];
  return (
    <>
      {!versions && <Waiting error={error} rows={3} />}
      {rows.length > 0 && <DataTable caption={t('launch.step.guideline')} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      {versions && rows.length === 0 && <EmptyState why={cycle.catalogueHash === null ? t('launch.noNotice', { year }) : t('launch.builtIn')} />}
      <p>
        <Link {...pathTo.catalogue()}>{t('launch.toCatalogue')}</Link>
      </p>
      <CopyCycle year={year} cycle={cycle} />
    </>
  );
};

const useColumns = (): readonly Column<Row>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    { key: 'title', title: t('launch.notice'), isHead: true, render: (row) => row.title ?? row.sourceName },
    { key: 'number', title: t('launch.number'), render: (row) => row.documentNumber ?? '–' },
    { key: 'imported', title: t('launch.imported'), render: (row) => `${row.importedBy.name} ${instantText(row.importedAt, language)}` },
    { key: 'confirmed', title: t('launch.confirmed'), render: (row) => row.confirmedBy?.name ?? t('launch.unconfirmed') },
    { key: 'open', title: t('launch.open'), isNumber: true, render: (row) => row.open },
  ];
};

const CopyCycle = ({ year, cycle }: Pick<StepProps, 'year' | 'cycle'>): ReactElement => {
  const { t } = useTranslation();
  const cycles = useSide(cyclesQuery) ?? [];
  const choices = cycles.filter((each) => each.year !== year && isLaunched(each));
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState<string>();
  const { send, ...sending } = useAct<CycleCommand>(apiPathTo.cycleCommands(cycle.id), ['cycles'], () => setOpen(false));
  const chosen = from ?? choices[0]?.id;
  const mayNot = useMayPrepare(cycle) ?? (choices.length === 0 ? t('cycle.copy.none') : undefined);
  if (!isOpen) {
    return (
      <p>
        <ReasonButton reason={mayNot} onClick={() => setOpen(true)}>
          {t('cycle.copy.open')}
        </ReasonButton>
      </p>
    );
  }
  return (
    <FormShell title={t('cycle.copy.title')} submitText={t('cycle.copy.submit')} onSubmit={() => chosen !== undefined && send({ type: 'CopyCycle', from: chosen })} onCancel={() => setOpen(false)} {...sending}>
      <p>{t('cycle.copy.why')}</p>
      <Field label={t('cycle.copy.from')}>
        {(id) => <Select id={id} value={chosen ?? null} options={choices.map((each) => ({ value: each.id, label: String(each.year) }))} onChange={(next: string | null) => setFrom(next ?? undefined)} />}
      </Field>
    </FormShell>
  );
};
