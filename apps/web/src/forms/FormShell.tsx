import { Button } from 'antd';
import { useId } from 'react';
import type { FormEvent, KeyboardEvent, ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswerError } from '../api/client.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { ReasonButton } from '../ui/ReasonButton.js';

interface Props {
  title: string;
  submitText: string;
  isSaving: boolean;
  submitError: unknown;
  isUnconfirmed?: boolean;
  commandId?: string;
  /** Why it cannot be sent yet; the reason stands on the button. */
  notReady?: string | undefined;
  isDanger?: boolean;
  /** Enter decides at once: the button has the focus, fields are optional. */
  focusSubmit?: boolean;
  /** Without a field, and for good: what has the focus takes nobody by surprise. */
  focusCancel?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** The one shell of all forms: title, error on top, fields, send and cancel. Ctrl+Enter sends, Esc goes back. */
export const FormShell = ({ title, submitText, isSaving, submitError, isUnconfirmed = false, commandId, notReady, isDanger = false, focusSubmit = false, focusCancel = false, onSubmit, onCancel, children }: Props): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isSaving && (notReady === undefined || isUnconfirmed)) onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>): void => {
    // An open list of choices takes Esc for itself.
    if (event.nativeEvent.isComposing || (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true')) return;
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  };
  return (
    <form className="form-shell" aria-labelledby={id} onSubmit={submit} onKeyDown={onKeyDown}>
      <h2 id={id}>{title}</h2>
      {submitError !== null && submitError !== undefined && <ErrorNote error={submitError} />}
      {isUnconfirmed && submitError instanceof NoAnswerError && commandId && <p className="muted reference">{t('form.sameCommand', { id: commandId })}</p>}
      <fieldset disabled={isSaving || isUnconfirmed} className="form-fields">
        {children}
      </fieldset>
      <div className="form-buttons">
        <ReasonButton
          type="primary"
          htmlType="submit"
          danger={isDanger}
          loading={isSaving}
          autoFocus={focusSubmit}
          reason={isUnconfirmed ? undefined : notReady}
        >
          {isUnconfirmed ? t('common.retry') : submitText}
        </ReasonButton>
        <Button autoFocus={focusCancel} onClick={onCancel}>{t('common.cancel')}</Button>
        <span className="muted key-hint">{t('form.keys')}</span>
      </div>
    </form>
  );
};

export const Field = ({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }): ReactElement => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="muted field-hint">{hint}</p>}
    </div>
  );
};
