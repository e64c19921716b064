import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client.js';
import type { AssignmentView, CommentView } from '../../api/generated/types.gen.js';
import { threadsQuery } from '../../api/review-queries.js';
import { CommentForm } from '../../forms/comment.js';
import { useLanguage } from '../../messages/use-language.js';
import { apiPathTo } from '../../api-paths.js';
import { instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { useSession } from '../session-context.js';
import { useAboutOptions } from './about.js';
import { Waiting } from '../Waiting.js';

/** 沟通, thread by thread: on the whole, a section or an item. What is shown counts as read from the next look on. */
export const ThreadsTab = ({ assignment }: { assignment: AssignmentView }): ReactElement => {
  const { t } = useTranslation();
  const session = useSession();
  const abouts = useAboutOptions(assignment);
  const { data, error } = useQuery(threadsQuery(assignment.id));
  const [answering, setAnswering] = useState<string>();
  useReadMark(assignment.id, data?.unread ?? 0, Math.max(0, ...(data?.threads.flatMap(({ comments }) => comments.map(({ sequence }) => sequence)) ?? [])));
  if (!data) return <Waiting error={error} />;
  const mayWrite = assignment.allowedActions.some(({ type, allowed }) => type === 'Comment' && allowed);
  const titleOf = (about: string): string => (about === '' ? t('threads.whole') : (abouts.find(({ value }) => value === about)?.label ?? about));
  return (
    <div className="reading">
      {data.threads.length === 0 && <EmptyState why={t(mayWrite ? 'threads.none' : 'threads.noneToRead')} />}
      {data.threads.map(({ about, comments }) => {
        const key = about ?? '';
        return (
          <section key={key} className="thread">
            <h2>{titleOf(key)}</h2>
            <ol className="comments" aria-label={titleOf(key)}>
              {comments.map((comment) => (
                <Comment key={comment.sequence} comment={comment} />
              ))}
            </ol>
            {mayWrite && answering !== key && (
              <Button size="small" onClick={() => setAnswering(key)}>
                {t('threads.answer')}
              </Button>
            )}
            {answering === key && <CommentForm assignment={assignment} session={session} draft={null} about={key} onDone={() => setAnswering(undefined)} onCancel={() => setAnswering(undefined)} />}
          </section>
        );
      })}
    </div>
  );
};

const Comment = ({ comment }: { comment: CommentView }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { author, actingFor, unit, at, audience, text, mentions, isRead } = comment;
  return (
    <li className={isRead ? 'comment' : 'comment is-unread'}>
      <p>
        <strong>{author.name}</strong> <span>{nameOf(unit, language)}</span>
        {actingFor && <span className="muted"> {t('threads.actingFor', { name: actingFor.name })}</span>} <span className="nowrap muted">{instantText(at, language)}</span>{' '}
        <Tag variant="outlined">{t(`threads.audience.${audience}`)}</Tag>
        {!isRead && <Tag color="blue">{t('threads.new')}</Tag>}
      </p>
      <p className="plan-text">{text}</p>
      {mentions.length > 0 && <p className="muted">@ {mentions.map(({ name }) => name).join(t('common.and'))}</p>}
    </li>
  );
};

/** Marks what stands on the screen, once a load; the marks of this look stay to be seen. */
const useReadMark = (id: string, unread: number, upTo: number): void => {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => request<void>(apiPathTo.threadsRead(id), { method: 'PUT', body: { upTo } }),
    // Stale, not read again at once: "new" is shown until the tab is left.
    onSuccess: () => client.invalidateQueries({ queryKey: ['threads', id], refetchType: 'none' }),
  });
  useEffect(() => {
    if (unread > 0) mutate();
  }, [unread, upTo, mutate]);
};
