import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleQuery } from '../api/cycles-queries.js';
import { Field, FormShell } from './FormShell.js';
import { Many } from './SelectionFields.js';
import { usePropose } from './use-propose.js';
import { useSide } from '../components/use-side.js';
import { LOCAL, useUnitOptions } from './unit-options.js';

/** 区域组 of a launched cycle (C5): who joins is issued what they have not had, what is open of who leaves is revoked. */
export const ProposeGroupForm = ({ year, onClose }: { year: number; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const cycle = useSide(cycleQuery(year));
  const units = useUnitOptions(LOCAL);
  const [group, setGroup] = useState<string>();
  const [members, setMembers] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const { propose, ...sending } = usePropose(year);
  const groups = cycle?.groups ?? [];
  const choose = (id: string): void => {
    setGroup(id);
    setMembers(groups.find((each) => each.id === id)?.members.map((member) => member.id) ?? []);
  };
  const notReady = group === undefined ? t('form.reasonNeeded', { label: t('cycle.group.name') }) : reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('change.form.group')} submitText={t('change.preview')} notReady={notReady} onSubmit={() => group !== undefined && propose({ kind: 'group', group, members: [...members] }, reason)} onCancel={onClose} {...sending}>
      <Field label={t('cycle.group.name')}>{(id) => <Select id={id} autoFocus popupMatchSelectWidth={false} value={group ?? null} options={groups.map(({ id: value, name }) => ({ value, label: name }))} onChange={(value) => value !== null && choose(value)} />}</Field>
      <Field label={t('cycle.group.members')} hint={t('change.groupHint')}>{(id) => <Many id={id} value={members} options={units} onChange={setMembers} />}</Field>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
