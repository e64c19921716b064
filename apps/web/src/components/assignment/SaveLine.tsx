import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftKeeper } from '../../api/draft-keeper.js';
import { useLanguage } from '../../messages/use-language.js';
import { beijingOf } from '../../ui/date-text.js';
import { useStore } from '../../ui/store.js';
import { ErrorNote } from '../ErrorNote.js';

/** When the text was last saved, by whom, and what is the matter if it was not. */
export const SaveLine = ({ keeper }: { keeper: DraftKeeper }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { save, savedAt, savedBy, error } = useStore(keeper.state);
  const saved = savedAt === null ? t('draft.never') : t('draft.saved', { at: beijingOf(savedAt).time, by: savedBy ?? '' });
  return (
    <div className="save-line" lang={language}>
      <p role="status" className={save === 'offline' || save === 'signed_out' ? 'save-offline' : 'muted'}>
        {save === 'clean' ? saved : t(`draft.state.${save}`)}
      </p>
      {(save === 'dirty' || save === 'offline') && (
        <Button size="small" onClick={() => void keeper.flush().catch(() => undefined)}>
          {t('draft.saveNow')}
        </Button>
      )}
      {save === 'refused' && <ErrorNote error={error} />}
    </div>
  );
};
