import { Alert, Button, Radio } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView, PlanSection } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { instantText } from '../../ui/date-text.js';
import { useSectionTitle } from '../section-title.js';

interface Props {
  mine: readonly PlanSection[];
  theirs: DraftView;
  onSettle: (sections: readonly PlanSection[]) => void;
}

/** Two editors: both texts side by side, section by section; nothing is overwritten unseen. */
export const DraftConflict = ({ mine, theirs, onSettle }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const titleOf = useSectionTitle();
  const [takesTheirs, setTakesTheirs] = useState<Readonly<Record<string, boolean>>>({});
  const theirOf = (mineOne: PlanSection): PlanSection => theirs.sections.find((section) => section.id === mineOne.id) ?? { id: mineOne.id, text: '' };
  const differing = mine.filter((section) => JSON.stringify([section.text, section.files ?? []]) !== JSON.stringify([theirOf(section).text, theirOf(section).files ?? []]));
  const chosen = mine.map((section) => (takesTheirs[section.id] ? theirOf(section) : section));
  const filesOf = ({ files = [] }: PlanSection): string => (files.length === 0 ? '' : t('files.count', { n: files.length }));
  return (
    <div className="conflict">
      <Alert type="warning" showIcon role="alert" title={t('draft.conflict', { by: theirs.savedBy ?? '', at: theirs.savedAt === null ? '' : instantText(theirs.savedAt, language) })} />
      {differing.map((section) => (
        <fieldset key={section.id} className="return-item">
          <legend>{titleOf(section.id)}</legend>
          <Radio.Group
            className="stack"
            aria-label={titleOf(section.id)}
            value={takesTheirs[section.id] ? 'theirs' : 'mine'}
            options={[
              { value: 'mine', label: <span className="plan-text">{t('draft.mine', { text: section.text })} {filesOf(section)}</span> },
              { value: 'theirs', label: <span className="plan-text">{t('draft.theirs', { text: theirOf(section).text })} {filesOf(theirOf(section))}</span> },
            ]}
            onChange={(event) => setTakesTheirs({ ...takesTheirs, [section.id]: event.target.value === 'theirs' })}
          />
        </fieldset>
      ))}
      <Button type="primary" onClick={() => onSettle(chosen)}>
        {t('draft.settle')}
      </Button>
    </div>
  );
};
