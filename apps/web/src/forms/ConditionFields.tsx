import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSection } from '../api/generated/types.gen.js';
import { useSectionTitle } from '../components/section-title.js';

export interface ConditionDraft {
  readonly text: string;
  /** `YYYY-MM-DD`, empty while there is none. */
  readonly dueOn: string;
  /** Empty: on the whole. */
  readonly section: string;
}
export const BLANK_CONDITION: ConditionDraft = { text: '', dueOn: '', section: '' };

interface Props {
  sections: readonly PlanSection[];
  conditions: readonly ConditionDraft[];
  onChange: (conditions: readonly ConditionDraft[]) => void;
  onCurrent: (index: number) => void;
}

/** 附条件: each with its date, so that it becomes a milestone. */
export const ConditionFields = ({ sections, conditions, onChange, onCurrent }: Props): ReactElement => {
  const { t } = useTranslation();
  const titleOf = useSectionTitle();
  const set = (index: number, part: Partial<ConditionDraft>): void => onChange(conditions.map((condition, at) => (at === index ? { ...condition, ...part } : condition)));
  return (
    <ol className="return-items condition-items">
      {conditions.map((condition, index) => (
        // Only the last one is added or taken away in the middle of typing: a place is a row.
        <li key={index} onFocus={() => onCurrent(index)}>
          <div className="condition-head">
            <Input type="date" className="day" aria-label={t('form.Conditions.dueOn', { n: index + 1 })} value={condition.dueOn} onChange={(event) => set(index, { dueOn: event.target.value })} />
            <Select
              className="item-section"
              aria-label={t('form.Return.section', { n: index + 1 })}
              value={condition.section}
              options={[{ value: '', label: t('threads.whole') }, ...sections.map(({ id }) => ({ value: id, label: titleOf(id) }))]}
              onChange={(section: string) => set(index, { section })}
            />
          </div>
          <Input.TextArea aria-label={t('form.Conditions.text', { n: index + 1 })} placeholder={t('form.Conditions.placeholder')} autoFocus={index === 0} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} value={condition.text} onChange={(event) => set(index, { text: event.target.value })} />
          {conditions.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('form.Conditions.remove', { n: index + 1 })} onClick={() => onChange(conditions.filter((_, at) => at !== index))} />}
        </li>
      ))}
      <li className="return-items-add">
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...conditions, BLANK_CONDITION])}>
          {t('form.Conditions.add')}
        </Button>
      </li>
    </ol>
  );
};
