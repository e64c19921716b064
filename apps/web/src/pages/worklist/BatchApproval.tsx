import { useMutation, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnavailable, request } from '../../api/client.js';
import { newCommandId } from '../../api/command-id.js';
import { readAgain } from '../../api/held.js';
import type { BatchAnswer, BatchApproval as Approval, BatchDigest } from '../../api/generated/types.gen.js';
import { useSectionTitle } from '../../components/section-title.js';
import { Field, FormShell } from '../../forms/FormShell.js';
import { Phrases } from '../../forms/Phrases.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { nameOf } from '../../ui/date-text.js';
import { refusalText } from '../../api/allowed-actions.js';
import { Waiting } from '../../components/Waiting.js';

type Digest = BatchDigest['items'][number];
type Answer = BatchAnswer['items'][number];
interface Props {
  ids: readonly string[];
  onClose: () => void;
}

/** 批量通过: what would be approved, item by item; then all that the API would take, each with a receipt of its own. */
export const BatchApproval = ({ ids, onClose }: Props): ReactElement => {
  const { t } = useTranslation();
  const [key] = useState(newCommandId);
  const [opinion, setOpinion] = useState('');
  const { data: digest, error } = useQuery({ queryKey: ['batch-digest', ids], queryFn: () => request<BatchDigest>(apiPathTo.batchPreview(), { method: 'POST', body: { ids } }), gcTime: 0, staleTime: Infinity });
  const taken = digest?.items.filter(({ refusal }) => refusal === null) ?? [];
  const approve = useMutation({
    mutationFn: () =>
      request<BatchAnswer>(apiPathTo.batchApprovals(), {
        method: 'POST', idempotencyKey: key,
        body: { items: taken.map(({ id, sequence, textHash }) => ({ id, expectedSequence: sequence, textHash })), opinion: opinion.trim() } satisfies Approval,
      }),
    onSettled: readAgain,
  });
  if (!digest) return <Waiting error={error} />;
  // One that is not known may be sent again under the same key: what was approved answers with its receipt.
  const isOpen = isUnavailable(approve.error) || approve.data?.items.some(({ outcome }) => outcome === 'failed') === true;
  const isDone = approve.data !== undefined && !isOpen;
  return (
    <div className="reading">
      <DigestTable items={digest.items} answers={approve.data?.items} />
      <FormShell
        title={t('batch.title', { n: taken.length, left: digest.items.length - taken.length })}
        submitText={t('batch.submit', { n: taken.length })}
        notReady={isDone ? t('batch.done') : taken.length === 0 ? t('batch.noneFits') : undefined}
        isSaving={approve.isPending}
        submitError={approve.error}
        isUnconfirmed={isOpen}
        commandId={key}
        focusSubmit
        onSubmit={() => approve.mutate()}
        onCancel={onClose}
      >
        <Field label={t('form.optional', { label: t('form.opinion') })}>{(id) => <Input id={id} maxLength={2000} value={opinion} onChange={(event) => setOpinion(event.target.value)} />}</Field>
        <Phrases kind="approve" text={opinion} onPhrase={setOpinion} />
      </FormShell>
    </div>
  );
};

const DigestTable = ({ items, answers = [] }: { items: readonly Digest[]; answers?: readonly Answer[] | undefined }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const sectionTitle = useSectionTitle();
  const said = ({ refusal }: Pick<Digest, 'refusal'>): string => refusalText(refusal, language) ?? '';
  const state = (item: Digest): string => {
    const answer = answers.find(({ id }) => id === item.id);
    if (answer) return `${t(`batch.outcome.${answer.outcome}`, { number: answer.receipt?.sequence ?? '' })} ${said(answer)}`;
    return item.refusal === null ? t('batch.fits') : t('batch.leftOut', { why: said(item) });
  };
  const columns: readonly Column<Digest>[] = [
    { key: 'unit', title: t('filter.unit'), isHead: true, render: ({ id, unit }) => (unit ? nameOf(unit, language) : id) },
    { key: 'round', title: t('batch.round'), isNumber: true, render: ({ round }) => round },
    { key: 'changed', title: t('batch.changed'), render: ({ changedSections }) => changedSections.map(sectionTitle).join(t('common.and')) || '–' },
    { key: 'hash', title: t('fileList.hash'), render: ({ textHash }) => <span className="code">{textHash.slice(0, 8)}</span> },
    { key: 'state', title: t('batch.state'), render: state },
  ];
  return <DataTable caption={t('batch.caption')} columns={columns} rows={items} rowKey={({ id }) => id} />;
};
