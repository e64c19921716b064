import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CycleCommand, CycleView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';
import { Many } from './SelectionFields.js';
import { LOCAL, useUnitOptions } from './unit-options.js';

interface Props {
  cycle: CycleView;
  group: CycleView['groups'][number];
  onClose: () => void;
}

/** 区域组: who belongs to it, from when to when. Found by name, English name, or pinyin. */
export const NameGroupForm = ({ cycle, group, onClose }: Props): ReactElement => {
  const { t } = useTranslation();
  const options = useUnitOptions(LOCAL);
  const [members, setMembers] = useState<string[]>(group.members.map(({ id }) => id));
  const [from, setFrom] = useState(group.from ?? '');
  const [until, setUntil] = useState(group.until ?? '');
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<CycleCommand>(apiPathTo.cycleCommands(cycle.id), ['cycles'], onClose);
  const notReady = reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell
      title={t('cycle.group.form', { name: group.name })}
      submitText={t('cycle.group.submit', { n: members.length })}
      notReady={notReady}
      onSubmit={() => send({ type: 'NameGroup', group: group.id, members, from: from || null, until: until || null, reason: reason.trim() })}
      onCancel={onClose}
      {...sending}
    >
      <Field label={t('cycle.group.members')} hint={t('cycle.group.hint')}>
        {(id) => <Many id={id} autoFocus value={members} options={options} onChange={setMembers} />}
      </Field>
      <div className="field-row">
        <DayField label={t('cycle.from')} value={from} onChange={setFrom} />
        <DayField label={t('cycle.until')} value={until} onChange={setUntil} />
      </div>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
