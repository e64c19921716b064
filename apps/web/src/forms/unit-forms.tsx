import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { TreeCommand, UnitView } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { Field, FormShell } from './FormShell.js';
import { useAct } from './use-act.js';

interface Names {
  readonly name: string;
  readonly shortName: string;
  readonly englishName: string;
}
const NAMES = ['name', 'shortName', 'englishName'] as const;
const KINDS = ['department', 'province', 'city'] as const;
type Kind = (typeof KINDS)[number];
const KEYS = ['organisation', 'overview', 'cycles'] as const;

const NameFields = ({ names, onChange }: { names: Names; onChange: (more: Partial<Names>) => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="field-grid">
      {NAMES.map((key) => (
        <Field key={key} label={t(`org.unit.${key}`)}>{(id) => <Input id={id} maxLength={key === 'shortName' ? 50 : 100} value={names[key]} onChange={(event) => onChange({ [key]: event.target.value })} />}</Field>
      ))}
    </div>
  );
};
const trimmed = ({ name, shortName, englishName }: Names): Names => ({ name: name.trim(), shortName: shortName.trim(), englishName: englishName.trim() });
const isWhole = (names: Names): boolean => NAMES.every((key) => names[key].trim() !== '');

export const CreateUnitForm = ({ onClose }: { onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>('department');
  const [unit, setUnit] = useState('');
  const [names, setNames] = useState<Names>({ name: '', shortName: '', englishName: '' });
  const { send, ...sending } = useAct<TreeCommand>(apiPathTo.treeCommands(), KEYS, onClose);
  const notReady = unit.trim() !== '' && isWhole(names) ? undefined : t('org.unit.needed');
  return (
    <FormShell title={t('org.unit.create')} submitText={t('org.unit.create')} notReady={notReady} onSubmit={() => send({ type: 'CreateUnit', unit: unit.trim(), kind, ...trimmed(names) })} onCancel={onClose} {...sending}>
      <div className="field-grid">
        <Field label={t('org.kind')}>{(id) => <Select<Kind> id={id} value={kind} options={KINDS.map((value) => ({ value, label: t(`org.kinds.${value}`) }))} onChange={setKind} />}</Field>
        <Field label={t('org.unit.code')} hint={t(`org.unit.codes.${kind}`)}>{(id) => <Input id={id} maxLength={64} value={unit} onChange={(event) => setUnit(event.target.value)} />}</Field>
      </div>
      <NameFields names={names} onChange={(more) => setNames((was) => ({ ...was, ...more }))} />
    </FormShell>
  );
};

export const RenameUnitForm = ({ unit, onClose }: { unit: UnitView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const [names, setNames] = useState<Names>({ name: unit.name, shortName: unit.shortName, englishName: unit.englishName });
  const [reason, setReason] = useState('');
  const { send, ...sending } = useAct<TreeCommand>(apiPathTo.treeCommands(), KEYS, onClose);
  const notReady = !isWhole(names) ? t('org.unit.needed') : reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  return (
    <FormShell title={t('org.unit.rename')} submitText={t('org.contact.save')} notReady={notReady} onSubmit={() => send({ type: 'RenameUnit', unit: unit.id, ...trimmed(names), reason: reason.trim() })} onCancel={onClose} {...sending}>
      <NameFields names={names} onChange={(more) => setNames((was) => ({ ...was, ...more }))} />
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
