import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ownAssignmentsQuery } from '../../api/carrying-out-queries.js';
import { assignmentQuery } from '../../api/queries.js';
import { useSession } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { Field } from '../../forms/FormShell.js';
import { deedsFor } from '../../forms/verbs.js';
import type { Deed } from '../../forms/verbs.js';
import { useLanguage } from '../../messages/use-language.js';
import type { DeedSearch } from '../../search-types.js';
import { taskCode, titleOf } from '../../ui/date-text.js';
import { ReasonButton } from '../../ui/ReasonButton.js';
import { refusalText } from '../../api/allowed-actions.js';
import { ErrorNote } from '../../components/ErrorNote.js';

const ASKS: readonly Deed[] = ['RequestExtension', 'RequestExemption', 'OptOut', 'LodgeAppeal'];

/** A new request: of which item, then what for; what the API does not allow says why. */
export const AskFor = ({ onOpen }: { onOpen: (next: DeedSearch) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const { year } = useCycle();
  const [item, setItem] = useState<string>();
  const [why, setWhy] = useState<string>();
  const { data: rows = [], error } = useQuery(ownAssignmentsQuery(year, session.unit.id));
  const { data: assignment, error: itemError } = useQuery({ ...assignmentQuery(item ?? ''), enabled: item !== undefined });
  const deeds = assignment ? deedsFor(assignment, session).filter(({ deed }) => ASKS.includes(deed)) : [];
  const choices = rows.filter(({ status }) => status !== 'closed').map((row) => ({ value: row.id, label: `${taskCode(row.task)} ${titleOf(row, language)} · ${t(`status.${row.status}`)}` }));
  return (
    <section aria-label={t('requests.new')}>
      <h2>{t('requests.new')}</h2>
      <Field label={t('requests.newItem')}>
        {(id) => (
          <Select
            id={id}
            className="wide"
            showSearch={{ optionFilterProp: 'label' }}
            value={item ?? null}
            options={choices}
            onChange={(next: string) => {
              setWhy(undefined);
              setItem(next);
            }}
          />
        )}
      </Field>
      {(error ?? itemError) && <ErrorNote error={error ?? itemError} />}
      <div className="row wrap">
        {deeds.map(({ deed, refusal }) => (
          <ReasonButton key={deed} reason={refusalText(refusal, language)} onBlocked={setWhy} onClick={() => item !== undefined && onOpen({ item, deed })}>
            {t(`verb.${deed}`)}
          </ReasonButton>
        ))}
        {assignment && deeds.length === 0 && <p className="muted">{t('requests.leaderOnly')}</p>}
      </div>
      {why !== undefined && <p role="status">{why}</p>}
    </section>
  );
};
