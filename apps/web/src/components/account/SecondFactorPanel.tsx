import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, QRCode, Typography } from 'antd';
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { secondFactorQuery } from '../../api/account-queries.js';
import { request } from '../../api/client.js';
import type { NewSecondFactor, RecoveryCodes } from '../../api/generated/types.gen.js';
import { apiPathTo } from '../../api-paths.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { ErrorNote } from '../ErrorNote.js';

/** 双因素: set up with an authenticator; secret and recovery codes are shown once, and kept nowhere on the page. */
export const SecondFactorPanel = ({ onDone }: { onDone?: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const { data, error } = useQuery(secondFactorQuery);
  const offer = useMutation({ mutationFn: () => request<NewSecondFactor>(apiPathTo.secondFactor(), { method: 'POST' }), gcTime: 0 });
  const confirm = useMutation({
    mutationFn: (code: string) => request<RecoveryCodes>(apiPathTo.confirmSecondFactor(), { method: 'POST', body: { code } }),
    onSuccess: () => {
      offer.reset();
      return client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    },
    gcTime: 0,
  });
  const kept = (): void => {
    confirm.reset();
    onDone?.();
  };
  if (confirm.data) return <Recovery codes={confirm.data.codes} onKept={kept} />;
  const failure = error ?? offer.error ?? confirm.error;
  return (
    <div className="stack">
      {data && <p>{data.isOn ? t('account.factor.on', { at: instantText(data.enrolledAt ?? '', language), n: data.recoveryLeft }) : t(data.isRequired ? 'account.factor.required' : 'account.factor.off')}</p>}
      {failure && <ErrorNote error={failure} />}
      {offer.data ? (
        <Setting offered={offer.data} isSaving={confirm.isPending} onCode={(code) => confirm.mutate(code)} />
      ) : (
        <p>
          <Button loading={offer.isPending} onClick={() => offer.mutate()}>
            {t(data?.isOn ? 'account.factor.anew' : 'account.factor.begin')}
          </Button>
        </p>
      )}
    </div>
  );
};

const Setting = ({ offered, isSaving, onCode }: { offered: NewSecondFactor; isSaving: boolean; onCode: (code: string) => void }): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCode(code.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t('account.factor.scan')}</p>
      {/* Black on white in both themes: a camera reads it. */}
      <QRCode value={offered.uri} type="svg" color="#000000" bgColor="#ffffff" aria-label={t('account.factor.scan')} />
      <Typography.Text code copyable>{offered.secret}</Typography.Text>
      <label htmlFor={id}>{t('account.factor.code')}</label>
      <Input id={id} value={code} required inputMode="numeric" pattern="\s*\d{6}\s*" autoComplete="one-time-code" onChange={(event) => setCode(event.target.value)} />
      <p>
        <Button type="primary" htmlType="submit" loading={isSaving}>
          {t('account.factor.confirm')}
        </Button>
      </p>
    </form>
  );
};

const Recovery = ({ codes, onKept }: { codes: readonly string[]; onKept: () => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <Alert
      type="success"
      role="status"
      title={t('account.factor.done')}
      description={
        <div className="stack">
          <p>{t('account.factor.recovery')}</p>
          <Typography.Text code copyable={{ text: codes.join('\n') }}>{codes.join('  ')}</Typography.Text>
          <p>
            <Button onClick={onKept}>{t('account.factor.kept')}</Button>
          </p>
        </div>
      }
    />
  );
};
