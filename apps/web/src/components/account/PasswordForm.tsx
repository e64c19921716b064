import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordRulesQuery } from '../../api/account-queries.js';
import { request } from '../../api/client.js';
import type { ChangePassword, SessionView } from '../../api/generated/types.gen.js';
import { sessionQuery } from '../../api/queries.js';
import { apiPathTo } from '../../api-paths.js';
import { toast } from '../../ui/toast.js';
import { useSide } from '../use-side.js';
import { ErrorNote } from '../ErrorNote.js';

/** 修改口令: the rules stand beside it before anything is typed. */
export const PasswordForm = ({ onDone }: { onDone?: () => void }): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const client = useQueryClient();
  const rules = useSide(passwordRulesQuery);
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const change = useMutation({
    mutationFn: (body: ChangePassword) => request<SessionView>(apiPathTo.ownPassword(), { method: 'POST', body }),
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      void client.invalidateQueries({ queryKey: ['own-sessions'] });
      for (const clear of [setOld, setNext, setAgain]) clear('');
      toast('done', t('account.password.changed'));
      onDone?.();
    },
  });
  const differs = again !== '' && again !== next;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (next === again) change.mutate({ old, next });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {rules && (
        <p className="muted">
          {t(rules.classes > 1 ? 'account.password.rule' : 'account.password.ruleOfLength', { least: rules.least, classes: rules.classes })}
          {rules.days === null ? '' : t('account.password.ruleOfAge', { days: rules.days, history: rules.history })}
        </p>
      )}
      {change.error && <ErrorNote error={change.error} />}
      <label htmlFor={`${id}-old`}>{t('account.password.old')}</label>
      <Input.Password id={`${id}-old`} value={old} required autoComplete="current-password" onChange={(event) => setOld(event.target.value)} />
      <label htmlFor={`${id}-next`}>{t('account.password.next')}</label>
      <Input.Password id={`${id}-next`} value={next} required autoComplete="new-password" onChange={(event) => setNext(event.target.value)} />
      <label htmlFor={`${id}-again`}>{t('account.password.again')}</label>
      <Input.Password id={`${id}-again`} value={again} required autoComplete="new-password" {...(differs ? { status: 'error' as const, 'aria-describedby': `${id}-differs` } : {})} onChange={(event) => setAgain(event.target.value)} />
      {differs && <p id={`${id}-differs`}>{t('account.password.differs')}</p>}
      <p>
        <Button htmlType="submit" loading={change.isPending}>
          {t('account.password.change')}
        </Button>
      </p>
    </form>
  );
};
