import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetImport } from '../api/generated/types.gen.js';
import { toastReceipts } from '../api/receipt-toast.js';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import { SheetOutAndIn, TakeSheetForm, type FoundSheet } from './sheet-out-and-in.js';

/** 手工录入 (C4): the template out, the typed workbook in; what it holds is shown first, then it becomes a draft, which opens. */
export const ImportSheetForm = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <section className="stack" aria-labelledby="typed-title">
      <h2 id="typed-title">{t('typed.title')}</h2>
      <p className="muted">{t('typed.why')}</p>
      <SheetOutAndIn<SheetImport> from={apiPathTo.sheetTemplate()} to={apiPathTo.typedSheet()} words={{ download: t('typed.template'), upload: t('typed.upload') }} mayUpload>
        {(sheet) => <TakeTypedForm {...sheet} />}
      </SheetOutAndIn>
    </section>
  );
};

const TakeTypedForm = ({ file, found: { counts, rejected }, onClose }: FoundSheet<SheetImport>): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <TakeSheetForm<SheetImport>
      file={file} to={apiPathTo.typedSheet()} query={{}} rejected={rejected} rejectedPath={apiPathTo.typedSheetRejected()}
      words={{ title: t('typed.found', { file: file.name, tasks: counts.tasks, obligations: counts.obligations }), take: t(rejected.length > 0 ? 'typed.takePartly' : 'typed.take'), rejected: t('typed.rejected', { n: rejected.length }) }}
      notReady={(taken) => (counts.tasks === 0 || taken?.receipt === null ? t('typed.nothing') : undefined)}
      onTaken={({ receipt }) => {
        if (!receipt) return;
        toastReceipts([receipt]);
        void navigate(pathTo.catalogueVersion(receipt.stream));
      }}
      onSettled={() => client.invalidateQueries({ queryKey: ['catalogue-versions'] })}
      onClose={onClose}
    />
  );
};
