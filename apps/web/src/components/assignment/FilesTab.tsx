import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { API } from '../../api/client.js';
import type { AssignmentView, AttachmentView } from '../../api/generated/types.gen.js';
import { attachmentsQuery } from '../../api/plan-queries.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { sizeText } from '../../ui/size-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { useSectionTitle } from '../section-title.js';
import { Waiting } from '../Waiting.js';

/** 附件: of which section, how large, by whom, with its hash; one that waits for its scan cannot be had yet. */
export const FilesTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const { data, error } = useQuery(attachmentsQuery(assignment.id));
  if (!data) return <Waiting error={error} />;
  const { rows } = data;
  if (rows.length === 0) return <EmptyState why={t('fileList.none')} />;
  const sectionOf = (id: string): string => assignment.plan?.sections.filter(({ files = [] }) => files.includes(id)).map((section) => titleOf(section.id)).join(t('common.and')) || '–';
  const isThere = ({ scan }: AttachmentView): boolean => scan !== 'held' && scan !== 'quarantined';
  const columns: readonly Column<AttachmentView>[] = [
    {
      key: 'name', title: t('fileList.name'), isHead: true,
      render: (file) => (isThere(file) ? <a href={`${API}${apiPathTo.attachment(assignment.id, file.id)}`} download={file.name}>{file.name}</a> : file.name),
    },
    { key: 'section', title: t('fileList.section'), render: ({ id }) => sectionOf(id) },
    { key: 'size', title: t('fileList.size'), isNumber: true, render: ({ size }) => sizeText(size) },
    { key: 'by', title: t('fileList.by'), render: ({ unit, uploadedBy, uploadedAt }) => `${nameOf(unit, language)} ${uploadedBy} ${instantText(uploadedAt, language)}` },
    { key: 'hash', title: t('fileList.hash'), render: ({ hash }) => <span className="code" title={hash}>{hash.slice(0, 12)}</span> },
    { key: 'scan', title: t('fileList.scan'), render: ({ scan }) => t(`fileList.scans.${scan}`) },
  ];
  return <DataTable caption={t('fileList.caption')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
};
