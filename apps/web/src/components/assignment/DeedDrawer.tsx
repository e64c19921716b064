import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentQuery } from '../../api/queries.js';
import { DEED_FORMS } from '../../forms/deed-form.js';
import { deedsFor } from '../../forms/verbs.js';
import type { Deed } from '../../forms/verbs.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { DeedSearch } from '../../path-builder.js';
import { nameOf, taskCode } from '../../ui/date-text.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { ErrorNote } from '../ErrorNote.js';
import { useSession } from '../session-context.js';

const isDeed = (deed: string | undefined): deed is Deed => deed !== undefined && deed in DEED_FORMS;

/** The form of one act on one assignment, opened from a list; the same form as in the assignment's own bar. */
export const DeedDrawer = ({ search, onClose }: { search: DeedSearch; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const isOpen = search.item !== undefined && isDeed(search.deed);
  return (
    <Drawer open={isOpen} onClose={onClose} title={isDeed(search.deed) ? t(`verb.${search.deed}`) : ''} size={760} className="deed-drawer" destroyOnHidden>
      {search.item !== undefined && isDeed(search.deed) && <DeedForm key={`${search.item} ${search.deed} ${search.of ?? ''}`} item={search.item} deed={search.deed} of={search.of} onClose={onClose} />}
    </Drawer>
  );
};

const DeedForm = ({ item, deed, of, onClose }: { item: string; deed: Deed; of: string | undefined; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { data, error } = useQuery(assignmentQuery(item));
  if (!data) return error ? <ErrorNote error={error} /> : <PageSkeleton />;
  const offered = deedsFor(data, session).find((each) => each.deed === deed);
  const Form = DEED_FORMS[deed];
  return (
    <>
      <p>
        <Link {...pathTo.assignment(item)}>
          {taskCode(data.task.code)} {nameOf(data.unit, language)}
        </Link>{' '}
        {data.obligation.summary}
      </p>
      {!offered || offered.refusal ? (
        <p role="status">{offered?.refusal ? (language === 'en' ? offered.refusal.message.en : offered.refusal.message.zh) : t('bar.none')}</p>
      ) : (
        <Form assignment={data} session={session} draft={null} of={of} onDone={onClose} onCancel={onClose} />
      )}
    </>
  );
};
