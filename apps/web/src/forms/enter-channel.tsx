import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { ChannelSettingList, ChannelSettingView, SaveChannel } from '../api/generated/types.gen.js';
import { channelsQuery } from '../api/system-queries.js';
import { apiPathTo } from '../api-paths.js';
import { toast } from '../ui/toast.js';
import { Field, FormShell } from './FormShell.js';
import { isFound, useUnitOptions } from './unit-options.js';

const KINDS = ['webhook', 'sms', 'wecom', 'dingtalk', 'feishu'] as const;
type Kind = (typeof KINDS)[number];
/** What each kind asks for, as the schema of the API has it. */
const isSigned = (kind: Kind): boolean => kind === 'webhook' || kind === 'sms';
const UNITS = ['province', 'city', 'department', 'bureau'] as const;

/** 渠道: address and secrets. A secret is typed in and never shown again; left empty, the one that is kept stays. */
export const EnterChannelForm = ({ of, onClose }: { of: ChannelSettingView | null; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const was = of?.entered ?? null;
  const [name, setName] = useState(of?.channel ?? '');
  const [kind, setKind] = useState<Kind>(KINDS.find((each) => each === of?.kind) ?? 'webhook');
  const [url, setUrl] = useState(was?.url ?? '');
  const [keyId, setKeyId] = useState(was?.keyId || 'k1');
  const [unit, setUnit] = useState<string | null>(was?.unit?.id ?? null);
  const [isOn, setOn] = useState(was?.state !== 'off');
  const [token, setToken] = useState('');
  const [secret, setSecret] = useState('');
  const units = useUnitOptions(UNITS);
  const save = useMutation({
    mutationFn: () => request<ChannelSettingList>(apiPathTo.channels(), { method: 'POST', body: bodyOf() }),
    onSuccess: async (list) => {
      client.setQueryData(channelsQuery.queryKey, list);
      toast('done', t('channels.saved'));
      onClose();
      await client.invalidateQueries({ queryKey: ['system', 'health'] });
    },
    // What was typed is kept nowhere on the page.
    gcTime: 0,
  });
  const bodyOf = (): SaveChannel => {
    const common = { channel: kind === 'sms' ? 'sms' : name.trim(), basedOn: was?.version ?? 0, unit: kind === 'sms' ? null : unit, state: isOn ? ('on' as const) : ('off' as const), url: url.trim() };
    if (kind === 'webhook' || kind === 'sms') return { kind, ...common, keyId: keyId.trim(), ...(secret === '' ? {} : { secrets: { secret } }) };
    if (kind === 'wecom') return { kind, ...common, ...(token === '' ? {} : { secrets: { token } }) };
    return { kind, ...common, ...(token === '' ? {} : { secrets: { token, ...(secret === '' ? {} : { secret }) } }) };
  };
  const notReady = (): string | undefined => {
    if (kind !== 'sms' && name.trim() === '') return t('channels.needs.name');
    if (isSigned(kind) && url.trim() === '') return t('channels.needs.url');
    const isComplete = (isSigned(kind) ? secret : token) !== '';
    if (!was && !isComplete) return t('channels.needs.secret');
    return secret !== '' && !isComplete ? t('channels.needs.token') : undefined;
  };
  // Both are kept as one: a new token alone is one without a signature.
  const kept = !was ? '' : t(!isSigned(kind) && token !== '' ? 'channels.dropsSecret' : 'channels.keeps');
  const hidden = (label: string, value: string, change: (next: string) => void, hint?: string): ReactElement => (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {(id) => <Input.Password id={id} maxLength={200} autoComplete="new-password" placeholder={kept} value={value} onChange={(event) => change(event.target.value)} />}
    </Field>
  );
  return (
    <FormShell title={of ? t('channels.changeOf', { name: of.channel }) : t('channels.enter')} submitText={t('channels.save')} notReady={notReady()} isSaving={save.isPending} submitError={save.error} onSubmit={() => save.mutate()} onCancel={onClose}>
      <Field label={t('channels.kind')}>{(id) => <Select id={id} className="wide" disabled={of !== null} value={kind} options={KINDS.map((value) => ({ value, label: t(`channels.kinds.${value}`) }))} onChange={setKind} />}</Field>
      {kind !== 'sms' && <Field label={t('channels.name')} hint={t('channels.nameHint')}>{(id) => <Input id={id} maxLength={40} disabled={of !== null} value={name} onChange={(event) => setName(event.target.value)} />}</Field>}
      <Field label={t(isSigned(kind) ? 'channels.url' : 'channels.baseUrl')} hint={t(isSigned(kind) ? 'channels.urlHint' : 'channels.baseUrlHint')}>{(id) => <Input id={id} maxLength={500} inputMode="url" value={url} onChange={(event) => setUrl(event.target.value)} />}</Field>
      {isSigned(kind) && <Field label={t('channels.keyId')} hint={t('channels.keyIdHint')}>{(id) => <Input id={id} maxLength={64} value={keyId} onChange={(event) => setKeyId(event.target.value)} />}</Field>}
      {!isSigned(kind) && hidden(t('channels.token'), token, setToken, t('channels.tokenHint'))}
      {kind !== 'wecom' && hidden(t('channels.secret'), secret, setSecret, t(isSigned(kind) ? 'channels.secretHint' : 'channels.robotSecretHint'))}
      {kind !== 'sms' && (
        <Field label={t('channels.unit')} hint={t('channels.unitHint')}>
          {(id) => <Select id={id} allowClear showSearch className="wide" placeholder={t('channels.allUnits')} value={unit} options={[...units]} filterOption={isFound} onChange={(next: string | null | undefined) => setUnit(next ?? null)} />}
        </Field>
      )}
      <Checkbox checked={isOn} onChange={(event) => setOn(event.target.checked)}>{t('channels.on')}</Checkbox>
    </FormShell>
  );
};
