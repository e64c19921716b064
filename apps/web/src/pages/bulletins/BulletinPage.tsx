import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { bulletinQuery } from '../../api/bulletin-queries.js';
import { request } from '../../api/client.js';
import { newCommandId } from '../../api/command-id.js';
import type { AddErratum, BulletinCheck, BulletinView } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { LetterButtons } from '../../components/FileButtons.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useSession } from '../../components/session-context.js';
import { OfficialPaper } from '../../components/OfficialPaper.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { pathTo } from '../../path-builder.js';
import { dayText, instantText } from '../../ui/date-text.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

const route = getRouteApi('/inside/bulletins/$bulletin');

/** A bulletin as it was issued, its inputs and hashes, and what was corrected beside it. */
export const BulletinPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.bulletins')} roles={['coordinator', 'bureau_leader']}>
      <Bulletin />
    </ForRoles>
  );
};

const Bulletin = (): ReactElement => {
  const { t } = useTranslation();
  const { bulletin: id } = route.useParams();
  const { data, error } = useQuery(bulletinQuery(id));
  if (!data) return error ? <ErrorNote error={error} /> : <PageSkeleton />;
  const { year, nth } = data;
  return (
    <div className="page print-page">
      <p className="desk-line print-tools">
        <Link {...pathTo.bulletins()}>← {t('nav.bulletins')}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {t('prints.print')}
        </Button>
        <LetterButtons pathOf={(format) => apiPathTo.bulletinFile(id, format)} of={t('bulletins.which', { year, nth })} />
      </p>
      <h1 className="print-tools">{t('bulletins.which', { year, nth })}</h1>
      <OfficialPaper document={data.document} />
      <Errata bulletin={data} />
      <Inputs bulletin={data} />
    </div>
  );
};

const Errata = ({ bulletin }: { bulletin: BulletinView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const id = useId();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [commandId, setCommandId] = useState(newCommandId);
  /** Another text is another erratum; the same one again, after a lost answer, is the same. */
  const write = (next: string): void => {
    setText(next);
    setCommandId(newCommandId());
  };
  const adding = useMutation({
    mutationFn: () => request<BulletinView>(apiPathTo.bulletinErrata(bulletin.id), { method: 'POST', body: { text: text.trim() } satisfies AddErratum, idempotencyKey: commandId }),
    onSuccess: (changed) => {
      write('');
      client.setQueryData(bulletinQuery(bulletin.id).queryKey, changed);
      return client.invalidateQueries({ queryKey: ['bulletins', bulletin.year] });
    },
  });
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('bulletins.errata')}</h2>
      {bulletin.errata.length === 0 && <p className="muted">{t('bulletins.noErrata')}</p>}
      <ol className="sheet-items">
        {bulletin.errata.map((erratum) => (
          <li key={erratum.nth}>
            <p className="plan-text">{erratum.text}</p>
            <p className="muted">
              {erratum.by} {instantText(erratum.at, language, true)}
            </p>
          </li>
        ))}
      </ol>
      {session.roles.includes('coordinator') && (
        <form
          className="print-tools"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') adding.mutate();
          }}
        >
          <label htmlFor={id}>{t('bulletins.erratum')}</label>
          <Input.TextArea id={id} rows={2} maxLength={2000} value={text} onChange={(event) => write(event.target.value)} />
          <Button htmlType="submit" disabled={text.trim() === ''} loading={adding.isPending}>
            {t('bulletins.addErratum')}
          </Button>
          {adding.error && <ErrorNote error={adding.error} />}
        </form>
      )}
    </section>
  );
};

/** When it was asked and of what; asked again, the same bytes must come of it. */
const Inputs = ({ bulletin }: { bulletin: BulletinView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const checking = useMutation({ mutationFn: () => request<BulletinCheck>(apiPathTo.bulletinCheck(bulletin.id)) });
  const facts: readonly (readonly [string, string])[] = [
    [t('asOf.label'), dayText(bulletin.asOf, language)],
    [t('bulletins.since'), bulletin.since === null ? t('bulletins.first') : dayText(bulletin.since, language)],
    [t('bulletins.queried'), instantText(bulletin.queriedAt, language, true)],
    [t('bulletins.by'), bulletin.issuedBy],
    ['SHA-256 docx', bulletin.docxSha256],
    ['SHA-256 pdf', bulletin.pdfSha256],
  ];
  return (
    <section className="print-tools bulletin-inputs" aria-label={t('bulletins.inputs')}>
      <h2>{t('bulletins.inputs')}</h2>
      <dl className="facts">
        {facts.map(([title, text]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd className="reference">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="desk-line">
        <Button loading={checking.isPending} onClick={() => checking.mutate()}>
          {t('bulletins.check')}
        </Button>
        <span role="status">{checking.data && t(checking.data.same ? 'bulletins.same' : 'bulletins.differs')}</span>
      </p>
      {checking.error && <ErrorNote error={checking.error} />}
    </section>
  );
};
