import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftChecksPanel } from '../components/plan/DraftChecksPanel.js';
import { draftBodyOf } from '../components/use-draft.js';
import type { DraftHandle } from '../components/use-draft.js';
import type { VerbFormProps } from './form-props.js';
import { FormShell } from './FormShell.js';
import { useCommand } from './use-command.js';

/** Freezes the text for sign-off: saves first, so that the version named is the text on the screen. */
export const DraftPlanForm = ({ draft, ...props }: VerbFormProps): ReactElement => {
  const { t } = useTranslation();
  if (!draft) return <p>{t('common.loading')}</p>;
  return <WithDraft draft={draft} {...props} />;
};

const WithDraft = ({ assignment, draft, onDone, onCancel }: Omit<VerbFormProps, 'draft'> & { draft: DraftHandle }): ReactElement => {
  const { t } = useTranslation();
  const { keeper } = draft;
  const [flushError, setFlushError] = useState<unknown>(null);
  const { send, submitError, ...sending } = useCommand(assignment, () => {
    draft.sent();
    onDone();
  });
  // What is checked is what is stored.
  useEffect(() => void keeper.flush().catch(setFlushError), [keeper]);
  const freeze = async (): Promise<void> => {
    setFlushError(null);
    try {
      const draftVersion = await keeper.flush();
      send({ type: 'DraftPlan', draftVersion, ...draftBodyOf(assignment, keeper.state.get().sections, draft) });
    } catch (error) {
      setFlushError(error);
    }
  };
  return (
    <FormShell title={t('form.DraftPlan.title')} submitText={t('verb.DraftPlan')} submitError={flushError ?? submitError} focusSubmit onSubmit={() => void freeze()} onCancel={onCancel} {...sending}>
      <DraftChecksPanel assignment={assignment} draft={draft} />
    </FormShell>
  );
};
