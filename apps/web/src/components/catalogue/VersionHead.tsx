import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmCatalogueForm } from '../../forms/confirm-catalogue.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { instantText } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { useDraftDesk } from './draft-context.js';
import { refusalOf, refusalText } from '../../api/allowed-actions.js';

/** What the version is, where it stands, and the act that ends its making. */
export const VersionHead = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { version } = useDraftDesk();
  const [isConfirming, setConfirming] = useState(false);
  const [blocked, setBlocked] = useState<string>();
  const { title, documentNumber, status, sourceName, sourceHash, catalogueHash, importedBy, importedAt, confirmedBy, counts } = version;
  const refusal = refusalOf(version, 'ConfirmCatalogue');
  return (
    <header className="stack version-head">
      <div className="page-head">
        <h1>{title ?? sourceName}</h1>
        <Tag variant="outlined">{t(`version.status.${status}`)}</Tag>
        {status === 'draft' && !isConfirming && (
          <ReasonButton type="primary" reason={refusalText(refusal, language)} onBlocked={setBlocked} onClick={() => setConfirming(true)}>
            {t('version.confirm')}
          </ReasonButton>
        )}
      </div>
      {blocked !== undefined && refusal !== null && <p role="status">{blocked}</p>}
      <p>
        <Link {...pathTo.catalogue()}>{t('nav.catalogue')}</Link> · <Link {...pathTo.catalogueDiff(version.id)}>{t('diff.title')}</Link> · {documentNumber} · {t('version.importedFrom', { file: sourceName, name: importedBy.name, at: instantText(importedAt, language) })}
        {confirmedBy !== null && ` · ${t('version.confirmedBy', { name: confirmedBy.name })}`}
      </p>
      <p className="muted reference">{catalogueHash === null ? t('version.sourceHash', { hash: sourceHash }) : t('version.frozen', { hash: catalogueHash })}</p>
      {counts !== null && <p>{t('version.counts', { ...counts })}</p>}
      {isConfirming && <ConfirmCatalogueForm version={version} onClose={() => setConfirming(false)} />}
    </header>
  );
};
