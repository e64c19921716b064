import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueVersionView } from '../api/generated/types.gen.js';
import { useDraftActs } from '../components/catalogue/use-draft-acts.js';
import { FormShell } from './FormShell.js';

/** 确认 by a second person, of the draft as they see it (C3). */
export const ConfirmCatalogueForm = ({ version, onClose }: { version: CatalogueVersionView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { send, ...sending } = useDraftActs(version.id, onClose);
  return (
    <FormShell focusSubmit title={t('version.confirmTitle')} submitText={t('version.confirmSubmit')} onSubmit={() => send([{ type: 'ConfirmCatalogue', draftHash: version.draftHash }])} onCancel={onClose} {...sending}>
      <p>{t('version.confirmWhy', { name: version.importedBy.name, answered: version.questions.length, corrected: version.corrections.length })}</p>
      <p className="muted reference">{t('version.draftHash', { hash: version.draftHash })}</p>
    </FormShell>
  );
};
