import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../api/client.js';
import type { NoticeRow } from '../api/generated/types.gen.js';
import { noticesQuery } from '../api/queries.js';
import { ExportedLists } from '../components/ExportedLists.js';
import { ExportButton } from '../components/ExportButton.js';
import { ErrorNote } from '../components/ErrorNote.js';
import { useLanguage } from '../messages/use-language.js';
import { apiPathTo } from '../api-paths.js';
import { pathTo } from '../path-builder.js';
import type { RemindersSearch } from '../search-types.js';
import { instantText } from '../ui/date-text.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Turns } from '../ui/Turns.js';
import { wordsIn } from '../api/allowed-actions.js';

const route = getRouteApi('/inside/notices');

/** What the clock and other people have told the reader; each line leads to its item. Above it what was exported in the background. */
export const NoticesPage = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const turn = route.useSearch();
  const { data, error } = useQuery(noticesQuery(turn));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.notices')}</h1>
        <ExportButton list="notices" search={{}} />
        {data && <span className="muted">{t('notices.unread', { n: data.unread })}</span>}
      </div>
      {error && <ErrorNote error={error} />}
      <ExportedLists />
      {data?.rows.length === 0 && <EmptyState why={t('notices.empty')} />}
      <ul className="notices">
        {data?.rows.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ul>
      <Turns list={data} turn={turn} onTurn={(next) => void navigate(pathTo.notices(next))} />
    </div>
  );
};

/** The line's entry in the ledger: `asg/2024/t07-o1/44` and `plan|T-7|2024-06-30`. */
const entryOf = ({ assignment, reminder }: NoticeRow['lines'][number]): RemindersSearch => {
  const [, , obligation = '', unit = ''] = assignment.split('/');
  const [duty = '', rule = ''] = reminder.split('|');
  return { task: obligation.replace(/-[^-]*$/, ''), unit, duty: duty.split(':')[0] ?? duty, rule };
};

const Notice = ({ notice }: { notice: NoticeRow }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: () => request<unknown>(apiPathTo.noticeRead(notice.id), { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const isRead = notice.readAt !== null;
  const markRead = (): void => {
    if (!isRead && !read.isPending) read.mutate();
  };
  return (
    <li className={isRead ? 'notice' : 'notice is-unread'}>
      <div className="notice-head">
        {!isRead && <span className="unread-mark">{t('notices.new')}</span>}
        <h2>{wordsIn(language, notice.title)}</h2>
        <span className="muted nowrap">{instantText(notice.at, language, true)}</span>
        {!isRead && (
          <Button size="small" loading={read.isPending} onClick={markRead}>
            {t('notices.markRead')}
          </Button>
        )}
      </div>
      {read.error !== null && <ErrorNote error={read.error} />}
      <ul>
        {notice.lines.map((line) => (
          <li key={line.reminder}>
            {line.assignment === '' ? wordsIn(language, line) : <Line line={line} markRead={markRead} />}
          </li>
        ))}
      </ul>
    </li>
  );
};

const Line = ({ line, markRead }: { line: NoticeRow['lines'][number]; markRead: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <Link {...pathTo.assignment(line.assignment)} onClick={markRead}>
        {wordsIn(language, line)}
      </Link>{' '}
      <Link className="nowrap" {...pathTo.reminders(entryOf(line))} aria-label={t('whyMe.of', { line: wordsIn(language, line) })}>
        {t('whyMe.link')}
      </Link>
      {line.otherwise && <div className="muted">{t('notices.otherwise', { what: wordsIn(language, line.otherwise) })}</div>}
    </>
  );
};
