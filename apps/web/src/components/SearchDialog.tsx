import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useRef, useState } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { searchQuery } from '../api/dashboard-queries.js';
import type { SearchView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { pathTo } from '../path-builder.js';
import { nameOf, taskCode, titleOf } from '../ui/date-text.js';
import { ErrorNote } from './ErrorNote.js';
import { useSectionTitle } from './section-title.js';
import { useCycle } from './use-cycle.js';
import { useSettled } from '../ui/use-settled.js';

/** Between two letters of who types at leisure. */
const SETTLES_IN = 250;

/** What a word finds, by kind. */
export const SearchDialog = ({ onClose }: { onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const input = useRef<InputRef>(null);
  return (
    <Modal open onCancel={onClose} footer={null} title={t('search.title')} destroyOnHidden afterOpenChange={(opened) => opened && input.current?.focus()}>
      <SearchForm input={input} onGone={onClose} />
    </Modal>
  );
};

const SearchForm = ({ input, onGone }: { input: RefObject<InputRef | null>; onGone: () => void }): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim(), SETTLES_IN);
  const { data, error, isFetching } = useQuery(searchQuery(year, asked));
  return (
    <div className="search-form">
      <Input ref={input} type="search" maxLength={50} aria-label={t('search.title')} placeholder={t('search.hint')} value={text} onChange={(event) => setText(event.target.value)} />
      {error && <ErrorNote error={error} />}
      <div aria-live="polite">{data && asked !== '' && <Found found={data} onGone={onGone} isStale={isFetching || asked !== text.trim()} />}</div>
    </div>
  );
};

const Found = ({ found, onGone, isStale }: { found: SearchView; onGone: () => void; isStale: boolean }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const sectionTitle = useSectionTitle();
  const { tasks, units, assignments, texts } = found;
  if (tasks.length + units.length + assignments.length + texts.length === 0) return <p className="muted">{isStale ? t('common.loading') : t('search.nothing')}</p>;
  return (
    <>
      <Group title={t('filter.task')} shown={tasks.length > 0}>
        {tasks.map((task) => (
          <li key={task.code}>
            <Link {...pathTo.task(task.code)} onClick={onGone}>
              {taskCode(task.code)} {titleOf(task, language)}
            </Link>
          </li>
        ))}
      </Group>
      <Group title={t('filter.unit')} shown={units.length > 0}>
        {units.map((unit) => (
          <li key={unit.id}>
            <Link {...(unit.kind === 'department' ? pathTo.assignments({ department: unit.id }) : pathTo.unit(unit.id))} onClick={onGone}>
              {nameOf(unit, language)}
            </Link>
          </li>
        ))}
      </Group>
      <Group title={t('overview.items')} shown={assignments.length > 0}>
        {assignments.map((row) => (
          <li key={row.id}>
            <Link {...pathTo.assignment(row.id)} onClick={onGone}>
              {taskCode(row.task)} {nameOf(row.unit, language)} · {t(`status.${row.status}`)}
            </Link>
          </li>
        ))}
      </Group>
      <Group title={t('search.texts')} shown={texts.length > 0}>
        {texts.map((row) => (
          <li key={row.assignment}>
            <Link {...pathTo.assignment(row.assignment)} onClick={onGone}>
              {taskCode(row.task)} {nameOf(row.unit, language)} · {sectionTitle(row.section)}
            </Link>
            <p className="muted">{row.snippet}</p>
          </li>
        ))}
      </Group>
    </>
  );
};

const Group = ({ title, shown, children }: { title: string; shown: boolean; children: ReactNode }): ReactElement | null =>
  shown ? (
    <section>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  ) : null;
