import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentQuery } from '../api/queries.js';
import { DeedForm, isDeed } from '../forms/deed-form.js';
import { deedsFor } from '../forms/verbs.js';
import type { Deed } from '../forms/verbs.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import type { DeedSearch } from '../search-types.js';
import { nameOf, taskCode, titleOf } from '../ui/date-text.js';
import { useSession } from './session-context.js';
import { refusalText } from '../api/allowed-actions.js';
import { Waiting } from './Waiting.js';

export interface RowDeed {
  readonly id: string;
  readonly deed: Deed;
  /** What of the assignment it is about: a period, a duty. */
  readonly of?: string | undefined;
}
/** Of an address that says which form stands open. */
export const rowDeedOf = ({ item, deed, of }: DeedSearch): RowDeed | undefined => (item !== undefined && isDeed(deed) && deed !== 'DraftPlan' ? { id: item, deed, of } : undefined);

/** One verb on a row of any list, beside the list: press it, send it. The form and its rules are those of the assignment's own page. */
export const DeedDrawer = ({ chosen, onClose }: { chosen: RowDeed | undefined; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <Drawer open={chosen !== undefined} onClose={onClose} title={chosen && t(`verb.${chosen.deed}`)} size={640} className="deed-drawer" destroyOnHidden>
      {chosen && <DeedOnRow key={`${chosen.id} ${chosen.deed} ${chosen.of ?? ''}`} {...chosen} onClose={onClose} />}
    </Drawer>
  );
};

const DeedOnRow = ({ id, deed, of, onClose }: RowDeed & { onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { data, error } = useQuery(assignmentQuery(id));
  if (!data) return <Waiting error={error} rows={6} />;
  const offered = deedsFor(data, session).find((each) => each.deed === deed);
  return (
    <div className="row-deed">
      <p>
        <Link {...pathTo.assignment(id)}>
          {taskCode(data.task.code)} {nameOf(data.unit, language)}
        </Link>{' '}
        {titleOf(data.task, language)}
      </p>
      {offered?.refusal === null ? (
        <DeedForm deed={deed} assignment={data} session={session} draft={null} of={of} onDone={onClose} onCancel={onClose} />
      ) : (
        <p role="status">{refusalText(offered?.refusal, language) ?? t('bar.none')}</p>
      )}
    </div>
  );
};
