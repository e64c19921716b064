import { Checkbox, Input } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftHandle } from '../use-draft.js';
import { fieldId } from './fields.js';

/** 不适用, with its reason: of a section or a metric. */
export const NotApplicable = ({ id, title, draft }: { id: string; title: string; draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const reason = draft.notApplicable[id];
  const set = (next: string | undefined): void => {
    const { [id]: _old, ...rest } = draft.notApplicable;
    draft.change({ notApplicable: next === undefined ? rest : { ...rest, [id]: next } });
  };
  return (
    <div className="not-applicable">
      <Checkbox aria-label={t('na.of', { title })} checked={reason !== undefined} onChange={(event) => set(event.target.checked ? '' : undefined)}>
        {t('na.mark')}
      </Checkbox>
      {reason !== undefined && (
        <Input id={fieldId('reason', id)} aria-label={t('na.reasonOf', { title })} placeholder={t('na.reason')} maxLength={2000} value={reason} onChange={(event) => set(event.target.value)} />
      )}
    </div>
  );
};
