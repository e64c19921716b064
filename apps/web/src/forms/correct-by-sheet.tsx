import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { mayDo } from '../api/allowed-actions.js';
import { draftKeys } from '../api/draft-keys.js';
import type { SheetCorrections } from '../api/generated/types.gen.js';
import { apiPathTo } from '../api-paths.js';
import { CorrectionValues } from '../components/catalogue/CorrectionLines.js';
import { useDraftDesk } from '../components/catalogue/draft-context.js';
import { ReasonField } from '../components/catalogue/ReasonField.js';
import { toast } from '../ui/toast.js';
import { SheetOutAndIn, TakeSheetForm, type FoundSheet } from './sheet-out-and-in.js';

/** xlsx out and in (C4): the draft as a workbook; sent back, what it says otherwise is shown first and then taken with one reason. */
export const CorrectBySheet = (): ReactElement => {
  const { t } = useTranslation();
  const { version } = useDraftDesk();
  const path = apiPathTo.catalogueSheet(version.id);
  return (
    <SheetOutAndIn<SheetCorrections> from={path} to={path} words={{ download: t('sheet.download'), upload: t('sheet.upload') }} mayUpload={mayDo(version, 'CorrectField')}>
      {(sheet) => <TakeCorrectionsForm id={version.id} {...sheet} />}
    </SheetOutAndIn>
  );
};

const TakeCorrectionsForm = ({ id, file, found: { corrections, rejected }, onClose }: FoundSheet<SheetCorrections> & { id: string }): ReactElement => {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  return (
    <TakeSheetForm<SheetCorrections>
      file={file} to={apiPathTo.catalogueSheet(id)} query={{ reason: reason.trim() }} rejected={rejected} rejectedPath={apiPathTo.catalogueSheetRejected(id)}
      words={{ title: t('sheet.title', { file: file.name, n: corrections.length }), take: t('sheet.take', { n: corrections.length }), rejected: t('sheet.rejected', { n: rejected.length }) }}
      notReady={() => (corrections.length === 0 ? t('sheet.nothing') : reason.trim() === '' ? t('version.reasonNeeded') : undefined)}
      onTaken={({ corrections: taken }) => {
        toast('done', t('sheet.taken', { n: taken.length }));
        onClose();
      }}
      onSettled={() => Promise.all(draftKeys(id).map((queryKey) => client.invalidateQueries({ queryKey })))}
      onClose={onClose}
    >
      <>
        <ul>
          {corrections.map(({ path, was, value }) => (
            <li key={path}>
              <span className="reference">{path}</span> <CorrectionValues was={was} value={value} kind={null} />
            </li>
          ))}
        </ul>
        <ReasonField value={reason} onChange={setReason} />
      </>
    </TakeSheetForm>
  );
};
