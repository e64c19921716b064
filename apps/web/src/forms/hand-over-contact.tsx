import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { ContactsCommand, ContactView, HandOverPreviewView, UnitView } from '../api/generated/types.gen.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { apiPathTo } from '../api-paths.js';
import { Field, FormShell } from './FormShell.js';
import { HandOverSeen } from './HandOverSeen.js';
import { useAct } from './use-act.js';

interface Props {
  unit: UnitView;
  leaver: ContactView;
  contacts: readonly ContactView[];
  onClose: () => void;
}

/** 离任交接: everything in hand and every role to one successor in one act, as it was seen before. */
export const HandOverContactForm = ({ unit, leaver, contacts, onClose }: Props): ReactElement => {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const { data: preview, error } = useQuery({
    queryKey: ['hand-over-preview', unit.id, leaver.id, to],
    queryFn: () => request<HandOverPreviewView>(apiPathTo.handOverPreview(unit.id), { method: 'POST', body: { leaver: leaver.id, to } }),
    enabled: to !== undefined,
    retry: false,
  });
  const { send, ...sending } = useAct<ContactsCommand>(apiPathTo.contactsCommands(unit.id), ['organisation', 'worklist', 'cycles'], onClose);
  const successor = contacts.find(({ id }) => id === to);
  const notReady = (): string | undefined => {
    if (!preview || !successor) return t('org.handOver.choose');
    if (preview.stuck.length > 0) return t('org.handOver.stuck', { n: preview.stuck.length });
    return reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  };
  return (
    <FormShell
      title={t('org.handOver.of', { name: leaver.name })}
      submitText={successor ? t('org.handOver.submit', { leaver: leaver.name, successor: successor.name }) : t('org.handOver.open')}
      notReady={notReady()}
      onSubmit={() => preview && successor && send({ type: 'HandOverContact', leaver: leaver.id, to: successor.id, reason: reason.trim(), previewHash: preview.previewHash })}
      onCancel={onClose}
      {...sending}
    >
      <Field label={t('org.handOver.to')}>
        {(id) => <Select id={id} autoFocus className="wide" value={to ?? null} options={contacts.filter((each) => each.id !== leaver.id && each.isThere).map((each) => ({ value: each.id, label: `${each.name} (${each.id})` }))} onChange={(next: string | null) => setTo(next ?? undefined)} />}
      </Field>
      {error && <ErrorNote error={error} />}
      {preview && successor && (
        <div className="stack" role="status">
          <p>{t('org.handOver.roles', { leaver: leaver.name, successor: successor.name, roles: preview.roles.map((role) => t(`role.${role}`)).join(t('common.and')) })}</p>
          <HandOverSeen preview={preview} />
        </div>
      )}
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};
